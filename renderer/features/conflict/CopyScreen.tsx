// A draft holds another version of an article, from a sync client or the keystroke journal: which text goes on?
import { ArrowLeft } from 'lucide-react';
import { useCallback } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { withContentOf } from '../../../core/content/article-merge.ts';
import { headlineOfCopy } from '../../../core/content/conflict-copies.ts';
import { timeOfDay } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { ComparedArticles } from '../history/ComparedArticles.tsx';
import { SideHead } from './SideHead.tsx';
import { useTwoVersions } from './use-two-versions.ts';

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
  const { of, draft } = copy;
  const revision = contents.summaries.get(of)?.revision;
  // Read again when the article is saved, by whatever window.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const read = useCallback(async () => {
    const [article, second] = await Promise.all([
      api.call('article.read', { id: of }),
      api.call('article.read', { id: draft }),
    ]);
    return { article: article.article, draft: second.article };
  }, [api, of, draft, revision]);
  const { versions: both, screen, isDeciding, decide } = useTwoVersions(read, onBack);
  if (both === null) {
    return (
      <main className="panes history-screen">
        <p className="timeline-note" role="status">
          {words.reading}
        </p>
      </main>
    );
  }
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
