// Where do tests keep the smaller copies of pictures and the social cards, which take far longer to make than all the rest of a website?
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One cache for the tests of every file: named by the hash of what is in them, copies and cards are the same for all. What a test
 * says of the cache itself belongs in a folder of its own.
 */
export const madeForTests = join(tmpdir(), 'galley-test-cache');
