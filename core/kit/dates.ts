// When is something, as people write it? Days in the ways of English, French and German, and hours of a day.

/** Days that a text names. */
export interface NamedDays {
  /** `2026-03-12`. */
  readonly from: string;
  /** The last of them; the same where it is one day. */
  readonly until: string;
  /** As it is written. */
  readonly text: string;
  /** Day and month could be the other way round. */
  readonly isAmbiguous: boolean;
  /** Where it stands in the line. */
  readonly at: number;
}

const monthNames: readonly (readonly string[])[] = [
  ['january', 'janvier', 'januar', 'jänner', 'jan', 'janv'],
  ['february', 'février', 'fevrier', 'februar', 'feber', 'feb', 'févr', 'fév'],
  ['march', 'mars', 'märz', 'maerz', 'mar', 'mär'],
  ['april', 'avril', 'apr', 'avr'],
  ['may', 'mai'],
  ['june', 'juin', 'juni', 'jun'],
  ['july', 'juillet', 'juli', 'jul', 'juil'],
  ['august', 'août', 'aout', 'aug'],
  ['september', 'septembre', 'sept', 'sep'],
  ['october', 'octobre', 'oktober', 'oct', 'okt'],
  ['november', 'novembre', 'nov'],
  ['december', 'décembre', 'decembre', 'dezember', 'dec', 'déc', 'dez'],
];
const monthOf: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const weekdays = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  ...['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonnabend', 'sonntag'],
];

/** The longer names first, so that `mars` is not read as `mar`. */
const either = (words: readonly string[]): string =>
  [...words].sort((one, other) => other.length - one.length).join('|');

const month = `(${either(monthNames.flat())})\\.?`;
const weekday = `(?:(?:${either(weekdays)})[,.]?\\s+(?:the\\s+|le\\s+|den\\s+)?)?`;
const day = `${weekday}(\\d{1,2})(?:st|nd|rd|th|er|\\.)?`;
const to =
  ',?\\s*(?:-|–|—|/|&|\\bto\\b|\\buntil\\b|\\band\\b|\\bet\\b|\\bau\\b|\\bbis\\b|\\bund\\b)\\s*';
const year = '((?:19|20)\\d{2})';
const start = '(?<![\\p{L}\\p{N}.])';
const end = '(?![\\p{L}\\p{N}])';

type Read = (parts: readonly string[]) => Days | undefined;
interface Days {
  readonly from: readonly [year: number, month: number, day: number];
  readonly until: readonly [year: number, month: number, day: number];
  readonly isAmbiguous?: boolean;
}

const numberOf = (text: string | undefined): number => Number(text ?? Number.NaN);
const named = (text: string | undefined): number => monthOf.get((text ?? '').toLowerCase()) ?? 0;

/** Each way of writing days, the more telling ones first: what one has taken no other reads again. */
const forms: readonly (readonly [pattern: RegExp, read: Read])[] = [
  // 30 March – 2 April 2026; du 30 mars au 2 avril 2026; 30. März bis 2. April 2026
  [
    form(`${day}\\s+${month}(?:,?\\s+${year})?${to}${day}\\s+${month},?\\s+${year}`),
    ([first, firstMonth, firstYear, last, lastMonth, lastYear]) => ({
      from: [numberOf(firstYear ?? lastYear), named(firstMonth), numberOf(first)],
      until: [numberOf(lastYear), named(lastMonth), numberOf(last)],
    }),
  ],
  // 12–13 March 2026; 12 et 13 mars 2026; 12./13. März 2026; 12 March 2026
  [
    form(`${day}(?:${to}${day})?\\s+(?:of\\s+|de\\s+)?${month},?\\s+${year}`),
    ([first, last, name, of]) => ({
      from: [numberOf(of), named(name), numberOf(first)],
      until: [numberOf(of), named(name), numberOf(last ?? first)],
    }),
  ],
  // March 12–13, 2026; March 30 – April 2, 2026
  [
    form(
      `${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:${to}(?:${month}\\s+)?(\\d{1,2})(?:st|nd|rd|th)?)?,?\\s+${year}`,
    ),
    ([name, first, lastName, last, of]) => ({
      from: [numberOf(of), named(name), numberOf(first)],
      until: [numberOf(of), named(lastName ?? name), numberOf(last ?? first)],
    }),
  ],
  // 2026-03-12; 2026-03-12 – 2026-03-13
  [
    form(`${year}-(\\d{2})-(\\d{2})(?:${to}${year}-(\\d{2})-(\\d{2}))?`),
    ([of, of2, of3, last, last2, last3]) => ({
      from: [numberOf(of), numberOf(of2), numberOf(of3)],
      until: [numberOf(last ?? of), numberOf(last2 ?? of2), numberOf(last3 ?? of3)],
    }),
  ],
  // 12.03.2026; 12.–13.03.2026; 12/03/2026
  [
    form(`(\\d{1,2})([./])(?:${to}(\\d{1,2})[./])?(\\d{1,2})[./]${year}`),
    ([first, sign, last, of2, of]) => ({
      from: [numberOf(of), numberOf(of2), numberOf(first)],
      until: [numberOf(of), numberOf(of2), numberOf(last ?? first)],
      isAmbiguous: sign === '/' && last === undefined && numberOf(first) <= 12 && first !== of2,
    }),
  ],
];

