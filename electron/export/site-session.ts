// How does a library become a bundle or a folder, again and again? What did not change since the last time is not read, made or written anew.
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Asset, assetPath } from '../../core/content/asset.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { failure, type Result, success, toFailure, unwrap } from '../../core/errors.ts';
import type { Baseline } from '../../core/export/changes.ts';
import {
  type ExportFile,
  type PlannedExport,
  planBundleExport,
  planSiteExport,
  rewordSiteExport,
  TextFingerprints,
  textsHolding,
} from '../../core/export/compile.ts';
import type {
  ExportKind,
  ExportReceipt,
  Guarantee,
  LibraryProblem,
} from '../../core/ipc/contract.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import type { SocialCard } from '../../core/site/article-card.ts';
import { type Edition, makeEdition } from '../../core/site/edition.ts';
import { offeredPictures, publicPictures } from '../../core/site/edition-media.ts';
import { pictureKey, type Renditions } from '../../core/site/renditions.ts';
import { type MadeEdition, rewordEdition } from '../../core/site/rewording.ts';
import { rewordSearch, searchFiles } from '../../core/site/search-files.ts';
import type { Theme } from '../../core/site/theme.ts';
import type { FileGroup } from '../../core/site/website.ts';
import { CardMaker, type CardPlan, type MadeCard, type StoredLogo } from '../media/card-maker.ts';
import { RenditionMaker } from '../media/rendition-maker.ts';
import type { SignManifest } from '../signature/signing-key.ts';
import { checkSignature } from '../signature/ssh-signature.ts';
import { temporaryBeside } from '../storage/durable-file.ts';
import { LibraryReader } from '../storage/read-library.ts';
import { sha256 } from '../storage/record-file.ts';
import { assemble, type KeptCard, type OnDisk, type StoredSource } from './assemble.ts';
import { throwIfCancelled, type WriteOptions, writeBundle } from './bundle-writer.ts';
import { FolderDesk } from './folder-desk.ts';
import { type FolderEyes, FolderWatch } from './folder-eyes.ts';
import type { FolderFile } from './folder-stage.ts';
import { prepareNextExport, writeFolder } from './folder-writer.ts';
import { loadTheme } from './load-theme.ts';
import { TextPress } from './make-texts.ts';
import { programStamp } from './program-stamp.ts';
import { readBaseline } from './read-baseline.ts';
import { type KnownText, keepGraph, readGraph } from './site-graph.ts';
import { startTexts } from './text-threads.ts';

/** Where a session finds what it exports, and what it exports it with. */
export interface SessionPlace {
  readonly libraryFolder: string;
  /** The folder that holds the themes, each in a folder of its name. */
  readonly themesFolder: string;
  /** Where copies of pictures, social cards and graphs of exported folders are kept from one export to the next; it may be deleted at any time. */
  readonly cacheFolder: string;
}

export interface ExportWish {
  readonly destination: { readonly kind: ExportKind; readonly path: string };
  /** The moment that decides what is public and what is new. */
  readonly asOf: Date;
  /** An earlier bundle to list the changes against. */
  readonly since?: string | undefined;
  /** What of the newsroom is exported: all of it unless said. Fails where it has nothing to say of this newsroom. */
  readonly shape?: ((newsroom: LibrarySnapshot) => Result<LibrarySnapshot>) | undefined;
  /** The most that is tried for where a folder is put in place; as much as can be unless it is given. */
  readonly best?: Guarantee | undefined;
  /**
   * Signs a bundle by its tag manifest, where it shall be signed; a folder never is. Whoever has the key does it: the session only
   * looks whether what comes back is a signature of that very manifest.
   */
  readonly sign?: SignManifest | undefined;
  /** Whether `prepareNext` follows. */
  readonly preparesNext?: boolean | undefined;
  onProgress(done: number, total: number, label: string): void;
  readonly signal?: AbortSignal | undefined;
}

interface StampedTheme {
  readonly theme: Theme;
  /** Without the files that pages load. */
  readonly forTexts: Theme;
  /** Names all that is in it. */
  readonly stamp: string;
  /** Names what makes texts: see `makersStamp`. */
  readonly makers: string;
}

