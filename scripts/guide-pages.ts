// How does the guide become pages of the window? Its Markdown is read when Galley is built, and what is not in our structure stops the build.
import { basename } from 'node:path';
import { type MarkedToken, marked, type Token } from 'marked';
import type { GuideBlock, GuideGoal, GuideInline, GuidePage } from '../core/help/guide.ts';

/** The pages that a reader is led to first, in their order. Others follow by their titles. */
const first = [
  ...[
    'README',
    'first-steps',
    'articles',
    'workflow',
    'translations',
    'calendar',
    'categories-and-people',
    'media',
    'newsletter',
  ],
  'settings',
  ...['publishing', 'help'],
];
/** For those who make releases, not for those who write. */
const leftOut: ReadonlySet<string> = new Set(['manual-checks']);

export interface GuideFile {
  /** Its name, such as `publishing.md`. */
  readonly name: string;
  readonly text: string;
}

/** Where a picture is, as the window will ask for it; undefined where it is left out. */
export type PictureSource = (path: string) => string | undefined;

/** Fails with a sentence that names the file where a page holds what the window cannot show, or a link leads to no page. */
export function guidePages(files: readonly GuideFile[], pictureAt: PictureSource): GuidePage[] {
  const shown = files
    .map(({ name, text }) => ({ id: basename(name, '.md'), text }))
    .filter(({ id }) => !leftOut.has(id));
  const ids = new Set(shown.map(({ id }) => id));
  const pages = shown.map(({ id, text }) => new Reader(id, ids, pictureAt).page(text));
  const parts = new Set(
    pages.flatMap(({ id, blocks }) =>
      blocks.flatMap((block) => (block.is === 'heading' ? [`${id}#${block.id}`] : [])),
    ),
  );
  for (const page of pages) {
    for (const { page: to, part } of goalsIn(page.blocks)) {
      if (part !== null && !parts.has(`${to}#${part}`)) {
        throw new Error(`${page.id}.md leads to ${to}.md#${part}, which is not there.`);
      }
    }
  }
  const rank = ({ id }: GuidePage): number => {
    const at = first.indexOf(id);
    return at === -1 ? first.length : at;
  };
  return pages.sort((one, other) => rank(one) - rank(other) || (one.title < other.title ? -1 : 1));
}

class Reader {
  readonly #id: string;
  readonly #pages: ReadonlySet<string>;
  readonly #pictureAt: PictureSource;
  readonly #headings = new Set<string>();

  constructor(id: string, pages: ReadonlySet<string>, pictureAt: PictureSource) {
    this.#id = id;
    this.#pages = pages;
    this.#pictureAt = pictureAt;
  }

