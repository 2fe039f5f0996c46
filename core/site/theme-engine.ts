// How do a theme's templates become pages, without doing the same work ten thousand times?
import {
  type Context,
  type Emitter,
  evalToken,
  Hash,
  Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { type PageView, type TemplateScope, templateOf } from './view-models.ts';

export interface ThemeEngine {
  /** The HTML of one page. Throws where a template asks for something the view model does not have. */
  render<Page extends PageView>(scope: TemplateScope<Page>): string;
}

/**
 * Makes the engine of one theme. Output is escaped unless a template says `| raw`; a theme cannot run code or read files.
 *
 * A part called with `{% render %}` sees only what it is given, and view models never change. So what it wrote for the
 * same objects is kept and written again: a card, the head and the foot of the site are rendered once for all the pages
 * that share them. It works by identity: hand the same `CardView`, `navigation` or `words` object to every page that may
 * share it. What is kept goes when its objects go.
 *
 * @param templates source by path inside `templates/`, such as `partials/card.liquid`
 */
export function createThemeEngine(templates: Readonly<Record<string, string>>): ThemeEngine {
  const liquid = new Liquid({
    outputEscape: 'escape',
    templates: { ...templates },
    extname: '.liquid',
    relativeReference: false,
    cache: true,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
  });
  liquid.registerTag('render', KeptRender);
  return {
    render(scope) {
      const name = templateOf[scope.page.kind].replace(/\.liquid$/, '');
      return String(liquid.renderFileSync(name, { ...scope }));
    },
  };
}

/** What was written for one set of arguments: first by its objects, in turn, then by its plain values. */
interface Kept {
  html?: string;
  byObject?: WeakMap<object, Kept>;
  byValues?: Map<string, Kept>;
}

/** `{% render 'part', name: value %}` and `{% render 'part' for list as item, name: value %}`. */
class KeptRender extends Tag {
  readonly #file: string;
  readonly #list: {
    readonly value: Parameters<typeof evalToken>[0];
    readonly alias: string;
  } | null;
  readonly #arguments: Hash;
  readonly #kept: Kept = {};

  constructor(token: TagToken, remainTokens: TopLevelToken[], liquid: Liquid) {
    super(token, remainTokens, liquid);
    const { tokenizer } = this;
    const file = tokenizer.readQuoted()?.getText().slice(1, -1);
    if (file === undefined) throw new Error(`write the part's name in quotes: ${token.getText()}`);
    this.#file = file;
    tokenizer.skipBlank();
    const before = tokenizer.p;
    if (tokenizer.readIdentifier().content === 'for') {
      const value = tokenizer.readValue();
      const as = tokenizer.readIdentifier().content;
      const alias = tokenizer.readIdentifier().content;
      if (value === undefined || as !== 'as' || alias === '') {
        throw new Error(`write it as "for list as item": ${token.getText()}`);
      }
      this.#list = { value, alias };
      tokenizer.skipBlank();
      if (tokenizer.peek() === ',') tokenizer.advance();
    } else {
      this.#list = null;
      tokenizer.p = before;
    }
    this.#arguments = new Hash(tokenizer);
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    // `Hash.render` answers with a plain record of the evaluated arguments.
    const given = (yield this.#arguments.render(context)) as Record<string, unknown>;
    const values = Object.values(given);
    const objects = values.filter(isObject);
    const plain = JSON.stringify(values.map((value) => (isObject(value) ? [] : value)));
    if (this.#list === null) {
      yield this.#write(context, emitter, given, objects, plain);
      return;
    }
    const { value, alias } = this.#list;
    const list: unknown = yield evalToken(value, context);
    if (!Array.isArray(list)) return;
    for (const item of list) {
      const all = isObject(item) ? [item, ...objects] : [];
      yield this.#write(context, emitter, { ...given, [alias]: item }, all, plain);
    }
  }

  *#write(
    context: Context,
    emitter: Emitter,
    given: Record<string, unknown>,
    objects: readonly object[],
    plain: string,
  ): Generator<unknown, void, unknown> {
    const place = objects.length === 0 ? undefined : placeOf(this.#kept, objects, plain);
    if (place?.html !== undefined) {
      emitter.write(place.html);
      return;
    }
    const child = context.spawn(given);
    // `_parsePartialFile` is what the library's own tag calls; its answer comes from the engine's cache.
    const parts = (yield this.liquid._parsePartialFile(this.#file, true)) as Template[];
    const html = String(yield this.liquid.renderer.renderTemplates(parts, child));
    if (place !== undefined) place.html = html;
    emitter.write(html);
  }
}

function placeOf(root: Kept, objects: readonly object[], plain: string): Kept {
  let place = root;
  for (const object of objects) {
    place.byObject ??= new WeakMap();
    let next = place.byObject.get(object);
    if (next === undefined) {
      next = {};
      place.byObject.set(object, next);
    }
    place = next;
  }
  place.byValues ??= new Map();
  let last = place.byValues.get(plain);
  if (last === undefined) {
    last = {};
    place.byValues.set(plain, last);
  }
  return last;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
