// What does not leave, and why?
import { Clock, Lock } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ArticleSummary } from '../../../core/library.ts';
import type { Messages } from '../../../core/messages.ts';
import { dateFormat } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { countOut } from '../export/ExportDialog.tsx';

/** More of those that stay inside are counted. */
const MOST_INSIDE = 12;

export function StaysInside({ contents }: { readonly contents: LibraryContents }) {
  const { messages } = useServices();
  const words = messages.publish;
  const [now] = useState(() => new Date());
  const { summaries } = contents;
  const rows = useMemo(
    () => insideRows(summaries.values(), now, messages),
    [summaries, now, messages],
  );
  const inside = useMemo(() => countOut(summaries.values(), now).inside, [summaries, now]);
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_INSIDE);
  return (
    <section aria-labelledby="publish-inside" className="publish-inside">
      <h3 id="publish-inside">{words.staysInside}</h3>
      <ul>
        {shown.map(({ summary, why, isEmbargo, isLater }) => (
          <li key={summary.id} className="publish-line publish-inside-row">
            {isEmbargo ? (
              <Lock aria-hidden className="is-plum" />
            ) : isLater ? (
              <Clock aria-hidden className="is-plum" />
            ) : (
              <StatusGlyph status={summary.status} size={16} />
            )}
            <span className="publish-change-title" lang={summary.language}>
              {summary.headline || messages.list.untitled}
            </span>
            <span className="publish-change-why">{why}</span>
          </li>
        ))}
      </ul>
      {inside > shown.length ? (
        <p className="publish-more">{words.moreInside(inside - shown.length)}</p>
      ) : null}
    </section>
  );
}

interface InsideRow {
  readonly summary: ArticleSummary;
  readonly why: string;
  readonly isEmbargo: boolean;
  readonly isLater: boolean;
}

/** What does not leave, and why: first what has its time, soonest first, then what nobody has let out. */
export function insideRows(
  summaries: Iterable<ArticleSummary>,
  now: Date,
  messages: Messages,
): InsideRow[] {
  const words = messages.publish;
  const write = (iso: string): string =>
    dateFormat(messages.locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(iso));
  const isAhead = (iso: string | undefined): iso is string =>
    iso !== undefined && Date.parse(iso) > now.getTime();
  const later: (InsideRow & { readonly at: number })[] = [];
  const waiting: InsideRow[] = [];
  for (const summary of summaries) {
    const { status, publishedAt, publishAt, embargoUntil } = summary;
    const goesLive = publishedAt ?? publishAt;
    if (status === 'published' || status === 'scheduled') {
      // Whichever comes last lets it out.
      const isEmbargo =
        isAhead(embargoUntil) &&
        Date.parse(embargoUntil) >= Date.parse(goesLive ?? '1970-01-01T00:00:00Z');
      const at = isEmbargo ? embargoUntil : goesLive;
      if (!isAhead(at)) continue;
      const why = isEmbargo ? words.embargo(write(at)) : words.goesLive(write(at));
      later.push({ summary, why, isEmbargo, isLater: true, at: Date.parse(at) });
    } else if (status === 'inReview' || status === 'approved') {
      waiting.push({ summary, why: words.inside[status], isEmbargo: false, isLater: false });
    }
  }
  return [...later.sort((one, other) => one.at - other.at), ...waiting];
}
