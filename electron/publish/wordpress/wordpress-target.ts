// How is a newsroom published to a WordPress site? As posts and media of that site, through its REST interface.
import { failure, type Result, unwrap } from '../../../core/errors.ts';
import { BIG_DELETE } from '../../../core/publish/site-plan.ts';
import { type Mapping, mappedKinds } from '../../../core/publish/wordpress/mapping.ts';
import { mappedWords, mappingStep } from '../../../core/publish/wordpress/mapping-step.ts';
import {
  decidePosts,
  type PostDecision,
  type PostWishes,
  pathOf,
  REMEDY,
  type SiteFacts,
  wantedTerms,
} from '../../../core/publish/wordpress/plan-posts.ts';
import {
  headlineOf,
  type PostDocument,
  postDocuments,
} from '../../../core/publish/wordpress/post-document.ts';
import { readState, type SiteState } from '../../../core/publish/wordpress/site-state.ts';
import { sha256 } from '../../storage/record-file.ts';
import { answer } from '../answer.ts';
import { realWait, type Wait } from '../retry.ts';
import type {
  Diagnosis,
  PlanItem,
  PlanSummary,
  Published,
  PublishPlan,
  PublishTarget,
  Run,
  StagedSite,
  Verification,
} from '../target.ts';
import type { TargetState } from '../target-kind.ts';
import { adoptOpened, adoptPosts } from './adopt-posts.ts';
import { readPost } from './open-post.ts';
import { filesOfPosts, postsIn } from './post-files.ts';
import { aboutFile, neededFiles, PostPublish, type WhenGone } from './publish-posts.ts';
import { StateKeeper } from './state-keeper.ts';
import { verifyPosts } from './verify-posts.ts';
import { type SiteAccess, WordPressClient } from './wordpress-client.ts';
import { diagnose, requireLogin } from './wordpress-diagnosis.ts';
import { readFacts, readFields, readTypes, SiteMedia, SitePosts } from './wordpress-site.ts';

export interface WordPressOptions {
  readonly access: SiteAccess;
  readonly postType: string;
  readonly whenGone: WhenGone;
  readonly mapping: Mapping;
  readonly createTags: boolean;
  /** In bytes. */
  readonly largestFile: number | undefined;
  readonly state: TargetState;
  newId(): string;
  readonly takeOver: boolean;
  readonly mayDeleteMany: boolean;
  readonly mayLeaveOut: boolean;
  readonly wait?: Wait;
  /** Between 0 and 1. */
  chance?(): number;
  readonly silentMilliseconds?: number;
  readonly uploadMilliseconds?: number;
}

const guarantee = 'file-by-file';

export function wordpressTarget(options: WordPressOptions): PublishTarget {
  return {
    guarantee,
    connect: (run) =>
      visit(options, run, async (client): Promise<Diagnosis> => {
        const state = readState(await options.state.read(), client.root);
        return await diagnose(client, options, state);
      }),
    plan: (wanted, run) =>
      answer(async () => {
        const site = unwrap(await wanted.site(run));
        const edition = unwrap(await wanted.edition(run));
        const documents = postDocuments(edition, site.files);
        return await makePlan(options, documents, (path) => site.content(path), run);
      }),
    rollback: (to, _library, run) =>
      answer(async () => {
        const documents = await postsIn(to);
        return await makePlan(options, documents, (path) => to.content(path), run);
      }),
    read: (which, ours, run) =>
      visit(options, run, async (client) => {
        await requireLogin(client, options.access);
        const facts = await readFacts(client, options.postType);
        const state = readState(await options.state.read(), client.root);
        return await readPost({ client, facts, state, mapping: options.mapping, run }, which, ours);
      }),
    adopt: (wanted, run, opened) =>
      answer(async () => {
        const site = unwrap(await wanted.site(run));
        const documents = postDocuments(unwrap(await wanted.edition(run)), site.files);
        return await atSite(options, run, async (client) => {
          await requireLogin(client, options.access);
          const facts = await readFacts(client, options.postType);
          const state = readState(await options.state.read(), client.root);
          const keeper = new StateKeeper(state, options.state);
          return opened === undefined
            ? await adoptPosts(client, facts, documents, keeper, run)
            : await adoptOpened(client, facts, documents, keeper, opened);
        });
      }),
    mapping: (ours, run) =>
      visit(options, run, async (client) => {
        await requireLogin(client, options.access);
        const facts = await readFacts(client, options.postType);
        const types = Object.values(await readTypes(client, facts.rights));
        const fields = await readFields(client, facts.postType);
        return mappingStep(ours, { facts, types, fields }, options);
      }),
    verify: (expected, run, paths) =>
      visit(options, run, async (client): Promise<Verification> => {
        const state = readState(await options.state.read(), client.root);
        const facts = await readFacts(client, options.postType);
        const asked = paths ?? [...expected.keys()];
        return await verifyPosts({ client, facts, state, run }, expected, asked);
      }),
  };
}

