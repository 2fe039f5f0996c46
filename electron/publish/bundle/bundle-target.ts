// How is a whole bundle published as one file, such as into a folder that is synced? The old file or the new one, planned by what both say they hold.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { failure, GalleyError, type Result, unwrap } from '../../../core/errors.ts';
import { readManifest, SIGNATURE, TAG_MANIFEST } from '../../../core/export/bag.ts';
import { isSitePath, type SiteFile, type SiteFiles } from '../../../core/publish/site-list.ts';
import { planSite, type SitePlan } from '../../../core/publish/site-plan.ts';
import type { BundleEntry } from '../../export/assemble.ts';
import { writeBundle } from '../../export/bundle-writer.ts';
import { packText } from '../../export/make-texts.ts';
import { bagRoot } from '../../export/read-baseline.ts';
import { openZip, type ZipReader } from '../../export/zip-reader.ts';
import { nobodySigns, type SignManifest } from '../../signature/signing-key.ts';
import { checkSignature } from '../../signature/ssh-signature.ts';
import { asWriteFailure, moveDurably, temporaryBeside } from '../../storage/durable-file.ts';
import { sha256 } from '../../storage/record-file.ts';
import { answer } from '../answer.ts';
import type { FileContent } from '../site-place.ts';
import type { Published, PublishPlan, PublishTarget, Run, StagedSite } from '../target.ts';

export interface BundleTargetOptions {
  /** The zip. */
  readonly path: string;
  /** What lies there is signed by the newsroom's key, whatever it is: made now, or brought back. */
  readonly isSigned: boolean;
  readonly cacheFolder: string;
  newId(): string;
  readonly takeOver: boolean;
  readonly mayDeleteMany: boolean;
}

/** A file up to this size is packed in memory when an earlier bundle is made again. */
const IN_MEMORY_BYTES = 8 * 1024 * 1024;

/** What a bundle says of itself. */
interface Bundle {
  readonly library: string | undefined;
  /** The checksum of the list of its lists and of its signature: two bundles with the same one are the same. */
  readonly stamp: string;
  readonly files: SiteFiles;
  /** Whose signature lies where; undefined where there is none. */
  readonly signature: { readonly at: string; readonly by: string } | undefined;
}

/** A target that is one zip: a bundle as exports make it, with the changes since the one that lies there. */
export function bundleTarget(options: BundleTargetOptions): PublishTarget {
  const { path } = options;
  return {
    guarantee: 'whole-site',
    connect: () =>
      answer(async () => {
        const folder = await stat(dirname(path)).catch(() => undefined);
        if (folder?.isDirectory() !== true) {
          throw new GalleyError({ code: 'not-found', subject: dirname(path) });
        }
        const there = await readBundle(path);
        const notes =
          there === 'other' ? ['A file of that name is there, and it is no bundle.'] : [];
        const isBundle = there !== 'other' && there !== undefined;
        return {
          server: null,
          notes,
          there: isBundle ? { files: there.files.size, isOurs: true } : null,
        };
      }),
    plan: (wanted, run) =>
      answer(async () => {
        const there = await ours(options, wanted.library);
        const next = join(options.cacheFolder, 'next.zip');
        await mkdir(options.cacheFolder, { recursive: true });
        unwrap(
          await wanted.bundle(
            {
              path: next,
              since: there === undefined ? undefined : path,
              isSigned: options.isSigned,
            },
            run,
          ),
        );
        return await planOf(options, next, there);
      }),
    rollback: (to, library, run) =>
      answer(async () => {
        const there = await ours(options, library);
        const next = join(options.cacheFolder, 'next.zip');
        await mkdir(options.cacheFolder, { recursive: true });
        const { signal, onProgress, sign = nobodySigns } = run;
        let done = 0;
        const entries = entriesOf(to, options.cacheFolder, options.isSigned ? sign : undefined);
        await writeBundle(next, entries, {
          signal,
          onEntry: (name) => onProgress(++done, to.files.size, name),
        });
        return await planOf(options, next, there);
      }),
    verify: (expected, { signal, onProgress }, paths = [...expected.keys()]) =>
      answer(async () => {
        const wrong: { at: string; why: string }[] = [];
        const zip = unwrap(await openZip(path));
        try {
          const entries = new Map(zip.entries.map((entry) => [entry.name, entry]));
          for (const [done, at] of paths.entries()) {
            signal.throwIfAborted();
            const [entry, wanted] = [entries.get(at), expected.get(at)];
            if (entry === undefined && wanted !== undefined)
              wrong.push({ at, why: 'it is not there' });
            else if (entry !== undefined && wanted === undefined)
              wrong.push({ at, why: 'it is still there' });
            else if (entry !== undefined && wanted !== undefined) {
              const found = await zip.sha256(entry).catch(() => undefined);
              if (found !== wanted.sha256) wrong.push({ at, why: 'it is not what was published' });
            }
            onProgress(done + 1, paths.length, at);
          }
        } finally {
          await zip.close();
        }
        return { checked: paths.length, wrong };
      }),
  };
}

