// How does a language count, list and sort? The runtime's own rules for it, made once for each language.

/** The forms of a word beside a number: `other` always, the rest where a language tells them apart. */
export interface PluralForms {
  readonly one: string;
  /** Of whole millions, as in French. */
  readonly many?: string;
  readonly other: string;
}

export interface Counting {
  /** `1,234`, `1 234` or `1.234`. */
  grouped(number: number): string;
  /** The number and the word in the form that goes with it: `1 article`, `2 articles`. */
  count(number: number, one: string, other: string): string;
  /** The word alone, in the form that goes with the number. */
  form(number: number, forms: PluralForms): string;
  /** `one, two and three`. */
  list(words: readonly string[]): string;
  /** `one, two or three`. */
  either(words: readonly string[]): string;
}

/** What counts and lists in the language of `locale`. */
export function countingIn(locale: string): Counting {
  // Made when first asked: a start that shows no number pays for none.
  let numbers: Intl.NumberFormat | undefined;
  let rules: Intl.PluralRules | undefined;
  const grouped = (number: number): string => {
    numbers ??= new Intl.NumberFormat(locale);
    return numbers.format(number);
  };
  const form = (number: number, { one, many, other }: PluralForms): string => {
    rules ??= new Intl.PluralRules(locale);
    const category = rules.select(number);
    if (category === 'one') return one;
    return category === 'many' ? (many ?? other) : other;
  };
  return {
    grouped,
    form,
    count: (number, one, other) => `${grouped(number)} ${form(number, { one, other })}`,
    list: (words) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words),
    either: (words) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(words),
  };
}
