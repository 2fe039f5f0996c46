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
  const [before] = useState(keyboardNow);
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
          onOpenAutoFocus={(event) => {
            // Nothing asked for the focus: it begins with what the dialog is about, not with what only closes it.
            const { currentTarget } = event;
            const first = currentTarget instanceof HTMLElement ? firstControl(currentTarget) : null;
            if (first === null) return;
            event.preventDefault();
            first.focus();
          }}
          onCloseAutoFocus={(event) => {
            // Radix knows only of triggers, and a command has none: back to where the keyboard was.
            event.preventDefault();
            if (before?.isConnected) before.focus();
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

/** What has the keyboard; for an item of a menu, which goes with its menu, the button that opened that. */
function keyboardNow(): HTMLElement | null {
  const { activeElement } = document;
  const opener = activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const found = opener == null ? activeElement : document.getElementById(opener);
  return found instanceof HTMLElement ? found : null;
}

function firstControl(dialog: HTMLElement): HTMLElement | null {
  const controls = dialog.querySelectorAll<HTMLElement>(
    'button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]',
  );
  const isSeen = (one: HTMLElement): boolean =>
    one.tabIndex >= 0 && one.closest('.modal-head') === null && one.getClientRects().length > 0;
  return [...controls].find(isSeen) ?? null;
}
