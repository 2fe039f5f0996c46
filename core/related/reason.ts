// How is it said why an article is related? In a sentence of fixed form: for people in the record, for the window to read.
//
// The record keeps words, so that whoever opens the file, or reads the bundle, can check them. The window takes the
// sentence apart again and says the same in the language of the person.

/** The parts of a reason, by their names as they were when the list was made. */
export interface Reason {
  readonly words: readonly string[];
  readonly categories: readonly string[];
  readonly people: readonly string[];
  /** Null where the sentence does not say. */
  readonly daysApart: number | null;
}

const starts = { words: 'Both say ', categories: 'Both in ', people: 'Both name ' } as const;

/** “Both say “tag”, “data”. Both in “Prisons”. Both name “Ana”. 12 days apart.” */
export function writeReason({ words, categories, people, daysApart }: Reason): string {
  const sentences: string[] = [];
  if (words.length > 0) sentences.push(starts.words + quoted(words));
  if (categories.length > 0) sentences.push(starts.categories + quoted(categories));
  if (people.length > 0) sentences.push(starts.people + quoted(people));
  if (daysApart !== null) sentences.push(daysText(daysApart));
  return sentences.map((sentence) => `${sentence}.`).join(' ');
}

/** The parts of a sentence that `writeReason` wrote; undefined for any other, which is then shown as it is. */
export function readReason(text: string): Reason | undefined {
  const words: string[] = [];
  const categories: string[] = [];
  const people: string[] = [];
  let daysApart: number | null = null;
  let rest = text;
  while (rest !== '') {
    const days = /^(?:On the same day|(\d+) days? apart)\.(?: |$)/.exec(rest);
    const names = /^(Both (?:say|in|name) )((?:“[^“”]*”(?:, )?)+)\.(?: |$)/.exec(rest);
    if (days !== null) daysApart = Number(days[1] ?? '0');
    else if (names?.[2] !== undefined) {
      const list =
        names[1] === starts.words ? words : names[1] === starts.people ? people : categories;
      for (const [, name = ''] of names[2].matchAll(/“([^“”]*)”/g)) list.push(name);
    } else return undefined;
    rest = rest.slice((days ?? names)?.[0].length ?? rest.length);
  }
  return { words, categories, people, daysApart };
}

function quoted(names: readonly string[]): string {
  // Quotes inside a name would end it.
  return names.map((name) => `“${name.replace(/[“”]/g, '"')}”`).join(', ');
}

function daysText(days: number): string {
  if (days === 0) return 'On the same day';
  return `${days} ${days === 1 ? 'day' : 'days'} apart`;
}
