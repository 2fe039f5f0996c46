// How does a plan of posts reach a WordPress site? Files first, then posts that nobody sees yet, then readers, then what goes.
import type { ArticleId } from '../../../core/content/ids.ts';
import { type Failure, GalleyError } from '../../../core/errors.ts';
import {
  fieldsFor,
  inLinkOrder,
  isOwnDraft,
  megabytes,
  type PostDecision,
  type PostWishes,
  REMEDY,
  type SiteFacts,
  wantedTerms,
} from '../../../core/publish/wordpress/plan-posts.ts';
import {
  type Addresses,
  postsMarkedIn,
  spelling,
} from '../../../core/publish/wordpress/post-content.ts';
import {
  documentHash,
  headlineOf,
  type PostDocument,
  type PostFile,
} from '../../../core/publish/wordpress/post-document.ts';
import {
  droppedFields,
  fieldTitle,
  keepFields,
  type PostFields,
  sentFields,
  valuesOf,
  valuesOn,
} from '../../../core/publish/wordpress/post-fields.ts';
import type { SitePost } from '../../../core/publish/wordpress/site-answers.ts';
import type { KeptPost, SiteState } from '../../../core/publish/wordpress/site-state.ts';
import { inParallel } from '../../in-parallel.ts';
import { sha256 } from '../../storage/record-file.ts';
import { type FileContent, PlaceTrouble } from '../site-place.ts';
import type { Run } from '../target.ts';
import type { StateKeeper } from './state-keeper.ts';
import { QUESTIONS_AT_ONCE, SiteRefusal, type WordPressClient } from './wordpress-client.ts';
import { createTerm, readMe, SiteMedia, SitePosts } from './wordpress-site.ts';

/** How an article leaves a site that it was published to. */
export type WhenGone = 'draft' | 'trash';

export interface Carrying {
  readonly client: WordPressClient;
  readonly facts: SiteFacts;
  readonly wishes: PostWishes;
  readonly whenGone: WhenGone;
  readonly keeper: StateKeeper;
  readonly run: Run;
  content(path: string): FileContent;
}

/** A refused file is not sent again for so long: the site's owner may raise the limit meanwhile. */
const REFUSED_FOR_MS = 3_600_000;
/** No site has trouble with files smaller than this, in bytes. */
const MAY_BE_TOO_MUCH = 1_000_000;

type OfDocument = Exclude<PostDecision, { readonly do: 'unpublish' }>;
type Existing = Extract<PostDecision, { readonly do: 'update' | 'leave' }>;

/** Carries out the decisions of one plan. Answers what could not be done, article by article; fails where nothing more can be. */
export class PostPublish {
  readonly #carrying: Carrying;
  readonly #state: SiteState;
  readonly #posts: SitePosts;
  readonly #media: SiteMedia;
  readonly #refused = new Map<string, string>();
  readonly #failures: Failure[] = [];
  /** The fields that only some posts are given. */
  readonly #names: readonly string[];
  #facts: SiteFacts;
  #done = 0;
  #total = 0;

  constructor(carrying: Carrying) {
    this.#carrying = carrying;
    this.#state = carrying.keeper.state;
    this.#facts = carrying.facts;
    this.#posts = new SitePosts(carrying.client, carrying.facts);
    this.#media = new SiteMedia(carrying.client);
    this.#names = ['author', 'sticky', ...Object.values(carrying.facts.restBases)];
  }

