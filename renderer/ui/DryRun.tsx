// What would an action change, line by line? A list of thousands that scrolls by keys and draws what is in sight.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef, useState } from 'react';
import './dry-run.css';

const LINE_REM = 3;

interface Props {
  readonly label: string;
  readonly count: number;
  readonly line: (index: number) => ReactNode;
  /** Lines that are about something that stays as it is. */
  readonly isSame?: (index: number) => boolean;
}

export function DryRun({ label, count, line, isSame = () => false }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [rem] = useState(
    () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_REM * rem,
    overscan: 4,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys, too.
    // biome-ignore lint/a11y/useSemanticElements: a region of a dialog, not of the page.
    <div className="dry-run" ref={scroller} tabIndex={0} role="region" aria-label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: lines are placed one by one, and the list is as tall as all of them. */}
      <div role="list" className="dry-run-lines" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          // biome-ignore lint/a11y/useSemanticElements: see above.
          <div
            key={item.key}
            role="listitem"
            className={isSame(item.index) ? 'dry-run-line is-same' : 'dry-run-line'}
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
          >
            {line(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
