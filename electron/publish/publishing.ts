// What does the app know of publishing beside the process that does it: targets with their secrets, and plans that may still be used?
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type * as z from 'zod';
import type { Receipt } from '../../core/content/receipt.ts';
import type { Target, Targets } from '../../core/content/site.ts';
import type { ChangeSet, DoneStep } from '../../core/desk/change-set.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { CallInput, CallOutput } from '../../core/ipc/contract.ts';
import {
  isOfNow,
  type PublishConsent,
  type PublishWhat,
  type publishCalls,
  type SecretPlace,
  type TargetForm,
  type TargetInfo,
} from '../../core/ipc/publish-contract.ts';
import type { ChangeOutcome } from '../desk/change-desk.ts';
import type { Secrets } from '../secrets.ts';
import { NewsroomKeys } from '../signature/newsroom-keys.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { AskHow, PublishClient } from './publish-client.ts';
import type {
  OpenedTarget,
  Overview,
  PublishAnswer,
  PublishPlace,
  PublishQuestion,
} from './publish-messages.ts';
import { PublishWishes, type WishSetting } from './publish-wishes.ts';

export interface PublishingSetting extends WishSetting {
  readonly client: PublishClient;
  readonly secrets: Secrets;
  readonly themesFolder: string;
  readonly cacheFolder: string;
  /** Targets, receipts or wishes are others now. */
  onChanged(): void;
  readonly now?: () => Date;
}

/** How a long question tells where it is, and hears that it should stop. */
export interface Following {
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, total: number, label: string) => void;
}

interface Plan {
  readonly id: string;
  readonly target: string;
  readonly isOfNow: boolean;
  readonly store: LibraryStore;
  hasChanged: boolean;
  readonly stop: () => void;
}

export class Publishing {
  readonly #setting: PublishingSetting;
  readonly #wishes: PublishWishes;
  /** Paths that the person chose, by the key the window knows. */
  readonly #chosen = new Map<string, string>();
  /** What the last look at a target showed for a person to trust. */
  readonly #toTrust = new Map<string, { readonly option: string; readonly value: string }>();
  #forms: readonly TargetForm[] | undefined;
  #plan: Plan | undefined;
  #overview: { readonly store: LibraryStore; readonly told: Promise<Result<Overview>> } | undefined;
  #store: LibraryStore | undefined;

