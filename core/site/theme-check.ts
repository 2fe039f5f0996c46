// Is a theme whole: does it keep the contract, and does it load nothing from elsewhere?
import type { Liquid, Template, VariableSegments } from 'liquidjs';
import { toFailure } from '../errors.ts';
import { bareFrame, fullFrame } from './sample-parts.ts';
import { barePages, fullPages } from './sample-views.ts';
import { COLOURS_FILE, themeEngine } from './theme.ts';
import { lineOf, type ThemeFault, type WholeTheme } from './theme-folder.ts';
import { FONTS_FILE, type Fonts, fontsOf } from './theme-fonts.ts';
import { type FrameView, type PageView, templateOf } from './view-models.ts';

/** Bytes of styles and scripts that a page may load, before pictures and fonts. */
export const MOST_PER_PAGE = 60_000;
const MOST_PER_FILE = 1_000_000;
const MOST_PER_THEME = 5_000_000;

/** What a theme's `assets/` may hold. */
const assetTypes = new Set(['css', 'js', 'woff2', 'svg', 'png', 'jpg', 'webp', 'ico', 'txt']);

/** Every fault of a theme, in the order of its files. @param fonts those of every theme that Galley ships */
export function checkTheme(whole: WholeTheme, fonts: Fonts): readonly ThemeFault[] {
  const check = new Check(whole, fonts);
  return check.run();
}

const sampleFonts: readonly string[] = ['assets/fonts/sample/latin.woff2'];

class Check {
  readonly #whole: WholeTheme;
  readonly #fonts: Fonts;
  readonly #templates = new Map<string, string>();
  readonly #faults: ThemeFault[] = [];

  constructor(whole: WholeTheme, fonts: Fonts) {
    this.#whole = whole;
    this.#fonts = fonts;
    for (const [path, { text }] of whole.files) {
      if (path.startsWith('templates/') && path.endsWith('.liquid')) {
        this.#templates.set(path.slice('templates/'.length), text ?? '');
      }
    }
  }

