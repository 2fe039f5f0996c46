// What stands beside every step of a publish? The targets there are, and what was published to the chosen one.

import { CircleCheck, Clock, Ellipsis, Folder, Globe, HardDrive, Plus, Server } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PublishReceipt, TargetInfo } from '../../../core/ipc/publish-contract.ts';
import { dateFormat } from '../../app/dates.ts';
import { factLine } from '../../app/fact-line.ts';
import { useServices } from '../../app/services.ts';
import { sizeText } from '../../app/sizes.ts';
import { Menu } from '../../ui/Menu.tsx';
import { changesOf } from './Pane.tsx';
import type { KeptChange, PublishingFlow } from './use-publishing.ts';

const icons: Readonly<Record<string, ReactNode>> = {
  folder: <Folder aria-hidden />,
  wordpress: <Globe aria-hidden />,
  webdav: <HardDrive aria-hidden />,
};

export function Targets({ flow }: { readonly flow: PublishingFlow }) {
  const { messages } = useServices();
  const words = messages.publish;
  const { step, targets, chosen } = flow;
  const isBusy = step.is === 'publishing';
  return (
    <section aria-labelledby="publish-targets">
      <h3 id="publish-targets" className="publish-side-head">
        {words.targets}
      </h3>
      <ul>
        {targets.map((target) => (
          <li key={target.id} className="publish-target-row">
            <button
              type="button"
              className={target === chosen ? 'publish-target is-current' : 'publish-target'}
              aria-current={target === chosen ? 'true' : undefined}
              disabled={isBusy}
              onClick={() => flow.choose(target.id)}
            >
              {icons[target.kind] ?? <Server aria-hidden />}
              <span className="publish-target-name">{target.label}</span>
              <small className="publish-target-place">
                {target.guarantee === null
                  ? words.unknownKind
                  : factLine(target.kindTitle, target.place)}
              </small>
              {target.waitingSince === null ? null : (
                <small className="publish-waits">
                  <Clock aria-hidden />
                  {words.wishWaiting}
                </small>
              )}
            </button>
            {target === chosen && !isBusy ? <TargetMenu target={target} flow={flow} /> : null}
          </li>
        ))}
        <li>
          <button
            type="button"
            className="publish-target is-add"
            disabled={isBusy}
            aria-current={step.is === 'form' && step.target === null ? 'true' : undefined}
            onClick={() => flow.show({ is: 'form', target: null })}
          >
            <Plus aria-hidden />
            <span className="publish-target-name">{words.addTarget}</span>
          </button>
        </li>
      </ul>
    </section>
  );
}

function TargetMenu({
  target,
  flow,
}: {
  readonly target: TargetInfo;
  readonly flow: PublishingFlow;
}) {
  const { messages } = useServices();
  const words = messages.publish;
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="icon-button" aria-label={words.more(target.label)}>
          <Ellipsis aria-hidden />
        </button>
      }
      items={[
        {
          id: 'change',
          label: words.change,
          run: () => flow.show({ is: 'form', target }),
        },
        { id: 'check', label: words.check, run: () => flow.connect() },
        ...flow.targets
          .filter(({ id, receipts }) => id !== target.id && receipts.length > 0)
          .map(({ id, label }) => ({
            id: `promote ${id}`,
            label: words.promote(label),
            run: () => flow.compare({ what: { is: 'promotion', from: id } }),
          })),
        ...(target.isMapped
          ? [
              { id: 'mapping', label: words.mapping, run: () => flow.map() },
              { id: 'adopt', label: words.adopt, run: () => flow.adopt() },
            ]
          : []),
        ...(target.receipts.length === 0
          ? []
          : [{ id: 'verify', label: words.verify, run: () => flow.verify() }]),
        ...(target.waitingSince === null
          ? []
          : [{ id: 'wish', label: words.wishOff, run: () => flow.wish(false) }]),
        'separator',
        {
          id: 'remove',
          label: words.remove,
          isDestructive: true,
          run: () => flow.show({ is: 'removing' }),
        },
      ]}
    />
  );
}

/** What was just kept of a target: it can be taken back here, and by undo once the dialog is closed. */
export function Kept({ kept: { text, takeBack } }: { readonly kept: KeptChange }) {
  const { messages } = useServices();
  return (
    <div className="publish-kept">
      <p>{text}</p>
      <button type="button" className="button is-small" onClick={takeBack}>
        {messages.common.undo}
      </button>
    </div>
  );
}

export function Receipts({ flow }: { readonly flow: PublishingFlow }) {
  const { messages } = useServices();
  const words = messages.publish;
  const { chosen, cost, step } = flow;
  const receipts = chosen?.receipts ?? [];
  return (
    <section aria-labelledby="publish-receipts">
      <h3 id="publish-receipts" className="publish-side-head">
        {words.receipts}
      </h3>
      {receipts.length === 0 ? <p className="publish-side-note">{words.noReceipts}</p> : null}
      <ol>
        {receipts.map((receipt, index) => (
          <ReceiptRow
            key={receipt.id}
            receipt={receipt}
            isCurrent={index === 0}
            isBusy={step.is === 'publishing'}
            onBack={() => flow.compare({ what: { is: 'back', receipt: receipt.id } })}
          />
        ))}
      </ol>
      {cost === 0 ? null : (
        <p className="publish-side-note">{words.cost(sizeText(cost, messages))}</p>
      )}
    </section>
  );
}

function ReceiptRow(props: {
  readonly receipt: PublishReceipt;
  readonly isCurrent: boolean;
  readonly isBusy: boolean;
  readonly onBack: () => void;
}) {
  const { messages } = useServices();
  const words = messages.publish;
  const { receipt, isCurrent } = props;
  const when = dateFormat(messages.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(receipt.at));
  return (
    <li className="publish-receipt">
      <CircleCheck aria-hidden />
      <span>{when}</span>
      {isCurrent ? <small className="publish-receipt-end">{words.current}</small> : null}
      {receipt.canBringBack && !props.isBusy ? (
        <button
          type="button"
          className="link-button publish-receipt-end"
          aria-label={words.rollBackTo(when)}
          onClick={props.onBack}
        >
          {words.rollBack}
        </button>
      ) : null}
      <small>{words.receiptFacts(changesOf(receipt.counts), receipt.articles)}</small>
    </li>
  );
}
