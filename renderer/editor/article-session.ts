// What is being typed into one article, and is it safe? The working copy between the editor and the disk.
import { canonicalJson } from '../../core/canonical-json.ts';
import type { Article, ArticleEdit, ArticleFacts } from '../../core/content/article.ts';
import {
  clashingFields,
  type EditField,
  editOfFields,
  withTouched,
} from '../../core/content/article-merge.ts';
import { BODY_SCHEMA_VERSION, type BodyNode } from '../../core/content/body.ts';
import { comparable, editOf, type NotedText, noteOf } from '../../core/content/journal.ts';
import { GalleyError, toFailure } from '../../core/errors.ts';
import type { LoadedArticle } from '../../core/ipc/article-contract.ts';
import type { Api } from '../app/api.ts';
import { type Readable, Store } from '../app/store.ts';
import { Autosave, type IdleClock, type SaveState } from './autosave.ts';
import { KeystrokeJournal } from './keystroke-journal.ts';

export interface SessionView {
  /** The article as it stands in the window; its `body` is the last one collected from the editor. */
  readonly article: Article;
  readonly save: SaveState;
  /** In a conflict: the library's version, once it has been read; null where the article is gone from the list. */
  readonly other: Article | null;
  /** True while not even the keystroke journal can be written. */
  readonly isJournalFailing: boolean;
}

export interface SessionOptions {
  readonly api: Api;
  readonly clock: IdleClock;
  readonly loaded: LoadedArticle;
  /** Why this article may only be read, found by the window itself; null when it may be changed. */
  readonly readOnly: string | null;
  /** What the editor does not know of a body, in a few words, or null. */
  findUnknown(body: Article['body']): string | null;
  /** Called with every article the disk acknowledged. */
  onSaved(article: ArticleFacts): void;
}

/** One article open in the window. Made by the workspace, which flushes it before letting it go. */
export class ArticleSession implements Readable<SessionView> {
  /** Tells two sessions of the same article apart, for instance before and after a reload. */
  readonly key = crypto.randomUUID();
  readonly id: Article['id'];
  readonly readOnly: string | null;
  readonly #view: Store<SessionView>;
  readonly #autosave: Autosave<EditField>;
  readonly #journal: KeystrokeJournal;
  readonly #options: SessionOptions;
  /** How many changes were made in this window, for whoever follows what is typed. */
  readonly typed: Readable<number>;
  readonly #typed = new Store(0);
  /** The article has left the list while something typed in it was not saved. */
  #isGone = false;
  #readBody: (() => BodyNode) | null = null;
  #showBody: ((document: BodyNode) => void) | null = null;
  /** Why its state or its embargo is another one, until that is saved. */
  #why: string | undefined;
  /** The article as this window last knew it to be in the library: what was typed here, was typed over this. */
  #base: Article;
  /** Until something is typed into the editor, the body is the one that was loaded, letter by letter. */
  #isBodyTyped = false;

