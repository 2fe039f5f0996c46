// Does every setting of the site change the website, with each theme that Galley ships?
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeRecord } from '../../core/content/records.ts';
import type { Site } from '../../core/content/site.ts';
import { unwrap } from '../../core/errors.ts';
import { files } from '../storage/library-files.ts';
import { readChecked, sha256 } from '../storage/record-file.ts';
import { madeForTests } from './made-for-tests.ts';
import { runExport } from './run-export.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));
const article = 'news/earning-the-second-conversation/index.html';

const changes: Partial<Site> = {
  name: 'Tide & Harbour',
  tagline: 'News from the waterside',
  description: 'An association of people who live by the tide.',
  languages: ['fr', 'en'],
  dateFormat: 'yyyy-mm-dd',
  logo: null,
  colours: { primary: '#7A1F5C', badge: '#9BE3FF' },
  fonts: {
    headings: 'schibsted-grotesk',
    text: 'hanken-grotesk',
    labels: 'bricolage-grotesque',
  },
  newBadgeDays: 0,
  relatedCount: 2,
  relatedIntro: 'What the tide brings next.',
  newsletter: {
    heading: 'A letter in a bottle',
    text: 'Every second spring tide.',
    label: 'Have it sent',
    url: 'https://tide.example/letter',
  },
  navigation: [{ label: 'The harbour master', href: 'https://tide.example/master' }],
  footer: [
    { heading: 'Ashore', links: [{ label: 'Opening hours', href: 'https://tide.example/hours' }] },
  ],
  social: [{ label: 'Semaphore', href: 'https://social.example/@tide' }],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-settings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function websiteWith(
  name: string,
  changed: Partial<Site>,
): Promise<(path: string) => Promise<string>> {
  const library = join(folder, name);
  await cp(join(resources, 'sample-newsroom'), library, { recursive: true });
  const { value } = unwrap(await readChecked('site', files.site(library)));
  await writeFile(files.site(library), encodeRecord('site', { ...value, ...changed }, sha256).text);
  const out = join(folder, `${name}-out`);
  unwrap(
    await runExport({
      libraryFolder: library,
      themesFolder: join(resources, 'themes'),
      cacheFolder: madeForTests,
      destination: { kind: 'folder', path: out },
      asOf: new Date('2026-11-24T12:00:00Z'),
      onProgress: () => {},
    }),
  );
  return (path) => readFile(join(out, path), 'utf8');
}

const themes = [
  {
    theme: 'column',
    setting: { summaries: false },
    showsSetting: / no-summaries"/,
    text: 'Hanken Grotesk',
    other: ['labels', 'Bricolage Grotesque', 'bricolage-grotesque'],
  },
  {
    theme: 'placard',
    setting: { pictures: false },
    showsSetting: / no-pictures"/,
    text: 'Hanken Grotesk',
    other: ['headings', 'Schibsted Grotesk', 'schibsted-grotesk'],
  },
] as const;

describe.each(themes)('a site with the theme $theme', ({ theme, setting, showsSetting, other }) => {
  let before: { home: string; page: string; colours: string; fonts: string };
  let after: typeof before;
  let read: (path: string) => Promise<string>;

  beforeAll(async () => {
    const all = async (from: typeof read) => ({
      home: await from('index.html'),
      page: await from(article),
      colours: await from('assets/colours.css'),
      fonts: await from('assets/fonts.css'),
    });
    before = await all(await websiteWith(`${theme}-before`, { theme }));
    read = await websiteWith(`${theme}-after`, {
      ...changes,
      theme,
      themeSettings: { [theme]: setting },
    });
    after = await all(read);
  });

  /** It is on the home page and on that of an article, and was not before. */
  const isNewOnBoth = (shown: string | RegExp): void => {
    for (const kind of ['home', 'page'] as const) {
      expect(before[kind]).not.toMatch(shown);
      expect(after[kind]).toMatch(shown);
    }
  };

  it('shows its name', () => isNewOnBoth(/<span>Tide &amp; Harbour<\/span><\/a>/));

  it('shows its description at the foot, and its tagline in the title of the home page', () => {
    isNewOnBoth(/An association of people who live by the tide\./);
    expect(after.home).toMatch(/<title>Tide &amp; Harbour – News from the waterside<\/title>/);
  });

  it('shows its logo, or none', () => {
    for (const kind of ['home', 'page'] as const) {
      expect(before[kind]).toMatch(/<link rel="icon" href="[^"]+">/);
      expect(before[kind]).toMatch(/<header[^>]*>.*?<img src="[^"]+" alt=""[^>]*>.*?<\/header>/s);
      expect(after[kind]).not.toContain('rel="icon"');
      expect(after[kind]).not.toMatch(/<img src="[^"]+" alt=""[^>]*>\s*<span>Tide/);
    }
  });

  it('has its colours', async () => {
    expect(before.colours).toContain('--site-primary: #0f4a42;');
    expect(after.colours).toContain('--site-primary: #7a1f5c;');
    expect(after.colours).toContain('--site-badge: #9be3ff;');
    const style = await read('assets/site.css');
    for (const name of ['--site-primary', '--site-primary-dark', '--site-badge']) {
      expect(style).toContain(`var(${name})`);
    }
  });

  it('is set in its fonts, and carries those files alone', async () => {
    const [role, label, name] = other;
    expect(after.fonts).toContain('--font-text: "Hanken Grotesk"');
    expect(after.fonts).toContain(`--font-${role}: "${label}"`);
    expect(before.fonts).not.toContain(`--font-${role}: "${label}"`);
    const style = await read('assets/site.css');
    expect(style).toContain('var(--font-text');
    expect(style).toContain(`var(--font-${role}`);
    const families = new Set(
      [...after.fonts.matchAll(/url\("fonts\/([^/]+)\//g)].map(([, one]) => one),
    );
    expect([...families].sort()).toEqual([name, 'hanken-grotesk'].sort());
    expect(await read(`assets/fonts/${name}/OFL.txt`)).toContain('SIL Open Font License');
    await expect(read('assets/fonts/galley-serif/latin.woff2')).rejects.toThrow();
  });

  it('has its navigation, its footer and its links to other places', () => {
    isNewOnBoth(
      /<nav[^>]*>\s*<ul role="list">\s*<li><a href="https:\/\/tide\.example\/master">The harbour master<\/a>/,
    );
    isNewOnBoth(/<h2[^>]*>Ashore<\/h2>/);
    isNewOnBoth(/<a href="https:\/\/tide\.example\/hours">Opening hours<\/a>/);
    isNewOnBoth(/<a href="https:\/\/social\.example\/@tide">Semaphore<\/a>/);
  });

  it('calls for its newsletter', () => {
    isNewOnBoth(/A letter in a bottle/);
    isNewOnBoth(/<a class="[^"]+" href="https:\/\/tide\.example\/letter">Have it sent<\/a>/);
  });

  it('speaks its first language, and that of an article where it has it', () => {
    expect(before.home).toContain('<html lang="en" dir="ltr">');
    expect(after.home).toContain('<html lang="fr" dir="ltr">');
    expect(after.home).toContain('>Aller au contenu</a>');
    expect(after.page).toContain('<html lang="en" dir="ltr">');
    expect(after.page).toContain('>Skip to content</a>');
  });

  it('writes its dates', () => {
    expect(before.page).toContain('<time datetime="2026-11-20">20/11/2026</time>');
    expect(after.page).toContain('<time datetime="2026-11-20">2026-11-20</time>');
  });

  it('calls nothing new where it says so, and tells the reader’s browser', () => {
    expect(before.home).toMatch(/class="badge" data-date="2026-11-\d\d">New</);
    expect(before.home).toContain('data-new-days="14" data-time-zone="Europe/Brussels"');
    expect(after.home).not.toContain('class="badge"');
    expect(after.home).toContain('data-new-days="0"');
  });

  it('shows as much related news as it wants, with its own words', () => {
    const related = (html: string): number =>
      html.slice(html.indexOf('related-heading">')).match(/<article/g)?.length ?? 0;
    expect(related(before.page)).toBe(6);
    expect(related(after.page)).toBe(2);
    expect(after.page).toContain('What the tide brings next.');
  });

  it('has what its theme lets it choose', () => {
    isNewOnBoth(showsSetting);
  });
});

describe('a setting that a theme does not know', () => {
  it('is left alone, with a warning where the value does not fit', async () => {
    const library = join(folder, 'odd');
    await cp(join(resources, 'sample-newsroom'), library, { recursive: true });
    const { value } = unwrap(await readChecked('site', files.site(library)));
    const odd: Partial<Site> = {
      fonts: { headings: null, text: 'comic-serif', labels: null },
      themeSettings: { column: { summaries: 'perhaps', sparkle: true }, placard: {} },
    };
    await writeFile(files.site(library), encodeRecord('site', { ...value, ...odd }, sha256).text);
    const receipt = unwrap(
      await runExport({
        libraryFolder: library,
        themesFolder: join(resources, 'themes'),
        cacheFolder: madeForTests,
        destination: { kind: 'folder', path: join(folder, 'odd-out') },
        asOf: new Date('2026-11-24T12:00:00Z'),
        onProgress: () => {},
      }),
    );
    expect(receipt.warnings).toEqual([
      'There is no font “comic-serif”. The website has its theme’s own for its text.',
      'The theme “column” cannot use “perhaps” for “Summaries on cards”. Its own choice is used.',
    ]);
  });
});
