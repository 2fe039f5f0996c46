// Does a full disk ever cut a file short, or take an old version with it? At every byte of a save, and on a real one.
import { mkdir, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import { type Result, unwrap } from '../../core/errors.ts';
import { machineDisk } from '../../electron/storage/durable-file.ts';
import { files, listArticleIds } from '../../electron/storage/library-files.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { readRecord } from '../../electron/storage/record-file.ts';
import { runCommand } from '../run-command.ts';
import { storeOnFailingDisk, type TorturedStore } from './bundle.ts';
import { bodyOf, Ledger } from './ledger.ts';
import { halfVisible, makeLibrary } from './make-library.ts';
import { fileSystemOf, memoryFolder } from './places.ts';
import { below, inFolder, type Random, type Suite, type SuiteReport, seeded } from './suite.ts';

/** What may be done while the disk is full, and again when it is not. */
const things = ['save', 'move', 'create', 'import'] as const;
type Thing = (typeof things)[number];

interface Counts {
  tried: number;
  refused: number;
  wrong: string[];
}

/** How the disk is filled and emptied, and how long the text is that should fit on it. */
interface Room {
  readonly fill: () => Promise<void>;
  readonly free: () => Promise<void>;
  readonly random: Random;
  readonly words: number;
}

/** Does one thing with a full disk, looks at what is left, makes room, and does it again. */
async function tryFull(
  library: string,
  store: LibraryStore,
  thing: Thing,
  { fill, free, random, words }: Room,
  { counts, about }: { counts: Counts; about: string },
): Promise<void> {
  const id = (await listArticleIds(library))[0] ?? articleId.parse('');
  const before = unwrap(await readRecord('article', files.article(library, id)));
  const ledger = new Ledger();
  for (const each of await listArticleIds(library)) {
    ledger.acknowledge(each, unwrap(await readRecord('article', files.article(library, each))));
  }
  const body = bodyOf(`${random().toString(36)} `.repeat(words - (before.revision % 10)));
  const bytes = Uint8Array.from({ length: 9_000 }, () => below(random, 256));
  const act = async (): Promise<Result<unknown>> => {
    switch (thing) {
      case 'save':
      case 'move': {
        const { revision } = unwrap(await readRecord('article', files.article(library, id)));
        const slug = thing === 'move' ? { slug: `piece-0-move-${revision + 1}` } : {};
        return store.saveArticle(id, revision, { body, ...slug });
      }
      case 'create':
        return store.createArticle();
      case 'import':
        return store.assets.importBytes('slides.bin', bytes);
    }
  };
  const record = (answer: Result<unknown>): void => {
    if (thing === 'save' || thing === 'move') {
      if (answer.ok) ledger.acknowledge(id, { headline: before.headline, body });
      else ledger.refused(id, { headline: before.headline, body });
    } else if (thing === 'create') ledger.notMade();
  };
  await fill();
  const full = await act();
  record(full);
  counts.tried += 1;
  const tell = (what: string): void => void counts.wrong.push(`${about}: ${what}`);
  if (!full.ok) {
    counts.refused += 1;
    if (full.error.code !== 'disk-full') tell(`told as ${full.error.code}`);
  }
  for (const what of await ledger.wrongIn(library)) tell(what);
  await free();
  const again = await act();
  record(again);
  if (!again.ok) tell(`refused with room again: ${again.error.code} ${again.error.detail ?? ''}`);
  for (const what of await ledger.wrongIn(library)) tell(`with room again: ${what}`);
  if (thing === 'import' && again.ok) {
    const { id: asset } = unwrap(await store.assets.importBytes('slides.bin', bytes));
    const whole = await store.assets.verify(asset);
    if (!whole.ok) tell(`the file is not whole: ${whole.error.code}`);
  }
  const article = await readRecord('article', files.article(library, id));
  const redirects = await readRecord('redirects', files.redirects(library));
  if (!article.ok || !redirects.ok) tell('a record cannot be read');
  else {
    const state = { articles: { [id]: article.value }, redirects: redirects.value.redirects };
    for (const what of halfVisible(state)) tell(what);
  }
}

/** Every one of `n` offsets, evenly from the first byte of a thing to its last. */
async function atEachByte(
  tortured: TorturedStore,
  folder: string,
  { n, seed }: { n: number; seed: number },
): Promise<Counts & { offsets: number }> {
  const random = seeded(seed);
  const { LibraryStore: Store, machine } = tortured;
  machine.start({ kind: 'none' });
  const library = await makeLibrary(folder, { count: 1, random });
  const counts: Counts = { tried: 0, refused: 0, wrong: [] };
  const store = unwrap(await Store.open(library, { warn: () => undefined }));
  await machine.quiet();
  const free = async (): Promise<void> => {
    await machine.quiet();
    machine.start({ kind: 'none' });
  };
  let offsets = 0;
  for (const thing of ['save', 'move'] as const) {
    let bytes = 0;
    // Once with all the room there is: how many bytes does it take?
    const rehearsal = { tried: 0, refused: 0, wrong: [] };
    await tryFull(
      library,
      store,
      thing,
      {
        fill: async () => machine.start({ kind: 'none' }),
        free: async () => {
          bytes = machine.written;
          await free();
        },
        random,
        words: 40,
      },
      { counts: rehearsal, about: thing },
    );
    offsets += bytes;
    const step = Math.max(1, Math.ceil((bytes * 2) / n));
    for (let room = 0; room < bytes; room += step) {
      await tryFull(
        library,
        store,
        thing,
        { fill: async () => machine.start({ kind: 'full', room }), free, random, words: 40 },
        { counts, about: `${thing}, room for ${room} bytes` },
      );
    }
  }
  await store.close();
  return { ...counts, offsets };
}

/** The known-bad writer, with room for ever more bytes: how often is neither the old text there nor the new one? */
async function atBytesOf(
  { writeDurably, machine }: TorturedStore,
  path: string,
  offsets: number,
): Promise<number> {
  const [before, after] = ['old '.repeat(500), 'new '.repeat(700)];
  let lost = 0;
  for (let offset = 0; offset < offsets; offset += 1) {
    await writeFile(path, before);
    machine.start({ kind: 'full', room: Math.floor((after.length / offsets) * offset) });
    await writeDurably(path, after).catch(() => undefined);
    const found = await readFile(path, 'utf8');
    if (found !== before && found !== after) lost += 1;
  }
  machine.start({ kind: 'none' });
  return lost;
}

export const fullDisk: Suite = {
  name: 'full-disk',
  unit: 'bytes after which the disk is full',
  fullN: 20_000,
  shortN: 60,
  missing: async () => undefined,
  run: ({ n, seed }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const durable = await storeOnFailingDisk(folder, 'durable');
      const found = await atEachByte(durable, folder, { n, seed });
      const careless = await storeOnFailingDisk(folder, 'careless');
      const [of, lost] = [40, await atBytesOf(careless, join(folder, 'control.json'), 40)];
      return {
        suite: 'full-disk',
        n: found.tried,
        seed,
        where: `${fileSystemOf(folder)}; room counted in bytes by the calls that write`,
        figures: {
          'byte offsets of a save and a change of two records': found.offsets,
          'refused as disk-full': found.refused,
          'silent truncations and other wrong outcomes': found.wrong.length,
        },
        wrong: found.wrong.length,
        examples: found.wrong,
        controls: [{ name: 'plain writeFile', lost, of }],
      };
    }, memoryFolder()),
};

