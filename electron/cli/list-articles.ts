// `galley list`: which articles does a newsroom hold?
import { resolve } from 'node:path';
import { type ArticleStatus, articleStatuses, liveSince } from '../../core/content/article.ts';
import { summarise } from '../../core/library.ts';
import { readLibrary } from '../storage/read-library.ts';
import { readArguments } from './arguments.ts';
import { BadInput, type Command, errorFor } from './command.ts';

export const listArticles: Command = {
  name: 'list',
  usage: 'list LIBRARY [--status STATUS]',
  summary: 'List the articles of a newsroom, newest first.',
  options: [
    ['--status STATUS', `only these: ${articleStatuses.join(', ')}`],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(args, { status: { type: 'string' }, json: { type: 'boolean' } }, [
      'LIBRARY',
    ]);
    const [typed = ''] = given.positionals;
    const status = readStatus(given.text('status'));
    const read = await readLibrary(resolve(typed));
    if (!read.ok) throw errorFor(read.error, typed);
    const { snapshot, problems } = read.value;
    const dateOf = (article: (typeof snapshot.articles)[number]): string =>
      (liveSince(article) ?? new Date(article.updatedAt)).toISOString();
    const shown = snapshot.articles
      .filter((article) => status === undefined || article.status === status)
      .map((article) => ({ article, date: dateOf(article) }))
      .sort((a, b) =>
        a.date === b.date ? (a.article.id < b.article.id ? 1 : -1) : a.date < b.date ? 1 : -1,
      );
    if (given.isSet('json')) {
      const articles = shown.map(({ article }) => ({ ...summarise(article), slug: article.slug }));
      environment.print(JSON.stringify({ articles, problems }, null, 2));
    } else {
      for (const { article, date } of shown) {
        const headline = article.headline === '' ? '(no headline yet)' : article.headline;
        environment.print(
          `${article.status.padEnd(9)}  ${date.slice(0, 10)}  ${withoutControls(headline)}`,
        );
      }
    }
    for (const { file, detail } of problems) {
      environment.note(`${file} could not be read${detail === '' ? '' : ` (${detail})`}.`);
    }
    return problems.length > 0 ? 1 : 0;
  },
};

function readStatus(text: string | undefined): ArticleStatus | undefined {
  if (text === undefined) return undefined;
  const status = articleStatuses.find((one) => one === text);
  if (status === undefined) {
    throw new BadInput(`“${text}” is not a status. There are ${articleStatuses.join(', ')}.`);
  }
  return status;
}

/** A terminal obeys control characters: a headline must not. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
