// When does the article go live, or when did it?
import type { Article } from '../../../core/content/article.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { MomentRow } from './MomentRow.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  readonly zone: string;
}

export function WhenRow({ session, article, zone }: Props) {
  const { messages, workspace } = useServices();
  const words = messages.details;
  const isOut = article.status === 'published' || article.status === 'archived';
  return (
    <MomentRow
      label={isOut ? words.wentLive : words.goesLive}
      instant={
        isOut ? (article.publishedAt ?? article.publishAt?.instant) : article.publishAt?.instant
      }
      zone={zone}
      help={words.goesLiveHelp(zone.replaceAll('_', ' '))}
      none={words.setDate}
      clear={isOut ? undefined : words.clearDate}
      onSet={(at) => {
        const publishAt = at === null ? undefined : { instant: at, zone };
        if (!isOut) workspace.change(session, { publishAt });
        else if (at !== null) workspace.change(session, { publishedAt: at });
      }}
    />
  );
}