  run(): readonly ThemeFault[] {
    this.#checkFonts();
    this.#checkAssets();
    this.#checkSources();
    const engine = themeEngine(this.#templates, true);
    const parsed = this.#parseAll(engine);
    // What cannot be parsed, or asks for what there is not, cannot be rendered either.
    if (parsed !== undefined) {
      this.#checkNames(engine, parsed);
      if (this.#faults.length === 0) this.#renderSamples(engine, parsed);
    }
    return this.#faults;
  }

  #fault(file: string, line: number | null, says: string): void {
    const theme = this.#whole.files.get(file)?.theme ?? this.#whole.name;
    // A part that many pages use is at fault once.
    const isKnown = this.#faults.some((one) => one.file === file && one.says === says);
    if (!isKnown) this.#faults.push({ theme, file, line, says });
  }

  #checkFonts(): void {
    const { fonts, faults } = fontsOf(this.#whole.files);
    this.#faults.push(...faults);
    for (const [role, name] of Object.entries(this.#whole.manifest.fonts)) {
      if (name === undefined || fonts.has(name) || this.#fonts.has(name)) continue;
      const text = this.#whole.files.get('theme.json')?.text ?? '';
      this.#fault('theme.json', lineOf(text, `"${role}"`), `there is no font “${name}”`);
    }
  }

  #checkAssets(): void {
    let total = 0;
    for (const [path, { bytes, text }] of this.#whole.files) {
      total += bytes.length;
      if (bytes.length > MOST_PER_FILE) {
        this.#fault(path, null, `this is larger than ${MOST_PER_FILE / 1_000_000} MB`);
      }
      if (!path.startsWith('assets/')) continue;
      const type = /\.([a-z0-9]+)$/.exec(path)?.[1] ?? '';
      if (!assetTypes.has(type)) {
        this.#fault(path, null, `a website may not have files of the type “${type}” from a theme`);
      } else if (path === COLOURS_FILE || path === FONTS_FILE) {
        this.#fault(path, null, 'this file is made from the settings of the site');
      } else if (text !== null) {
        this.#checkAssetText(path, type, text);
      }
    }
    if (total > MOST_PER_THEME) {
      this.#fault('theme.json', null, `the theme is larger than ${MOST_PER_THEME / 1_000_000} MB`);
    }
  }

  #checkAssetText(path: string, type: string, text: string): void {
    if (type === 'css') {
      for (const [line, address] of addressesIn(text)) {
        if (isRemote(address)) {
          this.#fault(path, line, `“${address}” would be loaded from elsewhere`);
        } else if (!address.startsWith('data:') && !address.startsWith('#')) {
          const file = resolve(path, address);
          if (!this.#whole.files.has(file)) this.#fault(path, line, `there is no file ${file}`);
        }
      }
      const line = lineOf(text, '@import');
      if (line !== null) this.#fault(path, line, '“@import” makes the reader wait twice');
    }
    if (type === 'js' || type === 'svg') {
      // The name of the SVG language is no address that anything is fetched from.
      const own = text.replaceAll('http://www.w3.org/', '');
      const remote = /https?:\/\/[^\s'"`]*/.exec(own)?.[0];
      if (remote !== undefined) {
        this.#fault(path, lineOf(text, remote), `“${remote}” would be loaded from elsewhere`);
      }
    }
    if (type === 'svg' && /<script|\son[a-z]+\s*=|<foreignObject/i.test(text)) {
      this.#fault(path, null, 'a picture may not hold a script');
    }
  }

  /** What the text of a template shows without being understood. */
  #checkSources(): void {
    for (const [name, source] of this.#templates) {
      const path = `templates/${name}`;
      const at = (place: number): number => source.slice(0, place).split('\n').length;
      for (const { 0: part, index } of source.matchAll(
        /<(?!a\b)[a-z]+\b[^<>]*?\s(?:src|srcset|href|poster|data|action|formaction)\s*=\s*["']?\s*(?:https?:|\/\/)[^\s"'>]*/gi,
      )) {
        const address = /(?:https?:|\/\/)\S*$/i.exec(part)?.[0] ?? part;
        this.#fault(path, at(index), `“${address}” would be loaded from elsewhere`);
      }
      for (const { index } of source.matchAll(/<[a-z][^<>]*\son[a-z]+\s*=/gi)) {
        this.#fault(
          path,
          at(index),
          'a page may not hold a script of its own; put it into assets/',
        );
      }
      for (const { 0: tag, index } of source.matchAll(/<script\b[^>]*>/gi)) {
        if (!/\ssrc=|type="application\/ld\+json"/.test(tag)) {
          this.#fault(
            path,
            at(index),
            'a page may not hold a script of its own; put it into assets/',
          );
        }
      }
      for (const { 0: output, 1: value = '', index } of source.matchAll(
        /\{\{-?\s*([^|}]*?)\s*\|[^}]*\braw\b[^}]*\}\}/g,
      )) {
        if (!/^[\w.]*(Html|\.jsonLd)$/.test(value) || !/\|\s*raw\s*-?\}\}$/.test(output)) {
          this.#fault(
            path,
            at(index),
            `“raw” may only follow a value that is HTML, such as page.bodyHtml, and “${value}” is text`,
          );
        }
      }
    }
  }

  #parseAll(engine: Liquid): ReadonlyMap<string, Template[]> | undefined {
    const parsed = new Map<string, Template[]>();
    for (const [name, source] of this.#templates) {
      const path = `templates/${name}`;
      try {
        parsed.set(name, engine.parse(source, name));
      } catch (error) {
        this.#fault(path, placeOf(error).line, sentence(error));
      }
      for (const { 1: part = '', index } of source.matchAll(
        /\{%-?\s*(?:render|layout)\s+["']([^"']+)["']/g,
      )) {
        if (this.#templates.has(`${part}.liquid`) || this.#templates.has(part)) continue;
        const line = source.slice(0, index).split('\n').length;
        this.#fault(path, line, `there is no template “${part}”`);
      }
    }
    const needed = Object.values(templateOf);
    for (const name of needed.filter((one) => !this.#templates.has(one))) {
      this.#fault(`templates/${name}`, null, 'there is no such file, and a theme needs it');
    }
    return this.#faults.some(({ file }) => file.startsWith('templates/')) ? undefined : parsed;
  }

  /** Every name that a template uses, in every branch, whether a sample goes there or not. */
  #checkNames(engine: Liquid, parsed: ReadonlyMap<string, Template[]>): void {
    const words = new Map<string, { file: string; line: number }>();
    const argumentNames = this.#argumentNames();
    const frame = shapeOf([fullFrame, bareFrame]);
    const fonts = shapeOf([sampleFonts]);
    const settings = shapeOf([
      Object.fromEntries(
        Object.entries(this.#whole.manifest.settings).map(([key, { default: value }]) => [
          key,
          value,
        ]),
      ),
    ]);
    for (const [kind, name] of Object.entries(templateOf)) {
      const page = shapeOf([...fullPages, ...barePages].filter((one) => one.kind === kind));
      const template = parsed.get(name);
      if (template === undefined) continue;
      const { globals } = engine.analyzeSync(template, { partials: true });
      for (const [root, uses] of Object.entries(globals)) {
        for (const { segments, location } of uses) {
          const file = `templates/${location.file ?? name}`;
          const path = flat(segments);
          if (root === 'words') {
            const word = path[1];
            if (word !== undefined) words.set(word, { file, line: location.row });
            continue;
          }
          const shape = { frame, page, settings, fonts }[root];
          if (shape === undefined) {
            // A part inside a part: Liquid's analysis follows an argument one step, the samples all the way.
            if (argumentNames.has(root)) continue;
            this.#fault(file, location.row, `nothing is called “${root}”`);
          } else if (!hasPath(shape, path.slice(1))) {
            this.#fault(
              file,
              location.row,
              `there is no “${path.join('.')}” on a page of this kind (${kind})`,
            );
          }
        }
      }
    }
    this.#checkParts({ frame, settings, page: shapeOf([...fullPages, ...barePages]) }, words);
    this.#checkWords(words);
  }

  /** Inside a part, what is called `page` may be any page: its members have to be those of one. */
  #checkParts(
    shapes: Readonly<Record<string, Shape>>,
    words: Map<string, { file: string; line: number }>,
  ): void {
    for (const [name, source] of this.#templates) {
      const file = `templates/${name}`;
      for (const { 0: code, index } of source.matchAll(/\{\{.*?\}\}|\{%.*?%\}/gs)) {
        const line = source.slice(0, index).split('\n').length;
        for (const [, root = '', rest = ''] of code.matchAll(/(?<![\w.'"])(\w+)((?:\.\w+)+)/g)) {
          const path = rest.slice(1).split('.');
          const word = path[0];
          if (root === 'words' && word !== undefined && !words.has(word))
            words.set(word, { file, line });
          const shape = shapes[root];
          if (shape === undefined || hasPath(shape, path)) continue;
          const name = `“${root}${rest}”`;
          const isKnown = this.#faults.some((one) => one.file === file && one.says.includes(name));
          if (!isKnown) this.#fault(file, line, `there is no ${name} on any page`);
        }
      }
    }
  }

  /** Every name that a `render` gives to a part. */
  #argumentNames(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const source of this.#templates.values()) {
      for (const [tag] of source.matchAll(/\{%-?\s*render\b[^%]*%\}/g)) {
        for (const [, given, alias] of tag.matchAll(/(\w+)\s*:|\bas\s+(\w+)/g)) {
          names.add(given ?? alias ?? '');
        }
      }
    }
    return names;
  }

  #checkWords(used: ReadonlyMap<string, { file: string; line: number }>): void {
    const { manifest, words } = this.#whole;
    const everyKey = new Set([...words.values()].flatMap((one) => Object.keys(one)));
    for (const language of manifest.languages) {
      const known = words.get(language) ?? {};
      const file = `words/${language}.json`;
      for (const [word, place] of used) {
        if (Object.hasOwn(known, word)) continue;
        if (everyKey.has(word)) this.#missingWord(file, `“${word}” is missing, and pages use it`);
        else this.#fault(place.file, place.line, `there is no “words.${word}” in any language`);
      }
      for (const word of everyKey) {
        if (!Object.hasOwn(known, word)) {
          this.#missingWord(file, `“${word}” is missing, and another language has it`);
        }
      }
    }
  }

  /** The theme that was asked for lacks it, even where the file is its parent's. */
  #missingWord(file: string, says: string): void {
    const isKnown = this.#faults.some(
      (one) => one.file === file && one.says.startsWith(says.slice(0, says.indexOf(','))),
    );
    if (!isKnown) this.#faults.push({ theme: this.#whole.name, file, line: null, says });
  }

  #renderSamples(engine: Liquid, parsed: ReadonlyMap<string, Template[]>): void {
    const [language = 'en'] = this.#whole.manifest.languages;
    const words = this.#whole.words.get(language) ?? {};
    const settings = Object.fromEntries(
      Object.entries(this.#whole.manifest.settings).map(([key, { default: value }]) => [
        key,
        value,
      ]),
    );
    const samples: readonly (readonly [FrameView, PageView])[] = [
      ...fullPages.map((page) => [fullFrame, page] as const),
      ...barePages.map((page) => [bareFrame, page] as const),
    ];
    for (const [frame, page] of samples) {
      const name = templateOf[page.kind];
      try {
        const html: unknown = engine.renderSync(parsed.get(name) ?? [], {
          frame,
          page,
          words,
          settings,
          fonts: sampleFonts,
        });
        this.#checkPage(`templates/${name}`, frame, String(html));
      } catch (error) {
        const { file, line } = placeOf(error);
        this.#fault(`templates/${file ?? name}`, line, sentence(error));
      }
    }
  }

  #checkPage(path: string, frame: FrameView, html: string): void {
    const count = (tag: string): number =>
      html.match(new RegExp(`<${tag}[\\s>]`, 'g'))?.length ?? 0;
    if (!/^<!doctype html>/i.test(html))
      this.#fault(path, null, 'the page begins without a doctype');
    for (const tag of ['title', 'main', 'h1']) {
      if (count(tag) !== 1) this.#fault(path, null, `the page has ${count(tag)} <${tag}>, not one`);
    }
    if (!html.includes(`<html lang="${frame.language}"`)) {
      this.#fault(path, null, 'the page does not say its language');
    }
    if (/\sid=""|\shref=""/.test(html)) this.#fault(path, null, 'an address or an id is empty');
    let size = 0;
    const loaded = new Set<string>();
    for (const [, address = ''] of html.matchAll(
      /<(?:link rel="stylesheet"|script)[^>]*\s(?:href|src)="([^"]*)"/g,
    )) {
      const file = address.startsWith(frame.root) ? address.slice(frame.root.length) : address;
      loaded.add(file);
      if (file === COLOURS_FILE || file === FONTS_FILE) continue;
      const bytes = this.#whole.files.get(file)?.bytes;
      if (bytes !== undefined) size += bytes.length;
      // The script that finds things in the site's own data is Galley's.
      else if (!file.startsWith('search/')) this.#fault(path, null, `there is no file ${file}`);
    }
    for (const needed of [COLOURS_FILE, FONTS_FILE]) {
      if (!loaded.has(needed)) this.#fault(path, null, `the page does not load ${needed}`);
    }
    if (size > MOST_PER_PAGE) {
      this.#fault(
        path,
        null,
        `the page loads ${size} bytes of styles and scripts, and ${MOST_PER_PAGE} are the most`,
      );
    }
  }
}

