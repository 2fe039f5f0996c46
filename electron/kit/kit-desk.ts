// How does a folder become the draft of an event report? Read and planned first; made as one action, which one undo takes back.
import { randomUUID } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { type AssetId, articleId, personId } from '../../core/content/ids.ts';
import type { People } from '../../core/content/site.ts';
import type { ChangeSet, ChangeStep } from '../../core/desk/change-set.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { KitMade } from '../../core/ipc/kit-contract.ts';
import type { KitChoices, KitPlan } from '../../core/kit/kit-plan.ts';
import { makeDraft, neededFiles, newPeople, personOf } from '../../core/kit/make-draft.ts';
import { planKit } from '../../core/kit/plan-kit.ts';
import type { AskOptions } from '../asking/ask-process.ts';
import type { ChangeDesk, ChangeOptions } from '../desk/change-desk.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { KitAnswer, KitQuestion } from './kit-messages.ts';

/** Plans that can still be made: a person looks at one, or at one in each of two windows. */
const MOST_PLANS = 4;

interface KeptPlan {
  readonly library: string;
  readonly plan: KitPlan;
  /** Where each file of the plan lies, and which bytes were read there. */
  readonly files: ReadonlyMap<
    number,
    {
      readonly path: string;
      readonly sha256: AssetId;
      readonly shownAs: string;
      readonly fileName: string;
    }
  >;
}

type Ask = (question: KitQuestion, how: AskOptions) => Promise<Result<KitAnswer<KitQuestion>>>;

export class KitDesk {
  readonly #ask: Ask;
  readonly #plans = new Map<string, KeptPlan>();

  /** `ask` has a folder read in a process of its own. */
  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Reads a folder, and says what would be made of it. Nothing is changed. */
  async plan(store: LibraryStore, folder: string, how: AskOptions): Promise<Result<KitPlan>> {
    const read = await this.#ask({ about: 'folder', folder }, how);
    if (!read.ok) return read;
    const { facts, paths } = read.value;
    const described = new Set<AssetId>();
    const language = store.site.languages[0] ?? 'en';
    for (const { sha256, content } of facts.files) {
      if (content.is !== 'picture') continue;
      const known = await store.assets.get(sha256);
      if (known.ok && (known.value.decorative || (known.value.alt[language] ?? '').trim() !== '')) {
        described.add(sha256);
      }
    }
    const token = randomUUID();
    const plan = planKit(
      facts,
      {
        people: store.people,
        languages: store.site.languages,
        isDescribed: (id) => described.has(id),
      },
      token,
    );
    const places = new Map(paths);
    const files = new Map(
      facts.files.flatMap(({ number, sha256, shownAs, fileName }) => {
        const path = places.get(number);
        return path === undefined ? [] : [[number, { path, sha256, shownAs, fileName }] as const];
      }),
    );
    this.#plans.set(token, { library: store.id, plan, files });
    const [oldest] = this.#plans.keys();
    if (this.#plans.size > MOST_PLANS && oldest !== undefined) this.#plans.delete(oldest);
    return success(plan);
  }

  /**
   * Makes the draft of a plan. Cancelled, or where the article could not be made, what came into the newsroom until then is taken back. A file
   * that could not be taken is left out and told of.
   */
  async make(
    store: LibraryStore,
    changes: ChangeDesk,
    asked: { readonly token: string; readonly choices: KitChoices },
    how: ChangeOptions,
  ): Promise<Result<KitMade>> {
    const kept = this.#plans.get(asked.token);
    if (kept === undefined || kept.library !== store.id) return failure('not-found');
    const article = articleId.parse(store.newId());
    const steps = stepsOf(store, kept, asked.choices, article, how.signal);
    const made = await changes.apply(store, steps, how);
    if (!made.ok) return made;
    const { token, failed, isStopped } = made.value;
    const ofArticle = failed.find(({ id }) => id === article || id === null);
    if (token === null || isStopped || ofArticle !== undefined) {
      if (token !== null) {
        await changes.undo(store, token, { signal: new AbortController().signal });
      }
      if (how.signal.aborted) return failure('cancelled');
      return { ok: false, error: (ofArticle ?? failed[0])?.failure ?? { code: 'internal' } };
    }
    this.#plans.delete(asked.token);
    const nameOf = (id: string | null): string =>
      [...kept.files.values()].find(({ sha256 }) => sha256 === id)?.shownAs ?? '';
    return success({
      article,
      token,
      failed: failed.map(({ id, failure: why }) => ({ shownAs: nameOf(id), failure: why })),
    });
  }
}

/** People first, since nothing that fails may come before them; then the files; then the article, of those that came. */
function stepsOf(
  store: LibraryStore,
  { plan, files }: KeptPlan,
  choices: KitChoices,
  article: ReturnType<typeof articleId.parse>,
  signal: AbortSignal,
): ChangeSet {
  const added = newPeople(plan, choices).map((speaker) =>
    personOf(speaker, personId.parse(store.newId())),
  );
  const came = new Map<number, AssetId>();
  const imports = neededFiles(plan, choices).flatMap((number): ChangeStep[] => {
    const file = files.get(number);
    if (file === undefined) return [];
    const { path, sha256, fileName } = file;
    const add = async (): Promise<Result<boolean>> => {
      const wasThere = (await store.assets.get(sha256)).ok;
      const found = await lstat(path).catch(() => null);
      if (found === null || !found.isFile())
        return failure('file-unreadable', { subject: fileName });
      const stored = await store.assets.importFile(path, { signal, fileName, expected: sha256 });
      if (!stored.ok) return stored;
      came.set(number, stored.value.id);
      return success(!wasThere);
    };
    return [{ kind: 'addAsset', id: sha256, add }];
  });
  return [
    ...(added.length === 0
      ? []
      : [
          {
            kind: 'record' as const,
            record: 'people' as const,
            change: ({ people }: People) => ({ people: [...people, ...added] }),
          },
        ]),
    ...imports,
    {
      kind: 'createArticle',
      id: article,
      edit: () =>
        makeDraft({
          plan,
          choices,
          assetOf: (number) => came.get(number),
          newsTypes: store.taxonomy.newsTypes,
          people: store.people,
        }),
    },
  ];
}