  constructor(setting: PublishingSetting) {
    this.#setting = setting;
    this.#wishes = new PublishWishes(setting, {
      record: (store, target) => this.#record(store, target),
      look: (store, target) => this.#look(store, target, { signal: new AbortController().signal }),
      now: () => this.#now(),
    });
  }

  /** Another newsroom is open, or none. */
  follow(store: LibraryStore | null): void {
    if (store === this.#store) return;
    this.#setting.client.forget();
    this.#letPlanGo();
    this.#overview = undefined;
    this.#chosen.clear();
    this.#toTrust.clear();
    this.#store = store ?? undefined;
    this.#wishes.follow(this.#store);
  }

  async targets(store: LibraryStore): Promise<Result<CallOutput<'publish.targets'>>> {
    const read = await store.publishing.targets();
    if (!read.ok) return read;
    const overview = await this.#overviewOf(store, read.value);
    if (!overview.ok) return overview;
    const forms = await this.forms(store);
    if (!forms.ok) return forms;
    const targets = read.value.map((target): TargetInfo => {
      const form = forms.value.find(({ kind }) => kind === target.kind);
      const told = overview.value.targets.find((one) => one.target === target.id);
      const secrets: Record<string, SecretPlace> = {};
      for (const { name } of form?.secrets ?? []) {
        secrets[name] = this.#setting.secrets.placeOf(store.id, target.id, name);
      }
      return {
        id: target.id,
        label: target.label,
        kind: target.kind,
        kindTitle: form?.title ?? target.kind,
        place: placeOf(target.options),
        guarantee: told?.guarantee ?? null,
        isMapped: form?.isMapped ?? false,
        options: target.options,
        rules: target.rules ?? null,
        secrets,
        receipts: told?.receipts ?? [],
        waitingSince: this.#wishes.of(store, target.id)?.since ?? null,
      };
    });
    return success({
      targets,
      cost: overview.value.cost,
      keepsSecrets: this.#setting.secrets.isSafe,
    });
  }

  /** What is live where, as the newest receipts say. */
  async live(store: LibraryStore): Promise<Result<CallOutput<'publish.live'>>> {
    const read = await store.publishing.targets();
    if (!read.ok) return read;
    // Nobody publishes anywhere: no process is started to say so.
    if (read.value.length === 0) return success({ targets: [] });
    const { signal } = new AbortController();
    const targets = read.value.map(({ id }) => id);
    const live = await this.#ask(store, { about: 'live', targets }, { signal });
    if (!live.ok) return live;
    return success({
      targets: read.value.map(({ id, label }) => ({
        target: id,
        label,
        articles: live.value.find(({ target }) => target === id)?.articles ?? '',
      })),
    });
  }

  /** What each kind of target asks for; no process but the one that publishes knows the protocols. */
  async forms(store: LibraryStore): Promise<Result<readonly TargetForm[]>> {
    if (this.#forms !== undefined) return success(this.#forms);
    const { signal } = new AbortController();
    const asked = await this.#ask(store, { about: 'forms' }, { signal });
    if (asked.ok) this.#forms = asked.value;
    return asked;
  }

  /** Names a path that the person has just chosen. */
  noteChosen(path: string): string {
    const key = randomUUID();
    this.#chosen.set(key, path);
    return key;
  }

  /** Adds a target, or changes one; `done` is what undoing it needs. */
  async saveTarget(
    store: LibraryStore,
    {
      id,
      kind: kindName,
      label,
      options: typed,
      chosen,
      rules,
    }: z.output<(typeof publishCalls)['publish.saveTarget']['input']>,
  ): Promise<Result<{ id: string; done: DoneStep }>> {
    const form = await this.#formOf(store, kindName);
    if (!form.ok) return form;
    const before = id === null ? undefined : await this.#record(store, id);
    if (before !== undefined && !before.ok) return before;
    if (before !== undefined && before.value.kind !== kindName) {
      return failure('invalid-argument', { subject: kindName, detail: 'a target keeps its kind' });
    }
    const options: Record<string, Target['options'][string]> = { ...before?.value.options };
    for (const { name, kind: asked, isOptional } of form.value.fields) {
      if (asked === 'file' || asked === 'folder') {
        const path = this.#chosen.get(chosen[name] ?? '');
        if (path !== undefined) options[name] = path;
        else if (typed[name] === '' && isOptional) delete options[name];
        continue;
      }
      const value = typed[name];
      if (value === undefined || (value === '' && isOptional)) delete options[name];
      else options[name] = value;
    }
    const isElsewhere =
      before !== undefined && whereabouts(options) !== whereabouts(before.value.options);
    // What was trusted, and typed, was for the server of before.
    if (isElsewhere && options.hostKey === before.value.options.hostKey) delete options.hostKey;
    const { signal } = new AbortController();
    const checked = await this.#ask(store, { about: 'check', kind: kindName, options }, { signal });
    if (!checked.ok) return checked;
    const saved = await store.publishing.saveTarget({
      ...(id === null ? {} : { id }),
      kind: kindName,
      label,
      options,
      // What it takes is not asked for here, and stays as it was.
      ...(rules === null ? {} : { rules }),
    });
    if (!saved.ok) return saved;
    if (isElsewhere) this.#setting.secrets.forget(store.id, saved.value.id);
    this.#changed();
    return success({ id: saved.value.id, done: doneToTarget(before?.value, saved.value) });
  }

  /**
   * Does what may change where targets are, such as undoing: a secret that was typed for the place of before is not sent to
   * another one, and not kept for a target that is gone.
   */
  async guarding<T>(store: LibraryStore, work: () => Promise<T>): Promise<T> {
    const before = await store.publishing.targets();
    const done = await work();
    const after = await store.publishing.targets();
    // A list that cannot be read says nothing of where anything is.
    if (!before.ok || !after.ok) return done;
    const places = new Map(after.value.map(({ id, options }) => [id, whereabouts(options)]));
    for (const { id, options } of before.value) {
      if (places.get(id) !== whereabouts(options)) this.#setting.secrets.forget(store.id, id);
    }
    if (JSON.stringify(before.value) !== JSON.stringify(after.value)) this.#changed();
    return done;
  }

  /** Takes a target off the list by `apply`, and forgets its secrets and its wish: those do not come back when it does. */
  async removeTarget(
    store: LibraryStore,
    id: string,
    apply: (steps: ChangeSet) => Promise<Result<ChangeOutcome>>,
  ): Promise<Result<ChangeOutcome>> {
    const without = ({ targets }: Targets): Targets | null => {
      const others = targets.filter((one) => one.id !== id);
      return others.length === targets.length ? null : { targets: others };
    };
    const done = await apply([{ kind: 'record', record: 'targets', change: without }]);
    if (!done.ok || done.value.changed === 0) return done;
    this.#setting.secrets.forget(store.id, id);
    this.setWish(store, id, false);
    this.#changed();
    return done;
  }

  async keepSecret(
    store: LibraryStore,
    { target, name, value }: { target: string; name: string; value: string },
  ): Promise<Result<{ place: SecretPlace }>> {
    const record = await this.#record(store, target);
    if (!record.ok) return record;
    const form = await this.#formOf(store, record.value.kind);
    if (!form.ok) return form;
    if (!form.value.secrets.some((secret) => secret.name === name)) {
      return failure('not-found', { detail: 'no such secret' });
    }
    return success({ place: this.#setting.secrets.keep(store.id, target, name, value) });
  }

  async connect(
    store: LibraryStore,
    target: string,
    following: Following,
  ): Promise<Result<CallOutput<'publish.connect'>>> {
    this.#toTrust.delete(target);
    const found = await this.#look(store, target, following);
    if (found.ok && found.value.toTrust !== null) this.#toTrust.set(target, found.value.toTrust);
    return found;
  }

  /** Looks at a target. Nobody is shown what is found: what a person was shown before, to trust it, stays theirs to trust. */
  async #look(
    store: LibraryStore,
    target: string,
    following: Following,
  ): Promise<Result<CallOutput<'publish.connect'>>> {
    const opened = await this.#opened(store, target);
    if (!opened.ok) return opened;
    return await this.#ask(store, { about: 'connect', target: opened.value }, following);
  }

  /** Sets the option that the last look showed a value for; another value than that is refused. */
  async trust(store: LibraryStore, target: string, value: string): Promise<Result<DoneStep>> {
    const shown = this.#toTrust.get(target);
    const record = await this.#record(store, target);
    if (!record.ok) return record;
    if (shown?.value !== value) return failure('not-permitted', { subject: record.value.label });
    const options = { ...record.value.options, [shown.option]: shown.value };
    const saved = await store.publishing.saveTarget({ ...record.value, options });
    if (!saved.ok) return saved;
    this.#toTrust.delete(target);
    this.#changed();
    return success(doneToTarget(record.value, saved.value));
  }

  async mapping(
    store: LibraryStore,
    target: string,
    following: Following,
  ): Promise<Result<CallOutput<'publish.mapping'>>> {
    const opened = await this.#opened(store, target);
    if (!opened.ok) return opened;
    const ours = wordsOf(store);
    return await this.#ask(store, { about: 'mapping', target: opened.value, ours }, following);
  }

  /** Keeps choices of the mapping; the answer is what undoing it needs. */
  async choose(
    store: LibraryStore,
    { target, choices }: Omit<CallInput<'publish.choose'>, 'job'>,
    following: Following,
  ): Promise<Result<DoneStep>> {
    const before = await this.#record(store, target);
    if (!before.ok) return before;
    const opened = await this.#opened(store, target);
    if (!opened.ok) return opened;
    const ours = wordsOf(store);
    const question = { about: 'choose', target: opened.value, ours, choices } as const;
    const kept = await this.#ask(store, question, following);
    if (!kept.ok) return kept;
    this.#changed();
    const after = await this.#record(store, target);
    return after.ok ? success(doneToTarget(before.value, after.value)) : after;
  }

  async adopt(
    store: LibraryStore,
    target: string,
    following: Following,
  ): Promise<Result<CallOutput<'publish.adopt'>>> {
    const opened = await this.#opened(store, target);
    if (!opened.ok) return opened;
    return await this.#ask(store, { about: 'adopt', target: opened.value }, following);
  }

  async plan(
    store: LibraryStore,
    target: string,
    { what, consent }: { what: PublishWhat; consent: PublishConsent },
    following: Following,
  ): Promise<Result<CallOutput<'publish.plan'>>> {
    const opened = await this.#opened(store, target);
    if (!opened.ok) return opened;
    this.#letPlanGo();
    const plan: Plan = {
      id: randomUUID(),
      target,
      isOfNow: isOfNow(what),
      store,
      hasChanged: false,
      stop: store.listen(({ changed, removed }) => {
        if (changed.length + removed.length > 0) plan.hasChanged = true;
      }),
    };
    this.#plan = plan;
    const asOf = this.#now().toISOString();
    return await this.#ask(
      store,
      { about: 'plan', target: opened.value, id: plan.id, asOf, what, consent },
      { ...following, sign: await this.#signFor(store, target) },
    );
  }

  differences(
    store: LibraryStore,
    plan: string,
    at: string,
  ): Promise<Result<CallOutput<'publish.differences'>>> {
    const signal = new AbortController().signal;
    return this.#ask(store, { about: 'differences', plan, at }, { signal });
  }

  /** Carries out the plan of that name, if it says what would happen now. `overrides` asks the pre-flight, where one is needed. */
  async apply(
    store: LibraryStore,
    id: string,
    deleteMany: boolean,
    overrides: () => Result<Receipt['overrides']>,
    following: Following,
  ): Promise<Result<CallOutput<'publish.apply'>>> {
    const plan = this.#plan;
    if (plan?.id !== id || plan.store !== store) {
      return failure('preflight-stale', { detail: 'it is another plan' });
    }
    if (plan.hasChanged && plan.isOfNow) {
      return failure('preflight-stale', { detail: 'something has changed since the plan' });
    }
    const passed = plan.isOfNow ? overrides() : success([]);
    if (!passed.ok) return passed;
    this.#letPlanGo();
    const overridden = passed.value;
    const done = await this.#ask(
      store,
      { about: 'apply', plan: id, deleteMany, overrides: overridden },
      // Where a yes is part of it, the bundle is made once more.
      { ...following, sign: await this.#signFor(store, plan.target) },
    );
    this.#overview = undefined;
    if (done.ok) this.setWish(store, plan.target, false);
    this.#changed();
    return done;
  }

  async verify(
    store: LibraryStore,
    target: string,
    following: Following,
  ): Promise<Result<CallOutput<'publish.verify'>>> {
    const opened = await this.#opened(store, target);
    if (!opened.ok) return opened;
    return await this.#ask(store, { about: 'verify', target: opened.value }, following);
  }

  /** Keeps the wish to publish to a target until it answers, or gives it up. */
  setWish(store: LibraryStore, target: string, isWanted: boolean): void {
    this.#wishes.set(store, target, isWanted);
  }

  /** Asks the targets that publishes wait for; see `PublishWishes.ask`. */
  askWanted(): Promise<void> {
    return this.#wishes.ask();
  }

  close(): void {
    this.follow(null);
  }

  #overviewOf(store: LibraryStore, targets: readonly Target[]): Promise<Result<Overview>> {
    if (this.#overview?.store === store) return this.#overview.told;
    const { signal } = new AbortController();
    const told = this.#ask(store, { about: 'overview', targets: [...targets] }, { signal }).then(
      (overview) => {
        // What failed is asked again.
        if (!overview.ok && this.#overview?.told === told) this.#overview = undefined;
        return overview;
      },
    );
    this.#overview = { store, told };
    return told;
  }

  #changed(): void {
    this.#overview = undefined;
    this.#setting.onChanged();
  }

  #letPlanGo(): void {
    this.#plan?.stop();
    this.#plan = undefined;
  }

  async #formOf(store: LibraryStore, kind: string): Promise<Result<TargetForm>> {
    const forms = await this.forms(store);
    if (!forms.ok) return forms;
    const form = forms.value.find((one) => one.kind === kind);
    return form === undefined ? failure('invalid-argument', { subject: kind }) : success(form);
  }

  async #record(store: LibraryStore, id: string): Promise<Result<Target>> {
    const read = await store.publishing.targets();
    if (!read.ok) return read;
    const record = read.value.find((one) => one.id === id);
    return record === undefined ? failure('not-found', { subject: 'The target' }) : success(record);
  }

  /** What signs the bundles of a target that has them signed; undefined where it has not, or there is no key. */
  async #signFor(store: LibraryStore, target: string): Promise<AskHow['sign']> {
    const record = await this.#record(store, target);
    if (!record.ok || record.value.options.signed !== true) return undefined;
    const key = await new NewsroomKeys(this.#setting.secrets).of(store);
    return key.ok ? (manifest) => success(key.value.sign(manifest)) : undefined;
  }

  async #opened(store: LibraryStore, id: string): Promise<Result<OpenedTarget>> {
    const record = await this.#record(store, id);
    if (!record.ok) return record;
    const secrets = this.#setting.secrets.of(store.id, id);
    return success({ label: record.value.label, secrets });
  }

  #ask<Q extends PublishQuestion>(
    store: LibraryStore,
    question: Q,
    following: AskHow,
  ): Promise<Result<PublishAnswer<Q>>> {
    const { client, themesFolder, cacheFolder } = this.#setting;
    const library = { id: store.id, folder: store.folder };
    const place: PublishPlace = { library, themesFolder, cacheFolder };
    return client.ask(place, (work) => store.lendTurn(work), question, following);
  }

  #now(): Date {
    return this.#setting.now?.() ?? new Date();
  }
}

function wordsOf({ taxonomy, people }: LibraryStore) {
  const term = ({ name, slug }: { name: string; slug: string }) => ({ name, slug });
  return {
    categories: taxonomy.categories.map(term),
    newsTypes: taxonomy.newsTypes.map(term),
    people: people.map(({ name }) => ({ name })),
  };
}

/** Where a target is, in a few words. */
function placeOf({ address, host, folder }: Target['options']): string {
  if (typeof host === 'string') return host;
  if (typeof address === 'string') return hostOf(address);
  return typeof folder === 'string' ? basename(folder) : '';
}

function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}

/** What became of one target, as a step of the change desk; the others on the list are not spoken of, and stay as they are. */
function doneToTarget(before: Target | undefined, after: Target): DoneStep {
  return {
    kind: 'record',
    record: 'targets',
    before: { targets: before === undefined ? [] : [before] },
    after: { targets: [after] },
  };
}

/** The server of a target and who logs in there: a secret is for these alone. */
function whereabouts({ address, host, port, user }: Target['options']): string {
  return JSON.stringify([address, host, port, user]);
}
