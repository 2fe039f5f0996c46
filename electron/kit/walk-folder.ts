// Which files lie in a folder that somebody dropped? Looked at without following any link, and only as far as one seminar can reach.
import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import type { RefusedFile } from '../../core/kit/folder-facts.ts';
import { MOST_KIT_FILES } from '../../core/kit/kit-plan.ts';
import { inNaturalOrder } from '../../core/kit/plan-kit.ts';
import { cleanFileName } from '../media/asset-store.ts';

/** Folders deeper than this are not entered. */
const MOST_DEPTH = 6;
/** So many entries are looked at, whatever they are; then it is no folder of a seminar. */
const MOST_ENTRIES = 5000;

export interface WalkedFile {
  readonly path: string;
  readonly shownAs: string;
  readonly fileName: string;
}

export interface WalkedFolder {
  /** Where it really is: what leads out of here is not read. */
  readonly root: string;
  readonly name: string;
  readonly files: readonly WalkedFile[];
  readonly refused: readonly RefusedFile[];
  readonly passedOver: number;
}

/** What systems and programs leave behind: hidden files, locks of open documents, the shadows that a Mac puts into archives. */
const leftBehind =
  /^(?:\..*|~\$.*|~.*\.tmp|thumbs\.db|desktop\.ini|ehthumbs\.db|icon\r|__macosx|\$recycle\.bin)$/i;

/**
 * Lists the files of a folder in their order by name. Fails with `file-unreadable` where it is none, and with `folder-too-large` where it
 * holds more than any seminar.
 */
export async function walkFolder(
  folder: string,
  signal: AbortSignal,
): Promise<Result<WalkedFolder>> {
  const name = cleanFileName(basename(folder));
  const files: WalkedFile[] = [];
  const refused: RefusedFile[] = [];
  let passedOver = 0;
  let entries = 0;
  try {
    // The folder itself may be a link: it is what the person chose.
    const root = await realpath(folder);
    if (!(await stat(root)).isDirectory()) {
      return failure('file-unreadable', { subject: name, detail: 'it is not a folder' });
    }
    const open: { readonly path: string; readonly shown: string; readonly depth: number }[] = [
      { path: root, shown: '', depth: 0 },
    ];
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const listed = await opendir(next.path).catch((error: unknown) => {
        if (next?.depth === 0) throw error;
        return null;
      });
      if (listed === null) {
        refused.push({ shownAs: next.shown, why: 'unreadable' });
        continue;
      }
      for await (const entry of listed) {
        if (signal.aborted) return failure('cancelled');
        entries += 1;
        if (entries > MOST_ENTRIES || files.length + refused.length > MOST_KIT_FILES) {
          return failure('folder-too-large', { subject: name });
        }
        if (leftBehind.test(entry.name)) {
          passedOver += 1;
          continue;
        }
        const fileName = cleanFileName(entry.name);
        const shownAs = next.shown === '' ? fileName : `${next.shown}/${fileName}`;
        const path = join(next.path, entry.name);
        if (entry.isSymbolicLink()) refused.push({ shownAs, why: 'link' });
        else if (entry.isDirectory()) {
          if (next.depth + 1 >= MOST_DEPTH) refused.push({ shownAs, why: 'too-deep' });
          else open.push({ path, shown: shownAs, depth: next.depth + 1 });
        } else if (entry.isFile()) files.push({ path, shownAs, fileName });
        else refused.push({ shownAs, why: 'special' });
      }
    }
    const byName = (one: { shownAs: string }, other: { shownAs: string }): number =>
      inNaturalOrder(one.shownAs, other.shownAs);
    return success({
      root,
      name,
      files: files.sort(byName),
      refused: refused.sort(byName),
      passedOver,
    });
  } catch (error) {
    return failure('file-unreadable', { subject: name, detail: toFailure(error).detail });
  }
}
