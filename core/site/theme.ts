// How do a theme's templates turn a view into a page?
import { Liquid, type Template } from 'liquidjs';
import { GalleyError, toFailure } from '../errors.ts';
import { escapeHtml } from '../markup.ts';
import { keepSharedParts } from './kept-parts.ts';
import { primaryLanguage } from './site-words.ts';
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
}

/** Where the colours of the site stand: made from its settings, not part of the theme. */
export const COLOURS_FILE = 'assets/colours.css';

/** What a template prints is escaped by our own rules, which also drop characters no page may hold. */
function escaped(value: unknown): string {
  return value === null || value === undefined ? '' : escapeHtml(String(value));
}

/** Renders pages with one theme; templates are parsed once. */
export class ThemeRenderer {
  readonly #theme: Theme;
  readonly #engine: Liquid;
  readonly #parsed = new Map<string, Template[]>();

  constructor(theme: Theme) {
    this.#theme = theme;
    this.#engine = new Liquid({
      // From this map only: the engine never looks at a disk.
      templates: Object.fromEntries(theme.templates),
      extname: '.liquid',
      cache: true,
      outputEscape: escaped,
      ownPropertyOnly: true,
      strictFilters: true,
      dynamicPartials: true,
      // A date filter would ask the runtime for the local time zone; themes get finished texts.
      timezoneOffset: 0,
      locale: 'en-US',
    });
    keepSharedParts(this.#engine);
  }

  /** Fails with `export-failed`, naming the theme and the place in its template. */
  render(frame: FrameView, page: PageView): string {
    const name = templateOf[page.kind];
    try {
      const scope: TemplateScope = { frame, page, words: this.#wordsFor(frame.language) };
      const html: unknown = this.#engine.renderSync(this.#template(name), scope);
      return String(html);
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

  #wordsFor(language: string): Readonly<Record<string, string>> {
    const { words } = this.#theme;
    return words.get(language) ?? words.get(primaryLanguage(language)) ?? words.get('en') ?? {};
  }
}
