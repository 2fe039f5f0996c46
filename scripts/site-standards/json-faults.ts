// Is the data of a bundle what its own schemas say, and does the JSON-LD of a page hold what readers of it require?
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { type Site, textsOf } from './exported-site.ts';

/** The faults of everything under data/content and of changes.json, by the schemas that lie in the bundle itself. */
export function contentFaults(bundle: Site): { faults: string[]; checked: number } {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  formats.default(ajv);
  const faults: string[] = [];
  let checked = 0;
  const schemas = new Map(
    textsOf(bundle, '.schema.json').map(([path, text]) => [
      /([a-z]+)\.schema\.json$/.exec(path)?.[1] ?? path,
      ajv.compile(JSON.parse(text)),
    ]),
  );
  for (const [path, text] of textsOf(bundle, '.json')) {
    const isContent = path.startsWith('data/content/') || path === 'data/changes.json';
    if (!isContent || path.endsWith('.schema.json')) continue;
    const kind = /^data\/(?:content\/)?([a-z]+)(?:s\/[^/]+)?\.json$/.exec(path)?.[1] ?? '';
    const validate = schemas.get(kind);
    checked += 1;
    if (validate === undefined) faults.push(`${path} has no schema`);
    else if (!validate(JSON.parse(text)))
      faults.push(`${path}: ${ajv.errorsText(validate.errors)}`);
  }
  return { faults, checked };
}

/** Members that each type must have, as search engines and schema.org's own examples require them. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  NewsArticle: ['headline', 'datePublished', 'dateModified', 'author', 'publisher', 'inLanguage'],
  CreativeWork: ['inLanguage'],
  PublicationIssue: ['name', 'issueNumber', 'datePublished', 'isPartOf', 'hasPart'],
  Periodical: ['name', 'publisher'],
  Event: ['name', 'startDate'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name'],
  WebSite: ['name'],
  Organization: ['name'],
  Person: ['name'],
  ProfilePage: ['mainEntity'],
  CollectionPage: ['name'],
  Place: ['name'],
  MediaObject: ['contentUrl'],
  ItemList: ['itemListElement'],
  CorrectionComment: ['text'],
  SearchAction: ['target'],
  EntryPoint: ['urlTemplate'],
};
const DATES = ['datePublished', 'dateModified', 'startDate', 'endDate'];
const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
const ADDRESSES = ['url', 'item', 'contentUrl', 'mainEntityOfPage', 'image', '@id'];

/** The faults of the JSON-LD of a page, and the types that were met. */
export function jsonLdFaults(path: string, html: string): { faults: string[]; types: string[] } {
  const faults: string[] = [];
  const types: string[] = [];
  for (const text of jsonLdOf(html)) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch (error) {
      faults.push(`${path}: JSON-LD that is no JSON: ${String(error)}`);
      continue;
    }
    if (!isThing(parsed) || parsed['@context'] !== 'https://schema.org') {
      faults.push(`${path}: its context is not schema.org`);
    }
    visit(parsed, (thing) => {
      const type = thing['@type'];
      if (typeof type !== 'string') return;
      types.push(type);
      const required = REQUIRED[type];
      if (required === undefined) faults.push(`${path}: “${type}” is a type nobody expects here`);
      for (const member of required ?? []) {
        const value = thing[member];
        if (value === undefined || value === '') faults.push(`${path}: ${type} without ${member}`);
      }
      for (const member of DATES) {
        const value = thing[member];
        if (value !== undefined && !(typeof value === 'string' && DATE.test(value))) {
          faults.push(`${path}: ${type}.${member} is “${String(value)}”`);
        }
      }
      for (const member of ADDRESSES) {
        for (const value of [thing[member]].flat()) {
          if (typeof value !== 'string') continue;
          if (!/^(https?:\/\/[^\s/]+|urn:uuid:)/.test(value)) {
            faults.push(`${path}: ${type}.${member} is “${value}”, which is no address`);
          }
        }
      }
    });
  }
  return { faults, types };
}

type Thing = Readonly<Record<string, unknown>>;

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function visit(value: unknown, take: (thing: Thing) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, take);
  if (!isThing(value)) return;
  take(value);
  for (const one of Object.values(value)) visit(one, take);
}

/** The scripts of that type, as an HTML parser sees them. */
function jsonLdOf(html: string): string[] {
  const found: string[] = [];
  const look = (node: DefaultTreeAdapterMap['node']): void => {
    if ('tagName' in node && node.tagName === 'script') {
      if (
        node.attrs.some(({ name, value }) => name === 'type' && value === 'application/ld+json')
      ) {
        found.push(node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''));
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) look(child);
  };
  look(parse(html));
  return found;
}
