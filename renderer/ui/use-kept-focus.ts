// Where does the keyboard go on when the control that had it is gone? Where that was in the same part of the window, never at its top.
import { type RefObject, useEffect } from 'react';

const CONTROLS = [
  'a[href]',
  'button:not(:disabled)',
  'input:not(:disabled)',
  'select:not(:disabled)',
  'textarea:not(:disabled)',
  '[tabindex]:not([tabindex="-1"])',
].join(', ');

/** A control as it was at some moment: the parts it stood in, the closest first, and which control of each it was. */
export interface Stand {
  readonly control: HTMLElement;
  readonly parts: readonly { readonly part: HTMLElement; readonly index: number }[];
}

/**
 * Keeps the keyboard in a panel whose controls come and go with what they do: a button that becomes a field and back, a
 * chip that is taken away. The next control of the closest part that is left has it then; where another press must not do
 * the next thing, that is the part around it that has `data-takes-focus`.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = panel.current;
    if (root === null) return;
    let last: Stand | null = null;
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) last = standOf(target, root);
    };
    const observer = new MutationObserver(() => {
      if (last !== null && !last.control.isConnected) returnTo(last);
    });
    root.addEventListener('focusin', remember);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [panel]);
}

/** What Tab comes by: a box in a row of a table is reached by the row, and is nowhere to go on. */
const controlsOf = (part: HTMLElement): HTMLElement[] =>
  [...part.querySelectorAll<HTMLElement>(CONTROLS)].filter(({ tabIndex }) => tabIndex >= 0);

/** Where a control stands now, within `root`. */
export function standOf(control: HTMLElement, root: HTMLElement): Stand {
  const parts: { part: HTMLElement; index: number }[] = [];
  for (let part = control.parentElement; part !== null; part = part.parentElement) {
    parts.push({ part, index: controlsOf(part).indexOf(control) });
    if (part === root) break;
  }
  return { control, parts };
}

/** Gives the keyboard back to a control; to what is next to where it stood, if it is gone and nothing else has it by now. */
export function returnTo({ control, parts }: Stand): void {
  if (control.isConnected) {
    control.focus();
    return;
  }
  if (document.activeElement !== document.body) return;
  for (const { part, index } of parts) {
    if (!part.isConnected) continue;
    const controls = controlsOf(part);
    const next =
      part.closest<HTMLElement>('[data-takes-focus]') ??
      controls[Math.min(Math.max(0, index), controls.length - 1)];
    if (next === undefined) continue;
    next.focus();
    return;
  }
}
