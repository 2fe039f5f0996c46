import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { galley } from './galley-for-tests.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

describe('the command line', () => {
  it('makes an empty newsroom, lists it and exports it', async () => {
    expect(await galley('new', at('room'), '--name', 'River News')).toMatchObject({ code: 0 });
    expect(await galley('list', at('room'))).toMatchObject({ code: 0, out: '' });
    const exported = await galley('export', at('room'), at('out.zip'), '--json');
    expect(exported.code).toBe(0);
    expect(JSON.parse(exported.out)).toMatchObject({ ok: true, articles: 0 });
    expect(exported.err).toContain('no address');
    expect((await galley('verify', at('out.zip'))).code).toBe(0);
  });

  it('makes the sample, exports it as of a day, and finds both exports the same', async () => {
    expect((await galley('new', at('room'), '--sample')).code).toBe(0);
    for (const name of ['a.zip', 'b.zip']) {
      const made = await galley('export', at('room'), at(name), '--as-of', '2026-11-24');
      expect(made).toMatchObject({ code: 0, err: '' });
    }
    const verified = await galley('verify', at('a.zip'), at('b.zip'), '--json');
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, faults: [] });
    const listed = await galley('list', at('room'), '--status', 'draft', '--json');
    const { articles } = JSON.parse(listed.out);
    expect(articles.length).toBeGreaterThan(0);
    expect(articles.every((one: { status: string }) => one.status === 'draft')).toBe(true);
  });

  it('exports the website as a plain folder', async () => {
    await galley('new', at('room'), '--sample');
    expect((await galley('export', at('room'), at('site'))).code).toBe(0);
    expect(await readdir(at('site'))).toEqual(
      expect.arrayContaining(['index.html', '404.html', 'feed.xml', 'news']),
    );
  });

  it.each([
    { args: [], says: 'Galley' },
    { args: ['frob'], says: 'no command “frob”' },
    { args: ['export'], says: 'LIBRARY is missing' },
    { args: ['export', 'a'], says: 'OUT is missing' },
    { args: ['export', 'a', 'b', 'c'], says: '“c” is one name too many' },
    { args: ['export', 'a', 'b.zip', '--zap'], says: "'--zap'" },
    { args: ['export', 'a', 'b.zip', '--as-of'], says: 'as-of' },
    { args: ['export', 'a', 'b.zip', '--as-of', 'yesterday'], says: 'not a moment' },
    { args: ['export', 'a', 'b.zip', '--as-of', '2026-02-30'], says: 'not a moment' },
    { args: ['export', 'a', 'b', '--since', 'x.zip'], says: '--since belongs to a bundle' },
    { args: ['export', '/nowhere/at/all', 'b.zip'], says: 'no folder /nowhere/at/all' },
    { args: ['export', resources, 'b.zip'], says: 'is not a newsroom' },
    { args: ['export', '', 'b.zip'], says: 'LIBRARY is empty' },
    { args: ['list', '/nowhere/at/all'], says: 'no folder' },
    { args: ['list', 'x', '--status', 'lost'], says: 'not a status' },
    { args: ['verify', '/nowhere.zip'], says: '/nowhere.zip does not exist' },
    { args: ['new', resources], says: 'is not empty' },
    { args: ['new', 'x', '--name', ' '], says: 'name of the newsroom is empty' },
    { args: ['new', 'x', '--name', 'A', '--sample'], says: '--sample' },
  ])('answers $args with one sentence and exit code 2', async ({ args, says }) => {
    const { code, out, err } = await galley(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(says);
    if (args.length > 0) expect(err).not.toContain('\n');
  });

  it('refuses a folder with somebody’s files', async () => {
    await galley('new', at('room'));
    await mkdir(at('home'));
    await writeFile(join(at('home'), 'thesis.txt'), 'mine');
    const refused = await galley('export', at('room'), at('home'));
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('not empty');
    expect(await readdir(at('home'))).toEqual(['thesis.txt']);
  });

  it('gives its version and its help', async () => {
    expect((await galley('--version')).out).toBe('1.2.3');
    const help = await galley('--help');
    expect(help.code).toBe(0);
    for (const name of ['new', 'list', 'export', 'verify']) {
      expect(help.out).toContain(`galley ${name}`);
      expect((await galley(name, '--help')).out).toContain(`galley ${name}`);
    }
  });
});

