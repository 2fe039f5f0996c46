// How much passes between the processes for one save of an article of ordinary length?
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countWords, plainText } from '../../core/content/body.ts';
import { unwrap } from '../../core/errors.ts';
import { calls, events } from '../../core/ipc/contract.ts';
import { summarise } from '../../core/library.ts';
import { runCommand } from '../cli/run-command.ts';
import { LibraryStore } from '../storage/library-store.ts';

const MOST_BYTES = 10_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-save-size-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is less than ten kilobytes, there and back, with the event to the lists', async () => {
  const library = join(folder, 'room');
  const environment = {
    print: () => {},
    note: () => {},
    progress: () => {},
    resources: '',
    cacheFolder: '',
    now: () => new Date(),
    secret: () => undefined,
    timeZone: 'UTC',
    signal: new AbortController().signal,
  };
  expect(await runCommand(['generate', '40', library], environment, '0')).toBe(0);
  const store = unwrap(await LibraryStore.open(library));
  const sizes: number[] = [];
  const withText: number[] = [];
  for (const { id, revision } of store.summaries()) {
    const loaded = unwrap(await store.article(id)).article;
    const { body } = loaded;
    if (countWords(plainText(body.document)) > 700) continue;
    const input = { id, baseRevision: revision, edit: { body } };
    const saved = unwrap(await store.saveArticle(id, revision, { body }));
    const { body: _inTheWindow, ...article } = saved.article;
    const reply = calls['article.save'].output.parse({ article, savedAt: saved.savedAt });
    const event = events['library.changed'].parse({
      library: { id: store.id, name: store.name, folder: library, readOnly: null },
      changed: [summarise(saved.article)],
      removed: [],
    });
    const bytes = (what: unknown): number => Buffer.byteLength(JSON.stringify(what));
    sizes.push(bytes(input) + bytes(reply) + bytes(event));
    withText.push(bytes(input) + bytes(saved) + bytes(event));
  }
  await store.close();
  expect(sizes.length).toBeGreaterThan(10);
  expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
  // The control: a reply that carried the text back would not fit.
  expect(Math.max(...withText)).toBeGreaterThan(MOST_BYTES);
});
