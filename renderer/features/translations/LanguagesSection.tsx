// In which languages is the article there, and how does it get into another one? Its versions, and three ways to change them.
import { X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import type { Site } from '../../../core/content/site.ts';
import { transliterate } from '../../../core/content/transliterate.ts';
import { type ArticleSummary, searchableHeadline } from '../../../core/library.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { plainLanguageName } from '../../app/sizes.ts';
import { useStore, useStorePart } from '../../app/store.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { Combo, type ComboOption } from '../../ui/Combo.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { commonLanguages } from '../details/LanguageSelect.tsx';
import { SectionHead } from '../details/SectionHead.tsx';
import { type ShownVersion, useVersions } from './use-family.ts';
import { useTranslationChanges } from './use-translation-changes.ts';
import './translations.css';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  readonly site: Site;
}

/** So many articles are offered for what was typed. */
const MOST_OFFERED = 30;
/** The dot stays on the line of what it follows. */
const SEPARATOR = '\u00a0· ';

const isWhole = (contents: LibraryContents | null): boolean => contents?.isWhole === true;

export function LanguagesSection({ session, article, site }: Props) {
  const { messages, mirror, travel, versions, commands } = useServices();
  const words = messages.translations;
  const { family, shown } = useVersions(session);
  const { make, link, unlink, mark } = useTranslationChanges();
  const [opened, setOpened] = useState<'make' | 'link' | null>(null);
  const asked = useStore(versions.asked);
  useEffect(() => {
    if (asked === null) return;
    versions.asked.set(null);
    setOpened(asked);
  }, [asked, versions]);

  const languages = family.versions.map(({ language }) => language);
  const isFamily = shown.length > 1 || family.original !== session.id;
  // While only the beginning of the list is known, the original may simply not be in it yet.
  const isListWhole = useStorePart(mirror.contents, isWhole);
  const isOriginalThere = !isListWhole || shown.some(({ isOriginal }) => isOriginal);
  const twice = languages.find((language, at) => languages.indexOf(language) !== at);
  const own = shown.find(({ summary }) => summary.id === session.id);
  const options = useMemo(
    () => languagesLeft(site.languages, languages, messages),
    [site.languages, languages, messages],
  );
  const find = useCallback(
    (typed: string): readonly ComboOption[] => {
      const wanted = transliterate(typed);
      const isOffered = (one: ArticleSummary): boolean =>
        !languages.includes(one.language) && searchableHeadline(one).includes(wanted);
      return [...(mirror.contents.get()?.summaries.values() ?? [])]
        .filter(isOffered)
        .sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1))
        .slice(0, MOST_OFFERED)
        .map(({ id, headline, language }) => ({
          id,
          name: `${headline.trim() || messages.list.untitled} (${plainLanguageName(language, messages)})`,
        }));
    },
    [languages, mirror, messages],
  );

  if (!isFamily && site.languages.length < 2) {
    return (
      <section className="details-section" aria-label={words.title}>
        <SectionHead title={words.title} />
        <p className="section-help">{words.oneLanguage}</p>
        <button type="button" className="quiet-button" onClick={() => travel.go('settings')}>
          {words.settings}
        </button>
      </section>
    );
  }
  return (
    <section className="details-section" aria-label={words.title}>
      <SectionHead title={words.title} count={isFamily ? String(shown.length) : ''} />
      {isFamily ? null : <p className="section-help">{words.help}</p>}
      {isOriginalThere ? null : (
        <p className="section-help">
          {words.originalGone}{' '}
          <button type="button" className="link-button" onClick={() => commands.run('view.trash')}>
            {words.showTrash}
          </button>
        </p>
      )}
      {isFamily ? (
        <ul className="version-list" aria-label={words.title}>
          {shown.map((version) => (
            <li key={version.summary.id} className="version-row">
              <VersionRow
                version={version}
                isOpen={version.summary.id === session.id}
                onUnlink={() => void unlink(version.summary.id)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {twice === undefined ? null : (
        <p className="version-warning">{words.twice(plainLanguageName(twice, messages))}</p>
      )}
      <div className="version-foot">
        {own?.state === 'notCompared' ? (
          <button
            type="button"
            className="button is-small"
            onClick={() => void mark(session.id, null, words.marked)}
          >
            {words.mark}
          </button>
        ) : null}
        <Combo
          label={words.make}
          text={words.make}
          options={options}
          open={opened === 'make'}
          onOpenChange={(open) => setOpened(open ? 'make' : null)}
          onChoose={(language) => void make(article, language)}
        />
        <Combo
          label={words.link}
          text={words.link}
          options={[]}
          find={find}
          open={opened === 'link'}
          onOpenChange={(open) => setOpened(open ? 'link' : null)}
          onChoose={(chosen) => {
            const other = mirror.contents.get()?.summaries.get(chosen);
            if (other !== undefined) void link(session.id, other.id);
          }}
        />
      </div>
    </section>
  );
}

function VersionRow(props: {
  readonly version: ShownVersion;
  readonly isOpen: boolean;
  readonly onUnlink: () => void;
}) {
  const { messages, workspace } = useServices();
  const words = messages.translations;
  const { summary, isOriginal, state } = props.version;
  const headline = summary.headline.trim() || messages.list.untitled;
  const language = plainLanguageName(summary.language, messages);
  const facts = [messages.statuses[summary.status], ...stateWords(props.version, words)];
  const content = (
    <>
      <span className="version-language">{language}</span>
      <span className="version-headline" lang={summary.language}>
        {headline}
      </span>
      <span className={isLate(state) ? 'version-facts is-behind' : 'version-facts'}>
        <StatusGlyph status={summary.status} size={13} />
        {facts.join(SEPARATOR)}
      </span>
    </>
  );
  return (
    <>
      {props.isOpen ? (
        <div className="version is-open" aria-current="true">
          {content}
          <span className="visually-hidden">{words.isOpen}</span>
        </div>
      ) : (
        <button
          type="button"
          className="version"
          title={words.open(headline, language)}
          onClick={() => void workspace.open(summary.id)}
        >
          {content}
        </button>
      )}
      {isOriginal ? null : (
        <button
          type="button"
          className="icon-button is-small version-unlink"
          aria-label={words.unlink(headline)}
          title={words.unlink(headline)}
          onClick={props.onUnlink}
        >
          <X aria-hidden />
        </button>
      )}
    </>
  );
}

function isLate(state: ShownVersion['state']): boolean {
  return typeof state !== 'string' && state.length > 0;
}

function stateWords(
  { isOriginal, state }: ShownVersion,
  words: ReturnType<typeof useServices>['messages']['translations'],
): string[] {
  if (isOriginal) return [words.original];
  if (state === 'unknown') return [];
  if (state === 'notCompared') return [words.notCompared];
  return [state.length === 0 ? words.upToDate : words.behind(state.length)];
}

/** Languages to translate into: those of the website first, then every other one by its name. */
function languagesLeft(
  ofSite: readonly string[],
  there: readonly string[],
  messages: ReturnType<typeof useServices>['messages'],
): ComboOption[] {
  const isLeft = (tag: string): boolean => !there.includes(tag);
  const asOption = (tag: string): ComboOption => ({
    id: tag,
    name: plainLanguageName(tag, messages),
  });
  const others = commonLanguages
    .filter((tag) => isLeft(tag) && !ofSite.includes(tag))
    .map(asOption)
    .sort((one, other) => one.name.localeCompare(other.name, messages.locale));
  return [...ofSite.filter(isLeft).map(asOption), ...others];
}
