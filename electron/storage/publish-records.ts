// What does a newsroom keep for publishing? Its targets, what they remember, and what was published: each change in turn with all others.
import type { Receipt } from '../../core/content/receipt.ts';
import type { Target } from '../../core/content/site.ts';
import { failure, type Result, success, toFailure, unwrap } from '../../core/errors.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import type { SiteList } from '../../core/publish/site-list.ts';
import type { TargetState } from '../publish/target-kind.ts';
import { ensureFolder } from './durable-file.ts';
import { files } from './library-files.ts';
import {
  costOf,
  KEPT_PUBLISHES,
  type KnownReceipts,
  keepPublished,
  prunePublished,
  readPublished,
  readReceipts,
} from './published-bytes.ts';
import { keepTexts, readTexts } from './published-texts.ts';
import type { ObjectContent } from './receipt-objects.ts';
import { createRecord } from './record-file.ts';
import {
  dropTarget,
  putTarget,
  readTargetState,
  readTargets,
  writeTargetState,
} from './target-records.ts';

/** How records of a library are changed: after the changes before it, or not at all. */
export interface RecordsDesk {
  change<T>(work: () => Promise<Result<T>>): Promise<Result<T>>;
  newId(): string;
  now(): Date;
}

export class PublishRecords {
  readonly #library: string;
  readonly #desk: RecordsDesk;
  /** One publish is kept after the other: what one has kept and not named yet, another would take for left over. */
  #keeping: Promise<unknown> = Promise.resolve();
  readonly #known: KnownReceipts = new Map();

  constructor(library: string, desk: RecordsDesk) {
    this.#library = library;
    this.#desk = desk;
  }

  /** Where the newsroom publishes to, in the order of its list. */
  targets(): Promise<Result<readonly Target[]>> {
    return readTargets(this.#library);
  }

  /** Adds a target, or replaces the one of the same id; `invalid-argument` where another has its label. */
  saveTarget(target: Omit<Target, 'id'> & { readonly id?: string }): Promise<Result<Target>> {
    return this.#desk.change(() =>
      putTarget(this.#library, { ...target, id: target.id ?? this.#desk.newId() }),
    );
  }

  /** Takes a target off the list; what was published there, and its receipts, stay as they are. */
  dropTarget(id: string): Promise<Result<Target>> {
    return this.#desk.change(() => dropTarget(this.#library, id));
  }

  /** What a target remembers from one publish to the next. */
  stateOf(target: string): TargetState {
    return {
      read: async () => unwrap(await readTargetState(this.#library, target)),
      write: async (state) => {
        unwrap(
          await this.#desk.change(async () => {
            await writeTargetState(this.#library, target, state);
            return success(null);
          }),
        );
      },
    };
  }

  /** Keeps the bytes of a publish and its receipt, and lets go of those that are too old to be brought back. */
  keepPublish(
    made: Omit<Receipt, 'id' | 'at' | 'publish'> & {
      readonly publish: Omit<NonNullable<Receipt['publish']>, 'list' | 'texts'>;
    },
    list: SiteList,
    contentOf: (path: string) => ObjectContent,
    madeFrom: LibrarySnapshot | undefined,
  ): Promise<Result<Receipt>> {
    const mine = this.#keeping.then(async (): Promise<Result<Receipt>> => {
      let named: { list: string; texts?: string };
      try {
        await ensureFolder(files.receipts(this.#library));
        // Thousands of files may be copied here, and nobody's text waits for them: what is named by its bytes needs no turn.
        const listed = await keepPublished(this.#library, list, contentOf);
        const texts = madeFrom && (await keepTexts(this.#library, madeFrom));
        named = { list: listed, ...(texts === undefined ? {} : { texts }) };
      } catch (error) {
        return { ok: false, error: toFailure(error) };
      }
      const kept = await this.#desk.change(async () => {
        const receipt: Receipt = {
          id: this.#desk.newId(),
          at: this.#desk.now().toISOString(),
          ...made,
          publish: { ...made.publish, ...named },
        };
        await createRecord('receipt', files.receipt(this.#library, receipt.id), receipt);
        return success(receipt);
      });
      // What cannot be removed now is removed after the next publish.
      if (kept.ok) await prunePublished(this.#library).catch(() => undefined);
      return kept;
    });
    this.#keeping = mine;
    return mine;
  }

  /** The receipts of publishes to a target, newest first: those that may be brought back, and no older ones. */
  receipts(target: string): Promise<Receipt[]> {
    return this.newest([target], KEPT_PUBLISHES);
  }

  /** What the last publish to a target left; undefined where there was none. */
  async last(target: string): Promise<Receipt | undefined> {
    return (await this.newest([target], 1))[0];
  }

  /** The newest receipts of publishes to each of these targets, so many of each; all of them from new to old. */
  newest(targets: readonly string[], most: number): Promise<Receipt[]> {
    return readReceipts(this.#library, { targets, most, known: this.#known });
  }

  /** What a publish left, by the list its receipt names; `not-found` when its bytes are not kept any more. */
  published(list: string): ReturnType<typeof readPublished> {
    return readPublished(this.#library, list);
  }

  /** What a publish was made from; `last-publish-unknown` where that is not kept. */
  async texts(of: Receipt): Promise<Result<LibrarySnapshot>> {
    const texts = of.publish?.texts;
    return texts === undefined
      ? failure('last-publish-unknown')
      : await readTexts(this.#library, texts);
  }

  /** What all kept publishes take on the disk. */
  cost(): Promise<{ objects: number; bytes: number }> {
    return costOf(this.#library);
  }
}
