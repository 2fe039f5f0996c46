// What happens in a newsroom between two exports? Everything that may change what readers see, as a list of chance.
import { rename } from 'node:fs/promises';
import { basename } from 'node:path';
import fc from 'fast-check';
import type { Article } from '../../core/content/article.ts';
import type { Asset } from '../../core/content/asset.ts';
import {
  articleId,
  type IdSource,
  makeArticleId,
  makePersonId,
  makeTermId,
} from '../../core/content/ids.ts';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { makeSlug } from '../../core/content/text.ts';
import { unwrap } from '../../core/errors.ts';
import { Chance } from '../../electron/cli/generated-newsroom.ts';
import { writeDurably } from '../../electron/storage/durable-file.ts';
import { files, listArticleIds, listAssetIds } from '../../electron/storage/library-files.ts';
import { readRecord, sha256 } from '../../electron/storage/record-file.ts';

const HOUR = 3_600_000;

const kinds = [
  'text',
  'headline',
  'teaser',
  'publish',
  'unpublish',
  'archive',
  'schedule',
  'embargo',
  'backdate',
  'address',
  'delete',
  'new article',
  'highlight',
  'terms of an article',
  'bylines',
  'language',
  'translation',
  'event',
  'correction',
  'pin',
  'picture of an article',
  'attachments',
  'picture',
  'category renamed',
  'category moved',
  'category merged',
  'category new',
  'news type renamed',
  'person new',
  'person renamed',
  'person gone',
  'site named',
  'site address',
  'site settings',
  'theme',
  'redirect',
  'hours pass',
  'months pass',
  'exporter starts anew',
] as const;
export type ChangeKind = (typeof kinds)[number];

/** One change: what, and two numbers that choose among what is there. */
export interface Change {
  readonly kind: ChangeKind;
  readonly which: number;
  readonly how: number;
}

export const change: fc.Arbitrary<Change> = fc.record({
  // An export knows best what to do after a text: most of what happens is one.
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...kinds) },
    { weight: 1, arbitrary: fc.constantFrom<ChangeKind>('text', 'correction') },
  ),
  which: fc.nat(999),
  how: fc.nat(999),
});

/** A newsroom on disk that changes happen to, and the clock on its wall. */
export class ChangingNewsroom {
  readonly library: string;
  readonly #ids: IdSource;
  now: Date;

  constructor(library: string, now: Date, seed: number) {
    this.library = library;
    this.now = now;
    const chance = new Chance(seed, 77);
    this.#ids = { ...chance.ids(0), now: () => this.now.getTime() };
  }

