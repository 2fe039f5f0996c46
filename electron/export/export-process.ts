// The process that exports, so that the app's windows keep answering: started by `export-client.ts`, one export each.
import { performance } from 'node:perf_hooks';
import { toFailure } from '../../core/errors.ts';
import {
  type ExportRequest,
  type MessageFromProcess,
  messageToProcess,
} from './export-messages.ts';
import { runExport } from './run-export.ts';

/** The ear of an Electron utility process; a plain Node child has `process.send` instead. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** Progress is told at most this often; the last step always. */
const TELL_EVERY_MS = 50;

// Electron adds `parentPort` to `process`; its types are not known here, since this file runs under plain Node too.
const parentPort = (process as { parentPort?: ParentPort }).parentPort;

function tell(message: MessageFromProcess, then?: () => void): void {
  if (parentPort !== undefined) {
    parentPort.postMessage(message);
    then?.();
  } else if (process.send !== undefined) {
    process.send(message, undefined, undefined, () => then?.());
  }
}

const control = new AbortController();
let isStarted = false;

function hear(message: unknown): void {
  const parsed = messageToProcess.safeParse(message);
  if (!parsed.success) return;
  switch (parsed.data.type) {
    case 'cancel':
      control.abort();
      return;
    case 'start':
      if (!isStarted) {
        isStarted = true;
        void start(parsed.data.options);
      }
  }
}

async function start(options: ExportRequest): Promise<void> {
  let told = Number.NEGATIVE_INFINITY;
  const result = await runExport({
    ...options,
    asOf: new Date(options.asOf),
    signal: control.signal,
    onProgress(done, total, label) {
      const now = performance.now();
      if (done < total && now - told < TELL_EVERY_MS) return;
      told = now;
      tell({ type: 'progress', done, total, label });
    },
  }).catch((error: unknown) => ({ ok: false, error: toFailure(error) }) as const);
  tell({ type: 'done', result }, () => {
    // A utility process has no more to do, but its open port would keep it alive; the app ends it.
    if (parentPort === undefined) process.disconnect();
  });
}

if (parentPort !== undefined) parentPort.on('message', (event) => hear(event.data));
else process.on('message', hear);
