// Do the files of this project keep the promises that hold for all of them?
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { inProject, projectFolder } from './project.ts';

/** Put together here, so that this file does not hold it either. */
const forbiddenSwitch = ['--no', 'sandbox'].join('-');

/** What is made or fetched here, and not ours to answer for. */
const notOurs = new Set([
  '.cache',
  '.git',
  'demo-output',
  'dist',
  'node_modules',
  'release',
  'test-results',
]);

function ownFiles(folder = projectFolder): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ownFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

function filesHolding(text: string): string[] {
  return ownFiles()
    .filter((file) => readFileSync(file).includes(text))
    .map((file) => relative(projectFolder, file));
}

it('never names the switch that turns the Chromium sandbox off', () => {
  expect(filesHolding(forbiddenSwitch)).toEqual([]);
});

it('would find that switch if it were there (the control)', () => {
  expect(filesHolding('"name": "galley"')).toContain('package.json');
});

it('keeps the entry points that the README promises', () => {
  const about: unknown = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  expect(about).toMatchObject({
    private: true,
    scripts: { start: expect.any(String), demo: expect.any(String), test: expect.any(String) },
    bin: { galley: 'scripts/galley.mjs' },
  });
});

/** Links of a page to other files, without those to the web and to places on the page itself. */
function deadLinks(page: string, text = readFileSync(page, 'utf8')): string[] {
  return [...text.matchAll(/\]\(([^()\s#]+)/g)]
    .map(([, to = '']) => to)
    .filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(dirname(page), to)))
    .map((to) => `${relative(projectFolder, page)} leads to ${to}`);
}

it('has no page that leads to a file which a fresh clone lacks', () => {
  const pages = ownFiles().filter((file) => file.endsWith('.md'));
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.flatMap((page) => deadLinks(page))).toEqual([]);
});

it('would find such a link (the control)', () => {
  const page =
    '[one](gone.md#part) ![two](docs/none.png) [three](https://example.org/) [four](LICENSE)';
  expect(deadLinks(inProject('README.md'), page)).toEqual([
    'README.md leads to gone.md',
    'README.md leads to docs/none.png',
  ]);
});

it('gives no two decisions one number', () => {
  const numbers = readdirSync(inProject('docs', 'decisions'))
    .map((name) => /^\d{4}/.exec(name)?.[0])
    .filter((number) => number !== undefined);
  expect(new Set(numbers).size).toBe(numbers.length);
});
