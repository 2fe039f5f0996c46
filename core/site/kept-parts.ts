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
} from 'liquidjs';

/** Where a theme puts the parts that depend on nothing but what they are given. */
const SHARED = 'shared/';

/** A card takes about 2 KB with its key. */
const MOST_KEPT = 20_000;

/**
 * Makes `{% render 'shared/…' %}` write again what it wrote for equal arguments: the head and the foot of the site, and
 * the card of an article, which a site of 10,000 articles shows 100,000 times.
 *
 * Liquid gives a rendered part nothing of the page but its arguments, so equal arguments mean equal output; arguments
 * must be plain data, and as small as the part needs. Inside a shared part there is no `forloop` of the list that it is
 * rendered for. Everything else, and every other part, is Liquid's own `render`: a theme works without this, only slower.
 *
 * @param most when more parts than this are kept, the oldest are forgotten
 */
export function keepSharedParts(liquid: Liquid, most = MOST_KEPT): void {
  const kept = new Map<string, string>();

  class KeptRender extends RenderTag {
    readonly #part: SharedPart | undefined;

    constructor(token: TagToken, remainTokens: TopLevelToken[], engine: Liquid, parser: Parser) {
      const start = token.tokenizer.p;
      super(token, remainTokens, engine, parser);
      // Liquid's own reading is done; the same words are read again for the shape that is kept.
      token.tokenizer.p = start;
      this.#part = sharedPart(token);
    }

    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const part = this.#part;
      if (part === undefined) {
        yield* super.render(context, emitter);
        return;
      }
      // `Hash.render` answers with a plain record of the evaluated arguments.
      const given = (yield part.given.render(context)) as Record<string, unknown>;
      const key = part.file + JSON.stringify(given);
      if (part.list === undefined) {
        yield this.#write(part.file, key, given, context, emitter);
        return;
      }
      const items: unknown = yield evalToken(part.list.value, context);
      if (!Array.isArray(items)) return;
      for (const item of items) {
        const all = { ...given, [part.list.alias]: item };
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
        if (kept.size >= most) forgetOldest(kept, most / 10);
        kept.set(key, html);
      }
      emitter.write(html);
    }
  }

  liquid.registerTag('render', KeptRender);
}

interface SharedPart {
  readonly file: string;
  readonly list:
    | { readonly value: Parameters<typeof evalToken>[0]; readonly alias: string }
    | undefined;
  readonly given: Hash;
}

/** Reads `'shared/part', name: value` and `'shared/part' for list as item, name: value`; undefined for anything else. */
function sharedPart({ tokenizer }: TagToken): SharedPart | undefined {
  const file = tokenizer.readQuoted()?.getText().slice(1, -1);
  if (file === undefined || !file.startsWith(SHARED)) return undefined;
  tokenizer.skipBlank();
  const start = tokenizer.p;
  const word = tokenizer.readIdentifier().content;
  tokenizer.skipBlank();
  // `with` and `for` are words of Liquid unless a colon makes them the name of an argument.
  if (tokenizer.peek() === ':' || (word !== 'for' && word !== 'with')) {
    tokenizer.p = start;
    return { file, list: undefined, given: new Hash(tokenizer) };
  }
  const value = tokenizer.readValue();
  const as = tokenizer.readIdentifier().content;
  const alias = tokenizer.readIdentifier().content;
  if (word === 'with' || value === undefined || as !== 'as' || alias === '') return undefined;
  tokenizer.skipBlank();
  if (tokenizer.peek() === ',') tokenizer.advance();
  return { file, list: { value, alias }, given: new Hash(tokenizer) };
}

/** A tenth at a time, so that a full store is not swept for each part. */
function forgetOldest(kept: Map<string, string>, howMany: number): void {
  let left = Math.ceil(howMany);
  for (const key of kept.keys()) {
    if (left-- === 0) return;
    kept.delete(key);
  }
}
