// `galley search`: which articles of a newsroom hold these words?
import { resolve } from 'node:path';
import { FEWEST_LETTERS, readQuery } from '../../core/search/query.ts';
import { SearchEngine } from '../search/search-engine.ts';
import { files, identifyLibrary } from '../storage/library-files.ts';
import { readRecord } from '../storage/record-file.ts';
import { readArguments } from './arguments.ts';
import { BadInput, type Command, errorFor } from './command.ts';

const USUAL_LIMIT = 20;
const MOST = 1000;

export const searchLibrary: Command = {
  name: 'search',
  usage: 'search LIBRARY WORDS',
  summary: 'Find articles by words of their text, the best first. Reads only.',
  options: [
    ['--limit N', `how many to show (default ${USUAL_LIMIT}, at most ${MOST})`],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(args, { limit: { type: 'string' }, json: { type: 'boolean' } }, [
      'LIBRARY',
      'WORDS',
    ]);
    const [typed = '', words = ''] = given.positionals;
    const limit = readLimit(given.text('limit'));
    if (readQuery(words) === undefined) {
      throw new BadInput(`“${words}” is too short: a word of ${FEWEST_LETTERS} letters is needed.`);
    }
    const library = resolve(typed);
    const identified = await identifyLibrary(library);
    if (!identified.ok) throw errorFor(identified.error, typed);
    const engine = new SearchEngine(library, {
      mayWrite: false,
      onProgress: ({ known, articles }) =>
        environment.progress(`Reading: ${known} of ${articles} articles`),
    });
    environment.signal.addEventListener('abort', () => void engine.close());
    await engine.start();
    await engine.settled();
    environment.progress('');
    const answer = await engine.query(words, limit, () => !environment.signal.aborted);
    await engine.close();
    if (answer === undefined) throw errorFor({ code: 'cancelled' }, typed);
    const hits: object[] = [];
    for (const hit of answer.hits) {
      const article = await readRecord('article', files.article(library, hit.id));
      // Gone since it was found.
      if (!article.ok) continue;
      const { headline, status, language } = article.value;
      hits.push({ ...hit, headline, status, language });
      if (given.isSet('json')) continue;
      environment.print(
        `${status.padEnd(9)}  ${headline === '' ? '(no headline yet)' : withoutControls(headline)}`,
      );
      if (hit.text !== '') environment.print(`           ${withoutControls(hit.text)}`);
    }
    if (given.isSet('json')) {
      const { total, articles } = answer;
      environment.print(JSON.stringify({ words, total, articles, hits }, null, 2));
    } else {
      environment.note(`${answer.total} of ${answer.articles} articles`);
    }
    return answer.total > 0 ? 0 : 1;
  },
};

function readLimit(typed: string | undefined): number {
  if (typed === undefined) return USUAL_LIMIT;
  const limit = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
  if (limit < 1 || limit > MOST) {
    throw new BadInput(`--limit is a whole number from 1 to ${MOST}; “${typed}” is not.`);
  }
  return limit;
}

/** A terminal obeys control characters: text of an article must not. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
