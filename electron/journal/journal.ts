// Which unsaved text is on disk right now, and when may it go? One journal per open library, one note per article.
import type { Article } from '../../core/content/article.ts';
import type { ArticleId, LibraryId } from '../../core/content/ids.ts';
import { comparable, type NotedText, noteOf } from '../../core/content/journal.ts';
import {
  digest,
  type Note,
  noteNames,
  notePath,
  prepareJournal,
  readNote,
  removeNote,
  setNoteAside,
  writeNote,
} from './note-file.ts';

/** A save waits this long for the note of its own text, and not longer: saving matters more. */
const PATIENCE_MS = 300;

/** What is known of an article whose text is being noted by a window of this process. */
interface Live {
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
  | { readonly state: 'whole'; readonly note: Note }
  | { readonly state: 'setAside'; readonly file: string; readonly why: string };

/** The keystroke journal of one library. */
export class Journal {
  readonly #folder: string;
  readonly #library: LibraryId;
  readonly #now: () => Date;
  readonly #live = new Map<ArticleId, Live>();

  private constructor(folder: string, library: LibraryId, now: () => Date) {
    this.#folder = folder;
    this.#library = library;
    this.#now = now;
  }

  /** Opens the journal of a library that this process may write in. */
  static async open(
    folder: string,
    library: LibraryId,
    now: () => Date = () => new Date(),
  ): Promise<Journal> {
    await prepareJournal(folder);
    return new Journal(folder, library, now);
  }

  /** Notes the text of an article. Resolves once it, or a newer one, is on disk. */
  note(id: ArticleId, baseRevision: number, text: NotedText): Promise<void> {
    const live = this.#of(id);
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
    return this.#write(id, live);
  }

  /**
   * Says that a save begins, with the text that was noted last. Resolves when that text is on disk or does not get
   * there in time: an older note beside a newer record would look like text that was never saved.
   */
  async saving(id: ArticleId): Promise<void> {
    const live = this.#live.get(id);
    if (live === undefined || live.note === null) return;
    live.sent = live.note.text;
    if (live.writing === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([live.writing.catch(() => undefined), patience]);
    clearTimeout(timer);
  }

  /** Says that a save based on `from` is on disk as `record`: its note goes, a newer one stands on the new revision. */
  saved(id: ArticleId, from: number, record: Article): void {
    const live = this.#of(id);
    live.sent = null;
    live.saved = { from, to: record.revision, digest: digest(comparable(noteOf(record))) };
    if (live.note === null) return;
    if (digest(comparable(live.note.text)) === live.saved.digest) live.note = null;
    else if (live.note.baseRevision === from) {
      live.note = { ...live.note, baseRevision: record.revision };
    } else return;
    // Nobody waits for this: should it fail or come too late, the note is compared with the record when it is found.
    this.#write(id, live).catch(() => undefined);
  }

  /** Forgets the note of an article, whose text is safe elsewhere. */
  async clear(id: ArticleId): Promise<void> {
    const live = this.#of(id);
    live.note = null;
    await this.#write(id, live);
  }

  /** The note that a window left behind, or undefined. One that is damaged or foreign is set aside, never used. */
  async find(id: ArticleId): Promise<FoundNote | undefined> {
    await this.#live.get(id)?.writing?.catch(() => undefined);
    return this.#read(`${id}.json`);
  }

  /** Every note that windows left behind. */
  async findAll(): Promise<FoundNote[]> {
    const found: FoundNote[] = [];
    for (const name of await noteNames(this.#folder)) {
      const one = await this.#read(name);
      if (one !== undefined) found.push(one);
    }
    return found;
  }

  /** Sets aside a note that turned out not to fit. */
  async setAside(id: ArticleId, why: string): Promise<FoundNote> {
    return { state: 'setAside', file: await this.#move(`${id}.json`), why };
  }

  /** Whether there is text that is not saved, and all of it is here. */
  get holdsAllNoted(): boolean {
    const noted = [...this.#live.values()].filter(({ note }) => note !== null);
    return noted.length > 0 && noted.every(({ hasFailed }) => !hasFailed);
  }

  /** Waits for every write under way. Notes of text that is not saved stay. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#live.values()].map(({ writing }) => writing));
  }

  async #read(name: string): Promise<FoundNote | undefined> {
    const path = notePath(this.#folder, name.replace(/\.json$/, ''));
    const read = await readNote(path);
    if (read.state === 'none') return undefined;
    const why = read.state === 'damaged' ? read.why : this.#whyForeign(name, read.note);
    if (why !== undefined) return { state: 'setAside', file: await this.#move(name), why };
    return read.state === 'whole' ? read : undefined;
  }

  #whyForeign(name: string, found: Note): string | undefined {
    if (found.library !== this.#library) return 'it belongs to another newsroom';
    return name === `${found.article}.json` ? undefined : 'it belongs to another article';
  }

  #move(name: string): Promise<string> {
    return setNoteAside(this.#folder, name, this.#now());
  }

  #of(id: ArticleId): Live {
    const known = this.#live.get(id);
    if (known !== undefined) return known;
    const made: Live = {
      note: null,
      sent: null,
      saved: null,
      writing: null,
      isBehind: false,
      hasFailed: false,
    };
    this.#live.set(id, made);
    return made;
  }

  /** One write per article at a time; what is asked for meanwhile is written next, and only its newest. */
  #write(id: ArticleId, live: Live): Promise<void> {
    live.isBehind = true;
    live.writing ??= this.#catchUp(id, live);
    return live.writing;
  }

  async #catchUp(id: ArticleId, live: Live): Promise<void> {
    try {
      while (live.isBehind) {
        live.isBehind = false;
        const { note, sent } = live;
        if (note === null) await removeNote(this.#folder, id);
        else {
          const isNewer = sent !== null && sent !== note.text;
          await writeNote(
            this.#folder,
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
