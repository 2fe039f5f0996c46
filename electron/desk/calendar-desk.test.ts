// Is a thing of the calendar moved as people read days and hours, refused where that would be untrue, and taken back as one?
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wallTime } from '../../core/calendar/wall-time.ts';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { bodyOf, contentRecords, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { addToCalendar, type Moved, moveInCalendar } from './calendar-desk.ts';
import { ChangeDesk } from './change-desk.ts';

const options = { signal: new AbortController().signal, now: new Date('2026-01-15T12:00:00Z') };

let root: string;
let library: string;
let store: LibraryStore;
let changes: ChangeDesk;
let zone: string;

beforeEach(async () => {
  ({ root, library } = await newNewsroom(new Date('2026-01-10T10:00:00Z'), 'Europe/Amsterdam'));
  store = unwrap(await LibraryStore.open(library));
  changes = new ChangeDesk(async () => true);
  zone = store.site.timeZone;
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

async function write(headline: string, edit: ArticleEdit): Promise<ArticleId> {
  const { id } = unwrap(await store.createArticle());
  unwrap(await store.saveArticle(id, 0, { headline, body: bodyOf(headline), ...edit }));
  return id;
}
const read = async (id: ArticleId): Promise<Article> => unwrap(await store.article(id)).article;
const tokenOf = (moved: Moved): string => (moved.ok ? (moved.outcome.token ?? '') : '');

describe('a move in the calendar', () => {
  it('keeps the hour, is an ordinary save of that member alone, and is taken back as one', async () => {
    const id = await write('Utrecht seminar', {
      dueAt: { instant: '2026-03-27T16:00:00.000Z', zone },
    });
    const before = await contentRecords(library);
    const { revision, dueAt } = await read(id);
    const hour = wallTime(dueAt?.instant ?? '', zone).slice(11);
    const move = { kind: 'due', id, to: { day: '2026-03-30' } } as const;
    const moved = unwrap(await moveInCalendar(changes, store, move, options));
    const after = await read(id);
    expect(after.revision).toBe(revision + 1);
    expect(wallTime(after.dueAt?.instant ?? '', zone)).toBe(`2026-03-30T${hour}`);
    unwrap(await changes.undo(store, tokenOf(moved), options));
    expect(await contentRecords(library)).toEqual(before);
  });

  it('is refused with its reason, and nothing is saved', async () => {
    const id = await write('Staff survey', {
      status: 'scheduled',
      publishAt: { instant: '2026-02-01T08:00:00.000Z', zone },
    });
    const { revision } = await read(id);
    const move = { kind: 'publication', id, to: { day: '2026-01-02' } } as const;
    expect(unwrap(await moveInCalendar(changes, store, move, options))).toEqual({
      ok: false,
      refusal: 'inThePast',
    });
    expect((await read(id)).revision).toBe(revision);
  });

  it('sees the article as it is when its turn comes: what went out meanwhile stays', async () => {
    const id = await write('Staff survey', {
      status: 'published',
      publishedAt: '2026-01-10T08:00:00.000Z',
    });
    const move = { kind: 'publication', id, to: { day: '2026-02-02' } } as const;
    expect(unwrap(await moveInCalendar(changes, store, move, options))).toEqual({
      ok: false,
      refusal: 'alreadyOut',
    });
  });
});

describe('an addition to a day', () => {
  it('makes a draft with an event on it, which undoing moves to the trash', async () => {
    const addition = { what: 'event', day: '2026-03-29' } as const;
    const added = unwrap(await addToCalendar(changes, store, addition, options));
    if (!added.ok) throw new Error(added.refusal);
    const { event, status } = await read(added.id);
    expect(status).toBe('draft');
    expect(wallTime(event?.start.instant ?? '', zone)).toBe('2026-03-29T09:00');
    const undone = unwrap(await changes.undo(store, added.outcome.token ?? '', options));
    expect(store.summary(added.id)).toBeUndefined();
    unwrap(await changes.undo(store, undone.token ?? '', options));
    expect((await read(added.id)).event).toEqual(event);
  });

  it('gives an article a due date, unless it is out', async () => {
    const id = await write('Copy for January', {});
    const due = (of: ArticleId) => ({ what: 'due', id: of, day: '2026-03-12' }) as const;
    expect(unwrap(await addToCalendar(changes, store, due(id), options)).ok).toBe(true);
    expect(wallTime((await read(id)).dueAt?.instant ?? '', zone)).toBe('2026-03-12T17:00');
    const out = await write('Out', {
      status: 'published',
      publishedAt: '2026-01-10T08:00:00.000Z',
    });
    expect(unwrap(await addToCalendar(changes, store, due(out), options))).toEqual({
      ok: false,
      refusal: 'alreadyOut',
    });
  });

  it('plans nothing for a day that is over', async () => {
    const addition = { what: 'publication', day: '2026-01-02' } as const;
    const before = await contentRecords(library);
    expect(unwrap(await addToCalendar(changes, store, addition, options))).toEqual({
      ok: false,
      refusal: 'inThePast',
    });
    expect(await contentRecords(library)).toEqual(before);
  });
});
