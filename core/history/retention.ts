// Which history entries may go? The rule: the newest fifty stay, one an hour for a day, one a day for a month, named ones for good.
import { byRevision, type HistoryEntryName, isNamedAction } from './entry.ts';

export const KEPT_ALWAYS = 50;
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
export const HOURLY_FOR = DAY;
export const DAILY_FOR = 31 * DAY;

/** The entries that the rule does not keep. `named` holds the ids of those that a person named. */
export function entriesToThin(
  entries: readonly HistoryEntryName[],
  named: ReadonlySet<string>,
  now: Date,
): HistoryEntryName[] {
  const newestFirst = [...entries].sort(byRevision).reverse();
  const hours = new Set<number>();
  const days = new Set<number>();
  return newestFirst.filter((entry, index) => {
    const at = Date.parse(entry.at);
    const age = now.getTime() - at;
    const hour = Math.floor(at / HOUR);
    const day = Math.floor(at / DAY);
    // The newest of its hour or day stands for it, whatever else keeps that one.
    const isFirstOfHour = age <= HOURLY_FOR && !hours.has(hour);
    const isFirstOfDay = age <= DAILY_FOR && !days.has(day);
    hours.add(hour);
    days.add(day);
    const isKept =
      index < KEPT_ALWAYS ||
      isNamedAction(entry.reason) ||
      named.has(entry.id) ||
      isFirstOfHour ||
      isFirstOfDay;
    return !isKept;
  });
}
