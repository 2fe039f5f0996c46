// Is an issue handed over as files that hold together, whole, the same each time, and never over what is not ours?
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newsletterIssue } from '../../core/content/newsletter.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { linksInHtml, linksInText } from '../../core/newsletter/mail-links.ts';
import { serviceTags } from '../../core/newsletter/service-tags.ts';
import { openZip } from '../export/zip-reader.ts';
import { copyLibrary } from '../storage/create-library.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { files } from '../storage/library-files.ts';
import { readLibrary } from '../storage/read-library.ts';
import { sha256 } from '../storage/record-file.ts';
import { galley } from './galley-for-tests.ts';

const sample = fileURLToPath(new URL('../../resources/sample-newsroom', import.meta.url));

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-cli-newsletter-'));
  out = join(folder, 'out');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function filesIn(place: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(path.slice(place.length + 1), await readFile(path));
  }
  return found;
}

const textOf = (all: ReadonlyMap<string, Buffer>, name: string): string =>
  all.get(name)?.toString('utf8') ?? '';

/** A copy of the sample newsroom whose issue 39 is changed. */
async function roomWith(changes: object): Promise<string> {
  const room = join(folder, 'room');
  await copyLibrary(sample, room);
  const { snapshot } = unwrap(await readLibrary(room));
  const issue = snapshot.newsletters.find(({ number }) => number === 39);
  const changed = newsletterIssue.parse({ ...issue, ...changes });
  await writeDurably(
    files.newsletter(room, changed.id),
    encodeRecord('newsletterIssue', changed, sha256).text,
  );
  return room;
}

