// May an export stand on a pre-flight that was made before something changed, of another newsroom, or too long ago? No.
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PreflightReport } from '../../core/checks/report.ts';
import { articleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { newNewsroom } from '../storage/newsroom-for-tests.ts';
import { letPass } from './handlers/preflight.ts';
import { PREFLIGHT_MILLISECONDS, Preflights } from './preflights.ts';

let root: string;
let store: LibraryStore;
let now: number;
let preflights: Preflights;
const article = articleId.parse('019a0000-0000-7000-8000-000000000004');
const subject = { article, check: 'picture-alt', fingerprint: 'f'.repeat(64) };
const finding = {
  check: 'picture-alt',
  severity: 'blocking' as const,
  place: { at: 'field' as const, field: 'featuredImage' as const },
  reason: { id: 'alt-missing', gaps: ['hall.jpg'] },
  fingerprint: subject.fingerprint,
};
const blocked: PreflightReport = {
  ...{ articles: 3, clean: 2, overridden: 0, left: 0 },
  counts: { blocking: 1, warning: 7, advice: 2 },
  reports: [{ id: article, headline: 'One', language: 'en', findings: [finding] }],
};

beforeEach(async () => {
  const made = await newNewsroom();
  root = made.root;
  store = unwrap(await LibraryStore.open(made.library));
  now = 1000;
  preflights = new Preflights(() => now);
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const code = (job: string, of = store): string => {
  const report = preflights.report(job, of);
  return report.ok ? 'stands' : report.error.code;
};

describe('a pre-flight', () => {
  it('stands once it has ended, for its own newsroom', async () => {
    const preflight = preflights.begin('one', store);
    expect(code('one')).toBe('preflight-stale');
    preflight.finish(blocked);
    expect(code('one')).toBe('stands');
    expect(code('two')).toBe('preflight-stale');
    const other = await newNewsroom();
    const elsewhere = unwrap(await LibraryStore.open(other.library));
    expect(code('one', elsewhere)).toBe('preflight-stale');
    await elsewhere.close();
    await rm(other.root, { recursive: true, force: true });
  });

  it('stands no more once an article has changed, also while it was made', async () => {
    preflights.begin('one', store).finish(blocked);
    const { id } = unwrap(await store.createArticle());
    expect(code('one')).toBe('preflight-stale');
    // What somebody decides about a finding counts for its text, whatever else has changed.
    expect(preflights.last('one', store)).toEqual({ ok: true, value: blocked });
    const second = preflights.begin('two', store);
    unwrap(await store.trashArticle(id));
    second.finish(blocked);
    expect(code('two')).toBe('preflight-stale');
  });

  it('stands no more once a picture is described otherwise, or after its time', () => {
    preflights.begin('one', store).finish(blocked);
    preflights.outdate();
    expect(code('one')).toBe('preflight-stale');
    preflights.begin('two', store).finish(blocked);
    now += PREFLIGHT_MILLISECONDS;
    expect(code('two')).toBe('preflight-stale');
  });

  it('lets an export go once everything blocking may pass, and holds it back before', () => {
    preflights.begin('one', store).finish(blocked);
    expect(letPass(preflights.report('one', store))).toMatchObject({
      ok: false,
      error: { code: 'preflight-blocking' },
    });
    const passed = { by: 'Tess', why: 'It is known.', at: '2026-03-01T10:00:00.000Z' };
    expect(preflights.decide('one', subject, passed)).toMatchObject({
      counts: { blocking: 0, warning: 7, advice: 2 },
      overridden: 1,
    });
    expect(letPass(preflights.report('one', store))).toEqual({
      ok: true,
      value: [{ ...subject, ...passed }],
    });
    expect(preflights.decide('one', subject, undefined)).toEqual(blocked);
    expect(letPass(preflights.report('one', store)).ok).toBe(false);
  });
});