type Written = Pick<ExportReceipt, 'files' | 'bytes' | 'written' | 'guarantee' | 'signedBy'>;

interface Planned extends Pick<ExportReceipt, 'search' | 'cards'> {
  readonly plan: PlannedExport;
}

/**
 * Exports one library as often as wished. Nothing in the library is written; failing or cancelling leaves no file behind. What
 * comes out is the same, byte for byte, whether the session is new or old and whatever its caches hold.
 */
export class SiteSession {
  readonly #place: SessionPlace;
  readonly #library: LibraryReader;
  readonly #maker: RenditionMaker;
  /** By `pictureKey`; undefined where there can be no copies. */
  readonly #renditions = new Map<string, Renditions | undefined>();
  /** By asset; undefined where its own bytes may leave. */
  readonly #withoutPlace = new Map<AssetId, string | undefined>();
  readonly #cardMaker: CardMaker;
  readonly #watch = new FolderWatch();
  /** What is known of cards that were made, by the texts that name them. */
  readonly #cards = new Map<string, MadeCard & { readonly key: string }>();
  #logo: StoredLogo | undefined;
  /** By exported folder. */
  readonly #graphs = new Map<string, ReadonlyMap<string, KnownText>>();
  /** Folders whose graphs have not been written yet. One of before is no fault: its texts are known by what they were made from. */
  readonly #unkept = new Set<string>();
  #edition: Edition | undefined;
  /** Of the last export into a folder. */
  #planned: (Planned & MadeEdition & { readonly theme: Theme }) | undefined;
  #theme: StampedTheme | undefined;
  /** The theme with which something was made here already. */
  #rehearsed: Theme | undefined;
  #newsroom: LibrarySnapshot | undefined;
  #prints: TextFingerprints | undefined;
  #laidOut:
    | { readonly planned: readonly ExportFile[]; readonly files: readonly FolderFile[] }
    | undefined;

  constructor(place: SessionPlace) {
    this.#place = place;
    this.#library = new LibraryReader(place.libraryFolder);
    this.#maker = new RenditionMaker(place.cacheFolder);
    this.#cardMaker = new CardMaker(place.cacheFolder);
  }

  /** What the last export was made from; undefined before the first. */
  get edition(): Edition | undefined {
    return this.#edition;
  }

  /** The newsroom as the last export took it; undefined before the first. */
  get newsroom(): LibrarySnapshot | undefined {
    return this.#newsroom;
  }

  /** The bytes of a stored file as the last export let them leave: a picture without the place it was taken at. */
  leaving(asset: Asset): OnDisk {
    return this.#onDisk({ kind: 'asset', asset });
  }