/** The bundle that lies there, if it is ours to replace; rejects with `another-newsroom`. */
async function ours(
  { path, takeOver }: BundleTargetOptions,
  library: string,
): Promise<Bundle | undefined> {
  const there = await readBundle(path);
  if (there === undefined || there === 'other') return undefined;
  if (there.library === library) return there;
  if (takeOver) return undefined;
  throw new GalleyError({ code: 'another-newsroom', detail: there.library });
}

async function planOf(
  options: BundleTargetOptions,
  next: string,
  there: Bundle | undefined,
): Promise<PublishPlan> {
  const made = await readBundle(next);
  if (made === undefined || made === 'other') throw new Error('The bundle that was made is none.');
  const { path } = options;
  const isOccupied = there === undefined && (await readBundle(path)) !== undefined;
  const against = there && { library: '', publish: '', files: content(there), pending: [] };
  const wanted = content(made);
  // What a bundle says of changes is a change only where something did change.
  const plan = planSite(wanted, against ?? null, isOccupied ? [basename(path)] : []);
  return new BundlePublish(options, next, { plan, made, there });
}

/** What a bundle holds, without what only tells how it differs from the one before; a signature is told apart by whose it is. */
function content({ files, signature }: Bundle): SiteFiles {
  const held = new Map(
    [...files].filter(
      ([name]) => !/^[^/]+\/((tag)?manifest-sha256\.txt(\.sig)?|data\/changes\.json)$/.test(name),
    ),
  );
  if (signature === undefined) return held;
  const size = files.get(signature.at)?.size ?? 0;
  return held.set(signature.at, { sha256: sha256(signature.by), size });
}

class BundlePublish implements PublishPlan {
  readonly summary: PublishPlan['summary'];
  readonly #options: BundleTargetOptions;
  readonly #next: string;
  readonly #made: Bundle;
  readonly #there: Bundle | undefined;

  constructor(
    options: BundleTargetOptions,
    next: string,
    { plan, made, there }: { plan: SitePlan; made: Bundle; there: Bundle | undefined },
  ) {
    this.#options = options;
    this.#next = next;
    this.#made = made;
    this.#there = there;
    const { counts, bytes, isBigDelete, foreign } = plan;
    this.summary = {
      guarantee: 'whole-site',
      counts,
      bytes,
      isBigDelete,
      foreign,
      items: plan.steps.flat().map((change) => ({
        do: change.do,
        what: change.path.endsWith('.html') ? 'page' : 'file',
        at: change.path,
        differences: [],
        bytes: change.do === 'delete' ? 0 : change.wanted.size,
      })),
      warnings: [],
    };
  }

