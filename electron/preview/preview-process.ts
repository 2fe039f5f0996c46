// The process that makes previews, so that typing never waits for a page: started by `preview.ts`.
import { setTimeout as wait } from 'node:timers/promises';
import { toFailure } from '../../core/errors.ts';
import { hearParent, tellParent } from '../parent.ts';
import { PreviewEngine } from './preview-engine.ts';
import {
  type MessageFromProcess,
  type MessageToProcess,
  messageToProcess,
} from './preview-messages.ts';

/** A page that is typed on is not interrupted by its pictures: they come after so long without a new one. */
const REST_MS = 600;

let engine: PreviewEngine | undefined;
/** The newest page asked for by each window. */
const newest = new Map<number, number>();
let asked = 0;
let isMakingCopies = false;

function tell(message: MessageFromProcess): void {
  tellParent(message);
}

hearParent((message) => {
  const parsed = messageToProcess.safeParse(message);
  if (!parsed.success) return;
  const { data } = parsed;
  switch (data.type) {
    case 'open':
      engine = new PreviewEngine(data);
      return;
    case 'show':
      asked += 1;
      newest.set(data.window, data.number);
      void show(data);
      return;
    case 'issue':
      asked += 1;
      newest.set(data.window, data.number);
      void readIssue(data);
      return;
    case 'away':
      newest.delete(data.window);
      engine?.away(data.window);
      return;
    case 'file':
      void giveFile(data);
  }
});

async function giveFile({
  number,
  window,
  path,
  look,
}: Extract<MessageToProcess, { type: 'file' }>): Promise<void> {
  // A file that cannot be made is not there; what is wrong with it is said of the page.
  const file = await engine?.file(window, path, look).catch(() => undefined);
  tell({ type: 'file', number, file: file ?? null });
}

async function show({
  number,
  window,
  text,
  isTyping,
}: Extract<MessageToProcess, { type: 'show' }>): Promise<void> {
  if (engine === undefined) return;
  const result = await engine
    .show(window, text, { isTyping, isWanted: () => newest.get(window) === number })
    .catch((error: unknown) => ({ ok: false, error: toFailure(error) }) as const);
  tell({ type: 'page', number, result });
  void makeCopies();
}

async function readIssue({
  number,
  window,
  issue,
  isWhole,
}: Extract<MessageToProcess, { type: 'issue' }>): Promise<void> {
  if (engine === undefined) return;
  const isWanted = (): boolean => newest.get(window) === number;
  const reader = engine;
  const read = async () => {
    const first = await reader.readIssue(window, issue, isWanted);
    if (!isWhole || !first.ok || !first.value.isWaitingForPictures) return first;
    await reader.makeCopies(reader.waitingPictures(window), isWanted);
    return reader.readIssue(window, issue, isWanted);
  };
  const result = await read().catch(
    (error: unknown) => ({ ok: false, error: toFailure(error) }) as const,
  );
  tell({ type: 'issue', number, result });
  void makeCopies();
}

/** Makes the copies that pages on show lack, while nothing else is asked for. */
async function makeCopies(): Promise<void> {
  if (isMakingCopies || engine === undefined) return;
  isMakingCopies = true;
  try {
    for (let before = -1; before !== asked; ) {
      before = asked;
      await wait(REST_MS);
      if (before !== asked) continue;
      for (const window of newest.keys()) {
        const isBetter = await engine.makeCopies(
          engine.waitingPictures(window),
          () => before === asked,
        );
        if (isBetter) tell({ type: 'better', window });
      }
    }
  } finally {
    isMakingCopies = false;
  }
}