  async carryOut(decisions: readonly PostDecision[]): Promise<readonly Failure[]> {
    const ofDocuments = decisions.filter((one): one is OfDocument => one.do !== 'unpublish');
    const going = ofDocuments.filter((one) => one.do === 'create' || one.do === 'update');
    const gone = decisions.filter((one) => one.do === 'unpublish');
    const files = neededFiles(
      ofDocuments.filter(({ do: what }) => !['wait', 'keep'].includes(what)),
    );
    this.#total = files.size + going.length + gone.length;

    for (const one of ofDocuments) if (one.do === 'leave') this.#recognise(one.document, one.post);
    await this.#carrying.keeper.save();
    await this.#makeTerms(going.map(({ document }) => document));
    for (const [path, file] of files) await this.#step(file.title, () => this.#putFile(path, file));

    const byDocument = new Map(going.map((one) => [one.document, one]));
    const created = inLinkOrder(
      going.filter((one) => one.do === 'create').map(({ document }) => document),
    );
    // A new post comes after those it leads to: they stand before it, so that some worker has begun them, and are waited for.
    const isThere = new Map<string, Promise<void>>();
    await inParallel(created, QUESTIONS_AT_ONCE, async (document) => {
      const decision = byDocument.get(document);
      if (decision?.do !== 'create') return;
      const others = postsMarkedIn(document.content).flatMap((id) => isThere.get(id) ?? []);
      const made = Promise.all(others).then(() =>
        this.#step(headlineOf(document), () => this.#create(document, decision.draft)),
      );
      isThere.set(document.article, made);
      await made;
    });
    await inParallel(
      going.filter((one): one is Existing => one.do === 'update'),
      QUESTIONS_AT_ONCE,
      (one) => this.#step(headlineOf(one.document), () => this.#update(one)),
    );
    // By now every post has its address: texts that could not name one are written again.
    for (const { document } of going) await this.#linkAgain(document);
    for (const one of gone) await this.#step(one.kept.slug, () => this.#unpublish(one));
    return this.#failures;
  }

