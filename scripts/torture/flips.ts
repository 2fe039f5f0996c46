// Is every changed bit and every cut found, named by its file and no other, and does all the rest stay readable?
import { cp, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { articleId } from '../../core/content/ids.ts';
import { recordTypes } from '../../core/content/record-types.ts';
import { unwrap } from '../../core/errors.ts';
import { runCommand } from '../../electron/cli/run-command.ts';
import { drill, listBackups } from '../../electron/storage/backup.ts';
import { checkLibrary } from '../../electron/storage/check-library.ts';
import { files, listArticleIds } from '../../electron/storage/library-files.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { readRecord } from '../../electron/storage/record-file.ts';
import { filesIn, makeCompleteLibrary } from './complete-library.ts';
import { hashOf } from './ledger.ts';
import { fileSystemOf, memoryFolder } from './places.ts';
import { below, inFolder, type Random, type Suite, type SuiteReport, seeded } from './suite.ts';

type Damage =
  | { readonly kind: 'flip'; readonly file: string; readonly offset: number; readonly bit: number }
  | { readonly kind: 'cut'; readonly file: string; readonly length: number }
  | {
      readonly kind: 'format';
      readonly file: string;
      readonly offset: number;
      readonly digit: string;
    };

function damaged(bytes: Buffer, damage: Damage): Buffer {
  if (damage.kind === 'cut') return Buffer.from(bytes.subarray(0, damage.length));
  const flipped = Buffer.from(bytes);
  if (damage.kind === 'format') {
    flipped.write(damage.digit, damage.offset);
    return flipped;
  }
  flipped[damage.offset] = (flipped[damage.offset] ?? 0) ^ (1 << damage.bit);
  return flipped;
}

function aboutOf(damage: Damage): string {
  switch (damage.kind) {
    case 'cut':
      return `${damage.file} cut to ${damage.length} bytes`;
    case 'format':
      return `${damage.file} says format ${damage.digit}`;
    case 'flip':
      return `${damage.file}, bit ${damage.bit} of byte ${damage.offset}`;
  }
}

/** Records without which a newsroom does not open. */
const needed = ['galley.json', 'site.json', 'taxonomy.json', 'people.json', 'redirects.json'];

/** How a newsroom that does not open for one of them says so. */
const toldAs: readonly string[] = ['damaged-record', 'altered-record', 'version-too-new'];

/** A whole library, what its articles hold, and the places where it is damaged and looked at. */
class Patient {
  readonly library: string;
  readonly backups: string;
  readonly #scratch: string;
  readonly #articles: ReadonlyMap<string, string>;
  readonly counts = { wrong: [] as string[], undetected: 0, affected: 0, refused: 0, offered: 0 };

  private constructor(
    { library, backups }: { library: string; backups: string },
    scratch: string,
    articles: ReadonlyMap<string, string>,
  ) {
    this.library = library;
    this.backups = backups;
    this.#scratch = scratch;
    this.#articles = articles;
  }

  static async make(folder: string, random: Random): Promise<Patient> {
    const made = await makeCompleteLibrary(folder, random);
    const articles = new Map<string, string>();
    for (const id of await listArticleIds(made.library)) {
      const read = unwrap(await readRecord('article', files.article(made.library, id)));
      articles.set(id, hashOf(read));
    }
    return new Patient(made, await mkdtemp(join(folder, 'opened-')), articles);
  }

  #wrong(damage: Damage, what: string): void {
    this.counts.wrong.push(`${aboutOf(damage)}: ${what}`);
  }

  /** Damages one file of the library, looks at everything that should see it, and puts the file back. */
  async suffer(damage: Damage, byCommand: boolean): Promise<void> {
    const path = join(this.library, damage.file);
    const [whole, { atime, mtime }] = await Promise.all([readFile(path), stat(path)]);
    await writeFile(path, damaged(whole, damage));
    // As when a disk forgets a bit: neither size nor time of the file tell.
    await utimes(path, atime, mtime);
    try {
      const named = byCommand ? await namedByCommand(this.library) : await namedBy(this.library);
      if (!named.includes(damage.file)) {
        this.counts.undetected += 1;
        this.#wrong(damage, 'not named by a check');
      }
      const others = named.filter((file) => file !== damage.file);
      if (others.length > 0) this.#wrong(damage, `a check names ${others.join(', ')} as well`);
      await this.#open(damage);
    } finally {
      await writeFile(path, whole);
      await utimes(path, atime, mtime);
    }
  }

  /** Opens a copy of the damaged library, and reads everything there. */
  async #open(damage: Damage): Promise<void> {
    const copy = join(this.#scratch, 'Newsroom');
    await cp(this.library, copy, { recursive: true, preserveTimestamps: true });
    try {
      const opened = await LibraryStore.open(copy, { warn: () => undefined });
      if (needed.includes(damage.file)) {
        const isTold = !opened.ok && toldAs.includes(opened.error.code);
        if (isTold) this.counts.refused += 1;
        else this.#wrong(damage, 'opens without a record it needs');
      } else if (!opened.ok) this.#wrong(damage, `does not open: ${opened.error.code}`);
      if (!opened.ok) return;
      const store = opened.value;
      await store.scrub(() => Promise.resolve());
      await this.#compare(damage, copy, store);
      await store.close();
    } finally {
      await rm(copy, { recursive: true });
    }
  }

  async #compare(damage: Damage, copy: string, store: LibraryStore): Promise<void> {
    const listed = new Set<string>(store.summaries().map(({ id }) => id));
    for (const [id, hash] of this.#articles) {
      if (damage.file === `articles/${id}.json`) continue;
      const read = await store.article(articleId.parse(id));
      if (!listed.has(id) || !read.ok || hashOf(read.value.article) !== hash) {
        this.counts.affected += 1;
        this.#wrong(damage, `article ${id} is affected`);
      }
    }
    const isRecord = /^(articles|media)\/.*\.json$/.test(damage.file);
    const problem = store.problems.find(({ file }) => file === damage.file);
    if (isRecord && problem === undefined) this.#wrong(damage, 'the window is not told');
    if (problem?.revision !== undefined) this.counts.offered += 1;
    else if (problem?.setAside === true && damage.file.startsWith('articles/')) {
      this.#wrong(damage, 'no revision is offered');
    }
    if (problem?.setAside === true) {
      const bytes = damaged(await readFile(join(this.library, damage.file)), {
        kind: 'cut',
        file: damage.file,
        length: Number.POSITIVE_INFINITY,
      });
      if (!(await isSetAside(copy, bytes))) this.#wrong(damage, 'the damaged bytes are gone');
    }
  }

  /** Damages one file of the backup: the drill refuses it, and the library has nothing to do with it. */
  async sufferInBackup(damage: Damage): Promise<void> {
    const [backup] = await listBackups(this.library, this.backups);
    if (backup === undefined) throw new Error('there is no backup');
    const path = join(backup.folder, damage.file);
    const whole = await readFile(path);
    await writeFile(path, damaged(whole, damage));
    const named = await namedBy(backup.folder);
    if (named.join() !== damage.file) this.#wrong(damage, `in the backup, named: ${named.join()}`);
    if ((await drill(this.library, this.backups)).ok) this.#wrong(damage, 'passes the drill');
    await writeFile(path, whole);
  }
}

