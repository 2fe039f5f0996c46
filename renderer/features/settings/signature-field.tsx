// With which key are the bundles of this newsroom signed? Made here, shown to be told to others, replaced and removed only after a question.
import { KeyRound } from 'lucide-react';
import { useRef, useState } from 'react';
import { toFailure } from '../../../core/errors.ts';
import type { SignatureKey } from '../../../core/ipc/signature-contract.ts';
import { copyText } from '../../app/copy-text.ts';
import { useServices } from '../../app/services.ts';
import { useSignatureKey } from '../../app/use-signature-key.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import type { FieldProps } from './setting.ts';

/** What cannot be taken back. */
type Question = 'replace' | 'remove';

export function SignatureField({ helpId }: FieldProps) {
  const { api, messages, toasts, workspace } = useServices();
  const words = messages.settings.signature;
  const key = useSignatureKey();
  const [question, setQuestion] = useState<Question | null>(null);
  const field = useRef<HTMLDivElement>(null);
  useKeptFocus(field);
  const make = async (): Promise<void> => {
    try {
      await api.call('signature.make', { replaces: false });
      toasts.show(words.made);
    } catch (caught) {
      workspace.report(caught);
    }
  };
  // The element stays while the key is not known yet: it is where the keyboard is kept.
  return (
    <div className="setting-stack" ref={field}>
      {key?.state === 'kept' ? <Kept signatureKey={key} /> : null}
      {key?.state === 'no-keyring' ? <p>{words.noKeyring}</p> : null}
      {key?.state === 'none' ? (
        <>
          <p>{words.none}</p>
          <button
            type="button"
            className="button"
            aria-describedby={helpId}
            onClick={() => void make()}
          >
            <KeyRound aria-hidden />
            {words.make}
          </button>
        </>
      ) : null}
      {key?.state === 'locked' ? <p>{words.locked}</p> : null}
      {key?.state === 'kept' || key?.state === 'locked' ? (
        <div className="setting-buttons">
          <button type="button" className="quiet-button" onClick={() => setQuestion('replace')}>
            {words.replace}
          </button>
          <button
            type="button"
            className="quiet-button is-destructive"
            onClick={() => setQuestion('remove')}
          >
            {words.remove}
          </button>
        </div>
      ) : null}
      {question === null ? null : (
        <KeyQuestion question={question} onClose={() => setQuestion(null)} />
      )}
    </div>
  );
}

/** What others may know of it, to be handed on. */
function Kept({
  signatureKey: { fingerprint, publicKey },
}: {
  readonly signatureKey: Extract<SignatureKey, { state: 'kept' }>;
}) {
  const { api, messages, toasts, workspace } = useServices();
  const words = messages.settings.signature;
  const copy = (text: string, said: string): void => {
    copyText(text);
    toasts.show(said);
  };
  const save = async (): Promise<void> => {
    try {
      const { name } = await api.call('signature.save', {});
      toasts.show(words.saved(name));
    } catch (caught) {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    }
  };
  return (
    <>
      <dl className="setting-facts">
        <div>
          <dt>{words.fingerprint}</dt>
          <dd>
            <code className="setting-fingerprint">{fingerprint}</code>
          </dd>
        </div>
      </dl>
      <p>{words.tell}</p>
      <div className="setting-buttons">
        <button
          type="button"
          className="button"
          onClick={() => copy(fingerprint, words.fingerprintCopied)}
        >
          {words.copyFingerprint}
        </button>
        <button type="button" className="button" onClick={() => copy(publicKey, words.keyCopied)}>
          {words.copyKey}
        </button>
        <button type="button" className="button" onClick={() => void save()}>
          {words.save}
        </button>
      </div>
      <p className="setting-aside">{words.stays}</p>
    </>
  );
}

function KeyQuestion(props: { readonly question: Question; readonly onClose: () => void }) {
  const { api, messages, toasts, workspace } = useServices();
  const words = messages.settings.signature.question[props.question];
  const [isBusy, setBusy] = useState(false);
  const answer = async (): Promise<void> => {
    setBusy(true);
    try {
      if (props.question === 'remove') await api.call('signature.remove', {});
      else await api.call('signature.make', { replaces: true });
      toasts.show(words.done);
    } catch (caught) {
      workspace.report(caught);
    }
    props.onClose();
  };
  return (
    <Modal title={words.title} lead={words.lead} size="question" onClose={props.onClose}>
      <QuestionFoot
        yes={words.yes}
        isBusy={isBusy}
        onYes={() => void answer()}
        onNo={props.onClose}
      />
    </Modal>
  );
}