/** A small disk of memory, with room and names as few as asked for. */
class SmallDisk {
  readonly place: string;

  private constructor(place: string) {
    this.place = place;
  }

  static async mount(place: string, options: string): Promise<SmallDisk> {
    await mkdir(place);
    const done = await runCommand('mount', ['-t', 'tmpfs', '-o', options, 'galley-torture', place]);
    if (done.code !== 0) throw new Error(`mount: ${done.stderr}`);
    return new SmallDisk(place);
  }

  /** Fills the disk but for so many pages. */
  async fillBut(pages: number): Promise<void> {
    const path = join(this.place, 'ballast');
    const file = await open(path, 'w');
    let size = 0;
    try {
      for (const piece of [Buffer.alloc(65_536), Buffer.alloc(4096)]) {
        for (let full = false; !full; ) {
          const written = await file.write(piece, 0, piece.length, size).catch(() => undefined);
          size += written?.bytesWritten ?? 0;
          full = written?.bytesWritten !== piece.length;
        }
      }
    } finally {
      await file.close();
    }
    await truncate(path, Math.max(0, Math.floor(size / 4096) - pages) * 4096);
  }

  /** Uses up the names but for so many. */
  async nameAllBut(names: number): Promise<void> {
    const folder = join(this.place, 'ballast');
    await mkdir(folder);
    let made = 0;
    const isRoom = (): Promise<boolean> =>
      writeFile(join(folder, String(made)), '').then(
        () => true,
        () => false,
      );
    while (await isRoom()) made += 1;
    for (let count = 0; count < names && made > 0; count += 1) {
      made -= 1;
      await rm(join(folder, String(made)));
    }
  }