  page(text: string): GuidePage {
    const blocks = this.#blocks(marked.lexer(text));
    const [title] = blocks;
    if (title?.is !== 'heading' || title.level !== 1) {
      throw new Error(`${this.#id}.md does not begin with a title.`);
    }
    return { id: this.#id, title: plain(title.parts), blocks };
  }

  #blocks(tokens: readonly Token[]): GuideBlock[] {
    return tokens.flatMap((one): GuideBlock[] => {
      // The lexer has no tokens but its own: no extension is added to it.
      const token = one as MarkedToken;
      switch (token.type) {
        case 'space':
          return [];
        case 'heading': {
          const parts = this.#inlines(token.tokens);
          const level = ([1, 2, 3, 4] as const).find((wanted) => wanted === token.depth) ?? 4;
          return [{ is: 'heading', level, id: this.#headingId(plain(parts)), parts }];
        }
        case 'paragraph':
          return [{ is: 'paragraph', parts: this.#inlines(token.tokens) }];
        // What stands in an item of a list that has no empty lines.
        case 'text':
          return [{ is: 'paragraph', parts: this.#inlines(token.tokens ?? [token]) }];
        case 'list':
          return [
            {
              is: 'list',
              ordered: token.ordered,
              items: token.items.map((item) => this.#blocks(item.tokens)),
            },
          ];
        case 'blockquote':
          return [{ is: 'quote', blocks: this.#blocks(token.tokens) }];
        case 'code':
          return [{ is: 'code', text: token.text }];
        case 'table':
          return [
            {
              is: 'table',
              head: token.header.map((cell) => this.#inlines(cell.tokens)),
              rows: token.rows.map((row) => row.map((cell) => this.#inlines(cell.tokens))),
            },
          ];
        default:
          throw new Error(`${this.#id}.md holds ${token.type}: ${token.raw.trim().slice(0, 60)}`);
      }
    });
  }

  #inlines(tokens: readonly Token[]): GuideInline[] {
    return tokens.flatMap((one): GuideInline[] => {
      const token = one as MarkedToken;
      switch (token.type) {
        case 'text':
          return token.tokens === undefined
            ? [{ is: 'text', text: unescaped(token.text).replaceAll('\n', ' ') }]
            : this.#inlines(token.tokens);
        case 'escape':
          return [{ is: 'text', text: unescaped(token.text) }];
        case 'codespan':
          return [{ is: 'code', text: unescaped(token.text) }];
        case 'strong':
          return [{ is: 'strong', parts: this.#inlines(token.tokens) }];
        case 'em':
          return [{ is: 'emphasis', parts: this.#inlines(token.tokens) }];
        case 'br':
          return [{ is: 'break' }];
        case 'image': {
          const source = this.#pictureAt(token.href);
          return source === undefined ? [] : [{ is: 'picture', source, text: token.text }];
        }
        case 'link': {
          const parts = this.#inlines(token.tokens);
          const to = this.#goal(token.href);
          return to === null ? parts : [{ is: 'link', to, parts }];
        }
        default:
          throw new Error(`${this.#id}.md holds ${token.type}: ${token.raw.trim().slice(0, 60)}`);
      }
    });
  }

  /** Null where it leads out of the guide but not to the web: its words stay. */
  #goal(href: string): GuideGoal | { readonly address: string } | null {
    if (/^https:\/\//.test(href)) return { address: href };
    const [, page, part = null] = /^([\w-]+)?(?:\.md)?(?:#(.+))?$/.exec(href) ?? [];
    const id = page ?? (href.startsWith('#') ? this.#id : undefined);
    if (id !== undefined && this.#pages.has(id)) return { page: id, part };
    if (href.startsWith('../') || (id !== undefined && leftOut.has(id))) return null;
    throw new Error(`${this.#id}.md leads to ${href}, which is no page of the guide.`);
  }

  /** As websites that show Markdown make it, so that links in the files work there, too. */
  #headingId(text: string): string {
    const plainId = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    let id = plainId;
    for (let number = 1; this.#headings.has(id); number++) id = `${plainId}-${number}`;
    this.#headings.add(id);
    return id;
  }
}

/** Marked leaves the entities of a text as they are written; the guide has no others. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function plain(parts: readonly GuideInline[]): string {
  return parts
    .map((part) => ('text' in part ? part.text : 'parts' in part ? plain(part.parts) : ' '))
    .join('');
}

function goalsIn(blocks: readonly GuideBlock[]): GuideGoal[] {
  return blocks.flatMap(goalsOf);
}

function goalsOf(block: GuideBlock): GuideGoal[] {
  switch (block.is) {
    case 'heading':
    case 'paragraph':
      return goalsInside(block.parts);
    case 'list':
      return block.items.flatMap(goalsIn);
    case 'quote':
      return goalsIn(block.blocks);
    case 'table':
      return [block.head, ...block.rows].flat().flatMap(goalsInside);
    case 'code':
      return [];
  }
}

function goalsInside(parts: readonly GuideInline[]): GuideGoal[] {
  return parts.flatMap((part) => {
    if (part.is === 'link') return 'page' in part.to ? [part.to] : [];
    return 'parts' in part ? goalsInside(part.parts) : [];
  });
}
