// The open article was changed in another place too: said on top of the screen, while writing goes on undisturbed.
import { TriangleAlert } from 'lucide-react';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { ArticleSession } from '../../editor/article-session.ts';

interface Props {
  readonly session: ArticleSession;
  readonly onCompare: () => void;
}

/** A screen that came by itself would swallow what is being typed; so the person asks for it. */
export function ConflictNotice({ session, onCompare }: Props) {
  const { messages, workspace } = useServices();
  const { article, other, save } = useStore(session);
  if (save.state !== 'conflict') return null;
  const words = messages.conflict;
  const headline = article.headline === '' ? messages.list.untitled : article.headline;
  return (
    <section className="strip is-warn" aria-label={words.title}>
      <TriangleAlert aria-hidden />
      <p role="alert">{other === null ? words.noticeGone(headline) : words.notice(headline)}</p>
      {other === null ? (
        <>
          <button
            type="button"
            className="button is-small"
            onClick={() => void workspace.settling.bringBack()}
          >
            {words.bringBack}
          </button>
          <button
            type="button"
            className="button is-small"
            onClick={() => void workspace.settling.keepBoth()}
          >
            {words.asDraft}
          </button>
        </>
      ) : (
        <button type="button" className="button is-small" onClick={onCompare}>
          {words.compare}
        </button>
      )}
    </section>
  );
}
