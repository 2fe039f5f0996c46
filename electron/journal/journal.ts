// Which unsaved text is on disk right now, and when may it go? One journal per open library; one note per article and
// window, so that two windows with one article never write over each other's text.
import type { Article } from '../../core/content/article.ts';
import type { ArticleId, LibraryId } from '../../core/content/ids.ts';
import { comparable, type NotedText, noteOf } from '../../core/content/journal.ts';
import {
  articleOfNote,
  digest,
  type Note,
  noteName,
  noteNames,
  notePath,
  prepareJournal,
  readNote,
  removeNote,
  renameNote,
  setNoteAside,
  writeNote,
} from './note-file.ts';

/** A save waits this long for the note of its own text, and not longer: saving matters more. */
const PATIENCE_MS = 300;

/** What is known of an article whose text is being noted by a window of this process. */
interface Live {
  readonly name: string;
  readonly window: number;
  note: Note | null;
  /** What the save under way was sent with. */
  sent: NotedText | null;
  /** The last save that was acknowledged here: notes typed over `from` stand on `to` since then. */
  saved: { from: number; to: number; digest: string } | null;
  /** The write under way, and whether the file is behind what is known. */
  writing: Promise<void> | null;
  isBehind: boolean;
  /** The last write went wrong. */
  hasFailed: boolean;
}

/** A note that was found although its window is gone. */
export type FoundNote =
  | { readonly state: 'whole'; readonly name: string; readonly note: Note }
  | { readonly state: 'setAside'; readonly file: string; readonly why: string };

export interface JournalOptions {
  readonly now?: () => Date;
  /** Milliseconds that a save waits for its note. */
  readonly patience?: number;
}

/** The keystroke journal of one library. */
export class Journal {
  readonly #folder: string;
  readonly #library: LibraryId;
  readonly #now: () => Date;
  readonly #patience: number;
  /** By the names of their notes. */
  readonly #live = new Map<string, Live>();
  readonly #gone = new Set<number>();
  /** Recoveries follow one another: two windows must not both take the same note. */
  #recovering: Promise<unknown> = Promise.resolve();

  private constructor(
    folder: string,
    library: LibraryId,
    { now = () => new Date(), patience = PATIENCE_MS }: JournalOptions,
  ) {
    this.#folder = folder;
    this.#library = library;
    this.#now = now;
    this.#patience = patience;
  }

  /** Opens the journal of a library that this process may write in. */
  static async open(
    folder: string,
    library: LibraryId,
    options: JournalOptions = {},
  ): Promise<Journal> {
    await prepareJournal(folder);
    return new Journal(folder, library, options);
  }

  /** Notes the text of an article in a window. Resolves once it, or a newer one of that window, is on disk. */
  note(id: ArticleId, window: number, baseRevision: number, text: NotedText): Promise<void> {
    const live = this.#of(id, window);
    const { saved } = live;
    // The window had not heard yet that its save is on disk.
    const overtaken = saved !== null && baseRevision === saved.from;
    const isSaved = overtaken && digest(comparable(text)) === saved.digest;
    live.note = isSaved
      ? null
      : {
          library: this.#library,
          article: id,
          baseRevision: overtaken ? saved.to : baseRevision,
          at: this.#now().toISOString(),
          text,
        };
    return this.#write(live);
  }

