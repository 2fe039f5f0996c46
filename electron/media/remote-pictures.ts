// How do pictures of the web get into a library, once a person has said so? One after the other, each by itself: one
// that cannot be had keeps none of the others.
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isImage } from '../../core/content/asset.ts';
import { failure, toFailure } from '../../core/errors.ts';
import type { FetchedPicture } from '../../core/ipc/contract.ts';
import { nameOfRemote } from '../../core/paste/remote-pictures.ts';
import type { Network } from '../web/ask-web.ts';
import type { AssetStore } from './asset-store.ts';
import { type FetchLimits, fetchFile } from './fetch-picture.ts';
import { findKind } from './file-kind.ts';

export interface FetchingPictures {
  readonly assets: AssetStore;
  readonly temporaryFolder: string;
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly limits?: Partial<FetchLimits>;
  /** Called before each picture, and once at the end. */
  onProgress(done: number, total: number, name: string): void;
}

/** What came of each address, in their order. After a cancel the rest of them were not asked for. */
export async function fetchPictures(
  addresses: readonly string[],
  fetching: FetchingPictures,
): Promise<FetchedPicture[]> {
  const { signal, onProgress } = fetching;
  const known = new Map<string, FetchedPicture>();
  const outcomes: FetchedPicture[] = [];
  for (const [index, address] of addresses.entries()) {
    const subject = nameOfRemote(address);
    onProgress(index, addresses.length, subject);
    const outcome = signal.aborted
      ? { error: { code: 'cancelled' as const, subject } }
      : (known.get(address) ?? asOutcome(await fetchPicture(address, subject, fetching)));
    known.set(address, outcome);
    outcomes.push(outcome);
  }
  onProgress(addresses.length, addresses.length, '');
  return outcomes;
}

function asOutcome(result: Awaited<ReturnType<AssetStore['importFile']>>): FetchedPicture {
  return result.ok ? { asset: result.value } : { error: result.error };
}

async function fetchPicture(
  address: string,
  subject: string,
  { assets, temporaryFolder, network, signal, limits = {} }: FetchingPictures,
): ReturnType<AssetStore['importFile']> {
  const folder = join(temporaryFolder, randomUUID());
  const path = join(folder, 'fetched');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const options = { path, subject, network, signal, limits };
    const fetched = await fetchFile(address, options);
    if (!fetched.ok) return fetched;
    // Whatever the server called it: its bytes say what it is, before the library sees any of them.
    const kind = await findKind(path, subject);
    if (!isImage(kind)) {
      return failure('unsupported-type', { subject, detail: kind.mediaType });
    }
    return await assets.importFile(path, { signal, fileName: subject });
  } catch (error) {
    return { ok: false, error: { subject, ...toFailure(error) } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
