// Which files does an export consist of, as a bundle or as a plain website, and in which order?
import type { Sha256 } from '../content/records.ts';
import { makeSlug } from '../content/text.ts';
import type { Edition, EditionArticle } from '../site/edition.ts';
import { fingerprintOf, isMadeOfSame, visitUnits, withUnits } from '../site/fingerprint.ts';
import type { HouseFacts } from '../site/house.ts';
import type { Rewording } from '../site/rewording.ts';
import { rewordSearch } from '../site/search-files.ts';
import { rewordRows, type SiteMapStretch, siteMap } from '../site/site-map.ts';
import { recipe } from '../site/text-maker.ts';
import type { Theme } from '../site/theme.ts';
import {
  type FileGroup,
  type FileSource,
  type PlannedFile,
  planWebsite,
  type Website,
} from '../site/website.ts';
import { BAG_DECLARATION, bagInfo, manifestLine, SIGNATURE, TAG_MANIFEST } from './bag.ts';
import { type Baseline, type ContentItem, changesText } from './changes.ts';
import {
  articleData,
  articleDataOf,
  fragment,
  given,
  mediaText,
  schemaTexts,
  siteText,
  taxonomyText,
} from './content-files.ts';
import { wordpressParts } from './wordpress.ts';

/** One file of an export. */
export interface ExportFile {
  readonly path: string;
  readonly group: FileGroup;
  readonly source:
    | FileSource
    /** One text after the other. */
    | { readonly kind: 'joined'; readonly parts: readonly PlannedText[] }
    /** Says what other files hold: made from their hashes, once those it `needs` (or all before it) are known. */
    | {
        readonly kind: 'listing';
        readonly needs: readonly string[];
        make(hashes: ReadonlyMap<string, string>): string;
      }
    /** The signature of the listing before it. */
    | { readonly kind: 'signature' };
}

export type PlannedText = Pick<Extract<FileSource, { kind: 'text' }>, 'maker' | 'ingredients'>;

/** An export that is ready to be made. Same edition, same theme, same files. */
export interface PlannedExport {
  /** What every text is made with. */
  readonly house: HouseFacts;
  readonly articles: number;
  readonly pages: number;
  readonly stayedInside: number;
  /** What is known before anything is made; making a text may add to it. */
  readonly warnings: ReadonlySet<string>;
  /** In byte order of their paths, but for listings of everything, which are last. */
  readonly files: readonly ExportFile[];
}

/** The website alone, as a server would have it. */
export function planSiteExport(edition: Edition, theme: Theme): PlannedExport {
  const website = planWebsite(edition, theme);
  return planned(edition, website, inByteOrder(website.files));
}

/**
 * The website that `planSiteExport` would plan for a reworded edition: whatever is not made of the articles that are others is the
 * very file of before, so that nobody looks at it again.
 */
export function rewordSiteExport(
  plan: PlannedExport,
  before: Edition,
  rewording: Rewording,
): PlannedExport {
  const { replaced } = rewording;
  if (replaced.size === 0) return plan;
  const holders = holdersIn(plan, before);
  const search = new Map(rewordSearch(before, rewording).map((made) => [made.path, made.recipe]));
  const others = new Set<number>();
  for (const article of replaced.keys())
    for (const at of holders.get(article) ?? []) others.add(at);
  const files = plan.files.map((file, at): ExportFile => {
    const { group, source } = file;
    if (source.kind !== 'text') return file;
    const { maker, ingredients } = source;
    const made = others.has(at)
      ? withUnits(ingredients, replaced)
      : group === 'search'
        ? search.get(file.path)?.ingredients
        : maker === siteMap.name
          ? // They are its own: no other maker has its name.
            rewordRows(ingredients as readonly SiteMapStretch[], replaced.values())
          : ingredients;
    return made === ingredients
      ? file
      : { ...file, source: { kind: 'text', maker, ingredients: made } };
  });
  for (const [was, now] of replaced) {
    const at = holders.get(was);
    holders.delete(was);
    if (at !== undefined) holders.set(now, at);
  }
  const reworded = { ...plan, files };
  holdersOf.delete(plan);
  holdersOf.set(reworded, holders);
  return reworded;
}

