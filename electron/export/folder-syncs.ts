// How is much brought to the disk side by side, without asking for all of it at once?
import { syncFolder } from '../storage/durable-file.ts';

/** Work of which only so much goes on at a time. */
export interface Crowd {
  /** Begins the work once there is room for it; what fails is told by `done`. */
  add(work: () => Promise<void>): Promise<void>;
  /** Resolves when all of it has ended; rejects with the first failure. */
  done(): Promise<void>;
}

export function atMost(most: number): Crowd {
  const going = new Set<Promise<void>>();
  const failures: unknown[] = [];
  return {
    async add(work) {
      while (going.size >= most) await Promise.race(going);
      const mine: Promise<void> = work()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => going.delete(mine));
      going.add(mine);
    },
    async done() {
      await Promise.all(going);
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** What changed in these folders, names that come and go, is on disk when it resolves. */
export async function syncFolders(folders: Iterable<string>): Promise<void> {
  const crowd = atMost(8);
  for (const folder of folders) await crowd.add(() => syncFolder(folder));
  await crowd.done();
}