function form(pattern: string): RegExp {
  return new RegExp(`${start}${pattern}${end}`, 'giu');
}

/** The days that a line of text names, in their order; a day that no calendar has is none. */
export function daysIn(line: string): NamedDays[] {
  const found: NamedDays[] = [];
  let rest = line;
  for (const [pattern, read] of forms) {
    for (const match of rest.matchAll(pattern)) {
      const [text, ...parts] = match;
      const days = read(parts);
      const from = days && written(days.from);
      const until = days && written(days.until);
      if (from === undefined || until === undefined || until < from) continue;
      found.push({ from, until, text, isAmbiguous: days?.isAmbiguous ?? false, at: match.index });
      rest =
        rest.slice(0, match.index) +
        ' '.repeat(text.length) +
        rest.slice(match.index + text.length);
    }
  }
  return found.sort((one, other) => one.at - other.at);
}

/** `2026-03-12`, or undefined where there is no such day. */
function written([of, inYear, inMonth]: readonly [number, number, number]): string | undefined {
  const date = new Date(Date.UTC(of, inYear - 1, inMonth));
  const isDay =
    date.getUTCFullYear() === of &&
    date.getUTCMonth() === inYear - 1 &&
    date.getUTCDate() === inMonth;
  return isDay ? date.toISOString().slice(0, 10) : undefined;
}

/** 9:00, 9h30, 9 h 30, 9 h; 9.00 Uhr and a line that begins with 9.00; 9 am, 2.30 pm. */
const clock =
  /(?<![\p{L}\p{N}.:/])(\d{1,2})(?::(\d{2})|\s?h\s?(\d{2})?(?!\p{L})|[.](\d{2})(?=\s*(?:Uhr|[ap]\.?m\b))|\s(?=[ap]\.?m\b|Uhr\b)|(?=[ap]m\b))(?:\s*(Uhr|[ap]\.?m)\b)?(?![.:/]?\d)/giu;
const leading =
  /^\s*(\d{1,2})\.(\d{2})(?:\s*[-–—]\s*(\d{1,2})\.(\d{2}))?(?=\s|$)(?!\s*(?:[ap]\.?m)\b)/i;

/** The hours that a line names, in their order: `09:00`. */
export function timesIn(line: string): string[] {
  const times: string[] = [];
  const add = (hours: number, minutes: number): void => {
    if (hours > 23 || minutes > 59) return;
    times.push(`${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
  };
  const [all = '', hour, minute, lastHour, lastMinute] = leading.exec(line) ?? [];
  if (hour !== undefined) {
    add(Number(hour), Number(minute));
    if (lastHour !== undefined) add(Number(lastHour), Number(lastMinute));
  }
  for (const [, hours, colon, afterH, afterDot, half] of line.slice(all.length).matchAll(clock)) {
    const isPm = /^p/i.test(half ?? '');
    const isAm = /^a/i.test(half ?? '');
    let counted = Number(hours);
    if (isPm && counted < 12) counted += 12;
    if (isAm && counted === 12) counted = 0;
    add(counted, Number(colon ?? afterH ?? afterDot ?? 0));
  }
  return times;
}
