// How is a sentence said in another language that a program beside the window wrote in English? By a book of phrases, with gaps.

/** English on the left, `{}` for whatever stands in a gap; on the right the same gaps in the same order. */
export type Phrases = Readonly<Record<string, string>>;

interface Pattern {
  readonly english: RegExp;
  readonly other: readonly string[];
}

const compiled = new WeakMap<Phrases, readonly Pattern[]>();

function patternsOf(phrases: Phrases): readonly Pattern[] {
  let patterns = compiled.get(phrases);
  if (patterns === undefined) {
    patterns = Object.entries(phrases)
      .filter(([english]) => english.includes('{}'))
      .map(([english, other]) => {
        const literal = english
          .split('{}')
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
        return { english: new RegExp(`^${literal.join('(.*?)')}$`, 's'), other: other.split('{}') };
      });
    compiled.set(phrases, patterns);
  }
  return patterns;
}

/** The sentence in the language of `phrases`; itself where they do not have it. */
export function phrased(phrases: Phrases, sentence: string): string {
  const whole = Object.hasOwn(phrases, sentence) ? phrases[sentence] : undefined;
  if (whole !== undefined) return whole;
  for (const { english, other } of patternsOf(phrases)) {
    const found = english.exec(sentence);
    if (found !== null) return other.map((part, at) => `${part}${found[at + 1] ?? ''}`).join('');
  }
  return sentence;
}

/** A value with what it says under these names, at whatever depth, in the language of `phrases`. */
export function phrasedIn<T>(phrases: Phrases, value: T, names: ReadonlySet<string>): T {
  const walk = (one: unknown, isSaid: boolean): unknown => {
    if (typeof one === 'string') return isSaid ? phrased(phrases, one) : one;
    if (Array.isArray(one)) return one.map((item) => walk(item, isSaid));
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(
      Object.entries(one).map(([name, member]) => [name, walk(member, names.has(name))]),
    );
  };
  // Only strings were exchanged for strings.
  return walk(value, false) as T;
}
