// What do all steps of the publish dialog share? A body with its foot, and how many changes there are.
import type { ReactNode } from 'react';

export function Pane({
  children,
  foot,
}: {
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}) {
  return (
    <div className="publish-main">
      <div className="publish-body is-padded">{children}</div>
      {foot === undefined ? null : <div className="modal-foot">{foot}</div>}
    </div>
  );
}

export function changesOf(counts: { create: number; update: number; delete: number }): number {
  return counts.create + counts.update + counts.delete;
}
