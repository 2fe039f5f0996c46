// Which versions does the open article have, and how far is each behind the original?
import { useCallback, useMemo } from 'react';
import type { Article } from '../../../core/content/article.ts';
import type { ArticleId } from '../../../core/content/ids.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import { haveSameItems } from '../../../core/same-items.ts';
import { type Family, familyOf } from '../../../core/translations/family.ts';
import { changesSince, type SourceChange } from '../../../core/translations/source-changes.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useOtherVersions } from '../../app/other-versions.ts';
import { useServices } from '../../app/services.ts';
import { useStorePart } from '../../app/store.ts';
import { useRested } from '../../app/use-rested.ts';
import type { ArticleSession, SessionView } from '../../editor/article-session.ts';

export interface ShownVersion {
  readonly summary: ArticleSummary;
  readonly isOriginal: boolean;
  /** What has changed in the original since: `unknown` until both texts are read, `notCompared` where nobody has said from when. */
  readonly state: readonly SourceChange[] | 'unknown' | 'notCompared';
}

/** What several parts of the window ask of the same list is looked for once. */
const families = new WeakMap<
  LibraryContents['summaries'],
  Map<string, readonly ArticleSummary[]>
>();

function versionsOf(
  id: ArticleId,
  summaries: LibraryContents['summaries'],
): readonly ArticleSummary[] {
  const asked = families.get(summaries) ?? new Map<string, readonly ArticleSummary[]>();
  families.set(summaries, asked);
  const versions = asked.get(id) ?? familyOf(id, summaries).versions;
  asked.set(id, versions);
  return versions;
}

const alone: readonly ArticleSummary[] = [];

/** The family of an article as the list has it: drawn anew when one of its versions changes, not at every save of any article. */
export function useFamily(id: ArticleId): Family<ArticleSummary> {
  const { mirror } = useServices();
  const select = useCallback(
    (contents: LibraryContents | null): readonly ArticleSummary[] =>
      contents === null ? alone : versionsOf(id, contents.summaries),
    [id],
  );
  const versions = useStorePart(mirror.contents, select, haveSameItems);
  return useMemo(() => {
    const own = versions.find((version) => version.id === id);
    const original = versions.find(({ translationOf }) => translationOf === undefined);
    return { original: original?.id ?? own?.translationOf ?? id, versions };
  }, [id, versions]);
}

/** What is looked at once typing rests, and no sooner. */
const REST_MILLISECONDS = 300;

/** The article of a session, its body as it was last collected from the editor. */
const collected = ({ article }: SessionView): Article => article;

/** Several parts of the window ask the same of the same texts. */
const found = new WeakMap<Article, { original: Article; changes: readonly SourceChange[] }>();

/** The versions of the open article, and what each lacks. */
export function useVersions(session: ArticleSession): {
  readonly family: Family<ArticleSummary>;
  readonly shown: readonly ShownVersion[];
} {
  const services = useServices();
  const family = useFamily(session.id);
  const rested = useRested(useStorePart(session, collected), REST_MILLISECONDS);
  // Another article was opened a moment ago: what has rested is that of before.
  const open = rested.id === session.id ? rested : session.get().article;
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
  const known = found.get(translation);
  if (known?.original === original) return known.changes;
  const changes = changesSince(translation, original);
  if (changes === null) return 'notCompared';
  found.set(translation, { original, changes });
  return changes;
}
