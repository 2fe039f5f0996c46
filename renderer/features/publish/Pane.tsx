// What do all steps of the publish dialog share? A body with its foot, notes, and how many changes there are.
import { CircleX, TriangleAlert } from 'lucide-react';
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
      {foot === undefined ? null : <footer className="modal-foot">{foot}</footer>}
    </div>
  );
}

export function Note({
  kind,
  children,
}: {
  readonly kind: 'warn' | 'bad';
  readonly children: ReactNode;
}) {
  return (
    <div className={`note is-${kind}`} role={kind === 'bad' ? 'alert' : undefined}>
      {kind === 'bad' ? <CircleX aria-hidden /> : <TriangleAlert aria-hidden />}
      <div>{children}</div>
    </div>
  );
}

export function changesOf(counts: { create: number; update: number; delete: number }): number {
  return counts.create + counts.update + counts.delete;
}