/** What members a value has, over all samples; lists are what their items are. */
type Shape = { readonly members: Map<string, Shape> };

function shapeOf(samples: readonly unknown[]): Shape {
  const shape: Shape = { members: new Map() };
  for (const sample of samples) addTo(shape, sample);
  return shape;
}

function addTo(shape: Shape, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) addTo(shape, item);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      const inner = shape.members.get(key) ?? { members: new Map() };
      shape.members.set(key, inner);
      addTo(inner, member);
    }
  }
}

const ofLists = new Set(['size', 'first', 'last']);

function hasPath(shape: Shape, path: readonly string[]): boolean {
  let here = shape;
  for (const part of path) {
    if (/^-?\d+$/.test(part) || part === 'first' || part === 'last') continue;
    const inner = here.members.get(part);
    if (inner === undefined) return ofLists.has(part);
    here = inner;
  }
  return true;
}

/** The names of a path; a step that another value chooses (`page.pages[from]`) is an item of a list. */
function flat(segments: VariableSegments): string[] {
  return segments.map((segment) => (Array.isArray(segment) ? '0' : String(segment)));
}

function placeOf(error: unknown): { file: string | undefined; line: number | null } {
  // Liquid's errors carry the token they are about; its class cannot be imported by name in every runtime.
  const token: unknown = error instanceof Error ? Reflect.get(error, 'token') : undefined;
  if (typeof token !== 'object' || token === null) return { file: undefined, line: null };
  const file: unknown = Reflect.get(token, 'file');
  const input: unknown = Reflect.get(token, 'input');
  const begin: unknown = Reflect.get(token, 'begin');
  return {
    file: typeof file === 'string' ? file : undefined,
    line:
      typeof input === 'string' && typeof begin === 'number'
        ? input.slice(0, begin).split('\n').length
        : null,
  };
}

/** What Liquid says, without the place that the sentence has already. */
function sentence(error: unknown): string {
  const said = (toFailure(error).detail ?? 'it failed').split('\n')[0] ?? '';
  return said
    .replace(/^\w*Error: /, '')
    .replace(/, (file:[^,]*, )?line:\d+, col:\d+$/, '')
    .replace(/\.$/, '');
}

/** The addresses in a style sheet, each with its line. */
function* addressesIn(css: string): Generator<readonly [line: number, address: string]> {
  for (const { 1: quoted, 2: plain, index } of css.matchAll(
    /url\(\s*(?:["']([^"']*)["']|([^"')\s]*))\s*\)/g,
  )) {
    yield [css.slice(0, index).split('\n').length, quoted ?? plain ?? ''];
  }
}

function isRemote(address: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address);
}

/** The path of a file that a style sheet names, from the root of the theme. */
function resolve(from: string, address: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of (address.split(/[?#]/)[0] ?? '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
