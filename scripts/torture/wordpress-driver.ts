// The program that is killed while it publishes to WordPress: it publishes one state of a small newsroom, and notes what it learns as the app does.
import { fileURLToPath } from 'node:url';
import type { Article } from '../../core/content/article.ts';
import { unwrap } from '../../core/errors.ts';
import { noMapping } from '../../core/publish/wordpress/mapping.ts';
import type { PublishTarget, Run } from '../../electron/publish/target.ts';
import type { TargetState } from '../../electron/publish/target-kind.ts';
import { publishing, someArticles } from '../../electron/publish/wordpress/newsroom-for-tests.ts';
import { wordpressTarget } from '../../electron/publish/wordpress/wordpress-target.ts';
import { readTargetState, writeTargetState } from '../../electron/storage/target-records.ts';

/** What the newsroom publishes first. */
export const before: readonly Article[] = someArticles();

/** Everything that can happen in one publish: an edit, another address, one that goes. */
export const after: readonly Article[] = before
  .filter(({ slug }) => slug !== 'third')
  .map((article) =>
    article.slug === 'report'
      ? { ...article, slug: 'final-report', headline: 'Final report' }
      : { ...article, summary: 'Another summary.' },
  );

export interface WordPressJob {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** Where it notes what it learns. */
  readonly library: string;
  readonly which: 'before' | 'after';
}

export function articlesOf({ which }: Pick<WordPressJob, 'which'>): readonly Article[] {
  return which === 'before' ? before : after;
}

/** A target that keeps what it learns in a folder, as newsrooms do. */
export function targetOf(
  { address, user, password, library }: Omit<WordPressJob, 'which'>,
  changes: Partial<Parameters<typeof wordpressTarget>[0]> = {},
): PublishTarget {
  const state: TargetState = {
    read: async () => unwrap(await readTargetState(library, 'site')),
    write: (value) => writeTargetState(library, 'site', value),
  };
  let publishes = 0;
  return wordpressTarget({
    access: { address, user, password, certificateFile: '' },
    postType: 'post',
    whenGone: 'draft',
    mapping: noMapping,
    createTags: true,
    largestFile: undefined,
    state,
    newId: () => `publish-${++publishes}`,
    takeOver: false,
    mayDeleteMany: false,
    mayLeaveOut: false,
    ...changes,
  });
}

const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Written by whoever started it.
  const job = JSON.parse(process.argv[2] ?? '') as WordPressJob;
  console.log('ready');
  const plan = unwrap(await targetOf(job).plan(publishing(articlesOf(job)), run));
  unwrap(await plan.apply(run));
  console.log('done');
}
