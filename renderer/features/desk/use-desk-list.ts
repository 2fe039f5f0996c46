// Which articles does the desk list for its filters, order and search? Each part is computed once for what it depends on.
import { useEffect, useMemo, useRef } from 'react';
import { arrange } from '../../../core/desk/arrange.ts';
import { compileFilter, type FilterContext } from '../../../core/desk/filter.ts';
import {
  type ArticleSummary,
  isReadyForSearch,
  searchableHeadline,
} from '../../../core/library.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { liveState } from '../../app/live-now.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useNow } from '../../app/use-now.ts';
import type { TextResults } from '../search/text-search.ts';
import { deskRows, foundRows, keptIfSame, rowGroups } from './desk-rows.ts';
import type { DeskSetting } from './desk-state.ts';

/** What a filter knows beside the articles: it changes by the minute at most. */
export function useFilterContext(contents: LibraryContents): FilterContext {
  const { findings, liveNow, preferences } = useServices();
  const live = useStore(liveNow.targets);
  const { byArticle } = useStore(findings.known);
  const { personName } = useStore(preferences);
  const now = useNow();
  const { taxonomy, people, site } = contents;
  return useMemo(
    () => ({
      taxonomy,
      site,
      now,
      live: live.map((target) => ({
        id: target.id,
        stateOf: (article: ArticleSummary) => liveState(target, article),
      })),
      me: bylineOf(people, personName),
      findings: byArticle,
    }),
    [taxonomy, site, now, live, people, personName, byArticle],
  );
}

/** The byline of whoever sits here: the person they are called by. */
function bylineOf(people: LibraryContents['people'], name: string): string | null {
  const wanted = name.trim().toLowerCase();
  return people.find((one) => one.name.trim().toLowerCase() === wanted)?.id ?? null;
}

/**
 * The list of the draw before where it is of the same things. A minute that has gone by, or what the checks found, makes another filter, and
 * mostly lets the same articles through: they are not put in order anew, and the table stays as it is.
 */
function useKept<T>(next: readonly T[]): readonly T[] {
  const last = useRef(next);
  last.current = keptIfSame(last.current, next);
  return last.current;
}

const noHits: never[] = [];
const WARM_AT_ONCE = 400;

export function useDeskList(
  contents: LibraryContents,
  { choice, typed, folded }: DeskSetting,
  context: FilterContext,
  results: TextResults,
) {
  const { filter, sort, group } = choice;
  const { taxonomy, summaries, site } = contents;
  const matches = useMemo(() => compileFilter(filter, context), [filter, context]);
  const found = useKept(
    useMemo(() => [...summaries.values()].filter(matches), [summaries, matches]),
  );
  const groups = useMemo(
    () => rowGroups(arrange(found, { sort, group, zone: site.timeZone, taxonomy })),
    [found, sort, group, site.timeZone, taxonomy],
  );
  const inHeadlines = useMemo(() => deskRows(groups, typed, folded), [groups, typed, folded]);
  const hits = results.state === 'answered' ? results.hits : noHits;
  const textRows = useMemo(
    () => foundRows(hits, summaries, matches, typed),
    [hits, summaries, matches, typed],
  );
  const rows = useMemo(
    () => (textRows.length === 0 ? inHeadlines.rows : [...inHeadlines.rows, ...textRows]),
    [inHeadlines, textRows],
  );
  // The first letter of a search costs no more than the others.
  useEffect(() => {
    const waiting = [...summaries.values()].filter((one) => !isReadyForSearch(one));
    let isWanted = true;
    const warm = (): void => {
      for (const summary of waiting.splice(0, WARM_AT_ONCE)) searchableHeadline(summary);
      if (waiting.length > 0 && isWanted) window.requestIdleCallback(warm);
    };
    window.requestIdleCallback?.(warm);
    return () => {
      isWanted = false;
    };
  }, [summaries]);
  return { rows, textRows, headlines: inHeadlines.articles, fitting: found.length };
}
