// How does a page look in the dark, or on paper? Its style sheets as if the reader's system had asked for it.
//
// A frame has no setting for either: both belong to the reader's system. So the questions of a style sheet are answered
// here, and the answers are put in their place. Nothing else of a page or a style sheet is touched.

export const looks = ['light', 'dark', 'touch', 'touchdark', 'print'] as const;
/** `touch` is a screen that is scrolled with a finger: its bars take no room from the page. */
export type Look = (typeof looks)[number];

/** The style sheets that no theme brings, by their path from the root of the site. */
export const PAPER_FILE = '-galley/paper.css';
export const TOUCH_FILE = '-galley/touch.css';

export const touchCss = ':root::-webkit-scrollbar { display: none }\n';

const schemeOf = (look: Look): 'light' | 'dark' =>
  look === 'dark' || look === 'touchdark' ? 'dark' : 'light';

/** Always true and never true of a page on a screen. */
const TRUE = '(min-width: 0px)';
const FALSE = '(max-width: 0px)';

/** A style sheet with what it asks about the scheme and the medium answered. */
export function styleAs(css: string, look: Look): string {
  let answered = '';
  let kept = 0;
  const replace = (start: number, end: number, by: string): void => {
    answered += css.slice(kept, start) + by;
    kept = end;
  };
  let isValueNext = false;
  for (let at = 0; at < css.length; ) {
    const next = pastOpaque(css, at);
    if (next !== at) {
      at = next;
      continue;
    }
    const rule = /^@(?:media|import)\b/i.exec(css.slice(at, at + 8));
    if (rule !== null) {
      const start = at + rule[0].length;
      const end = endOf(css, start, '{;');
      replace(start, end, queryAs(css.slice(start, end), look));
      at = end;
      continue;
    }
    const property = isValueNext ? null : /^color-scheme\s*:/i.exec(css.slice(at, at + 24));
    if (property !== null) {
      const start = at + property[0].length;
      const end = endOf(css, start, ';}');
      replace(start, end, schemeAs(css.slice(start, end), look));
      at = end;
      continue;
    }
    // A name goes on behind a letter: `--color-scheme` is another property.
    isValueNext = /[\w-]/.test(css.charAt(at));
    at += 1;
  }
  return answered + css.slice(kept);
}

/** A media query with its questions answered. */
export function queryAs(query: string, look: Look): string {
  const scheme = schemeOf(look);
  const asked = query.replace(
    /\(\s*prefers-color-scheme\s*(?::\s*(\w+)\s*)?\)/gi,
    (_all, value?: string) =>
      value === undefined || value.toLowerCase() === scheme ? TRUE : FALSE,
  );
  if (look !== 'print') return asked;
  // Types stand outside of brackets. No screen is a speech browser: for paper, that is what a screen is.
  let depth = 0;
  return asked.replace(/[()]|(?<![\w-])(?:print|screen)(?![\w-])/gi, (found) => {
    if (found === '(') depth += 1;
    else if (found === ')') depth -= 1;
    else if (depth === 0) return found.toLowerCase() === 'print' ? 'all' : 'speech';
    return found;
  });
}

/** What a page says it can be shown in, as the one it is shown in. Where it knows only one, that one stays. */
function schemeAs(value: string, look: Look): string {
  if (!/\blight\b/i.test(value) || !/\bdark\b/i.test(value)) return value;
  return ` ${schemeOf(look)}`;
}

/**
 * A page as it is put into the frame: what it asks about the scheme and the medium is answered, its links lead nowhere but to places on
 * it, and paper and screens without bars get a style sheet more. `root` leads from the page to the root of the site.
 */
