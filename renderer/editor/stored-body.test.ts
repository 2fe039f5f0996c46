// Does every body come out of the editor as it went in, whatever it holds?
import { Editor, type JSONContent } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARRIED } from '../../core/blocks/define-block.ts';
import { blocks, marks } from '../../core/blocks/registry.ts';
import { type BodyNode, emptyBody } from '../../core/content/body.ts';
import { fakeNewsroom } from '../dev/fake-newsroom.ts';
import { emptyWorld } from './block-world.ts';
import { bodyExtensions } from './extensions.ts';
import { bodySchema } from './schema.ts';
import { openBody, readBody, whyReadOnly } from './stored-body.ts';

const schema = bodySchema();
const words = (text: string, ...types: string[]): BodyNode => ({
  type: 'text',
  text,
  ...(types.length === 0 ? {} : { marks: types.map((type) => ({ type })) }),
});
const paragraph = (...content: BodyNode[]): BodyNode => ({ type: 'paragraph', content });
const documentOf = (...content: BodyNode[]): BodyNode => ({ type: 'doc', content });
const typesOf = (document: BodyNode): string[] =>
  openBody(document, schema).children.map((child) => child.type.name);

/** Opens, writes a paragraph at the end, and reads back everything before it. */
function editElsewhere(document: BodyNode): BodyNode {
  const opened = openBody(document, schema);
  const added = schema.nodeFromJSON(paragraph(words('Added.')));
  const edited = opened.copy(opened.content.addToEnd(added));
  const { content = [], ...rest } = readBody(edited, document);
  expect(content.at(-1)).toEqual(paragraph(words('Added.')));
  return { ...rest, content: content.slice(0, -1) };
}

describe('a body that goes through the editor', () => {
  it('keeps a block of a newer Galley, whatever is edited beside it', () => {
    const hologram: BodyNode = {
      type: 'hologram',
      attrs: { depth: 3, layers: [{ name: 'a' }, null], '': true },
      content: [paragraph(words('In three dimensions', 'glow'))],
    };
    const document = documentOf(paragraph(words('Before')), hologram);
    expect(typesOf(document)).toEqual(['paragraph', CARRIED]);
    expect(JSON.stringify(editElsewhere(document))).toBe(JSON.stringify(document));
  });

  it('carries as little as the places for blocks allow', () => {
    const strange = { type: 'hologram' };
    const inQuote = documentOf({ type: 'blockquote', content: [paragraph(), strange] });
    expect(openBody(inQuote, schema).firstChild?.lastChild?.type.name).toBe(CARRIED);
    const cell = { type: 'tableCell', content: [strange] };
    const inCell = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] };
    expect(typesOf(documentOf(inCell))).toEqual([CARRIED]);
    const around = documentOf({ type: 'blockquote', content: [paragraph(), inCell] });
    expect(openBody(around, schema).firstChild?.lastChild?.type.name).toBe(CARRIED);
  });

  it.each<[string, BodyNode]>([
    ['an unknown mark', paragraph(words('a', 'glow'))],
    ['an unknown attribute with a value', { ...paragraph(words('a')), attrs: { align: 'right' } }],
    ['an unknown member', Object.assign(paragraph(words('a')), { color: 'red' })],
    ['an attribute that is not allowed', { type: 'heading', attrs: { level: 1 } }],
    ['a block where none may stand', { type: 'listItem', content: [paragraph()] }],
    ['text where none may stand', words('loose')],
    ['an empty text', paragraph({ type: 'text', text: '' })],
    ['marks that exclude each other', paragraph(words('a', 'subscript', 'superscript'))],
    [
      'a block that says it is one that carries',
      { type: CARRIED, attrs: { block: { type: 'x' } } },
    ],
  ])('carries a block with %s', (_name, block) => {
    expect(typesOf(documentOf(block))).toEqual([CARRIED]);
    expect(editElsewhere(documentOf(block))).toEqual(documentOf(block));
  });

  it('keeps members of the whole document that it does not know', () => {
    const document = Object.assign(documentOf(paragraph(words('a'))), {
      attrs: { grid: 12 },
      by: 'x',
    });
    expect(editElsewhere(document)).toEqual(document);
  });

  it('reads everything letter by letter from thousands of bodies, damaged ones among them', () => {
    let carried = 0;
    fc.assert(
      fc.property(bodies, (document) => {
        expect(whyReadOnly({ schemaVersion: 1, document }, schema)).toBeNull();
        const opened = openBody(document, schema);
        opened.descendants((node) => {
          if (node.type.name === CARRIED) carried += 1;
        });
        expect(JSON.stringify(readBody(opened, document))).toBe(JSON.stringify(document));
        expect(JSON.stringify(editElsewhere(document))).toBe(JSON.stringify(document));
        // Without memory of the file, as after an undo across a restart: nothing is lost, defaults are added.
        const copy = schema.nodeFromJSON(JSON.parse(JSON.stringify(opened)));
        expect(plain(readBody(copy, document))).toEqual(plain(document));
      }),
      { numRuns: 2_500, seed: 20_261_124 },
    );
    expect(carried).toBeGreaterThan(250);
  });

  it('is what TipTap shows, node by node, for the articles of a newsroom', () => {
    for (const { body } of fakeNewsroom(0).articles) {
      const opened = openBody(body.document, schema);
      const element = document.createElement('div');
      const editor = new Editor({
        element,
        extensions: bodyExtensions(emptyWorld),
        onBeforeCreate: ({ editor: made }) => {
          made.options.content = openBody(body.document, made.schema) as unknown as JSONContent;
        },
      });
      expect(editor.state.doc.toJSON()).toEqual(opened.toJSON());
      expect(readBody(editor.state.doc, body.document)).toBe(body.document);
      editor.destroy();
    }
  });
});

