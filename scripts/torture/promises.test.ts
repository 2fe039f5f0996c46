// The list of promises is about the code and the tests as they are.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { inProject } from '../project.ts';
import { promises } from './promise-list.ts';
import { withoutLine } from './without-line.ts';

describe('each promise', () => {
  it.each(promises)('$promise: has its line and its test', async (one) => {
    const text = await readFile(inProject(one.file), 'utf8');
    expect(withoutLine(text, one)).not.toBe(text);
    expect(await readFile(inProject(one.writtenIn ?? one.test), 'utf8')).toContain(`'${one.name}`);
  });

  it('is made once', () => {
    expect(new Set(promises.map(({ promise }) => promise)).size).toBe(promises.length);
  });
});

describe('a text without a line', () => {
  const text = 'one;\ntwo;\nthree;\n';

  it('has what stands in its place, or nothing', () => {
    expect(withoutLine(text, { file: 'a.ts', line: 'two;' })).toBe('one;\n\nthree;\n');
    expect(withoutLine(text, { file: 'a.ts', line: 'two;', instead: 'four;' })).toBe(
      'one;\nfour;\nthree;\n',
    );
  });

  it('is refused where the line is not there, or there twice', () => {
    expect(() => withoutLine(text, { file: 'a.ts', line: 'four;' })).toThrow(/0 times/);
    expect(() => withoutLine(text, { file: 'a.ts', line: 'e;' })).toThrow(/2 times/);
  });
});
