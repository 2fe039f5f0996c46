import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recordTypes } from '../core/content/record-types.ts';
import { examplesFolder, formatExamples } from './format-examples.ts';

describe('docs/FORMAT.md', () => {
  it('has one example file for every record type, and each is what Galley would write', () => {
    expect(readdirSync(examplesFolder).sort()).toEqual(
      Object.keys(recordTypes)
        .map((type) => `${type}.json`)
        .sort(),
    );
    for (const [type, text] of formatExamples()) {
      expect(readFileSync(`${examplesFolder}${type}.json`, 'utf8')).toBe(text);
    }
  });

  it('speaks of every record type and links its example', () => {
    const page = readFileSync(fileURLToPath(new URL('../docs/FORMAT.md', import.meta.url)), 'utf8');
    for (const type of Object.keys(recordTypes)) {
      expect(page).toContain(`format-examples/${type}.json`);
    }
  });
});
