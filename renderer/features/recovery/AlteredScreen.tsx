// The file of an article was changed outside Galley: which version counts, the file or the last one Galley kept?
import { ArrowLeft } from 'lucide-react';
import { useCallback } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { emptyBody } from '../../../core/content/body.ts';
import type { LostArticle } from '../../../core/ipc/article-contract.ts';
import { dateAndTime } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { SideHead } from '../conflict/SideHead.tsx';
import { useTwoVersions } from '../conflict/use-two-versions.ts';
import { ComparedArticles } from '../history/ComparedArticles.tsx';

interface Props {
  readonly id: string;
  readonly contents: LibraryContents;
  readonly onBack: () => void;
}

interface Versions {
  readonly file: Article;
  /** The newest whole entry of the history, and what it holds; null where nothing was kept. */
  readonly newest: { readonly entry: LostArticle; readonly article: Article } | null;
}

export function AlteredScreen({ id, contents, onBack }: Props) {
  const { api, messages, undo, workspace } = useServices();
  const words = messages.altered;
  const read = useCallback(async (): Promise<Versions> => {
    const { article: file, newest: entry } = await api.call('article.altered', { id });
    if (entry === null) return { file, newest: null };
    const { article } = await api.call('history.read', { id, entry: entry.entry });
    // An entry's article has every member of one; further ones are of no concern to a reader.
    return { file, newest: { entry, article: article as Article } };
  }, [api, id]);
  const { versions, screen, isDeciding, decide } = useTwoVersions(read, onBack);
  if (versions === null) {
    return (
      <main className="panes history-screen">
        <p className="timeline-note" role="status">
          {words.reading}
        </p>
      </main>
    );
  }
  const { file, newest } = versions;
  const when = newest === null ? '' : dateAndTime(newest.entry.at, messages.locale);
  const takeFile = async (): Promise<boolean> => {
    try {
      const { token } = await api.call('article.keepAltered', { id });
      await workspace.open(id);
      const back = undo.byToken(token, (way) => (way === 'undo' ? words.usedAfterAll : words.used));
      undo.tell(words.used, back);
      return true;
    } catch (caught) {
      workspace.report(caught);
      return false;
    }
  };
  return (
    <div className="panes history-screen" ref={screen}>
      <ComparedArticles
        before={newest?.article ?? withoutText(file)}
        after={file}
        voice="history"
        contents={contents}
        sides={{
          before:
            newest === null ? (
              <h3>{words.none}</h3>
            ) : (
              <SideHead
                side="other"
                name={words.newest}
                facts={when}
                action={words.openNewest(when)}
                isDisabled={isDeciding}
                onChosen={() =>
                  void decide(() =>
                    workspace.restoreRevision(
                      id,
                      newest.entry.entry,
                      messages.history.restored(when),
                    ),
                  )
                }
              />
            ),
          after: (
            <SideHead
              side="mine"
              name={words.file}
              facts={words.fileFacts}
              action={words.takeFile}
              isDisabled={isDeciding}
              onChosen={() => void decide(takeFile)}
            />
          ),
        }}
        actions={
          <button type="button" className="button" onClick={onBack}>
            <ArrowLeft aria-hidden />
            {words.later}
          </button>
        }
      >
        <p className="conflict-help">{words.help}</p>
      </ComparedArticles>
    </div>
  );
}

/** Beside nothing, every word of the file is new. */
function withoutText(file: Article): Article {
  return { ...file, headline: '', standfirst: '', summary: '', body: emptyBody() };
}
