// Why was an article found? The passage that answers the query best, with what to highlight: text and offsets, never HTML.
import { type ArticleText, type SearchField, searchFields } from './article-text.ts';
import { closeness, type SearchQuery } from './query.ts';
import { eachWord } from './words.ts';

/** Room for two lines of a list card. */
const LENGTH = 120;
/** What is shown before the first word that was found. */
const LEAD = 32;

/** A passage of one field of an article. `highlights` are [start, end) offsets into `text`, in order. */
export interface Snippet {
  /** Where the passage stands. A word that is only in the headline has an empty passage: the headline is shown anyway. */
  readonly field: SearchField;
  readonly text: string;
  readonly highlights: readonly (readonly [start: number, end: number])[];
}

interface Match {
  readonly start: number;
  readonly end: number;
  /** Place of the word in the query. */
  readonly wanted: number;
}

/** The passage that holds most of the needed words of the query, in the field that says most about the article. */
export function makeSnippet({ fields }: ArticleText, query: SearchQuery): Snippet {
  const needed = query.filter((word) => word.isNeeded);
  let best: { field: SearchField; matches: Match[]; words: number } | undefined;
  for (const field of searchFields) {
    if (field === 'headline') continue;
    const matches = matchesIn(fields[field], needed);
    const words = new Set(matches.map((match) => match.wanted)).size;
    if (words > (best?.words ?? 0)) best = { field, matches, words };
  }
  if (best === undefined) return { field: 'headline', text: '', highlights: [] };
  return { field: best.field, ...passage(fields[best.field], best.matches) };
}

function matchesIn(text: string, query: SearchQuery): Match[] {
  const matches: Match[] = [];
  eachWord(text, (word, start, end) => {
    const wanted = query.findIndex((one) => closeness(one, word) > 0);
    if (wanted >= 0) matches.push({ start, end, wanted });
  });
  return matches;
}

function passage(text: string, matches: readonly Match[]): Pick<Snippet, 'text' | 'highlights'> {
  let [first, most] = [0, 0];
  for (const [place, match] of matches.entries()) {
    const seen = new Set<number>();
    for (let next = place; next < matches.length; next++) {
      const other = matches[next];
      if (other === undefined || other.end > match.start + LENGTH - LEAD) break;
      seen.add(other.wanted);
    }
    if (seen.size > most) [first, most] = [place, seen.size];
  }
  const found = matches[first]?.start ?? 0;
  const start = found <= LEAD ? 0 : wordStart(text, found - LEAD, found);
  const end = wordEnd(text, start + LENGTH, matches[first]?.end ?? 0);
  const before = start > 0 ? '… ' : '';
  const shift = before.length - start;
  return {
    // Line breaks are as long as the spaces that take their place.
    text: `${before}${text.slice(start, end).replace(/\s/g, ' ')}${end < text.length ? ' …' : ''}`,
    highlights: matches
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => [match.start + shift, match.end + shift] as const),
  };
}

/** The start of the first whole word from `from`, but not beyond `latest`. */
function wordStart(text: string, from: number, latest: number): number {
  const space = text.slice(from - 1, latest).search(/\s\S/);
  return space < 0 ? latest : from + space;
}

/** The end of the last whole word before `from`, but not before `earliest`. */
function wordEnd(text: string, from: number, earliest: number): number {
  if (from >= text.length) return text.length;
  const space = text.slice(earliest, from + 1).search(/\s\S*$/);
  return space < 0 ? earliest : earliest + space;
}