  apply({ signal }: Run): Promise<Result<Published>> {
    return answer(async () => {
      const { path, takeOver, mayDeleteMany } = this.#options;
      const { isBigDelete, foreign, items, counts } = this.summary;
      if (isBigDelete && !mayDeleteMany)
        unwrap(failure('big-delete', { detail: `${counts.delete} files` }));
      if (foreign[0] !== undefined && !takeOver)
        unwrap(failure('place-occupied', { subject: foreign[0] }));
      if (items.length === 0) return this.#published(path, this.#there ?? this.#made);
      await this.#refuseIfChanged();
      signal.throwIfAborted();
      const temporary = temporaryBeside(path);
      try {
        await pipeline(
          createReadStream(this.#next),
          createWriteStream(temporary, { flags: 'wx' }),
          { signal },
        );
        const file = await open(temporary, 'r+');
        await file.sync().finally(() => file.close());
        await moveDurably(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        if (signal.aborted) throw error;
        throw asWriteFailure(error, path);
      }
      return this.#published(path, this.#made);
    });
  }

  async #refuseIfChanged(): Promise<void> {
    const now = await readBundle(this.#options.path);
    const stamp = now === undefined || now === 'other' ? undefined : now.stamp;
    const isTakenOver = this.#there === undefined && this.#options.takeOver;
    if (stamp !== this.#there?.stamp && !isTakenOver) unwrap(failure('target-changed'));
  }

  #published(path: string, { files }: Bundle): Published {
    const { counts, bytes } = this.summary;
    return {
      publish: this.#options.newId(),
      counts,
      bytes,
      files,
      content: (name) => entryContent(path, name, files.get(name)),
      retries: 0,
    };
  }
}

function entryContent(path: string, name: string, file: SiteFile | undefined): FileContent {
  if (file === undefined) throw new GalleyError({ code: 'not-found', subject: name });
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    const zip = unwrap(await openZip(path));
    try {
      const entry = zip.entries.find((one) => one.name === name);
      if (entry !== undefined) yield* zip.chunks(entry);
    } finally {
      await zip.close();
    }
  };
  return { ...file, open: () => Readable.from(chunks()) };
}

/** Reads the lists of a bundle. Undefined where there is no file, `other` where it is no bundle of ours. */
async function readBundle(path: string): Promise<Bundle | 'other' | undefined> {
  const opened = await openZip(path);
  if (!opened.ok) return opened.error.code === 'not-found' ? undefined : 'other';
  try {
    return (await listsOf(opened.value)) ?? 'other';
  } catch (error) {
    // Cut short by whoever copied it, or never a bundle.
    if (error instanceof GalleyError) return 'other';
    throw error;
  } finally {
    await opened.value.close();
  }
}

async function listsOf(zip: ZipReader): Promise<Bundle | undefined> {
  const root = bagRoot(zip.entries.map(({ name }) => name));
  if (root === undefined) return undefined;
  const byName = new Map(zip.entries.map((entry) => [entry.name, entry]));
  const text = async (name: string): Promise<string | undefined> => {
    const entry = byName.get(`${root}${name}`);
    return entry === undefined ? undefined : new TextDecoder().decode(await zip.read(entry));
  };
  const [manifest, tags, info] = [
    await text('manifest-sha256.txt'),
    await text(TAG_MANIFEST),
    await text('bag-info.txt'),
  ];
  if (manifest === undefined || tags === undefined) return undefined;
  const files = new Map<string, SiteFile>();
  for (const [name, hash] of [...readManifest(manifest).entries, ...readManifest(tags).entries]) {
    const size = byName.get(`${root}${name}`)?.size;
    if (size === undefined || !isSitePath(`${root}${name}`)) return undefined;
    files.set(`${root}${name}`, { sha256: hash, size });
  }
  const add = (name: string, content: string): void => {
    const bytes = Buffer.from(content);
    files.set(`${root}${name}`, { sha256: sha256(bytes), size: bytes.length });
  };
  add(TAG_MANIFEST, tags);
  const signature = await text(SIGNATURE);
  if (signature !== undefined) add(SIGNATURE, signature);
  const library = /^External-Identifier: urn:uuid:(\S+)$/m.exec(info ?? '')?.[1];
  return {
    library,
    stamp: sha256(tags + (signature ?? '')),
    files,
    signature:
      signature === undefined
        ? undefined
        : { at: `${root}${SIGNATURE}`, by: signerOf(signature, tags) },
  };
}

/** One that proves nothing is nobody's, and gives way. */
function signerOf(signature: string, tags: string): string {
  const checked = checkSignature(signature, tags);
  return checked.ok ? checked.value.fingerprint : 'nobody';
}

/**
 * The entries of a bundle that was published before, in the order a bundle has. It is signed as bundles are now: by the key of
 * today, or not at all.
 */
async function* entriesOf(
  site: StagedSite,
  cacheFolder: string,
  sign: SignManifest | undefined,
): AsyncGenerator<BundleEntry> {
  const names = [...site.files.keys()].sort((one, other) => (one < other ? -1 : 1));
  for (const path of names) {
    if (path.endsWith(`/${SIGNATURE}`)) continue;
    const content = site.content(path);
    if (content.size <= IN_MEMORY_BYTES) {
      const pieces: Uint8Array[] = [];
      for await (const piece of content.open()) pieces.push(piece);
      const bytes = Buffer.concat(pieces);
      yield { path, kind: 'packed', made: packText(bytes) };
      // It sorts last of all.
      if (path.endsWith(`/${TAG_MANIFEST}`) && sign !== undefined) {
        const signature = packText(await sign(bytes.toString('utf8')));
        yield {
          path: `${path.slice(0, -TAG_MANIFEST.length)}${SIGNATURE}`,
          kind: 'packed',
          made: signature,
        };
      }
      continue;
    }
    const copy = join(cacheFolder, 'large-file');
    if (content.from === undefined) await pipeline(content.open(), createWriteStream(copy));
    const { size, sha256: hash, from = copy } = content;
    yield { path, kind: 'onDisk', file: { name: basename(path), size, sha256: hash, from } };
    await rm(copy, { force: true });
  }
}
