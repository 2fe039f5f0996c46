// Does the palette offer what was meant first, and nothing that cannot be done now?
import { expect, it } from 'vitest';
import { type CommandId, commandLabels } from '../../../core/commands.ts';
import { newArticle } from '../../../core/content/article.ts';
import { articleId, termId } from '../../../core/content/ids.ts';
import { summarise } from '../../../core/library.ts';
import { type PaletteWorld, paletteItems } from './palette-items.ts';

const id = (number: number) =>
  articleId.parse(`01930000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const headlines = [
  'A seminar in Łódź',
  'Peer mentors in Lisbon',
  'Seminar kit',
  'Preseminar notes',
];
const world: PaletteWorld = {
  summaries: new Map(
    headlines.map((headline, index) => {
      const made = newArticle(id(index + 1), {
        newsType: termId.parse('01930000-0000-7000-8000-00000000aaaa'),
        language: 'en',
        now: '2026-11-01T09:00:00.000Z',
      });
      const summary = summarise({ ...made, headline });
      return [summary.id, summary];
    }),
  ),
  recent: [id(2), id(9), id(1)],
  labels: commandLabels,
  isRunnable: (command) => command !== 'article.trash',
};
const offered = (typed: string, given = world) => {
  const { commands, articles } = paletteItems(typed, given);
  return {
    commands: commands.map((one): CommandId => one.id),
    articles: articles.map(({ headline }) => headline),
  };
};

it('offers what was open last, and every command that can be run', () => {
  const { commands, articles } = offered('');
  expect(articles).toEqual(['Peer mentors in Lisbon', 'A seminar in Łódź']);
  expect(commands).toContain('article.new');
  expect(commands).not.toContain('article.trash');
});

it('finds articles without regard to case and marks, those that begin with a word first', () => {
  expect(offered('SEMINAR').articles).toEqual([
    'Seminar kit',
    'A seminar in Łódź',
    'Preseminar notes',
  ]);
  expect(offered('lodz').articles).toEqual(['A seminar in Łódź']);
  expect(offered('lisbon peer').articles).toEqual(['Peer mentors in Lisbon']);
});

it('finds commands by any of their words, and shows nothing else behind a >', () => {
  expect(offered('appearance dark').commands).toEqual(['view.theme.dark']);
  expect(offered('dark').commands).toEqual(['preview.dark', 'view.theme.dark']);
  expect(offered('> seminar')).toEqual({ commands: [], articles: [] });
  expect(offered('>new').commands).toContain('window.new');
});

it('offers nothing where nothing fits', () => {
  expect(offered('zebra crossing')).toEqual({ commands: [], articles: [] });
});