/** What a plan was made from. */
interface Planned {
  readonly documents: readonly PostDocument[];
  readonly decisions: readonly PostDecision[];
  readonly facts: SiteFacts;
  readonly summary: PlanSummary;
}

async function makePlan(
  options: WordPressOptions,
  documents: readonly PostDocument[],
  content: StagedSite['content'],
  run: Run,
): Promise<PublishPlan> {
  const planned = await atSite(options, run, async (client) => {
    const state = readState(await options.state.read(), client.root);
    return await planPosts(client, options, documents, state, run);
  });
  const id = options.newId();
  return {
    summary: planned.summary,
    apply: (applying) => answer(() => carryOut(options, planned, content, id, applying)),
  };
}

async function planPosts(
  client: WordPressClient,
  options: WordPressOptions,
  documents: readonly PostDocument[],
  state: SiteState,
  run: Run,
): Promise<Planned> {
  await requireLogin(client, options.access);
  const facts = await readFacts(client, options.postType);
  requireRights(facts, documents);
  const posts = new SitePosts(client, facts);
  run.onProgress(0, documents.length, 'Reading the posts of the site');
  const ids = Object.values(state.posts).map(({ post }) => post);
  const byId = await posts.byIds(ids);
  const unlinked = documents.filter(({ article }) => !byId.has(state.posts[article]?.post ?? 0));
  const slugs = unlinked.flatMap(({ slug }) => [slug, `${slug}-2`]);
  const bySlug = await posts.bySlugs(slugs);
  const mayChangeAll = facts.rights.has('edit_others_posts');
  const lost = mayChangeAll ? [] : ids.filter((id) => !byId.has(id));
  const ofOthers = await posts.shownOf(lost);
  await forgetLostMedia(client, documents, state);
  const decisions = decidePosts(
    documents,
    { byId, bySlug, ofOthers },
    state,
    facts,
    wishesOf(options),
    sha256,
  );
  const summary = summaryOf(options, documents, decisions, state, facts);
  return { documents, decisions, facts, summary };
}

/** Files that somebody deleted on the site are sent again. */
async function forgetLostMedia(
  client: WordPressClient,
  documents: readonly PostDocument[],
  state: SiteState,
): Promise<void> {
  const known = [...neededFiles(documents.map((document) => ({ document }))).values()].filter(
    (file) => Object.hasOwn(state.media, file.sha256),
  );
  const ids = known.flatMap((file) => state.media[file.sha256]?.id ?? []);
  const there = await new SiteMedia(client).byIds(ids);
  for (const { sha256: sha } of known) {
    const kept = state.media[sha];
    if (kept !== undefined && there.get(kept.id)?.source_url !== kept.url) delete state.media[sha];
  }
}

