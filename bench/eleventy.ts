// What does Eleventy need to render the same articles and lists? Its version is fixed, its script lies in bench/eleventy.
import { spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackedArticle } from '../core/content/packed-article.ts';
import { unwrap } from '../core/errors.ts';
import type { LibrarySnapshot } from '../core/library.ts';
import { openZip } from '../electron/export/zip-reader.ts';
import { inProject } from '../scripts/project.ts';
import { lastWords, runCommand } from '../scripts/run-command.ts';
import { rounded } from './figures.ts';
import { type TreeWeight, watchTree } from './process-tree.ts';

/** As many cards as a page of our own lists has. */
const PER_PAGE = 12;
const RELATED = 3;

export interface EleventyRun extends TreeWeight {
  readonly seconds: number;
  readonly pages: number;
}

/** Where Eleventy is installed: beside the other things that can be had again. */
const installation = inProject('.cache', 'eleventy');

/**
 * Installs the version that `bench/eleventy/package-lock.json` names, if it is not there.
 * False, with a word to the person, where there is no registry to have it from.
 */
export async function installEleventy(): Promise<boolean> {
  await mkdir(installation, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(inProject('bench', 'eleventy', name), join(installation, name));
  }
  const installed = await runCommand('npm', ['ci', '--ignore-scripts', '--prefer-offline'], {
    cwd: installation,
    timeout: 300_000,
  });
  if (installed.code === 0) return true;
  console.error(`Eleventy could not be installed; its rows are left out.\n${lastWords(installed)}`);
  return false;
}

/**
 * Lays out a project for Eleventy in `folder`: the texts as data, bodies as the HTML that the bundle has. Whatever
 * can be known before rendering is in the data, so that it is not Eleventy that works it out.
 */
export async function layOutEleventy(
  folder: string,
  snapshot: LibrarySnapshot,
  bundle: string,
): Promise<void> {
  const content = join(folder, 'content');
  await mkdir(join(content, '_includes'), { recursive: true });
  await mkdir(join(content, '_data'), { recursive: true });
  await copyFile(
    inProject('bench', 'eleventy', 'eleventy.config.js'),
    join(folder, 'eleventy.config.js'),
  );
  const included = new Set(['layout.liquid', 'card.liquid']);
  for (const name of await readdir(inProject('bench', 'eleventy', 'templates'))) {
    const place = included.has(name) ? join(content, '_includes', name) : join(content, name);
    await copyFile(inProject('bench', 'eleventy', 'templates', name), place);
  }
  const html = await fragments(bundle);
  await writeFile(
    join(content, '_data', 'newsroom.json'),
    JSON.stringify(dataOf(snapshot, (slug) => html.get(slug) ?? '')),
  );
}

/** Renders once, in a process of its own, from its start to its end. */
export async function runEleventy(folder: string): Promise<EleventyRun> {
  const site = join(folder, 'site');
  await rm(site, { recursive: true, force: true });
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=4096', join(installation, 'node_modules', '.bin', 'eleventy')],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const watching = watchTree(child.pid ?? 0);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = rounded((performance.now() - began) / 1000);
  const weight = watching.stop();
  const pages = await countPages(site);
  if (code !== 0 || pages === 0) throw new Error(`Eleventy ended with code ${code}`);
  return { seconds, pages, ...weight };
}

async function fragments(bundle: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const zip = unwrap(await openZip(bundle));
  for (const entry of zip.entries) {
    const slug = /\/data\/content\/fragments\/([^/]+)\.html$/.exec(entry.name)?.[1];
    if (slug !== undefined) {
      found.set(slug, Buffer.from(await zip.read(entry)).toString('utf8'));
    }
  }
  await zip.close();
  return found;
}

function dataOf(
  { site, taxonomy, people, articles }: LibrarySnapshot,
  html: (slug: string) => string,
) {
  const out = articles
    .filter(({ status }) => status === 'published')
    .sort((one, other) => ((one.publishedAt ?? '') < (other.publishedAt ?? '') ? 1 : -1));
  const term = ({ name, slug }: { name: string; slug: string }) => ({ name, slug });
  const categories = new Map(taxonomy.categories.map((one) => [one.id as string, term(one)]));
  const newsTypes = new Map(taxonomy.newsTypes.map((one) => [one.id as string, term(one)]));
  const names = new Map(people.map(({ id, name }) => [id as string, name]));
  const listed = (ids: readonly string[], from: ReadonlyMap<string, unknown>): unknown[] =>
    ids.flatMap((id) => from.get(id) ?? []);
  const all = out.map((_, number) => number);
  const numbersOf = (has: (article: PackedArticle) => boolean): number[] =>
    all.filter((number) => {
      const article = out[number];
      return article !== undefined && has(article);
    });
  const lists = [
    ...pagesOf('news/', 'News', all),
    ...taxonomy.categories.flatMap(({ id, slug, name }) =>
      pagesOf(
        `category/${slug}/`,
        name,
        numbersOf((one) => one.categories.includes(id)),
      ),
    ),
    ...taxonomy.newsTypes.flatMap(({ id, slug, name }) =>
      pagesOf(
        `type/${slug}/`,
        name,
        numbersOf((one) => one.newsType === id),
      ),
    ),
    { path: '', title: site.name, summary: site.tagline, cards: all.slice(0, 20), pages: [] },
  ].map((list) => ({ ...list, path: `/${list.path}` }));
  return {
    site: {
      name: site.name,
      tagline: site.tagline,
      base: 'https://www.example.org',
      root: '/',
      language: 'en',
      navigation: [
        { label: 'News', href: '/news/' },
        ...taxonomy.newsTypes.map(({ name, slug }) => ({ label: name, href: `/type/${slug}/` })),
      ],
    },
    articles: out.map((one, number) => ({
      path: `/news/${one.slug}/`,
      title: one.headline,
      standfirst: one.standfirst,
      summary: one.summary,
      date: one.publishedAt ?? '',
      bylines: listed(one.bylines, names),
      categories: listed(one.categories, categories),
      newsType: newsTypes.get(one.newsType),
      html: html(one.slug),
      previous: number + 1,
      next: number - 1,
      related: Array.from({ length: RELATED }, (_, step) => (number + 7 * (step + 1)) % out.length),
    })),
    lists,
  };
}

interface ListPage {
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly cards: readonly number[];
  readonly pages: readonly { readonly path: string; readonly number: number }[];
}

function pagesOf(path: string, title: string, numbers: readonly number[]): ListPage[] {
  const last = Math.max(1, Math.ceil(numbers.length / PER_PAGE));
  const pathOf = (number: number): string => (number === 1 ? path : `${path}page/${number}/`);
  return Array.from({ length: last }, (_, index) => ({
    path: pathOf(index + 1),
    title,
    summary: '',
    cards: numbers.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
    pages: Array.from({ length: last }, (_unused, page) => page + 1)
      .filter((page) => page === 1 || page === last || Math.abs(page - index - 1) <= 2)
      .map((page) => ({ path: `/${pathOf(page)}`, number: page })),
  }));
}

async function countPages(folder: string): Promise<number> {
  if ((await stat(folder).catch(() => undefined)) === undefined) return 0;
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.html')).length;
}
