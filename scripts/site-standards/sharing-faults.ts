// Do the pages tell social networks what to show, as the Open Graph protocol wants it, and are the pictures there?
import { imageSize } from 'image-size';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { type Site, textsOf } from './exported-site.ts';

/** What every page that is shared must say, and what one that has a picture must say of it. */
const REQUIRED = ['og:title', 'og:type', 'og:url', 'og:site_name'];
const OF_PICTURES = ['og:image:width', 'og:image:height', 'og:image:alt', 'og:image:type'];
/** May be there more than once. */
const LISTS = new Set(['article:section', 'article:tag', 'article:author', 'og:locale:alternate']);
const KNOWN =
  /^(og:(title|type|url|site_name|description|locale(:alternate)?|image(:(type|width|height|alt))?)|article:(published_time|modified_time|section|tag)|twitter:card)$/;

/** The faults of all pages; `base` is the address of the site, undefined where it has none. */
export function sharingFaults(
  site: Site,
  base: string | undefined,
): { faults: string[]; cards: number } {
  const faults: string[] = [];
  let cards = 0;
  for (const [path, html] of textsOf(site, '.html')) {
    const tags = tagsOf(html);
    const one = (name: string): string | undefined => tags.find(([tag]) => tag === name)?.[1];
    const fault = (what: string): number => faults.push(`${path}: ${what}`);
    if (tags.length === 0) continue;
    if (base === undefined) fault('it has tags for networks and no address');
    for (const [name, value] of tags) {
      if (!KNOWN.test(name)) fault(`${name} is a tag nobody expects here`);
      if (value.trim() === '') fault(`${name} is empty`);
      if (!LISTS.has(name) && tags.filter(([other]) => other === name).length > 1) {
        fault(`${name} is there more than once`);
      }
    }
    for (const name of REQUIRED) if (one(name) === undefined) fault(`${name} is missing`);
    const address = one('og:url') ?? '';
    if (!address.startsWith(base ?? ' ')) fault(`og:url is ${address}`);
    const picture = one('og:image');
    if (picture === undefined) {
      fault('og:image is missing');
      continue;
    }
    for (const name of OF_PICTURES) if (one(name) === undefined) fault(`${name} is missing`);
    const file = site.get(picture.slice(base?.length ?? 0));
    if (!picture.startsWith(base ?? ' ') || file === undefined || typeof file === 'string') {
      fault(`og:image leads to ${picture}, which is not there`);
      continue;
    }
    if (one('og:type') === 'article') cards += 1;
    const { width, height, type } = imageSize(file);
    if (String(width) !== one('og:image:width') || String(height) !== one('og:image:height')) {
      fault(`og:image is ${width} × ${height}`);
    }
    if (`image/${type}` !== one('og:image:type')) fault(`og:image is a ${type}`);
    if (one('twitter:card') !== 'summary_large_image') fault('no large picture is asked for');
  }
  return { faults, cards };
}

/** The tags with a property, as an HTML parser sees them. */
function tagsOf(html: string): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const look = (node: DefaultTreeAdapterMap['node']): void => {
    if ('tagName' in node && node.tagName === 'meta') {
      const attribute = (name: string): string | undefined =>
        node.attrs.find((one) => one.name === name)?.value;
      const property = attribute('property');
      if (property !== undefined) found.push([property, attribute('content') ?? '']);
    }
    if ('childNodes' in node) for (const child of node.childNodes) look(child);
  };
  look(parse(html));
  return found;
}
