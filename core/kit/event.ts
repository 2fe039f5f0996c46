// When and where was it, as far as documents say? Always a guess: a person looks at it before it becomes a fact.
import { daysIn, type NamedDays, timesIn } from './dates.ts';

export interface EventSource {
  /** The number of the file; null for the name of the folder. */
  readonly file: number | null;
  readonly isProgramme: boolean;
  readonly lines: readonly string[];
}

export interface EventGuess {
  /** As a clock on the wall shows it: `2026-03-12T09:00`. */
  readonly start: string;
  readonly end: string | null;
  readonly place: string;
  /** The words it was read from. */
  readonly text: string;
  readonly file: number | null;
  /** Hours were written; else those of `start` and `end` are only a beginning. */
  readonly hasTimes: boolean;
  /** The days are written in the programme, and nothing says others. */
  readonly isSure: boolean;
}

/** Where no hour is written, a person has one to change. */
const USUAL_START = '09:00';

const placeWord =
  /^(?:venue|place|location|where|lieu|endroit|où|ort|veranstaltungsort|tagungsort|wo)\s*[:：–—-]\s*(.{2,120})$/iu;
const placeBeside =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*)(?:\s+(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|am|an|der|la|le|sur|upon)){0,4}$/u;

/** The days that most is to be said for: those of the programme, then those that most documents name. */
export function guessEvent(sources: readonly EventSource[]): EventGuess | null {
  const named = sources.flatMap((source) =>
    source.lines.flatMap((line) => daysIn(line).map((days) => ({ source, line, days }))),
  );
  const [first] = named;
  if (first === undefined) return null;
  const ofProgramme = named.filter(({ source }) => source.isProgramme);
  const best = ofProgramme.length > 0 ? widest(ofProgramme) : mostNamed(named);
  const { source, days, line } = best;
  const within = (one: NamedDays): boolean => one.from >= days.from && one.until <= days.until;
  const isSure =
    source.isProgramme && ofProgramme.every((one) => within(one.days)) && !days.isAmbiguous;
  const times = source.isProgramme ? source.lines.flatMap(timesIn) : timesIn(line);
  const inOrder = times.length > 1 ? times : [];
  const begins = times[0] ?? USUAL_START;
  const ends = inOrder.at(-1);
  const isSeveral = days.until > days.from;
  const end =
    ends === undefined || (!isSeveral && ends <= begins)
      ? isSeveral
        ? `${days.until}T${USUAL_END}`
        : null
      : `${days.until}T${ends}`;
  return {
    start: `${days.from}T${begins}`,
    end,
    place: placeIn(source, line, days) ?? '',
    text: days.text.trim(),
    file: source.file,
    hasTimes: times.length > 0,
    isSure,
  };
}

const USUAL_END = '17:00';

interface Named {
  readonly source: EventSource;
  readonly line: string;
  readonly days: NamedDays;
}

/** A programme names its whole first, and its days under it: the longest span that is named counts, the first of equal ones. */
function widest(named: readonly [Named, ...Named[]] | readonly Named[]): Named {
  const length = ({ days }: Named): number => Date.parse(days.until) - Date.parse(days.from);
  return named.reduce((best, one) => (length(one) > length(best) ? one : best));
}

function mostNamed(named: readonly Named[]): Named {
  const counts = new Map<string, Set<number | null>>();
  for (const { source, days } of named) {
    const key = `${days.from} ${days.until}`;
    counts.set(key, (counts.get(key) ?? new Set()).add(source.file));
  }
  const countOf = ({ days }: Named): number => counts.get(`${days.from} ${days.until}`)?.size ?? 0;
  return named.reduce((best, one) => (countOf(one) > countOf(best) ? one : best));
}

/** After “Venue:”, or beside the days: `Lisbon, 12–13 March 2026`. */
function placeIn(source: EventSource, line: string, days: NamedDays): string | undefined {
  for (const one of source.lines) {
    const [, place] = placeWord.exec(one.trim()) ?? [];
    if (place !== undefined) return place.trim();
  }
  const before = line
    .slice(0, days.at)
    .replace(/[\s,|–—(-]+$/u, '')
    .trim();
  const after = line
    .slice(days.at + days.text.length)
    .replace(/^[\s,|–—)-]+/u, '')
    .trim();
  const beside = [after, before.split(/[,|–—]\s*/u).at(-1) ?? ''];
  return beside.find((words) => words !== '' && words.length <= 60 && placeBeside.test(words));
}
