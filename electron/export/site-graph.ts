// From what was each text of an exported folder made, so that the next export need not make it again?
import { mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { sha256 } from '../storage/record-file.ts';

const knownText = z.object({
  /** Of everything it was made from. */
  fingerprint: z.string(),
  /** Of its bytes. */
  sha256: z.string(),
  /** What an editor was told while it was made. */
  warnings: z.array(z.string()).readonly(),
});
export type KnownText = Readonly<z.infer<typeof knownText>>;

const graphFile = z.object({
  galley: z.literal('site-graph'),
  format: z.literal(1),
  texts: z.record(z.string(), knownText),
});

/** Where the graph of an exported folder is kept: a cache, which may be deleted at any time. */
function graphPath(cacheFolder: string, exported: string): string {
  return join(cacheFolder, 'site-graphs', `${sha256(exported).slice(0, 32)}.json`);
}

/** What is known of the texts in an exported folder; nothing where the cache has gone or cannot be read. */
export async function readGraph(
  cacheFolder: string,
  exported: string,
): Promise<ReadonlyMap<string, KnownText>> {
  try {
    const text = await readFile(graphPath(cacheFolder, exported), 'utf8');
    return new Map(Object.entries(graphFile.parse(JSON.parse(text)).texts));
  } catch {
    // A cache: whatever is wrong with it, everything is made anew.
    return new Map();
  }
}

export async function keepGraph(
  cacheFolder: string,
  exported: string,
  texts: ReadonlyMap<string, KnownText>,
): Promise<void> {
  const path = graphPath(cacheFolder, exported);
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(join(cacheFolder, 'site-graphs'), { recursive: true });
  try {
    await writeFile(
      temporary,
      JSON.stringify({ galley: 'site-graph', format: 1, texts: Object.fromEntries(texts) }),
    );
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}
