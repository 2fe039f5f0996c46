// How does a question take over the window? A dialog that holds the focus, and gives it back.
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useServices } from '../app/services.ts';
import { returnTo, type Stand, standOf } from './use-kept-focus.ts';

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
            if (!(currentTarget instanceof HTMLElement)) return;
            const first = controlsOf(currentTarget).find((one) => !one.closest('.modal-head'));
            if (first === undefined) return;
            event.preventDefault();
            first.focus();
          }}
          onKeyDown={(event) => {
            // From the dialog itself, which has the focus while its content changes, the way back would lead out of it, and is held up.
            const { currentTarget, target } = event;
            if (event.key !== 'Tab' || !event.shiftKey || target !== currentTarget) return;
            event.preventDefault();
            controlsOf(currentTarget).at(-1)?.focus();
          }}
          onCloseAutoFocus={(event) => {
            // Radix knows only of triggers, and a command has none: back to where the keyboard was.
            event.preventDefault();
            if (before !== null) returnTo(before);
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

/** What has the keyboard, and where; for an item of a menu, which goes with its menu, the button that opened that. */
function keyboardNow(): Stand | null {
  const { activeElement } = document;
  const opener = activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const found = opener == null ? activeElement : document.getElementById(opener);
  if (!(found instanceof HTMLElement) || found === document.body) return null;
  return standOf(found, document.body);
}

/** What Tab comes by in a dialog. */
function controlsOf(dialog: HTMLElement): HTMLElement[] {
  const controls = dialog.querySelectorAll<HTMLElement>(
    'button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]',
  );
  return [...controls].filter((one) => one.tabIndex >= 0 && one.getClientRects().length > 0);
}
