// How does the app run an export in a process of its own, follow it and stop it?
import { failure, type Result } from '../../core/errors.ts';
import type { ExportReceipt } from '../../core/ipc/contract.ts';
import {
  type ExportRequest,
  type MessageToProcess,
  messageFromProcess,
} from './export-messages.ts';

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface ExportChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface RunningExport {
  readonly result: Promise<Result<ExportReceipt>>;
  /** Asks it to stop: the result becomes `cancelled`, and no file is left. */
  cancel(): void;
}

/** Starts an export in a process made by `fork`. The process is ended once its result is here. */
export function startExport(
  options: ExportRequest,
  onProgress: (done: number, total: number, label: string) => void,
  fork: () => ExportChild,
): RunningExport {
  const child = fork();
  const send = (message: MessageToProcess): void => child.postMessage(message);
  let isOver = false;
  const result = new Promise<Result<ExportReceipt>>((resolve) => {
    const settle = (outcome: Result<ExportReceipt>): void => {
      if (isOver) return;
      isOver = true;
      resolve(outcome);
      child.kill();
    };
    child.on('message', (message) => {
      const parsed = messageFromProcess.safeParse(message);
      if (!parsed.success) {
        settle(failure('internal', { detail: 'the export process said something unknown' }));
      } else if (parsed.data.type === 'done') {
        settle(parsed.data.result);
      } else if (!isOver) {
        onProgress(parsed.data.done, parsed.data.total, parsed.data.label);
      }
    });
    child.on('exit', (code) => {
      settle(
        failure('export-failed', { detail: `the export process ended by itself (code ${code})` }),
      );
    });
  });
  send({ type: 'start', options });
  return {
    result,
    cancel() {
      if (!isOver) send({ type: 'cancel' });
    },
  };
}
