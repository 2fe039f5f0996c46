// How much room does the newsroom take, what does nothing refer to any more, and what lies in the trash? Looked at first, moved after a press.
import { HardDrive, RotateCcw } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Asset } from '../../../core/content/asset.ts';
import type { AssetId } from '../../../core/content/ids.ts';
import { toFailure } from '../../../core/errors.ts';
import { type CleanupPlan, type DiskUse, keepers } from '../../../core/ipc/media-contract.ts';
import type { MediaFile } from '../../../core/media/media-file.ts';
import { useServices } from '../../app/services.ts';
import { sizeText } from '../../app/sizes.ts';
import { DryRun } from '../../ui/DryRun.tsx';
import { CancelJob, ProgressLine } from '../../ui/JobProgress.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { ChangingFiles } from './ChangingFiles.tsx';
import type { FilesById } from './media-state.ts';
import type { MediaChanges } from './use-media-changes.ts';

const rows = [
  'pictures',
  'documents',
  'recordings',
  'history',
  'receipts',
  'trash',
  'copies',
] as const satisfies readonly (keyof DiskUse)[];

interface Props {
  readonly files: FilesById;
  /** Only these are to go, where some were chosen; it is looked for them at once. */
  readonly only: readonly MediaFile[] | null;
  readonly canChange: boolean;
  readonly changes: MediaChanges;
  readonly onClose: () => void;
}

type State =
  | { readonly is: 'resting' }
  | { readonly is: 'looking'; readonly job: string }
  | { readonly is: 'found'; readonly plan: CleanupPlan }
  | { readonly is: 'moving'; readonly job: string };

export function CleanupDialog({ files, only, canChange, changes, onClose }: Props) {
  const { api, jobs, messages, workspace } = useServices();
  const words = messages.media.cleanup;
  const [state, setState] = useState<State>({ is: 'resting' });
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set());

  const look = useCallback(async (): Promise<void> => {
    const job = crypto.randomUUID();
    setState({ is: 'looking', job });
    try {
      const plan = await jobs.run(words.looking, () => api.call('media.planCleanup', { job }), job);
      setState({ is: 'found', plan });
    } catch (caught) {
      setState({ is: 'resting' });
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    }
  }, [api, jobs, words, workspace]);
  useEffect(() => {
    if (only !== null) void look();
  }, [only, look]);

  const plan = state.is === 'found' ? state.plan : null;
  const offered = useMemo(() => {
    const wanted = only === null ? null : new Set(only.map(({ id }) => id));
    return (plan?.files ?? []).flatMap((id) => {
      const file = files.get(id);
      return file === undefined || wanted?.has(id) === false ? [] : [file];
    });
  }, [plan, only, files]);
  const going = offered.filter(({ id }) => !left.has(id));
  const bytes = sizeText(
    going.reduce((sum, { size }) => sum + size, 0),
    messages,
  );
  const apply = async (): Promise<void> => {
    if (plan === null) return;
    const job = crypto.randomUUID();
    setState({ is: 'moving', job });
    const ids = going.map(({ id }) => id);
    await changes.make(
      (running) => api.call('media.cleanup', { job: running, token: plan.token, ids }),
      (made) =>
        made.left === 0 ? words.done(made.changed) : words.doneExcept(made.changed, made.left),
      job,
    );
    onClose();
  };

  if (state.is === 'moving') {
    return <ChangingFiles title={words.title} job={state.job} onClose={onClose} />;
  }
  return (
    <Modal title={words.title} onClose={onClose}>
      <div className="modal-body media-cleanup">
        {only === null ? <Disk /> : null}
        <section>
          <h3>{words.unused}</h3>
          {state.is === 'looking' ? (
            <>
              <ProgressLine
                job={state.job}
                label={words.looking}
                numbers={(progress) =>
                  progress === null ? '' : messages.media.progress(progress.done, progress.total)
                }
              />
              <CancelJob job={state.job} />
            </>
          ) : plan === null ? (
            <>
              <p className="field-help">{words.hint}</p>
              <button type="button" className="button" onClick={() => void look()}>
                <HardDrive aria-hidden />
                {words.look}
              </button>
            </>
          ) : (
            <Found
              plan={plan}
              offered={offered}
              left={left}
              stays={only === null ? 0 : only.length - offered.length}
              onLeft={setLeft}
            />
          )}
        </section>
        {only === null ? <Trashed canChange={canChange} changes={changes} /> : null}
      </div>
      <div className="modal-foot">
        <button type="button" className="button" onClick={onClose}>
          {plan === null || offered.length === 0 ? messages.common.close : messages.common.cancel}
        </button>
        {plan === null || offered.length === 0 || !canChange ? null : (
          <button
            type="button"
            className="button is-primary"
            disabled={going.length === 0}
            onClick={() => void apply()}
          >
            {words.apply(going.length, bytes)}
          </button>
        )}
      </div>
    </Modal>
  );
}