  constructor(options: SessionOptions) {
    const { loaded } = options;
    this.#options = options;
    this.typed = this.#typed;
    this.id = loaded.article.id;
    this.#base = loaded.article;
    this.readOnly = options.readOnly ?? (loaded.state === 'readOnly' ? loaded.reason : null);
    this.#view = new Store<SessionView>({
      article: loaded.article,
      save: { state: 'clean' },
      other: null,
      isJournalFailing: false,
    });
    this.#journal = new KeystrokeJournal({
      clock: options.clock,
      note: () => this.#note(),
      onFailing: (isJournalFailing) => this.#view.set({ ...this.#view.get(), isJournalFailing }),
    });
    this.#autosave = new Autosave<EditField>({
      revision: loaded.article.revision,
      clock: options.clock,
      save: (fields, baseRevision) => this.#write(fields, baseRevision),
      onState: (save) => {
        if (save.state === 'saved') this.#journal.rest();
        this.#view.set({ ...this.#view.get(), save });
      },
    });
    if (loaded.state === 'complete' && loaded.recovered?.basedOnCurrent) {
      this.#bringBack(loaded.recovered.text);
    }
  }

  readonly get = (): SessionView => this.#view.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#view.subscribe(listener);

  get isUnsaved(): boolean {
    return this.#autosave.isUnsaved;
  }

  /** The last revision this window knows to be on disk. */
  get revision(): number {
    return this.#autosave.revision;
  }

  /** Resolves when no save of this window is on its way: only then `revision` tells its own from those of others. */
  rest(): Promise<void> {
    return this.#autosave.rest();
  }

  /** How many changes were made in this window: whoever saves its text elsewhere knows whether more has come since. */
  get changes(): number {
    return this.#typed.get();
  }

  /** Says why the next change of its state or its embargo is made; the audit trail keeps it. */
  explain(why: string): void {
    this.#why = why;
  }

  /** Changes fields of the article. A member that is present and undefined clears an optional field. */
  change(edit: ArticleEdit): void {
    if (this.readOnly !== null) return;
    this.#typed.set(this.#typed.get() + 1);
    const { article } = this.#view.get();
    // An edit holds the article's own members; only the optional ones may be undefined.
    this.#view.set({ ...this.#view.get(), article: { ...article, ...edit } as Article });
    this.#autosave.touch(...fieldsOf(edit));
    if (notedFields.some((field) => field in edit)) this.#journal.touch();
  }

  /**
   * The editor says how to read its document, and how to show another one in its place; the answer ends that, keeping
   * the last document.
   */
  bindBody(read: () => BodyNode, show: (document: BodyNode) => void): () => void {
    this.#readBody = read;
    this.#showBody = show;
    return () => {
      if (this.#readBody !== read) return;
      this.#collectBody();
      this.#readBody = null;
      this.#showBody = null;
    };
  }

  /** The document in the editor changed; it is read when it is saved, not now. */
  bodyChanged(): void {
    if (this.readOnly !== null) return;
    this.#typed.set(this.#typed.get() + 1);
    this.#isBodyTyped = true;
    this.#autosave.touch('body');
    this.#journal.touch();
  }

  /** Saves everything now; false when it could not be written. */
  flush(): Promise<boolean> {
    if (this.readOnly !== null) return Promise.resolve(true);
    return this.#autosave.flush();
  }

  /** The article has left the list: what is typed here and not saved is not sent after it, but asks what to do. */
  wasRemoved(): void {
    this.#isGone = true;
    // A conflict has lost its other side.
    this.#view.set({ ...this.#view.get(), other: null });
    // A save that failed because of it did not know why; now it asks.
    if (this.#autosave.state.state === 'failed') void this.#autosave.flush();
  }

  /**
   * Looks at what the library has by now, saved by another window or another program. Where nothing typed here stands
   * against it, it is taken over around what was typed; otherwise it is a conflict once this window saves, and in one it
   * is shown as the other side. Never fails: what cannot be read is met again by the next save.
   */
  async look(): Promise<void> {
    const before = this.#autosave.state.state;
    let theirs: Article | null = null;
    try {
      const loaded = await this.#options.api.call('article.read', { id: this.id });
      if (loaded.state === 'complete') theirs = loaded.article;
    } catch (caught) {
      if (toFailure(caught).code !== 'not-found') return;
    }
    if (this.#autosave.state.state === 'saving') return;
    if (theirs !== null && this.#takeOver(theirs)) return;
    if (before === 'conflict') this.#view.set({ ...this.#view.get(), other: theirs });
  }

  /** What settling a conflict with `other` needs: what was typed here, over which revision, and what it makes of it. */
  against(other: Article): { base: number; edit: ArticleEdit; mine: Article } {
    const touched = this.#autosave.unsavedFields;
    const mine = withTouched(other, this.snapshot(), touched);
    return { base: this.#base.revision, edit: editOfFields(mine, touched), mine };
  }

  /** Everything of the window's version, for keeping it beside another one. */
  snapshot(): Article {
    this.#collectBody();
    return this.#view.get().article;
  }

  /** The article as it stands in the window, and nothing changes by looking: for notes and for the preview. */
  peek(): Article {
    const { article } = this.#view.get();
    if (!this.#isBodyTyped || this.#readBody === null) return article;
    return {
      ...article,
      body: { schemaVersion: BODY_SCHEMA_VERSION, document: this.#readBody() },
    };
  }

  dispose(): void {
    this.#autosave.dispose();
    this.#journal.rest();
  }

  /** Text that was noted and never saved is typed again, so that saving it goes the usual way. */
  #bringBack(text: NotedText): void {
    const edit = editOf(text);
    if (edit === undefined) return;
    const { article } = this.#view.get();
    const there = noteOf(article);
    const { body, ...lines } = edit;
    const changed: ArticleEdit = {};
    for (const field of ['headline', 'standfirst', 'summary'] as const) {
      if (lines[field] !== there[field]) changed[field] = lines[field];
    }
    if (comparable({ ...text, body: there.body }) !== comparable(text)) changed.body = body;
    if (Object.keys(changed).length > 0) this.change(changed);
  }

  async #note(): Promise<void> {
    await this.#options.api.call('journal.note', {
      id: this.id,
      baseRevision: this.#autosave.revision,
      text: noteOf(this.peek()),
    });
  }

  #collectBody(): void {
    if (this.#readBody === null || this.readOnly !== null) return;
    const document = this.#readBody();
    const view = this.#view.get();
    this.#view.set({
      ...view,
      article: { ...view.article, body: { schemaVersion: BODY_SCHEMA_VERSION, document } },
    });
  }

  async #write(
    fields: ReadonlySet<EditField>,
    baseRevision: number,
  ): Promise<{ revision: number; at: string }> {
    if (fields.has('body')) this.#collectBody();
    // Sent first, so that the journal knows the text of this save before the save does.
    this.#journal.noteNow();
    const sent = this.#view.get().article;
    const moves = fields.has('status') || fields.has('embargoUntil');
    const why = moves ? this.#why : undefined;
    try {
      const { article, savedAt } = await this.#options.api.call('article.save', {
        id: this.id,
        baseRevision,
        edit: editOfFields(sent, fields),
        ...(why === undefined ? {} : { why }),
      });
      if (this.#why === why) this.#why = undefined;
      this.#base = { ...article, body: fields.has('body') ? sent.body : this.#base.body };
      this.#adopt(sent, article);
      this.#options.onSaved(article);
      return { revision: article.revision, at: savedAt };
    } catch (caught) {
      let failed = toFailure(caught);
      if (failed.code === 'conflict') {
        const loaded = await this.#options.api
          .call('article.read', { id: this.id })
          .catch((error: unknown) => toFailure(error));
        if ('code' in loaded) failed = loaded;
        // Each turn stands on a newer revision than the one before.
        else if (loaded.state === 'complete' && this.#takeOver(loaded.article)) {
          return this.#write(fields, this.#base.revision);
        } else {
          this.#view.set({ ...this.#view.get(), other: loaded.article });
          throw caught;
        }
      }
      if (failed.code !== 'not-found' || !this.#isGone) throw new GalleyError(failed);
      this.#view.set({ ...this.#view.get(), other: null });
      throw new GalleyError({ ...failed, code: 'conflict' }, { cause: caught });
    }
  }

  /**
   * Puts the library's version under what was typed here; false where the two can not both be right, and then nothing
   * is changed.
   */
  #takeOver(theirs: Article): boolean {
    this.#isGone = false;
    if (this.readOnly !== null || theirs.revision < this.#base.revision) return false;
    const touched = this.#autosave.unsavedFields;
    const mine = touched.size === 0 ? this.#view.get().article : this.snapshot();
    if (clashingFields(this.#base, mine, theirs, touched).length > 0) return false;
    if (this.#options.findUnknown(theirs.body) !== null) return false;
    this.#base = theirs;
    this.#view.set({
      ...this.#view.get(),
      article: withTouched(theirs, mine, touched),
      other: null,
    });
    if (!touched.has('body')) {
      this.#showBody?.(theirs.body.document);
      this.#isBodyTyped = false;
    }
    this.#autosave.rebase(theirs.revision);
    // What is noted stands on the new revision as well.
    if (touched.size > 0) this.#journal.touch();
    return true;
  }

  /** Takes over what the store decided (address, times), except where the person went on typing meanwhile. */
  #adopt(sent: Article, stored: ArticleFacts): void {
    const view = this.#view.get();
    const merged: Record<string, unknown> = { ...stored };
    const now: Readonly<Record<string, unknown>> = { ...view.article };
    const then: Readonly<Record<string, unknown>> = { ...sent };
    // What came back as it was sent stays the same object: nobody has to draw it anew.
    for (const field of Object.keys(merged)) {
      if (canonicalJson(merged[field]) === canonicalJson(now[field])) merged[field] = now[field];
    }
    for (const field of new Set([...Object.keys(now), ...Object.keys(then)])) {
      if (now[field] !== then[field]) merged[field] = now[field];
    }
    // A save that was sent a second time was not asked to write what was typed in between.
    for (const field of this.#autosave.waitingFields) merged[field] = now[field];
    // The document in the editor is the newest there is; a copy that came back must not replace it.
    merged.body = view.article.body;
    // Assembled member by member from two articles.
    this.#view.set({ ...view, article: merged as unknown as Article });
  }
}

const notedFields = ['headline', 'standfirst', 'summary', 'body'] as const;

function fieldsOf(edit: ArticleEdit): EditField[] {
  // Object.keys cannot know that an edit has no members but its own.
  return Object.keys(edit) as EditField[];
}

/** The article of a session, for `useStorePart`. */
export const articleOf = ({ article }: SessionView): Article => article;

/**
 * Whether all but the text and the count of saves is the same: for whoever shows what stands beside the text, and need
 * not be drawn again at every save of it.
 */
export function isSameBeside(one: Article, other: Article): boolean {
  const before: Readonly<Record<string, unknown>> = { ...one };
  const after: Readonly<Record<string, unknown>> = { ...other };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].every(
    (field) => changesWithEverySave.has(field) || before[field] === after[field],
  );
}

const changesWithEverySave: ReadonlySet<string> = new Set<keyof Article>([
  'body',
  'revision',
  'lineage',
  'updatedAt',
  'translatedFrom',
]);