describe('a body as a whole', () => {
  it('may be edited where only blocks of it are unknown', () => {
    const strange = { schemaVersion: 1, document: documentOf({ type: 'hologram' }) };
    expect(whyReadOnly(strange, schema)).toBeNull();
  });

  it('is for reading only where it is of a newer schema, or no document', () => {
    expect(whyReadOnly({ ...emptyBody(), schemaVersion: 99 }, schema)).toContain('newer version');
    expect(whyReadOnly({ schemaVersion: 1, document: paragraph() }, schema)).toContain('document');
  });
});

/** What attributes may hold; a new one is text or nothing unless it stands here. */
const attributeValues: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  level: fc.constantFrom(2, 3, 4),
  start: fc.integer({ min: 1, max: 40 }),
  type: fc.constantFrom(null, 'a', 'A', 'i', 'I'),
  colspan: fc.constantFrom(1, 2),
  rowspan: fc.constantFrom(1, 2),
  colwidth: fc.constantFrom(null, [120]),
  asset: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
  poster: fc.constantFrom(null, 'c'.repeat(64)),
  decorative: fc.constantFrom(null, true, false),
  focalPoint: fc.constantFrom(null, { x: 0.5, y: 0.25 }),
  href: fc.constantFrom('https://example.org/', 'mailto:a@example.org'),
  link: fc.constantFrom(null, 'https://example.org/'),
  transcript: fc.constantFrom(null, 'https://example.org/words'),
  language: fc.constantFrom('fr', 'pt-BR'),
  article: fc.constant('0197d7a0-0000-7000-8000-000000000001'),
};

function attributesArbitrary(
  attrs: Readonly<Record<string, unknown>> | undefined,
): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(attrs ?? {});
  return fc.record(
    Object.fromEntries(
      names.map((name) => [
        name,
        attributeValues[name] ?? fc.option(fc.string({ minLength: 1, maxLength: 12 })),
      ]),
    ),
    {
      requiredKeys: names.filter((name) =>
        ['level', 'asset', 'article', 'language', 'href'].includes(name),
      ),
    },
  );
}

const markArbitrary = fc.constantFrom(...marks).chain((mark) =>
  attributesArbitrary(mark.attrs).map((attrs) => ({
    type: mark.type,
    ...(mark.attrs === undefined ? {} : { attrs }),
  })),
);

