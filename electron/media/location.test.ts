import { describe, expect, it } from 'vitest';
import { decode, encode } from './codecs.ts';
import { examplePixels, exif, jpegWith, xmp } from './example-pictures.ts';
import { withoutLocation } from './location.ts';

describe('a picture without the place it was taken at', () => {
  it.each([true, false])(
    'has its GPS values gone from Exif and keeps the rest (little endian: %s)',
    async (isLittle) => {
      const jpeg = await jpegWith([
        0xe1,
        Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(isLittle)]),
      ]);
      const clean = Buffer.from(withoutLocation(jpeg) ?? []);
      expect(clean.length).toBe(jpeg.length);
      const start = clean.indexOf('Exif\0\0', 0, 'latin1') + 6;
      // The directory and the degrees, minutes and seconds.
      expect(clean.subarray(start + 54, start + 114).every((byte) => byte === 0)).toBe(true);
      expect(clean.includes('Camera7')).toBe(true);
      expect(await decode(clean, 'image/jpeg')).toEqual(await decode(jpeg, 'image/jpeg'));
      expect(withoutLocation(clean)).toBeUndefined();
    },
  );

  it('has its GPS properties gone from XMP', async () => {
    const jpeg = await jpegWith([
      0xe1,
      Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), xmp]),
    ]);
    const text = Buffer.from(withoutLocation(jpeg) ?? []).toString('latin1');
    expect(text).not.toMatch(/50,51|4,21/);
    expect(text).toContain('dc:creator="Tess"');
  });

  it('is a PNG with right checksums', async () => {
    const plain = Buffer.from(await encode(examplePixels, 'png'));
    const content = exif(false);
    const chunk = Buffer.alloc(12 + content.length);
    chunk.writeUInt32BE(content.length);
    chunk.write('eXIf', 4, 'latin1');
    chunk.set(content, 8);
    const png = Buffer.concat([plain.subarray(0, 33), chunk, plain.subarray(33)]);
    const clean = withoutLocation(png);
    expect(clean?.length).toBe(png.length);
    // The decoder refuses chunks whose checksum is wrong.
    expect(await decode(clean ?? png, 'image/png')).toMatchObject({ width: 16, height: 16 });
    expect(Buffer.from(clean ?? []).readUInt32BE(33 + 8 + content.length)).not.toBe(0);
  });

  it('is left as it is where it says nothing of a place, and whatever its bytes are', async () => {
    expect(withoutLocation(await encode(examplePixels, 'jpeg'))).toBeUndefined();
    for (let seed = 1; seed < 200; seed++) {
      const bytes = Buffer.alloc(300, 0);
      for (let at = 0; at < bytes.length; at++) bytes[at] = (at * seed * 31 + seed) % 256;
      bytes.write(seed % 2 === 0 ? 'II*\0\b\0\0\0' : 'MM\0*\0\0\0\b', seed % 290, 'latin1');
      expect(() => withoutLocation(bytes)).not.toThrow();
    }
  });
});