  free(): Promise<void> {
    return rm(join(this.place, 'ballast'), { recursive: true, force: true });
  }

  async unmount(): Promise<void> {
    const done = await runCommand('umount', [this.place]);
    if (done.code !== 0) await runCommand('umount', ['-l', this.place]);
  }
}

const options = 'size=1m,nr_inodes=200';

/** The usual way: one write, its count ignored, then renamed. */
async function writeOnce(path: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const file = await machineDisk.open(`${path}.beside`, 'wx', 0o644);
  try {
    await file.write(bytes, 0, bytes.length);
  } finally {
    await file.close();
  }
  await machineDisk.rename(`${path}.beside`, path);
}

async function controlOn(disk: SmallDisk, write: typeof writeOnce): Promise<number> {
  const path = join(disk.place, 'control.json');
  let lost = 0;
  for (let pages = 0; pages < 12; pages += 1) {
    const [before, after] = ['old '.repeat(5_000), 'new '.repeat(12_500)];
    await writeFile(path, before);
    await disk.fillBut(pages);
    const acknowledged = await write(path, after).then(
      () => true,
      () => false,
    );
    const found = await readFile(path, 'utf8');
    if (acknowledged ? found !== after : found !== before && found !== after) lost += 1;
    await disk.free();
    await rm(`${path}.beside`, { force: true });
  }
  return lost;
}

export const fullTmpfs: Suite = {
  name: 'full-tmpfs',
  unit: 'things done on a real full disk',
  fullN: 400,
  shortN: 16,
  async missing() {
    if (process.platform !== 'linux') return 'the disk that is filled is a tmpfs';
    if (process.getuid?.() !== 0) return 'only root may mount a file system';
    return undefined;
  },
  run: ({ n, seed }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const random = seeded(seed);
      const counts: Counts = { tried: 0, refused: 0, wrong: [] };
      const disk = await SmallDisk.mount(join(folder, 'disk'), options);
      let byNames = 0;
      try {
        const library = await makeLibrary(disk.place, { count: 1, random });
        const store = unwrap(await LibraryStore.open(library, { warn: () => undefined }));
        for (let round = 0; counts.tried < n; round += 1) {
          const thing = things[round % things.length] ?? 'save';
          const few = Math.floor(round / things.length / 2) % 16;
          const isNames = Math.floor(round / things.length) % 2 === 1;
          if (isNames) byNames += 1;
          await tryFull(
            library,
            store,
            thing,
            {
              fill: () => (isNames ? disk.nameAllBut(few) : disk.fillBut(few)),
              free: () => disk.free(),
              random,
              words: 2_500,
            },
            { counts, about: `${thing}, ${few} ${isNames ? 'names' : 'pages'} left` },
          );
          await thinOut(store, library, thing);
        }
        await store.close();
      } finally {
        await disk.unmount();
      }
      const small = await SmallDisk.mount(join(folder, 'control'), 'size=256k');
      try {
        const careless = await controlOn(small, writeOnce);
        const plain = await controlOn(small, (path, text) => writeFile(path, text));
        return {
          suite: 'full-tmpfs',
          n: counts.tried,
          seed,
          where: `tmpfs (${options}), ${counts.tried - byNames} times out of pages and ${byNames} out of inodes`,
          figures: {
            'refused as disk-full': counts.refused,
            'silent truncations and other wrong outcomes': counts.wrong.length,
          },
          wrong: counts.wrong.length,
          examples: counts.wrong,
          controls: [
            { name: 'one write, its count ignored, renamed', lost: careless, of: 12 },
            { name: 'plain writeFile', lost: plain, of: 12 },
          ],
        };
      } finally {
        await small.unmount();
      }
    }),
};

/** Keeps the small disk from filling by itself: what was made beside the first article goes, as files of the test. */
async function thinOut(store: LibraryStore, library: string, thing: Thing): Promise<void> {
  const [, ...others] = await listArticleIds(library);
  for (const id of others) await store.trashArticle(id);
  for (const id of others) await forget(library, id);
  if (thing === 'import') await rm(files.media(library), { recursive: true });
}

async function forget(library: string, id: ArticleId): Promise<void> {
  await rm(files.trashedArticle(library, id));
  await rm(files.history(library, id), { recursive: true, force: true });
}
