// What came of it? What a first look at a target showed, what a publish did, and what was read back.
import { CircleCheck, ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import type { DonePublish } from '../../../core/ipc/publish-contract.ts';
import { useServices } from '../../app/services.ts';
import { sizeText } from '../../app/sizes.ts';
import { Note } from '../../ui/Note.tsx';
import { ReceiptFacts } from '../../ui/ReceiptFacts.tsx';
import { changesOf, Pane } from './Pane.tsx';
import type { PublishingFlow, Step } from './use-publishing.ts';

export function Checked({
  flow,
  found,
}: {
  readonly flow: PublishingFlow;
  readonly found: Extract<Step, { is: 'checked' }>['found'];
}) {
  const { messages } = useServices();
  const words = messages.publish;
  const { toTrust, there, server, notes } = found;
  if (toTrust !== null) {
    return (
      <Pane
        foot={
          <button
            type="button"
            className="button is-primary"
            onClick={() => flow.trust(toTrust.value)}
          >
            {words.trust}
          </button>
        }
      >
        <p className="receipt-name" role="status">
          <ShieldQuestion aria-hidden className="publish-clock" />
          {words.trustTitle}
        </p>
        <p>
          <code className="publish-fingerprint">{toTrust.value}</code>
        </p>
        <p>{words.trustText}</p>
      </Pane>
    );
  }
  const isThere =
    there === null ? words.thereNone : there.isOurs ? words.there(there.files) : words.thereCut;
  return (
    <Pane
      foot={
        <button type="button" className="button is-primary" onClick={() => flow.compare()}>
          {words.goOn}
        </button>
      }
    >
      <p className="receipt-name" role="status">
        <CircleCheck aria-hidden />
        {server === null ? words.checked : words.checkedServer(server)}
      </p>
      {[...notes, isThere].map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Pane>
  );
}

export function Done({ done, isBack }: { readonly done: DonePublish; readonly isBack: boolean }) {
  const { messages } = useServices();
  const words = messages.publish;
  const { receipt, readBack, retries, milliseconds } = done;
  const seconds = new Intl.NumberFormat(messages.locale, { maximumFractionDigits: 1 }).format(
    milliseconds / 1000,
  );
  const number = (value: number): string => value.toLocaleString(messages.locale);
  const say = isBack ? words.doneBack : words.done;
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.articles, number(receipt.articles)],
    [words.facts.files, number(receipt.files)],
    [words.facts.sent, sizeText(receipt.bytes, messages)],
    [words.facts.retries, words.retries(retries)],
  ];
  return (
    <>
      <p className="receipt-name" role="status">
        <CircleCheck aria-hidden />
        {say(changesOf(receipt.counts), seconds)}
      </p>
      <ReceiptFacts facts={facts} />
      {readBack.wrongInAll === 0 ? (
        <p className="publish-hint">
          {words.facts.readBack}: {words.readBackRight(readBack.checked)}. {words.canRollBack}
        </p>
      ) : (
        <WrongNote found={readBack} />
      )}
    </>
  );
}

export function WrongNote({ found }: { readonly found: DonePublish['readBack'] }) {
  const { messages } = useServices();
  const words = messages.publish;
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? found.wrong : found.wrong.slice(0, 5);
  return (
    <Note kind="bad">
      <p>
        {words.readBackWrong(found.wrongInAll, found.checked)} {words.readBackWrongWhat}
      </p>
      <ul>
        {shown.map(({ at, why }) => (
          <li key={at}>
            {at}: {why}
          </li>
        ))}
      </ul>
      {isAll || found.wrong.length <= 5 ? null : (
        <button type="button" className="link-button" onClick={() => setIsAll(true)}>
          {words.moreChanges(found.wrongInAll - 5)}
        </button>
      )}
    </Note>
  );
}
