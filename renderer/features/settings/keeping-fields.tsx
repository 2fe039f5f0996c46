// Where does the website go, and where do copies of the newsroom go?

import { HardDriveDownload, Send } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { toFailure } from '../../../core/errors.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import type { TargetInfo } from '../../../core/ipc/publish-contract.ts';
import { dateAndTime } from '../../app/dates.ts';
import { factLine } from '../../app/fact-line.ts';
import { useServices } from '../../app/services.ts';
import type { FieldProps } from './setting.ts';
import { useSettings } from './use-settings.ts';

export function TargetsField({ helpId }: FieldProps) {
  const { api, commands, messages, workspace } = useServices();
  const words = messages.settings.targets;
  const [targets, setTargets] = useState<readonly TargetInfo[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const ask = (): void => {
      api.call('publish.targets', {}).then(
        (answer) => {
          if (isWanted) setTargets(answer.targets);
        },
        (caught: unknown) => workspace.report(caught),
      );
    };
    ask();
    const end = api.on('publish.changed', ask);
    return () => {
      isWanted = false;
      end();
    };
  }, [api, workspace]);
  return (
    <div className="setting-stack">
      {targets === null ? null : targets.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="setting-facts" aria-label={words.list}>
          {targets.map(({ id, label, kindTitle, place }) => (
            <li key={id}>
              <span className="setting-fact-name">{label}</span>
              <small>{factLine(kindTitle, place)}</small>
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className="button"
        aria-describedby={helpId}
        onClick={() => commands.run('publish')}
      >
        <Send aria-hidden />
        {words.open}
      </button>
    </div>
  );
}

type State = CallOutput<'backup.state'>;

export function BackupField({ contents, label, helpId }: FieldProps) {
  const { api, commands, jobs, messages, workspace } = useServices();
  const settings = useSettings();
  const words = messages.settings.backup;
  const [state, setState] = useState<State | null>(null);
  const report = useCallback(
    (caught: unknown): void => {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    },
    [workspace],
  );
  useEffect(() => {
    let isWanted = true;
    const ask = (): void => {
      api.call('backup.state', {}).then((answer) => {
        if (isWanted) setState(answer);
      }, report);
    };
    ask();
    // A backup that ends says when it was made.
    const end = jobs.running.subscribe(ask);
    return () => {
      isWanted = false;
      end();
    };
  }, [api, jobs, report]);
  const change = async (what: 'choose' | 'stop'): Promise<void> => {
    try {
      setState(await api.call('backup.folder', { do: what }));
      settings.done(label, async () => {
        setState(await api.call('backup.folder', { do: 'putBack' }));
        return true;
      });
    } catch (caught) {
      report(caught);
    }
  };
  if (state === null) return null;
  const { folder, last } = state;
  return (
    <div className="setting-stack">
      {folder === null ? (
        <p>{words.none}</p>
      ) : (
        <dl className="setting-facts">
          <div>
            <dt>{words.folder}</dt>
            <dd className="setting-path">{folder}</dd>
          </div>
          <div>
            <dt>{words.last}</dt>
            <dd>
              {last === null
                ? words.never
                : dateAndTime(last, messages.locale, contents.site.timeZone)}
            </dd>
          </div>
        </dl>
      )}
      <div className="setting-buttons">
        {folder === null ? null : (
          <button type="button" className="button" onClick={() => commands.run('library.backup')}>
            <HardDriveDownload aria-hidden />
            {words.now}
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-describedby={helpId}
          onClick={() => void change('choose')}
        >
          {folder === null ? words.choose : words.change}
        </button>
        {folder === null ? null : (
          <button type="button" className="quiet-button" onClick={() => void change('stop')}>
            {words.stop}
          </button>
        )}
      </div>
    </div>
  );
}
