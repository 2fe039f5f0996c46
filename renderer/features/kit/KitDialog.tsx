import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, GalleyError, toFailure } from '../../../core/errors.ts';
import type { KitPlan } from '../../../core/kit/kit-plan.ts';
import { describeFailure } from '../../../core/messages.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import type { Step } from '../../app/undo.ts';
import { DialogProgress } from '../../ui/JobProgress.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { DialogFailure } from '../../ui/Note.tsx';
import type { KitDecisions } from './kit-choices.ts';
import { choicesOf } from './kit-choices.ts';
import type { KitRequest } from './kit-request.ts';
import { PlannedKit } from './PlannedKit.tsx';
import './kit.css';

type State =
  | { readonly state: 'reading' | 'making'; readonly job: string }
  | { readonly state: 'planned'; readonly plan: KitPlan }
  | { readonly state: 'failed'; readonly sentence: string };

interface Props {
  readonly contents: LibraryContents;
  readonly request: KitRequest;
  readonly onClose: () => void;
}

export function KitDialog({ contents, request, onClose }: Props) {
  const { api, jobs, messages, travel, undo, workspace } = useServices();
  const words = messages.kit;
  const [job] = useState(() => crypto.randomUUID());
  const [state, setState] = useState<State>({ state: 'reading', job });

  const fail = useCallback(
    (failure: Failure): void => {
      if (failure.code === 'cancelled') {
        onClose();
        return;
      }
      const { sentence, action } = describeFailure(messages, failure);
      setState({ state: 'failed', sentence: `${sentence} ${action}` });
    },
    [messages, onClose],
  );

  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    jobs
      .run(
        words.reading,
        (id) =>
          request.from === 'drop'
            ? api.planDropped(id, request.folder)
            : api.call('kit.choose', { job: id }),
        job,
      )
      .then((plan) => setState({ state: 'planned', plan }))
      .catch((caught: unknown) => fail(toFailure(caught)));
  }, [api, jobs, job, request, words, fail]);

  /** What is open is saved and let go of before it is moved to the trash. */
  const leaving = (article: string, step: Step): Step => {
    return async (way) => {
      if (workspace.current.get() === article && !(await workspace.close())) {
        throw new GalleyError({ code: 'cancelled' });
      }
      const { again, ...taken } = await step(way);
      return again === undefined ? taken : { ...taken, again: leaving(article, again) };
    };
  };

  const make = async (plan: KitPlan, decisions: KitDecisions): Promise<void> => {
    const choices = choicesOf(decisions);
    if (choices === null) return;
    const making = crypto.randomUUID();
    setState({ state: 'making', job: making });
    try {
      const { article, token, failed } = await jobs.run(
        words.making,
        (id) => api.call('kit.make', { job: id, token: plan.token, choices }),
        making,
      );
      onClose();
      await travel.write(article);
      const headline = choices.headline.trim() === '' ? messages.list.untitled : choices.headline;
      const [first] = failed;
      const told =
        first === undefined
          ? words.done(headline)
          : words.doneExcept(
              headline,
              failed.length,
              first.shownAs,
              describeFailure(messages, first.failure).sentence,
            );
      const back = undo.byToken(token, (way, { left }) => {
        if (way === 'redo') return messages.undo.done.redo;
        return left === 0 ? words.undone : words.undonePartly;
      });
      undo.tell(told, leaving(article, back), { isProblem: first !== undefined });
    } catch (caught) {
      const failure = toFailure(caught);
      // Stopped, nothing was made: the dry run is there again, as it was left.
      if (failure.code === 'cancelled') setState({ state: 'planned', plan });
      else fail(failure);
    }
  };

  const [decided, setDecided] = useState<KitDecisions | null>(null);
  if (state.state === 'planned') {
    const { plan } = state;
    return (
      <Modal title={words.title} lead={words.lead(plan.folder)} size="publish" onClose={onClose}>
        <PlannedKit
          plan={plan}
          contents={contents}
          before={decided}
          onMake={(decisions) => {
            setDecided(decisions);
            void make(plan, decisions);
          }}
          onClose={onClose}
        />
      </Modal>
    );
  }
  if (state.state === 'failed') {
    return (
      <Modal title={words.title} onClose={onClose}>
        <DialogFailure sentence={state.sentence} onClose={onClose} />
      </Modal>
    );
  }
  const isReading = state.state === 'reading';
  return (
    <Modal title={words.title} canClose={false} onClose={onClose}>
      <DialogProgress
        job={state.job}
        label={isReading ? words.reading : words.making}
        numbers={(progress) => {
          if (progress === null) return isReading ? words.counting : '';
          return isReading
            ? words.read(progress.done, progress.total)
            : words.made(progress.done, progress.total);
        }}
      />
    </Modal>
  );
}
