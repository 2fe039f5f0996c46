// What has changed in the original of the open translation, in words, and how does one go from change to change?
import { useEffect, useMemo } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { type BodyNode, plainText } from '../../../core/content/body.ts';
import type { SourceChange } from '../../../core/translations/source-changes.ts';
import { useServices } from '../../app/services.ts';
import { plainLanguageName } from '../../app/sizes.ts';
import { useStore } from '../../app/store.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { useVersions } from './use-family.ts';

/** A change with what it is about. */
export interface ShownChange extends SourceChange {
  /** What the original said; null where that is not known any more, undefined while it is being read. */
  readonly before: string | null | undefined;
  /** What it says now; null where it is gone. */
  readonly after: string | null;
}

export interface SourceWork {
  readonly original: Article;
  /** The language of the original, by its name. */
  readonly language: string;
  readonly changes: readonly ShownChange[];
}

/** What there is to look at; `notCompared`, or null where the article is no translation, or nothing is known yet. */
export function useSourceChanges(session: ArticleSession): SourceWork | 'notCompared' | null {
  const { versions, messages } = useServices();
  const { family, shown } = useVersions(session);
  const earlier = useStore(versions.earlier);
  const known = useStore(versions.known);
  const own = shown.find(({ summary }) => summary.id === session.id);
  const original = known.get(family.original);
  const state = own === undefined || own.isOriginal ? 'unknown' : own.state;
  const changes = typeof state === 'string' ? null : state;

  useEffect(() => {
    const prints = (changes ?? []).flatMap(({ was }) => was ?? []);
    if (prints.length > 0) void versions.wantEarlier(family.original, prints);
  }, [versions, family.original, changes]);

  const work = useMemo((): SourceWork | null => {
    if (changes === null || original === undefined) return null;
    return {
      original,
      language: plainLanguageName(original.language, messages),
      changes: changes.map((change) => ({
        ...change,
        before: change.was === null ? null : earlier.get(`${original.id} ${change.was}`),
        after: textNow(change, original),
      })),
    };
  }, [changes, original, earlier, messages]);
  return state === 'notCompared' ? state : work;
}

function textNow({ kind, part, now }: SourceChange, original: Article): string | null {
  if (kind === 'gone') return null;
  if (part !== 'body') return original[part];
  const block: BodyNode | undefined =
    now === null ? undefined : original.body.document.content?.[now];
  return block === undefined ? null : plainText(block);
}
