// Does the guard let nothing unknown into an editor that would drop it?
import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { blocks, marks } from '../../core/blocks/registry.ts';
import { type BodyNode, emptyBody } from '../../core/content/body.ts';
import { fakeNewsroom } from '../dev/fake-newsroom.ts';
import { findUnknownContent } from './body-check.ts';
import { bodyExtensions } from './extensions.ts';
import { figureOptionsForSchema } from './figure.ts';
import { bodySchema } from './schema.ts';

const schema = bodySchema();
const text = (words: string, ...names: string[]): BodyNode => ({
  type: 'text',
  text: words,
  ...(names.length === 0 ? {} : { marks: names.map((type) => ({ type })) }),
});
const body = (...content: BodyNode[]) => ({
  schemaVersion: 1,
  document: { type: 'doc', content },
});

describe('the schema of the editor', () => {
  it('knows exactly the blocks of the registry', () => {
    const inEditor = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text');
    expect([...inEditor].sort()).toEqual(blocks.map((block) => block.type).sort());
  });

  it('knows exactly the marks of the registry', () => {
    expect(Object.keys(schema.marks).sort()).toEqual(marks.map((mark) => mark.type).sort());
  });

  it('knows every attribute that a block of the registry has', () => {
    for (const block of blocks) {
      for (const name of Object.keys(block.schema.attrs ?? {})) {
        expect
          .soft(schema.nodes[block.type]?.spec.attrs, `${block.type} ${name}`)
          .toHaveProperty(name);
      }
    }
  });

  it('keeps a document with everything in it through the editor and back', () => {
    for (const { body: whole } of fakeNewsroom(0).articles) {
      const back = schema.nodeFromJSON(whole.document).toJSON();
      expect(JSON.parse(JSON.stringify(back))).toEqual(
        JSON.parse(JSON.stringify(schema.nodeFromJSON(back).toJSON())),
      );
      expect(findUnknownContent(whole, schema)).toBeNull();
    }
  });
});

describe('the guard before the editor', () => {
  it('lets an empty body and known content pass', () => {
    expect(findUnknownContent(emptyBody(), schema)).toBeNull();
    expect(
      findUnknownContent(body({ type: 'paragraph', content: [text('a', 'underline')] }), schema),
    ).toBeNull();
  });

  it('names an unknown block, however deep it is', () => {
    const quote = { type: 'blockquote', content: [{ type: 'mysteryBox' }] };
    expect(findUnknownContent(body(quote), schema)).toBe('mysteryBox');
  });

  it('names an unknown mark', () => {
    const paragraph = { type: 'paragraph', content: [text('a', 'footnote')] };
    expect(findUnknownContent(body(paragraph), schema)).toBe('footnote');
  });

  it('refuses an attribute with a value that the editor would forget', () => {
    const aligned = { type: 'paragraph', attrs: { textAlign: 'right' }, content: [text('a')] };
    expect(findUnknownContent(body(aligned), schema)).toBe('paragraph: textAlign');
  });

  it('lets an unknown attribute without a value pass: nothing would be lost', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org', target: null } };
    const linked = { type: 'paragraph', content: [{ ...text('a'), marks: [link] }] };
    expect(findUnknownContent(body(linked), schema)).toBeNull();
  });

  it('refuses known content in the wrong place, and a newer schema', () => {
    expect(findUnknownContent(body({ type: 'listItem' }), schema)).not.toBeNull();
    expect(findUnknownContent({ ...emptyBody(), schemaVersion: 99 }, schema)).toBe('version 99');
  });

  it('is needed: without it a document with an unknown block cannot be built at all', () => {
    const alone = getSchema(
      bodyExtensions({
        placeholder: '',
        attributionLabel: '',
        attributionHint: '',
        figure: figureOptionsForSchema,
      }),
    );
    expect(() => alone.nodeFromJSON(body({ type: 'mysteryBox' }).document)).toThrow(/mysteryBox/);
  });
});
