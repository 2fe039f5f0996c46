// A draft holds another version of an article, from a sync client or the keystroke journal: which text goes on?
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { withContentOf } from '../../../core/content/article-merge.ts';
import { headlineOfCopy } from '../../../core/content/conflict-copies.ts';
import { timeOfDay } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useEscape } from '../../app/use-escape.ts';
import { ComparedArticles } from '../history/ComparedArticles.tsx';
import { SideHead } from './SideHead.tsx';

export interface Copy {
  /** The article it is another version of. */
  readonly of: string;
  readonly draft: string;
}

interface Props {
  readonly copy: Copy;
  readonly contents: LibraryContents;
  readonly onBack: () => void;
}

export function CopyScreen({ copy, contents, onBack }: Props) {
  const { api, messages, workspace } = useServices();
  const words = messages.conflict;
  const [both, setBoth] = useState<{ article: Article; draft: Article } | null>(null);
  const [isDeciding, setIsDeciding] = useState(false);
  const screen = useRef<HTMLDivElement>(null);
  const { of, draft } = copy;
  const revision = contents.summaries.get(of)?.revision;
  useEscape(onBack);
  // Read again when the article is saved, by whatever window.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    let isWanted = true;
    Promise.all([api.call('article.read', { id: of }), api.call('article.read', { id: draft })])
      .then(([article, second]) => {
        if (isWanted) setBoth({ article: article.article, draft: second.article });
      })
      .catch((caught: unknown) => {
        workspace.report(caught);
        if (isWanted) onBack();
      });
    return () => {
      isWanted = false;
    };
  }, [api, of, draft, revision, workspace]);
  const isRead = both !== null;
  useEffect(() => {
    if (isRead) screen.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [isRead]);
  if (both === null) {
    return (
      <main className="panes history-screen">
        <p className="timeline-note" role="status">
          {words.reading}
        </p>
      </main>
    );
  }
  const decide = async (how: () => Promise<boolean>): Promise<void> => {
    setIsDeciding(true);
    if (await how()) onBack();
    else setIsDeciding(false);
  };
  const next = withTextOf(both.article, both.draft);
  return (
    <div className="panes history-screen" ref={screen}>
      <ComparedArticles
        before={both.article}
        after={next}
        voice="conflict"
        contents={contents}
        sides={{
          before: (
            <SideHead
              side="other"
              name={words.article}
              facts={words.otherFacts(timeOfDay(both.article.updatedAt, messages.locale))}
              action={words.keepArticle}
              isDisabled={isDeciding}
              onChosen={() =>
                void decide(async () => {
                  await workspace.trash(draft);
                  return true;
                })
              }
            />
          ),
          after: (
            <SideHead
              side="mine"
              name={words.draft}
              facts={both.draft.headline}
              action={words.useDraft}
              isDisabled={isDeciding}
              onChosen={() =>
                void decide(() => workspace.settling.replaceBy(both.article, next, draft))
              }
            />
          ),
        }}
        actions={
          <button type="button" className="button" onClick={onBack}>
            <ArrowLeft aria-hidden />
            {words.leaveBoth}
          </button>
        }
      >
        <p className="conflict-help">{words.copyHelp}</p>
      </ComparedArticles>
    </div>
  );
}

/** The article with the text and details of the draft: what using the draft comes to. */
function withTextOf(article: Article, draft: Article): Article {
  // The words that a copy's headline was given to tell the two apart are no part of its text.
  return withContentOf(article, { ...draft, headline: headlineOfCopy(draft.headline) });
}
