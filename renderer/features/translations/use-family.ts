// Which versions does the open article have, and how far is each behind the original?
import { useCallback, useMemo } from 'react';
import type { Article } from '../../../core/content/article.ts';
import type { ArticleId } from '../../../core/content/ids.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import { haveSameItems } from '../../../core/same-items.ts';
import { type Family, familyOf } from '../../../core/translations/family.ts';
import { type SourceChange, sourceChanges } from '../../../core/translations/source-changes.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useOtherVersions } from '../../app/other-versions.ts';
import { useServices } from '../../app/services.ts';
import { useStorePart } from '../../app/store.ts';
import type { ArticleSession, SessionView } from '../../editor/article-session.ts';

export interface ShownVersion {
  readonly summary: ArticleSummary;
  readonly isOriginal: boolean;
  /** What has changed in the original since: `unknown` until both texts are read, `notCompared` where nobody has said from when. */
  readonly state: readonly SourceChange[] | 'unknown' | 'notCompared';
}

const alone: readonly ArticleSummary[] = [];

/** The family of an article as the list has it: drawn anew when one of its versions changes, not at every save of any article. */
export function useFamily(id: ArticleId): Family<ArticleSummary> {
  const { mirror } = useServices();
  const select = useCallback(
    (contents: LibraryContents | null): readonly ArticleSummary[] =>
      contents === null ? alone : familyOf(id, contents.summaries).versions,
    [id],
  );
  const versions = useStorePart(mirror.contents, select, haveSameItems);
  return useMemo(() => {
    const own = versions.find((version) => version.id === id);
    const original = versions.find(({ translationOf }) => translationOf === undefined);
    return { original: original?.id ?? own?.translationOf ?? id, versions };
  }, [id, versions]);
}

/** The article of a session as it was last collected from the editor: another one after every save, not after every key. */
const collected = ({ article }: SessionView): Article => article;

/** The versions of the open article, and what each lacks. */
export function useVersions(session: ArticleSession): {
  readonly family: Family<ArticleSummary>;
  readonly shown: readonly ShownVersion[];
} {
  const services = useServices();
  const family = useFamily(session.id);
  const open = useStorePart(session, collected);
  const others = family.versions.length > 1 || family.original !== session.id;
  const ids = others
    ? [...new Set([family.original, ...family.versions.map((version) => version.id)])]
        .filter((id) => id !== session.id)
        .join(' ')
    : '';
  const known = useOtherVersions(services.versions, ids);
  const shown = useMemo(() => {
    const textOf = (id: ArticleId): Article | undefined =>
      id === session.id ? open : known.get(id);
    const original = textOf(family.original);
    return family.versions.map((summary): ShownVersion => {
      const isOriginal = summary.id === family.original;
      const text = textOf(summary.id);
      return { summary, isOriginal, state: isOriginal ? [] : stateOf(text, original) };
    });
  }, [family, known, open, session]);
  return { family, shown };
}

function stateOf(
  translation: Article | undefined,
  original: Article | undefined,
): ShownVersion['state'] {
  if (translation === undefined || original === undefined) return 'unknown';
  const { translatedFrom } = translation;
  if (translatedFrom === undefined || translatedFrom.original !== original.id) return 'notCompared';
  return sourceChanges(translatedFrom, original, translation.body);
}
