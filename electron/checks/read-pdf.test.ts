// Is it seen whether a PDF is tagged, in the open and in compressed streams of objects, and is nothing believed of odd bytes?
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfFactsOf } from './read-pdf.ts';

const pdf = (...objects: (string | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n', 'latin1'),
    ...objects.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : one)),
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n', 'latin1'),
  ]);

const open = (catalogue: string): string => `1 0 obj\n<< ${catalogue} >>\nendobj\n`;

/** A stream that holds objects by their numbers. */
function packed(objects: Record<number, string>, filter = '/Filter /FlateDecode'): Buffer {
  const entries = Object.entries(objects);
  let [places, body] = ['', ''];
  for (const [number, text] of entries) {
    places += `${number} ${body.length} `;
    body += `${text}\n`;
  }
  const plain = Buffer.from(places + body, 'latin1');
  const data = filter === '' ? plain : deflateSync(plain);
  const head = `9 0 obj\n<< /Type /ObjStm /N ${entries.length} /First ${places.length} ${filter} /Length ${data.length} >>\nstream\r\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream\nendobj\n')]);
}

const marked = '/MarkInfo << /Marked true >>';
const tree = '/StructTreeRoot 5 0 R';

describe('a PDF', () => {
  it.each([
    ['says both', open(`/Type /Catalog ${marked} ${tree}`), true],
    [
      'says it in another order',
      open(`${tree}/MarkInfo<</Marked true/Suspects false>>/Type/Catalog`),
      true,
    ],
    [
      'says it elsewhere',
      `${open(`/Type /Catalog /MarkInfo 12 0 R ${tree}`)}112 0 obj << >> endobj\n12 0 obj\n<< /Marked true >>\nendobj\n`,
      true,
    ],
    ['says nothing', open('/Type /Catalog /Pages 2 0 R'), false],
    ['is marked and has no structure', open(`/Type /Catalog ${marked}`), false],
    [
      'has a structure and is not marked',
      open(`/Type /Catalog ${tree} /MarkInfo << /Marked false >>`),
      false,
    ],
  ])('that %s in the open', (_how, text, isTagged) => {
    expect(pdfFactsOf(pdf(text))).toEqual({ isTagged });
  });

  it.each(['/Filter /FlateDecode', '/Filter [/FlateDecode]', ''])(
    'is read inside a stream of objects (%s)',
    (filter) => {
      const tagged = `<< /Type /Catalog /MarkInfo 4 0 R ${tree} /Lang (de-AT) >>`;
      const stream = packed({ 1: tagged, 4: '<< /Marked true >>', 5: '<< >>' }, filter);
      expect(pdfFactsOf(pdf(stream))).toEqual({ isTagged: true, language: 'de-AT' });
      const bare = packed({ 1: '<< /Type /Catalog /Pages 2 0 R >>', 2: '<< >>' }, filter);
      expect(pdfFactsOf(pdf(bare))).toEqual({ isTagged: false });
    },
  );

  it('in the open may say it inside a stream', () => {
    const stream = packed({ 4: '<< /Marked true >>' });
    expect(pdfFactsOf(pdf(open(`/Type /Catalog /MarkInfo 4 0 R ${tree}`), stream))).toEqual({
      isTagged: true,
    });
  });

  it('that was changed counts as it was changed last', () => {
    const before = open('/Type /Catalog /Pages 2 0 R');
    const after = open(`/Type /Catalog /Pages 2 0 R ${marked} ${tree}`);
    expect(pdfFactsOf(pdf(before, after))).toEqual({ isTagged: true });
    expect(pdfFactsOf(pdf(after, before))).toEqual({ isTagged: false });
  });

  it('says its language in any of the ways of a text string', () => {
    const said = (lang: string) => pdfFactsOf(pdf(open(`/Type /Catalog /Lang ${lang}`)))?.language;
    expect(said('(en-GB)')).toBe('en-GB');
    expect(said('(EN_us)')).toBe('en-us');
    expect(said('<FEFF00660072>')).toBe('fr');
    expect(said('(German language)')).toBeUndefined();
    expect(said('()')).toBeUndefined();
  });

  it('that cannot be understood says nothing', () => {
    expect(pdfFactsOf(Buffer.from('PK\u0003\u0004 no PDF'))).toBeNull();
    expect(pdfFactsOf(pdf('2 0 obj << /Type /Pages >> endobj\n'))).toBeNull();
    // Locked: the stream is there, and its bytes are noise.
    const locked = packed({ 1: '<< /Type /Catalog >>' });
    locked.fill(0xa7, locked.indexOf('stream') + 8, locked.lastIndexOf('\nendstream'));
    expect(pdfFactsOf(pdf(locked))).toBeNull();
  });

  it('that unpacks to more than anybody needs is let be', () => {
    const bomb = deflateSync(Buffer.alloc(40 * 1024 * 1024, 0x20));
    const head = Buffer.from(
      '9 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> stream\n',
    );
    expect(
      pdfFactsOf(pdf(Buffer.concat([head, bomb, Buffer.from('\nendstream endobj\n')]))),
    ).toBeNull();
  });

  it('never throws, whatever its bytes', () => {
    const pieces = [
      ...['1 0 obj', 'endobj', '<<', '>>', '/Type /Catalog', '/ObjStm', 'stream\n', 'endstream'],
      ...['/N 9999999999', '/First 3', '/MarkInfo 4 0 R', '4 0 obj', '/Marked true', '/Lang <FE'],
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), (parts) => {
        const facts = pdfFactsOf(pdf(parts.join(' ')));
        expect(facts === null || typeof facts.isTagged === 'boolean').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
