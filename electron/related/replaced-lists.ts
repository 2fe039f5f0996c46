// Where are the lists that a refresh replaced, so that it can be undone? A file of lines, gone with the next refresh.
import { appendFile, open, rm, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { relatedNews } from '../../core/content/article.ts';
import { articleId } from '../../core/content/ids.ts';
import type { ReplacedList } from './keep-list.ts';

const line = z.object({
  id: articleId,
  before: relatedNews.optional(),
  after: relatedNews.shape.items,
});

/** Lines written together. */
const AT_ONCE = 100;

/** Ten thousand lists are twenty megabytes: they wait on disk, outside the library. */
export class ReplacedLists {
  readonly #path: string;
  #waiting: string[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  /** Forgets what was there. */
  async begin(): Promise<void> {
    this.#waiting = [];
    await writeFile(this.#path, '', { mode: 0o600 });
  }

  async add(list: ReplacedList): Promise<void> {
    this.#waiting.push(`${JSON.stringify(list)}\n`);
    if (this.#waiting.length >= AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    if (text !== '') await appendFile(this.#path, text);
  }

  /** Every list, in the order they were replaced; none where there was no refresh. */
  async *read(): AsyncGenerator<ReplacedList> {
    await this.flush();
    const file = await open(this.#path).catch(() => undefined);
    if (file === undefined) return;
    try {
      for await (const text of file.readLines()) {
        const { id, before, after } = line.parse(JSON.parse(text));
        yield { id, before, after };
      }
    } finally {
      await file.close();
    }
  }

  async forget(): Promise<void> {
    this.#waiting = [];
    await rm(this.#path, { force: true });
  }
}
