// What was acknowledged, shown and typed in a newsroom with two windows, and which answers break a promise?
import type { Article } from '../../core/content/article.ts';
import type { Result } from '../../core/errors.ts';
import type { Done, Ledger, WindowNumber } from './newsroom.ts';

/** Fields that people type in: each text is a token of its own, so that it can be looked for. */
export const fields = ['headline', 'summary', 'body'] as const;
export type Field = (typeof fields)[number];
export type Texts = Record<Field, string>;

const nothingYet: Texts = { headline: '', summary: '', body: '' };

/** Written down while a story is told; the first promise that is broken is kept in `broken`. */
export class Books implements Ledger {
  /** What was acknowledged last of each article: what its record must say. */
  readonly newest = new Map<string, { revision: number; texts: Texts }>();
  /** Every text that was acknowledged and not typed over by someone who saw it: each must be somewhere. */
  readonly acknowledged = new Set<string>();
  /** What each window has been shown, or sent itself. */
  readonly #seen: Record<WindowNumber, Set<string>> = { 1: new Set(), 2: new Set() };
  /** What was typed in a window and has not been acknowledged by a save. */
  readonly unsaved: Record<WindowNumber, Map<string, { id: string; field: Field }>> = {
    1: new Map(),
    2: new Map(),
  };
  /** Of what is acknowledged, that which only the journal took: its writer may type over it. */
  readonly #journalOnly = new Set<string>();
  readonly #noted: Record<WindowNumber, Set<string>> = { 1: new Set(), 2: new Set() };
  broken: Error | null = null;

  /** What a window typed and nobody acknowledged may go with it; what the journal took may not. */
  loseUnnoted(number: WindowNumber): void {
    for (const token of this.unsaved[number].keys()) {
      if (!this.#noted[number].has(token)) continue;
      if (!this.acknowledged.has(token)) this.#journalOnly.add(token);
      this.acknowledged.add(token);
    }
    this.unsaved[number].clear();
    this.#noted[number].clear();
    this.#seen[number].clear();
  }

  /** Something was typed into `field` of an article, over `before`. */
  typed(window: WindowNumber, token: string, id: string, field: Field, before: string): void {
    if (field !== 'body') {
      for (const over of tokensIn(before)) {
        if (this.#journalOnly.delete(over)) this.acknowledged.delete(over);
      }
      for (const [earlier, about] of this.unsaved[window]) {
        if (about.id === id && about.field === field) this.unsaved[window].delete(earlier);
      }
    }
    this.unsaved[window].set(token, { id, field });
  }

  heard(window: WindowNumber, name: string, answer: Result<unknown>): void {
    if (!answer.ok) return;
    const value = answer.value as { article?: Article; recovered?: unknown };
    if (!['article.get', 'article.read', 'history.restore', 'conflict.settle'].includes(name)) {
      return;
    }
    for (const token of tokensIn(value)) this.#seen[window].add(token);
  }

  done({ window, name, input, result }: Done): void {
    if (name === 'journal.note' && result.ok) {
      for (const token of tokensIn(input)) this.#noted[window].add(token);
    }
    if (!result.ok) return;
    switch (name) {
      case 'article.create': {
        const { id } = result.value as Article;
        this.newest.set(id, { revision: 0, texts: nothingYet });
        break;
      }
      case 'article.save': {
        const { id, baseRevision, edit } = input as {
          id: string;
          baseRevision: number;
          edit: Partial<Article>;
        };
        const { article } = result.value as { article: Article };
        const newest = this.#of(id);
        if (article.revision !== newest.revision + 1 || baseRevision !== newest.revision) {
          throw this.#violation(
            `${article.revision} was saved over ${newest.revision}, based on ${baseRevision}`,
          );
        }
        this.#overwrite(window, newest.texts, edit);
        this.newest.set(id, {
          revision: article.revision,
          texts: { ...newest.texts, ...textsOf(edit) },
        });
        this.#acknowledge(window, edit);
        break;
      }
      case 'conflict.settle': {
        const { id, keep, edit } = input as { id: string; keep: string; edit: Partial<Article> };
        const { article } = result.value as { article: Article };
        const newest = this.#of(id);
        if (keep === 'mine') {
          this.newest.set(id, {
            revision: newest.revision + 1,
            texts: { ...newest.texts, ...textsOf(edit) },
          });
        }
        if (article.revision !== this.#of(id).revision)
          throw this.#violation('a settled conflict skipped a revision');
        this.#acknowledge(window, edit);
        break;
      }
      case 'conflict.keepBeside': {
        const { edit } = input as { edit: Partial<Article> };
        const { id, revision } = (result.value as { article: Article }).article;
        this.newest.set(id, { revision, texts: { ...nothingYet, ...textsOf(edit) } });
        this.#acknowledge(window, edit);
        break;
      }
      case 'history.restore': {
        const { article } = result.value as { article: Article };
        const newest = this.#of(article.id);
        if (article.revision !== newest.revision + 1)
          throw this.#violation('a restored revision is not the next one');
        this.newest.set(article.id, {
          revision: article.revision,
          texts: { ...newest.texts, ...textsOf(article) },
        });
        break;
      }
      default:
    }
  }

  #violation(what: string): Error {
    // Kept as well, for one that is broken where nobody waits for the answer.
    this.broken ??= new Error(what);
    return this.broken;
  }

  #of(id: string): { revision: number; texts: Texts } {
    const newest = this.newest.get(id);
    if (newest === undefined) throw this.#violation(`${id} was saved and never made`);
    return newest;
  }

  /** A save may go over what its window has seen. Bodies only ever grow. */
  #overwrite(window: WindowNumber, before: Texts, edit: Partial<Article>): void {
    for (const [field, text] of Object.entries(textsOf(edit))) {
      const kept = new Set(tokensIn(text));
      // Object.entries forgets the names of the members.
      for (const token of tokensIn(before[field as Field])) {
        if (kept.has(token)) continue;
        if (field === 'body' || !this.#seen[window].has(token)) {
          throw this.#violation(
            `window ${window} saved its ${field} over ${token}, which it had not seen`,
          );
        }
        this.acknowledged.delete(token);
      }
    }
  }

  /** The texts of an edit are the library's from now on, and no longer unsaved in their window. */
  #acknowledge(window: WindowNumber, edit: Partial<Article>): void {
    for (const token of tokensIn(edit)) {
      this.acknowledged.add(token);
      this.#journalOnly.delete(token);
      this.#seen[window].add(token);
      this.unsaved[window].delete(token);
    }
  }
}

/** The texts that are named in an edit, or an article. */
export function textsOf(edit: Partial<Article>): Partial<Texts> {
  const texts: Partial<Texts> = {};
  if (edit.headline !== undefined) texts.headline = edit.headline;
  if (edit.summary !== undefined) texts.summary = edit.summary;
  if (edit.body !== undefined) texts.body = tokensIn(edit.body).join(' ');
  return texts;
}

export function tokensIn(what: unknown): string[] {
  return JSON.stringify(what ?? '').match(/w\dt\d+\./g) ?? [];
}
