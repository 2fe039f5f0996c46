// Which parts of a theme are the same on many pages, and how are they rendered only once?
import {
  type Context,
  type Emitter,
  evalToken,
  Hash,
  type Liquid,
  type Parser,
  RenderTag,
  type TagToken,
  type Template,
  type TopLevelToken,
  type ValueToken,
} from 'liquidjs';

/** Where a theme puts the parts that depend on nothing but what they are given. */
const SHARED = 'shared/';

/** A card takes about 2 KB with its key. */
const MOST_KEPT = 20_000;

/** What `{% render %}` names: `'part', name: value`, and perhaps a value or a list that goes by an alias in it. */
export interface Part {
  readonly file: string;
  readonly bound:
    | { readonly by: 'for' | 'with'; readonly value: ValueToken; readonly alias: string }
    | undefined;
  readonly given: Hash;
}

/** Whether what a part writes is kept for equal arguments. */
export function isShared({ file, bound }: Part): boolean {
  return file.startsWith(SHARED) && bound?.by !== 'with';
}

/** What parts wrote, by what they were given. */
export class KeptParts {
  readonly #kept = new Map<string, string>();
  readonly #most: number;

  /** @param most when more parts than this are kept, the oldest are forgotten */
  constructor(most = MOST_KEPT) {
    this.#most = most;
  }

  get(key: string): string | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, html: string): void {
    // A tenth at a time, so that a full store is not swept for each part.
    if (this.#kept.size >= this.#most) this.#forget(Math.ceil(this.#most / 10));
    this.#kept.set(key, html);
  }

  #forget(howMany: number): void {
    let left = howMany;
    for (const key of this.#kept.keys()) {
      if (left-- === 0) return;
      this.#kept.delete(key);
    }
  }
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

/**
 * Makes `{% render 'shared/…' %}` write again what it wrote for equal arguments: the head and the foot of the site, and
 * the card of an article, which a site of 10,000 articles shows 100,000 times.
 *
 * Liquid gives a rendered part nothing of the page but its arguments, so equal arguments mean equal output; arguments
 * must be plain data, and as small as the part needs. Inside a shared part there is no `forloop` of the list that it is
 * rendered for. Everything else, and every other part, is Liquid's own `render`: a theme works without this, only slower.
 */
export function keepSharedParts(liquid: Liquid, kept = new KeptParts()): void {
  class KeptRender extends PartTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const { part } = this;
      if (part === undefined || !isShared(part)) {
        yield* super.render(context, emitter);
        return;
      }
      // `Hash.render` answers with a plain record of the evaluated arguments.
      const given = (yield part.given.render(context)) as Record<string, unknown>;
      const key = part.file + JSON.stringify(given);
      if (part.bound === undefined) {
        yield this.#write(part.file, key, given, context, emitter);
        return;
      }
      const items: unknown = yield evalToken(part.bound.value, context);
      if (!Array.isArray(items)) return;
      for (const item of items) {
        const all = { ...given, [part.bound.alias]: item };
        yield this.#write(part.file, key + JSON.stringify(item), all, context, emitter);
      }
    }

    *#write(
      file: string,
      key: string,
      given: Record<string, unknown>,
      context: Context,
      emitter: Emitter,
    ): Generator<unknown, void, unknown> {
      let html = kept.get(key);
      if (html === undefined) {
        // What Liquid's own tag calls, and what it gets: the parsed part, from the engine's cache.
        const parts = (yield this.liquid._parsePartialFile(file, context.sync)) as Template[];
        html = String(yield this.liquid.renderer.renderTemplates(parts, context.spawn(given)));
        kept.keep(key, html);
      }
      emitter.write(html);
    }
  }

  liquid.registerTag('render', KeptRender);
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
