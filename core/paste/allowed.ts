// What of outside HTML may be looked at at all? One list for both engines: DOMPurify in the window, parse5 without one.

/** Elements the rules know. Of any other only the content is kept. */
export const allowedTags: readonly string[] = [
  ...['p', 'div', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'center', 'address'],
  ...['section', 'article', 'main', 'header', 'footer', 'details', 'summary', 'hgroup'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'menu', 'blockquote', 'q', 'cite'],
  ...['figure', 'figcaption', 'picture', 'img'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
  ...['span', 'a', 'b', 'strong', 'i', 'em', 'u', 'ins', 's', 'del', 'strike', 'sub', 'sup'],
  ...['code', 'kbd', 'samp', 'tt', 'var', 'small', 'big', 'font', 'mark', 'abbr', 'acronym', 'dfn'],
  ...['time', 'bdi', 'bdo', 'label'],
  // Only to be left out by name, with their words in the report.
  ...['nav', 'aside', 'button', 'select', 'textarea', 'dialog'],
];

/** Elements whose content is not text of the document. */
export const droppedWithContent: readonly string[] = [
  ...['head', 'title', 'style', 'script', 'template', 'noscript', 'noembed', 'noframes', 'iframe'],
  ...[
    'object',
    'applet',
    'audio',
    'video',
    'canvas',
    'svg',
    'math',
    'xmp',
    'plaintext',
    'colgroup',
  ],
  ...['annotation-xml', 'desc', 'foreignobject', 'mi', 'mn', 'mo', 'ms', 'mtext'],
];

/** Attributes that hold an address: only these schemes, and places within the text itself, are let in. */
export const addressAttributes: readonly string[] = ['href', 'src'];

/** Our own scheme and pictures as data pass here; the rules judge every address again. */
export const allowedAddress =
  /^(?:https?:|mailto:|tel:|galley:article\/|data:image\/|blob:|file:|cid:|#)/i;

/** Attributes the rules read; none of them is in what they make. */
export const plainAttributes: readonly string[] = [
  ...['style', 'class', 'id', 'name', 'lang', 'role', 'alt', 'title', 'hidden', 'width', 'height'],
  ...['start', 'type', 'value', 'reversed', 'colspan', 'rowspan', 'scope', 'datetime', 'color'],
  ...['face', 'border', 'aria-level', 'aria-hidden', 'data-aria-level', 'data-listid'],
  ...['data-galley-slice', 'data-pm-slice'],
];

/** White space that browsers pass over inside an address. */
const ignoredInAddress =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
  /[\u0000-\u0020\u00a0\u1680\u180e\u2000-\u2029\u205f\u3000]/g;

/** What could end an element when HTML is written and read again: the purifier refuses attributes with it. */
const breakout =
  /(--!?|\])>|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i;

const plain: ReadonlySet<string> = new Set(plainAttributes);
const addresses: ReadonlySet<string> = new Set(addressAttributes);

/** Whether an attribute of an allowed element is kept: the rule of the purifier, for the engine without one. */
export function isAllowedAttribute(name: string, value: string): boolean {
  if (breakout.test(value)) return false;
  if (plain.has(name)) return true;
  if (!addresses.has(name)) return false;
  return value === '' || allowedAddress.test(value.replace(ignoredInAddress, ''));
}
