// The process that exports, so that the app's windows keep answering: started by `export-client.ts`, one export each.
import { performance } from 'node:perf_hooks';
import { toFailure } from '../../core/errors.ts';
import { hearParent, leaveParent, tellParent } from '../parent.ts';
import {
  type ExportRequest,
  type MessageFromProcess,
  messageToProcess,
} from './export-messages.ts';
import { runExport } from './run-export.ts';

/** Progress is told at most this often; the last step always. */
const TELL_EVERY_MS = 50;

function tell(message: MessageFromProcess, then?: () => void): void {
  tellParent(message, then);
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
  tell({ type: 'done', result }, leaveParent);
}

hearParent(hear);
