// Which bytes does a zip file consist of besides the files: its headers, as we write them?
//
// APPNOTE 6.3.9. Sizes and offsets that need more than 32 bits go into a ZIP64 extra field (id 1).

export const SIGNATURES = {
  localFile: 0x04034b50,
  centralFile: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;

/** What 32 bits hold, less the value that means “look in the extra field”. */
export const LIMIT_32 = 0xffffffff;
export const LIMIT_16 = 0xffff;

/** 1 January 1980, 0:00: the same in every export. */
const DOS_DATE = (0 << 9) | (1 << 5) | 1;
const DOS_TIME = 0;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** Made on Unix, so that the mode below is read; format 4.5 where ZIP64 is used. */
const MADE_BY = (3 << 8) | 45;
/** A plain file, readable by all. */
const MODE = 0o100644;

export type Method = 'stored' | 'deflated';

export interface ZipEntry {
  readonly name: string;
  readonly method: Method;
  readonly crc: number;
  /** Bytes in the zip, and bytes of the file. */
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function methodNumber(method: Method): number {
  return method === 'stored' ? 0 : 8;
}

/** The header in front of a file. `wide` reserves the ZIP64 field, so that the header can be patched in place. */
export function localHeader(entry: Omit<ZipEntry, 'offset'>, wide: boolean): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const extra = wide ? wideField([entry.size, entry.packed]) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(SIGNATURES.localFile, 0);
  header.writeUInt16LE(wide ? 45 : 20, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(methodNumber(entry.method), 8);
  header.writeUInt16LE(DOS_TIME, 10);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(entry.crc, 14);
  header.writeUInt32LE(wide ? LIMIT_32 : entry.packed, 18);
  header.writeUInt32LE(wide ? LIMIT_32 : entry.size, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

/** The line of the central directory; `limit` is 32 bits but in tests. */
export function centralHeader(entry: ZipEntry, limit = LIMIT_32): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const wideSize = entry.size >= limit || entry.packed >= limit;
  const wideOffset = entry.offset >= limit;
  const extra = wideField([
    ...(wideSize ? [entry.size, entry.packed] : []),
    ...(wideOffset ? [entry.offset] : []),
  ]);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(SIGNATURES.centralFile, 0);
  header.writeUInt16LE(MADE_BY, 4);
  header.writeUInt16LE(extra.length > 0 ? 45 : 20, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(methodNumber(entry.method), 10);
  header.writeUInt16LE(DOS_TIME, 12);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(entry.crc, 16);
  header.writeUInt32LE(wideSize ? LIMIT_32 : entry.packed, 20);
  header.writeUInt32LE(wideSize ? LIMIT_32 : entry.size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(MODE * 0x10000, 38);
  header.writeUInt32LE(wideOffset ? LIMIT_32 : entry.offset, 42);
  return Buffer.concat([header, name, extra]);
}

/** What closes the zip: with the ZIP64 records in front where a number is too large. */
export function endRecords(
  directory: { entries: number; size: number; offset: number },
  limits = { number: LIMIT_32, count: LIMIT_16 },
): Buffer {
  const { entries, size, offset } = directory;
  const wide = entries >= limits.count || size >= limits.number || offset >= limits.number;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(SIGNATURES.end, 0);
  end.writeUInt16LE(wide ? LIMIT_16 : entries, 8);
  end.writeUInt16LE(wide ? LIMIT_16 : entries, 10);
  end.writeUInt32LE(wide ? LIMIT_32 : size, 12);
  end.writeUInt32LE(wide ? LIMIT_32 : offset, 16);
  if (!wide) return end;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(SIGNATURES.end64, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(MADE_BY, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(entries), 24);
  end64.writeBigUInt64LE(BigInt(entries), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(SIGNATURES.locator64, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}

function wideField(numbers: readonly number[]): Buffer {
  if (numbers.length === 0) return Buffer.alloc(0);
  const field = Buffer.alloc(4 + numbers.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(numbers.length * 8, 2);
  for (const [index, number] of numbers.entries()) {
    field.writeBigUInt64LE(BigInt(number), 4 + index * 8);
  }
  return field;
}