export function pageAs(html: string, look: Look, root: string): string {
  const answered = html.replace(/<(?:meta|link|source|style|a|area)\b[^>]*>/gi, (tag) => {
    if (/^<a/i.test(tag)) return linkAs(tag);
    if (/\sname\s*=\s*["']?color-scheme\b/i.test(tag)) {
      return tag.replace(
        /(\scontent\s*=\s*)(["'])([^"']*)\2/i,
        (_all, name: string, quote: string, value: string) =>
          `${name}${quote}${schemeAs(value, look).trim()}${quote}`,
      );
    }
    return tag.replace(
      /(\smedia\s*=\s*)(["'])([^"']*)\2/i,
      (_all, name: string, quote: string, value: string) =>
        `${name}${quote}${queryAs(value, look)}${quote}`,
    );
  });
  const sheet = look === 'print' ? PAPER_FILE : look.startsWith('touch') ? TOUCH_FILE : undefined;
  const added =
    sheet === undefined
      ? ELSEWHERE
      : `${ELSEWHERE}<link rel="stylesheet" href="${root}${sheet}">\n`;
  const head = answered.search(/<\/head>/i);
  return head === -1 ? answered : answered.slice(0, head) + added + answered.slice(head);
}

/** Where links lead that say nothing else: to a new window, which the frame may not open. So the page stays where it is. */
const ELSEWHERE = '<base target="_blank">\n';

/** A link leads where all links of a preview do, unless it leads to a place on its page. */
function linkAs(tag: string): string {
  const bare = tag.replace(/\starget\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '');
  return /\shref\s*=\s*["']?#/i.test(bare)
    ? bare.replace(/^<(a|area)\b/i, '<$1 target="_self"')
    : bare;
}

/** A4, and what browsers leave free where a style sheet does not say. */
const PAPER = { width: '210mm', height: '297mm', margin: '10mm' };

/** The margins of printed pages: what the last style sheet with an opinion says, as top, right, bottom, left. */
export function paperMargins(
  styleSheets: readonly string[],
): readonly [string, string, string, string] {
  let sides = [PAPER.margin];
  for (const css of styleSheets) {
    for (const rule of css.matchAll(/@page\s*\{([^}]*)\}/gi)) {
      const margin = /(?:^|[;{\s])margin\s*:\s*([^;}]+)/i.exec(rule[1] ?? '')?.[1];
      const parts = margin?.trim().split(/\s+/) ?? [];
      const areLengths = parts.every((part) => /^(?:0|\d*\.?\d+(?:mm|cm|in|pt|px))$/i.test(part));
      if (parts.length > 0 && parts.length <= 4 && areLengths) {
        sides = parts.map((part) => (part === '0' ? '0mm' : part));
      }
    }
  }
  const [top = PAPER.margin, right = top, bottom = top, left = right] = sides;
  return [top, right, bottom, left];
}

/**
 * Lays a page out on sheets of A4, side by side on a desk. The columns of a browser break where its printed pages do:
 * by the same rules, and with the same respect for what may not be broken.
 */
export function paperCss(styleSheets: readonly string[]): string {
  const [top, right, bottom, left] = paperMargins(styleSheets);
  const { width, height } = PAPER;
  const between = `calc(${right} + 8mm + ${left})`;
  return `html {
  box-sizing: border-box !important;
  width: ${width} !important;
  height: ${height} !important;
  margin: 0 !important;
  padding: ${top} ${right} ${bottom} ${left} !important;
  columns: auto !important;
  column-width: calc(${width} - ${left} - ${right}) !important;
  column-gap: ${between} !important;
  column-fill: auto !important;
  background: repeating-linear-gradient(to right, #fff 0 ${width}, #c9cdd3 ${width} calc(${width} + 8mm)) !important;
  overflow: visible !important;
}
body {
  max-width: none !important;
  margin: 0 !important;
  background: none !important;
}
`;
}

/** Past a comment or a string that begins at `at`; `at` itself where none does. */
function pastOpaque(css: string, at: number): number {
  if (css.startsWith('/*', at)) {
    const end = css.indexOf('*/', at + 2);
    return end === -1 ? css.length : end + 2;
  }
  const quote = css.charAt(at);
  if (quote !== '"' && quote !== "'") return at;
  for (let next = at + 1; next < css.length; next++) {
    if (css.charAt(next) === '\\') next += 1;
    else if (css.charAt(next) === quote || css.charAt(next) === '\n') return next + 1;
  }
  return css.length;
}

/** Where the first of `ends` stands, outside of comments, strings and brackets. */
function endOf(css: string, start: number, ends: string): number {
  let depth = 0;
  for (let at = start; at < css.length; ) {
    const next = pastOpaque(css, at);
    if (next !== at) {
      at = next;
      continue;
    }
    const sign = css.charAt(at);
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (depth === 0 && ends.includes(sign)) return at;
    at += 1;
  }
  return css.length;
}
