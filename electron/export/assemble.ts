// How do the files of a bundle get their content, in the order they are written?
import { createHash } from 'node:crypto';
import type { ExportFile } from '../../core/export/compile.ts';
import type { SocialCard } from '../../core/site/article-card.ts';
import { sha256 } from '../storage/record-file.ts';
import type { StoredFile } from './asset-bytes.ts';
import { type MadeText, packText, type TextSetting, type WantedText } from './make-texts.ts';
import { startTexts } from './text-threads.ts';

/** A file whose bytes are on disk already. */
export interface OnDisk extends StoredFile {
  readonly from: string;
}

export type StoredSource = Extract<ExportFile['source'], { kind: 'asset' | 'copy' }>;

/** A social card that was made: small, and looked at only where its bytes are asked for. */
export interface KeptCard {
  readonly sha256: string;
  read(): Promise<Uint8Array>;
}

/** One entry of a zip, ready to be written. */
export type BundleEntry = { readonly path: string } & (
  | { readonly kind: 'packed'; readonly made: Pick<MadeText, 'size' | 'crc' | 'bytes' | 'packed'> }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'onDisk'; readonly file: OnDisk }
  /** Parts of one file. */
  | { readonly kind: 'joined'; readonly parts: AsyncIterable<Uint8Array> }
);

export interface Assembly {
  readonly setting: TextSetting;
  readonly files: readonly ExportFile[];
  onDisk(source: StoredSource): OnDisk;
  card(card: SocialCard): KeptCard;
  /** Signs a listing; its answer is the file of the signature. */
  sign(listing: string): Promise<string>;
  onWarning(warning: string): void;
}

/**
 * Yields the entries in order. Texts are made ahead on other threads; those that a listing needs before their turn are made
 * first and wait, packed. A joined entry must be read before the next entry is asked for.
 */
export async function* assemble(assembly: Assembly): AsyncGenerator<BundleEntry> {
  const { files } = assembly;
  const byPath = new Map(files.map((file) => [file.path, file]));
  const texts = startTexts(assembly.setting, wantedTexts(files, byPath));
  const held = new Map<string, MadeText>();
  const hashes = new Map<string, string>();
  let listing = '';
  const next = async (): Promise<MadeText> => {
    const made = await texts.next();
    for (const warning of made.warnings) assembly.onWarning(warning);
    return made;
  };
  try {
    for (const { path, source } of files) {
      switch (source.kind) {
        case 'text': {
          const made = held.get(path) ?? (await next());
          held.delete(path);
          hashes.set(path, made.sha256);
          yield { kind: 'packed', path, made };
          break;
        }
        case 'bytes':
          hashes.set(path, sha256(source.bytes));
          yield { kind: 'bytes', path, bytes: source.bytes };
          break;
        case 'asset':
        case 'copy': {
          const file = assembly.onDisk(source);
          hashes.set(path, file.sha256);
          yield { kind: 'onDisk', path, file };
          break;
        }
        case 'card': {
          const card = assembly.card(source.card);
          hashes.set(path, card.sha256);
          yield { kind: 'bytes', path, bytes: await card.read() };
          break;
        }
        case 'joined': {
          const hash = createHash('sha256');
          let left = source.parts.length;
          const parts = (async function* () {
            for (; left > 0; left--) {
              const made = await next();
              hash.update(made.bytes);
              yield made.bytes;
            }
          })();
          yield { kind: 'joined', path, parts };
          if (left > 0) throw new Error(`${path} was not read to its end.`);
          hashes.set(path, hash.digest('hex'));
          break;
        }
        case 'listing': {
          for (const needed of source.needs) {
            const made = await next();
            held.set(needed, made);
            hashes.set(needed, made.sha256);
          }
          listing = source.make(hashes);
          const made = packText(listing);
          hashes.set(path, made.sha256);
          yield { kind: 'packed', path, made };
          break;
        }
        case 'signature':
          yield { kind: 'packed', path, made: packText(await assembly.sign(listing)) };
          break;
      }
    }
  } finally {
    await texts.close();
  }
}

/** The texts in the order in which `assemble` asks for them. */
function wantedTexts(
  files: readonly ExportFile[],
  byPath: ReadonlyMap<string, ExportFile>,
): WantedText[] {
  const wanted: WantedText[] = [];
  const early = new Set<string>();
  for (const { path, source } of files) {
    if (source.kind === 'text' && !early.has(path)) wanted.push({ text: source, form: 'packed' });
    if (source.kind === 'joined') {
      for (const text of source.parts) wanted.push({ text, form: 'bytes' });
    }
    if (source.kind !== 'listing') continue;
    for (const needed of source.needs) {
      const file = byPath.get(needed);
      if (file?.source.kind !== 'text')
        throw new Error(`${path} needs ${needed}, which is no text.`);
      wanted.push({ text: file.source, form: 'packed' });
      early.add(needed);
    }
  }
  return wanted;
}
