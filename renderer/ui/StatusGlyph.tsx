// How is a workflow state recognised without colour? By a shape of its own, drawn for this product.
import type { ArticleStatus } from '../../core/content/article.ts';
import { unreachable } from '../../core/errors.ts';

interface Props {
  readonly status: ArticleStatus;
  readonly size?: number;
}

/** Decoration beside the word, or beside a hidden one. */
export function StatusGlyph({ status, size = 16 }: Props) {
  return (
    <svg
      className={`glyph is-${status}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shape(status)}
    </svg>
  );
}

function shape(status: ArticleStatus) {
  switch (status) {
    case 'draft':
      return (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="M8 8V4.6A3.4 3.4 0 0 1 11.4 8Z" fill="currentColor" stroke="none" />
        </>
      );
    case 'inReview':
      return (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="M8 4.4a3.6 3.6 0 0 1 0 7.2Z" fill="currentColor" stroke="none" />
        </>
      );
    case 'approved':
      return (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="m5.6 8.2 1.7 1.7 3.2-3.6" />
        </>
      );
    case 'scheduled':
      return (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="M8 4.9V8l2.1 1.3" />
        </>
      );
    case 'published':
      return (
        <>
          <circle cx="8" cy="8" r="6" fill="currentColor" />
          <path className="glyph-cut" d="m5.5 8.2 1.7 1.7 3.3-3.7" />
        </>
      );
    case 'archived':
      return (
        <>
          <path d="M2.4 3.4h11.2v2.9H2.4ZM3.5 6.3h9v6.3h-9Z" />
          <path d="M6.6 8.8h2.8" />
        </>
      );
    default:
      return unreachable(status);
  }
}
