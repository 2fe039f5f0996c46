// How do a theme's templates turn a view into a page?
import { Liquid, type Template } from 'liquidjs';
import type { ThemeSetting } from '../content/site.ts';
import { GalleyError, toFailure } from '../errors.ts';
import { escapeHtml } from '../markup.ts';
import { CompiledTemplates } from './compile-templates.ts';
import { isWrittenIn } from './font-subsets.ts';
import { seeParts } from './part-tag.ts';
import type { ChosenColours } from './site-colours.ts';
import { primaryLanguage } from './site-words.ts';
import type { FontFile } from './theme-fonts.ts';
import { type FrameView, type PageView, type TemplateScope, templateOf } from './view-models.ts';

/** A theme as read from its folder: data only, nothing of it is run as a program. */
export interface Theme {
  readonly name: string;
  /** By file name inside `templates/`, such as `partials/card.liquid`. */
  readonly templates: ReadonlyMap<string, string>;
  /** By language. */
  readonly words: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Files that pages load, by path from the root of the site, such as `assets/site.css`. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
  /** What it was drawn with. */
  readonly colours: ChosenColours;
  /** The upright files of its fonts. */
  readonly fonts: readonly FontFile[];
  /** What the newsroom chose of what the theme lets it choose. */
  readonly settings: Readonly<Record<string, ThemeSetting>>;
}

/** Where the colours of the site stand: made from its settings, not part of the theme. */
export const COLOURS_FILE = 'assets/colours.css';

/** What a template prints is escaped by our own rules, which also drop characters no page may hold. */
function escaped(value: unknown): string {
  return value === null || value === undefined ? '' : escapeHtml(String(value));
}

/** The filters of the contract: every one answers alike on every machine and on every day, and runs nothing. */
export const themeFilters = [
  ...['abs', 'append', 'at_least', 'at_most', 'capitalize', 'ceil', 'compact', 'concat', 'default'],
  ...[
    'divided_by',
    'downcase',
    'escape',
    'find',
    'find_index',
    'first',
    'floor',
    'group_by',
    'has',
  ],
  ...[
    'join',
    'json',
    'last',
    'lstrip',
    'map',
    'minus',
    'modulo',
    'newline_to_br',
    'plus',
    'prepend',
  ],
  ...['raw', 'reject', 'remove', 'remove_first', 'remove_last', 'replace', 'replace_first'],
  ...[
    'replace_last',
    'reverse',
    'round',
    'rstrip',
    'size',
    'slice',
    'split',
    'strip',
    'strip_html',
  ],
  ...[
    'strip_newlines',
    'sum',
    'times',
    'truncate',
    'truncatewords',
    'uniq',
    'upcase',
    'url_encode',
  ],
  'where',
] as const;

/** The tags of the contract. `include` would share its names with the page around it, where `render` does not. */
export const themeTags = [
  ...[
    '#',
    'assign',
    'block',
    'break',
    'capture',
    'case',
    'comment',
    'continue',
    'echo',
    'for',
    'if',
  ],
  ...['layout', 'liquid', 'raw', 'render', 'unless'],
] as const;

/** Liquid with what the contract names, and nothing else. @param strict a name that does not exist is an error */
export function themeEngine(templates: ReadonlyMap<string, string>, strict = false): Liquid {
  const engine = new Liquid({
    // From this map only: the engine never looks at a disk.
    templates: Object.fromEntries(templates),
    extname: '.liquid',
    cache: true,
    outputEscape: escaped,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: strict,
    dynamicPartials: true,
    locale: 'en-US',
    // A theme that never ends fails instead.
    memoryLimit: MOST_MEMORY,
  });
  const filters = new Set<string>(themeFilters);
  for (const name of Object.keys(engine.filters))
    if (!filters.has(name)) delete engine.filters[name];
  const tags = new Set<string>(themeTags);
  for (const name of Object.keys(engine.tags)) if (!tags.has(name)) delete engine.tags[name];
  seeParts(engine);
  return engine;
}

/** In units of Liquid, about one for each character and each item. */
const MOST_MEMORY = 100_000_000;

/** Renders pages with one theme; templates are parsed and compiled once. */
export class ThemeRenderer {
  readonly #theme: Theme;
  readonly #engine: Liquid;
  readonly #compiled: Pick<CompiledTemplates, 'render'>;
  readonly #parsed = new Map<string, Template[]>();
  readonly #fonts = new Map<string, readonly string[]>();

  /** @param compile what writes the pages; given only by tests that compare it with another */
  constructor(
    theme: Theme,
    compile: (engine: Liquid) => Pick<CompiledTemplates, 'render'> = (engine) =>
      new CompiledTemplates(engine),
  ) {
    this.#theme = theme;
    this.#engine = themeEngine(theme.templates);
    this.#compiled = compile(this.#engine);
  }

  /** Fails with `export-failed`, naming the theme and the place in its template. */
  render(frame: FrameView, page: PageView): string {
    const name = templateOf[page.kind];
    try {
      const scope: TemplateScope = {
        frame,
        page,
        words: this.#wordsFor(frame.language),
        settings: this.#theme.settings,
        fonts: this.#fontsFor(frame.language),
      };
      return this.#compiled.render(this.#template(name), scope);
    } catch (error) {
      throw new GalleyError(
        {
          code: 'export-failed',
          subject: `${this.#theme.name}/${name}`,
          detail: toFailure(error).detail,
        },
        { cause: error },
      );
    }
  }

  #template(name: string): Template[] {
    const known = this.#parsed.get(name);
    if (known !== undefined) return known;
    const source = this.#theme.templates.get(name);
    if (source === undefined) throw new Error(`The theme has no template ${name}.`);
    const parsed = this.#engine.parse(source, name);
    this.#parsed.set(name, parsed);
    return parsed;
  }

  /** The same list for every page of a language: pages are many. */
  #fontsFor(language: string): readonly string[] {
    const known = this.#fonts.get(language);
    if (known !== undefined) return known;
    const primary = primaryLanguage(language);
    const needed = this.#theme.fonts.filter(({ letters }) => isWrittenIn(primary, letters));
    const paths = needed.map(({ path }) => path);
    this.#fonts.set(language, paths);
    return paths;
  }

  #wordsFor(language: string): Readonly<Record<string, string>> {
    const { words } = this.#theme;
    return words.get(language) ?? words.get(primaryLanguage(language)) ?? words.get('en') ?? {};
  }
}
