// How does the window change a setting, say so, and take it back? One way for what the newsroom keeps and for what the person keeps.
import { createContext, useContext, useMemo, useRef } from 'react';
import type { SiteEdit } from '../../../core/content/site.ts';
import { GalleyError } from '../../../core/errors.ts';
import type { Preferences } from '../../../core/ipc/preferences-contract.ts';
import { useServices } from '../../app/services.ts';
import { stepOf } from '../../app/undo.ts';

export interface SettingActions {
  /** Changes what the newsroom keeps; false where it could not be, which has been said. `label` is what the setting is called. */
  site(label: string, edit: SiteEdit): Promise<boolean>;
  /** Changes what the person keeps. */
  person(label: string, change: Partial<Preferences>): void;
  /** Something was done in another way: says so, and `back` takes it back; true where all of it is as it was. */
  done(label: string, back: () => Promise<boolean>): void;
}

/** Made once for the screen. */
export function useMakeSettings(): SettingActions {
  const { api, jobs, messages, preferences, setPreferences, undo, workspace } = useServices();
  const words = messages.settings;
  /** One after the other: a setting that is changed quickly twice ends as it was put last. */
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  return useMemo(() => {
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const mine = turn.current.then(work);
      turn.current = mine.catch(() => undefined);
      return mine;
    };
    const said = (label: string) => ({ undo: words.undone(label), redo: words.changed(label) });
    return {
      done(label, back) {
        undo.tell(words.changed(label), async () => {
          const isWhole = await inTurn(back);
          return { say: isWhole ? words.undone(label) : words.undonePartly(label) };
        });
      },
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
          const back = undo.byToken(token, (way, { changed }) =>
            changed > 0 ? said(label)[way] : words.undonePartly(label),
          );
          if (back !== null) undo.tell(words.changed(label), (way) => inTurn(() => back(way)));
          return true;
        } catch (caught) {
          workspace.report(caught);
          return false;
        }
      },
      person(label, change) {
        const before = preferences.get();
        // The members of a change of preferences.
        const members = Object.keys(change) as (keyof Preferences)[];
        const were = Object.fromEntries(members.map((member) => [member, before[member]]));
        setPreferences(change);
        const back = stepOf(
          () => setPreferences(were),
          () => setPreferences(change),
          said(label),
        );
        undo.tell(words.changed(label), back);
      },
    };
  }, [api, jobs, preferences, setPreferences, undo, workspace, words]);
}

const Actions = createContext<SettingActions | null>(null);
export const SettingsProvider = Actions.Provider;

export function useSettings(): SettingActions {
  const actions = useContext(Actions);
  if (actions === null) throw new Error('A setting was rendered outside its screen.');
  return actions;
}
