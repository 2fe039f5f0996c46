// What is known of a pasted picture before its bytes are? Its address, its words, and which file that came along it is.
import { attribute, hasClass, type PasteElement } from './tree.ts';

/** A picture as its program wrote it. */
export interface PastedPicture {
  /** A `data:`, `blob:`, `file:`, `cid:` or web address; empty where there was none. */
  readonly address: string;
}

/** The words a small picture stands for, as smileys do; undefined where it is a picture. */
export function wordsOfPicture(image: PasteElement): string | undefined {
  const alt = attribute(image, 'alt');
  const isEmoji =
    hasClass(image, /emoji/i) ||
    /^\p{Extended_Pictographic}(\p{M}|\u200d|\ufe0f|\p{Extended_Pictographic})*$/u.test(alt);
  return isEmoji && alt !== '' ? alt : undefined;
}

/** Pictures that only tell somebody that they were looked at, or that hold a place. */
export function isPixel(image: PasteElement): boolean {
  const sides = ['width', 'height'].map((side) => Number.parseFloat(attribute(image, side)));
  const isTiny = sides.some((side) => side <= 2) && !sides.some((side) => side > 16);
  const address = attribute(image, 'src');
  // No picture worth looking at has fewer than a hundred bytes.
  return isTiny || (/^data:image\/[a-z]+;base64,/i.test(address) && address.length < 156);
}

/** What a program says by itself, or the name of a file, describes nothing (ATAG 2.0, B.2.3). */
export function altOf(image: PasteElement): string | null {
  const alt = attribute(image, 'alt').replace(/\s+/g, ' ').trim();
  const isMachine =
    /description (automatically )?generated|automatisch generiert|générée? automatiquement|^(image|picture|bild|grafik|graphic|photo|img)[\s_-]?\d*$/i.test(
      alt,
    );
  const isFileName = /^\S+\.(png|jpe?g|gif|webp|avif|svg|bmp|tiff?|heic|emf|wmf)$/i.test(alt);
  return alt === '' || isMachine || isFileName ? null : alt;
}

/** Which kind of address a picture has. */
export function addressKind(address: string): 'data' | 'file' | 'remote' | 'none' {
  if (/^data:image\/(png|jpe?g|webp|gif|avif);base64,/i.test(address)) return 'data';
  if (/^https?:/i.test(address)) return 'remote';
  return /^(file|blob|cid):/i.test(address) ? 'file' : 'none';
}

/** The name of the file an address leads to, in lower case: how a picture is found among those of the clipboard. */
export function fileNameOf(address: string): string {
  const path = address.replace(/^[a-z]+:/i, '').split(/[?#]/)[0] ?? '';
  const name = path.split(/[\\/]/).at(-1) ?? '';
  // In mail, what follows the name is the number of the message part.
  return decoded(name).replace(/@.*$/, '').toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray per cent sign: then it is meant as it stands.
    return text;
  }
}

/** How an address is named to a person: never the whole of a picture written as data. */
export function addressInWords(address: string): string {
  return address.startsWith('data:') ? (address.split(/[;,]/)[0] ?? '') : address;
}

/**
 * Which of the files that came along is which picture: by name, else in order where there are as many of both. Null
 * where none is.
 */
export function matchFiles(
  pictures: readonly PastedPicture[],
  fileNames: readonly string[],
): (number | null)[] {
  const names = fileNames.map((name) => name.toLowerCase());
  const lacking = pictures.filter(({ address }) => addressKind(address) === 'file');
  const byName = pictures.map(({ address }) => {
    const index = addressKind(address) === 'file' ? names.indexOf(fileNameOf(address)) : -1;
    return index === -1 ? null : index;
  });
  const isNamed = byName.some((index) => index !== null);
  if (isNamed || lacking.length !== names.length) return byName;
  return pictures.map((picture) => {
    const index = lacking.indexOf(picture);
    return index === -1 ? null : index;
  });
}
