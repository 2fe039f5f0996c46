// Which line of code keeps which promise, and which test turns red without it? Checked by `npm run promises`.

export interface KeptPromise {
  readonly promise: string;
  /** Where the line stands, inside the clone. */
  readonly file: string;
  /** Text that stands in the file exactly once. */
  readonly line: string;
  /** What stands there instead; nothing where the line is simply gone. */
  readonly instead?: string;
  /** The test file, and the beginning or whole of the name of a test in it that turns red. */
  readonly test: string;
  readonly name: string;
}

const storage = 'electron/storage';

export const promises: readonly KeptPromise[] = [
  {
    promise: 'Every byte is written before a write is called done',
    file: `${storage}/durable-file.ts`,
    line: 'written += bytesWritten;',
    instead: 'written = bytes.byteLength;',
    test: `${storage}/durable-file.test.ts`,
    name: 'writes on after a short write',
  },
  {
    promise: 'The bytes are synced before the new name stands for them',
    file: `${storage}/durable-file.ts`,
    line: '        await file.sync();\n      } finally {',
    instead: '      } finally {',
    test: `${storage}/durable-file.test.ts`,
    name: 'is answered after its bytes, the name and the folder are on disk',
  },
  {
    promise: 'The folder is synced before a save is acknowledged',
    file: `${storage}/durable-file.ts`,
    line: '      await syncFolder(dirname(path), disk);\n    } catch',
    instead: '    } catch',
    test: `${storage}/durable-file.test.ts`,
    name: 'is answered after its bytes, the name and the folder are on disk',
  },
  {
    promise: 'A file that another program holds for a moment is waited for',
    file: `${storage}/durable-file.ts`,
    line: 'if (!passing || !patient) throw error;',
    instead: 'throw error;',
    test: `${storage}/durable-file.test.ts`,
    name: 'waits on Windows for a file that another program holds',
  },
  {
    promise: 'Two writes of one file keep their order',
    file: `${storage}/durable-file.ts`,
    line: 'const mine = before.then(work, work);',
    instead: 'const mine = work();',
    test: `${storage}/durable-file.test.ts`,
    name: 'keeps the order of writes to one path',
  },
  {
    promise: 'Records that change together change all or not at all',
    file: `${storage}/commit-journal.ts`,
    line: 'await writeDurably(path, JSON.stringify(journalOf(changes)), disk);',
    test: `${storage}/commit-journal.test.ts`,
    name: 'are all new or all old after the next opening',
  },
  {
    promise: 'A journal that stayed never puts an old text over a newer one',
    file: `${storage}/commit-journal.ts`,
    line: "return (current === null ? null : sha256(current)) === before ? 'old' : 'other';",
    instead: "return 'old';",
    test: `${storage}/commit-journal.test.ts`,
    name: 'never put an old text over one that is newer',
  },
  {
    promise: 'A leftover is swept when it is an hour old, and not before',
    file: `${storage}/sweep.ts`,
    line: 'return found !== undefined && now.getTime() - found.mtimeMs > graceMs;',
    instead: 'return found !== undefined;',
    test: `${storage}/commit-journal.test.ts`,
    name: 'go an hour after they were last touched',
  },
  {
    promise: 'Unsaved text is on disk when noting it is done',
    file: 'electron/journal/note-file.ts',
    line: '  await rename(beside, path);\n',
    test: 'electron/journal/journal.test.ts',
    name: 'is on disk when noting it resolves',
  },
  {
    promise: 'A damaged note is never put into an article',
    file: 'electron/journal/note-file.ts',
    line: 'if (digest(JSON.stringify(outer.note)) !== outer.sha256) {',
    instead: "if (digest(JSON.stringify(outer.note)) === '') {",
    test: 'electron/journal/journal.test.ts',
    name: 'is set aside when any one byte of it is changed',
  },
  {
    promise: 'A save that is based on a stale revision writes nothing',
    file: `${storage}/article-revisions.ts`,
    line: 'if (current.revision !== base) {',
    instead: 'if (base < 0) {',
    test: `${storage}/library-store.test.ts`,
    name: 'refuses a save that is based on a stale revision',
  },
  {
    promise: 'What another program wrote is kept before it is saved over',
    file: `${storage}/article-files.ts`,
    line: '    if (!this.#isKnown(record.value)) await this.#adopt(record.value);\n    return record;',
    instead: '    return record;',
    test: `${storage}/adoption.test.ts`,
    name: 'is never saved over unseen',
  },
  {
    promise: 'What was written in a session becomes a history entry',
    file: `${storage}/history.ts`,
    line: "for (const id of [...this.#sessions.keys()]) await this.#keepNewest(id, 'session');",
    test: `${storage}/history.test.ts`,
    name: 'gets one when the library closes',
  },
  {
    promise: 'The newest fifty entries of an article stay',
    file: 'core/history/retention.ts',
    line: 'index < KEPT_ALWAYS ||',
    test: 'core/history/retention.test.ts',
    name: 'removes only what it allows',
  },
  {
    promise: 'Nothing is restored unless what it replaces is kept',
    file: `${storage}/article-revisions.ts`,
    line: "if (before === null) return failure('write-failed', { subject: current.headline });",
    test: `${storage}/history.test.ts`,
    name: 'restores nothing when what it would replace cannot be kept',
  },
  {
    promise: 'A changed letter in valid JSON is seen',
    file: 'core/content/records.ts',
    line: 'return sha256(canonicalJson(record)) === written;',
    instead: "return sha256(canonicalJson(record)) !== '' || written === '';",
    test: 'core/content/records.test.ts',
    name: 'shows any single changed character',
  },
  {
    promise: 'A changed bit of a history entry is seen',
    file: `${storage}/entry-file.ts`,
    line: '.equals(Buffer.concat([HEADER, sealOf(packed)]));',
    instead: '.equals(bytes.subarray(0, HEADER.length + SEAL_BYTES));',
    test: `${storage}/entry-file.test.ts`,
    name: 'shows every single bit that was changed',
  },
  {
    promise: 'A damaged article is set aside, listed, and the rest opens',
    file: `${storage}/known-problems.ts`,
    line: 'if (setAside) await this.moveAside(path);',
    test: `${storage}/library-store.test.ts`,
    name: 'sets a damaged article file aside',
  },
  {
    promise: 'Damage that size and time do not show is found after opening',
    file: `${storage}/scrub.ts`,
    line: '    else if (!isAbsent(again)) await scrub.damaged(path, again.error, id);\n',
    test: `${storage}/article-index.test.ts`,
    name: 'finds damage that size and time do not show',
  },
  {
    promise: 'A missing newsroom is an error, never an empty one',
    file: `${storage}/library-files.ts`,
    line: "if (!folder?.isDirectory()) return failure('library-missing', { subject });",
    test: `${storage}/library-store.test.ts`,
    name: 'that is missing is an error',
  },
  {
    promise: 'A migration copies each record before it changes it',
    file: `${storage}/migrate.ts`,
    line: 'await keepCopy(library, path, read.value.format, text, disk);',
    test: `${storage}/migrate.test.ts`,
    name: 'opens with every word it had, and keeps a copy',
  },
  {
    promise: 'Only a backup that was read back counts',
    file: `${storage}/backup.ts`,
    line: 'if (!whole.ok) return whole;',
    test: `${storage}/backup.test.ts`,
    name: 'of a damaged newsroom is refused by name',
  },
  {
    promise: 'A lock is never taken from a process that lives',
    file: `${storage}/library-lock.ts`,
    line: '} else if (isHeld(holder) && !(options.takeOver && isForeign(holder))) {',
    instead: '} else if (isForeign(holder) && !options.takeOver) {',
    test: `${storage}/library-lock.test.ts`,
    name: 'is never taken from a process that lives',
  },
  {
    promise: 'A stale lock is told by when its process began',
    file: `${storage}/library-lock.ts`,
    line: 'return lock.started === undefined || started === undefined || lock.started === started;',
    instead: "return started !== '';",
    test: `${storage}/library-lock.test.ts`,
    name: 'is taken over from an earlier process whose number',
  },
  {
    promise: 'A second process opens for reading only',
    file: `${storage}/library-store.ts`,
    line: 'else readOnly = acquired.error.detail ?? acquired.error.code;',
    test: `${storage}/library-store.test.ts`,
    name: 'opens for reading only while another holds it',
  },
  {
    promise: 'A sync client’s copy becomes a draft, and ours stays',
    file: `${storage}/conflict-copies.ts`,
    line: 'const draft = await create((id, now) => draftCopy(article, { id, headline, now }));',
    instead: 'const draft = article.id;',
    test: `${storage}/conflict-copies.test.ts`,
    name: 'becomes a draft of its own',
  },
  {
    promise: 'A copy that is still arriving is waited for',
    file: `${storage}/arrival.ts`,
    line: 'Math.abs(now.getTime() - found.mtimeMs) < ARRIVAL_MS',
    instead: 'found.mtimeMs < 0',
    test: `${storage}/conflict-copies.test.ts`,
    name: 'that is still arriving is left alone',
  },
  {
    promise: 'An index that is odd is made anew',
    file: `${storage}/article-index.ts`,
    line: 'if (digest(bytes.subarray(body)) !== head.sha256) return undefined;',
    test: `${storage}/article-index.test.ts`,
    name: 'is made anew when it is',
  },
  {
    promise: 'A search index that is odd is not believed',
    file: 'electron/search/search-cache.ts',
    line: 'if (digest([body]) !== head.sha256) return undefined;',
    test: 'electron/search/search-engine.test.ts',
    name: 'is not believed when anything about it is odd',
  },
];
