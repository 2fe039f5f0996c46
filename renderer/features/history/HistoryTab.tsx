// What was this article before? The timeline beside the text; an entry opens the comparison over the whole window.
import { History } from 'lucide-react';
import { useEffect } from 'react';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { useRevisions } from './revisions.ts';
import { Timeline } from './Timeline.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly onOpen: (entry: string | null) => void;
}

export function HistoryTab({ session, onOpen }: Props) {
  const { messages } = useServices();
  const { article, save } = useStore(session);
  const { revisions, reload } = useRevisions(session.id);
  const { status } = article;
  const isSaved = save.state === 'saved' || save.state === 'clean';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of state makes an entry once it is saved.
  useEffect(reload, [status, isSaved, reload]);
  return (
    <div className="details-scroller history-tab">
      {revisions === null || revisions.entries.length === 0 ? null : (
        <button type="button" className="button is-small" onClick={() => onOpen(null)}>
          <History aria-hidden />
          {messages.history.open}
        </button>
      )}
      <Timeline revisions={revisions} selected={null} onChoose={(entry) => onOpen(entry.id)} />
    </div>
  );
}
