// What did Galley note down about itself? The newest lines, by how serious they are, to read and to take along.
import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleX, ClipboardCopy, Info, RotateCw, TriangleAlert } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import { type LogLevel, logLevels } from '../../../core/ipc/settings-contract.ts';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import './log.css';

const LINE_HEIGHT = 44;

const glyphs: Readonly<Record<LogLevel, ReactNode>> = {
  error: <CircleX aria-hidden />,
  warning: <TriangleAlert aria-hidden />,
  info: <Info aria-hidden />,
};

/** Those that are at least so serious. */
const atLeast = (level: LogLevel): LogLevel[] => logLevels.slice(0, logLevels.indexOf(level) + 1);

export function LogDialog({ onClose }: { readonly onClose: () => void }) {
  const { api, commands, messages, toasts, workspace } = useServices();
  const words = messages.help.log;
  const [log, setLog] = useState<CallOutput<'log.read'> | null>(null);
  const [level, setLevel] = useState<LogLevel>('info');
  const [filter, setFilter] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const report = useCallback((caught: unknown) => workspace.report(caught), [workspace]);
  const read = useCallback((): void => {
    api.call('log.read', {}).then(setLog, report);
  }, [api, report]);
  useEffect(read, [read]);

  const shown = useMemo(() => {
    const levels = atLeast(level);
    const typed = filter.trim().toLowerCase();
    return (log?.lines ?? [])
      .filter((line) => levels.includes(line.level) && line.text.toLowerCase().includes(typed))
      .reverse();
  }, [log, level, filter]);
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 8,
  });
  const moment = useMemo(
    () => new Intl.DateTimeFormat(messages.locale, { dateStyle: 'short', timeStyle: 'medium' }),
    [messages],
  );

  return (
    <Modal title={words.title} lead={words.lead} size="publish" onClose={onClose}>
      <div className="log-tools">
        <label className="log-level">
          <span>{words.level}</span>
          <span className="select">
            <select
              value={level}
              onChange={(event) => {
                const next = logLevels.find((one) => one === event.target.value);
                if (next !== undefined) setLevel(next);
              }}
            >
              {[...logLevels].reverse().map((one) => (
                <option key={one} value={one}>
                  {words.levels[one]}
                </option>
              ))}
            </select>
          </span>
        </label>
        <input
          type="search"
          className="field"
          aria-label={words.filter}
          placeholder={words.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className="count" role="status">
          {log === null ? '' : words.shown(shown.length)}
        </span>
        <button type="button" className="icon-button" aria-label={words.refresh} onClick={read}>
          <RotateCw aria-hidden />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard. */}
      <div className="log-scroller" ref={scroller} tabIndex={0}>
        {log !== null && shown.length === 0 ? (
          <div className="empty">
            <Info aria-hidden />
            <h3>{words.none}</h3>
            <p>{words.noneHelp}</p>
          </div>
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: lines are placed one by one, and the list is as tall as all of them.
          <div
            role="list"
            aria-label={words.lines}
            className="log-lines"
            style={{ height: virtualizer.getTotalSize() }}
          >
            {virtualizer.getVirtualItems().map((item) => {
              const line = shown[item.index];
              if (line === undefined) return null;
              return (
                // biome-ignore lint/a11y/useSemanticElements: see the list above.
                <div
                  key={item.key}
                  role="listitem"
                  aria-setsize={shown.length}
                  aria-posinset={item.index + 1}
                  className={`log-line is-${line.level}`}
                  data-index={item.index}
                  ref={virtualizer.measureElement}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {glyphs[line.level]}
                  <span className="log-facts">
                    {words.word[line.level]} ·{' '}
                    {line.at === '' ? '' : moment.format(new Date(line.at))}
                  </span>
                  <code translate="no">{line.text}</code>
                </div>
              );
            })}
          </div>
        )}
      </div>
      <details className="log-diagnostics">
        <summary>{messages.help.diagnostics.show}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard. */}
        <pre tabIndex={0} translate="no">
          {log?.diagnostics}
        </pre>
      </details>
      <div className="modal-foot">
        <button
          type="button"
          className="button is-start"
          onClick={() => {
            api
              .call('log.copy', { levels: atLeast(level) })
              .then(({ lines }) => toasts.show(words.copied(lines)), report);
          }}
        >
          <ClipboardCopy aria-hidden />
          {words.copy}
        </button>
        <button type="button" className="button" onClick={() => commands.run('help.diagnostics')}>
          <ClipboardCopy aria-hidden />
          {messages.help.diagnostics.copy}
        </button>
        <button type="button" className="button is-primary" onClick={onClose}>
          {messages.common.close}
        </button>
      </div>
    </Modal>
  );
}
