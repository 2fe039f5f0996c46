// Where are passing messages shown? Bottom left, one at a time, for as long as someone needs to act on them.
import { CircleX, Info } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isNowhere } from '../app/is-nowhere.ts';
import { useServices } from '../app/services.ts';
import { useStore } from '../app/store.ts';

const SHOWN_MILLISECONDS = 8000;

export function ToastRegion() {
  const { toasts, messages } = useServices();
  const toast = useStore(toasts.current);
  const [held, setHeld] = useState(false);
  /** Where the keyboard was before it came here. */
  const cameFrom = useRef<HTMLElement | null>(null);

  // A message that goes while it has the keyboard gives it back, and holds no later one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the message that goes.
  useEffect(() => {
    setHeld(false);
    const frame = requestAnimationFrame(() => {
      if (cameFrom.current !== null && isNowhere()) cameFrom.current.focus();
      cameFrom.current = null;
    });
    return () => cancelAnimationFrame(frame);
  }, [toast]);

  useEffect(() => {
    // Trouble stays until it is dismissed: its sentence takes longer to read than it takes to miss.
    if (toast === null || held || toast.isProblem) return;
    const timer = window.setTimeout(() => toasts.dismiss(toast.id), SHOWN_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [toasts, toast, held]);

  return (
    <section className="toast-region" aria-label={messages.common.notifications}>
      <div
        role={toast?.isProblem ? 'alert' : 'status'}
        // Said aloud too while a dialog hides everything else.
        aria-live={toast?.isProblem ? 'assertive' : 'polite'}
        className="visually-hidden"
      >
        {toast?.text}
      </div>
      {toast === null ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering only makes the message stay.
        <div
          key={toast.id}
          className={toast.isProblem ? 'toast is-problem' : 'toast'}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={({ currentTarget, relatedTarget }) => {
            setHeld(true);
            if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) {
              cameFrom.current = relatedTarget;
            }
          }}
          onBlur={() => setHeld(false)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') toasts.dismiss(toast.id);
          }}
        >
          {toast.isProblem ? <CircleX aria-hidden /> : <Info aria-hidden />}
          <p aria-hidden="true">{toast.text}</p>
          {toast.action === null ? null : (
            <button
              type="button"
              className="toast-action"
              onClick={() => {
                toast.action?.run();
                toasts.dismiss(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button
            type="button"
            className="toast-close"
            aria-label={messages.common.close}
            onClick={() => toasts.dismiss(toast.id)}
          >
            ×
          </button>
        </div>
      )}
    </section>
  );
}
