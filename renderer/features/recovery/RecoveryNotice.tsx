// What was typed before Galley ended unexpectedly, and where is it now? Said on top of the screen until it is read.
import { History } from 'lucide-react';
import { unreachable } from '../../../core/errors.ts';
import type { Messages } from '../../../core/messages.ts';
import { timeOfDay } from '../../app/dates.ts';
import type { RecoveryNews } from '../../app/recovered-texts.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { Copy } from '../conflict/CopyScreen.tsx';

export function RecoveryNotice({ onCompare }: { readonly onCompare: (copy: Copy) => void }) {
  const { messages, recovered, workspace } = useServices();
  const news = useStore(recovered.news);
  if (news.length === 0) return null;
  return (
    <section className="recovery" aria-label={messages.recovery.title}>
      {news.map((one, index) => {
        const target = targetOf(one, messages);
        return (
          <div key={`${one.state} ${one.at} ${one.headline}`} className="strip is-recovered">
            <History aria-hidden />
            <p role="status">{sentenceOf(one, messages)}</p>
            {target === null ? null : (
              <button
                type="button"
                className="button is-small"
                onClick={() => void workspace.open(target.id)}
              >
                {messages.recovery.open(target.headline)}
              </button>
            )}
            {one.state === 'movedOn' ? (
              <button
                type="button"
                className="button is-small"
                onClick={() => onCompare({ of: one.of, draft: one.copy.id })}
              >
                {messages.conflict.compare}
              </button>
            ) : null}
            {index === 0 ? (
              <button type="button" className="link-button" onClick={() => recovered.forget()}>
                {messages.recovery.hide}
              </button>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}

function sentenceOf(news: RecoveryNews, messages: Messages): string {
  const { closedOver, unexpectedly } = messages.recovery;
  const when = (news.closedOver ? closedOver : unexpectedly)(timeOfDay(news.at, messages.locale));
  const headline = named(news.headline, messages);
  switch (news.state) {
    case 'back':
      return messages.recovery.back(when, headline);
    case 'waiting':
      return messages.recovery.waiting(when, headline);
    case 'movedOn':
      return messages.recovery.movedOn(when, headline, news.copy.headline);
    case 'gone':
      return messages.recovery.gone(when, headline, news.copy.headline);
    default:
      return unreachable(news);
  }
}

/** What there is to open: nothing where it is open already. */
function targetOf(
  news: RecoveryNews,
  messages: Messages,
): { readonly id: string; readonly headline: string } | null {
  if (news.state === 'back') return null;
  if (news.state === 'waiting') {
    return { id: news.id, headline: named(news.headline, messages) };
  }
  return news.copy;
}

function named(headline: string, messages: Messages): string {
  return headline === '' ? messages.list.untitled : headline;
}
