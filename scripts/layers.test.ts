// Does the linter stop an import that crosses from one layer into another?
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wayToElectron } from './check-cli-reach.ts';
import { inProject } from './project.ts';

/** One line of code in one place, and whether the rules allow it there. */
const cases: readonly {
  readonly file: string;
  readonly code: string;
  readonly allowed: boolean;
}[] = [
  { file: 'core/a.ts', code: "import 'zod';", allowed: true },
  { file: 'core/site/b.ts', code: "import '../content/article.ts';", allowed: true },
  { file: 'core/c.ts', code: "import 'node:fs';", allowed: false },
  { file: 'core/d.ts', code: "import 'fs';", allowed: false },
  { file: 'core/e.ts', code: "import 'react';", allowed: false },
  { file: 'core/f.ts', code: "import 'electron';", allowed: false },
  { file: 'core/site/g.ts', code: "import '../../electron/storage/x.ts';", allowed: false },
  { file: 'core/site/h.ts', code: "import type { X } from '../../renderer/x.ts';", allowed: false },
  { file: 'core/i.test.ts', code: "import 'node:fs';", allowed: true },
  { file: 'core/j.test.ts', code: "import 'electron';", allowed: false },
  { file: 'electron/a.ts', code: "import '../core/errors.ts';", allowed: true },
  { file: 'electron/b.ts', code: "import 'node:fs';", allowed: true },
  { file: 'electron/c.ts', code: "import '../renderer/app/x.ts';", allowed: false },
  { file: 'electron/d.ts', code: "import 'react';", allowed: false },
  { file: 'electron/e.ts', code: "import '../e2e/x.ts';", allowed: false },
  { file: 'renderer/a.ts', code: "import '../core/errors.ts';", allowed: true },
  { file: 'renderer/b.tsx', code: "import 'react';", allowed: true },
  { file: 'renderer/ui/c.tsx', code: "import '../../electron/x.ts';", allowed: false },
  { file: 'renderer/d.ts', code: "import 'node:path';", allowed: false },
  { file: 'renderer/e.ts', code: "import 'electron';", allowed: false },
  { file: 'e2e/a.ts', code: "import '../core/errors.ts';", allowed: true },
  { file: 'e2e/b.ts', code: "import '../electron/x.ts';", allowed: false },
  { file: 'e2e/c.ts', code: "import '../renderer/x.ts';", allowed: false },
];

let folder: string;
let refused: Set<string>;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'galley-layers-')));
  cpSync(inProject('biome.json'), join(folder, 'biome.json'));
  for (const { file, code } of cases) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `// A seeded case.\n${code}\n`);
  }
  const linted = spawnSync(
    process.execPath,
    [
      inProject('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
      // As scripts/check.ts asks of the sources themselves.
      'check',
      '--max-diagnostics=none',
      '--reporter=github',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  refused = new Set(
    [
      ...`${linted.stdout}${linted.stderr}`.matchAll(
        /::error title=lint\/style\/noRestrictedImports,file=([^,]+),/g,
      ),
    ].map(([, file]) => relative(folder, file ?? '')),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(cases.filter((one) => one.allowed))('allows $code in $file', ({ file }) => {
  expect(refused).not.toContain(file);
});

it.each(cases.filter((one) => !one.allowed))('refuses $code in $file', ({ file }) => {
  expect(refused).toContain(file);
});

it('finds the way by which a program reaches Electron through others', () => {
  const inputs = {
    'cli.ts': { imports: [{ path: 'a.ts' }, { path: 'node:fs', external: true }] },
    'a.ts': { imports: [{ path: 'window.ts' }, { path: 'cli.ts' }] },
    'window.ts': { imports: [{ path: 'electron', external: true }] },
  };
  expect(wayToElectron(inputs, 'cli.ts')).toEqual(['cli.ts', 'a.ts', 'window.ts', 'electron']);
  expect(wayToElectron({ ...inputs, 'a.ts': { imports: [] } }, 'cli.ts')).toBeUndefined();
});