  async export(wish: ExportWish): Promise<Result<ExportReceipt>> {
    try {
      return success(await this.#exportOrThrow(wish));
    } catch (error) {
      return { ok: false, error: toFailure(error) };
    }
  }

  /** What makes the next export into a folder short, once there is time for it. An export does without where it has to. */
  async prepareNext({ destination }: Pick<ExportWish, 'destination'>): Promise<void> {
    if (destination.kind !== 'folder') return;
    await this.#keepGraphs();
    this.#rehearse();
    // Whatever is in its way is told by the export that meets it.
    await prepareNextExport(destination.path, this.#place.cacheFolder, this.#watch).catch(
      () => undefined,
    );
  }

  /** Lets go of the thread that looks at folders; the session can be used on. */
  async rest(): Promise<void> {
    await this.#watch.end();
  }

  /** Makes what an edit of the newest article would, once: templates are compiled then, and it is known which files hold which article. */
  #rehearse(): void {
    const planned = this.#planned;
    const newest = planned?.edition.articles[0];
    if (planned === undefined || newest === undefined || this.#rehearsed === planned.theme) return;
    this.#rehearsed = planned.theme;
    const { plan, edition, theme } = planned;
    const press = new TextPress({ house: plan.house, theme: this.#theme?.forTexts ?? theme });
    for (const text of textsHolding(plan, edition, newest)) press.make({ text, form: 'bytes' });
  }

  async #exportOrThrow(wish: ExportWish): Promise<ExportReceipt> {
    const started = performance.now();
    const { destination, signal } = wish;
    await refuseInside(destination.path, this.#place.libraryFolder);
    // Another thread looks at what lies there while this one reads and plans.
    const eyes = this.#watch.begin(await placeOf(wish));
    wish.onProgress(0, 0, 'Reading the newsroom');
    const { snapshot: whole, problems } = unwrap(await this.#library.read());
    const snapshot = wish.shape === undefined ? whole : unwrap(wish.shape(whole));
    this.#newsroom = snapshot;
    throwIfCancelled(signal);
    const { theme: loaded, warnings } = unwrap(await loadTheme(this.#place, snapshot.site));
    const stamped = await this.#sameTheme(loaded);
    const { theme } = stamped;
    const baseline = await baselineFor(wish, problems);
    throwIfCancelled(signal);
    const { plan, search, cards } =
      (await this.#planAgain(snapshot, theme, wish)) ??
      (await this.#plan(snapshot, theme, baseline, wish));
    const told = new Set([...plan.warnings]);
    const written =
      destination.kind === 'bundle'
        ? await this.#writeBundle(plan, stamped, wish, told)
        : await this.#writeFolder(plan, stamped, wish, told, eyes);
    return {
      name: basename(destination.path),
      articles: plan.articles,
      pages: plan.pages,
      ...written,
      milliseconds: Math.round(performance.now() - started),
      search,
      cards,
      stayedInside: plan.stayedInside,
      warnings: [...problems.map(problemText), ...warnings, ...[...told].sort()],
    };
  }

  /** Plans every file, and makes what pages show before them: copies of pictures and social cards. */
  async #plan(
    snapshot: LibrarySnapshot,
    theme: Theme,
    baseline: Baseline | undefined,
    wish: ExportWish,
  ): Promise<Planned> {
    const { asOf, destination, signal } = wish;
    // The largest thing that is known; the next one is made from the edition alone.
    this.#planned = undefined;
    const renditions = await this.#copies(snapshot, wish);
    const edition = makeEdition(snapshot, {
      asOf,
      renditions,
      colours: theme.colours,
      before: this.#edition,
    });
    this.#edition = edition;
    wish.onProgress(0, 0, 'Search');
    const searchStarted = performance.now();
    // The plan takes what is made here: it costs what changed, and is timed apart.
    const searchData = searchFiles(edition);
    const search = {
      files: searchData.length,
      milliseconds: Math.round(performance.now() - searchStarted),
    };
    throwIfCancelled(signal);
    wish.onProgress(0, 0, 'Pages');
    const plan =
      destination.kind === 'bundle'
        ? planBundleExport(edition, theme, baseline, sha256, wish.sign !== undefined)
        : planSiteExport(edition, theme);
    const cards = await this.#makeCards(plan, edition, wish);
    const planned = { plan, search, cards };
    if (destination.kind === 'folder') {
      this.#planned = { ...planned, edition, snapshot, asOf, theme };
    }
    return planned;
  }

  /** The plan of the folder before, where nothing has changed since but texts; undefined where anything else has. */
  async #planAgain(
    snapshot: LibrarySnapshot,
    theme: Theme,
    { asOf, destination, onProgress }: ExportWish,
  ): Promise<Planned | undefined> {
    const before = this.#planned;
    if (before === undefined || before.theme !== theme || destination.kind !== 'folder') {
      return undefined;
    }
    const rewording = rewordEdition(before, snapshot, asOf);
    if (rewording === undefined) return undefined;
    onProgress(0, 0, 'Search');
    const started = performance.now();
    const { edition } = rewording;
    // The plan takes it over: here it is made, so that its time can be told apart.
    rewordSearch(before.edition, rewording);
    const milliseconds = Math.round(performance.now() - started);
    onProgress(0, 0, 'Pages');
    const plan = rewordSiteExport(before.plan, before.edition, rewording);
    const search = { ...before.search, milliseconds };
    const cards = { ...before.cards, made: 0, milliseconds: 0 };
    this.#edition = edition;
    this.#planned = { plan, search, cards, edition, snapshot, asOf, theme };
    return { plan, search, cards };
  }

  /** The theme of the export before, where all that is in this one is the same. */
  async #sameTheme(theme: Theme): Promise<StampedTheme> {
    const makers = await makersStamp(theme);
    const assets = createHash('sha256');
    for (const [path, bytes] of theme.assets)
      assets.update(`${path} ${bytes.length} `).update(bytes);
    const stamp = `${makers} ${assets.digest('hex')}`;
    if (this.#theme?.stamp !== stamp) {
      this.#theme = { stamp, makers, theme, forTexts: withoutAssets(theme) };
    }
    return this.#theme;
  }

  async #writeBundle(
    plan: PlannedExport,
    { forTexts: theme }: StampedTheme,
    wish: ExportWish,
    told: Set<string>,
  ): Promise<Written> {
    let signedBy: string | null = null;
    const entries = assemble({
      setting: { house: plan.house, theme },
      files: plan.files,
      onDisk: (source) => this.#onDisk(source),
      card: (card) => this.#card(card),
      async sign(manifest) {
        if (wish.sign === undefined) throw new Error('Nobody was asked to sign.');
        const signature = await wish.sign(manifest);
        const checked = checkSignature(signature, manifest);
        if (!checked.ok) throw new Error(`What was to be the signature ${checked.error.detail}.`);
        signedBy = checked.value.fingerprint;
        return signature;
      },
      onWarning: (warning) => told.add(warning),
    });
    const { path } = wish.destination;
    const desk = await FolderDesk.take(this.#place.cacheFolder, path);
    try {
      await desk.sweep();
      const temporary = temporaryBeside(path);
      await desk.noteStaging(temporary);
      const { files, bytes } = await writeBundle(path, entries, {
        ...progressOf(plan, wish),
        temporary,
      });
      return {
        files,
        bytes,
        written: countFiles(plan.files.map((file) => file.path)),
        guarantee: 'whole-site',
        signedBy,
      };
    } finally {
      await desk.sweep();
      await desk.release();
    }
  }

  async #writeFolder(
    plan: PlannedExport,
    { forTexts: theme, makers }: StampedTheme,
    wish: ExportWish,
    told: Set<string>,
    eyes: FolderEyes,
  ): Promise<Written> {
    const { cacheFolder } = this.#place;
    const place = await placeOf(wish);
    const known = this.#graphs.get(place) ?? (await readGraph(cacheFolder, place));
    const files = this.#folderFiles(plan, makers);
    const written = await writeFolder(place, files, {
      ...progressOf(plan, wish),
      cacheFolder,
      best: wish.best,
      preparesNext: wish.preparesNext,
      eyes,
      known,
      texts: (wanted) => startTexts({ house: plan.house, theme }, wanted),
    });
    for (const { warnings } of written.texts.values()) for (const one of warnings) told.add(one);
    // The folder may be new, and have its real name only now.
    const exported = await realpath(place).catch(() => place);
    this.#graphs.set(exported, written.texts);
    if (written.made > 0 || known.size !== written.texts.size) this.#unkept.add(exported);
    if (!wish.preparesNext) await this.#keepGraphs();
    return {
      files: written.files,
      bytes: written.bytes,
      guarantee: written.guarantee,
      written: countFiles(written.written, written.removed),
      signedBy: null,
    };
  }

  async #keepGraphs(): Promise<void> {
    for (const exported of this.#unkept) {
      const texts = this.#graphs.get(exported);
      if (texts === undefined) continue;
      await keepGraph(this.#place.cacheFolder, exported, texts).catch(() => undefined);
    }
    this.#unkept.clear();
  }

  /** What the folder shall hold. A file that was planned once is what it was, as long as texts are made in the same way. */
  #folderFiles(plan: PlannedExport, makers: string): readonly FolderFile[] {
    if (this.#prints?.isFor(plan.house, makers) !== true) {
      this.#prints = new TextFingerprints(plan.house, makers, sha256);
      this.#laidOut = undefined;
    }
    const prints = this.#prints;
    const before = this.#laidOut;
    const files = plan.files.map((file, at) => {
      const known = before?.planned[at] === file ? before.files[at] : undefined;
      return known ?? this.#folderFile(file, prints);
    });
    prints.keepOnly(plan.files);
    this.#laidOut = { planned: plan.files, files };
    return files;
  }

  #folderFile({ path, group, source }: ExportFile, prints: TextFingerprints): FolderFile {
    const step = stepOf[group];
    switch (source.kind) {
      case 'text':
        return {
          path,
          step,
          content: { kind: 'text', text: source, fingerprint: prints.of(path, source) },
        };
      case 'bytes':
        return {
          path,
          step,
          content: { kind: 'bytes', bytes: source.bytes, sha256: sha256(source.bytes) },
        };
      case 'asset':
      case 'copy':
        return { path, step, content: { kind: 'onDisk', file: this.#onDisk(source) } };
      case 'card':
        return { path, step, content: { kind: 'card', card: this.#card(source.card) } };
      case 'joined':
      case 'listing':
      case 'signature':
        throw new Error(`${path} belongs to a bundle.`);
    }
  }

  /** Makes the copies of pictures that this edition shows, or finds them. */
  async #copies(
    snapshot: LibrarySnapshot,
    { asOf, onProgress, signal }: ExportWish,
  ): Promise<ReadonlyMap<string, Renditions>> {
    const bytesOf = (asset: Asset): string => this.#bytesOf(asset);
    const pictures = publicPictures(snapshot, asOf);
    const copies = new Map<string, Renditions>();
    for (const [done, picture] of pictures.entries()) {
      const { asset, crop } = picture;
      const key = pictureKey(asset.id, crop);
      if (!this.#renditions.has(key)) {
        onProgress(done, pictures.length, 'Pictures');
        throwIfCancelled(signal);
        // A picture that cannot be read fails when it is written, by its name.
        const made = await this.#maker.make(picture, bytesOf(asset)).catch(() => undefined);
        this.#renditions.set(key, made);
      }
      const made = this.#renditions.get(key);
      if (made !== undefined) copies.set(key, made);
    }
    for (const asset of offeredPictures(snapshot, asOf)) {
      if (this.#withoutPlace.has(asset.id)) continue;
      throwIfCancelled(signal);
      const hash = await this.#maker.withoutPlace(asset, bytesOf(asset)).catch(() => undefined);
      this.#withoutPlace.set(asset.id, hash);
    }
    return copies;
  }

  /** Draws the social cards that are new, or finds them; those of the export before are known and not looked for. */
  async #makeCards(
    plan: PlannedExport,
    { logo }: Edition,
    { onProgress, signal }: ExportWish,
  ): Promise<ExportReceipt['cards']> {
    const started = performance.now();
    const missing: (CardPlan & { readonly name: string })[] = [];
    let files = 0;
    for (const { source } of plan.files) {
      if (source.kind !== 'card') continue;
      files += 1;
      const { key: name, facts } = source.card;
      if (!this.#cards.has(name)) missing.push({ name, key: sha256(name), facts });
    }
    this.#logo = logo && { path: this.#bytesOf(logo.asset), mediaType: logo.asset.mediaType };
    if (missing.length === 0) return { files, made: 0, milliseconds: 0 };
    onProgress(0, missing.length, CARDS);
    const { cards, made } = await this.#cardMaker.make(missing, {
      logo: this.#logo,
      onProgress: (done, total) => onProgress(done, total, CARDS),
      signal,
    });
    for (const { name, key } of missing) {
      const card = cards.get(key);
      if (card !== undefined) this.#cards.set(name, { ...card, key });
    }
    // What follows is not work on cards.
    onProgress(0, plan.files.length, 'Pages');
    return { files, made, milliseconds: Math.round(performance.now() - started) };
  }

  #card(card: SocialCard): KeptCard {
    const made = this.#cards.get(card.key);
    if (made === undefined) throw new Error(`The card ${card.path} was not made.`);
    const { key } = made;
    const logo = this.#logo;
    return {
      sha256: made.sha256,
      read: () => this.#cardMaker.read({ key, facts: card.facts }, made, logo),
    };
  }

  #bytesOf(asset: Asset): string {
    return join(this.#place.libraryFolder, assetPath(asset));
  }

  /** Where the bytes of an asset or of a copy are. An asset is named by their hash; whoever reads them checks it. */
  #onDisk(source: StoredSource): OnDisk {
    const { asset } = source;
    if (source.kind === 'copy') {
      const { rendition } = source;
      const from = this.#maker.pathOf(source, rendition);
      return { name: asset.fileName, size: rendition.size, sha256: rendition.sha256, from };
    }
    const { fileName: name, size } = asset;
    const clean = this.#withoutPlace.get(asset.id);
    return clean === undefined
      ? { name, size, sha256: asset.id, from: this.#bytesOf(asset) }
      : { name, size, sha256: clean, from: this.#maker.pathWithoutPlace(asset) };
  }
}

/** The real name of the folder that is exported to, where it is there. */
function placeOf({ destination: { path } }: ExportWish): Promise<string> {
  return realpath(path).catch(() => path);
}

/** What the work on social cards is called while it goes on. */
const CARDS = 'Social cards';

/** What is put in place before what: a page never leads to what is not there yet. */
const stepOf: Readonly<Record<FileGroup, number>> = {
  theme: 0,
  media: 0,
  cards: 0,
  search: 0,
  data: 1,
  pages: 1,
  feeds: 2,
  wordpress: 2,
  bag: 3,
};

function withoutAssets(theme: Theme): Theme {
  return { ...theme, assets: new Map() };
}

/** Names what makes a text besides its ingredients: the program, and the templates and words of the theme. */
async function makersStamp(theme: Theme): Promise<string> {
  const { templates, words, assets: _, ...rest } = theme;
  const made = JSON.stringify([rest, [...templates], [...words]]);
  return `${await programStamp()} ${sha256(made)}`;
}

function countFiles(paths: readonly string[], removed = 0): ExportReceipt['written'] {
  const pages = paths.filter((path) => path.endsWith('.html')).length;
  return { files: paths.length, pages, removed };
}

async function baselineFor(
  { since }: ExportWish,
  problems: readonly LibraryProblem[],
): Promise<Baseline | undefined> {
  if (since === undefined) return undefined;
  const unread = problems[0];
  if (unread !== undefined) {
    // What could not be read would be told to others as taken down.
    return unwrap(
      failure('damaged-record', {
        subject: unread.file,
        detail: 'changes cannot be listed while a file of the newsroom cannot be read',
      }),
    );
  }
  return unwrap(await readBaseline(since));
}

/** Below this a file is copied before anybody could read its name. */
const LARGE_FILE = 32 * 1024 * 1024;

function progressOf(plan: PlannedExport, wish: ExportWish): WriteOptions {
  const total = plan.files.length;
  let done = 0;
  return {
    signal: wish.signal,
    onEntry(path, count = 1) {
      done += count;
      wish.onProgress(done, total, labelOf(path));
    },
    onPart({ name, size }, bytes) {
      if (size < LARGE_FILE) return;
      const share = Math.floor((100 * bytes) / size);
      wish.onProgress(done, total, `${name} (${share} %)`);
    },
  };
}

function labelOf(path: string): string {
  // Asked for every file: most of them are told by little.
  if (path.includes('media/')) {
    if (/(^|\/)media\/cards\//.test(path)) return CARDS;
    if (/(^|\/)media\//.test(path)) return 'Pictures and files';
  }
  if (path.endsWith('.js') && /(^|\/)search\/[^/]*$/.test(path)) return 'Search';
  return path.endsWith('.html') ? 'Pages' : 'Feeds, records and lists';
}

function problemText({ file, detail }: LibraryProblem): string {
  return `${file} could not be read and is not in this export${detail === '' ? '' : ` (${detail})`}.`;
}

/** An export may not be put inside the newsroom it is made from. */
async function refuseInside(path: string, library: string): Promise<void> {
  if (!(await isInside(path, library))) return;
  unwrap(
    failure('invalid-argument', {
      subject: basename(path),
      detail: 'an export may not be put inside the newsroom it is made from',
    }),
  );
}

/** Whether a path lies in a folder, links followed as far as the path exists. */
async function isInside(path: string, folder: string): Promise<boolean> {
  const real = await realpath(folder).catch(() => folder);
  for (let above = path; ; above = dirname(above)) {
    const found = await realpath(above).catch(() => undefined);
    if (found !== undefined) return found === real || found.startsWith(real + sep);
    if (dirname(above) === above) return false;
  }
}
