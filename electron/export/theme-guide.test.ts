// Is what the guide says about themes true?
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bareFrame, fullFrame } from '../../core/site/sample-parts.ts';
import { barePages, fullPages } from '../../core/site/sample-views.ts';
import { themeFilters, themeTags } from '../../core/site/theme.ts';
import { MOST_PER_PAGE } from '../../core/site/theme-check.ts';
import { faultSentence } from '../../core/site/theme-folder.ts';
import { fontManifest, settingDeclaration, themeManifest } from '../../core/site/theme-manifest.ts';
import { templateOf } from '../../core/site/view-models.ts';
import { galley } from '../cli/galley-for-tests.ts';
import { faultsOfTheme } from './load-theme.ts';

const shipped = fileURLToPath(new URL('../../resources/themes', import.meta.url));
const guide = await readFile(
  fileURLToPath(new URL('../../docs/guide/themes.md', import.meta.url)),
  'utf8',
);

/** The examples, by what stands behind the language in their first line. */
const examples = new Map(
  [...guide.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
);
const codesIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
const behind = (start: string, end: string): string => {
  const from = guide.indexOf(start);
  expect(from, start).toBeGreaterThan(-1);
  return guide.slice(from + start.length, guide.indexOf(end, from + start.length));
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-guide-'));
  for (const [path, text] of examples) {
    if (!path.startsWith('harbour/')) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the theme of three files', () => {
  const place = (): string => join(folder, 'harbour');

  it('lacks a word in two languages, as the guide says', async () => {
    const { faults } = await faultsOfTheme(place(), shipped);
    expect(faults.map(faultSentence)).toEqual([
      'The theme “harbour”, words/fr.json: “lost” is missing, and pages use it.',
      'The theme “harbour”, words/de.json: “lost” is missing, and pages use it.',
    ]);
    const checked = await galley('theme', 'check', place());
    expect(checked).toMatchObject({ code: 1 });
    expect(checked.out).toContain('words/fr.json: “lost” is missing');
  });

  it('is whole with the one language it has, and the command says so', async () => {
    const manifest = await readFile(join(place(), 'theme.json'), 'utf8');
    await writeFile(
      join(place(), 'theme.json'),
      manifest.replace('"extends"', '"languages": ["en"],\n  "extends"'),
    );
    expect(await galley('theme', 'check', place())).toMatchObject({
      code: 0,
      out: 'The theme “harbour” keeps the contract.',
    });
    expect(JSON.parse((await galley('theme', 'check', place(), '--json')).out)).toEqual({
      ok: true,
      theme: 'harbour',
      faults: [],
    });
  });

  it.each([
    { args: ['check', '/nowhere/at/all'], says: 'There is no folder /nowhere/at/all.' },
    { args: ['make', '.'], says: 'There is theme check.' },
    { args: ['check'], says: 'FOLDER is missing' },
  ])('is not what “theme $args” asks for', async ({ args, says }) => {
    const asked = await galley('theme', ...args);
    expect(asked.code).toBe(2);
    expect(asked.err).toContain(says);
  });
});

describe('the guide', () => {
  it('names every member of the manifest', () => {
    const named = behind('## The manifest', 'No other members')
      .split('\n')
      .flatMap((line) => (line.startsWith('| `') ? codesIn(line.split('|')[1] ?? '') : []));
    expect(named.sort()).toEqual(Object.keys(themeManifest.shape).sort());
  });

  it('names every template and every member of its page', () => {
    const rows = new Map(
      [...guide.matchAll(/^\| `([\w-]+\.liquid)` \| (.*) \|$/gm)].map(
        ([, name = '', members = '']) => [name, codesIn(members).sort()],
      ),
    );
    const truth = Object.entries(templateOf).map(([kind, name]) => {
      const pages = [...fullPages, ...barePages].filter((page) => page.kind === kind);
      const members = new Set(pages.flatMap((page) => Object.keys(page)));
      members.delete('kind');
      return [name, [...members].sort()] as const;
    });
    expect(rows).toEqual(new Map(truth));
  });

  it('names every member of the frame', () => {
    const members = new Set([...Object.keys(fullFrame), ...Object.keys(bareFrame)]);
    expect(codesIn(behind('\n`frame`:', '\n\n')).sort()).toEqual([...members].sort());
  });

  it('names every tag and filter', () => {
    expect(codesIn(behind('**Tags**:', '\n\n')).sort()).toEqual([...themeTags].sort());
    expect(codesIn(behind('**Filters**:', '. There is no')).sort()).toEqual(
      [...themeFilters].sort(),
    );
  });

  it('says how large a page may be', () => {
    expect(guide).toContain(`under ${MOST_PER_PAGE.toLocaleString('en-US')} bytes`);
  });

  it('shows a font and settings as they may be written', () => {
    const font = behind('`font.json`:\n\n```json\n', '```');
    expect(fontManifest.parse(JSON.parse(font)).name).toBe('hanken-grotesk');
    const settings: unknown = JSON.parse(examples.get('settings') ?? '');
    const types = Object.values(Object(settings)).map((one) => settingDeclaration.parse(one).type);
    expect(types).toEqual(['switch', 'choice', 'number', 'text']);
  });
});
