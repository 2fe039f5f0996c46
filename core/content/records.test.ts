import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { unwrap } from '../errors.ts';
import { sha256 } from '../sha256-for-tests.ts';
import { decodeRecord, encodeRecord, FORMAT_VERSION } from './records.ts';

const card = {
  id: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
  createdAt: '2026-03-01T10:00:00.000Z',
} as const;

function encodeCard(): string {
  const value = unwrap(decodeRecord('library', wrap(card), sha256)).value;
  return encodeRecord('library', value, sha256).text;
}

function wrap(record: Record<string, unknown>, change: Record<string, unknown> = {}): string {
  const digest = sha256(canonicalJson(record));
  const seal = sha256(`library ${FORMAT_VERSION} ${digest}`);
  return JSON.stringify({
    galley: 'library',
    format: FORMAT_VERSION,
    sha256: digest,
    seal,
    record,
    ...change,
  });
}

describe('a record', () => {
  it('comes back as it was written', () => {
    expect(unwrap(decodeRecord('library', encodeCard(), sha256)).value).toEqual(card);
  });

  it('shows any single changed character of its content', () => {
    const text = encodeCard();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (at) => {
        const letter = text[at];
        if (letter === undefined || !/[a-z0-9]/.test(letter)) return;
        const flipped = text.slice(0, at) + (letter === 'b' ? 'c' : 'b') + text.slice(at + 1);
        const decoded = decodeRecord('library', flipped, sha256);
        // A flip in the format number may also read as "from the future"; none may read as whole.
        expect(decoded.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('shows a format that reads as any other, by its seal', () => {
    const text = encodeCard();
    for (let format = 1; format < FORMAT_VERSION; format++) {
      const changed = text.replace(`"format": ${FORMAT_VERSION}`, `"format": ${format}`);
      expect(decodeRecord('library', changed, sha256)).toMatchObject({
        error: { code: 'altered-record' },
      });
    }
    const { seal, ...unsealed } = JSON.parse(text);
    expect(seal).toMatch(/^[0-9a-f]{64}$/);
    expect(decodeRecord('library', JSON.stringify(unsealed), sha256).ok).toBe(false);
    const other = { ...unsealed, seal: sha256('another seal') };
    expect(decodeRecord('library', JSON.stringify(other), sha256).ok).toBe(false);
  });

  it('of a format before there were seals is read without one', () => {
    expect(
      decodeRecord('library', wrap(card, { format: 3, seal: undefined }), sha256),
    ).toMatchObject({ value: { format: 3 } });
  });

  it('does not mind white space, so that an editor or git may reformat it', () => {
    const loose = JSON.stringify(JSON.parse(encodeCard()), null, 8).replaceAll('\n', '\r\n');
    expect(decodeRecord('library', loose, sha256).ok).toBe(true);
  });

  it('of another type or a newer format is refused, each with its own code', () => {
    expect(decodeRecord('library', wrap(card, { galley: 'site' }), sha256)).toMatchObject({
      error: { code: 'damaged-record' },
    });
    expect(
      decodeRecord('library', wrap(card, { format: FORMAT_VERSION + 1 }), sha256),
    ).toMatchObject({
      error: { code: 'version-too-new' },
    });
  });

  it('with a member named __proto__, which no Galley writes, is refused and pollutes nothing', () => {
    const record = JSON.parse(
      `{"id":"${card.id}","createdAt":"${card.createdAt}","__proto__":{"polluted":1}}`,
    );
    expect(decodeRecord('library', wrap(record), sha256).ok).toBe(false);
    expect('polluted' in {}).toBe(false);
  });

  const corpus = fileURLToPath(new URL('../../../shared/corpora/json', import.meta.url));
  it.skipIf(!existsSync(corpus))('that is not JSON, or another JSON, never reads as whole', () => {
    for (const name of readdirSync(corpus)) {
      const text = readFileSync(`${corpus}/${name}`, 'latin1');
      expect(decodeRecord('library', text, sha256).ok).toBe(false);
    }
  });
});

describe('canonical JSON', () => {
  it('is the same for any order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('reads back as what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
