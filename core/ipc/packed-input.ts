// How does a long text cross from the window to the main process? As one string: the bridge between the two copies every little object by itself.

/** Calls that carry the whole body of an article as objects while it is being typed; a note carries it as text. */
const heavy: ReadonlySet<string> = new Set(['article.save']);

/**
 * The input of a call as it crosses. What JSON cannot say is left as it is: a member that is present and undefined
 * clears a field.
 */
export function packInput(name: string, input: unknown): unknown {
  return heavy.has(name) && isSayable(input, 2) ? JSON.stringify(input) : input;
}

/** The input as it was; undefined where a string is no JSON, which no schema takes. */
export function unpackInput(input: unknown): unknown {
  if (typeof input !== 'string') return input;
  try {
    return JSON.parse(input);
  } catch {
    return undefined;
  }
}

/** No member is undefined: those of the input itself, and of the edit in it. */
function isSayable(value: unknown, depth: number): boolean {
  if (depth === 0 || typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).every((member) => isSayable(member, depth - 1));
}
