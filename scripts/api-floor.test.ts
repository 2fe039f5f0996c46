// Does the floor check find what is too new, and leave alone what only looks like it?
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Environment, findInScript, findInStyle } from './api-floor.ts';
import { checkApiFloor } from './check-api-floor.ts';

function apis(code: string, environment: Environment = 'node'): string[] {
  return findInScript(code, environment, 'ts').map((one) => one.api);
}

function styles(css: string): string[] {
  return findInStyle(css).map((one) => one.api);
}

describe('scripts above the floor', () => {
  const seeded: [string, string, Environment][] = [
    ['Promise.withResolvers()', 'Promise.withResolvers', 'both'],
    ['Object.groupBy(a, f)', 'Object.groupBy', 'both'],
    ['await Array.fromAsync(a)', 'Array.fromAsync', 'both'],
    ['AbortSignal.any([a])', 'AbortSignal.any', 'both'],
    ['URL.canParse(a)', 'URL.canParse', 'both'],
    ["new File([], 'a')", 'File', 'node'],
    ['a instanceof File', 'File', 'node'],
    ['crypto.randomUUID()', 'crypto', 'node'],
    ['globalThis.crypto', 'crypto', 'node'],
    ['map.values().map(f)', 'iterator helper .map', 'both'],
    ['[...text.matchAll(r).filter(f)]', 'iterator helper .filter', 'both'],
    ['import.meta.dirname', 'import.meta.dirname', 'node'],
    ["import { glob } from 'node:fs/promises'", 'node:fs/promises glob', 'node'],
    ["const z = require('node:zlib'); z.crc32(a)", 'node:zlib crc32', 'node'],
    ["const z = wrap(require('zlib')); z.crc32(a)", 'node:zlib crc32', 'node'],
    ["import 'node:sqlite'", 'node:sqlite', 'node'],
    ['readdir(a, { recursive: true })', 'recursive readdir', 'node'],
    ['entry.parentPath', '.parentPath', 'node'],
    ['a.isSubsetOf(b)', '.isSubsetOf', 'both'],
    ['document.caretPositionFromPoint(1, 2)', '.caretPositionFromPoint', 'page'],
    ['/(?i:a)b/', 'regular expression modifiers', 'both'],
  ];
  it.each(seeded)('finds %s', (code, api, environment) => {
    expect(apis(code, environment)).toEqual([api]);
  });

  it('names the line', () => {
    expect(findInScript('let a = 1;\n\nURL.canParse(a);', 'both')).toEqual([
      { api: 'URL.canParse', line: 3, column: 0 },
    ]);
  });
});

describe('scripts at or below the floor', () => {
  const innocent: [string, Environment][] = [
    ["'Promise.withResolvers' // URL.canParse(a)", 'both'],
    ["import { File } from 'node:buffer'; new File([], 'a')", 'node'],
    ["new File([], 'a')", 'page'],
    ["import crypto from 'node:crypto'; crypto.randomUUID()", 'node'],
    ['Object.values(a).map(f)', 'both'],
    ['[...a.values()].map(f)', 'both'],
    ['schema.values(a).map(f)', 'both'],
    ['/(?:a)(?<name>b)(?!c)(?<=d)/', 'both'],
    ['readdir(a, { withFileTypes: true })', 'node'],
    ["import { readFile } from 'node:fs/promises'", 'node'],
    ['a.toSorted().findLast(f)', 'both'],
  ];
  it.each(innocent)('leaves %s alone', (code, environment) => {
    expect(apis(code, environment)).toEqual([]);
  });
});

describe('styles', () => {
  it.each([
    ['a { color: light-dark(#000, #fff) }', 'light-dark()'],
    ['a { grid-template-rows: subgrid }', 'subgrid'],
    ['nav { a { color: red } }', 'relaxed nesting'],
    ['@media print { nav { color: red; em { color: blue } } }', 'relaxed nesting'],
    ['a { color: oklch(from red l c h) }', 'relative colour'],
    ['@starting-style { a { opacity: 0 } }', '@starting-style'],
  ])('finds what Chrome 114 cannot read in %s', (css, api) => {
    expect(styles(css)).toEqual([api]);
  });

  it.each([
    'nav { & a { color: red } .b & { color: red } &:hover { color: red } }',
    '@media print { nav { color: red } main { color: blue } }',
    '@keyframes turn { from { rotate: 0deg } to { rotate: 1turn } }',
    '@supports (display: grid) { main { display: grid } }',
    '/* light-dark(a, b) */ a::after { content: "subgrid: light-dark(" }',
    '.subgrid { color: color-mix(in oklch, red, blue) }',
    'a { -webkit-mask: none; transform: rotate(1turn); margin: calc(1rem + 2px) }',
  ])('leaves %s alone', (css) => {
    expect(styles(css)).toEqual([]);
  });
});

describe('a clone', () => {
  let clone: string;
  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'galley-floor-'));
  });
  afterEach(() => rmSync(clone, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    writeFileSync(join(clone, file), text);
  }

  it('is searched in every layer, styles included, tests excluded', async () => {
    write('core/a.ts', 'export const ok: boolean = true;\nURL.canParse("");');
    write('core/a.test.ts', 'URL.canParse("");');
    write('electron/b.ts', "import { glob } from 'node:fs/promises';");
    write('renderer/ui/c.css', 'main { h1 { color: red } }');
    write('renderer/ui/d.tsx', 'export const D = () => <p>{Object.groupBy([], String)}</p>;');
    expect(await checkApiFloor(clone)).toEqual([
      'core/a.ts:2 uses URL.canParse',
      'electron/b.ts:1 uses node:fs/promises glob',
      'renderer/ui/c.css:1 uses relaxed nesting',
      'renderer/ui/d.tsx:1 uses Object.groupBy',
    ]);
  });

  it('is searched in its built programs, and the dependency that brought the use is named', async () => {
    write('node_modules/some/index.js', 'export const made = Promise.withResolvers();');
    write('core/a.ts', "import { made } from 'some';\nexport const own = made;\nconsole.log(own);");
    await build({
      entryPoints: [join(clone, 'core/a.ts')],
      outfile: join(clone, 'dist/main.cjs'),
      bundle: true,
      platform: 'node',
      minifyWhitespace: true,
      sourcemap: 'linked',
    });
    write('dist/renderer/assets/index-Ab12.js', 'x=[1].values().map(y)');
    const faults = await checkApiFloor(clone);
    expect(faults).toContain(
      'dist/main.cjs uses Promise.withResolvers once, from node_modules/some/index.js (lines 1)',
    );
    expect(faults).toContain(
      'dist/renderer/assets/index-Ab12.js uses iterator helper .map once, from dist/renderer/*.js (lines 1)',
    );
  });
});
