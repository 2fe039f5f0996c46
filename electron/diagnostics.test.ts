// Does anything that a person typed, or the way to their folders, get into the diagnostics? A word in every place that takes one is looked for.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleEdit } from '../core/content/article.ts';
import { assetId, personId } from '../core/content/ids.ts';
import { startingChoice } from '../core/desk/views.ts';
import { diagnosticFacts, writeDiagnostics } from '../core/diagnostics.ts';
import { unwrap } from '../core/errors.ts';
import { defaultPreferences } from '../core/ipc/preferences-contract.ts';
import { ChangeDesk } from './desk/change-desk.ts';
import { applyTerms } from './desk/terms-desk.ts';
import { type DiagnosticSources, gatherFacts, RecentFailures } from './diagnostics.ts';
import { createLibrary } from './storage/create-library.ts';
import { LibraryStore } from './storage/library-store.ts';
import { bodyOf } from './storage/newsroom-for-tests.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const unstopped = { signal: new AbortController().signal };
/** Stands in every place that takes a word; no word of ours begins so. */
const CANARY = 'Zeisig';
let planted = 0;
const canary = (where: string): string => {
  planted += 1;
  return `${CANARY} ${where}`;
};

let root: string;
let library: string;
let store: LibraryStore;

beforeEach(async () => {
  planted = 0;
  root = await mkdtemp(join(tmpdir(), `galley-${CANARY}-`));
  library = join(root, canary('newsroom'));
  const made = { name: canary('site name'), timeZone: 'UTC', now: NOW };
  unwrap(await createLibrary(library, made));
  store = unwrap(await LibraryStore.open(library, { warn: () => undefined }));
  await plant();
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

/** Puts the word wherever the newsroom takes one. */
async function plant(): Promise<void> {
  const desk = new ChangeDesk(async () => true);
  const create = async (kind: 'category' | 'newsType' | 'tag' | 'person'): Promise<void> => {
    const change = { does: 'create', kind, name: canary(kind), parent: null } as const;
    unwrap(await applyTerms(desk, store, change, { ...unstopped, now: NOW }));
  };
  for (const kind of ['category', 'newsType', 'tag', 'person'] as const) await create(kind);
  const link = { label: canary('link'), href: `/${CANARY}/` };
  const site = {
    ...store.site,
    tagline: canary('tagline'),
    description: canary('description'),
    baseUrl: `https://${CANARY}.example.org/`,
    relatedIntro: canary('related'),
    navigation: [link],
    footer: [{ heading: canary('column'), links: [link] }],
    social: [link],
    newsletter: { heading: canary('call'), text: canary('text'), label: canary('press'), url: '/' },
    theme: CANARY.toLowerCase(),
    themeSettings: { [CANARY]: { motto: canary('motto') } },
    fonts: { headings: CANARY, text: null, labels: null },
  };
  const step = { kind: 'record', record: 'site', change: () => site } as const;
  unwrap(await desk.apply(store, [step], unstopped));

  const picture = unwrap(await store.assets.importBytes(`${CANARY}.pdf`, pdf()));
  unwrap(
    await store.assets.edit(picture.id, { credit: canary('credit'), licence: canary('licence') }),
  );
  const edit: ArticleEdit = {
    headline: canary('headline'),
    standfirst: canary('standfirst'),
    summary: canary('summary'),
    body: bodyOf(canary('body')),
    seo: { title: canary('search title'), description: canary('search text') },
    attachments: [
      { asset: assetId.parse(picture.id), title: canary('attachment'), language: 'en' },
    ],
    bylines: store.people.map(({ id }) => personId.parse(id)),
    sourceLink: { url: `https://${CANARY}.example.org/`, label: canary('source') },
    event: {
      start: { instant: NOW.toISOString(), zone: 'UTC' },
      place: canary('place'),
      link: `https://${CANARY}.example.org/`,
    },
  };
  const { id } = unwrap(await store.createArticle());
  unwrap(await store.saveArticle(id, 0, edit));
  for (const kind of ['folder', CANARY.toLowerCase()]) {
    const options = { folder: join(root, canary('website')) };
    unwrap(await store.publishing.saveTarget({ kind, label: canary(`target ${kind}`), options }));
  }
  store.report({
    file: `articles/${CANARY}.json`,
    code: `${CANARY} went wrong`,
    detail: canary('detail'),
    setAside: false,
  });
}

const pdf = (): Uint8Array => new TextEncoder().encode(`%PDF-1.4 ${canary('bytes')}\n%%EOF\n`);

function sources(): DiagnosticSources {
  const failures = new RecentFailures();
  failures.add('article.save', 'disk-full', NOW);
  const view = { ...startingChoice, id: 'one', library: store.id, name: canary('view') };
  return {
    ...{
      version: '0.1.0',
      locale: 'en-GB',
      developmentRuntime: false,
      windows: 2,
      store,
      failures,
    },
    lines: [
      { at: NOW.toISOString(), level: 'error', text: canary('line of the log') },
      { at: NOW.toISOString(), level: 'info', text: library },
    ],
    settings: {
      preferences: { ...defaultPreferences, personName: canary('person'), views: [view] },
      backup: {
        folder: join(root, canary('backups')),
        made: [{ library: store.id, at: '2026-02-28T09:00:00.000Z' }],
      },
    },
  };
}

/** What of the diagnostics was typed by somebody, or leads to their folders. */
const leaks = (text: string): string[] =>
  text.split('\n').filter((line) => new RegExp(`${CANARY}|${root}`, 'i').test(line));

describe('diagnostics', () => {
  it('hold counts and states, and nothing that was typed anywhere', async () => {
    const text = writeDiagnostics(await gatherFacts(sources()), NOW);
    expect(leaks(text)).toEqual([]);
    for (const line of [
      'Galley 0.1.0',
      'Windows: 2',
      'Articles: draft 1',
      'Targets: folder 1, other 1',
      'Problems: other 1',
      'Media: 1 files',
      'theme own',
      'Backup: folder chosen, last 2026-02-28T09:00:00.000Z',
      'Log lines: error 1, info 1',
      'article.save disk-full',
      'views 1, hasName true',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('were looked at with the word in every place that takes one', async () => {
    const given = sources();
    expect(planted).toBeGreaterThan(30);
    const records = await Promise.all(
      ['site.json', 'taxonomy.json', 'people.json', 'targets.json'].map((name) =>
        readFile(join(library, name), 'utf8'),
      ),
    );
    const [article = ''] = await readdir(join(library, 'articles'));
    records.push(await readFile(join(library, 'articles', article), 'utf8'));
    for (const text of records) expect(text).toContain(CANARY);
    // The known-bad diagnostics: each of them tells of one thing more, and is caught.
    const facts = await gatherFacts(given);
    const text = writeDiagnostics(facts, NOW);
    for (const more of [
      store.folder,
      store.site.name,
      store.summaries()[0]?.headline ?? '',
      given.lines[0]?.text ?? '',
      given.settings.preferences.personName,
      given.settings.backup.folder ?? '',
    ]) {
      expect(leaks(`${text}${more}\n`)).toHaveLength(1);
    }
  });

  it('have no room for a text: what is not a number, a yes or no, or a word of ours is refused', async () => {
    const facts = await gatherFacts(sources());
    const isTaken = (changed: unknown): boolean => diagnosticFacts.safeParse(changed).success;
    expect(isTaken(facts)).toBe(true);
    expect(isTaken({ ...facts, note: 'free text' })).toBe(false);
    expect(isTaken({ ...facts, app: { ...facts.app, version: join(root, 'x') } })).toBe(false);
    expect(isTaken({ ...facts, app: { ...facts.app, version: 'Peer mentors' } })).toBe(false);
    expect(isTaken({ ...facts, newsroom: { ...facts.newsroom, theme: 'harbour' } })).toBe(false);
  });

  it('say that no newsroom is open', async () => {
    const text = writeDiagnostics(await gatherFacts({ ...sources(), store: null }), NOW);
    expect(text).toContain('Newsroom: none open');
    expect(leaks(text)).toEqual([]);
  });
});
