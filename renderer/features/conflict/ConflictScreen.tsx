// Two texts of one article: which one goes on? Both stand side by side, and what is not kept is in the history.
import { ArrowLeft, Files } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { timeOfDay } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useEscape } from '../../app/use-escape.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { ComparedArticles } from '../history/ComparedArticles.tsx';
import { SideHead } from './SideHead.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly contents: LibraryContents;
  readonly onBack: () => void;
}

/** While it is open the text cannot change here: nothing is typed unseen, and what was typed is compared to the last key. */
export function ConflictScreen({ session, contents, onBack }: Props) {
  const { messages, workspace } = useServices();
  const words = messages.conflict;
  const { other, save } = useStore(session);
  const [isDeciding, setIsDeciding] = useState(false);
  const screen = useRef<HTMLDivElement>(null);
  const isOver = save.state !== 'conflict' || other === null;
  const mine = useMemo(
    () => (other === null ? null : session.against(other).mine),
    [session, other],
  );
  useEscape(onBack);
  useEffect(() => screen.current?.querySelector<HTMLElement>('h2')?.focus(), []);
  // Settled here, or by the other side: nothing is left to compare.
  useEffect(() => {
    if (isOver) onBack();
  }, [isOver, onBack]);
  if (isOver || mine === null || other === null) return null;
  const decide = async (how: () => Promise<void>): Promise<void> => {
    setIsDeciding(true);
    await how();
    setIsDeciding(false);
  };
  return (
    <div className="panes history-screen" ref={screen}>
      <ComparedArticles
        before={other}
        after={mine}
        voice="conflict"
        contents={contents}
        sides={{
          before: (
            <SideHead
              side="other"
              name={words.other}
              facts={words.otherFacts(timeOfDay(other.updatedAt, messages.locale))}
              action={words.keepOther}
              isDisabled={isDeciding}
              onChosen={() => void decide(() => workspace.settling.keep('other'))}
            />
          ),
          after: (
            <SideHead
              side="mine"
              name={words.mine}
              facts={words.mineFacts}
              action={words.keepMine}
              isDisabled={isDeciding}
              onChosen={() => void decide(() => workspace.settling.keep('mine'))}
            />
          ),
        }}
        actions={
          <>
            <button type="button" className="button" onClick={onBack}>
              <ArrowLeft aria-hidden />
              {words.back}
            </button>
            <button
              type="button"
              className="button"
              disabled={isDeciding}
              onClick={() => void decide(() => workspace.settling.keepBoth())}
            >
              <Files aria-hidden />
              {words.keepBoth}
            </button>
          </>
        }
      >
        <p className="conflict-help">{words.help}</p>
      </ComparedArticles>
    </div>
  );
}
