// Does an import come to the disk as what was seen before, and go back whole?
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import { plainText } from '../../core/content/body.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { ChangeDesk } from '../desk/change-desk.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { contentRecords, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { type AskCalendar, CalendarFiles } from './calendar-files.ts';
import { readIcs } from './read-ics.ts';
import { writeIcs } from './write-ics.ts';

const ZONE = 'Europe/Amsterdam';
const NOW = new Date('2026-03-01T10:00:00Z');
const unstopped = { signal: new AbortController().signal };

let root: string;
let library: string;
let store: LibraryStore;
let changes: ChangeDesk;
let desk: CalendarFiles;

beforeEach(async () => {
  ({ root, library } = await newNewsroom(NOW, ZONE));
  store = unwrap(await LibraryStore.open(library));
  changes = new ChangeDesk(async () => true);
  // What the process answers, without the process.
  const ask = (async (question: Parameters<AskCalendar>[0]) => {
    if (question.about === 'import') {
      const { file, zone } = question;
      return readIcs(typeof file === 'string' ? await readFile(file) : file, zone);
    }
    const written = unwrap(await writeIcs({ ...question, asOf: new Date(question.asOf) }));
    return { ok: true, value: { text: written.text, events: written.events.length } };
  }) as AskCalendar;
  desk = new CalendarFiles(ask, () => NOW);
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

async function write(headline: string, edit: ArticleEdit): Promise<ArticleId> {
  const { id } = unwrap(await store.createArticle());
  unwrap(await store.saveArticle(id, 0, { headline, ...edit }));
  return id;
}

async function articleOf(id: ArticleId): Promise<Article> {
  return unwrap(await store.article(id)).article;
}

const contents = () => contentRecords(library);

describe('an import', () => {
  const file = join(fileURLToPath(import.meta.url), '..', 'fixtures', 'google.ics');
  const read = async () => unwrap(await desk.read(store, { name: 'google.ics', file }, unstopped));
  const apply = async (token: string, keys: readonly string[]) =>
    unwrap(await desk.apply(store, changes, { token, keys }, unstopped));

  it('says what it would come to and changes nothing; then makes drafts, which one undo takes back', async () => {
    await write('Peer mentors', {});
    const before = await contents();
    const plan = await read();
    expect(await contents()).toEqual(before);
    expect(plan).toMatchObject({ fileName: 'google.ics', name: 'Activities', others: 1 });
    expect(plan.candidates.map(({ title, article }) => [title, article])).toEqual([
      ['Office hour', null],
      ['Office hour, moved', null],
      ['General assembly', null],
    ]);
    const keys = plan.candidates.filter(({ notes }) => !notes.includes('repeats'));
    const { articles, outcome } = await apply(
      plan.token,
      keys.map(({ key }) => key),
    );
    expect(articles).toHaveLength(2);
    const made = await Promise.all(articles.map(articleOf));
    expect(made.map(({ headline, status, slug }) => [headline, status, slug])).toEqual([
      ['General assembly', 'draft', 'general-assembly'],
      ['Office hour, moved', 'draft', 'office-hour-moved'],
    ]);
    expect(made[0]?.event).toEqual({
      start: { instant: '2026-07-01T07:00:00.000Z', zone: 'Europe/Brussels' },
      end: { instant: '2026-07-01T13:30:00.000Z', zone: 'Europe/Brussels' },
      place: 'Brussels',
      link: 'https://events.example/assembly',
      cancelled: true,
      importedAs: 'assembly@google.com',
    });
    unwrap(await changes.undo(store, outcome.token ?? '', unstopped));
    expect(await contents()).toEqual(before);
  });

  it('knows again what it brought, however it is called here by now, and what says the same of itself', async () => {
    const first = await read();
    const [office] = first.candidates;
    const { articles } = await apply(first.token, [office?.key ?? '']);
    const [id] = articles;
    if (id === undefined) throw new Error('nothing was made');
    const event = (await articleOf(id)).event;
    if (event === undefined) throw new Error('there is no event');
    unwrap(
      await store.saveArticle(id, 1, {
        headline: 'Ask the office',
        event: { ...event, place: 'Online' },
      }),
    );
    const { importedAs: _name, ...typed } = {
      ...event,
      importedAs: '',
      start: { instant: '2026-07-01T07:00:00.000Z', zone: ZONE },
    };
    const { end: _end, ...other } = typed;
    const typedId = await write('GENERAL assembly', { event: other });
    const again = await read();
    expect(
      again.candidates.map(({ title, article, differs }) => [title, article?.id, differs]),
    ).toEqual([
      ['Office hour', id, true],
      ['Office hour, moved', undefined, false],
      ['General assembly', typedId, true],
    ]);
    // What is there already is not made twice, though somebody asks for it.
    const all = await apply(
      again.token,
      again.candidates.map(({ key }) => key),
    );
    expect(all.articles).toHaveLength(1);
    expect((await read()).candidates.every(({ article }) => article !== null)).toBe(true);
  });

  it('brings the words of an event as paragraphs, never as markup', async () => {
    const text = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART:20260309T080000Z',
      'SUMMARY:Seminar',
      'DESCRIPTION:First <b>paragraph</b>.\\n\\nSecond.',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const dropped = Uint8Array.from(new TextEncoder().encode(text));
    const plan = unwrap(await desk.read(store, { name: 'x.ics', file: dropped }, unstopped));
    const { articles } = await apply(plan.token, ['0']);
    const [id] = articles;
    if (id === undefined) throw new Error('nothing was made');
    const { document } = (await articleOf(id)).body;
    expect(document.content?.map((node) => [node.type, plainText(node)])).toEqual([
      ['paragraph', 'First <b>paragraph</b>.'],
      ['paragraph', 'Second.'],
    ]);
  });

  it('of what is exported here finds everything there', async () => {
    const event = {
      start: { instant: '2026-03-28T23:00:00.000Z', zone: ZONE },
      end: { instant: '2026-03-29T22:00:00.000Z', zone: ZONE },
      place: 'Utrecht',
      link: '',
    };
    const published = { status: 'published', publishedAt: '2026-02-01T09:00:00.000Z' } as const;
    const id = await write('Winter school', { event, ...published });
    await write('Inside', { event, status: 'draft' });
    const { text, events } = unwrap(await desk.export(store, unstopped));
    expect(events).toBe(1);
    expect(text).not.toContain('Inside');
    const bytes = Uint8Array.from(new TextEncoder().encode(text));
    const plan = unwrap(await desk.read(store, { name: 'x.ics', file: bytes }, unstopped));
    expect(plan.candidates).toMatchObject([{ article: { id }, differs: false }]);
  });
});
