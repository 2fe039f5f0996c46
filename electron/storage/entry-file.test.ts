// Is a changed bit of a history entry seen, wherever it is?
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isSealWhole, packEntry, unpackEntry } from './entry-file.ts';

const text = JSON.stringify({ headline: 'Peer mentors', body: 'They were there. '.repeat(20) });

/** Every file that differs from `bytes` in one bit. */
function* withOneBitChanged(bytes: Uint8Array): Generator<Buffer> {
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield changed;
  }
}

async function unpacks(bytes: Buffer): Promise<boolean> {
  return unpackEntry(bytes).then(
    (unpacked) => unpacked === text,
    () => false,
  );
}

describe('a packed entry', () => {
  it('is a gzip file like any other', async () => {
    const packed = Buffer.from(await packEntry(text));
    expect(gunzipSync(packed).toString()).toBe(text);
    expect(await unpackEntry(packed)).toBe(text);
    expect(isSealWhole(packed)).toBe(true);
  });

  it('shows every single bit that was changed, and every byte that is missing or too many', async () => {
    const packed = Buffer.from(await packEntry(text));
    for (const changed of withOneBitChanged(packed)) {
      expect((await unpacks(changed)) && isSealWhole(changed)).toBe(false);
    }
    for (let length = 0; length < packed.length; length++) {
      const cut = packed.subarray(0, length);
      expect((await unpacks(cut)) && isSealWhole(cut)).toBe(false);
    }
    expect(isSealWhole(Buffer.concat([packed, Buffer.from([0])]))).toBe(false);
  });

  it('(known-bad control) without its seal has bits that nobody misses', async () => {
    let unseen = 0;
    for (const changed of withOneBitChanged(gzipSync(text))) if (await unpacks(changed)) unseen++;
    expect(unseen).toBeGreaterThan(40);
  });

  it('can be read as it was packed before there were seals', async () => {
    const old = gzipSync(text);
    expect(await unpackEntry(old)).toBe(text);
    expect(isSealWhole(old)).toBe(true);
  });
});
