import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Files } from './folder-list.ts';
import { listBytes } from './list-bytes.ts';

const path = fc.constantFrom(
  '404.html',
  'feed.xml',
  'news/a/index.html',
  'news/ä "b"/index.html',
  '7',
);
const file = fc.record({
  sha256: fc.string(),
  size: fc.nat(),
  modified: fc.double({ noNaN: true }),
});

it('makes the same bytes of a list whatever the lists before it said', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(path, file), { maxLength: 6 }), (lists) => {
      let before: Files = {};
      for (const changed of lists) {
        // Most of a list is what the list before said, and some lists name the same files.
        const files: Files = { ...before, ...changed };
        const text = `${JSON.stringify({ galley: 'site-folder', format: 1, files })}\n`;
        expect(Buffer.from(listBytes(files)).toString()).toBe(text);
        expect(Buffer.from(listBytes(changed)).toString()).toBe(
          `${JSON.stringify({ galley: 'site-folder', format: 1, files: changed })}\n`,
        );
        expect(Buffer.from(listBytes(files)).toString()).toBe(text);
        before = files;
      }
    }),
    { numRuns: 200 },
  );
});
