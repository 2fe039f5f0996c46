// What stands in the way, or is worth a second look? A sentence with a sign, and, of a failure, what an expert asks for.
import { CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '../../core/errors.ts';
import { describeFailure } from '../../core/messages.ts';
import { useServices } from '../app/services.ts';

/** What is bad is read aloud at once. */
export function Note({
  kind,
  children,
}: {
  readonly kind: 'warn' | 'bad';
  readonly children: ReactNode;
}) {
  return (
    <div className={`note is-${kind}`} role={kind === 'bad' ? 'alert' : undefined}>
      {kind === 'bad' ? <CircleX aria-hidden /> : <TriangleAlert aria-hidden />}
      <div>{children}</div>
    </div>
  );
}

/** A failure in words, with its code to unfold. `title` says first what it was that failed. */
export function FailureNote({
  failure,
  title,
}: {
  readonly failure: Failure;
  readonly title?: string;
}) {
  const { messages } = useServices();
  const { sentence, action } = describeFailure(messages, failure);
  return (
    <Note kind="bad">
      <p>
        {title === undefined ? null : (
          <>
            <strong>{title}.</strong>{' '}
          </>
        )}
        {sentence} {action}
      </p>
      <details>
        <summary>{messages.common.details}</summary>
        <code>{[failure.code, failure.detail].filter(Boolean).join(': ')}</code>
      </details>
    </Note>
  );
}

/** A dialog that can only say why not. */
export function DialogFailure(props: { readonly sentence: string; readonly onClose: () => void }) {
  const { messages } = useServices();
  return (
    <>
      <div className="modal-body">
        <Note kind="bad">{props.sentence}</Note>
      </div>
      <div className="modal-foot">
        <button type="button" className="button" onClick={props.onClose}>
          {messages.common.close}
        </button>
      </div>
    </>
  );
}