function requireRights({ rights, me, postType }: SiteFacts, documents: readonly unknown[]): void {
  if (documents.length === 0) return;
  const needed = [
    ['publish_posts', 'publish posts'],
    ['upload_files', 'upload files'],
  ] as const;
  for (const [right, words] of needed) {
    if (rights.has(right)) continue;
    const role = me.roles?.join(', ') ?? 'of no role';
    const detail = `“${me.name}” (${role}) may not ${words}. Use the login of an author, editor or administrator of the site`;
    unwrap(failure('place-refused', { subject: postType.name, detail }));
  }
}

function wishesOf(options: WordPressOptions): PostWishes {
  const { mapping, createTags, takeOver, mayLeaveOut, largestFile } = options;
  return { mapping, createTags, takeOver, mayLeaveOut, largestFile };
}

async function carryOut(
  options: WordPressOptions,
  planned: Planned,
  content: StagedSite['content'],
  id: string,
  run: Run,
): Promise<Published> {
  const { summary, decisions, facts, documents } = planned;
  if (summary.isBigDelete && !options.mayDeleteMany) {
    unwrap(failure('big-delete', { detail: `${summary.counts.delete} posts` }));
  }
  return await atSite(options, run, async (client) => {
    await requireLogin(client, options.access);
    const state = readState(await options.state.read(), client.root);
    await forgetLostMedia(client, documents, state);
    const keeper = new StateKeeper(state, options.state);
    const publish = new PostPublish({
      client,
      facts,
      wishes: wishesOf(options),
      whenGone: options.whenGone,
      keeper,
      run,
      content,
    });
    const [first, ...more] = await publish.carryOut(decisions);
    if (first !== undefined) {
      const others = more.map(({ subject }) => `“${subject ?? ''}”`).join(', ');
      const detail = [first.detail, others === '' ? '' : `also: ${others}`].filter(Boolean);
      unwrap(failure(first.code, { ...first, detail: detail.join('; ') }));
    }
    const there = documents.filter(({ article }) => state.posts[article]?.isLive === true);
    const { files, content: contentAt } = filesOfPosts(there, content);
    const { counts, bytes } = summary;
    return { publish: id, counts, bytes, files, content: contentAt, retries: client.retries };
  });
}

function summaryOf(
  options: WordPressOptions,
  documents: readonly PostDocument[],
  decisions: readonly PostDecision[],
  state: SiteState,
  facts: SiteFacts,
): PlanSummary {
  const items: PlanItem[] = [];
  const warnings: string[] = [];
  const foreign: string[] = [];
  const counts = { create: 0, update: 0, delete: 0, leave: 0 };
  const going = decisions.filter(
    (one) => one.do !== 'unpublish' && one.do !== 'wait' && one.do !== 'keep',
  );
  for (const [path, file] of neededFiles(going)) {
    const kept = Object.hasOwn(state.media, file.sha256) ? state.media[file.sha256] : undefined;
    const about = sha256(JSON.stringify(aboutFile(file)));
    if (kept?.about.sent === about) continue;
    const what = kept === undefined ? 'create' : 'update';
    const bytes = kept === undefined ? file.size : 0;
    counts[what] += 1;
    items.push({ do: what, what: 'medium', at: path, differences: [], bytes });
  }
  for (const decision of decisions) {
    const at = pathOf(decision);
    switch (decision.do) {
      case 'create': {
        counts.create += 1;
        const bytes = Buffer.byteLength(decision.document.content);
        items.push({ do: 'create', what: 'post', at, differences: [], bytes });
        break;
      }
      case 'update': {
        counts.update += 1;
        const { differences, document } = decision;
        const bytes = Buffer.byteLength(document.content);
        items.push({ do: 'update', what: 'post', at, differences, bytes });
        break;
      }
      case 'unpublish':
        counts.delete += 1;
        items.push({ do: 'delete', what: 'post', at, differences: [], bytes: 0 });
        break;
      case 'wait':
        warnings.push(waiting(decision));
        if (decision.isForeign) foreign.push(at);
        counts.leave += 1;
        break;
      case 'keep':
      case 'leave':
        counts.leave += 1;
        break;
    }
  }
  // Of what stays as it is, it was said when it was sent.
  const sent = decisions.flatMap((one) =>
    one.do === 'create' || one.do === 'update' ? [one.document] : [],
  );
  warnings.push(...termWarnings(sent, facts, wishesOf(options)));
  const live = Object.values(state.posts).filter(({ isLive }) => isLive).length;
  const isBigDelete = counts.delete > BIG_DELETE.files && counts.delete > live * BIG_DELETE.share;
  const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
  const mapped = mappedWords(documents, facts, options.mapping);
  const waits = decisions.flatMap((one) => (one.do === 'wait' ? [one] : []));
  const withoutFiles = waits.filter(({ why }) => why.includes(REMEDY)).length;
  const forTakeOver = waits.filter(
    ({ why, isForeign, differences }) =>
      !why.includes(REMEDY) && (isForeign || differences.length > 0),
  ).length;
  const held = { forTakeOver, withoutFiles };
  return { guarantee, counts, items, bytes, isBigDelete, foreign, waiting: held, warnings, mapped };
}