const textArbitrary: fc.Arbitrary<BodyNode> = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
    fc.uniqueArray(markArbitrary, { maxLength: 2, selector: ({ type }) => type }),
  )
  .map(([text, own]) => ({ type: 'text', text, ...(own.length === 0 ? {} : { marks: own }) }));

/** As a file holds it: there is no -0 in one that was written. */
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));

/** Something that no version of today writes. */
const strangeArbitrary: fc.Arbitrary<BodyNode> = fc
  .record(
    {
      type: fc.constantFrom('hologram', 'mindMap', CARRIED),
      attrs: fc.dictionary(fc.string(), json),
      extra: json,
    },
    { requiredKeys: ['type'] },
  )
  .map((node) => JSON.parse(JSON.stringify(node)));

function blockArbitrary(type: string, depth: number): fc.Arbitrary<BodyNode> {
  const block = blocks.find((one) => one.type === type);
  if (block === undefined) return textArbitrary;
  const children = childrenArbitrary(block.schema.content ?? '', depth - 1);
  return fc
    .tuple(attributesArbitrary(block.schema.attrs), children, fc.nat(99), json)
    .map(([attrs, content, chance, value]) => ({
      type,
      ...(Object.keys(attrs).length === 0 ? {} : { attrs }),
      ...(content.length === 0 ? {} : { content }),
      // Now and then it holds what no block of today holds.
      ...(chance === 0 ? { attrs: { ...attrs, future: value } } : {}),
      ...(chance === 1 ? { future: value } : {}),
      ...(chance === 2 ? { marks: [{ type: 'glow' }] } : {}),
    }));
}

/** Children as a content expression wants them; now and then a stranger among them. */
function childrenArbitrary(expression: string, depth: number): fc.Arbitrary<BodyNode[]> {
  const terms = [...expression.matchAll(/\(([^)]*)\)([*+]?)|([^\s()*+]+)([*+]?)/g)];
  const parts = terms.map(([, choice, afterChoice, name, afterName]) => {
    const names = (choice ?? name ?? '').split('|').flatMap((one) => membersOf(one.trim(), depth));
    const sign = afterChoice ?? afterName ?? '';
    if (depth < 0 && sign === '*') return fc.constant<BodyNode[]>([]);
    const one = fc.constantFrom(...names).chain((type) => blockArbitrary(type, depth));
    const orStrange = fc.oneof(
      { arbitrary: one, weight: 40 },
      { arbitrary: strangeArbitrary, weight: 1 },
    );
    return fc.array(orStrange, { minLength: sign === '*' ? 0 : 1, maxLength: sign === '' ? 1 : 3 });
  });
  return fc.tuple(...parts).map((found) => found.flat());
}

/** The types a name in an expression stands for; near the bottom only those that hold words. */
function membersOf(name: string, depth: number): string[] {
  if (name === 'text') return ['text'];
  const types = blocks.filter(({ type, schema: { group } }) => type === name || group === name);
  const found = types.map(({ type }) => type);
  if (name === 'inline') return ['text', 'text', ...found];
  return name === 'block' && depth <= 0 ? ['paragraph', 'heading'] : found;
}

const bodies = childrenArbitrary('block+', 3).map((content) => documentOf(...content));

/** A body without what only says the default, and with neighbouring runs of the same marks as one. */
function plain(node: BodyNode): unknown {
  const block = blocks.find(({ type }) => type === node.type);
  const mark = marks.find(({ type }) => type === node.type);
  const defaults = block?.schema.attrs ?? mark?.attrs ?? {};
  const attrs = Object.entries(node.attrs ?? {}).filter(
    ([name, value]) => value !== null && value !== defaults[name]?.default,
  );
  const content: { text?: unknown; key?: string }[] = [];
  for (const child of node.content ?? []) {
    const next = plain(child) as { text?: string; marks: unknown };
    const last = content.at(-1);
    const key = JSON.stringify(next.marks);
    if (child.type === 'text' && last?.text !== undefined && last.key === key) {
      last.text = `${last.text}${next.text}`;
    } else content.push({ ...next, key });
  }
  return {
    ...node,
    attrs: Object.fromEntries(attrs),
    marks: (node.marks ?? [])
      .map(plain)
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    content,
  };
}