describe('verifying a bundle', () => {
  /** A sound bundle with some of its files changed, and the faults found in it. */
  async function faultsAfter(change: (files: Record<string, Uint8Array>) => void) {
    await galley('new', at('room'), '--name', 'N');
    await galley('export', at('room'), at('sound.zip'));
    const files = unzipSync(await readFile(at('sound.zip')));
    change(files);
    await writeFile(at('changed.zip'), zipSync(files));
    const { code, out } = await galley('verify', at('changed.zip'), '--json');
    return { code, faults: JSON.parse(out).faults as string[] };
  }
  const bytes = strToU8;
  const page = (body: string): Uint8Array =>
    bytes(`<!doctype html><html lang="en"><title>x</title><main><h1>x</h1>${body}</main></html>`);

  it('finds nothing in a sound one (the control of these tests)', async () => {
    expect(await faultsAfter(() => {})).toEqual({ code: 0, faults: [] });
  });

  it.each([
    {
      name: 'a file that was changed',
      says: 'SHA-256 differs',
      change: (files: Record<string, Uint8Array>) => {
        files['n/data/site/robots.txt'] = bytes('changed');
      },
    },
    {
      name: 'a file that was taken out',
      says: 'listed in manifest-sha256.txt and missing',
      change: (files: Record<string, Uint8Array>) => {
        delete files['n/data/site/robots.txt'];
      },
    },
    {
      name: 'a file that was put in',
      says: 'is in no manifest',
      change: (files: Record<string, Uint8Array>) => {
        files['n/data/site/extra.txt'] = bytes('extra');
      },
    },
    {
      name: 'a name that climbs out',
      says: 'unpacked somewhere else',
      change: (files: Record<string, Uint8Array>) => {
        files['n/../../evil.txt'] = bytes('evil');
      },
    },
    {
      name: 'names that differ in capitals only',
      says: 'capitals',
      change: (files: Record<string, Uint8Array>) => {
        files['n/DATA/site/robots.txt'] = bytes('x');
      },
    },
    {
      name: 'a file outside the bag',
      says: 'lies outside the bag',
      change: (files: Record<string, Uint8Array>) => {
        files['other/file.txt'] = bytes('x');
      },
    },
    {
      name: 'a page with a broken link',
      says: 'broken link (gone/index.html)',
      change: (files: Record<string, Uint8Array>) => {
        files['n/data/site/index.html'] = page('<a href="gone/index.html">x</a>');
      },
    },
    {
      name: 'a page with a link to a missing place',
      says: 'place that is not there (#gone)',
      change: (files: Record<string, Uint8Array>) => {
        files['n/data/site/index.html'] = page('<a href="#gone">x</a>');
      },
    },
    {
      name: 'a page with a forbidden link',
      says: 'forbidden link',
      change: (files: Record<string, Uint8Array>) => {
        files['n/data/site/index.html'] = page('<a href="JavaScript&#58;alert(1)">x</a>');
      },
    },
    {
      name: 'a page that loads from outside',
      says: 'loads something from outside',
      change: (files: Record<string, Uint8Array>) => {
        files['n/data/site/index.html'] = page('<img alt="" src="https://cdn.example/x.png">');
      },
    },
    {
      name: 'a record that is no JSON',
      says: 'is not JSON',
      change: (files: Record<string, Uint8Array>) => {
        files['n/data/content/site.json'] = bytes('{');
      },
    },
    {
      name: 'a missing declaration',
      says: 'is not a bag',
      change: (files: Record<string, Uint8Array>) => {
        delete files['n/bagit.txt'];
      },
    },
  ])('finds $name', async ({ says, change }) => {
    const { code, faults } = await faultsAfter(change);
    expect(code).toBe(1);
    expect(faults.join('\n')).toContain(says);
  });
});
