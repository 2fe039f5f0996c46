// Where does a publish stand, from the choice of a target to its receipt? Every step of the dialog, and what each leads to.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleId } from '../../../core/content/ids.ts';
import { type Failure, type FailureCode, GalleyError, toFailure } from '../../../core/errors.ts';
import {
  type Adopted,
  type DonePublish,
  isOfNow,
  type PublishConsent,
  type PublishPlan,
  type PublishWhat,
  type ReadBack,
  type TargetDiagnosis,
  type TargetInfo,
} from '../../../core/ipc/publish-contract.ts';
import type { MappingChoices, TargetMapping } from '../../../core/publish/target-mapping.ts';
import { useServices } from '../../app/services.ts';
import type { Step as UndoStep } from '../../app/undo.ts';
import { type EditionChecks, useEditionPreflight } from '../export/use-edition-preflight.ts';

export type Step =
  | { readonly is: 'loading' }
  | { readonly is: 'form'; readonly target: TargetInfo | null }
  | {
      readonly is: 'connecting' | 'comparing' | 'verifying' | 'reading' | 'adopting';
      readonly job: string;
    }
  | { readonly is: 'mapping'; readonly mapping: TargetMapping }
  | { readonly is: 'adopted'; readonly found: Adopted }
  | { readonly is: 'checked'; readonly found: TargetDiagnosis }
  | {
      readonly is: 'plan';
      readonly plan: PublishPlan;
      /** It was made anew, because something had changed. */
      readonly isNew: boolean;
      /** Somebody wanted to publish what the pre-flight holds back. */
      readonly isBlocked: boolean;
    }
  | { readonly is: 'publishing'; readonly job: string; readonly plan: PublishPlan }
  | { readonly is: 'done'; readonly done: DonePublish; readonly plan: PublishPlan }
  | { readonly is: 'verified'; readonly found: ReadBack }
  | { readonly is: 'waiting' }
  | { readonly is: 'removing' }
  | {
      readonly is: 'removed';
      readonly id: string;
      readonly label: string;
      /** Brings it back; null where there was nothing to remove. */
      readonly bringBack: (() => void) | null;
    }
  | { readonly is: 'unsaved' }
  | {
      readonly is: 'failed';
      readonly failure: Failure;
      readonly during: 'compare' | 'publish';
      /** It was about one article alone: all of the website can be published nevertheless. */
      readonly isOfOne: boolean;
    };

export interface PublishingFlow {
  readonly step: Step;
  readonly targets: readonly TargetInfo[];
  readonly cost: number;
  readonly keepsSecrets: boolean;
  readonly chosen: TargetInfo | undefined;
  readonly consent: PublishConsent;
  readonly checks: EditionChecks;
  /** What was just kept of a target, and the way back. */
  readonly kept: KeptChange | null;
  show(step: Step): void;
  /** Chooses a target and compares with it. */
  choose(target: string): void;
  /** Plans all that is public now, unless something else is said. */
  compare(how?: { what?: PublishWhat; consent?: PublishConsent }): void;
  connect(): void;
  /** A target was saved: it is the chosen one, and asked whether it answers. */
  saved(target: SavedTarget): Promise<void>;
  trust(value: string): void;
  publish(deleteMany: boolean): void;
  verify(): void;
  /** Reads what the site calls things, for a person to choose from. */
  map(): void;
  /** Keeps what was chosen, and compares. */
  keepMapping(choices: MappingChoices): void;
  adopt(): void;
  wish(isWanted: boolean): void;
  /** Takes the chosen target off the list; `goOn` goes to the first that is left. */
  remove(): void;
  goOn(): void;
  reload(): Promise<readonly TargetInfo[]>;
}

export interface KeptChange {
  readonly text: string;
  readonly takeBack: () => void;
}

/** A target as its form has just saved it; the token takes that back. */
export interface SavedTarget {
  readonly id: string;
  readonly label: string;
  readonly token: string | null;
  readonly isNew: boolean;
}

const all: PublishWhat = { is: 'all' };
const plain: PublishConsent = { takeOver: false, leaveOut: false };

/** Failures that pass by themselves: the wish to publish may be kept. */
const mayPass: ReadonlySet<FailureCode> = new Set([
  'publish-cut-short',
  'server-unreachable',
  'server-slow',
  'offline',
  'not-found',
]);

export function isPassing({ code }: Failure): boolean {
  return mayPass.has(code);
}

export interface PublishWish {
  /** The target to begin with; the first where none is named. */
  readonly target: string | null;
  /** The article to publish alone. */
  readonly article: ArticleId | null;
}