  /** One article or file: what is refused of it stops neither the others nor the end. */
  async #step(label: string, work: () => Promise<void>): Promise<void> {
    this.#carrying.run.signal.throwIfAborted();
    try {
      await work();
    } catch (error) {
      const isItsOwn =
        error instanceof GalleyError &&
        ['place-refused', 'place-occupied', 'target-changed'].includes(error.failure.code);
      if (!isItsOwn) throw error;
      this.#failures.push(error.failure);
    }
    this.#done += 1;
    this.#carrying.run.onProgress(this.#done, this.#total, label);
  }

  async #makeTerms(documents: readonly PostDocument[]): Promise<void> {
    const { client, wishes } = this.#carrying;
    for (const document of documents) {
      for (const { taxonomy, term } of wantedTerms(document, this.#facts, wishes).created) {
        const restBase = this.#facts.restBases[taxonomy];
        if (restBase === undefined) continue;
        const made = await createTerm(client, restBase, term);
        const { terms } = this.#facts;
        this.#facts = {
          ...this.#facts,
          terms: { ...terms, [taxonomy]: [...(terms[taxonomy] ?? []), made] },
        };
      }
    }
  }

  async #putFile(path: string, file: PostFile): Promise<void> {
    const { keeper } = this.#carrying;
    const { media, refused } = this.#state;
    const about = aboutFile(file);
    const wanted = sha256(JSON.stringify(about));
    let known = Object.hasOwn(media, file.sha256) ? media[file.sha256] : undefined;
    if (known === undefined) {
      const { slug, name } = uploadName(path, file.sha256);
      const content = this.#carrying.content(path);
      try {
        const upload = { content, name, type: file.mediaType };
        const medium = await this.#media.upload(upload, slug, file.title);
        known = { id: medium.id, url: medium.source_url, about: { sent: '', site: '' } };
        media[file.sha256] = known;
        delete refused[file.sha256];
        await keeper.save();
      } catch (error) {
        const why = refusalOfFile(error, file) ?? (await this.#failedOver(error, file));
        if (why === undefined) throw error;
        this.#refused.set(path, why);
        const until = new Date(this.#facts.now.getTime() + REFUSED_FOR_MS).toISOString();
        refused[file.sha256] = { why, until };
        await keeper.save();
        if (this.#carrying.wishes.mayLeaveOut) return;
        throw new GalleyError({ code: 'place-refused', subject: file.title, detail: why });
      }
    }
    if (known.about.sent === wanted) return;
    const answer = await this.#media.describe(known.id, about, file.title);
    const said = { alt_text: answer.alt_text ?? '', caption: answer.caption?.raw ?? '' };
    media[file.sha256] = { ...known, about: { sent: wanted, site: sha256(JSON.stringify(said)) } };
    await keeper.save();
  }

  /** What to say where a site broke off over a file each time it was sent, and answers all else: many have no other way to refuse one. */
  async #failedOver(error: unknown, { title, size }: PostFile): Promise<string | undefined> {
    if (!(error instanceof PlaceTrouble) || size < MAY_BE_TOO_MUCH) return undefined;
    try {
      await readMe(this.#carrying.client);
    } catch {
      // The site is not there: that is not the fault of the file.
      return undefined;
    }
    return `“${title}” is ${megabytes(size)}, and the site broke off each time it was sent: it may be more than the site takes. ${REMEDY}`;
  }

  #addresses(document: PostDocument): Addresses {
    return {
      file: (path) => {
        const sha = document.files[path]?.sha256;
        if (sha === undefined || this.#refused.has(path)) return undefined;
        return Object.hasOwn(this.#state.media, sha) ? this.#state.media[sha] : undefined;
      },
      post: (id) => {
        const kept = this.#state.posts[id];
        return kept?.isLive === true ? kept.link : undefined;
      },
    };
  }

  #fieldsOf(document: PostDocument): PostFields {
    const { wishes } = this.#carrying;
    const kept = this.#state.posts[document.article];
    return fieldsFor(document, this.#facts, wishes, this.#addresses(document), kept).fields;
  }

  /** Fails where a file of the article did not get there: it waits for it, unless a person said that it may go without. */
  #requireFiles(document: PostDocument): void {
    if (this.#carrying.wishes.mayLeaveOut) return;
    for (const [path, { sha256: sha }] of Object.entries(document.files)) {
      if (Object.hasOwn(this.#state.media, sha)) continue;
      const why = this.#refused.get(path) ?? 'one of its files did not get there.';
      const subject = headlineOf(document);
      throw new GalleyError({ code: 'place-refused', subject, detail: `it waits: ${why}` });
    }
  }

  /** A new post: first where only editors see it, looked at, then for readers. */
  async #create(document: PostDocument, draft: SitePost | undefined): Promise<void> {
    const { article } = document;
    const title = headlineOf(document);
    this.#requireFiles(document);
    const known = this.#state.posts[article];
    if (known?.document === documentHash(document, sha256)) return;
    // A post that nobody sees is highlighted nowhere.
    const { sticky: _later, ...fields } = this.#fieldsOf(document);
    const hiddenFields: PostFields = { ...fields, status: 'private' };
    const hidden = sentFields(hiddenFields);
    const there = draft?.id ?? (known?.isLive === false ? known.post : undefined);
    const post =
      there === undefined
        ? await this.#posts.create(hidden, title, () => this.#heardOf(document))
        : await this.#posts.update(there, hidden, title);
    const values = valuesOf(hiddenFields);
    const answered = valuesOn(post, Object.keys(values));
    // Whoever finds it shown after a cut knows by these that nobody but us wrote it.
    const sent = keepFields({}, values, answered, sha256);
    this.#keep(document, post, { document: '', isLive: false, fields: sent });
    await this.#carrying.keeper.save();
    this.#requireAsSent(document, hiddenFields, post);
    await this.#show(document, post);
  }

  /** The post of a creation whose answer was lost. */
  async #heardOf(document: PostDocument): Promise<SitePost | undefined> {
    const slugs = [document.slug, `${document.slug}-2`];
    const found = await this.#posts.bySlugs(slugs);
    const taken = new Set(Object.values(this.#state.posts).map(({ post }) => post));
    return [...found.values()]
      .flat()
      .find(
        (post) =>
          isOwnDraft(document, post, this.#facts, this.#carrying.wishes) && !taken.has(post.id),
      );
  }

  async #show(document: PostDocument, hidden: SitePost): Promise<void> {
    const fields = this.#fieldsOf(document);
    const { status, date_gmt, sticky } = fields;
    const shown = { status, date_gmt, slug: document.slug, sticky };
    const post = await this.#posts.update(hidden.id, shown, headlineOf(document));
    // Later posts have no address of their own yet: the one they will have was told while it was private.
    const link = post.status === 'publish' ? post.link : hidden.link;
    this.#finish(document, { ...post, link }, fields);
    await this.#carrying.keeper.save();
    this.#requireAsSent(document, fields, post);
  }

  async #update({ document, post }: Existing): Promise<void> {
    this.#requireFiles(document);
    const fields = this.#fieldsOf(document);
    const values = valuesOf(fields);
    const names = Object.keys(values);
    const seen = valuesOn(post, names);
    const now = (await this.#posts.byIds([post.id])).get(post.id);
    const current = now === undefined ? undefined : valuesOn(now, names);
    if (current === undefined || names.some((name) => current[name] !== seen[name])) {
      if (current !== undefined && names.every((name) => current[name] === values[name])) {
        // It was done before, and only its end was not noted.
        this.#recognise(document, now ?? post, fields);
        await this.#carrying.keeper.save();
        return;
      }
      throw new GalleyError({ code: 'target-changed', subject: headlineOf(document) });
    }
    const differing = names.filter(
      (name) =>
        current[name] !== values[name] &&
        this.#isSent(document, name, values[name] ?? '', current[name] ?? ''),
    );
    if (differing.length === 0) {
      this.#recognise(document, post, fields);
      await this.#carrying.keeper.save();
      return;
    }
    const sent = sentFields(fields, differing);
    const answer = await this.#posts.update(post.id, sent, headlineOf(document));
    if (differing.includes('slug') && answer.slug !== document.slug) {
      // Another one has that address: readers find it where it was.
      const back = await this.#posts.update(post.id, { slug: post.slug }, headlineOf(document));
      this.#finish(document, { ...back, slug: post.slug }, fields, '');
      await this.#carrying.keeper.save();
      throw occupied(document, answer.slug);
    }
    this.#finish(document, answer, fields);
    await this.#carrying.keeper.save();
    this.#requireAsSent(document, fields, answer);
  }

  /** Whether a field that is not as it is wanted is worth sending: not where the site made of the same text what it has now. */
  #isSent({ article }: PostDocument, name: string, wanted: string, there: string): boolean {
    const kept = this.#state.posts[article]?.fields[name];
    return kept === undefined || kept.sent !== sha256(wanted) || kept.site !== sha256(there);
  }

  async #linkAgain(document: PostDocument): Promise<void> {
    const kept = this.#state.posts[document.article];
    if (kept === undefined || kept.document !== documentHash(document, sha256)) return;
    const fields = this.#fieldsOf(document);
    const { content = '' } = valuesOf(fields);
    if (kept.fields.content?.sent === sha256(content)) return;
    const post = await this.#posts.update(
      kept.post,
      { content: fields.content },
      headlineOf(document),
    );
    this.#finish(document, { ...post, link: kept.link }, fields);
    await this.#carrying.keeper.save();
  }

  async #unpublish({
    article,
    kept,
    post,
  }: Extract<PostDecision, { readonly do: 'unpublish' }>): Promise<void> {
    const { whenGone, keeper } = this.#carrying;
    const subject = post.title.raw ?? kept.slug;
    const isTrashed = whenGone === 'trash' && (await this.#posts.trash(post.id, subject));
    const now = isTrashed
      ? (await this.#posts.byIds([post.id])).get(post.id)
      : await this.#posts.update(post.id, { status: 'draft' }, subject);
    const names = ['status', 'slug', 'date_gmt'];
    const values = now === undefined ? {} : valuesOn(now, names);
    const fields = keepFields(kept.fields, values, values, sha256);
    this.#state.posts[article] = { ...kept, isLive: false, fields };
    await keeper.save();
  }

  /** Fails where WordPress dropped or changed something without a word. */
  #requireAsSent(document: PostDocument, fields: PostFields, answer: SitePost): void {
    const values = valuesOf(fields);
    const answered = valuesOn(answer, Object.keys(values));
    const dropped = droppedFields(values, answered);
    if (dropped.includes('slug')) throw occupied(document, answer.slug);
    if (dropped.length === 0) return;
    const detail = `the site did not take: ${dropped.map(fieldTitle).join(', ')}`;
    throw new GalleyError({ code: 'place-refused', subject: headlineOf(document), detail });
  }

  /** `fields` are those that were compared: others may have gone live since, and their links are not there yet. */
  #recognise(document: PostDocument, post: SitePost, fields = this.#fieldsOf(document)): void {
    const kept = this.#state.posts[document.article];
    const link = kept !== undefined && post.status === 'future' ? kept.link : post.link;
    this.#finish(document, { ...post, link }, fields);
  }

  #finish(
    document: PostDocument,
    answer: SitePost,
    fields: PostFields,
    hash = documentHash(document, sha256),
  ): void {
    const before = this.#state.posts[document.article]?.fields ?? {};
    const values = valuesOf(fields);
    // What was not sent is remembered, too: only so an edit of it on the site is told from a wish of the newsroom.
    const names = new Set([...Object.keys(values), ...this.#names]);
    const answered = valuesOn(answer, names);
    // What was dropped counts as never sent, so that the next plan names it again.
    const dropped = new Set(droppedFields(values, answered));
    const sent = Object.fromEntries(
      [...names].map((name) => {
        const value = dropped.has(name) ? undefined : values[name];
        return [name, value ?? answered[name] ?? ''];
      }),
    );
    this.#keep(document, answer, {
      document: hash,
      isLive: answer.status === 'publish' || answer.status === 'future',
      fields: keepFields(before, sent, answered, sha256),
      isFiltered: spelling(fields.content) !== spelling(answer.content?.raw ?? ''),
      given: Object.keys(fields.terms).filter((base) => fields.terms[base]?.length !== 0),
    });
  }

  #keep(
    { article }: { readonly article: ArticleId },
    { id, link, slug }: SitePost,
    more: Pick<KeptPost, 'document' | 'isLive' | 'fields'> & Partial<KeptPost>,
  ): void {
    this.#state.posts[article] = { post: id, slug, link, isFiltered: false, given: [], ...more };
  }
}

