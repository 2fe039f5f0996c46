// The process that exports, so that the app's windows keep answering: started by `export-client.ts`, kept for the next export of its library.
import { performance } from 'node:perf_hooks';
import { failure, type Result, toFailure, unwrap } from '../../core/errors.ts';
import { hearParent, tellParent } from '../parent.ts';
import {
  type ExportRequest,
  type MessageFromProcess,
  messageToProcess,
} from './export-messages.ts';
import { keepHeapModest, tidyHeap } from './modest-heap.ts';
import { SiteSession } from './site-session.ts';

keepHeapModest();

/** Progress is told at most this often; the last step always. */
const TELL_EVERY_MS = 50;

function tell(message: MessageFromProcess): void {
  tellParent(message);
}

let session: SiteSession | undefined;
/** What goes on after an export for the one after it. */
let preparing: Promise<void> = Promise.resolve();
/** Who waits for a signature, if anybody does. */
let onSigned: (result: Result<string>) => void = () => {};
/** What stops the export that is running, if one is. */
let control: AbortController | undefined;

function hear(message: unknown): void {
  const parsed = messageToProcess.safeParse(message);
  if (!parsed.success) return;
  switch (parsed.data.type) {
    case 'cancel':
      control?.abort();
      return;
    case 'signed':
      onSigned(parsed.data.result);
      return;
    case 'start':
      if (control === undefined) void start(parsed.data.options);
  }
}

/** Has the app sign, which has the key. Rejects where it does not, or where the export is stopped meanwhile. */
async function askToSign(manifest: string, signal: AbortSignal): Promise<string> {
  const signed = new Promise<Result<string>>((resolve) => {
    onSigned = resolve;
    signal.addEventListener('abort', () => resolve(failure('cancelled')), { once: true });
  });
  tell({ type: 'sign', manifest });
  return unwrap(await signed);
}

async function start(options: ExportRequest): Promise<void> {
  const { asOf, destination, since, isSigned, ...place } = options;
  const running = new AbortController();
  control = running;
  let told = Number.NEGATIVE_INFINITY;
  await preparing;
  // Its client asks one process for one library only.
  session ??= new SiteSession(place);
  const result = await session
    .export({
      destination,
      since,
      sign: isSigned ? (manifest) => askToSign(manifest, running.signal) : undefined,
      preparesNext: true,
      asOf: new Date(asOf),
      signal: running.signal,
      onProgress(done, total, label) {
        const now = performance.now();
        if (done < total && now - told < TELL_EVERY_MS) return;
        told = now;
        tell({ type: 'progress', done, total, label });
      },
    })
    .catch((error: unknown) => ({ ok: false, error: toFailure(error) }) as const);
  control = undefined;
  tell({ type: 'done', result });
  if (result.ok) preparing = session.prepareNext({ destination }).then(tidyHeap);
}

hearParent(hear);