  /**
   * Says that a save begins, with the text that was noted last. Resolves when that text is on disk or does not get
   * there in time: an older note beside a newer record would look like text that was never saved.
   */
  async saving(id: ArticleId, window: number): Promise<void> {
    const live = this.#live.get(noteName(id, window));
    if (live === undefined || live.note === null) return;
    live.sent = live.note.text;
    if (live.writing === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#patience);
    });
    await Promise.race([live.writing.catch(() => undefined), patience]);
    clearTimeout(timer);
  }

  /** Says that a save based on `from` is on disk as `record`: its note goes, a newer one stands on the new revision. */
  saved(id: ArticleId, window: number, from: number, record: Article): void {
    const live = this.#of(id, window);
    live.sent = null;
    live.saved = { from, to: record.revision, digest: digest(comparable(noteOf(record))) };
    if (live.note === null) return;
    if (digest(comparable(live.note.text)) === live.saved.digest) live.note = null;
    else if (live.note.baseRevision === from) {
      live.note = { ...live.note, baseRevision: record.revision };
    } else return;
    // Nobody waits for this: should it fail or come too late, the note is compared with the record when it is found.
    this.#write(live).catch(() => undefined);
  }

  /** Forgets what a window noted of an article: that text is safe elsewhere. */
  async clear(id: ArticleId, window: number): Promise<void> {
    const live = this.#of(id, window);
    live.note = null;
    await this.#write(live);
  }

  /** The way to forget what a window has noted of an article by now; what it notes from now on stays. */
  forgetting(id: ArticleId, window: number): () => Promise<void> {
    const live = this.#of(id, window);
    const { note } = live;
    return async () => {
      if (live.note === note) await this.clear(id, window);
    };
  }

  /** The window was closed: what it noted waits for whoever opens the article next, and tells how it was left. */
  windowGone(window: number): void {
    this.#gone.add(window);
    for (const live of this.#live.values()) {
      if (live.window !== window || live.note === null) continue;
      live.note = { ...live.note, closedOver: true };
      // The note as it was is on disk, and says all but this.
      this.#write(live).catch(() => undefined);
    }
  }

  /** Runs one recovery after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#recovering.then(work);
    this.#recovering = mine.catch(() => undefined);
    return mine;
  }

  /**
   * The notes that no other living window is writing on, newest first: those of windows that are gone, and what
   * `window` itself noted before its page was loaded anew. A damaged or foreign one is set aside, never used.
   */
  async findAll(window?: number, id?: ArticleId): Promise<FoundNote[]> {
    const found: FoundNote[] = [];
    for (const fileName of await noteNames(this.#folder)) {
      if (id !== undefined && articleOfNote(fileName) !== id) continue;
      const live = this.#live.get(fileName.replace(/\.json$/, ''));
      const isElsewhere =
        live !== undefined && live.window !== window && !this.#gone.has(live.window);
      if (isElsewhere) continue;
      await live?.writing?.catch(() => undefined);
      const one = await this.#read(fileName);
      if (one !== undefined) found.push(one);
    }
    const timeOf = (one: FoundNote): string => (one.state === 'whole' ? one.note.at : '');
    return found.sort((one, other) => (timeOf(one) < timeOf(other) ? 1 : -1));
  }

  /** Hands a note to the window in which its text comes back; it is that window's from now on. */
  async claim({ name, note }: FoundNote & { state: 'whole' }, window: number): Promise<void> {
    const live = this.#of(note.article, window);
    if (name !== live.name) await renameNote(this.#folder, name, live.name);
    live.note = note;
  }

  /** Removes a note whose text is in the library. */
  async discard({ name }: FoundNote & { state: 'whole' }): Promise<void> {
    const live = this.#live.get(name);
    if (live !== undefined) live.note = null;
    await removeNote(this.#folder, name);
  }

  /** Sets aside a note that turned out not to fit. */
  async setAside({ name }: FoundNote & { state: 'whole' }, why: string): Promise<FoundNote> {
    return { state: 'setAside', file: await this.#move(`${name}.json`), why };
  }

  /** Whether there is text in a window that is not saved, and all of it is here. */
  holdsAllNoted(window: number): boolean {
    const noted = [...this.#live.values()].filter(
      (live) => live.window === window && live.note !== null,
    );
    return noted.length > 0 && noted.every(({ hasFailed }) => !hasFailed);
  }

  /** Waits for every write under way. Notes of text that is not saved stay. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#live.values()].map(({ writing }) => writing));
  }

  async #read(fileName: string): Promise<FoundNote | undefined> {
    const name = fileName.replace(/\.json$/, '');
    const read = await readNote(notePath(this.#folder, name));
    if (read.state === 'none') return undefined;
    const why = read.state === 'damaged' ? read.why : this.#whyForeign(fileName, read.note);
    if (why !== undefined) return { state: 'setAside', file: await this.#move(fileName), why };
    return read.state === 'whole' ? { ...read, name } : undefined;
  }

  #whyForeign(fileName: string, found: Note): string | undefined {
    if (found.library !== this.#library) return 'it belongs to another newsroom';
    return articleOfNote(fileName) === found.article ? undefined : 'it belongs to another article';
  }

  #move(name: string): Promise<string> {
    return setNoteAside(this.#folder, name, this.#now());
  }

  #of(id: ArticleId, window: number): Live {
    const name = noteName(id, window);
    const known = this.#live.get(name);
    if (known !== undefined) return known;
    const made: Live = {
      name,
      window,
      note: null,
      sent: null,
      saved: null,
      writing: null,
      isBehind: false,
      hasFailed: false,
    };
    this.#live.set(name, made);
    return made;
  }

  /** One write per note at a time; what is asked for meanwhile is written next, and only its newest. */
  #write(live: Live): Promise<void> {
    live.isBehind = true;
    live.writing ??= this.#catchUp(live);
    return live.writing;
  }

  async #catchUp(live: Live): Promise<void> {
    try {
      while (live.isBehind) {
        live.isBehind = false;
        const { note, sent } = live;
        if (note === null) await removeNote(this.#folder, live.name);
        else {
          const isNewer = sent !== null && sent !== note.text;
          await writeNote(
            this.#folder,
            live.name,
            isNewer ? { ...note, sent: digest(comparable(sent)) } : note,
          );
        }
      }
      live.hasFailed = false;
    } catch (error) {
      live.hasFailed = true;
      throw error;
    } finally {
      // In the same step as the last look at `isBehind`: what is asked for from now on starts a write of its own.
      live.writing = null;
    }
  }
}