/** The texts of a plan that are made of a whole article: those that an edit of its text makes anew. */
export function textsHolding(
  plan: PlannedExport,
  edition: Edition,
  article: EditionArticle,
): readonly PlannedText[] {
  const holders = holdersIn(plan, edition);
  holdersOf.set(plan, holders);
  return (holders.get(article) ?? []).flatMap((at) => {
    const source = plan.files[at]?.source;
    return source?.kind === 'text' ? [source] : [];
  });
}

/** Which files of a website are made of which whole articles. */
type Holders = Map<EditionArticle, number[]>;

const holdersOf = new WeakMap<PlannedExport, Holders>();

function holdersIn(plan: PlannedExport, { articles }: Edition): Holders {
  const known = holdersOf.get(plan);
  if (known !== undefined) return known;
  const holders: Holders = new Map(articles.map((article) => [article, []]));
  const byUnit: ReadonlyMap<object, number[]> = holders;
  for (const [at, { source }] of plan.files.entries()) {
    if (source.kind !== 'text') continue;
    visitUnits(source.ingredients, (found) => byUnit.get(found)?.push(at));
  }
  return holders;
}

/** The bundle: a BagIt bag in one folder, named after the site. A signature comes last, so that all before it is as without. */
export function planBundleExport(
  edition: Edition,
  theme: Theme,
  baseline: Baseline | undefined,
  sha256: Sha256,
  isSigned = false,
): PlannedExport {
  const website = planWebsite(edition, theme);
  const folder = makeSlug(edition.site.name, new Set(), 'newsroom');
  const data: ExportFile[] = website.files.map((file) => ({
    ...file,
    path: `data/site/${file.path}`,
  }));
  const tag = (path: string, text: string): PlannedFile => ({
    path,
    group: 'bag',
    source: { kind: 'text', ...recipe(given, text) },
  });
  const bag = inByteOrder([
    ...data,
    ...contentFiles(edition, website, sha256, baseline, folder),
    tag('bagit.txt', BAG_DECLARATION),
    tag(
      'bag-info.txt',
      bagInfo([
        ['Source-Organization', edition.site.name],
        ['External-Description', edition.site.tagline],
        ['External-Identifier', `urn:uuid:${edition.libraryId}`],
        ['Bag-Software-Agent', 'Galley'],
      ]),
    ),
  ]);
  const manifest = (path: string, isListed: (path: string) => boolean): ExportFile => ({
    path,
    group: 'bag',
    source: {
      kind: 'listing',
      needs: [],
      make: (hashes) => manifestText(hashes, folder, isListed),
    },
  });
  // The manifests sort behind everything they list, so nothing has to be made twice.
  const files = [
    ...bag,
    manifest('manifest-sha256.txt', (path) => path.startsWith('data/')),
    manifest(TAG_MANIFEST, (path) => !path.startsWith('data/')),
  ];
  if (isSigned) files.push({ path: SIGNATURE, group: 'bag', source: { kind: 'signature' } });
  return planned(
    edition,
    website,
    files.map((file) => ({ ...file, path: `${folder}/${file.path}` })),
  );
}

/** Lists the files made so far, in the order they were made. */
function manifestText(
  hashes: ReadonlyMap<string, string>,
  folder: string,
  isListed: (path: string) => boolean,
): string {
  let lines = '';
  for (const [path, sha256] of hashes) {
    const inside = path.slice(folder.length + 1);
    if (isListed(inside)) lines += manifestLine(sha256, inside);
  }
  return lines;
}

