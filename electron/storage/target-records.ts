// Where does a newsroom publish to, and what does each target remember?
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Low } from 'lowdb';
import type { TargetState as StateOf, Target, Targets } from '../../core/content/site.ts';
import { failure, GalleyError, type Result, success } from '../../core/errors.ts';
import { ensureFolder, removeDurably } from './durable-file.ts';
import { files } from './library-files.ts';
import { createRecord, openRecord, readRecord } from './record-file.ts';

export async function readTargets(library: string): Promise<Result<readonly Target[]>> {
  const read = await readRecord('targets', files.targets(library));
  return read.ok ? success(read.value.targets) : read;
}

/** Adds a target, or replaces the one of the same id. Fails with `invalid-argument` where another has its label. */
export async function putTarget(library: string, target: Target): Promise<Result<Target>> {
  return await change(library, (store) => {
    const others = store.data.targets.filter(({ id }) => id !== target.id);
    if (others.some(({ label }) => sameLabel(label, target.label))) {
      const detail = 'another target is called that';
      return failure('invalid-argument', { subject: target.label, detail });
    }
    const isNew = others.length === store.data.targets.length;
    store.data.targets = isNew
      ? [...others, target]
      : store.data.targets.map((one) => (one.id === target.id ? target : one));
    return success(target);
  });
}

/**
 * Takes a target off the list. What it remembers stays until the newsroom is opened again, for whoever takes that back; what was published
 * there, and its receipts, stay.
 */
export async function dropTarget(library: string, id: string): Promise<Result<Target>> {
  return await change(library, (store) => {
    const target = store.data.targets.find((one) => one.id === id);
    if (target === undefined) return failure('not-found', { subject: id });
    store.data.targets = store.data.targets.filter((one) => one !== target);
    return success(target);
  });
}

/** Removes what targets remembered that are on the list no more. Nothing goes while the list cannot be read. */
export async function sweepTargetStates(library: string): Promise<void> {
  const targets = await readTargets(library);
  if (!targets.ok) return;
  const kept = new Set(targets.value.map(({ id }) => `${id}.json`));
  const names = await readdir(files.targetStates(library)).catch(() => []);
  for (const name of names) {
    if (!name.endsWith('.json') || kept.has(name)) continue;
    await removeDurably(join(files.targetStates(library), name)).catch(() => undefined);
  }
}

/** Two labels that a person would take for one. */
export function sameLabel(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** What a target remembers; undefined where it has not written anything. Damage is a failure: forgetting would make duplicates. */
export async function readTargetState(library: string, id: string): Promise<Result<unknown>> {
  const read = await readRecord('targetState', files.targetState(library, id));
  if (read.ok) return success(read.value.state);
  return read.error.code === 'not-found' ? success(undefined) : read;
}

export async function writeTargetState(
  library: string,
  id: string,
  state: StateOf['state'],
): Promise<void> {
  const path = files.targetState(library, id);
  await ensureFolder(files.targetStates(library));
  const open = await openRecord('targetState', path);
  if (open.ok) {
    open.value.data.state = state;
    await open.value.write();
  } else if (open.error.code === 'not-found') {
    await createRecord('targetState', path, { target: id, state });
  } else throw new GalleyError(open.error);
}

async function change<T>(
  library: string,
  work: (store: Low<Targets>) => Result<T>,
): Promise<Result<T>> {
  const open = await openRecord('targets', files.targets(library));
  if (!open.ok) return open;
  const done = work(open.value);
  if (done.ok) await open.value.write();
  return done;
}
