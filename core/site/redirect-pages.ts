// What stands at an address that something has left?
import { escapeHtml } from '../markup.ts';
import type { Edition } from './edition.ts';
import { type Exists, internalFile } from './frame.ts';
import type { House } from './house.ts';
import { fileOfPage, PageLinks } from './site-paths.ts';
import type { TextMaker } from './text-maker.ts';

const MOST_HOPS = 20;

/** A page that leads on: from where, and to which file. */
export interface RedirectPage {
  readonly path: string;
  readonly target: string;
}

/**
 * A page for each redirect that leads to a page of this website. One that leads to something not public is left
 * out without a word: its very address would say too much.
 */
export function redirectPages(edition: Edition, exists: Exists): RedirectPage[] {
  const next = new Map<string, string>();
  for (const { from, to } of edition.redirects) {
    const place = placeFor(from);
    if (place !== undefined) next.set(place, to);
  }
  const made: RedirectPage[] = [];
  const taken = new Set<string>();
  for (const from of [...next.keys()].sort()) {
    const target = follow(from, next, exists);
    if (target === undefined) continue;
    const file = fileOfPage(from);
    const folded = file.toLowerCase();
    if (exists(folded) || exists(file) || taken.has(folded) || standsUnderAFile(file, exists)) {
      edition.warnings.add(`The old address ${from} is in use. Its redirect is left out.`);
      continue;
    }
    taken.add(folded);
    made.push({ path: from, target });
  }
  return made;
}

/** The folder or page an old address stands for, or undefined where a static site cannot have it. */
function placeFor(from: string): string | undefined {
  const path = from.replace(/[?#].*$/s, '').replace(/^\/+/, '');
  const segments = path.replace(/\/$/, '').split('/');
  const isSafe =
    path.length <= 150 &&
    segments.every(
      (part) =>
        /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part) && !/[.]$|\.\./.test(part) && !isDevice(part),
    );
  if (!isSafe) return undefined;
  return /\.html?$/i.test(path) ? path : `${segments.join('/')}/`;
}

/** Names that a Windows disk refuses, with or without an ending. */
function isDevice(part: string): boolean {
  return /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(part);
}

function follow(
  from: string,
  next: ReadonlyMap<string, string>,
  exists: Exists,
): string | undefined {
  let to = next.get(from);
  for (let hop = 0; to !== undefined && hop < MOST_HOPS; hop++) {
    const file = internalFile(to, exists);
    if (file !== undefined) return file;
    const place = placeFor(to);
    to = place === undefined ? undefined : next.get(place);
  }
  return undefined;
}

function standsUnderAFile(file: string, exists: Exists): boolean {
  const parts = file.split('/');
  return parts.slice(1).some((_, index) => exists(parts.slice(0, index + 1).join('/')));
}

export const redirectPage: TextMaker<RedirectPage> = {
  name: 'redirect',
  make: (redirect, { house }) => redirectHtml(house, redirect),
};

function redirectHtml(house: House, { path, target }: RedirectPage): string {
  const { words } = house;
  const href = escapeHtml(new PageLinks(path).to(target));
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(house.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(words.movedTitle)} – ${escapeHtml(house.site.name)}</title>`,
    `<meta http-equiv="refresh" content="0; url=${href}">`,
    '<meta name="robots" content="noindex">',
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escapeHtml(words.movedTitle)}</h1>`,
    `<p>${escapeHtml(words.movedText)} <a href="${href}">${escapeHtml(house.site.name)}</a></p>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
