// How is the spare of an exported folder, the same website one export behind, brought up to date beside it?
import { chmodSync, linkSync, lstatSync, mkdirSync, renameSync, type Stats } from 'node:fs';
import { mkdir, readdir, readFile, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { errorCode, syncFolder, TEMPORARY, writeDurably } from '../storage/durable-file.ts';
import { parsedOrNothing } from './folder-changes.ts';
import type { FolderEyes } from './folder-eyes.ts';
import { type Files, isSameFile, readOwnFiles, UNKNOWN } from './folder-list.ts';
import { foldersOfOtherModes, modeIn, type ScannedFolder, type Stranger } from './folder-scan.ts';
import type { FolderPlan } from './folder-stage.ts';
import { type Arrival, bringUp } from './put-in-place.ts';

const spareNote = z.object({
  galley: z.literal('spare-site'),
  /** What is taken along although no export put it there: its inode in the spare, and in the folder, when it was. */
  strangers: z.record(z.string(), z.object({ spare: z.number(), folder: z.number() })),
});
type Strangers = z.infer<typeof spareNote>['strangers'];

const EXPLANATION = `Galley keeps here the website as it was one export ago, to exchange it as a whole with the exported
folder at the next export. It takes little room: files that are the same in both are stored once.
You may delete this folder at any time; the next export makes it again.
`;

/** The spare of one folder: its tree, and what is known of it. */
export class SpareSite {
  /** Where the spare and what is said of it lie. */
  readonly place: string;
  readonly #folder: string;
  readonly #eyes: FolderEyes;

  constructor(folder: string, place: string, eyes: FolderEyes) {
    this.#folder = folder;
    this.place = place;
    this.#eyes = eyes;
  }

  /** The website itself. */
  get tree(): string {
    return join(this.place, 'site');
  }

  /** Where the exported folder lies for a moment while both change places by two renames. */
  get aside(): string {
    return join(this.place, 'before');
  }

  get isThere(): boolean {
    return isThere(this.tree);
  }

  /**
   * Brings it to hold what the plan says: what waits in `staging` is moved here, everything else is a second name of what the
   * folder has. Rejects, with all staged files where they were, where the disk has no second names.
   */
  async bringUpToDate(
    plan: Pick<FolderPlan, 'files' | 'staged'>,
    staging: string,
    scan: ScannedFolder,
  ): Promise<void> {
    const known = await this.#read();
    const before = known?.files ?? {};
    const staged = new Map(plan.staged.map(({ path, name }) => [path, name]));
    const arrivals: Arrival[] = [];
    for (const path of Object.keys(plan.files)) {
      const name = staged.get(path);
      if (name !== undefined) arrivals.push({ path, from: join(staging, name), how: 'move' });
      else if (!isSameFile(before[path], plan.files[path])) {
        arrivals.push({ path, from: join(this.#folder, path), how: 'link' });
      }
    }
    const stale = Object.keys(before).filter((path) => plan.files[path] === undefined);
    await this.#takeAlong(scan.strangers);
    await bringUp(this.tree, this.place, plan.files, arrivals, stale);
    this.#likeIn(scan, known, arrivals);
  }

  /** Gives the folders of the tree the permissions of those they take the place of. */
  #likeIn(
    scan: ScannedFolder,
    known: ScannedFolder | undefined,
    arrivals: readonly Arrival[],
  ): void {
    // Folders may be new where something arrived.
    const places = new Set([
      '',
      ...arrivals.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))),
    ]);
    for (const path of known === undefined ? [] : foldersOfOtherModes(scan, known)) {
      places.add(path);
    }
    for (const path of places) {
      const wanted = modeIn(scan, path);
      const at = join(this.tree, path);
      const mode = lstatSync(at, { throwIfNoEntry: false })?.mode;
      if (wanted !== undefined && mode !== undefined && wanted !== mode) {
        chmodSync(at, wanted & 0o7777);
      }
    }
  }

  /** What is ours in the tree, and as it was left; the rest is as good as not there. */
  async #read(): Promise<ScannedFolder | undefined> {
    if (!this.isThere) {
      await mkdir(this.tree, { recursive: true });
      await writeDurably(join(this.place, 'README.txt'), EXPLANATION);
      return undefined;
    }
    // What a crash left half written would go live with the tree.
    for (const name of await readdir(this.tree)) {
      if (TEMPORARY.test(name)) await rm(join(this.tree, name), { recursive: true, force: true });
    }
    const before = await readOwnFiles(this.tree).catch(() => undefined);
    const scan = before && (await this.#eyes.scan(this.tree, before));
    if (before === undefined || scan === undefined || scan.isOdd) {
      // Nobody but us has anything to look for here.
      await this.rescue();
      await rm(this.tree, { recursive: true, force: true });
      await mkdir(this.tree);
      return undefined;
    }
    if (scan.missing.length === 0) return scan;
    const missing = scan.missing.map((path) => [path, UNKNOWN] as const);
    return { ...scan, files: { ...before, ...Object.fromEntries(missing) } };
  }

  /**
   * Gives what others put into the folder a second name in the tree; what they have taken away since goes here, too. What a program
   * that still had the tree open changed in it stays: it is newer, and becomes live with the tree.
   */
  async #takeAlong(strangers: readonly Stranger[]): Promise<void> {
    const known = await this.#strangers();
    const before = Object.keys(known);
    if (before.length === 0 && strangers.length === 0) return;
    const isAsLeft = (path: string, { ino }: Stats): boolean =>
      ino === known[path]?.spare || ino === known[path]?.folder;
    const taken: Strangers = {};
    const links: { readonly from: string; readonly to: string }[] = [];
    for (const path of strangers) {
      const [from, to] = [join(this.#folder, path), join(this.tree, path)];
      const there = lstatSync(from);
      const here = lstatSync(to, { throwIfNoEntry: false });
      const isNewerHere =
        here?.isFile() === true &&
        here.ino !== there.ino &&
        !isAsLeft(path, here) &&
        (isAsLeft(path, there) || here.mtimeMs > there.mtimeMs);
      taken[path] = { spare: isNewerHere ? here.ino : there.ino, folder: there.ino };
      if (path.endsWith('/') || (!isNewerHere && here?.ino !== there.ino)) links.push({ from, to });
    }
    // What goes is known until it has gone.
    await this.#noteStrangers({ ...known, ...taken });
    for (const path of before.filter((one) => taken[one] === undefined).reverse()) {
      const at = join(this.tree, path);
      const here = lstatSync(at, { throwIfNoEntry: false });
      if (path.endsWith('/')) await rmdir(at).catch(() => undefined);
      else if (here !== undefined && isAsLeft(path, here)) await unlink(at);
    }
    for (const { from, to } of links) {
      if (to.endsWith('/')) {
        mkdirSync(to, { recursive: true });
        chmodSync(to, lstatSync(from).mode & 0o7777);
      } else {
        mkdirSync(dirname(to), { recursive: true });
        await unlink(to).catch(() => undefined);
        linkSync(from, to);
      }
    }
    await this.#noteStrangers(taken);
  }

  /**
   * Gives back to the folder what somebody put into the tree while it was the folder: between the look at it and the moment
   * both changed places, or because a program had it open. Nothing of others is left behind here, or removed.
   */
  async rescue(): Promise<void> {
    if (!this.isThere || !isThere(this.#folder)) return;
    const files = await readOwnFiles(this.tree).catch((): Files => ({}));
    const { strangers } = await this.#eyes.scan(this.tree, files);
    await this.#giveBack(strangers);
  }

  async #giveBack(found: readonly Stranger[]): Promise<void> {
    const known = await this.#strangers();
    for (const path of found) {
      const to = join(this.#folder, path);
      // What is known and not in the folder any more was taken away there.
      if (known[path] !== undefined || isThere(to)) continue;
      if (path.endsWith('/')) mkdirSync(to, { recursive: true });
      else {
        mkdirSync(dirname(to), { recursive: true });
        renameSync(join(this.tree, path), to);
      }
    }
  }

  /** Right after the exchange: what others changed in the folder in the last moment before it is so in the new one, too. */
  async settle(): Promise<void> {
    for (const [path, known] of Object.entries(await this.#strangers())) {
      if (path.endsWith('/')) continue;
      const [was, is] = [join(this.tree, path), join(this.#folder, path)];
      const there = lstatSync(is, { throwIfNoEntry: false });
      const here = lstatSync(was, { throwIfNoEntry: false });
      if (here === undefined) {
        if (there?.ino === known.spare) await unlink(is);
      } else if (here.isFile() && here.ino !== known.folder) renameSync(was, is);
    }
  }

  /** Finishes an exchange that a crash cut short between its two renames. Answers whether there was one. */
  async finishExchange(): Promise<boolean> {
    if (!isThere(this.aside)) return false;
    if (!isThere(this.#folder)) renameSync(this.isThere ? this.tree : this.aside, this.#folder);
    if (isThere(this.aside) && !this.isThere) renameSync(this.aside, this.tree);
    for (const parent of new Set([dirname(this.#folder), this.place])) await syncFolder(parent);
    return true;
  }

  async #strangers(): Promise<Strangers> {
    const text = await readFile(join(this.place, 'spare.json'), 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '';
      throw error;
    });
    const parsed = spareNote.safeParse(parsedOrNothing(text));
    return parsed.success ? parsed.data.strangers : {};
  }

  async #noteStrangers(strangers: Strangers): Promise<void> {
    const note: z.infer<typeof spareNote> = { galley: 'spare-site', strangers };
    await writeDurably(join(this.place, 'spare.json'), JSON.stringify(note));
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
