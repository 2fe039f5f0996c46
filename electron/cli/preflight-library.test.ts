// Does the command line tell what keeps a website from its readers, heed what somebody lets pass, and hold back when told to?
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { overriding } from '../../core/checks/overrides.ts';
import type { PreflightReport } from '../../core/checks/report.ts';
import { unwrap } from '../../core/errors.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { bodyOf, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { galley } from './galley-for-tests.ts';

let root: string;
let library: string;
const button = { type: 'button', attrs: { href: 'https://example.org/' } };

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Publishes an article; with a button that says nothing, where told to. */
async function publish(
  headline: string,
  { isBlocked = false, status = 'published' as const } = {},
) {
  const store = unwrap(await LibraryStore.open(library));
  const { id } = unwrap(await store.createArticle());
  const body = bodyOf('Words.');
  const content = [...(body.document.content ?? []), ...(isBlocked ? [button] : [])];
  const edit = {
    ...{ headline, standfirst: 'A lead.', summary: 'In short.', status },
    publishedAt: '2026-03-01T10:00:00.000Z',
    body: { ...body, document: { ...body.document, content } },
  };
  unwrap(await store.saveArticle(id, 0, edit));
  await store.close();
  return id;
}

async function report(): Promise<PreflightReport & { ok: boolean }> {
  return JSON.parse((await galley('preflight', library, '--json')).out);
}

describe('galley preflight', () => {
  it('lists what was found by article, worst first, and ends with 1 where something is blocking', async () => {
    await publish('A fine article');
    await publish('With a button', { isBlocked: true });
    const { code, out } = await galley('preflight', library);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'With a button',
      '  blocking  The button does not say what it does (button 1).',
      '  warning   No category is chosen (categories).',
      'A fine article',
      '  warning   No category is chosen (categories).',
      '0 of 2 articles pass every check: 1 blocking, 2 warnings, 0 advice, 0 let pass.',
    ]);
  });

  it('ends with 0 where nothing is blocking, and looks at nothing that stays inside', async () => {
    await publish('A fine article');
    await publish('Not out', { isBlocked: true, status: 'draft' as never });
    expect((await galley('preflight', library)).code).toBe(0);
    expect(await report()).toMatchObject({ ok: true, articles: 1, counts: { blocking: 0 } });
  });

  it('lets pass what somebody lets pass by name, until the text is another', async () => {
    const id = await publish('With a button', { isBlocked: true });
    const [article] = (await report()).reports;
    const [finding] = article?.findings ?? [];
    if (finding === undefined) throw new Error('nothing was found');
    const subject = { article: id, check: finding.check, fingerprint: finding.fingerprint };
    const store = unwrap(await LibraryStore.open(library));
    const said = { by: 'Tess', why: 'The label comes with the programme.', found: '' };
    unwrap(await store.noteEvent(overriding(subject, said)));
    await store.close();
    const passed = await report();
    expect(passed).toMatchObject({ ok: true, counts: { blocking: 0 }, overridden: 1 });
    expect(passed.reports[0]?.findings[0]?.override).toMatchObject({ by: 'Tess' });
    expect((await galley('preflight', library)).out).toContain(
      'Let pass by Tess: The label comes with the programme.',
    );

    const again = unwrap(await LibraryStore.open(library));
    const body = bodyOf('Words.');
    const other = { ...button, attrs: { href: 'https://example.org/elsewhere' } };
    const content = [...(body.document.content ?? []), other];
    const edit = { body: { ...body, document: { ...body.document, content } } };
    unwrap(await again.saveArticle(id, 1, edit));
    await again.close();
    expect(await report()).toMatchObject({ ok: false, overridden: 0 });
  });
});

describe('galley export', () => {
  const out = (): string => join(root, 'site.zip');

  it('tells of blocking findings and exports all the same', async () => {
    await publish('With a button', { isBlocked: true });
    const { code, err } = await galley('export', library, out());
    expect(code).toBe(0);
    expect(err).toContain('The pre-flight has one blocking finding.');
    expect(await readdir(root)).toContain('site.zip');
    const silent = await galley('export', library, out(), '--no-preflight');
    expect(silent.err).not.toContain('pre-flight');
  });

  it('exports nothing with --strict while something is blocking', async () => {
    await publish('With a button', { isBlocked: true });
    const { code, err } = await galley('export', library, out(), '--strict');
    expect(code).toBe(1);
    expect(err).toContain('Nothing was exported: the pre-flight has one blocking finding.');
    expect(await readdir(root)).not.toContain('site.zip');
    expect((await galley('export', library, out(), '--strict', '--no-preflight')).code).toBe(2);
  });

  it('exports with --strict where nothing is', async () => {
    await publish('A fine article');
    expect((await galley('export', library, out(), '--strict')).code).toBe(0);
  });
});
