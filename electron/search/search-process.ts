// The process that searches, so that neither reading an archive nor a question stops the app: started by `search.ts`.
import { toFailure } from '../../core/errors.ts';
import { hearParent, tellParent } from '../parent.ts';
import { SearchEngine } from './search-engine.ts';
import {
  type MessageFromProcess,
  type MessageToProcess,
  messageToProcess,
} from './search-messages.ts';

/** Progress is told at most this often; that all is read, at once. */
const TELL_EVERY_MS = 250;

let engine: SearchEngine | undefined;
let starting: Promise<void> = Promise.resolve();
/** The newest question of each window. */
const newest = new Map<number, number>();
let told = Number.NEGATIVE_INFINITY;

function tell(message: MessageFromProcess): void {
  tellParent(message);
}

hearParent((message) => {
  const parsed = messageToProcess.safeParse(message);
  if (!parsed.success) return;
  const { data } = parsed;
  switch (data.type) {
    case 'open':
      engine = new SearchEngine(data.library, {
        mayWrite: data.mayWrite,
        onProgress(progress) {
          const now = performance.now();
          if (!progress.isReady && now - told < TELL_EVERY_MS) return;
          told = now;
          tell({ type: 'progress', progress });
        },
      });
      // Without a folder to read there is nothing to search: questions then say why.
      starting = engine.start();
      starting.catch(() => undefined);
      return;
    case 'changed':
      engine?.changed(data.ids, data.hasNewNames);
      return;
    case 'query':
      newest.set(data.window, data.number);
      void answer(data, () => newest.get(data.window) === data.number);
      return;
    case 'close':
      void end();
  }
});

async function answer(
  { number, text, limit }: Extract<MessageToProcess, { type: 'query' }>,
  isWanted: () => boolean,
): Promise<void> {
  try {
    await starting;
    const found = await engine?.query(text, limit, isWanted);
    if (found !== undefined) tell({ type: 'answer', number, answer: found });
  } catch (error) {
    tell({ type: 'failed', number, detail: toFailure(error).detail ?? '' });
  }
}

async function end(): Promise<void> {
  await starting.catch(() => undefined);
  await engine?.close();
  process.exit(0);
}
