// Which rows of the hardening list nothing shows yet: printed, and held to the list that says why.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { hardeningRows } from './hardening-rows.ts';

const here = dirname(fileURLToPath(import.meta.url));

test('every row of the hardening list is shown, or named with its reason', () => {
  const spec = readFileSync(join(here, 'security.spec.ts'), 'utf8');
  const shown = new Set([...spec.matchAll(/await row\('([^']+)'/g)].map((match) => match[1]));
  const missing: string[] = [];
  for (const [name, where] of Object.entries(hardeningRows)) {
    if ('here' in where) expect(shown.has(name), `${name} has a step`).toBe(true);
    else if ('elsewhere' in where) {
      if (where.elsewhere.startsWith('e2e/')) {
        expect(existsSync(join(here, '..', where.elsewhere)), name).toBe(true);
      }
    } else missing.push(`${name}: ${where.notYet}`);
  }
  console.log(`Hardening rows not covered yet:\n  ${missing.join('\n  ')}`);
  expect(missing).toHaveLength(2);
});