describe('galley newsletter', () => {
  it('writes HTML, plain text, an .eml and every picture that the HTML shows', async () => {
    const { code, out: said } = await galley('newsletter', sample, '39', out);
    expect(code).toBe(0);
    expect(said).toMatch(
      /Issue 39 handed over to .*: 6 articles, 9 files, \d+ bytes\. The HTML has \d+ bytes\.$/,
    );
    const all = await filesIn(out);
    const html = textOf(all, 'newsletter.html');
    const shown = [...html.matchAll(/ src="([^"]+)"/g)].map(([, src = '']) => src).sort();
    expect(shown).toHaveLength(6);
    expect([...all.keys()].filter((name) => name.startsWith('images/')).sort()).toEqual(shown);
    for (const name of shown) {
      // JPEG: no mail program is asked for more.
      expect(all.get(name)?.subarray(0, 3).toString('hex'), name).toBe('ffd8ff');
    }
    const tags = serviceTags('generic', 'en');
    const inText = linksInText(textOf(all, 'newsletter.txt'), tags);
    expect([...linksInHtml(html)].sort()).toEqual([...inText].sort());
  });

  it('lets the .eml fetch its pictures from the website, or carry them', async () => {
    expect((await galley('newsletter', sample, '39', out)).code).toBe(0);
    const fetching = await PostalMime.parse(await readFile(join(out, 'newsletter.eml')));
    expect(fetching.attachments).toEqual([]);
    const addresses = [...(fetching.html ?? '').matchAll(/ src="([^"]+)"/g)].map(([, src]) => src);
    expect(addresses).toHaveLength(6);
    for (const src of addresses) {
      expect(src).toMatch(/^https:\/\/news\.example\.org\/media\/.+\.jpg$/);
    }
    expect((await galley('newsletter', sample, '39', out, '--inline-images')).code).toBe(0);
    const carrying = await PostalMime.parse(await readFile(join(out, 'newsletter.eml')));
    const inside = carrying.attachments.map(({ contentId }) => contentId?.slice(1, -1)).sort();
    const called = [...(carrying.html ?? '').matchAll(/ src="cid:([^"]+)"/g)].map(([, id]) => id);
    expect(inside).toEqual(called.sort());
    expect(inside).toHaveLength(6);
  });

  it('shows in its HTML the pictures that the website has, when told to', async () => {
    const site = join(folder, 'site');
    const moment = ['--as-of', '2026-11-25T08:00:00Z'];
    expect((await galley('newsletter', sample, '39', out, '--site-images', ...moment)).code).toBe(
      0,
    );
    expect(await readdir(out)).toEqual(['newsletter.eml', 'newsletter.html', 'newsletter.txt']);
    const exported = await galley('export', sample, site, '--no-preflight', ...moment);
    expect(exported.code).toBe(0);
    const html = await readFile(join(out, 'newsletter.html'), 'utf8');
    const on = 'https://news.example.org/';
    for (const [, src = ''] of html.matchAll(/ src="([^"]+)"/g)) {
      expect(src.startsWith(on)).toBe(true);
      expect((await readFile(join(site, src.slice(on.length)))).length).toBeGreaterThan(1000);
    }
    for (const href of linksInHtml(html)) {
      if (!href.startsWith(on)) continue;
      const page = await readFile(join(site, href.slice(on.length), 'index.html'), 'utf8');
      expect(page).toContain('<html');
    }
  });

  it('is the same bytes each time, in a folder and in a zip', async () => {
    const zips = ['one.zip', 'two.zip'].map((name) => join(folder, name));
    for (const zip of zips)
      expect((await galley('newsletter', sample, '39', zip, '--zip')).code).toBe(0);
    const [one, two] = await Promise.all(zips.map((zip) => readFile(zip)));
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
    await galley('newsletter', sample, '39', out);
    const all = await filesIn(out);
    const zip = unwrap(await openZip(zips[0] ?? ''));
    expect(zip.entries.map(({ name }) => name).sort()).toEqual([...all.keys()].sort());
    await zip.close();
  });

  it('replaces an earlier hand-over as a whole, and nothing else', async () => {
    await galley('newsletter', sample, '39', out);
    const first = await filesIn(out);
    await galley('newsletter', sample, '37', out);
    const second = await filesIn(out);
    expect(second.get('newsletter.html')).not.toEqual(first.get('newsletter.html'));
    const left = [...first.keys()].filter((name) => !second.has(name));
    expect(left.length).toBeGreaterThan(0);

    await writeFile(join(out, 'images', 'my notes.txt'), 'Mine.');
    const refused = await galley('newsletter', sample, '39', out);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('it holds my notes.txt');
    expect(textOf(await filesIn(out), 'images/my notes.txt')).toBe('Mine.');
    expect(await readdir(folder)).toEqual(['out']);
    await mkdir(join(folder, 'empty'));
    expect((await galley('newsletter', sample, '39', join(folder, 'empty'))).code).toBe(0);
  });

  it('tells what the checks find and where, and holds back with --strict', async () => {
    const room = await roomWith({ subject: '', intro: 'See https://news.example.org/news/gone/.' });
    const told = await galley('newsletter', room, '39', out);
    expect(told.code).toBe(0);
    expect(told.out).toContain('blocking  There is no subject (subject).');
    expect(told.out).toContain('(intro).');
    expect(told.err).toContain('2 findings are blocking.');
    const other = join(folder, 'other');
    const held = await galley('newsletter', room, '39', other, '--strict');
    expect(held.code).toBe(1);
    expect(held.err).toContain('Nothing was handed over: 2 findings are blocking.');
    expect(await readdir(folder)).not.toContain('other');
  });

  it('leaves out what readers cannot see, whatever the issue holds', async () => {
    const before = ['--as-of', '2026-10-20'];
    const { out: said, code } = await galley('newsletter', sample, '39', out, ...before);
    expect(code).toBe(0);
    expect(said).toContain('Readers cannot see “How many is too many?');
    const all = await filesIn(out);
    for (const name of ['newsletter.html', 'newsletter.txt', 'newsletter.eml']) {
      expect(textOf(all, name)).not.toContain('22 services compared');
    }
  });

  it('takes an id for a number, and says what cannot be used', async () => {
    const { snapshot } = unwrap(await readLibrary(sample));
    const issue = snapshot.newsletters.find(({ number }) => number === 38);
    expect((await galley('newsletter', sample, issue?.id ?? '', out)).out).toContain('Issue 38');
    const missing = await galley('newsletter', sample, '4', out);
    expect([missing.code, missing.err]).toEqual([2, 'galley: Issue 4 does not exist.']);
    const unzipped = await galley('newsletter', sample, '39', join(folder, 'a.zip'));
    expect([unzipped.code, unzipped.err]).toEqual([
      2,
      `galley: ${join(folder, 'a.zip')} would be a folder. Add --zip for a zip.`,
    ]);
    expect((await galley('newsletter', join(folder, 'nowhere'), '39', out)).code).toBe(2);
  });
});
