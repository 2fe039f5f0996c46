// How do the events of another calendar come into the open library as drafts, and its own public events out of it? What came in, one undo
// takes back.
import { randomUUID } from 'node:crypto';
import {
  draftOf,
  type ImportPlan,
  planImport,
  type ReadEvent,
} from '../../core/calendar/import-events.ts';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import type { ChangeSet } from '../../core/desk/change-set.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { CallOutput, Sent } from '../../core/ipc/contract.ts';
import type { AskOptions } from '../asking/ask-process.ts';
import type { ChangeDesk, ChangeOptions } from '../desk/change-desk.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { CalendarAnswer, CalendarQuestion } from './calendar-messages.ts';

/** Files that were read and can still be imported: a person looks at one, or at one in each of two windows. */
const MOST_READ = 4;

interface KeptImport {
  readonly library: string;
  readonly events: readonly ReadEvent[];
}

export type AskCalendar = <Q extends CalendarQuestion>(
  question: Q,
  how: AskOptions,
) => Promise<Result<CalendarAnswer<Q>>>;

export class CalendarFiles {
  readonly #ask: AskCalendar;
  readonly #now: () => Date;
  readonly #read = new Map<string, KeptImport>();

  /** `ask` has files read and written in a process of its own. */
  constructor(ask: AskCalendar, now: () => Date) {
    this.#ask = ask;
    this.#now = now;
  }

  /** Reads a calendar file, and says what importing it would come to. Nothing is changed. */
  async read(
    store: LibraryStore,
    { name, file }: { readonly name: string; readonly file: ImportQuestion['file'] },
    how: AskOptions,
  ): Promise<Result<ImportPlan>> {
    const question: ImportQuestion = { about: 'import', file, zone: store.site.timeZone };
    const read = await this.#ask(question, how);
    if (!read.ok) return failure(read.error.code, { ...read.error, subject: name });
    await store.look();
    const { events, ...said } = read.value;
    const token = randomUUID();
    this.#read.set(token, { library: store.id, events });
    const [oldest] = this.#read.keys();
    if (this.#read.size > MOST_READ && oldest !== undefined) this.#read.delete(oldest);
    const candidates = planImport(events, store.summaries(), this.#now());
    return success({ ...said, token, fileName: name, candidates });
  }

  /**
   * Makes drafts of the events with these keys, as one action. What has come to be there meanwhile is not made again. Fails with `not-found`
   * where the file was read too long ago, or for another library.
   */
  async apply(
    store: LibraryStore,
    changes: ChangeDesk,
    { token, keys }: { readonly token: string; readonly keys: readonly string[] },
    options: ChangeOptions,
  ): Promise<Result<Sent<CallOutput<'calendar.import.apply'>>>> {
    const kept = this.#read.get(token);
    if (kept === undefined || kept.library !== store.id) return failure('not-found');
    const wanted = new Set(keys);
    const known = new Set(
      planImport(kept.events, store.summaries(), this.#now()).flatMap(({ key, article }) =>
        article === null ? [] : [key],
      ),
    );
    const made = new Set<ArticleId>();
    const steps: ChangeSet = kept.events.flatMap((event) => {
      if (!wanted.has(event.key) || known.has(event.key)) return [];
      const id = articleId.parse(store.newId());
      made.add(id);
      return [{ kind: 'createArticle', id, edit: draftOf(event) } as const];
    });
    const outcome = await changes.apply(store, steps, options);
    if (!outcome.ok) return outcome;
    const articles = [...made].filter((id) => store.summary(id) !== undefined);
    return success({ outcome: outcome.value, articles });
  }

  /** The public events of the library, as the website offers them. */
  export(store: LibraryStore, how: AskOptions): Promise<Result<CalendarAnswer<ExportQuestion>>> {
    const asOf = this.#now().toISOString();
    const question: ExportQuestion = { about: 'export', library: store.folder, asOf };
    return this.#ask(question, how);
  }
}

type ImportQuestion = Extract<CalendarQuestion, { about: 'import' }>;
type ExportQuestion = Extract<CalendarQuestion, { about: 'export' }>;
