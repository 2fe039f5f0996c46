// Which second versions of articles did a sync client leave beside them, and what do they hold?
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../core/content/article.ts';
import { draftCopy, relateCopy } from '../../core/content/article-changes.ts';
import { copyHeadline, readConflictCopyName } from '../../core/content/conflict-copies.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import type { Failure, Result } from '../../core/errors.ts';
import { isFresh } from './arrival.ts';
import type { KnownProblems } from './known-problems.ts';
import { files } from './library-files.ts';
import { readRecord } from './record-file.ts';

/** A whole copy, by the article it is another version of. */
export interface ConflictCopy {
  readonly path: string;
  readonly of: ArticleId;
  readonly client: string;
  readonly article: Article;
}

/** A copy that cannot be read: damaged, or still arriving. It stays where it is and is looked at next time. */
export interface UnreadableCopy {
  readonly path: string;
  readonly client: string;
  readonly isArriving: boolean;
}

/** Looks for copies by their names, and reads them; nothing is changed. */
export async function findConflictCopies(
  library: string,
  now: Date,
): Promise<{ whole: ConflictCopy[]; unreadable: UnreadableCopy[] }> {
  const whole: ConflictCopy[] = [];
  const unreadable: UnreadableCopy[] = [];
  for (const name of (await readdir(files.articles(library))).sort()) {
    const meaning = readConflictCopyName(name);
    if (meaning === undefined) continue;
    const path = join(files.articles(library), name);
    const read = await readRecord('article', path);
    // A copy names the article it is of, in its name and inside: one that does not is somebody else's.
    if (read.ok && read.value.id === meaning.of) {
      whole.push({ path, ...meaning, article: read.value });
    } else {
      unreadable.push({
        path,
        client: meaning.client,
        isArriving: await isFresh(path, now),
      });
    }
  }
  return { whole, unreadable };
}

/** How the store changes articles, for what copies come to. */
export interface CopyChanges {
  /** The article as it is now; what another program wrote in its file is adopted first. */
  readonly open: (id: ArticleId) => Promise<Result<{ readonly data: Article }>>;
  /** Makes what a file holds the next revision of its article, and moves the file aside. */
  readonly adopt: (path: string) => Promise<Result<unknown>>;
  readonly create: (copy: (id: ArticleId, now: string) => Article) => Promise<ArticleId>;
}

/**
 * Takes in what a sync client left of an article that two computers changed. A version that was made from ours is the
 * next revision; one that ours was made from says nothing new; any other becomes a draft of its own, so that both can be
 * read and neither is overwritten. The client's file is moved aside once that is on disk. Answers with the copies that
 * are still arriving; `fileNow` is of the clock that file times are made of.
 */
export async function adoptConflictCopies(
  library: string,
  problems: KnownProblems,
  fileNow: Date,
  { open, adopt, create }: CopyChanges,
): Promise<string[]> {
  const { whole, unreadable } = await findConflictCopies(library, fileNow);
  for (const { path, client, article } of whole) {
    problems.solved(path);
    const own = await open(article.id);
    const relation = own.ok ? relateCopy(article, own.value.data) : 'apart';
    // Where what it replaces cannot be kept, nothing is replaced, and it becomes a draft after all.
    if (relation === 'after' && (await adopt(path)).ok) continue;
    if (relation === 'after' || relation === 'apart') {
      const headline = copyHeadline(article.headline);
      const draft = await create((id, now) => draftCopy(article, { id, headline, now }));
      const found: Failure = { code: 'conflict', detail: client };
      const copy = { of: article.id, draft };
      problems.add(path, found, { code: 'conflicting-copy', setAside: true, copy });
    }
    await problems.moveAside(path);
  }
  for (const { path, client, isArriving } of unreadable) {
    const found: Failure = { code: 'damaged-record', detail: client };
    problems.solved(path);
    problems.add(path, found, { code: isArriving ? 'arriving-copy' : 'damaged-record' });
  }
  return unreadable.flatMap(({ path, isArriving }) => (isArriving ? [path] : []));
}
