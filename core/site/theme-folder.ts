// What is a theme with everything it inherits?
import type * as z from 'zod';
import {
  type ChildManifest,
  childManifest,
  type ThemeManifest,
  themeManifest,
} from './theme-manifest.ts';

export interface ThemeFile {
  readonly bytes: Uint8Array;
  /** Null for what is no text, such as a font. */
  readonly text: string | null;
}

/** A theme's folder as it lies on disk: nothing of it has been judged. */
export interface ThemeFolder {
  /** Of the folder; the manifest has to say the same. */
  readonly name: string;
  /** By path inside the folder, with `/` between parts. */
  readonly files: ReadonlyMap<string, ThemeFile>;
}

/** What is wrong with a theme, and where. */
export interface ThemeFault {
  readonly theme: string;
  readonly file: string;
  readonly line: number | null;
  /** What is wrong, as the end of a sentence. */
  readonly says: string;
}

export interface WholeFile extends ThemeFile {
  /** The theme it comes from: this one or one that it extends. */
  readonly theme: string;
}

/** A theme with what it inherits in place: what its own folder has wins. */
export interface WholeTheme {
  readonly name: string;
  readonly manifest: ThemeManifest;
  readonly files: ReadonlyMap<string, WholeFile>;
  /** By language: its own words, then those of its parents. */
  readonly words: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** One sentence for a person: the theme, the file, the line and what is wrong there. */
export function faultSentence({ theme, file, line, says }: ThemeFault): string {
  return `The theme “${theme}”, ${file}${line === null ? '' : `, line ${line}`}: ${says}.`;
}

/** Reads the manifest of a folder, or says what is wrong with it. */
export function readManifest(
  folder: ThemeFolder,
): { manifest: ThemeManifest | ChildManifest } | { fault: ThemeFault } {
  const fault = (says: string, line: number | null = null): { fault: ThemeFault } => ({
    fault: { theme: folder.name, file: 'theme.json', line, says },
  });
  const text = folder.files.get('theme.json')?.text;
  if (text === undefined || text === null) return fault('there is no such file');
  const parsed = parseJson(text);
  if (parsed === undefined) return fault('this is not JSON');
  const isChild = typeof parsed === 'object' && parsed !== null && 'extends' in parsed;
  const read = (isChild ? childManifest : themeManifest).safeParse(parsed);
  if (!read.success) {
    const { says, line } = firstIssue(read.error, text);
    return fault(says, line);
  }
  if (read.data.name !== folder.name) {
    const line = lineOf(text, '"name"');
    return fault(`the name is “${read.data.name}”, and that of the folder “${folder.name}”`, line);
  }
  return { manifest: read.data };
}

/**
 * Puts a theme together from its folder and those of its parents, nearest first.
 * @param parts what Galley has ready for themes that use it, by name
 */
export function joinTheme(
  folders: readonly ThemeFolder[],
  parts: ReadonlyMap<string, ThemeFolder>,
): { whole: WholeTheme; faults: readonly ThemeFault[] } | { faults: readonly ThemeFault[] } {
  const faults: ThemeFault[] = [];
  const files = new Map<string, WholeFile>();
  const words = new Map<string, Record<string, string>>();
  let manifest: ThemeManifest | undefined;
  for (const folder of [...folders].reverse()) {
    const read = readManifest(folder);
    if ('fault' in read) return { faults: [read.fault] };
    const own: ThemeManifest | ChildManifest = read.manifest;
    const joined = themeManifest.safeParse(manifest === undefined ? own : inherit(manifest, own));
    if (!joined.success) {
      const { says } = firstIssue(joined.error, '');
      return { faults: [{ theme: folder.name, file: 'theme.json', line: null, says }] };
    }
    manifest = joined.data;
    for (const [path, file] of folder.files) files.set(path, { ...file, theme: folder.name });
    faults.push(...templateListFaults(folder, own));
    faults.push(...takeWords(folder, words));
  }
  if (manifest === undefined) return { faults };
  faults.push(...takeParts(manifest, parts, files));
  return { whole: { name: manifest.name, manifest, files, words }, faults };
}

/** Puts the files of the parts that a theme uses where neither it nor a parent has one. */
function takeParts(
  { name: theme, uses = [] }: ThemeManifest,
  parts: ReadonlyMap<string, ThemeFolder>,
  files: Map<string, WholeFile>,
): ThemeFault[] {
  const faults: ThemeFault[] = [];
  for (const name of uses) {
    const part = parts.get(name);
    if (part === undefined) {
      const text = files.get('theme.json')?.text ?? '';
      const says = `there is no part “${name}” to use`;
      faults.push({ theme, file: 'theme.json', line: lineOf(text, `"${name}"`), says });
      continue;
    }
    for (const [path, file] of part.files) {
      if (!files.has(path)) files.set(path, { ...file, theme });
    }
  }
  return faults;
}

/** What a child does not name is its parent's; settings are added to those of the parent. */
function inherit(parent: ThemeManifest, child: ThemeManifest | ChildManifest): ThemeManifest {
  return {
    ...parent,
    ...withoutUndefined(child),
    settings: { ...parent.settings, ...child.settings },
  };
}

function withoutUndefined(child: ThemeManifest | ChildManifest): Partial<ThemeManifest> {
  return Object.fromEntries(Object.entries(child).filter(([, value]) => value !== undefined));
}

function templateListFaults(
  folder: ThemeFolder,
  { templates }: ThemeManifest | ChildManifest,
): ThemeFault[] {
  const text = folder.files.get('theme.json')?.text ?? '';
  const listed = new Set(templates);
  const there = [...folder.files.keys()]
    .filter((path) => path.startsWith('templates/') && path.endsWith('.liquid'))
    .map((path) => path.slice('templates/'.length));
  const at = (line: number | null, says: string): ThemeFault => ({
    theme: folder.name,
    file: 'theme.json',
    line,
    says,
  });
  return [
    ...templates
      .filter((path) => !folder.files.has(`templates/${path}`))
      .map((path) => at(lineOf(text, `"${path}"`), `there is no file templates/${path}`)),
    ...there
      .filter((path) => !listed.has(path))
      .map((path) => at(lineOf(text, '"templates"'), `templates/${path} is not in the list`)),
  ];
}

function takeWords(
  folder: ThemeFolder,
  words: Map<string, Record<string, string>>,
): readonly ThemeFault[] {
  const faults: ThemeFault[] = [];
  for (const [path, { text }] of folder.files) {
    const language = /^words\/([A-Za-z0-9-]+)\.json$/.exec(path)?.[1];
    if (language === undefined || text === null) continue;
    const fault = (says: string, line: number | null): void => {
      faults.push({ theme: folder.name, file: path, line, says });
    };
    const parsed = parseJson(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      fault('this is not JSON with a word for each key', null);
      continue;
    }
    const taken = { ...words.get(language) };
    for (const [key, word] of Object.entries(parsed)) {
      if (typeof word === 'string' && word !== '') taken[key] = word;
      else fault(`“${key}” has no text`, lineOf(text, `"${key}"`));
    }
    words.set(language, taken);
  }
  return faults;
}

/** The line of the first place where `part` stands, from 1; null where it does not. */
export function lineOf(text: string, part: string): number | null {
  const place = text.indexOf(part);
  return place === -1 ? null : text.slice(0, place).split('\n').length;
}

/** The first thing that does not fit a schema, and the line of its key. */
export function firstIssue(error: z.ZodError, text: string): { says: string; line: number | null } {
  const issue = error.issues[0];
  if (issue === undefined) return { says: 'this does not fit', line: null };
  const key = issue.path.filter((part) => typeof part === 'string').at(-1);
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const where = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  return {
    says: `${where}${issue.message}`,
    line: lineOf(text, `"${unknown ?? String(key)}"`),
  };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
