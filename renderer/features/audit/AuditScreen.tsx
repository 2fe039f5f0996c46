// Who did what, and when? The audit trail of the newsroom, newest first, to read, to look through and to take along.
import { useVirtualizer } from '@tanstack/react-virtual';
import { Download, ScrollText, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import { dateAndTime } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import type { PlaceProps } from '../frame/places.ts';
import { type AuditRow, auditRows, rowsWith } from './audit-rows.ts';

const ROW_HEIGHT = 52;

export function AuditScreen({ contents }: PlaceProps) {
  const { api, messages, toasts, travel, workspace } = useServices();
  const words = messages.workflow.audit;
  const [trail, setTrail] = useState<CallOutput<'audit.list'> | null>(null);
  const [filter, setFilter] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const { summaries, site } = contents;

  // Whatever changes the list of articles may be an event. The disk is asked for all of it once, for what came since afterwards.
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    let isWanted = true;
    api
      .call('audit.list', { afresh: isFirst.current })
      .then((answer) => {
        if (isWanted) setTrail(answer);
      })
      .catch((caught: unknown) => workspace.report(caught));
    isFirst.current = false;
    return () => {
      isWanted = false;
    };
  }, [api, summaries, workspace]);
  useEffect(() => heading.current?.focus(), []);

  const all = useMemo(
    () =>
      auditRows(trail?.events ?? [], {
        messages,
        headlineOf: (id) => {
          const summary = summaries.get(id);
          if (summary === undefined) return undefined;
          return summary.headline === '' ? messages.list.untitled : summary.headline;
        },
        momentOf: (instant) => dateAndTime(instant, messages.locale, site.timeZone),
      }),
    [trail, messages, summaries, site.timeZone],
  );
  const rows = useMemo(() => rowsWith(all, filter), [all, filter]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.event.number ?? index,
    overscan: 8,
  });
  const save = async (as: 'csv' | 'json'): Promise<void> => {
    try {
      const { events } = await api.call('audit.export', { as });
      toasts.show(words.saved(events));
    } catch (caught) {
      workspace.report(caught);
    }
  };

  return (
    <main className="screen">
      <div className="audit-head">
        <h2 ref={heading} tabIndex={-1} className="screen-title">
          {words.title}
        </h2>
        <span className="count" role="status">
          {trail === null
            ? ''
            : rows.length === all.length
              ? words.count(all.length)
              : words.found(rows.length, all.length)}
        </span>
        <div className="audit-actions">
          <button type="button" className="button" onClick={() => void save('csv')}>
            <Download aria-hidden />
            {words.saveCsv}
          </button>
          <button type="button" className="button" onClick={() => void save('json')}>
            <Download aria-hidden />
            {words.saveJson}
          </button>
        </div>
      </div>
      <p className="audit-lead">{words.lead}</p>
      <ChainState faults={trail?.faults ?? null} />
      {all.length === 0 ? null : (
        <SearchField
          isOfScreen
          className="audit-filter"
          label={words.filter}
          clearLabel={messages.list.clearFilter}
          value={filter}
          onChange={setFilter}
        />
      )}
      {trail !== null && rows.length === 0 ? (
        <div className="empty">
          <ScrollText aria-hidden />
          <h3>{all.length === 0 ? words.emptyTitle : words.nothing}</h3>
          {all.length === 0 ? <p>{words.empty}</p> : null}
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys, too.
        <section ref={scroller} className="audit-scroller" tabIndex={0} aria-label={words.title}>
          <ul className="audit-rows" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index];
              return row === undefined ? null : (
                <li
                  key={item.key}
                  className="audit-row"
                  data-index={item.index}
                  aria-setsize={rows.length}
                  aria-posinset={item.index + 1}
                  ref={virtualizer.measureElement}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <EventLine
                    row={row}
                    zone={site.timeZone}
                    onOpen={(id) => void travel.write(id)}
                  />
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </main>
  );
}

function ChainState({ faults }: { readonly faults: readonly string[] | null }) {
  const { messages } = useServices();
  const words = messages.workflow.audit;
  if (faults === null) return null;
  if (faults.length === 0) {
    return (
      <p className="chain-state is-ok">
        <ShieldCheck aria-hidden />
        {words.whole}
      </p>
    );
  }
  return (
    <div className="chain-state is-bad" role="alert">
      <ShieldAlert aria-hidden />
      <div>
        <p>{words.broken(faults.length)}</p>
        <ul>
          {faults.slice(0, 20).map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function EventLine(props: {
  readonly row: AuditRow;
  readonly zone: string;
  readonly onOpen: (id: string) => void;
}) {
  const { event, what, why, about } = props.row;
  const { messages } = useServices();
  const words = messages.workflow.audit;
  return (
    <>
      <time dateTime={event.at}>{dateAndTime(event.at, messages.locale, props.zone)}</time>
      <span className="audit-by">{event.by}</span>
      <div className="audit-what">
        {about === undefined ? (
          <span className="audit-gone">{words.gone}</span>
        ) : (
          <button
            type="button"
            className="link-button"
            onClick={() => props.onOpen(event.subject.id)}
          >
            {about}
          </button>
        )}
        <p>
          {what}
          {why === undefined ? null : <span> · {words.because(why)}</span>}
        </p>
      </div>
    </>
  );
}
