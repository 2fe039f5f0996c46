// How does the window change a setting, say so, and take it back? One way for what the newsroom keeps and for what the person keeps.
import { createContext, useContext, useMemo, useRef } from 'react';
import type { SiteEdit } from '../../../core/content/site.ts';
import { GalleyError, toFailure } from '../../../core/errors.ts';
import type { Preferences } from '../../../core/ipc/contract.ts';
import { useServices } from '../../app/services.ts';

export interface SettingActions {
  /** Changes what the newsroom keeps; false where it could not be, which has been said. `label` is what the setting is called. */
  site(label: string, edit: SiteEdit): Promise<boolean>;
  /** Changes what the person keeps. */
  person(label: string, change: Partial<Preferences>): void;
  /** Something was done in another way: says so, and `back` takes it back. */
  done(label: string, back: () => Promise<boolean>): void;
  /** Takes the last change back that is not back yet; false where there is none. */
  undo(): boolean;
}

interface Step {
  readonly label: string;
  /** True where all of it is as it was. */
  back(): Promise<boolean>;
}

/** Made once for the screen: what was changed under one section is taken back from another. */
export function useMakeSettings(): SettingActions {
  const { api, jobs, messages, preferences, setPreferences, toasts, workspace } = useServices();
  const words = messages.settings;
  const steps = useRef<Step[]>([]);
  /** One after the other: what was done last is taken back first, however fast the keys come. */
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  return useMemo(() => {
    const report = (caught: unknown): void => {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    };
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const mine = turn.current.then(work);
      turn.current = mine.catch(() => undefined);
      return mine;
    };
    const takeBack = (step: Step): void => {
      steps.current = steps.current.filter((one) => one !== step);
      inTurn(step.back)
        .then((isWhole) =>
          toasts.show(isWhole ? words.undone(step.label) : words.undonePartly(step.label)),
        )
        .catch(report);
    };
    const done = (label: string, back: () => Promise<boolean>): void => {
      const step = { label, back };
      steps.current.push(step);
      const action = { label: messages.common.undo, run: () => takeBack(step) };
      toasts.show(words.changed(label), { action });
    };
    return {
      done,
      async site(label, edit) {
        try {
          const { token, failed } = await inTurn(() =>
            jobs.run(words.saving, (job) => api.call('site.change', { job, edit })),
          );
          const [first] = failed;
          if (first !== undefined) {
            workspace.report(new GalleyError(first.failure));
            return false;
          }
          if (token === null) return true;
          done(label, async () => {
            const outcome = await jobs.run(words.undoing, (job) =>
              api.call('desk.undo', { job, token }),
            );
            return outcome.changed > 0 && outcome.failed.length === 0;
          });
          return true;
        } catch (caught) {
          report(caught);
          return false;
        }
      },
      person(label, change) {
        const before = preferences.get();
        // The members of a change of preferences.
        const members = Object.keys(change) as (keyof Preferences)[];
        const were = Object.fromEntries(members.map((member) => [member, before[member]]));
        setPreferences(change);
        done(label, async () => {
          setPreferences(were);
          return true;
        });
      },
      undo() {
        const last = steps.current.at(-1);
        if (last === undefined) return false;
        takeBack(last);
        return true;
      },
    };
  }, [api, jobs, messages, preferences, setPreferences, toasts, workspace, words]);
}

const Actions = createContext<SettingActions | null>(null);
export const SettingsProvider = Actions.Provider;

export function useSettings(): SettingActions {
  const actions = useContext(Actions);
  if (actions === null) throw new Error('A setting was rendered outside its screen.');
  return actions;
}
