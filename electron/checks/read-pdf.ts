// Is a PDF tagged, and in which language does it say it is? Read from its bytes, without trust in them.
import { inflateSync } from 'node:zlib';
import type { PdfFacts } from '../../core/checks/pdf-facts.ts';

/** No catalogue is longer than this; no stream of objects needs more room. */
const MOST_OF_OBJECT = 64 * 1024;
const MOST_OF_STREAM = 16 * 1024 * 1024;
const MOST_OF_STREAMS = 96 * 1024 * 1024;

/**
 * Looks for the catalogue, in the open or inside a compressed stream of objects, and for what it says of structure. Null
 * where there is none that can be understood, as in a PDF that is locked.
 */
export function pdfFactsOf(bytes: Buffer): PdfFacts | null {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return null;
  const packed = new Map<number, string>();
  let catalogue: string | undefined;
  // Of several the last one counts: changes are written behind what was there.
  for (const text of openCatalogues(bytes)) catalogue = text;
  if (catalogue === undefined) {
    for (const [number, text] of packedObjects(bytes)) {
      packed.set(number, text);
      if (isCatalogue(text)) catalogue = text;
    }
  }
  if (catalogue === undefined) return null;
  const marks = memberOf(catalogue, 'MarkInfo', bytes, packed);
  const language = languageOf(catalogue);
  const isMarked = /\/Marked\s+true\b/.test(marks);
  return {
    isTagged: isMarked && /\/StructTreeRoot\b/.test(catalogue),
    ...(language === undefined ? {} : { language }),
  };
}

function isCatalogue(text: string): boolean {
  return /\/Type\s*\/Catalog\b/.test(text);
}

function* openCatalogues(bytes: Buffer): Generator<string> {
  for (let at = bytes.indexOf('/Catalog'); at !== -1; at = bytes.indexOf('/Catalog', at + 1)) {
    const text = objectAround(bytes, at);
    if (text !== undefined && isCatalogue(text)) yield text;
  }
}

/** The object that a place in the file belongs to. */
function objectAround(bytes: Buffer, at: number): string | undefined {
  const from = Math.max(0, at - MOST_OF_OBJECT);
  const before = bytes.subarray(from, at);
  const start = before.lastIndexOf('obj');
  if (start === -1 || before.indexOf('endobj', Math.max(0, start - 3)) === start - 3)
    return undefined;
  const after = bytes.subarray(at, at + MOST_OF_OBJECT);
  const end = after.indexOf('endobj');
  return end === -1 ? undefined : bytes.toString('latin1', from + start + 3, at + end);
}

/** The objects inside every compressed stream of objects, by their numbers. */
function* packedObjects(bytes: Buffer): Generator<readonly [number: number, text: string]> {
  let room = MOST_OF_STREAMS;
  for (let at = bytes.indexOf('/ObjStm'); at !== -1; at = bytes.indexOf('/ObjStm', at + 1)) {
    const head = bytes.toString('latin1', Math.max(0, at - 2048), at + 2048);
    const here = Math.min(at, 2048);
    const start = head.lastIndexOf('obj', here);
    const stream = head.indexOf('stream', here);
    if (start === -1 || stream === -1) continue;
    const dictionary = head.slice(start, stream);
    const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
    const many = Number(/\/N\s+(\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
    if (!Number.isSafeInteger(first) || !Number.isSafeInteger(many)) continue;
    const data = at - here + stream + 'stream'.length;
    const begin = bytes[data] === 0x0d && bytes[data + 1] === 0x0a ? data + 2 : data + 1;
    const end = bytes.indexOf('endstream', begin);
    const text = unpack(bytes.subarray(begin, end === -1 ? bytes.length : end), dictionary);
    if (text === undefined) continue;
    room -= text.length;
    if (room < 0) return;
    const places = text.slice(0, first).trim().split(/\s+/).map(Number);
    for (let index = 0; index < many && 2 * index + 1 < places.length; index++) {
      const number = places[2 * index] ?? Number.NaN;
      const from = first + (places[2 * index + 1] ?? 0);
      const to = index + 1 < many ? first + (places[2 * index + 3] ?? 0) : text.length;
      yield [number, text.slice(from, Math.min(to, from + MOST_OF_OBJECT))];
    }
  }
}

function unpack(data: Buffer, dictionary: string): string | undefined {
  if (!/\/Filter\b/.test(dictionary)) return data.toString('latin1', 0, MOST_OF_STREAM);
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(dictionary)) return undefined;
  try {
    return inflateSync(data, { maxOutputLength: MOST_OF_STREAM }).toString('latin1');
  } catch {
    // Locked, damaged, or grown beyond all measure.
    return undefined;
  }
}

/** The text of a member of the catalogue, whether it stands in it or elsewhere. */
function memberOf(
  catalogue: string,
  name: string,
  bytes: Buffer,
  packed: ReadonlyMap<number, string>,
): string {
  const direct = new RegExp(`/${name}\\s*(<<[^>]*>>)`).exec(catalogue)?.[1];
  if (direct !== undefined) return direct;
  const [, number = '', generation = ''] =
    new RegExp(`/${name}\\s+(\\d{1,9})\\s+(\\d{1,5})\\s+R\\b`).exec(catalogue) ?? [];
  if (number === '') return '';
  const inside = packed.get(Number(number)) ?? packedObject(bytes, Number(number), packed);
  if (inside !== undefined) return inside;
  const label = `${number} ${generation} obj`;
  for (let at = bytes.lastIndexOf(label); at > 0; at = bytes.lastIndexOf(label, at - 1)) {
    // `12 0 obj` is not the end of `112 0 obj`.
    if (/\d/.test(String.fromCharCode(bytes[at - 1] ?? 0))) continue;
    const from = at + label.length;
    const end = bytes.indexOf('endobj', from);
    return bytes.toString('latin1', from, Math.min(end === -1 ? bytes.length : end, from + 4096));
  }
  return '';
}

/** An object of a packed stream, where the catalogue itself was in the open and the streams were not read yet. */
function packedObject(
  bytes: Buffer,
  wanted: number,
  read: ReadonlyMap<number, string>,
): string | undefined {
  if (read.size > 0) return undefined;
  let found: string | undefined;
  for (const [number, text] of packedObjects(bytes)) if (number === wanted) found = text;
  return found;
}

function languageOf(catalogue: string): string | undefined {
  const [, plain, hex] =
    /\/Lang\s*(?:\(([^()]{0,64})\)|<([0-9A-Fa-f\s]{0,256})>)/.exec(catalogue) ?? [];
  const raw =
    hex === undefined
      ? Buffer.from(plain ?? '', 'latin1')
      : Buffer.from(hex.replace(/\s+/g, ''), 'hex');
  const isWide = raw[0] === 0xfe && raw[1] === 0xff;
  const text = isWide
    ? Buffer.from(raw.subarray(2, raw.length - (raw.length % 2)))
        .swap16()
        .toString('utf16le')
    : raw.toString('latin1');
  const tag = text.trim().replaceAll('_', '-');
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)
    ? tag.replace(/^[A-Za-z]+/, (first) => first.toLowerCase())
    : undefined;
}
