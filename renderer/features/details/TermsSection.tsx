// Where does the article belong? Its date, news type, categories, people, tags and language, each changed in place.
import { useId } from 'react';
import type { Article } from '../../../core/content/article.ts';
import type { NewsroomSetting } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { ChipRow } from './ChipRow.tsx';
import { LanguageSelect } from './LanguageSelect.tsx';
import { WhenRow } from './WhenRow.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  readonly setting: NewsroomSetting;
}

export function TermsSection({ session, article, setting }: Props) {
  const { api, mirror, messages, workspace } = useServices();
  const words = messages.details;
  const { taxonomy, people, site } = setting;
  const typeId = useId();
  const languageId = useId();
  const highlightId = useId();

  /** Makes a term and chooses it in one step. */
  const create = (kind: 'category' | 'tag', name: string): void => {
    const add = async (): Promise<void> => {
      const answer = await api.call('taxonomy.add', { kind, name });
      mirror.update({ taxonomy: answer.taxonomy });
      const chosen = kind === 'category' ? 'categories' : 'tags';
      const before = session.get().article[chosen];
      if (!before.includes(answer.added.id)) {
        workspace.change(session, { [chosen]: [...before, answer.added.id] });
      }
    };
    add().catch((caught: unknown) => workspace.report(caught));
  };

  return (
    <section className="details-section">
      <WhenRow session={session} article={article} zone={site.timeZone} />
      <div className="detail-row">
        <label htmlFor={typeId}>{words.newsType}</label>
        <div className="select">
          <select
            id={typeId}
            value={article.newsType}
            onChange={(event) => {
              const chosen = taxonomy.newsTypes.find((type) => type.id === event.target.value);
              if (chosen !== undefined) workspace.change(session, { newsType: chosen.id });
            }}
          >
            {taxonomy.newsTypes.some(({ id }) => id === article.newsType) ? null : (
              <option value={article.newsType}>{words.noLongerThere}</option>
            )}
            {taxonomy.newsTypes.map((type) => (
              <option key={type.id} value={type.id}>
                {type.name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <ChipRow
        label={words.categories}
        addLabel={words.addCategory}
        none={words.uncategorised}
        chosen={article.categories}
        known={taxonomy.categories}
        onChange={(categories) => workspace.change(session, { categories })}
        onCreate={(name) => create('category', name)}
      />
      <ChipRow
        label={words.bylines}
        addLabel={words.addByline}
        chosen={article.bylines}
        known={people}
        onChange={(bylines) => workspace.change(session, { bylines })}
      />
      <ChipRow
        label={words.tags}
        addLabel={words.addTag}
        chosen={article.tags}
        known={taxonomy.tags}
        onChange={(tags) => workspace.change(session, { tags })}
        onCreate={(name) => create('tag', name)}
      />
      <div className="detail-row">
        <label htmlFor={languageId}>{words.language}</label>
        <LanguageSelect
          id={languageId}
          value={article.language}
          offered={site.languages}
          onChange={(language) => workspace.change(session, { language })}
        />
      </div>
      <div className="detail-row is-check">
        <span />
        <label className="check" htmlFor={highlightId}>
          <input
            id={highlightId}
            type="checkbox"
            checked={article.highlighted}
            onChange={(event) => workspace.change(session, { highlighted: event.target.checked })}
          />
          <span>{words.highlighted}</span>
          <small>{words.highlightedHelp}</small>
        </label>
      </div>
    </section>
  );
}
