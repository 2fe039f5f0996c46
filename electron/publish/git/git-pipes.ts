// How are many files handed to Git, and read from it, without a process for each? Through two pipes that stay open as long as the place.
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { GalleyError } from '../../../core/errors.ts';
import type { FileContent } from '../site-place.ts';
import { endGroup, endOf, GitFault, type GitRepository } from './run-git.ts';

/** A file up to this size is compared with its checksum before a byte of it goes to Git. */
const IN_MEMORY_BYTES = 8 * 1024 * 1024;

/** Files and one commit on their way into the cache, by one process of Git. */
export class Import {
  readonly #ref = `refs/galley/next-${randomBytes(6).toString('hex')}`;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: PipeReader;
  readonly #over: Promise<number | null>;
  #told = '';
  #marks = 1;

  constructor(repository: GitRepository) {
    this.#child = repository.start(['fast-import', '--quiet', '--done']);
    this.#answers = new PipeReader(this.#child.stdout);
    this.#over = endOf(this.#child);
    this.#over.catch(() => undefined);
    this.#child.stdin.on('error', () => undefined);
    this.#child.stderr.on('data', (bytes: Buffer) => {
      this.#told = `${this.#told}${bytes.toString('utf8')}`.slice(-2000);
    });
  }

  /** Hands over a file, and answers with its number. Rejects with `file-changed` where its bytes are not those that were meant. */
  async file(content: FileContent): Promise<number> {
    const changed = () => new GalleyError({ code: 'file-changed', subject: content.sha256 });
    const pieces = content.open();
    if (content.size <= IN_MEMORY_BYTES) {
      const bytes = await bytesOf(pieces);
      const { length } = bytes;
      if (
        length !== content.size ||
        createHash('sha256').update(bytes).digest('hex') !== content.sha256
      )
        throw changed();
      return await this.#blob(length, [bytes]);
    }
    const hash = createHash('sha256');
    const exact = async function* (): AsyncGenerator<Uint8Array> {
      let left = content.size;
      for await (const piece of pieces) {
        hash.update(piece);
        left -= piece.length;
        if (left < 0) throw changed();
        yield piece;
      }
      if (left !== 0 || hash.digest('hex') !== content.sha256) throw changed();
    };
    try {
      return await this.#blob(content.size, exact());
    } catch (error) {
      // Half a file went in: what comes after it would be taken for its rest.
      await this.end();
      throw error;
    }
  }

  async commit(wish: {
    readonly by: string;
    readonly message: string;
    readonly from: string | undefined;
    readonly lines: readonly string[];
  }): Promise<string> {
    const { by, message, from, lines } = wish;
    await this.#write(
      Buffer.from(
        [
          `commit ${this.#ref}`,
          'mark :1',
          `author ${by}`,
          `committer ${by}`,
          `data ${Buffer.byteLength(message)}`,
          message,
          ...(from === undefined ? [] : [`from ${from}`]),
          ...lines,
          '',
          'get-mark :1',
          'done',
          '',
        ].join('\n'),
      ),
    );
    this.#child.stdin.end();
    const made = await this.#answers.line();
    if ((await this.#over) === 0 && made !== undefined) return made;
    throw this.#fault();
  }

  async end(): Promise<void> {
    endGroup(this.#child);
    await this.#over.catch(() => undefined);
  }

  async #blob(
    size: number,
    pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<number> {
    const mark = ++this.#marks;
    await this.#write(Buffer.from(`blob\nmark :${mark}\ndata ${size}\n`));
    for await (const piece of pieces) await this.#write(piece);
    await this.#write(Buffer.from('\n'));
    return mark;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const { stdin } = this.#child;
    if (!stdin.writable) {
      await this.#over;
      throw this.#fault();
    }
    if (stdin.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        stdin.off('drain', go);
        stdin.off('close', go);
        resolve();
      };
      stdin.on('drain', go);
      stdin.on('close', go);
    });
  }

  #fault(): Error {
    return new GalleyError({
      code: 'write-failed',
      subject: 'the copy of the branch',
      detail: this.#told.slice(0, 300),
    });
  }
}

/** Objects of the cache, read by one process of Git, one after another. */
export class ObjectReader {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: PipeReader;
  readonly #over: Promise<number | null>;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    this.#answers = new PipeReader(child.stdout);
    this.#over = endOf(child);
    this.#over.catch(() => undefined);
    child.stdin.on('error', () => undefined);
    child.stderr.resume();
  }

  /** The bytes of an object; undefined where the cache does not hold it. */
  read(object: string): Promise<Uint8Array | undefined> {
    const mine = this.#turn.then(async () => {
      this.#child.stdin.write(`${object}\n`);
      const head = await this.#answers.line();
      const [, size] = /^[0-9a-f]+ \w+ (\d+)$/.exec(head ?? '') ?? [];
      if (head === undefined)
        throw new GitFault({ code: 'internal', detail: 'git cat-file ended' });
      if (size === undefined) return undefined;
      const bytes = await this.#answers.bytes(Number(size) + 1);
      return bytes?.subarray(0, Number(size));
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async end(): Promise<void> {
    endGroup(this.#child);
    await this.#over.catch(() => undefined);
  }
}

/** What a process prints, read by lines and by lengths. */
class PipeReader {
  readonly #pieces: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #length = 0;

  constructor(pipe: Readable) {
    this.#pieces = pipe[Symbol.asyncIterator]();
  }

  /** The next line without its end; undefined where the pipe is over. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const all = this.#all();
      const at = all.indexOf(0x0a);
      if (at !== -1) return this.#take(all, at + 1).toString('utf8', 0, at);
      if (!(await this.#more())) return undefined;
    }
  }

  async bytes(length: number): Promise<Buffer | undefined> {
    while (this.#length < length) if (!(await this.#more())) return undefined;
    return this.#take(this.#all(), length);
  }

  #all(): Buffer {
    const all = Buffer.concat(this.#held);
    this.#held = [all];
    return all;
  }

  #take(all: Buffer, length: number): Buffer {
    this.#held = [all.subarray(length)];
    this.#length = all.length - length;
    return all.subarray(0, length);
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#pieces.next();
    if (done === true) return false;
    this.#held.push(value);
    this.#length += value.length;
    return true;
  }
}

async function bytesOf(pieces: Readable): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
