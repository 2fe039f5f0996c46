// How does a place put its own buttons into the tool bar, which is the frame's?
import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';

export interface ToolBarSlots {
  readonly start: HTMLElement | null;
  readonly end: HTMLElement | null;
}

const Slots = createContext<ToolBarSlots>({ start: null, end: null });
export const ToolBarSlotsProvider = Slots.Provider;

interface Props {
  readonly at: keyof ToolBarSlots;
  readonly children: ReactNode;
}

/** What the place that is shown has in the tool bar. */
export function ToolBarPart({ at, children }: Props) {
  const slot = useContext(Slots)[at];
  return slot === null ? null : createPortal(children, slot);
}