function occupied(document: PostDocument, given: string): GalleyError {
  const detail = `the site has something else at “${document.slug}” and gave it “${given}”: it waits, and no reader sees it there. Choose another address`;
  return new GalleyError({ code: 'place-occupied', subject: headlineOf(document), detail });
}

/** The files of all posts, each once. */
export function neededFiles(
  decisions: readonly { readonly document: PostDocument }[],
): Map<string, PostFile> {
  const files = new Map<string, PostFile>();
  const seen = new Set<string>();
  for (const { document } of decisions) {
    for (const [path, file] of Object.entries(document.files)) {
      if (seen.has(file.sha256)) continue;
      seen.add(file.sha256);
      files.set(path, file);
    }
  }
  return files;
}

export function aboutFile({ alt, caption, title }: PostFile): Readonly<Record<string, string>> {
  return { alt_text: alt, caption, title };
}

/** The name a file is sent under. It ends in its hash, so that it is found again whatever becomes of the answer. */
export function uploadName(
  path: string,
  sha: string,
): { readonly slug: string; readonly name: string } {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  const stem = file.slice(0, dot).replace(/-[0-9a-f]{8,64}([.-].*)?$/, '');
  const slug = `${stem}-${sha.slice(0, 12)}`;
  return { slug, name: slug + file.slice(dot) };
}

/** What to say where a site does not take a file; undefined where something else went wrong. */
function refusalOfFile(error: unknown, { title, size }: PostFile): string | undefined {
  if (!(error instanceof SiteRefusal)) return undefined;
  const { siteCode, status } = error;
  const isTooLarge =
    status === 413 ||
    ['rest_upload_file_too_big', 'rest_upload_limited_space', 'rest_upload_no_data'].includes(
      siteCode,
    );
  if (isTooLarge) return `“${title}” is ${megabytes(size)}, more than the site takes. ${REMEDY}`;
  if (siteCode !== 'rest_upload_sideload_error') return undefined;
  return `The site takes no files of the kind of “${title}”. Offer it as another kind, such as PDF, or publish without it.`;
}
