// Does the editor's schema know what the registry knows, so that nothing has to be carried that need not be?
import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { CARRIED } from '../../core/blocks/define-block.ts';
import { blocks, marks } from '../../core/blocks/registry.ts';
import { emptyWorld } from './block-world.ts';
import { bodyExtensions } from './extensions.ts';
import { bodySchema } from './schema.ts';

const schema = bodySchema();

describe('the schema of the editor', () => {
  it('knows exactly the blocks of the registry, and the one that carries others', () => {
    const inEditor = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text');
    expect(inEditor.sort()).toEqual([...blocks.map((block) => block.type), CARRIED].sort());
  });

  it('knows exactly the marks of the registry', () => {
    expect(Object.keys(schema.marks).sort()).toEqual(marks.map((mark) => mark.type).sort());
  });

  it('knows every attribute that a block or mark of the registry has', () => {
    for (const block of blocks) {
      const known = Object.keys(schema.nodes[block.type]?.spec.attrs ?? {});
      expect.soft(known, block.type).toEqual(expect.arrayContaining(namesOf(block.schema.attrs)));
    }
    for (const mark of marks) {
      const known = Object.keys(schema.marks[mark.type]?.spec.attrs ?? {});
      expect.soft(known, mark.type).toEqual(expect.arrayContaining(namesOf(mark.attrs)));
    }
  });

  it('takes a paragraph where any block may stand, never one that carries', () => {
    expect(schema.nodes.doc?.contentMatch.defaultType?.name).toBe('paragraph');
  });

  it('needs carrying: a document with an unknown block cannot be built at all', () => {
    const alone = getSchema(bodyExtensions(emptyWorld));
    expect(() => alone.nodeFromJSON({ type: 'doc', content: [{ type: 'mysteryBox' }] })).toThrow(
      /mysteryBox/,
    );
  });
});

function namesOf(attributes: object | undefined): string[] {
  return Object.keys(attributes ?? {});
}