async function isSetAside(library: string, bytes: Buffer): Promise<boolean> {
  const folder = files.setAside(library);
  for (const name of await readdir(folder)) {
    if ((await readFile(join(folder, name))).equals(bytes)) return true;
  }
  return false;
}

/** The files a check names as damaged or missing; a library it refuses is named by the card that says so. */
async function namedBy(library: string): Promise<string[]> {
  const checked = await checkLibrary(library);
  if (!checked.ok) return checked.error.code === 'version-too-new' ? ['galley.json'] : [];
  const broken = checked.value.faults.filter(({ kind }) => kind !== 'reference');
  return [...new Set(broken.map(({ file }) => file))];
}

/** The same by `galley check --json`, as another program would ask. */
async function namedByCommand(library: string): Promise<string[]> {
  const printed: string[] = [];
  const said: string[] = [];
  await runCommand(
    ['check', library, '--json'],
    {
      print: (line) => printed.push(line),
      note: (line) => said.push(line),
      progress: () => undefined,
      resources: '',
      cacheFolder: '',
      now: () => new Date(),
      secret: () => undefined,
      timeZone: 'UTC',
      signal: new AbortController().signal,
    },
    'torture',
  );
  if (printed.length === 0) return said.join().includes('newer Galley') ? ['galley.json'] : [];
  // What the command promises to print.
  const { faults } = JSON.parse(printed.join('\n')) as { faults: { file: string; kind: string }[] };
  return [...new Set(faults.filter(({ kind }) => kind !== 'reference').map(({ file }) => file))];
}