  /** Lets it happen. Something that cannot happen now (there is no draft to publish) does not. */
  async apply({ kind, which, how }: Change): Promise<void> {
    const text = `${kind} ${which}-${how}`;
    switch (kind) {
      case 'text':
        return this.#article(which, (article) => ({
          body: {
            ...article.body,
            document: {
              ...article.body.document,
              content: [
                { type: 'paragraph', content: [{ type: 'text', text }] },
                ...(article.body.document.content ?? []).slice(how % 2),
              ],
            },
          },
        }));
      case 'headline':
        return this.#article(which, () => ({ headline: `A headline of ${text}` }));
      case 'teaser':
        return this.#article(which, () =>
          how % 2 === 0 ? { summary: `Summary ${text}` } : { standfirst: `Standfirst ${text}` },
        );
      case 'publish':
        return this.#article(which, () => ({ status: 'published', publishedAt: this.#hence(0) }));
      case 'unpublish':
        return this.#article(which, () => ({ status: 'draft' }));
      case 'archive':
        return this.#article(which, () => ({ status: 'archived' }));
      case 'schedule':
        return this.#article(which, ({ publishedAt: _, ...article }) => ({
          ...article,
          status: 'scheduled',
          publishAt: { instant: this.#hence(1 + (how % 40)), zone: 'Europe/Brussels' },
        }));
      case 'embargo':
        return this.#article(which, () => ({
          embargoUntil: { instant: this.#hence((how % 40) - 10), zone: 'Europe/Brussels' },
        }));
      case 'backdate':
        return this.#article(which, () => ({ publishedAt: this.#hence(-24 * (1 + how)) }));
      case 'address':
        return this.#moveArticle(which, how);
      case 'delete':
        return this.#trash(which);
      case 'new article':
        return this.#addArticle(which, how);
      case 'highlight':
        return this.#article(which, ({ highlighted }) => ({ highlighted: !highlighted }));
      case 'terms of an article': {
        const { categories, newsTypes } = await this.#read('taxonomy', files.taxonomy);
        return this.#article(which, () => ({
          categories: how % 5 === 0 ? [] : [pick(categories, how).id],
          newsType: pick(newsTypes, how).id,
        }));
      }
      case 'bylines': {
        const { people } = await this.#read('people', files.people);
        return this.#article(which, () => ({
          bylines: people.length === 0 || how % 4 === 0 ? [] : [pick(people, how).id],
        }));
      }
      case 'language':
        return this.#article(which, () => ({ language: pick(['en', 'fr', 'de', 'ar'], how) }));
      case 'translation':
        return this.#translate(which, how);
      case 'event':
        return this.#article(which, () => ({
          event: {
            start: { instant: this.#hence((how % 200) - 100), zone: 'Europe/Brussels' },
            ...(how % 2 === 0
              ? { end: { instant: this.#hence((how % 200) - 90), zone: 'Europe/Brussels' } }
              : {}),
            place: `Hall ${how}`,
            link: how % 3 === 0 ? 'https://www.example.org/event' : '',
          },
        }));
      case 'correction':
        return this.#article(which, ({ corrections }) => ({
          corrections: [...corrections, { at: this.#hence(0), text: `Corrected: ${text}` }],
        }));
      case 'pin':
        return this.#pin(which, how);
      case 'picture of an article': {
        const assets = await this.#assets();
        const pictures = assets.filter(({ mediaType }) => mediaType.startsWith('image/'));
        return this.#article(which, ({ featuredImage: _, ...article }) =>
          how % 3 === 0 || pictures.length === 0
            ? article
            : { ...article, featuredImage: { asset: pick(pictures, how).id, alt: `Alt ${text}` } },
        );
      }
      case 'attachments': {
        const assets = await this.#assets();
        return this.#article(which, () => ({
          attachments:
            how % 3 === 0 ? [] : [{ asset: pick(assets, how).id, title: text, language: 'en' }],
        }));
      }
      case 'picture': {
        const asset = pick(await this.#assets(), which);
        return this.#write('asset', files.assetRecord(this.library, asset.id), {
          ...asset,
          alt: { en: `Alt ${text}` },
          credit: how % 2 === 0 ? `Photo: ${text}` : '',
          caption: how % 3 === 0 ? { en: `Caption ${text}` } : {},
        });
      }
      case 'category renamed':
        return this.#taxonomy((taxonomy) => ({
          ...taxonomy,
          categories: taxonomy.categories.map((one, place) =>
            place === which % taxonomy.categories.length
              ? { ...one, name: `Topic ${how}`, description: how % 2 === 0 ? text : '' }
              : one,
          ),
        }));
      case 'category moved':
        return this.#moveCategory(which, how);
      case 'category merged':
        return this.#mergeCategories(which, how);
      case 'category new':
        return this.#taxonomy((taxonomy) => ({
          ...taxonomy,
          categories: [
            ...taxonomy.categories,
            {
              id: makeTermId(this.#ids),
              name: `New topic ${how}`,
              slug: makeSlug(`new topic ${how}`, slugsOf(taxonomy.categories), 'topic'),
              description: '',
              order: how % 30,
            },
          ],
        }));
      case 'news type renamed':
        return this.#taxonomy((taxonomy) => ({
          ...taxonomy,
          newsTypes: taxonomy.newsTypes.map((one, place) =>
            place === which % taxonomy.newsTypes.length ? { ...one, name: `Kind ${how}` } : one,
          ),
        }));
      case 'person new': {
        const id = makePersonId(this.#ids);
        await this.#people((people) => [
          ...people,
          { id, name: `Person ${how}`, role: 'Officer', organisation: '', link: '' },
        ]);
        return this.#article(which, ({ bylines }) => ({ bylines: [...bylines, id] }));
      }
      case 'person renamed':
        return this.#people((people) =>
          people.map((one, place) =>
            place === which % people.length
              ? { ...one, name: `Person ${how}`, role: text, link: 'https://www.example.org/' }
              : one,
          ),
        );
      case 'person gone':
        return this.#people((people) =>
          people.filter((_, place) => place !== which % people.length),
        );
      case 'site named':
        return this.#site(() => ({ name: `Newsroom ${how}`, tagline: text, description: text }));
      case 'site address':
        return this.#site(() => ({
          baseUrl: pick([null, 'https://www.example.org/', 'https://example.org/a/b/'], how),
        }));
      case 'site settings':
        return this.#site(() => ({
          dateFormat: pick(['dd/mm/yyyy', 'yyyy-mm-dd', 'd Month yyyy'] as const, how),
          newBadgeDays: how % 30,
          relatedCount: how % 7,
          colours: { primary: pick(['#0F4A42', '#7a1f5c'], how), badge: '#F6C64A' },
          navigation: [
            { label: 'News', href: '/news/' },
            ...(how % 2 === 0 ? [{ label: text, href: '/calendar/' }] : []),
          ],
          footer:
            how % 3 === 0 ? [{ heading: text, links: [{ label: 'News', href: '/news/' }] }] : [],
          newsletter:
            how % 4 === 0
              ? { heading: text, text, label: 'Subscribe', url: 'https://www.example.org/join' }
              : null,
        }));
      case 'theme':
        return this.#site(() => ({ theme: pick(['column', 'placard', 'not-there'], how) }));
      case 'redirect':
        return this.#redirect(
          `news/old-${how}/`,
          pick(['news/', 'news/old-1/', 'nowhere/'], which),
        );
      case 'hours pass':
        this.now = new Date(this.now.getTime() + (1 + (how % 60)) * HOUR);
        return;
      case 'months pass':
        this.now = new Date(this.now.getTime() + (1 + (how % 15)) * 30 * 24 * HOUR);
        return;
      case 'exporter starts anew':
        return;
    }
  }

  /** An instant so many hours from now. */
  #hence(hours: number): string {
    return new Date(this.now.getTime() + hours * HOUR).toISOString();
  }

  async #article(
    which: number,
    edit: (article: Article) => Partial<Article> | Article,
  ): Promise<void> {
    const ids = await listArticleIds(this.library);
    if (ids.length === 0) return;
    const path = files.article(this.library, pick(ids, which));
    const article = unwrap(await readRecord('article', path));
    const edited = edit(article);
    // A whole article stands for itself: that is how a field is taken away.
    const next = 'id' in edited ? (edited as Article) : { ...article, ...edited };
    const updatedAt = this.now.toISOString();
    await this.#write('article', path, { ...next, updatedAt, revision: article.revision + 1 });
  }

  async #moveArticle(which: number, how: number): Promise<void> {
    const taken = await this.#articleSlugs();
    let left = '';
    let arrived = '';
    await this.#article(which, ({ slug }) => {
      left = slug;
      arrived = makeSlug(`moved ${how}`, taken, 'moved');
      return { slug: arrived };
    });
    if (left !== '') await this.#redirect(`news/${left}/`, `news/${arrived}/`);
  }

  async #addArticle(which: number, how: number): Promise<void> {
    const ids = await listArticleIds(this.library);
    if (ids.length === 0) return;
    const like = unwrap(await readRecord('article', files.article(this.library, pick(ids, which))));
    const id = makeArticleId(this.#ids);
    const { related: _, ...rest } = like;
    await this.#write('article', files.article(this.library, id), {
      ...rest,
      id,
      slug: makeSlug(`arrived ${how}`, await this.#articleSlugs(), 'arrived'),
      headline: `${like.headline} ${how}`,
      status: pick(['published', 'draft', 'scheduled', 'published'] as const, how),
      publishedAt: this.#hence(0),
      publishAt: { instant: this.#hence(how % 50), zone: 'Europe/Brussels' },
      createdAt: this.#hence(0),
      updatedAt: this.#hence(0),
      revision: 1,
    });
  }

  async #trash(which: number): Promise<void> {
    const ids = await listArticleIds(this.library);
    if (ids.length === 0) return;
    const from = files.article(this.library, pick(ids, which));
    await rename(
      from,
      files.trashedArticle(this.library, articleId.parse(basename(from, '.json'))),
    );
  }

  async #pin(which: number, how: number): Promise<void> {
    const other = pick(await listArticleIds(this.library), how);
    await this.#article(which, ({ id, related }) =>
      id === other
        ? {}
        : {
            related: {
              items: related?.items ?? [],
              computedFor: related?.computedFor ?? 0,
              pinned: how % 2 === 0 ? [other] : [],
              excluded: how % 2 === 0 ? [] : [other],
            },
          },
    );
  }

  /** Makes an article a version of another one in some language, of itself, of one that is gone, or of none. */
  async #translate(which: number, how: number): Promise<void> {
    const ids = await listArticleIds(this.library);
    if (ids.length === 0) return;
    // Few originals, so that stories have several versions, chains and circles.
    const original = how % 7 === 0 ? makeArticleId(this.#ids) : pick(ids.slice(0, 5), how);
    return this.#article(which, ({ translationOf: _, ...article }) => ({
      ...article,
      language: pick(['fr', 'de', 'en', 'fr-BE'], how),
      ...(how % 11 === 0 ? {} : { translationOf: original }),
    }));
  }

  async #moveCategory(which: number, how: number): Promise<void> {
    let from = '';
    let to = '';
    await this.#taxonomy((taxonomy) => {
      const chosen = pick(taxonomy.categories, which);
      const slug = makeSlug(`topic ${how}`, slugsOf(taxonomy.categories), 'topic');
      [from, to] = [chosen.slug, slug];
      return {
        ...taxonomy,
        categories: taxonomy.categories.map((one) =>
          one === chosen ? { ...one, slug, order: how } : one,
        ),
      };
    });
    await this.#redirect(`category/${from}/`, `category/${to}/`);
  }

  async #mergeCategories(which: number, how: number): Promise<void> {
    const { categories } = await this.#read('taxonomy', files.taxonomy);
    const [gone, kept] = [pick(categories, which), pick(categories, how)];
    if (gone === kept) return;
    for (const id of await listArticleIds(this.library)) {
      const path = files.article(this.library, id);
      const article = unwrap(await readRecord('article', path));
      if (!article.categories.includes(gone.id)) continue;
      const others = article.categories.filter((one) => one !== gone.id && one !== kept.id);
      await this.#write('article', path, {
        ...article,
        categories: [...others, kept.id],
        revision: article.revision + 1,
      });
    }
    await this.#taxonomy((taxonomy) => ({
      ...taxonomy,
      categories: taxonomy.categories.filter(({ id }) => id !== gone.id),
    }));
    await this.#redirect(`category/${gone.slug}/`, `category/${kept.slug}/`);
  }

  async #redirect(from: string, to: string): Promise<void> {
    const path = files.redirects(this.library);
    const { redirects } = await this.#read('redirects', files.redirects);
    const others = redirects.filter((one) => one.from !== from);
    await this.#write('redirects', path, { redirects: [...others, { from, to }] });
  }

  async #site(edit: (site: RecordOf<'site'>) => Partial<RecordOf<'site'>>): Promise<void> {
    const site = await this.#read('site', files.site);
    await this.#write('site', files.site(this.library), { ...site, ...edit(site) });
  }

  async #taxonomy(edit: (taxonomy: RecordOf<'taxonomy'>) => RecordOf<'taxonomy'>): Promise<void> {
    const taxonomy = await this.#read('taxonomy', files.taxonomy);
    await this.#write('taxonomy', files.taxonomy(this.library), edit(taxonomy));
  }

  async #people(
    edit: (people: RecordOf<'people'>['people']) => RecordOf<'people'>['people'],
  ): Promise<void> {
    const { people } = await this.#read('people', files.people);
    if (people.length === 0) return;
    await this.#write('people', files.people(this.library), { people: edit(people) });
  }

  async #assets(): Promise<Asset[]> {
    const assets: Asset[] = [];
    for (const id of await listAssetIds(this.library)) {
      assets.push(unwrap(await readRecord('asset', files.assetRecord(this.library, id))));
    }
    return assets;
  }

  async #articleSlugs(): Promise<Set<string>> {
    const slugs = new Set<string>();
    for (const id of await listArticleIds(this.library)) {
      slugs.add(unwrap(await readRecord('article', files.article(this.library, id))).slug);
    }
    return slugs;
  }

  async #read<T extends RecordType>(
    type: T,
    place: (library: string) => string,
  ): Promise<RecordOf<T>> {
    return unwrap(await readRecord(type, place(this.library)));
  }

  async #write<T extends RecordType>(type: T, path: string, record: RecordOf<T>): Promise<void> {
    await writeDurably(path, encodeRecord(type, record, sha256).text);
  }
}

function pick<T>(among: readonly T[], number: number): T {
  const chosen = among[number % among.length];
  if (chosen === undefined) throw new Error('there is nothing to choose from');
  return chosen;
}

function slugsOf(terms: readonly { readonly slug: string }[]): Set<string> {
  return new Set(terms.map(({ slug }) => slug));
}
