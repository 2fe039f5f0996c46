// What do the bytes of stored files say that their readers feel? Looked at once for each file, and kept by its checksum.
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { PDF, type PdfFacts, pdfFacts } from '../../core/checks/pdf-facts.ts';
import { type Asset, assetPath } from '../../core/content/asset.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { pdfFactsOf } from './read-pdf.ts';

/** Larger ones are not read: nothing is said of them. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A later way of reading is another number, and looks again. */
const RULES = 1;

const kept = z.object({ rules: z.literal(RULES), pdf: pdfFacts.nullable() });

/** Facts of PDFs, kept in the person's cache. Whatever goes wrong with the cache, the file is looked at again. */
export class FileFacts {
  readonly #folder: string;
  readonly #known = new Map<AssetId, PdfFacts | null>();

  constructor(cacheFolder: string) {
    this.#folder = join(cacheFolder, 'pdf-facts');
  }

  /** What a PDF of a library says; null where it cannot be understood, and for every other file. */
  async pdf(library: string, asset: Asset): Promise<PdfFacts | null> {
    const known = await this.kept(asset);
    if (known !== undefined) return known;
    const facts = await factsOf(join(library, assetPath(asset)));
    if (facts === undefined) return null;
    this.#known.set(asset.id, facts);
    await this.#keep(asset.id, facts).catch(() => undefined);
    return facts;
  }

  /** What is known of a file already; undefined where it has to be looked at. */
  async kept(asset: Asset): Promise<PdfFacts | null | undefined> {
    if (asset.mediaType !== PDF) return null;
    return this.#known.get(asset.id) ?? this.#read(asset.id);
  }

  #path(id: AssetId): string {
    return join(this.#folder, `${id}.json`);
  }

  async #read(id: AssetId): Promise<PdfFacts | null | undefined> {
    try {
      const facts = kept.parse(JSON.parse(await readFile(this.#path(id), 'utf8'))).pdf;
      this.#known.set(id, facts);
      return facts;
    } catch {
      return undefined;
    }
  }

  async #keep(id: AssetId, pdf: PdfFacts | null): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const temporary = `${this.#path(id)}.${process.pid}`;
    await writeFile(temporary, JSON.stringify({ rules: RULES, pdf }));
    await rename(temporary, this.#path(id));
  }
}

/** Undefined where the file is not to be had: it may be there the next time. */
async function factsOf(path: string): Promise<PdfFacts | null | undefined> {
  try {
    if ((await stat(path)).size > MOST_BYTES) return null;
    return pdfFactsOf(await readFile(path));
  } catch {
    return undefined;
  }
}
