// Does what crosses as a string arrive as what it was?
import { expect, it } from 'vitest';
import { packInput, unpackInput } from './packed-input.ts';

const body = { schemaVersion: 1, document: { type: 'doc', content: [{ type: 'paragraph' }] } };
const save = { id: 'x', baseRevision: 3, edit: { headline: 'Ł', body } };

it('sends a save as one string, and nothing else: a note holds its body as text already', () => {
  expect(packInput('article.save', save)).toBeTypeOf('string');
  const note = { id: 'x', baseRevision: 3, text: { body: JSON.stringify(body) } };
  expect(packInput('journal.note', note)).toBe(note);
  expect(packInput('app.state', {})).toEqual({});
});

it('arrives as what it was', () => {
  expect(unpackInput(packInput('article.save', save))).toEqual(save);
  expect(unpackInput({ id: 'x' })).toEqual({ id: 'x' });
});

it('lets a field that is to be cleared through, which JSON would leave out', () => {
  const clearing = { ...save, edit: { ...save.edit, event: undefined } };
  expect(unpackInput(packInput('article.save', clearing))).toStrictEqual(clearing);
});

it('makes nothing of a string that is no JSON', () => {
  expect(unpackInput('{')).toBeUndefined();
});
