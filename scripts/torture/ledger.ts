// What was asked of a library, what of it was acknowledged, and is what lies on the disk one of the things it may be?
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { Article } from '../../core/content/article.ts';
import { articleId } from '../../core/content/ids.ts';
import { files, listArticleIds } from '../../electron/storage/library-files.ts';
import { readRecord, sha256 } from '../../electron/storage/record-file.ts';

export type Text = Pick<Article, 'headline' | 'body'>;

export function hashOf({ headline, body }: Text): string {
  return sha256(canonicalJson({ headline, body }));
}

/** One text as a body, for articles that only need to be told apart. */
export function bodyOf(text: string): Article['body'] {
  return {
    schemaVersion: 1,
    document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  };
}

type Place = 'articles' | 'trash';

interface Known {
  /** Everything the text may be: what was acknowledged last, and what was tried and refused since. */
  texts: string[];
  places: Place[];
}

/** The model of one library: an acknowledgement leaves one possibility, a refusal adds one. */
export class Ledger {
  readonly #known = new Map<string, Known>();
  /** Articles that may be there although nobody was told: makings that were refused. */
  #unnamed = 0;
  acknowledged = 0;

  acknowledge(id: string, text: Text, place: Place = 'articles'): void {
    this.acknowledged += 1;
    this.#known.set(id, { texts: [hashOf(text)], places: [place] });
  }

  refused(id: string, text: Text): void {
    this.#known.get(id)?.texts.push(hashOf(text));
  }

  moved(id: string, place: Place): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    this.acknowledged += 1;
    known.places = [place];
  }

  notMoved(id: string, place: Place): void {
    this.#known.get(id)?.places.push(place);
  }

  notMade(): void {
    this.#unnamed += 1;
  }

  /** What on the disk is none of what it may be, in words. */
  async wrongIn(library: string): Promise<string[]> {
    const wrong: string[] = [];
    const found = new Map<string, { place: Place; text: string; isEmpty: boolean }[]>();
    const look = async (place: Place, id: string, path: string): Promise<void> => {
      const read = await readRecord('article', path);
      if (!read.ok) wrong.push(`${place}/${id}: ${read.error.code}`);
      else {
        const isEmpty = read.value.revision === 0 && read.value.headline === '';
        found.set(id, [...(found.get(id) ?? []), { place, text: hashOf(read.value), isEmpty }]);
      }
    };
    for (const id of await listArticleIds(library)) {
      await look('articles', id, files.article(library, id));
    }
    for (const name of await readdir(files.trash(library)).catch(() => [])) {
      const id = articleId.safeParse(name.replace(/\.json$/, ''));
      if (id.success) await look('trash', id.data, join(files.trash(library), name));
    }
    for (const [id, { texts, places }] of this.#known) {
      const copies = found.get(id) ?? [];
      found.delete(id);
      const [copy] = copies;
      if (copy === undefined) wrong.push(`${id}: not there`);
      else if (copies.length > 1) wrong.push(`${id}: there twice`);
      else {
        if (!texts.includes(copy.text)) wrong.push(`${id}: neither the old text nor the new one`);
        if (!places.includes(copy.place)) wrong.push(`${id}: in ${copy.place}`);
      }
    }
    const strangers = [...found.values()].flat();
    if (strangers.length > this.#unnamed || strangers.some(({ isEmpty }) => !isEmpty)) {
      wrong.push(`${strangers.length} articles nobody asked for`);
    }
    return wrong;
  }
}
