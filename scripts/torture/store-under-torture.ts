// What is bundled with a file system that fails (bundle.ts): the store as the suites open it.
export { backUp } from '../../electron/storage/backup.ts';
export { writeDurably } from '../../electron/storage/durable-file.ts';
export { LibraryStore } from '../../electron/storage/library-store.ts';
export { machine } from './failing-fs.ts';
