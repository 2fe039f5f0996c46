// Shall one become part of another, or go? Says first what happens to articles, addresses and targets, then does it.
import { ArrowLeftRight, CornerDownRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../core/errors.ts';
import { describeFailure } from '../../../core/messages.ts';
import type {
  EntryId,
  EntryKind,
  TermChange,
  TermConsequences,
  TermRefusal,
} from '../../../core/terms/term-change.ts';
import { entriesOf } from '../../../core/terms/vocabulary.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { Combo } from '../../ui/Combo.tsx';
import { DialogProgress } from '../../ui/JobProgress.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import type { TermActions } from './use-terms.ts';

export interface TermsQuestion {
  readonly does: 'merge' | 'delete';
  readonly kind: EntryKind;
  readonly id: EntryId;
  readonly into: EntryId | null;
}

interface Props {
  readonly contents: LibraryContents;
  readonly question: TermsQuestion;
  readonly terms: TermActions;
  readonly onQuestion: (question: TermsQuestion) => void;
  /** `entry` is what is to be chosen now. */
  readonly onDone: (entry: EntryId | null) => void;
  readonly onClose: () => void;
}

type Preview =
  | { readonly state: 'looking' }
  | { readonly state: 'seen'; readonly consequences: TermConsequences }
  | { readonly state: 'refused'; readonly refusal: TermRefusal }
  | { readonly state: 'failed'; readonly failure: Failure };

/** What has the focus when the question is asked: never what changes something. */
const focusIt = (button: HTMLButtonElement | null): void => button?.focus();
const focusFirst = (part: HTMLElement | null): void => part?.querySelector('button')?.focus();

/** The change a question comes to; null while it is not known what to merge into. */
export function changeAsked({ does, kind, id, into }: TermsQuestion): TermChange | null {
  if (does === 'delete') return { does, kind, id };
  return into === null ? null : { does, kind, id, into };
}

export function TermsDialog(props: Props) {
  const { contents, question, terms, onQuestion, onDone, onClose } = props;
  const { api, messages } = useServices();
  const words = messages.terms;
  const { does, kind, id, into } = question;
  const entries = entriesOf(contents, kind);
  const [names] = useState(() => new Map(entries.map((entry) => [entry.id, entry.name])));
  const nameOf = (one: EntryId | null): string => (one === null ? '' : (names.get(one) ?? ''));
  const [preview, setPreview] = useState<Preview>({ state: 'looking' });
  const [job, setJob] = useState<string | null>(null);
  useEffect(() => {
    const change = changeAsked({ does, kind, id, into });
    if (change === null) return;
    let isWanted = true;
    setPreview({ state: 'looking' });
    void api
      .call('terms.plan', { change })
      .then((answer): Preview => {
        if (!answer.ok) return { state: 'refused', refusal: answer.refusal };
        return { state: 'seen', consequences: answer.consequences };
      })
      .catch((caught: unknown): Preview => ({ state: 'failed', failure: toFailure(caught) }))
      .then((seen) => {
        if (isWanted) setPreview(seen);
      });
    return () => {
      isWanted = false;
    };
  }, [api, does, kind, id, into]);

  const run = async (): Promise<void> => {
    const change = changeAsked(question);
    if (change === null || job !== null) return;
    const running = crypto.randomUUID();
    setJob(running);
    const outcome = await terms.make(
      change,
      ({ consequences: { articles } }) =>
        does === 'merge'
          ? words.merged(nameOf(id), nameOf(into), articles)
          : words.deleted(nameOf(id), articles),
      { name: nameOf(id), job: running },
    );
    setJob(null);
    if (outcome.is === 'refused') setPreview({ state: 'refused', refusal: outcome.refusal });
    else if (outcome.is === 'failed') onClose();
    else onDone(into);
  };

  const changed = preview.state === 'seen' ? preview.consequences.articles : 0;
  const isMerge = does === 'merge';
  const canRun = preview.state === 'seen' && (!isMerge || into !== null);
  return (
    <Modal
      title={isMerge ? words.mergeTitle(nameOf(id)) : words.deleteTitle(nameOf(id))}
      lead={isMerge ? words.mergeLead : words.deleteLead}
      canClose={job === null}
      onClose={onClose}
    >
      {job === null ? (
        <>
          <div className="modal-body">
            {isMerge ? (
              <div ref={focusFirst} className="merge-choice">
                <span className="merge-from">{nameOf(id)}</span>
                <CornerDownRight aria-hidden />
                {into === null ? null : <strong>{nameOf(into)}</strong>}
                <Combo
                  label={into === null ? words.chooseOther : words.chooseAnother}
                  text={into === null ? words.chooseOther : words.chooseAnother}
                  options={entries.filter((entry) => entry.id !== id)}
                  onChoose={(chosen) => {
                    const entry = entries.find((one) => one.id === chosen);
                    if (entry !== undefined) onQuestion({ ...question, into: entry.id });
                  }}
                />
                {into === null ? null : (
                  <button
                    type="button"
                    className="quiet-button"
                    onClick={() => onQuestion({ ...question, id: into, into: id })}
                  >
                    <ArrowLeftRight aria-hidden />
                    {words.swap(nameOf(id))}
                  </button>
                )}
              </div>
            ) : null}
            {isMerge && into === null ? null : (
              <PreviewText preview={preview} into={into === null ? null : nameOf(into)} />
            )}
          </div>
          <div className="modal-foot">
            {isMerge ? null : (
              <button
                type="button"
                className="button is-start"
                onClick={() => onQuestion({ ...question, does: 'merge' })}
              >
                {words.insteadMerge}
              </button>
            )}
            <button
              ref={isMerge ? null : focusIt}
              type="button"
              className="button"
              onClick={onClose}
            >
              {messages.common.cancel}
            </button>
            <button
              type="button"
              className="button is-primary"
              aria-disabled={!canRun || undefined}
              disabled={!canRun}
              onClick={() => void run()}
            >
              {isMerge ? words.doMerge(changed) : words.doDelete(changed)}
            </button>
          </div>
        </>
      ) : (
        <DialogProgress
          job={job}
          label={words.working}
          numbers={(progress) =>
            progress === null ? '' : words.progress(progress.done, progress.total)
          }
        />
      )}
    </Modal>
  );
}

function PreviewText({
  preview,
  into,
}: {
  readonly preview: Preview;
  readonly into: string | null;
}) {
  const { messages } = useServices();
  const words = messages.terms;
  switch (preview.state) {
    case 'looking':
      return <p className="field-help">{words.looking}</p>;
    case 'refused':
      return <Note kind="bad">{words.refusal(preview.refusal.code, preview.refusal.subject)}</Note>;
    case 'failed': {
      const { sentence, action } = describeFailure(messages, preview.failure);
      return <Note kind="bad">{`${sentence} ${action}`}</Note>;
    }
    case 'seen':
      return (
        <section className="consequences" aria-label={words.consequences.title} aria-live="polite">
          <h3>{words.consequences.title}</h3>
          <ul>
            {sentences(preview.consequences, into, words.consequences).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="field-help">{words.undoAfter}</p>
        </section>
      );
  }
}

/** What a change comes to, the weightiest first. */
export function sentences(
  found: TermConsequences,
  into: string | null,
  words: ReturnType<typeof useServices>['messages']['terms']['consequences'],
): string[] {
  const { articles, published, uncategorised, raised, redirects, gone, links, targets } = found;
  return [
    words.articles(articles, published),
    ...(published > 0 ? [words.pages] : []),
    ...(uncategorised > 0 ? [words.uncategorised(uncategorised)] : []),
    ...targets.flatMap((target) => [
      ...(target.gains > 0 ? [words.target.gains(target)] : []),
      ...(target.loses > 0 ? [words.target.loses(target)] : []),
      ...(target.isRuleChanged ? [words.target.rule(target)] : []),
      ...(target.choice === 'kept' ? [words.target.choiceKept(target)] : []),
      ...(target.choice === 'given-up' ? [words.target.choiceGivenUp(target)] : []),
    ]),
    ...(raised > 0 ? [into === null ? words.raised(raised) : words.moved(raised, into)] : []),
    ...redirects.map(({ from, to }) => words.redirect(from, to)),
    ...gone.map((address) => words.gone(address)),
    ...(links > 0 ? [words.links(links)] : []),
  ];
}
