// Which earlier revisions has an article, and what are they called on the timeline?

import { useCallback, useEffect, useState } from 'react';
import { isNamedAction } from '../../../core/history/entry.ts';
import type { HistoryEntryInfo } from '../../../core/ipc/article-contract.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import type { Messages } from '../../../core/messages.ts';
import { longDate, timeOfDay } from '../../app/dates.ts';
import { factLine } from '../../app/fact-line.ts';
import { useServices } from '../../app/services.ts';

export type Revisions = CallOutput<'history.list'>;

/** The history of an article, newest first; null while it is being read. `reload` reads it again. */
export function useRevisions(id: string): { revisions: Revisions | null; reload: () => void } {
  const { api, workspace } = useServices();
  const [revisions, setRevisions] = useState<Revisions | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn reads the same history again.
  useEffect(() => {
    let isWanted = true;
    api
      .call('history.list', { id })
      .then((found) => {
        if (isWanted) setRevisions(found);
      })
      .catch((caught: unknown) => workspace.report(caught));
    return () => {
      isWanted = false;
    };
  }, [api, id, turn, workspace]);
  const reload = useCallback(() => setTurn((last) => last + 1), []);
  useEffect(
    () =>
      api.on('history.renamed', (renamed) => {
        if (renamed.id === id) reload();
      }),
    [api, id, reload],
  );
  return { revisions, reload };
}

/** Whether an entry is kept for good, and drawn as such. */
export function isNamed(entry: HistoryEntryInfo): boolean {
  return entry.name !== null || isNamedAction(entry.reason);
}

/** `9 Dec, 16:20`. */
export function shortDate(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
}

export function titleOf(entry: HistoryEntryInfo, messages: Messages): string {
  if (entry.name !== null) return entry.name;
  if (isNamedAction(entry.reason)) return messages.history.reasons[entry.reason];
  return timeOfDay(entry.at, messages.locale);
}

/** What the entry is besides its title: when, and how many words it has more or fewer than the one before. */
export function factsOf(
  entry: HistoryEntryInfo,
  before: HistoryEntryInfo | undefined,
  messages: Messages,
): string {
  const facts: string[] = [];
  if (isNamed(entry)) facts.push(timeOfDay(entry.at, messages.locale));
  else facts.push(messages.history.reasons[entry.reason]);
  const more = entry.words - (before?.words ?? 0);
  if (more > 0) facts.push(messages.history.wordsAdded(more));
  if (more < 0) facts.push(messages.history.wordsRemoved(-more));
  return factLine(...facts);
}

/** Entries of one day under its name, in the order given. */
export function byDay(
  entries: readonly HistoryEntryInfo[],
  now: Date,
  messages: Messages,
): { day: string; entries: HistoryEntryInfo[] }[] {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const days: { day: string; entries: HistoryEntryInfo[] }[] = [];
  for (const entry of entries) {
    const at = new Date(entry.at);
    let day = longDate(entry.at, messages.locale);
    if (at.toDateString() === now.toDateString()) day = messages.history.today;
    else if (at.toDateString() === yesterday.toDateString()) day = messages.history.yesterday;
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
