// How is a bucket a place for a website? Each file is one object, replaced whole by one PUT whose bytes the service checks.
import { createHash } from 'node:crypto';
import { cacheControl, contentType } from '../content-kinds.ts';
import { isReadableOnTheWay } from '../server-access.ts';
import {
  type FileContent,
  type OpenPlace,
  type PlaceFacts,
  PlaceTrouble,
  type SitePlace,
} from '../site-place.ts';
import { NoSuchObject, type S3Bucket, S3Client } from './s3-client.ts';

export interface S3Options extends S3Bucket {
  /** Where the website begins in the bucket. */
  readonly folder: string;
  /** Whether each file says that everybody may read it. */
  readonly isPublic: boolean;
}

/** From this many questions on, all that is there is listed instead. */
const LIST_FROM = 30;

/** Opens a folder of a bucket. */
export function s3Place(options: S3Options): OpenPlace {
  return async (signal) => new S3Place(options, await S3Client.open(options, signal));
}

class S3Place implements SitePlace {
  readonly guarantee = 'file-by-file';
  readonly parallel = 8;
  readonly #options: S3Options;
  readonly #client: S3Client;
  /** What all keys begin with. */
  readonly #prefix: string;
  /** Whether the mark of an object is the MD5 of its bytes, as it is nearly everywhere. */
  #marksAreSums = true;

  constructor(options: S3Options, client: S3Client) {
    this.#options = options;
    this.#client = client;
    const names = options.folder.split('/').filter((name) => name !== '' && name !== '.');
    this.#prefix = names.map((name) => `${name}/`).join('');
  }

  async look(): Promise<PlaceFacts> {
    const { headers } = await this.#client.ask({
      method: 'GET',
      key: '',
      query: { 'list-type': '2', prefix: this.#prefix, 'max-keys': '1' },
    });
    const notes = isReadableOnTheWay(this.#options.endpoint)
      ? ['Pages can be read and changed by others on their way: the address is not https.']
      : [];
    return { server: [headers.server].flat()[0] ?? null, notes };
  }

  async present(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    const wanted = new Set(paths);
    const note = (keys: readonly string[]): void => {
      for (const key of keys) {
        const path = key.slice(this.#prefix.length);
        if (wanted.has(path)) found.add(path);
      }
    };
    if (paths.length < LIST_FROM) {
      for (const path of paths) {
        // The first key that begins like this is the key itself.
        const [keys = []] = await firstOf(this.#client.list(this.#prefix + path, 1));
        note(keys);
      }
      return found;
    }
    for await (const keys of this.#client.list(this.#prefix)) note(keys);
    return found;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      const { body } = await this.#client.ask({ method: 'GET', key: this.#prefix + path });
      return new Uint8Array(body);
    } catch (error) {
      if (error instanceof NoSuchObject) return undefined;
      throw error;
    }
  }

  async put(path: string, content: FileContent): Promise<void> {
    const { headers, md5 } = await this.#client.ask({
      method: 'PUT',
      key: this.#prefix + path,
      headers: {
        'Content-Type': contentType(path),
        'Cache-Control': cacheControl(path),
        ...(this.#options.isPublic ? { 'X-Amz-Acl': 'public-read' } : {}),
      },
      content,
    });
    const mark = (headers.etag ?? '').replaceAll('"', '').toLowerCase();
    if (mark === md5 || !this.#marksAreSums) return;
    // Not every service checks what it was sent, and not every mark is a sum: then only the bytes tell.
    const kept = await this.read(path);
    if (kept === undefined || sha256(kept) !== content.sha256) {
      throw new PlaceTrouble('server-refused', {
        subject: path,
        detail: `${kept?.length ?? 0} bytes where there should be ${content.size}, or others`,
      });
    }
    this.#marksAreSums = false;
  }

  async remove(path: string): Promise<void> {
    try {
      await this.#client.ask({ method: 'DELETE', key: this.#prefix + path });
    } catch (error) {
      if (!(error instanceof NoSuchObject)) throw error;
    }
  }

  async finish(): Promise<void> {
    // Each file is shown as soon as it is there.
  }

  async close(): Promise<void> {
    this.#client.end();
  }
}

async function firstOf<T>(all: AsyncGenerator<T>): Promise<readonly T[]> {
  for await (const one of all) return [one];
  return [];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
