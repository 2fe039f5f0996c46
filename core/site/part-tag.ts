// Which part does `{% render %}` show, and with what?
import {
  Hash,
  type Liquid,
  type Parser,
  RenderTag,
  type TagToken,
  type TopLevelToken,
  type ValueToken,
} from 'liquidjs';

/** What `{% render %}` names: `'part', name: value`, and perhaps a value or a list that goes by an alias in it. */
export interface Part {
  readonly file: string;
  readonly bound:
    | { readonly by: 'for' | 'with'; readonly value: ValueToken; readonly alias: string }
    | undefined;
  readonly given: Hash;
}

/** Liquid's `render`, which also says what it read. */
export class PartTag extends RenderTag {
  /** Undefined for what is said in another way: Liquid alone knows it. */
  readonly part: Part | undefined;

  constructor(token: TagToken, remainTokens: TopLevelToken[], engine: Liquid, parser: Parser) {
    const start = token.tokenizer.p;
    super(token, remainTokens, engine, parser);
    // Liquid's own reading is done; the same words are read again for the shape that others can see.
    token.tokenizer.p = start;
    this.part = readPart(token);
  }
}

/** Has an engine read its parts so that others can see them; it writes them as before. */
export function seeParts(liquid: Liquid): void {
  liquid.registerTag('render', PartTag);
}

/** Reads `'part', name: value`, also with `for list as item` or `with value as name`; undefined for anything else. */
function readPart({ tokenizer }: TagToken): Part | undefined {
  const file = tokenizer.readQuoted()?.getText().slice(1, -1);
  // A name may be a template of its own, or go on after its quotes.
  if (!file || /[{\\]/.test(file) || !/^[\s,]?$/.test(tokenizer.peek())) return undefined;
  const bound = readBound(tokenizer);
  if (bound === 'unknown') return undefined;
  if (bound !== undefined && readBound(tokenizer) !== undefined) return undefined;
  return { file, bound, given: new Hash(tokenizer) };
}

function readBound(tokenizer: TagToken['tokenizer']): Part['bound'] | 'unknown' {
  tokenizer.skipBlank();
  const start = tokenizer.p;
  const by = tokenizer.readIdentifier().content;
  tokenizer.skipBlank();
  // `with` and `for` are words of Liquid unless a colon makes them the name of an argument.
  if (tokenizer.peek() === ':' || (by !== 'for' && by !== 'with')) {
    tokenizer.p = start;
    return undefined;
  }
  const value = tokenizer.readValue();
  const as = tokenizer.readIdentifier().content;
  const alias = tokenizer.readIdentifier().content;
  if (value === undefined || as !== 'as' || alias === '') return 'unknown';
  tokenizer.skipBlank();
  if (tokenizer.peek() === ',') tokenizer.advance();
  return { by, value, alias };
}
