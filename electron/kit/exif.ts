// When was a picture taken, by the clock of its camera? Read from its Exif data, and from nothing else.

/** Tags of Exif 2.32: the directory of photographs, and three moments, the truest first. */
const PHOTO_DIRECTORY = 0x8769;
const TAKEN = 0x9003;
const DIGITISED = 0x9004;
const CHANGED = 0x0132;

const ENTRY_BYTES = 12;
const MOST_ENTRIES = 1000;
/** `2026:03:12 10:02:07` and its end. */
const MOMENT_BYTES = 20;

/** The moment as `2026-03-12T10:02:07`, from the first bytes of a file; null where they do not say it, or say nonsense. */
export function takenAt(head: Uint8Array): string | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  for (const start of tiffHeaders(bytes)) {
    const found = momentIn(bytes.subarray(start));
    if (found !== null) return found;
  }
  return null;
}

/** Exif is a TIFF file inside the picture: after `Exif` in JPEG, in a chunk of that name in PNG and WebP. */
function* tiffHeaders(bytes: Buffer): Generator<number> {
  for (const magic of ['II*\0', 'MM\0*']) {
    for (
      let at = bytes.indexOf(magic, 0, 'latin1');
      at !== -1;
      at = bytes.indexOf(magic, at + 1, 'latin1')
    ) {
      const before = bytes.toString('latin1', Math.max(0, at - 8), at);
      if (/exif/i.test(before) || at === 0) yield at;
    }
  }
}

function momentIn(tiff: Buffer): string | null {
  const isLittle = tiff[0] === 0x49;
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number): number =>
    at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  /** The place of the value of each entry of a directory. */
  const entriesOf = (directory: number): Map<number, number> => {
    const entries = new Map<number, number>();
    const count = Math.min(short(directory), MOST_ENTRIES);
    for (let entry = 0; entry < count; entry++) {
      const at = directory + 2 + entry * ENTRY_BYTES;
      entries.set(short(at), at + 8);
    }
    return entries;
  };
  const first = entriesOf(long(4));
  const photo = first.get(PHOTO_DIRECTORY);
  const inner = photo === undefined ? new Map<number, number>() : entriesOf(long(photo));
  const places = [inner.get(TAKEN), inner.get(DIGITISED), first.get(CHANGED)];
  for (const place of places) {
    if (place === undefined) continue;
    const moment = asMoment(tiff.toString('latin1', long(place), long(place) + MOMENT_BYTES));
    if (moment !== null) return moment;
  }
  return null;
}

function asMoment(text: string): string | null {
  const [, year, month, day, time] =
    /^((?:19|20)\d{2})[:-](\d{2})[:-](\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text) ?? [];
  if (year === undefined) return null;
  const moment = `${year}-${month}-${day}T${time}`;
  return Number.isNaN(Date.parse(`${moment}Z`)) ? null : moment;
}
