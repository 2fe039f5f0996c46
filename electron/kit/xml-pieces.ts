// What stands in a part of an office document? Its XML, piece by piece, as far as it is worth reading; no entity is ever looked up.
import { SaxesParser } from 'saxes';
import type { ReadEntry, ZipReader } from '../export/zip-reader.ts';

/** More of one part is not read: words enough are found before. */
const MOST_UNPACKED = 4 * 1024 * 1024;

export interface XmlEars {
  /** `name` without its prefix; attributes with theirs and without, where that says which is meant. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(words: string): void;
  close?(name: string): void;
  /** Nothing more is wanted. */
  isDone?(): boolean;
}

/** Reads a part and tells what is in it. Throws where it is no XML, or where the zip is not what it says. */
export async function readXml(zip: ZipReader, entry: ReadEntry, ears: XmlEars): Promise<void> {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const plain: Record<string, string> = {};
    // Without namespaces every attribute is a string.
    for (const [key, value] of Object.entries(attributes)) {
      plain[key] = String(value);
      plain[local(key)] ??= String(value);
    }
    ears.open?.(local(name), plain);
  });
  parser.on('text', (words) => ears.text?.(words));
  parser.on('closetag', ({ name }) => ears.close?.(local(name)));
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let unpacked = 0;
  for await (const piece of zip.chunks(entry)) {
    unpacked += piece.length;
    parser.write(decoder.decode(piece, { stream: true }));
    if (unpacked > MOST_UNPACKED || ears.isDone?.() === true) return;
  }
  parser.close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
