// Who has the article now, when is it due, and why did it come back?
import { UserRound, X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { type Move, sentBack } from '../../../core/workflow/moves.ts';
import { relativeTime } from '../../app/dates.ts';
import type { LibraryContents, NewsroomSetting } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStorePart } from '../../app/store.ts';
import { useNow } from '../../app/use-now.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { Combo } from '../../ui/Combo.tsx';
import { MomentRow } from '../details/MomentRow.tsx';
import { EmbargoRow } from './EmbargoRow.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  readonly setting: NewsroomSetting;
}

export function WorkSection({ session, article, setting }: Props) {
  const { messages, workspace } = useServices();
  const words = messages.workflow;
  const now = useNow();
  const zone = setting.site.timeZone;
  const { assignee, dueAt, status } = article;
  const isDone = status === 'published' || status === 'archived';
  const isOverdue = !isDone && dueAt !== undefined && Date.parse(dueAt.instant) < now.getTime();
  return (
    <section className="details-section">
      <SentBack article={article} />
      <div className="detail-row">
        <span className="detail-label">{words.assignee}</span>
        <div className="chips">
          {assignee === undefined ? (
            <Combo
              label={words.assignTo}
              text={words.assign}
              options={setting.people.map(({ name }) => ({ id: name, name }))}
              onChoose={(name) => workspace.change(session, { assignee: name })}
              onCreate={(name) => workspace.change(session, { assignee: name.trim() })}
            />
          ) : (
            <span className="chip">
              <UserRound aria-hidden />
              {assignee}
              <button
                type="button"
                aria-label={words.unassign(assignee)}
                onClick={() => workspace.change(session, { assignee: undefined })}
              >
                <X aria-hidden />
              </button>
            </span>
          )}
        </div>
      </div>
      <MomentRow
        label={words.due}
        instant={dueAt?.instant}
        zone={zone}
        help={messages.details.goesLiveHelp(zone.replaceAll('_', ' '))}
        none={words.setDue}
        clear={words.clearDue}
        aside={isOverdue ? <span className="overdue">{words.overdue}</span> : null}
        onSet={(at) =>
          workspace.change(session, { dueAt: at === null ? undefined : { instant: at, zone } })
        }
      />
      <EmbargoRow session={session} article={article} zone={zone} />
    </section>
  );
}

/** Why a draft is back, in the words of whoever sent it. */
function SentBack({ article: { id, status } }: { readonly article: Article }) {
  const { api, messages, mirror } = useServices();
  const now = useNow();
  const [back, setBack] = useState<Move | null>(null);
  // The trail has it once the step is saved, which the list hears of.
  const savedAs = useStorePart(
    mirror.contents,
    useCallback((contents: LibraryContents | null) => contents?.summaries.get(id)?.status, [id]),
  );
  const isDraft = status === 'draft' && savedAs === 'draft';
  useEffect(() => {
    if (!isDraft) {
      setBack(null);
      return;
    }
    let isWanted = true;
    api
      .call('article.moves', { id })
      .then(({ moves }) => {
        const known = moves.map((move): Move => ({ ...move, why: move.why ?? undefined }));
        if (isWanted) setBack(sentBack(known) ?? null);
      })
      // Beside the article, not of it: without the trail nothing is said.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [api, id, isDraft]);
  if (back?.why === undefined) return null;
  return (
    <div className="sent-back" role="note">
      <p>{messages.workflow.sentBack(back.by, relativeTime(back.at, now, messages))}</p>
      <blockquote>{back.why}</blockquote>
    </div>
  );
}
