// Is a PDF looked at once, by its checksum, and again where the cache is lost or odd?
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { slides } from '../../core/checks/checks-for-tests.ts';
import { assetPath } from '../../core/content/asset.ts';
import { FileFacts } from './file-facts.ts';

let folder: string;
let library: string;
let cache: string;
const tagged =
  '%PDF-1.7\n1 0 obj << /Type /Catalog /MarkInfo << /Marked true >> /StructTreeRoot 2 0 R >> endobj';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-facts-'));
  [library, cache] = [join(folder, 'library'), join(folder, 'cache')];
  await mkdir(join(library, 'media', slides.id.slice(0, 2)), { recursive: true });
  await writeFile(join(library, assetPath(slides)), tagged);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const facts = () => new FileFacts(cache).pdf(library, slides);

it('a file is looked at once, whoever asks', async () => {
  expect(await facts()).toEqual({ isTagged: true });
  await rm(join(library, assetPath(slides)));
  expect(await facts()).toEqual({ isTagged: true });
});

it('a cache that is odd is passed over', async () => {
  await facts();
  const [name = ''] = await readdir(join(cache, 'pdf-facts'));
  for (const odd of ['', '{"rules":99,"pdf":{"isTagged":false}}', '{"rules":1,"pdf":{}}']) {
    await writeFile(join(cache, 'pdf-facts', name), odd);
    expect(await facts(), odd).toEqual({ isTagged: true });
  }
});

it('a file that is not there now is looked for again the next time', async () => {
  await rm(join(library, assetPath(slides)));
  expect(await facts()).toBeNull();
  await writeFile(join(library, assetPath(slides)), tagged);
  expect(await facts()).toEqual({ isTagged: true });
});

it('a file of another kind is not read', async () => {
  const other = { ...slides, mediaType: 'application/msword' };
  expect(await new FileFacts(cache).pdf(library, other)).toBeNull();
});