function contentFiles(
  edition: Edition,
  website: Website,
  sha256: Sha256,
  baseline: Baseline | undefined,
  folder: string,
): ExportFile[] {
  const texts: PlannedFile[] = [];
  const add = (path: string, made: PlannedText): void => {
    texts.push({
      path: `data/content/${path}`,
      group: 'data',
      source: { kind: 'text', ...made },
    });
  };
  for (const article of edition.articles) {
    add(`articles/${article.id}.json`, recipe(articleData, articleDataOf(edition, article)));
    add(`fragments/${article.slug}.html`, recipe(fragment, article));
  }
  const taxonomy = taxonomyText(edition);
  const site = siteText(edition, website.has);
  add('taxonomy.json', recipe(given, taxonomy));
  add('media.json', recipe(given, mediaText(edition)));
  add('site.json', recipe(given, site));
  for (const { name, make } of schemaTexts()) add(`schemas/${name}`, recipe(given, make()));
  const articlePath = (id: string): string => `${folder}/data/content/articles/${id}.json`;
  const changes: ExportFile = {
    path: 'data/changes.json',
    group: 'data',
    source: {
      kind: 'listing',
      needs: edition.articles.map(({ id }) => articlePath(id)),
      make(hashes) {
        const items: ContentItem[] = edition.articles.map(({ id, path }) => ({
          kind: 'article',
          id,
          path,
          sha256: hashes.get(articlePath(id)) ?? '',
        }));
        for (const { asset, path } of edition.media.values()) {
          items.push({ kind: 'media', id: asset.id, path, sha256: asset.id });
        }
        items.push(
          { kind: 'taxonomy', id: 'taxonomy', path: null, sha256: sha256(taxonomy) },
          { kind: 'site', id: 'site', path: null, sha256: sha256(site) },
        );
        return changesText(items, baseline);
      },
    },
  };
  const wordpress: ExportFile = {
    path: 'data/wordpress/galley.wxr',
    group: 'wordpress',
    source: { kind: 'joined', parts: wordpressParts(edition) },
  };
  return [...texts, changes, wordpress];
}

function planned(edition: Edition, website: Website, files: readonly ExportFile[]): PlannedExport {
  return {
    house: website.house,
    articles: edition.articles.length,
    pages: website.pages,
    stayedInside: edition.stayedInside,
    warnings: edition.warnings,
    files,
  };
}

/** Our paths are ASCII, where the order of UTF-16 units is the order of bytes. */
function inByteOrder<F extends ExportFile>(files: readonly F[]): F[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The fingerprints of the texts of exports: what each is made from, the theme and the program included. */
export class TextFingerprints {
  readonly #around: string;
  readonly #sha256: Sha256;
  readonly #taken = new Map<string, { readonly text: PlannedText; readonly fingerprint: string }>();

  /** @param makers names the theme's content and the program that makes the texts. */
  constructor(house: HouseFacts, makers: string, sha256: Sha256) {
    this.#sha256 = sha256;
    this.#around = fingerprintOf([house, makers], sha256);
  }

  /** Whether texts are made in the same house by the same makers. */
  isFor(house: HouseFacts, makers: string): boolean {
    return fingerprintOf([house, makers], this.#sha256) === this.#around;
  }

  /** What is made of the same units as the last text of this path has its fingerprint without any hashing. */
  of(path: string, text: PlannedText): string {
    const before = this.#taken.get(path);
    const isSame =
      before?.text.maker === text.maker && isMadeOfSame(before.text.ingredients, text.ingredients);
    const fingerprint = isSame
      ? before.fingerprint
      : fingerprintOf([this.#around, text.maker, text.ingredients], this.#sha256);
    this.#taken.set(path, { text, fingerprint });
    return fingerprint;
  }

  /** Lets go of what has no text any more. */
  keepOnly(files: readonly ExportFile[]): void {
    if (this.#taken.size <= files.length) return;
    const paths = new Set(files.map(({ path }) => path));
    for (const path of this.#taken.keys()) if (!paths.has(path)) this.#taken.delete(path);
  }
}
