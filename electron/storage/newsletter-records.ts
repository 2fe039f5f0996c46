// What does a newsroom keep of its newsletter? Its issues and templates, few enough to be known all at once; each change in turn with all others.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Low } from 'lowdb';
import type { AssetId } from '../../core/content/ids.ts';
import type {
  NewsletterEdit,
  NewsletterId,
  NewsletterIssue,
  NewsletterTemplate,
  TemplateId,
} from '../../core/content/newsletter.ts';
import { applyNewsletterEdit } from '../../core/content/newsletter-changes.ts';
import type { RecordOf } from '../../core/content/record-types.ts';
import { type Failure, failure, type Result, success } from '../../core/errors.ts';
import { ensureFolder, moveDurably } from './durable-file.ts';
import { files, listNewsletterIds, listTemplateIds } from './library-files.ts';
import type { RecordsDesk } from './publish-records.ts';
import { checksumOf, createRecord, openRecord } from './record-file.ts';
import { moveToTrash } from './trash.ts';

/** What windows and lists must show of the newsletter from now on. */
export interface NewsletterChange {
  readonly issues: readonly NewsletterIssue[];
  readonly templates: readonly NewsletterTemplate[];
  readonly removed: readonly (NewsletterId | TemplateId)[];
}

export interface NewsletterDesk extends RecordsDesk {
  tell(change: NewsletterChange): void;
  /** A file that cannot be used: set aside where it is damaged, and listed. */
  putAside(path: string, found: Failure): Promise<void>;
  /** A file is whole; whatever was said of it is no longer so. */
  solved(path: string): void;
  /** A picture in a slot is no rubbish, by whatever way it came there. */
  keepPicture(asset: AssetId): void;
}

type Kind = 'newsletterIssue' | 'newsletterTemplate';

/** The records of one folder as they were last seen, each with the checksum of its file. */
class Shelf<K extends Kind> {
  readonly #kind: K;
  readonly #library: string;
  readonly #folder: string;
  readonly #trash: string;
  readonly #seen = new Map<string, { record: RecordOf<K>; checksum: string }>();

  constructor(library: string, kind: K) {
    this.#kind = kind;
    this.#library = library;
    const isIssue = kind === 'newsletterIssue';
    this.#folder = isIssue ? files.newsletters(library) : files.templates(library);
    this.#trash = isIssue ? files.trashedNewsletters(library) : files.trashedTemplates(library);
  }

  get records(): RecordOf<K>[] {
    return [...this.#seen.values()].map(({ record }) => record);
  }

  path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }

  /** Reads a record. `isNews` where its file is not as it was last seen. */
  async open(id: string): Promise<Result<{ store: Low<RecordOf<K>>; isNews: boolean }>> {
    const opened = await openRecord(this.#kind, this.path(id));
    if (!opened.ok) return opened;
    const store = opened.value;
    if (store.data.id !== id) {
      return failure('damaged-record', { detail: 'it holds the record of another name' });
    }
    const isNews = this.#seen.get(id)?.checksum !== checksumOf(store);
    this.see(store);
    return success({ store, isNews });
  }

  see(store: Low<RecordOf<K>>): void {
    this.#seen.set(store.data.id, {
      record: structuredClone(store.data),
      checksum: checksumOf(store),
    });
  }

  forget(id: string): boolean {
    return this.#seen.delete(id);
  }

  async create(record: RecordOf<K>): Promise<void> {
    await ensureFolder(this.#folder);
    this.see(await createRecord(this.#kind, this.path(record.id), structuredClone(record)));
  }

  async toTrash(id: string, now: Date): Promise<void> {
    await moveToTrash(this.#library, this.path(id), join(this.#trash, `${id}.json`), now);
    this.forget(id);
  }

  /** Fails with `conflict` where a file is there. */
  async fromTrash(id: string): Promise<Result<RecordOf<K>>> {
    const trashed = join(this.#trash, `${id}.json`);
    const found = await openRecord(this.#kind, trashed);
    if (!found.ok) return found;
    if (existsSync(this.path(id))) return failure('conflict', { subject: basename(trashed) });
    await ensureFolder(this.#folder);
    await moveDurably(trashed, this.path(id));
    this.see(found.value);
    return success(found.value.data);
  }
}

/** The newsletter of an open library. Until the library has been looked at there are no issues; see `LibraryStore.look`. */
export class NewsletterRecords {
  readonly #library: string;
  readonly #desk: NewsletterDesk;
  readonly #issues: Shelf<'newsletterIssue'>;
  readonly #templates: Shelf<'newsletterTemplate'>;

  constructor(library: string, desk: NewsletterDesk) {
    this.#library = library;
    this.#desk = desk;
    this.#issues = new Shelf(library, 'newsletterIssue');
    this.#templates = new Shelf(library, 'newsletterTemplate');
  }

  /** In the order of their numbers. */
  get issues(): readonly NewsletterIssue[] {
    return this.#issues.records.sort(
      (one, other) => one.number - other.number || (one.id < other.id ? -1 : 1),
    );
  }

  /** In the order in which they were made. */
  get templates(): readonly NewsletterTemplate[] {
    return this.#templates.records.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  issue(id: NewsletterId): NewsletterIssue | undefined {
    return this.#issues.records.find((one) => one.id === id);
  }

  /** Whether a slot of an issue or a template shows this picture. */
  shows(picture: AssetId): boolean {
    return [...this.#issues.records, ...this.#templates.records].some(({ slots }) =>
      slots.some(({ image }) => image?.asset === picture),
    );
  }

  /** Reads everything; what cannot be used is put aside. Called once, when the library is looked at. */
  async read(): Promise<void> {
    for (const id of await listNewsletterIds(this.#library)) await this.#look(this.#issues, id);
    for (const id of await listTemplateIds(this.#library)) await this.#look(this.#templates, id);
  }

  /** Whether a file is one of these, by its place. */
  holds(path: string): boolean {
    const places = [files.newsletters(this.#library), files.templates(this.#library)];
    return places.includes(dirname(path));
  }

  /** A file that could not be read may be whole by now. */
  lookAgain(path: string): Promise<Result<null>> {
    return this.#desk.change(async () => {
      const isIssue = dirname(path) === files.newsletters(this.#library);
      const id = basename(path, '.json');
      await this.#look(isIssue ? this.#issues : this.#templates, id);
      const ofId = (one: { id: string }): boolean => one.id === id;
      this.#tell({ issues: this.issues.filter(ofId), templates: this.templates.filter(ofId) });
      return success(null);
    });
  }

  async #look(shelf: Shelf<Kind>, id: string): Promise<void> {
    const path = shelf.path(id);
    const found = await shelf.open(id);
    if (found.ok) this.#desk.solved(path);
    else if (found.error.code !== 'not-found') await this.#desk.putAside(path, found.error);
  }

  /**
   * Saves changes that were made to revision `base`. Where the issue has moved on since, here or by another program, it fails with
   * `conflict` and writes nothing; what is there by now has been told of.
   */
  save(id: NewsletterId, base: number, edit: NewsletterEdit): Promise<Result<NewsletterIssue>> {
    return this.#desk.change(async () => {
      const found = await this.#open(id);
      if (!found.ok) return found;
      const { store, isNews } = found.value;
      if (isNews || store.data.revision !== base) {
        return failure('conflict', { subject: store.data.subject });
      }
      return success(await this.#write(store, edit));
    });
  }

  /** Makes the edit that `decide` makes of an issue as it is when its turn comes; null writes nothing, and answers with null. */
  change(
    id: NewsletterId,
    decide: (current: NewsletterIssue) => NewsletterEdit | null,
  ): Promise<Result<{ before: NewsletterIssue; after: NewsletterIssue } | null>> {
    return this.#desk.change(async () => {
      const found = await this.#open(id);
      if (!found.ok) return found;
      const { store } = found.value;
      const before = structuredClone(store.data);
      const edit = decide(before);
      if (edit === null) return success(null);
      return success({ before, after: await this.#write(store, edit) });
    });
  }

  /** Writes a new issue, under an id of its own. */
  create(issue: NewsletterIssue): Promise<Result<NewsletterIssue>> {
    return this.#desk.change(async () => {
      await this.#issues.create(issue);
      this.#tell({ issues: [issue] });
      return success(issue);
    });
  }

  /** Moves an issue into the trash, from where `restore` brings it back. */
  trash(id: NewsletterId): Promise<Result<null>> {
    return this.#toTrash(this.#issues, id);
  }

  restore(id: NewsletterId): Promise<Result<NewsletterIssue>> {
    return this.#desk.change(async () => {
      const back = await this.#issues.fromTrash(id);
      if (back.ok) this.#tell({ issues: [back.value] });
      return back;
    });
  }

  createTemplate(template: NewsletterTemplate): Promise<Result<NewsletterTemplate>> {
    return this.#desk.change(async () => {
      await this.#templates.create(template);
      this.#tell({ templates: [template] });
      return success(template);
    });
  }

  trashTemplate(id: TemplateId): Promise<Result<null>> {
    return this.#toTrash(this.#templates, id);
  }

  restoreTemplate(id: TemplateId): Promise<Result<NewsletterTemplate>> {
    return this.#desk.change(async () => {
      const back = await this.#templates.fromTrash(id);
      if (back.ok) this.#tell({ templates: [back.value] });
      return back;
    });
  }

  #toTrash(shelf: Shelf<Kind>, id: NewsletterId | TemplateId): Promise<Result<null>> {
    return this.#desk.change(async () => {
      await shelf.toTrash(id, this.#desk.now());
      this.#tell({ removed: [id] });
      return success(null);
    });
  }

  /** Opens an issue for a change; what another program wrote there is told of first. */
  async #open(id: NewsletterId): Promise<Result<{ store: Low<NewsletterIssue>; isNews: boolean }>> {
    const found = await this.#issues.open(id);
    if (found.ok) {
      if (found.value.isNews) this.#tell({ issues: [structuredClone(found.value.store.data)] });
      return found;
    }
    if (this.#issues.forget(id)) this.#tell({ removed: [id] });
    if (found.error.code !== 'not-found') {
      await this.#desk.putAside(this.#issues.path(id), found.error);
    }
    return found;
  }

  async #write(store: Low<NewsletterIssue>, edit: NewsletterEdit): Promise<NewsletterIssue> {
    store.data = applyNewsletterEdit(store.data, edit, this.#desk.now().toISOString());
    await store.write();
    this.#issues.see(store);
    const issue = structuredClone(store.data);
    this.#tell({ issues: [issue] });
    return issue;
  }

  #tell({ issues = [], templates = [], removed = [] }: Partial<NewsletterChange>): void {
    for (const { slots } of [...issues, ...templates]) {
      for (const { image } of slots) if (image !== undefined) this.#desk.keepPicture(image.asset);
    }
    this.#desk.tell({ issues, templates, removed });
  }
}
