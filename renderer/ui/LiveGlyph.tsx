// How is it shown that readers see an article, an older revision of it, or nothing? By shape: full, half, empty.
import type { LiveState } from '../app/live-now.ts';

export function LiveGlyph({ state }: { readonly state: LiveState }) {
  return (
    <svg
      viewBox="0 0 10 10"
      width="10"
      height="10"
      aria-hidden="true"
      className={`live-glyph is-${state}`}
    >
      <circle
        cx="5"
        cy="5"
        r="4"
        fill={state === 'live' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.4"
      />
      {state === 'changed' ? <path d="M5 1 A4 4 0 0 1 5 9 Z" fill="currentColor" /> : null}
    </svg>
  );
}
