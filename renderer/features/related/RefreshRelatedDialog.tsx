// May all lists of related news be made anew? Says first how many articles and pages that touches, then does it.
import { CircleCheck } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, toFailure } from '../../../core/errors.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import { describeFailure } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import type { Taken } from '../../app/undo.ts';
import { DialogProgress } from '../../ui/JobProgress.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { DialogFailure } from '../../ui/Note.tsx';

type Plan = CallOutput<'related.plan'>;

type State =
  | { readonly state: 'comparing' | 'renewing'; readonly job: string }
  | { readonly state: 'planned'; readonly plan: Plan }
  | { readonly state: 'failed'; readonly sentence: string };

export function RefreshRelatedDialog({ onClose }: { readonly onClose: () => void }) {
  const { api, jobs, messages, undo, workspace } = useServices();
  const words = messages.related.refresh;
  const [job] = useState(() => crypto.randomUUID());
  const [state, setState] = useState<State>({ state: 'comparing', job });

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
    const plan = async (): Promise<void> => {
      if (!(await workspace.flush())) {
        setState({ state: 'failed', sentence: words.unsaved });
        return;
      }
      const made = await jobs.run(words.title, (id) => api.call('related.plan', { job: id }), job);
      setState({ state: 'planned', plan: made });
    };
    plan().catch((caught: unknown) => fail(toFailure(caught)));
  }, [api, jobs, job, words, workspace, fail]);

  const back = async (): Promise<Taken> => {
    const { lists } = await api.call('related.undo', {});
    return { say: words.undone(lists) };
  };
  const refresh = async (): Promise<void> => {
    const renewing = crypto.randomUUID();
    setState({ state: 'renewing', job: renewing });
    try {
      const { lists, isStopped } = await jobs.run(
        words.title,
        (id) => api.call('related.refresh', { job: id }),
        renewing,
      );
      undo.tell(isStopped ? words.stopped(lists) : words.done(lists), lists === 0 ? null : back);
      onClose();
    } catch (caught) {
      fail(toFailure(caught));
    }
  };

  const isWorking = state.state === 'comparing' || state.state === 'renewing';
  return (
    <Modal title={words.title} lead={words.lead} canClose={!isWorking} onClose={onClose}>
      {state.state === 'planned' ? (
        <Planned plan={state.plan} onStart={() => void refresh()} onClose={onClose} />
      ) : state.state === 'failed' ? (
        <DialogFailure sentence={state.sentence} onClose={onClose} />
      ) : (
        <DialogProgress
          job={state.job}
          label={state.state === 'comparing' ? words.comparing : words.renewing}
          numbers={(progress) =>
            progress === null ? words.preparing : words.progress(progress.done, progress.total)
          }
        />
      )}
    </Modal>
  );
}

function Planned(props: {
  readonly plan: Plan;
  readonly onStart: () => void;
  readonly onClose: () => void;
}) {
  const { messages } = useServices();
  const words = messages.related.refresh;
  const { articles, lists, pages } = props.plan;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const number = (value: number): string => value.toLocaleString(messages.locale);
  if (lists === 0) {
    return (
      <>
        <div className="modal-body">
          <p className="receipt-name" role="status">
            <CircleCheck aria-hidden />
            {words.nothing}
          </p>
        </div>
        <div className="modal-foot">
          <button ref={first} type="button" className="button" onClick={props.onClose}>
            {messages.common.done}
          </button>
        </div>
      </>
    );
  }
  return (
    <>
      <div className="modal-body">
        <div className="out-and-in" role="status">
          <p>
            <strong>{number(lists)}</strong>
            <span>{words.lists(lists)}</span>
            <small>{words.ofArticles(articles)}</small>
          </p>
          <p>
            <strong>{number(pages)}</strong>
            <span>{words.pages(pages)}</span>
            <small>{words.pagesHelp}</small>
          </p>
        </div>
        <p>{words.pins}</p>
      </div>
      <div className="modal-foot">
        <button ref={first} type="button" className="button" onClick={props.onClose}>
          {messages.common.cancel}
        </button>
        <button type="button" className="button is-primary" onClick={props.onStart}>
          {words.start(lists)}
        </button>
      </div>
    </>
  );
}
