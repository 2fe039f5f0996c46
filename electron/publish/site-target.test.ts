// Does publishing to a place for files keep its promises, at a place of each guarantee?
import { type MemoryFiles, memoryPlace } from './memory-place.ts';
import { placeContract } from './place-contract.ts';

for (const guarantee of ['file-by-file', 'whole-site'] as const) {
  placeContract(`a place in memory, ${guarantee}`, { guarantee }, async () => {
    const files: MemoryFiles = new Map();
    return {
      open: memoryPlace(files, guarantee),
      visit: async () => new Map(files),
      plant: async (path, text) => void files.set(path, Buffer.from(text)),
      stop: async () => undefined,
    };
  });
}
