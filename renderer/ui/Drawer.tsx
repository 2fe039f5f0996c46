// How does a pane come over its place where there is no room beside it? As a drawer that takes the focus and gives it back.
import { type ReactNode, useRef } from 'react';
import { useServices } from '../app/services.ts';
import { useLentFocus } from './use-lent-focus.ts';
import './drawer.css';

interface Props {
  readonly side: 'start' | 'end';
  readonly label: string;
  readonly isWide?: boolean;
  /** False where nothing is beside it. */
  readonly canClose: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Drawer(props: Props) {
  const { messages } = useServices();
  const panel = useRef<HTMLElement>(null);
  const { canClose, onClose } = props;
  const Region = props.side === 'start' ? 'nav' : 'aside';
  useLentFocus(canClose, () => panel.current?.focus());
  return (
    <>
      {canClose ? (
        <button
          type="button"
          className="drawer-scrim"
          tabIndex={-1}
          aria-label={messages.common.close}
          onClick={onClose}
        />
      ) : null}
      <Region
        ref={panel}
        className={`pane drawer is-${props.side}${props.isWide ? ' is-wide' : ''}`}
        aria-label={props.label}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && canClose && !event.defaultPrevented) onClose();
        }}
      >
        {props.children}
      </Region>
    </>
  );
}