/** A reader that knows the shape of each record and has no checksums: does it notice? */
function noticedWithoutChecksum(file: string, bytes: Buffer): boolean {
  if (!/\.json(\.gz)?$/.test(file)) return false;
  try {
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const { galley, record } = JSON.parse(text);
    const schema = Object.entries(recordTypes).find(([type]) => type === galley)?.[1];
    return schema === undefined || !schema.safeParse(record).success;
  } catch {
    return true;
  }
}

function flipOf(file: string, size: number, random: Random): Damage {
  return { kind: 'flip', file, offset: below(random, size), bit: below(random, 8) };
}

/** A file that says its format, saying every other one. Chance hits that digit too seldom to show anything. */
function otherFormats(file: string, bytes: Buffer): Damage[] {
  const said = file.endsWith('.json') ? /"format": ?(?=\d\b)/.exec(bytes.toString('latin1')) : null;
  if (said === null) return [];
  const offset = said.index + said[0].length;
  const digits = [...'123456789'].filter((digit) => digit.charCodeAt(0) !== bytes[offset]);
  return digits.map((digit) => ({ kind: 'format', file, offset, digit }));
}

export const flips: Suite = {
  name: 'flips',
  unit: 'random bit flips, after one flip, one cut and every other format in every file',
  fullN: 2_000,
  shortN: 12,
  missing: async () => undefined,
  run: ({ n, seed, log }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const random = seeded(seed);
      const patient = await Patient.make(folder, random);
      const before = await namedBy(patient.library);
      const paths = await filesIn(patient.library);
      const sizes = new Map<string, number>();
      for (const path of paths) sizes.set(path, (await stat(join(patient.library, path))).size);
      const ofEach: Damage[] = paths.flatMap((file) => {
        const size = sizes.get(file) ?? 0;
        return [flipOf(file, size, random), { kind: 'cut', file, length: below(random, size - 1) }];
      });
      for (const file of paths) {
        const others = otherFormats(file, await readFile(join(patient.library, file)));
        // The short form tries one of them, another one in each file.
        const first = n < flips.fullN && others.length > 0 ? below(random, others.length) : 0;
        ofEach.push(...(n < flips.fullN ? others.slice(first, first + 1) : others));
      }
      for (const [index, damage] of ofEach.entries()) await patient.suffer(damage, index % 4 === 0);
      log(`flips: ${ofEach.length} over every file done; now ${n} at random`);
      // By bytes, as chance falls on a disk: large files are hit more often.
      const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      let blind = 0;
      for (let count = 0; count < n; count += 1) {
        let left = below(random, total);
        const file = paths.find((path) => {
          left -= sizes.get(path) ?? 0;
          return left < 0;
        });
        if (file === undefined) continue;
        const damage = flipOf(file, sizes.get(file) ?? 0, random);
        await patient.suffer(damage, false);
        const bytes = damaged(await readFile(join(patient.library, file)), damage);
        if (!noticedWithoutChecksum(file, bytes)) blind += 1;
      }
      const [backup] = await listBackups(patient.library, patient.backups);
      const inBackup = backup === undefined ? [] : await filesIn(backup.folder);
      for (const file of inBackup) {
        const { size } = await stat(join(backup?.folder ?? '', file));
        await patient.sufferInBackup(flipOf(file, size, random));
      }
      const { wrong, undetected, affected, refused, offered } = patient.counts;
      const tried = ofEach.length + n;
      return {
        suite: 'flips',
        n: tried + inBackup.length,
        seed,
        where: `${fileSystemOf(folder)}; times of the files kept, as when a disk forgets a bit`,
        figures: {
          files: paths.length,
          'files of a backup': inBackup.length,
          'named by a check': `${tried - undetected} of ${tried}`,
          'named beside them, undamaged': before.length,
          'undamaged articles affected': affected,
          'refused to open, with the record named': refused,
          'articles offered in their newest good entry': offered,
          'wrong outcomes': wrong.length,
        },
        wrong: wrong.length + before.length,
        examples: wrong,
        controls: [{ name: 'a reader without checksums, at random flips', lost: blind, of: n }],
      };
    }, memoryFolder()),
};
