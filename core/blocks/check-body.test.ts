import { describe, expect, it } from 'vitest';
import { type BodyNode, emptyBody } from '../content/body.ts';
import { checkBody, loadProblem } from './check-body.ts';

const check = (...content: BodyNode[]) =>
  checkBody({ schemaVersion: 1, document: { type: 'doc', content } });
const paragraph: BodyNode = { type: 'paragraph', content: [{ type: 'text', text: 'words' }] };

describe('checking a body before it is edited', () => {
  it('calls a new body complete', () => {
    expect(checkBody(emptyBody())).toEqual({
      complete: true,
      unknown: [],
      problems: [],
      assets: [],
    });
  });

  it('names unknown blocks and marks, wherever they are', () => {
    const result = check(
      { type: 'blockquote', content: [{ type: 'mindMap', content: [paragraph] }] },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'x', marks: [{ type: 'textStyle' }] }],
      },
    );
    expect(result.complete).toBe(false);
    expect(result.unknown).toEqual(['mindMap', 'textStyle']);
    expect(result.problems).toEqual([]);
  });

  it('finds known blocks in places where ProseMirror would drop them', () => {
    expect(check({ type: 'paragraph', content: [{ type: 'horizontalRule' }] }).complete).toBe(
      false,
    );
    expect(check({ type: 'bulletList', content: [paragraph] }).complete).toBe(false);
    expect(check({ type: 'listItem', content: [paragraph] }).complete).toBe(false);
    expect(check({ type: 'bulletList' }).complete).toBe(false);
    expect(check({ type: 'hardBreak' }).complete).toBe(false);
    expect(check().complete).toBe(false);
  });

  it('accepts every block in its place and lists the pictures', () => {
    const asset = 'c'.repeat(64);
    const result = check(
      { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'x' }] },
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [{ type: 'listItem', content: [paragraph, paragraph] }],
      },
      { type: 'figure', attrs: { asset } },
      { type: 'figure', attrs: { asset } },
      { type: 'horizontalRule' },
      { type: 'paragraph', content: [{ type: 'hardBreak' }] },
    );
    expect(result).toEqual({ complete: true, unknown: [], problems: [], assets: [asset] });
  });

  it('says what is wrong with an attribute', () => {
    expect(check({ type: 'heading', attrs: { level: 1 } }).problems[0]).toContain('heading');
    expect(
      check({
        type: 'paragraph',
        content: [
          { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'file:///etc' } }] },
        ],
      }).problems[0],
    ).toContain('link');
  });

  it('refuses a body of a newer schema', () => {
    expect(checkBody({ ...emptyBody(), schemaVersion: 99 }).complete).toBe(false);
  });

  it('lets a body be edited whose blocks are unknown, never one that is unknown as a whole', () => {
    const strange = { schemaVersion: 1, document: { type: 'doc', content: [{ type: 'mindMap' }] } };
    expect(loadProblem(strange)).toBeUndefined();
    expect(loadProblem({ ...emptyBody(), schemaVersion: 99 })).toContain('newer version');
    expect(loadProblem({ schemaVersion: 1, document: paragraph })).toContain('document');
  });
});
