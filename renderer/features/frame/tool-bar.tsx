// How does a place put its own buttons into the tool bar, which is the frame's?
import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';

export interface ToolBarSlots {
  readonly start: HTMLElement | null;
  readonly end: HTMLElement | null;
  /** A screen brings the buttons that count now; the frame's own make way until the function that is returned is called. */
  takeOver(): () => void;
}

const Slots = createContext<ToolBarSlots>({ start: null, end: null, takeOver: () => () => {} });
export const ToolBarSlotsProvider = Slots.Provider;

interface Props {
  readonly at: 'start' | 'end';
  readonly children: ReactNode;
}

/** What the place that is shown has in the tool bar. */
export function ToolBarPart({ at, children }: Props) {
  const slot = useContext(Slots)[at];
  return slot === null ? null : createPortal(children, slot);
}

/** The buttons of a screen that covers its place: they stand where export and publish stand otherwise. */
export function ToolBarInstead({ children }: { readonly children: ReactNode }) {
  const { end, takeOver } = useContext(Slots);
  useLayoutEffect(takeOver, [takeOver]);
  return end === null ? null : createPortal(children, end);
}
