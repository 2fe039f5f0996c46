// Until when must nobody outside read it? To end that sooner takes a name and a reason.
import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { liftsEmbargo } from '../../../core/workflow/moves.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { MomentRow } from '../details/MomentRow.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  readonly zone: string;
}

export function EmbargoRow({ session, article, zone }: Props) {
  const { messages } = useServices();
  const words = messages.workflow;
  /** The moment that is asked about; null to end it. */
  const [asked, setAsked] = useState<{ readonly until: string | null } | null>(null);
  const set = (until: string | null): void =>
    session.change({ embargoUntil: until === null ? undefined : { instant: until, zone } });
  return (
    <>
      <MomentRow
        label={words.embargo}
        instant={article.embargoUntil?.instant}
        zone={zone}
        help={words.embargoHelp(zone.replaceAll('_', ' '))}
        none={words.setEmbargo}
        clear={words.clearEmbargo}
        icon={<Lock aria-hidden />}
        onSet={(until) => {
          if (liftsEmbargo(article, until ?? undefined, new Date())) setAsked({ until });
          else set(until);
        }}
      />
      {asked === null ? null : (
        <ReasonDialog
          title={words.ask.embargo}
          lead={words.ask.embargoLead}
          confirm={words.ask.confirm.embargo}
          onCancel={() => setAsked(null)}
          onSay={(why) => {
            setAsked(null);
            session.explain(why);
            set(asked.until);
            void session.flush();
          }}
        />
      )}
    </>
  );
}
