// What could not be read when the newsroom was opened, and where is it now? Said once, calmly, on top of the screen.
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type FailureCode, failureCodes } from '../../../core/errors.ts';
import type { LibraryProblem } from '../../../core/ipc/contract.ts';
import type { Messages } from '../../../core/messages.ts';
import { dateAndTime } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { Modal } from '../../ui/Modal.tsx';
import type { Copy } from '../conflict/CopyScreen.tsx';

interface Props {
  readonly problems: readonly LibraryProblem[];
  readonly onCompare: (copy: Copy) => void;
  /** A person is to choose between an altered file and the history of its article. */
  readonly onCompareAltered: (id: string) => void;
}

export function ProblemsNotice({ problems, onCompare, onCompareAltered }: Props) {
  const { messages, mirror, workspace } = useServices();
  /** How many were waved away: damage found later speaks up again. */
  const [hidden, setHidden] = useState(0);
  const [showing, setShowing] = useState(false);
  const openRevision = async (offer: LibraryProblem['revision']): Promise<void> => {
    if (offer === undefined) return;
    const when = dateAndTime(offer.at, messages.locale);
    if (await workspace.restoreRevision(offer.id, offer.entry, messages.history.restored(when))) {
      setShowing(false);
      mirror.update({ problems: problems.filter((one) => one.revision?.id !== offer.id) });
    }
  };
  if (problems.length <= hidden) return null;
  const title = messages.problems.title(problems.length);
  return (
    <section className="strip is-warn" aria-label={title}>
      <TriangleAlert aria-hidden />
      <p>{title}</p>
      <button type="button" className="button is-small" onClick={() => setShowing(true)}>
        {messages.problems.show}
      </button>
      <button type="button" className="link-button" onClick={() => setHidden(problems.length)}>
        {messages.problems.dismiss}
      </button>
      {showing ? (
        <Modal title={title} lead={messages.problems.lead} onClose={() => setShowing(false)}>
          <ul className="modal-body problem-list">
            {problems.map((problem) => (
              <li key={problem.file}>
                <code>{problem.file}</code>
                <p>
                  {sentenceOf(problem, messages)}{' '}
                  {problem.setAside ? messages.problems.setAside : messages.problems.left}.
                </p>
                {problem.altered === undefined ? null : (
                  <CompareAltered
                    id={problem.altered}
                    onCompare={(id) => {
                      setShowing(false);
                      onCompareAltered(id);
                    }}
                  />
                )}
                {problem.revision === undefined || problem.altered !== undefined ? null : (
                  <button
                    type="button"
                    className="button is-small"
                    onClick={() => void openRevision(problem.revision)}
                  >
                    {messages.problems.openRevision(
                      problem.revision.headline || messages.list.untitled,
                      dateAndTime(problem.revision.at, messages.locale),
                    )}
                  </button>
                )}
                <CompareCopy
                  problem={problem}
                  onCompare={(copy) => {
                    setShowing(false);
                    onCompare(copy);
                  }}
                />
                <details>
                  <summary>{messages.common.details}</summary>
                  <code>{`${problem.code}: ${problem.detail}`}</code>
                </details>
              </li>
            ))}
          </ul>
          <div className="modal-foot">
            <button type="button" className="button is-primary" onClick={() => setShowing(false)}>
              {messages.common.done}
            </button>
          </div>
        </Modal>
      ) : null}
    </section>
  );
}

function CompareAltered(props: { readonly id: string; readonly onCompare: (id: string) => void }) {
  const { messages } = useServices();
  return (
    <button type="button" className="button is-small" onClick={() => props.onCompare(props.id)}>
      {messages.altered.compare}
    </button>
  );
}

/** Both versions of an article, side by side, while both are there. */
function CompareCopy(props: {
  readonly problem: LibraryProblem;
  readonly onCompare: (copy: Copy) => void;
}) {
  const { messages, mirror } = useServices();
  const contents = useStore(mirror.contents);
  const { copy } = props.problem;
  if (copy === undefined || !contents?.summaries.has(copy.of)) return null;
  if (!contents.summaries.has(copy.draft)) return null;
  return (
    <button type="button" className="button is-small" onClick={() => props.onCompare(copy)}>
      {messages.conflict.compare}
    </button>
  );
}

function sentenceOf({ code, detail, file }: LibraryProblem, messages: Messages): string {
  if (code === 'backup-failed') return messages.problems.backupFailed(file, detail);
  if (code === 'conflicting-copy') return messages.problems.conflictingCopy(detail);
  if (code === 'altered-record') return messages.problems.altered;
  if (code === 'arriving-record') return messages.problems.arrivingRecord;
  if (code === 'arriving-copy') return messages.problems.arrivingCopy(detail);
  return isFailureCode(code) ? messages.failures[code].sentence(undefined) : detail;
}

function isFailureCode(code: string): code is FailureCode {
  return failureCodes.some((known) => known === code);
}
