// What is the CRC-32 of bytes, as zip files carry it? In our own code, because not every runtime offers one.

/** Four tables, so that four bytes are taken per step: attachments may be gigabytes. */
const [table0, table1, table2, table3] = makeTables();

function makeTables(): [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const first = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    }
    first[byte] = remainder;
  }
  const shifted = (previous: Uint32Array): Uint32Array =>
    previous.map((entry) => (entry >>> 8) ^ at(first, entry & 0xff));
  const second = shifted(first);
  const third = shifted(second);
  return [first, second, third, shifted(third)];
}

/** An index below the length of the array, which the compiler cannot know. */
function at(array: Uint32Array | Uint8Array, index: number): number {
  return array[index] ?? 0;
}

/** The CRC-32 of `bytes`, going on from `before`, the CRC-32 of the bytes in front of them. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  let index = 0;
  for (const end = bytes.length - 3; index < end; index += 4) {
    crc ^=
      at(bytes, index) |
      (at(bytes, index + 1) << 8) |
      (at(bytes, index + 2) << 16) |
      (at(bytes, index + 3) << 24);
    crc =
      at(table3, crc & 0xff) ^
      at(table2, (crc >>> 8) & 0xff) ^
      at(table1, (crc >>> 16) & 0xff) ^
      at(table0, crc >>> 24);
  }
  for (; index < bytes.length; index++) {
    crc = (crc >>> 8) ^ at(table0, (crc ^ at(bytes, index)) & 0xff);
  }
  return ~crc >>> 0;
}
