// What did an earlier bundle hold, to compare a new export with?
import { basename } from 'node:path';
import * as z from 'zod';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import { readManifest } from '../../core/export/bag.ts';
import type { Baseline, ContentItem } from '../../core/export/changes.ts';
import { sha256 } from '../storage/record-file.ts';
import { openZip, type ReadEntry, type ZipReader } from './zip-reader.ts';

const articleInBundle = z.object({ id: z.string(), path: z.string() });
const mediaInBundle = z.object({ media: z.array(z.object({ id: z.string(), path: z.string() })) });

/**
 * The path in front of everything in a bundle: nothing, or the one folder that holds it.
 * Undefined where the zip is not a bag.
 */
export function bagRoot(names: readonly string[]): string | undefined {
  const declaration = names.find((name) => /^([^/]+\/)?bagit\.txt$/.test(name));
  return declaration?.slice(0, -'bagit.txt'.length);
}

/** Reads a bundle made earlier. Fails with `not-a-bundle`, naming what is wrong with it. */
export async function readBaseline(path: string): Promise<Result<Baseline>> {
  const opened = await openZip(path);
  if (!opened.ok) return opened;
  const zip = opened.value;
  try {
    return success(await baselineOf(zip));
  } catch (error) {
    const failed = toFailure(error);
    const code = failed.code === 'internal' ? 'not-a-bundle' : failed.code;
    return failure(code, { subject: basename(path), detail: failed.detail });
  } finally {
    await zip.close();
  }
}

async function baselineOf(zip: ZipReader): Promise<Baseline> {
  const root = bagRoot(zip.entries.map((entry) => entry.name));
  if (root === undefined) throw new Error('it is not a bag');
  const byPath = new Map<string, ReadEntry>();
  for (const entry of zip.entries) {
    if (entry.name.startsWith(root)) byPath.set(entry.name.slice(root.length), entry);
  }
  const read = async (name: string): Promise<Uint8Array> => {
    const entry = byPath.get(name);
    if (entry === undefined) throw new Error(`${name} is missing`);
    return zip.read(entry);
  };
  const manifest = readManifest(utf8(await read('manifest-sha256.txt'))).entries;
  const readChecked = async (name: string): Promise<{ json: unknown; sha256: string }> => {
    const bytes = await read(name);
    const digest = sha256(bytes);
    if (manifest.get(name) !== digest) throw new Error(`${name} is not what its manifest says`);
    return { json: JSON.parse(utf8(bytes)), sha256: digest };
  };
  const items: ContentItem[] = [];
  for (const name of [...manifest.keys()].sort()) {
    if (!/^data\/content\/articles\/[^/]+\.json$/.test(name)) continue;
    const { json, sha256: digest } = await readChecked(name);
    const { id, path } = articleInBundle.parse(json);
    items.push({ kind: 'article', id, path, sha256: digest });
  }
  const { json } = await readChecked('data/content/media.json');
  for (const { id, path } of mediaInBundle.parse(json).media) {
    items.push({ kind: 'media', id, path, sha256: id });
  }
  for (const kind of ['taxonomy', 'site'] as const) {
    const { sha256: digest } = await readChecked(`data/content/${kind}.json`);
    items.push({ kind, id: kind, path: null, sha256: digest });
  }
  return { sha256: sha256(await read('tagmanifest-sha256.txt')), items };
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
