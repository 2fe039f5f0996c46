// Where do tests keep the smaller copies of pictures and the social cards, which take far longer to make than all the rest of a website?
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One cache for the tests of every file: named by the hash of what is in them, copies and cards are the same for all. What a test
 * says of the cache itself belongs in a folder of its own.
 */
export const madeForTests = join(tmpdir(), 'galley-test-cache');

/** Where in it copies and cards lie, for a cache that is its own in all the rest; nowhere before the first export. */
export async function copiesForTests(): Promise<string[]> {
  const names = existsSync(madeForTests) ? await readdir(madeForTests) : [];
  return names
    .filter((name) => /^(renditions|cards)-/.test(name))
    .map((name) => join(madeForTests, name));
}
