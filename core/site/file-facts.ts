// What does a reader want to know about a file before downloading it: its kind and its size?
import type { Asset } from '../content/asset.ts';
import type { SiteWords } from './site-words.ts';

const names: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  ppt: 'PowerPoint',
  pptx: 'PowerPoint',
  doc: 'Word',
  docx: 'Word',
  xls: 'Excel',
  xlsx: 'Excel',
  odp: 'OpenDocument',
  odt: 'OpenDocument',
  ods: 'OpenDocument',
  csv: 'CSV',
  rtf: 'RTF',
  epub: 'EPUB',
  ics: 'iCalendar',
};

/** A short kind for a badge, such as `PPTX`. */
export function fileKind(file: Pick<Asset, 'extension'>): string {
  return file.extension.toUpperCase();
}

/** The kind in words, such as `PowerPoint`. */
export function fileKindName(
  file: Pick<Asset, 'extension' | 'mediaType'>,
  words: SiteWords,
): string {
  const known = names[file.extension];
  if (known !== undefined) return known;
  if (file.mediaType.startsWith('image/')) return words.image;
  if (file.mediaType.startsWith('audio/')) return words.audio;
  if (file.mediaType.startsWith('video/')) return words.video;
  if (file.mediaType === 'text/plain') return words.text;
  if (file.mediaType.endsWith('zip') || file.mediaType.endsWith('x-7z-compressed')) {
    return words.archive;
  }
  return file.extension.toUpperCase();
}

/** A size as people read it, in powers of a thousand: `870 kB`, `2.4 MB`. */
export function sizeText(bytes: number, words: SiteWords): string {
  const [byteUnit, kilo, mega, giga] = words.units;
  if (bytes < 1000) return `${bytes} ${byteUnit}`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} ${kilo}`;
  const [amount, unit] = bytes < 999_950_000 ? [bytes / 1e6, mega] : [bytes / 1e9, giga];
  return `${amount.toFixed(1).replace('.', words.decimal)} ${unit}`;
}

/** The name offered when saving: the original name with the extension that fits the bytes. */
export function downloadName(file: Pick<Asset, 'fileName' | 'extension'>): string {
  const cleaned = file.fileName.replace(/[/\\:*?"<>|]/g, '-').trim();
  const lower = cleaned.toLowerCase();
  const fits =
    lower.endsWith(`.${file.extension}`) || (file.extension === 'jpg' && lower.endsWith('.jpeg'));
  return fits ? cleaned : `${cleaned.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.${file.extension}`;
}