export function usePublishing({ target: wanted, article }: PublishWish): PublishingFlow {
  const { api, jobs, messages, undo, workspace } = useServices();
  const words = messages.publish;
  const checks = useEditionPreflight();
  const [step, setStep] = useState<Step>({ is: 'loading' });
  const [known, setKnown] = useState<{
    targets: readonly TargetInfo[];
    cost: number;
    keepsSecrets: boolean;
  }>({ targets: [], cost: 0, keepsSecrets: true });
  const [chosenId, setChosenId] = useState<string | null>(wanted);
  const [consent, setConsent] = useState(plain);
  const [kept, setKept] = useState<KeptChange | null>(null);
  /** What is under way; what another one has overtaken says nothing any more. */
  const current = useRef('');
  const chosen = known.targets.find(({ id }) => id === chosenId);

  const reload = useCallback(async (): Promise<readonly TargetInfo[]> => {
    const told = await api.call('publish.targets', {});
    setKnown(told);
    return told.targets;
  }, [api]);

  /** Runs one long step as a job. What it answers when something else was begun meanwhile is dropped. */
  const run = useCallback(
    (
      label: string,
      begin: (job: string) => Step,
      work: (job: string) => Promise<Step>,
      during: 'compare' | 'publish' = 'compare',
      isOfOne = false,
    ): void => {
      const job = crypto.randomUUID();
      const before = current.current;
      current.current = job;
      if (before !== '') jobs.cancel(before).catch(() => undefined);
      setStep(begin(job));
      const ended = (next: Step): void => {
        if (current.current !== job) return;
        current.current = '';
        setStep(next);
      };
      jobs.run(label, work, job).then(ended, (caught: unknown) => {
        const failure = toFailure(caught);
        ended({ is: 'failed', failure, during, isOfOne });
      });
    },
    [jobs],
  );

  const connect = (target = chosenId): void => {
    if (target === null) return;
    run(
      words.check,
      (job) => ({ is: 'connecting', job }),
      async (job) => {
        const found = await api.call('publish.connect', { job, target });
        return { is: 'checked', found };
      },
    );
  };

  const compareWith = useCallback(
    (
      target: string,
      how: { what: PublishWhat; consent: PublishConsent; isNew?: boolean },
    ): void => {
      const { what, consent: agreed, isNew = false } = how;
      setConsent(agreed);
      run(
        words.command,
        (job) => ({ is: 'comparing', job }),
        async (job) => {
          // What is not saved is not on disk, where the website is made from.
          if (!(await workspace.flush())) return { is: 'unsaved' };
          const plan = await api.call('publish.plan', { job, target, what, consent: agreed });
          return { is: 'plan', plan, isNew, isBlocked: false };
        },
        'compare',
        what.is === 'article',
      );
    },
    [api, run, workspace, words],
  );

  useEffect(() => {
    const begin = async (): Promise<void> => {
      const targets = await reload();
      const first = targets.find(({ id }) => id === wanted) ?? targets[0];
      if (first === undefined) setStep({ is: 'form', target: null });
      else {
        setChosenId(first.id);
        const what: PublishWhat = article === null ? all : { is: 'article', article };
        if (first.guarantee !== null) compareWith(first.id, { what, consent: plain });
        else setStep({ is: 'form', target: first });
      }
    };
    begin().catch((caught: unknown) =>
      setStep({ is: 'failed', failure: toFailure(caught), during: 'compare', isOfOne: false }),
    );
    return () => {
      const job = current.current;
      current.current = '';
      if (job !== '') jobs.cancel(job).catch(() => undefined);
    };
  }, [reload, compareWith, wanted, article, jobs]);

  /** The pre-flight that this publish stands on; null where it holds something back. */
  const passed = async (): Promise<string | null> => {
    const checked = await checks.ended();
    if (checked === null || checked.state === 'failed') {
      const again = await checks.again();
      if (again?.state !== 'done') return null;
      return again.report.counts.blocking > 0 ? null : again.job;
    }
    const { preflight } = checks;
    const report = preflight.state === 'done' ? preflight.report : checked.report;
    return report.counts.blocking > 0 ? null : checked.job;
  };

  const showTarget = (target: TargetInfo | undefined): void => {
    setChosenId(target?.id ?? null);
    if (target === undefined) setStep({ is: 'form', target: null });
    else compareWith(target.id, { what: all, consent: plain });
  };

  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  /** A change of a target is taken back, also once the dialog is closed; while it is open it shows the target as it is then. */
  const wayBack = (id: string, token: string | null, undone: string): (() => void) | null => {
    const shown =
      (step: UndoStep): UndoStep =>
      async (way) => {
        const taken = await step(way);
        if (isOpen.current) {
          setKept(null);
          const targets = await reload();
          showTarget(targets.find((one) => one.id === id) ?? targets[0]);
        }
        return taken.again === undefined ? taken : { ...taken, again: shown(taken.again) };
      };
    const back = undo.byToken(token, (way) => (way === 'undo' ? undone : messages.undo.done.redo));
    return back === null ? null : undo.note(shown(back));
  };

  /** What was just kept of a target is said beside it, with a way back. */
  const keep = (id: string, token: string | null, text: string, undone: string): void => {
    const takeBack = wayBack(id, token, undone);
    setKept(takeBack === null ? null : { text, takeBack });
  };

  const publish = (deleteMany: boolean): void => {
    if (step.is !== 'plan') return;
    const { plan } = step;
    const { what, target } = plan;
    const isNow = isOfNow(what);
    run(
      what.is === 'back' ? words.rollBack : words.publishing(chosen?.label ?? ''),
      (job) => ({ is: 'publishing', job, plan }),
      async (job) => {
        try {
          if (!(await workspace.flush())) return { is: 'unsaved' };
          const preflight = isNow ? await passed() : null;
          if (isNow && preflight === null) {
            return { is: 'plan', plan, isNew: false, isBlocked: true };
          }
          const done = await api.call('publish.apply', {
            job,
            plan: plan.id,
            preflight,
            deleteMany,
          });
          await reload();
          return { is: 'done', done, plan };
        } catch (caught) {
          const { code } = toFailure(caught);
          if (code === 'preflight-blocking') {
            return { is: 'plan', plan, isNew: false, isBlocked: true };
          }
          if (code !== 'preflight-stale' && code !== 'target-changed') throw caught;
          return await planAnew(target, what);
        }
      },
      'publish',
    );
  };

  /** The plan as of now, to be looked at: a plan that has grown old is never carried out. */
  const planAnew = async (target: string, what: PublishWhat): Promise<Step> => {
    if (isOfNow(what)) void checks.again();
    const job = crypto.randomUUID();
    const plan = await api.call('publish.plan', { job, target, what, consent });
    return { is: 'plan', plan, isNew: true, isBlocked: false };
  };

  return {
    step,
    kept,
    ...known,
    chosen,
    consent,
    checks,
    show: setStep,
    choose(target) {
      setChosenId(target);
      const info = known.targets.find(({ id }) => id === target);
      if (info?.guarantee === null) setStep({ is: 'form', target: info });
      else compareWith(target, { what: all, consent: plain });
    },
    compare({ what = all, consent: agreed = plain } = {}) {
      if (chosenId !== null) compareWith(chosenId, { what, consent: agreed });
    },
    connect() {
      connect();
    },
    async saved({ id, token, isNew, label }) {
      if (isNew) keep(id, token, words.added(label), words.addedBack(label));
      else keep(id, token, words.changed(label), words.changedBack(label));
      await reload();
      setChosenId(id);
      connect(id);
    },
    trust(value) {
      if (chosen === undefined) return;
      const { id: target, label } = chosen;
      api
        .call('publish.trust', { target, value })
        .then(async ({ token }) => {
          keep(target, token, words.trusted(label), words.changedBack(label));
          await reload();
        })
        .then(
          () => compareWith(target, { what: all, consent: plain }),
          (caught: unknown) =>
            setStep({
              is: 'failed',
              failure: toFailure(caught),
              during: 'compare',
              isOfOne: false,
            }),
        );
    },
    publish,
    verify() {
      if (chosenId === null) return;
      const target = chosenId;
      run(
        words.verify,
        (job) => ({ is: 'verifying', job }),
        async (job) => ({
          is: 'verified',
          found: await api.call('publish.verify', { job, target }),
        }),
      );
    },
    map() {
      if (chosenId === null) return;
      const target = chosenId;
      run(
        words.mapping,
        (job) => ({ is: 'reading', job }),
        async (job) => ({
          is: 'mapping',
          mapping: await api.call('publish.mapping', { job, target }),
        }),
      );
    },
    keepMapping(choices) {
      if (chosen === undefined) return;
      const { id: target, label } = chosen;
      run(
        words.mapping,
        (job) => ({ is: 'comparing', job }),
        async (job) => {
          const { token } = await api.call('publish.choose', { job, target, choices });
          keep(target, token, words.mapped(label), words.changedBack(label));
          if (!(await workspace.flush())) return { is: 'unsaved' };
          const wish = { job: crypto.randomUUID(), target, what: all, consent: plain };
          const plan = await api.call('publish.plan', wish);
          return { is: 'plan', plan, isNew: false, isBlocked: false };
        },
      );
    },
    adopt() {
      if (chosenId === null) return;
      const target = chosenId;
      run(
        words.adopt,
        (job) => ({ is: 'adopting', job }),
        async (job) => ({ is: 'adopted', found: await api.call('publish.adopt', { job, target }) }),
      );
    },
    wish(isWanted) {
      if (chosenId === null) return;
      const target = chosenId;
      api
        .call('publish.wish', { target, isWanted })
        .then(reload)
        .then(
          () => {
            if (isWanted) setStep({ is: 'waiting' });
            else compareWith(target, { what: all, consent: plain });
          },
          (caught: unknown) => workspace.report(caught),
        );
    },
    remove() {
      if (chosen === undefined) return;
      const { id, label } = chosen;
      const remove = async (): Promise<void> => {
        const { token, failed } = await jobs.run(words.removing(label), (job) =>
          api.call('publish.removeTarget', { job, target: id }),
        );
        const [first] = failed;
        if (first !== undefined) throw new GalleyError(first.failure);
        setKept(null);
        await reload();
        setChosenId(null);
        setStep({
          is: 'removed',
          id,
          label,
          bringBack: wayBack(id, token, words.broughtBack(label)),
        });
      };
      remove().catch((caught: unknown) => workspace.report(caught));
    },
    goOn() {
      showTarget(known.targets[0]);
    },
    reload,
  };
}
