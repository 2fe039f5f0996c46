// What may come in from the clipboard? Outside HTML is purified, brought to our blocks, and only then parsed.
import DOMPurify from 'dompurify';
import { isAllowedHref } from '../../core/blocks/link.ts';

export interface CleanPaste {
  /** Safe HTML in the terms of our blocks. */
  readonly html: string;
  /** Pictures that came along as data, in the order of their `<img data-pasted="n">` in `html`. */
  readonly pictures: readonly string[];
  /** Pictures that were only addresses, and so were left out. */
  readonly lostPictures: number;
}

const allowedTags = [
  ...['p', 'div', 'span', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'strike', 'code', 'a'],
  ...['ul', 'ol', 'li', 'blockquote', 'figure', 'figcaption', 'img'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'section', 'article', 'pre'],
];
/** `style` and `class` are read by the rules below and do not survive them. */
const plainAttributes = [
  ...['start', 'data-pm-slice', 'data-asset', 'data-alt', 'data-decorative', 'data-attribution'],
];
const allowedAttributes = [...['href', 'src', 'alt', 'style', 'class', 'id'], ...plainAttributes];
const keptAttributes = new Set([...['href', 'data-pasted'], ...plainAttributes]);

/** Cleans clipboard HTML. Idempotent: cleaning its own output changes nothing. */
export function cleanPaste(html: string): CleanPaste {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_DATA_ATTR: false,
    // These hold no address, so the rule for addresses below does not judge them.
    ADD_URI_SAFE_ATTR: plainAttributes,
    // Links with our own scheme and pictures as data pass here and are judged by the rules below.
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|galley:article\/|data:image\/|blob:|file:)/i,
    RETURN_DOM_FRAGMENT: true,
  });
  // In a document without a window nothing is fetched while we look at it.
  const root = document.implementation.createHTMLDocument('').createElement('div');
  root.append(fragment);

  const pictures: string[] = [];
  let lostPictures = 0;
  for (const image of all(root, 'img')) {
    const source = image.getAttribute('src') ?? '';
    if (image.closest('figure[data-asset]') !== null) {
      image.remove();
    } else if (/^data:image\/(png|jpeg|webp|gif|avif);base64,/i.test(source)) {
      image.removeAttribute('src');
      image.setAttribute('data-pasted', String(pictures.length));
      pictures.push(source);
    } else {
      if (source !== '') lostPictures += 1;
      image.remove();
    }
  }
  for (const link of all(root, 'a')) {
    if (!isAllowedHref(link.getAttribute('href') ?? '')) unwrap(link);
  }
  listsFromWord(root);
  for (const bold of all(root, 'b')) {
    // Google Docs wraps everything into a bold element that is not bold.
    if (/font-weight:\s*(normal|400)/.test(bold.getAttribute('style') ?? '')) unwrap(bold);
  }
  for (const span of all(root, 'span')) {
    const style = span.getAttribute('style') ?? '';
    if (/font-weight:\s*(bold|[6-9]00)/.test(style)) wrapContent(span, 'strong');
    if (/font-style:\s*italic/.test(style)) wrapContent(span, 'em');
    unwrap(span);
  }
  for (const [from, to] of [
    ['h1', 'h2'],
    ['h5', 'h4'],
    ['h6', 'h4'],
    // Cells become paragraphs, so that their words do not run into each other.
    ['td', 'p'],
    ['th', 'p'],
    ['caption', 'p'],
    ['pre', 'p'],
  ] as const) {
    for (const element of all(root, from)) rename(element, to);
  }
  for (const element of all(root, 'table, thead, tbody, tfoot, tr')) unwrap(element);
  for (const element of all(root, '*')) {
    for (const { name } of [...element.attributes]) {
      if (!keptAttributes.has(name)) element.removeAttribute(name);
    }
  }
  return { html: root.innerHTML, pictures, lostPictures };
}

/** Puts the stored pictures where they stood; a picture that could not be stored leaves no trace. */
export function placePictures(html: string, assets: readonly (string | null)[]): string {
  const root = new DOMParser().parseFromString(html, 'text/html').body;
  for (const image of all(root, 'img[data-pasted]')) {
    const asset = assets[Number(image.getAttribute('data-pasted'))] ?? null;
    if (asset === null) {
      image.remove();
      continue;
    }
    const figure = root.ownerDocument.createElement('figure');
    figure.setAttribute('data-asset', asset);
    figure.append(root.ownerDocument.createElement('figcaption'));
    image.replaceWith(figure);
  }
  return root.innerHTML;
}

/** The bytes of a base64 data address, or null when it is not one. */
export function bytesOfDataUrl(
  url: string,
): { bytes: Uint8Array<ArrayBuffer>; type: string } | null {
  const match = /^data:([a-z]+\/[a-z0-9.+-]+);base64,([\s\S]*)$/i.exec(url);
  const [, type, encoded] = match ?? [];
  if (type === undefined || encoded === undefined) return null;
  try {
    return { bytes: Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)), type };
  } catch {
    // Not base64 after all: there is no picture to store.
    return null;
  }
}

/** Word writes list items as paragraphs that start with a typed bullet; they become a real list again. */
function listsFromWord(root: HTMLElement): void {
  let list: { element: HTMLElement; last: Element } | null = null;
  for (const paragraph of all(root, 'p')) {
    const style = paragraph.getAttribute('style') ?? '';
    const level = /mso-list:[^;]*level(\d)/.exec(style);
    if (level === null) continue;
    const marker = paragraph.querySelector('span[style*="mso-list:Ignore"]');
    const written = marker?.textContent?.trim() ?? '';
    marker?.remove();
    const tag = /^[\da-zA-Z]{1,4}[.)]/.test(written) ? 'ol' : 'ul';
    const follows = list !== null && nextElement(list.element) === paragraph;
    if (list === null || !follows || list.element.localName !== tag) {
      const element: HTMLElement = root.ownerDocument.createElement(tag);
      paragraph.before(element);
      list = { element, last: element };
    }
    const item = root.ownerDocument.createElement('li');
    const depth = Math.min(Number(level[1]), 6);
    let parent: Element = list.element;
    for (let step = 1; step < depth; step++) {
      const lastItem: Element | null = parent.lastElementChild;
      if (lastItem === null) break;
      const inner: Element | null = lastItem.querySelector(':scope > ul, :scope > ol');
      parent = inner ?? lastItem.appendChild(root.ownerDocument.createElement(tag));
    }
    parent.append(item);
    const text = root.ownerDocument.createElement('p');
    text.append(...paragraph.childNodes);
    item.append(text);
    paragraph.remove();
  }
}

function nextElement(element: Element): Element | null {
  return element.nextElementSibling;
}

function all(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function wrapContent(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function rename(element: Element, tag: string): void {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}
