// `galley related`: which related news would a refresh give each article, and on how many pages would that show?
import { resolve } from 'node:path';
import type { ArticleId } from '../../core/content/ids.ts';
import { keepList } from '../related/keep-list.ts';
import { RelatedEngine } from '../related/related-engine.ts';
import { files, identifyLibrary } from '../storage/library-files.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { readRecord } from '../storage/record-file.ts';
import { readArguments } from './arguments.ts';
import { type CliEnvironment, type Command, CommandFailed, errorFor } from './command.ts';

/** Articles that are named without `--json`; of more, only how many. */
const NAMED = 20;

export const relatedNews: Command = {
  name: 'related',
  usage: 'related LIBRARY [--refresh]',
  summary: 'Say which lists of related news a refresh would change, or refresh them.',
  options: [
    ['--refresh', 'keep the lists; without it nothing is written'],
    ['--json', 'answer with one JSON object that holds every list and its reasons'],
  ],
  async run(args, environment) {
    const given = readArguments(args, { refresh: { type: 'boolean' }, json: { type: 'boolean' } }, [
      'LIBRARY',
    ]);
    const [typed = ''] = given.positionals;
    const library = resolve(typed);
    const identified = await identifyLibrary(library);
    if (!identified.ok) throw errorFor(identified.error, typed);
    const isWanted = (): boolean => !environment.signal.aborted;
    const step = (what: string) => (done: number, total: number) =>
      environment.progress(`${what}: ${done} of ${total} articles`);
    const engine = new RelatedEngine(library);
    await engine.start(step('Reading'), isWanted);
    const plan = await engine.plan(environment.now(), step('Comparing'), isWanted);
    environment.progress('');
    if (plan === undefined) throw errorFor({ code: 'cancelled' }, typed);
    const kept = given.isSet('refresh')
      ? await keepAll(library, typed, engine, plan.changes, environment)
      : undefined;
    const { articles, pages, changes } = plan;
    if (given.isSet('json')) {
      const lists: object[] = [];
      for (const id of changes) {
        const list = await engine.list(id);
        lists.push({ id, headline: await headlineOf(library, id), items: list?.items ?? [] });
      }
      environment.print(JSON.stringify({ articles, pages, refreshed: kept ?? 0, lists }, null, 2));
      return 0;
    }
    for (const id of changes.slice(0, NAMED)) environment.print(await headlineOf(library, id));
    if (changes.length > NAMED) environment.print(`and ${changes.length - NAMED} more`);
    environment.note(
      kept === undefined
        ? `${changes.length} of ${articles} lists would change, on ${pages} pages. Nothing was written.`
        : `${kept} of ${articles} lists refreshed, on ${pages} pages.`,
    );
    return 0;
  },
};

async function keepAll(
  library: string,
  typed: string,
  engine: RelatedEngine,
  ids: readonly ArticleId[],
  environment: CliEnvironment,
): Promise<number> {
  const opened = await LibraryStore.open(library, { now: () => environment.now() });
  if (!opened.ok) throw errorFor(opened.error, typed);
  const store = opened.value;
  try {
    if (store.readOnly !== null) {
      throw new CommandFailed(
        `${typed} is in use elsewhere (${store.readOnly}). Nothing was written.`,
      );
    }
    let kept = 0;
    for (const [place, id] of ids.entries()) {
      if (environment.signal.aborted) {
        throw new CommandFailed(`Stopped. ${kept} lists were refreshed until then.`);
      }
      const list = await engine.list(id);
      const one = list === undefined ? undefined : await keepList(store, list);
      if (one?.ok === false) throw errorFor(one.error, await headlineOf(library, id));
      if (one?.ok === true && one.value !== null) kept++;
      environment.progress(`Refreshing: ${place + 1} of ${ids.length} lists`);
    }
    environment.progress('');
    return kept;
  } finally {
    await store.close();
  }
}

/** A terminal obeys control characters: text of an article must not. */
async function headlineOf(library: string, id: ArticleId): Promise<string> {
  const article = await readRecord('article', files.article(library, id));
  const headline = article.ok ? article.value.headline.replace(/\p{Cc}/gu, ' ').trim() : '';
  return headline === '' ? '(no headline)' : headline;
}