/** Both sides, so that nobody says yes to what they have not seen. */
function waiting({
  document,
  why,
  differences,
}: Extract<PostDecision, { readonly do: 'wait' }>): string {
  const sides = differences.map(
    ({ field, before, after }) => `${field}: on the site “${before}”, here “${after}”`,
  );
  return [`“${headlineOf(document)}” waits. ${why}`, ...sides].join(' – ');
}

function termWarnings(
  documents: readonly PostDocument[],
  facts: SiteFacts,
  wishes: PostWishes,
): string[] {
  const unknown = {
    categories: new Set<string>(),
    newsTypes: new Set<string>(),
    tags: new Set<string>(),
  };
  const made = new Set<string>();
  for (const document of documents) {
    const { unknown: missing, created } = wantedTerms(document, facts, wishes);
    for (const { kind, term } of missing) unknown[kind].add(term.name);
    for (const { term } of created) made.add(term.name);
  }
  const named = (all: ReadonlySet<string>): string => {
    const names = [...all];
    const list = names
      .slice(0, NAMED)
      .map((name) => `“${name}”`)
      .join(', ');
    const more = names.length - NAMED;
    return more > 0 ? `${list} and ${more} more` : list;
  };
  const words = { categories: 'category', newsTypes: 'news type', tags: 'tag' } as const;
  return [
    ...mappedKinds.flatMap((kind) =>
      unknown[kind].size === 0
        ? []
        : `The site has no ${words[kind]} ${named(unknown[kind])}: articles go out without. Choose what stands there for them, or have them made.`,
    ),
    ...(made.size === 0
      ? []
      : [`${named(made)} ${made.size === 1 ? 'is' : 'are'} made on the site.`]),
  ];
}

/** So many names are told of terms that a site does not have. */
const NAMED = 8;

async function atSite<T>(
  options: WordPressOptions,
  run: Run,
  work: (client: WordPressClient) => Promise<T>,
): Promise<T> {
  const { access, wait = realWait, silentMilliseconds, uploadMilliseconds } = options;
  const client = await WordPressClient.open({
    access,
    signal: run.signal,
    wait,
    chance: () => options.chance?.() ?? Math.random(),
    ...(silentMilliseconds === undefined ? {} : { silentMilliseconds }),
    ...(uploadMilliseconds === undefined ? {} : { uploadMilliseconds }),
  });
  try {
    return await work(client);
  } finally {
    client.end();
  }
}

function visit<T>(
  options: WordPressOptions,
  run: Run,
  work: (client: WordPressClient) => Promise<T>,
): Promise<Result<T>> {
  return answer(() => atSite(options, run, work));
}