function Disk() {
  const { api, jobs, messages, workspace } = useServices();
  const words = messages.media.cleanup;
  const [use, setUse] = useState<DiskUse | null>(null);
  useEffect(() => {
    const job = crypto.randomUUID();
    let isOver = false;
    jobs
      .run(words.measuring, () => api.call('media.disk', { job }), job)
      .then((answer) => {
        if (!isOver) setUse(answer);
      })
      .catch((caught: unknown) => {
        if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
      });
    return () => {
      isOver = true;
      // Over already, there is nothing to stop.
      if (jobs.running.get().some(({ id }) => id === job)) void jobs.cancel(job).catch(() => {});
    };
  }, [api, jobs, words, workspace]);
  return (
    <section>
      <h3>{words.use}</h3>
      <table className="media-disk">
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{words.rows[row]}</th>
              <td>{use === null ? '…' : messages.media.filesCount(use[row].files)}</td>
              <td>{use === null ? words.measuring : sizeText(use[row].bytes, messages)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Found(props: {
  readonly plan: CleanupPlan;
  readonly offered: readonly MediaFile[];
  readonly left: ReadonlySet<string>;
  /** Files that were chosen and are kept. */
  readonly stays: number;
  readonly onLeft: (left: ReadonlySet<string>) => void;
}) {
  const { plan, offered, left, stays, onLeft } = props;
  const { messages } = useServices();
  const words = messages.media.cleanup;
  const bytes = offered.reduce((sum, { size }) => sum + size, 0);
  const kept = keepers.filter((by) => (plan.kept[by] ?? 0) > 0);
  const toggle = (id: string, isGoing: boolean): void => {
    const next = new Set(left);
    if (isGoing) next.delete(id);
    else next.add(id);
    onLeft(next);
  };
  return (
    <>
      <p className="dry-run-sum" role="status">
        <strong>
          {offered.length === 0 && stays === 0
            ? words.foundNone
            : words.found(offered.length, sizeText(bytes, messages))}
        </strong>
      </p>
      {stays > 0 ? <p className="field-help">{words.chosenUsed(stays)}</p> : null}
      {offered.length === 0 ? null : (
        <DryRun
          label={words.list}
          count={offered.length}
          line={(index) => {
            const file = offered[index];
            if (file === undefined) return null;
            return (
              <label className="media-going">
                <input
                  type="checkbox"
                  checked={!left.has(file.id)}
                  onChange={(event) => toggle(file.id, event.target.checked)}
                />
                <span className="dry-run-headline" title={file.fileName}>
                  {file.fileName}
                </span>
                <span className="dry-run-text">{sizeText(file.size, messages)}</span>
              </label>
            );
          }}
        />
      )}
      {kept.length === 0 ? null : (
        <details className="media-kept">
          <summary>{words.keptTitle}</summary>
          <ul>
            {kept.map((by) => (
              <li key={by}>{words.keepers[by](plan.kept[by] ?? 0)}</li>
            ))}
          </ul>
        </details>
      )}
      {plan.unreadable > 0 ? (
        <p className="field-help">{words.unreadable(plan.unreadable)}</p>
      ) : null}
    </>
  );
}

function Trashed(props: { readonly canChange: boolean; readonly changes: MediaChanges }) {
  const { canChange, changes } = props;
  const { api, messages, workspace } = useServices();
  const words = messages.media.cleanup;
  const [trashed, setTrashed] = useState<readonly Asset[] | null>(null);
  const read = useCallback(() => {
    api
      .call('media.trashed', {})
      .then(({ files }) => setTrashed(files))
      .catch((caught: unknown) => workspace.report(caught));
  }, [api, workspace]);
  useEffect(read, [read]);
  const restore = async (id: AssetId, name: string): Promise<void> => {
    await changes.make(
      (job) => api.call('media.restore', { job, ids: [id] }),
      () => words.restored(name),
    );
    read();
  };
  return (
    <section>
      <h3>{words.trashed}</h3>
      {trashed === null || trashed.length > 0 ? null : (
        <p className="field-help">{words.noneTrashed}</p>
      )}
      {trashed === null || trashed.length === 0 ? null : (
        <>
          <p className="field-help">{words.trashedHint}</p>
          <DryRun
            label={words.trashed}
            count={trashed.length}
            line={(index) => {
              const file = trashed[index];
              if (file === undefined) return null;
              const { fileName, size, id } = file;
              return (
                <span className="media-going">
                  <span className="dry-run-headline" title={fileName}>
                    {fileName}
                  </span>
                  <span className="dry-run-text">{sizeText(size, messages)}</span>
                  {canChange ? (
                    <button
                      type="button"
                      className="button is-small"
                      aria-label={words.restoreOne(fileName)}
                      onClick={() => void restore(id, fileName)}
                    >
                      <RotateCcw aria-hidden />
                      {words.restore}
                    </button>
                  ) : null}
                </span>
              );
            }}
          />
        </>
      )}
    </section>
  );
}
