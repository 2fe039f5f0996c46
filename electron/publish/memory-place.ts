// What do tests of publishing publish to, beside real protocols? Two places in memory, one of each guarantee, and faults on the way to any place.
import type { Guarantee } from '../../core/ipc/contract.ts';
import type { FileContent, OpenPlace, SitePlace } from './site-place.ts';

/** The files of a place, as a visitor gets them. */
export type MemoryFiles = Map<string, Uint8Array>;

/** A place in memory. `seen` is called after every step that a visitor could notice. */
export function memoryPlace(
  files: MemoryFiles,
  guarantee: Guarantee = 'file-by-file',
  seen: (files: MemoryFiles) => void = () => undefined,
): OpenPlace {
  return async () => {
    // With `whole-site`, what is put waits here.
    const next = guarantee !== 'file-by-file' ? new Map(files) : files;
    const place: SitePlace = {
      guarantee,
      parallel: 3,
      look: async () => ({ server: 'memory', notes: [] }),
      present: async (paths) => new Set(paths.filter((path) => files.has(path))),
      read: async (path) => files.get(path),
      async put(path, content) {
        next.set(path, await bytesOf(content));
        seen(files);
      },
      async remove(path) {
        next.delete(path);
        seen(files);
      },
      async finish() {
        if (next === files) return;
        files.clear();
        for (const [path, bytes] of next) files.set(path, bytes);
        seen(files);
      },
      close: async () => undefined,
    };
    return place;
  };
}

export async function bytesOf(content: FileContent): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content.open()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A moment in the use of a place: `before` a call reaches it, or `after` it acted and before the answer is heard. */
export interface PlaceCall {
  readonly when: 'before' | 'after';
  readonly method: 'present' | 'read' | 'put' | 'remove' | 'finish';
  readonly path: string;
  /** Counts all moments from 1, over all connections. */
  readonly number: number;
}

/** The same place, where `fault` may throw at any moment, or have it wait. */
export function withFaults(
  open: OpenPlace,
  fault: (call: PlaceCall) => void | Promise<void>,
): OpenPlace {
  let number = 0;
  return async (signal) => {
    const place = await open(signal);
    const through = async <T>(
      method: PlaceCall['method'],
      path: string,
      work: () => Promise<T>,
    ): Promise<T> => {
      await fault({ when: 'before', method, path, number: ++number });
      const answer = await work();
      await fault({ when: 'after', method, path, number: ++number });
      return answer;
    };
    return {
      guarantee: place.guarantee,
      parallel: place.parallel,
      look: () => place.look(),
      present: (paths) => through('present', '', () => place.present(paths)),
      read: (path) => through('read', path, () => place.read(path)),
      put: (path, content) => through('put', path, () => place.put(path, content)),
      remove: (path) => through('remove', path, () => place.remove(path)),
      finish: () => through('finish', '', () => place.finish()),
      close: () => place.close(),
    };
  };
}
