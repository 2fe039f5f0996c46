// Is everything that is typed into an issue written, in whatever order windows save, and can each step be taken back?
import { beforeEach, expect, it } from 'vitest';
import { type NewsletterIssue, newsletterId } from '../../../core/content/newsletter.ts';
import {
  applyNewsletterEdit,
  newNewsletterIssue,
} from '../../../core/content/newsletter-changes.ts';
import { GalleyError } from '../../../core/errors.ts';
import type { TypedNewsletterEdit } from '../../../core/ipc/newsletter-contract.ts';
import type { Api } from '../../app/api.ts';
import { IssueSession } from './issue-session.ts';

/** The disk, which every window saves to. */
let disk: NewsletterIssue;
let isFull: boolean;
/** What the window was told of. */
let told: NewsletterIssue[];

let now = 0;
const clock = { now: () => now, setTimeout: () => 0, clearTimeout: () => {} };

beforeEach(() => {
  disk = newNewsletterIssue(newsletterId.parse('019a0000-0000-7000-8000-000000000001'), {
    ...{ number: 1, language: 'en', now: '2026-03-01T10:00:00.000Z' },
    period: { from: '2026-01-01', until: '2026-02-28' },
    intro: 'Dear readers',
  });
  isFull = false;
  told = [];
});

function saveElsewhere(edit: TypedNewsletterEdit): NewsletterIssue {
  disk = applyNewsletterEdit(disk, edit, '2026-03-01T11:00:00.000Z');
  told.push(disk);
  return disk;
}

function open(isReadOnly = false): IssueSession {
  const call = async (_name: string, input: { base: number; edit: TypedNewsletterEdit }) => {
    if (isFull) throw new GalleyError({ code: 'disk-full' });
    if (input.base !== disk.revision) throw new GalleyError({ code: 'conflict' });
    return saveElsewhere(input.edit);
  };
  // The only call that a session makes.
  const api = { call } as unknown as Api;
  return new IssueSession({ api, clock, issue: disk, isReadOnly });
}

it('writes what was typed, and nothing else', async () => {
  const session = open();
  session.change({ subject: 'A' }, 'subject');
  session.change({ subject: 'A tram' }, 'subject');
  expect(session.isUnsaved).toBe(true);
  expect(await session.flush()).toBe(true);
  expect(disk).toMatchObject({ subject: 'A tram', intro: 'Dear readers', revision: 1 });
});

it('takes back a text as one step, and brings it again', async () => {
  const session = open();
  session.change({ subject: 'A' }, 'subject');
  session.change({ subject: 'A tram' }, 'subject');
  session.change({ sections: [{ id: 'a', title: 'News', items: [] }] });
  session.undo();
  expect(session.get().issue).toMatchObject({ subject: 'A tram', sections: [] });
  session.undo();
  expect(session.get().issue.subject).toBe('');
  expect(session.undo()).toBe(false);
  session.redo();
  await session.flush();
  expect(disk.subject).toBe('A tram');
});

it('takes one change back for itself, whatever was typed after it, and not what is another thing by then', () => {
  const session = open();
  const back = session.change({ sections: [{ id: 'a', title: 'News', items: [] }] });
  session.change({ subject: 'A tram' }, 'subject');
  expect(back()).toBe(true);
  expect(session.get().issue).toMatchObject({ subject: 'A tram', sections: [] });
  session.undo();
  expect(session.get().issue.sections).toHaveLength(1);
  const backAgain = session.change({ intro: 'Dear all' });
  session.change({ intro: 'Dear everybody' });
  expect(backAgain()).toBe(false);
  session.undo();
  session.undo();
  expect(backAgain()).toBe(false);
  expect(session.get().issue.intro).toBe('Dear readers');
});

it('says when its newest change was made, so that the newest of the screen is taken back', () => {
  const session = open();
  expect([session.newest('undo'), session.newest('redo')]).toEqual([null, null]);
  now = 10;
  session.change({ subject: 'A tram' });
  now = 20;
  session.change({ intro: 'Dear all' });
  expect(session.newest('undo')).toBe(20);
  now = 30;
  session.take('undo');
  expect([session.newest('undo'), session.newest('redo')]).toEqual([10, 30]);
  now = 40;
  session.take('redo');
  expect([session.newest('undo'), session.newest('redo')]).toEqual([40, null]);
});

it('keeps what could not be written, and says so', async () => {
  const session = open();
  session.change({ subject: 'A tram' });
  isFull = true;
  expect(await session.flush()).toBe(false);
  expect(session.get().save).toMatchObject({ state: 'failed', failure: { code: 'disk-full' } });
  isFull = false;
  expect(await session.flush()).toBe(true);
  expect(disk.subject).toBe('A tram');
});

it('puts what is typed over what another window saved of something else', async () => {
  const session = open();
  session.change({ subject: 'Mine' });
  await session.follow(saveElsewhere({ intro: 'Theirs' }));
  expect(session.get()).toMatchObject({ clash: null, issue: { subject: 'Mine', intro: 'Theirs' } });
  expect(await session.flush()).toBe(true);
  expect(disk).toMatchObject({ subject: 'Mine', intro: 'Theirs' });
});

it.each(['mine', 'theirs'] as const)(
  'waits for a person where both typed the same; %s counts, and an undo brings the other',
  async (keep) => {
    const session = open();
    session.change({ subject: 'Mine' });
    const theirs = saveElsewhere({ subject: 'Theirs', intro: 'Theirs, too' });
    expect(await session.flush()).toBe(false);
    await session.follow(theirs);
    expect(session.get().clash?.members).toEqual(['subject']);
    expect(session.get().issue.subject).toBe('Mine');
    expect(disk.subject).toBe('Theirs');
    session.settle(keep);
    expect(await session.flush()).toBe(true);
    const [kept, other] = keep === 'mine' ? ['Mine', 'Theirs'] : ['Theirs', 'Mine'];
    expect(disk).toMatchObject({ subject: kept, intro: 'Theirs, too' });
    session.undo();
    expect(await session.flush()).toBe(true);
    expect(disk.subject).toBe(other);
  },
);

it('knows its own saves when it is told of them, and what was marked elsewhere', async () => {
  const session = open();
  session.change({ subject: 'Mine' });
  await session.flush();
  for (const one of told) await session.follow(one);
  expect(session.get().clash).toBeNull();
  disk = applyNewsletterEdit(disk, { status: 'sent' }, '2026-03-01T12:00:00.000Z');
  await session.follow(disk);
  expect(session.get().issue).toMatchObject({ status: 'sent', subject: 'Mine' });
});

it('changes nothing in a newsroom that is open for reading only', () => {
  const session = open(true);
  session.change({ subject: 'Mine' });
  expect([session.get().issue.subject, session.isUnsaved]).toEqual(['', false]);
});
