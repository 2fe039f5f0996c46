// How does a question take over the window? A dialog that holds the focus, and gives it back.
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useServices } from '../app/services.ts';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly size?: 'question' | 'form' | 'publish';
  /** False while closing would lose something. */
  readonly canClose?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Modal({ title, lead, size = 'form', canClose = true, onClose, children }: Props) {
  const { messages } = useServices();
  const [before] = useState(() => document.activeElement);
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open && canClose) onClose();
      }}
    >
      <Dialog.Portal>
        {/* Our own scrim: the stock one locks scrolling with a style element, which the policy refuses. */}
        <div className="scrim" />
        <Dialog.Content
          className={`modal is-${size}`}
          {...(lead === undefined ? { 'aria-describedby': undefined } : {})}
          onInteractOutside={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            // Radix knows only of triggers, and a command has none: back to where the keyboard was.
            event.preventDefault();
            if (before instanceof HTMLElement && before.isConnected) before.focus();
          }}
        >
          <div className="modal-head">
            <div>
              <Dialog.Title className="modal-title">{title}</Dialog.Title>
              {lead === undefined ? null : (
                <Dialog.Description className="modal-lead">{lead}</Dialog.Description>
              )}
            </div>
            {canClose ? (
              <Dialog.Close className="icon-button" aria-label={messages.common.close}>
                <X aria-hidden />
              </Dialog.Close>
            ) : null}
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
