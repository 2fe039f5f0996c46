// How is a theme read from its folder?
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import type { Theme } from '../../core/site/theme.ts';

/** The theme used where the one asked for is missing. */
const DEFAULT_THEME = 'column';
/** Names of themes and of their files: plain on every disk and in every address. */
const THEME_NAME = /^[a-z0-9][a-z0-9-]{0,60}$/;
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/;

const words = z.record(z.string(), z.string());

/**
 * Reads the theme of that name; the default one, with a warning, where there is none.
 * Fails with `export-failed` when even that cannot be read.
 */
export async function loadTheme(
  themesFolder: string,
  name: string,
): Promise<Result<{ theme: Theme; warnings: string[] }>> {
  const wanted = THEME_NAME.test(name) ? await readTheme(themesFolder, name) : undefined;
  if (wanted?.ok === true) return success({ theme: wanted.value, warnings: [] });
  const fallback = await readTheme(themesFolder, DEFAULT_THEME);
  if (!fallback.ok) return fallback;
  return success({
    theme: fallback.value,
    warnings: [`The theme “${name}” could not be read. “${DEFAULT_THEME}” is used.`],
  });
}

async function readTheme(themesFolder: string, name: string): Promise<Result<Theme>> {
  const folder = join(themesFolder, name);
  try {
    const templates = new Map<string, string>();
    for (const path of await filesUnder(join(folder, 'templates'))) {
      if (path.endsWith('.liquid')) {
        templates.set(path, await readFile(join(folder, 'templates', path), 'utf8'));
      }
    }
    const languages = new Map<string, Readonly<Record<string, string>>>();
    for (const path of await filesUnder(join(folder, 'words'))) {
      if (!path.endsWith('.json')) continue;
      const parsed: unknown = JSON.parse(await readFile(join(folder, 'words', path), 'utf8'));
      languages.set(path.slice(0, -'.json'.length), words.parse(parsed));
    }
    const assets = new Map<string, Uint8Array>();
    for (const path of await filesUnder(join(folder, 'assets'))) {
      assets.set(`assets/${path}`, await readFile(join(folder, 'assets', path)));
    }
    return success({ name, templates, words: languages, assets });
  } catch (error) {
    return failure('export-failed', {
      subject: `theme ${name}`,
      detail: toFailure(error).detail,
    });
  }
}

/** Every file under a folder, with `/` between parts, in byte order; odd names and links are left alone. */
async function filesUnder(folder: string, before = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(folder, before), { withFileTypes: true })) {
    if (!FILE_NAME.test(entry.name)) continue;
    const path = `${before}${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesUnder(folder, `${path}/`)));
    else if (entry.isFile()) found.push(path);
  }
  return found.sort();
}
