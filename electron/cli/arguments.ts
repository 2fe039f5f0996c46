// What did the person type after the name of a command?
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { BadInput } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Arguments {
  readonly positionals: readonly string[];
  text(option: string): string | undefined;
  /** Every value of an option that may be given several times. */
  texts(option: string): readonly string[];
  isSet(option: string): boolean;
}

/**
 * Reads arguments strictly: an unknown option, one without its value, or too few or many names is `BadInput`.
 * @param names what the positionals are called in the usage line, such as `LIBRARY`; the last `optional` may be missing.
 */
export function readArguments(
  args: readonly string[],
  options: Options,
  names: readonly string[],
  optional = 0,
): Arguments {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new BadInput(firstSentence(error));
  }
  const { positionals, values } = parsed;
  const missing = names.slice(0, names.length - optional)[positionals.length];
  if (missing !== undefined) throw new BadInput(`${missing} is missing.`);
  const extra = positionals[names.length];
  if (extra !== undefined) throw new BadInput(`“${extra}” is one name too many.`);
  const empty = positionals.indexOf('');
  if (empty !== -1) throw new BadInput(`${names[empty] ?? 'A name'} is empty.`);
  return {
    positionals,
    text(option) {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
    texts(option) {
      const value = values[option];
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    },
    isSet: (option) => values[option] === true,
  };
}

/** A moment as people write one for `--as-of`; undefined where none was given. */
export function readMoment(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(
    text,
  );
  const moment = new Date(isDay ? `${text}T00:00:00Z` : text);
  const isReal =
    !Number.isNaN(moment.getTime()) && (!isDay || moment.toISOString().startsWith(text));
  if ((!isDay && !isInstant) || !isReal) {
    throw new BadInput(
      `“${text}” is not a moment. Write it like 2026-03-09T12:00:00Z, or a day like 2026-03-09.`,
    );
  }
  return moment;
}

/** Node explains at length how to escape a dash; the first sentence says what is wrong. */
function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = message] = message.split(/\. |\n/);
  return `${first.replace(/\.$/, '')}.`;
}
