// Does the keyboard come back from menus, dialogs and messages, whatever took it meanwhile, and where what had it is gone?
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createServices, type Services, ServicesProvider } from '../app/services.ts';
import { createFakeBridge } from '../dev/fake-bridge.ts';
import { Menu } from './Menu.tsx';
import { Modal } from './Modal.tsx';
import { ToastRegion } from './ToastRegion.tsx';

let root: Root;
let place: HTMLElement;
let services: Services;

function Screen() {
  const [isAsking, setIsAsking] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const field = (): void => document.querySelector<HTMLElement>('[aria-label="field"]')?.focus();
  return (
    <>
      <Menu
        trigger={<button type="button">More</button>}
        // As the desk does it: the value is asked for next, and has the focus.
        onCloseAutoFocus={(event) => {
          if (document.activeElement?.getAttribute('aria-label') === 'field')
            event.preventDefault();
        }}
        items={[
          { id: 'field', label: 'Go into the field', run: field },
          { id: 'ask', label: 'Ask', run: () => setIsAsking(true) },
        ]}
      />
      <input aria-label="field" />
      {isSaved ? null : (
        <button type="button" onClick={() => setIsAsking(true)}>
          Save
        </button>
      )}
      <ToastRegion />
      {isAsking ? (
        <Modal title="A question" onClose={() => setIsAsking(false)}>
          <div className="modal-body">
            <input
              aria-label="answer"
              onKeyDown={({ key }) => {
                if (key !== 'Enter') return;
                setIsSaved(true);
                setIsAsking(false);
              }}
            />
          </div>
        </Modal>
      ) : null}
    </>
  );
}

const focused = (): string => {
  const { activeElement: on } = document;
  if (on === document.body) return 'nothing';
  return on?.getAttribute('aria-label') ?? on?.textContent ?? '';
};
const key = (name: string, shiftKey = false): Promise<void> =>
  act(async () => {
    const options = { key: name, shiftKey, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', options));
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
const open = async (): Promise<void> => {
  const more = place.querySelector('button');
  more?.focus();
  await key('Enter');
};

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  services = createServices(createFakeBridge().bridge);
  await act(async () =>
    root.render(
      <ServicesProvider value={services}>
        <Screen />
      </ServicesProvider>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
});

it('comes back from a menu by Escape, also after an item has once led elsewhere', async () => {
  await open();
  await vi.waitFor(() => expect(focused()).toBe('Go into the field'));
  await key('Enter');
  await vi.waitFor(() => expect(focused()).toBe('field'));
  await open();
  await key('Escape');
  await vi.waitFor(() => expect(focused()).toBe('More'));
});

it('begins a dialog at what it asks, and comes back to the button of the menu that led to it', async () => {
  await open();
  await key('ArrowDown');
  await vi.waitFor(() => expect(focused()).toBe('Ask'));
  await key('Enter');
  await vi.waitFor(() => expect(focused()).toBe('answer'));
  await key('Escape');
  await vi.waitFor(() => expect(focused()).toBe('More'));
});

it('goes back by Shift+Tab from a dialog itself to its last control', async () => {
  const save = [...place.querySelectorAll('button')].find((one) => one.textContent === 'Save');
  await act(async () => save?.click());
  const dialog = document.querySelector<HTMLElement>('[role="dialog"]');
  dialog?.focus();
  await key('Tab', true);
  expect(focused()).toBe('answer');
});

it('goes on beside the button that led to a dialog where that is gone with the answer', async () => {
  const save = [...place.querySelectorAll('button')].find((one) => one.textContent === 'Save');
  save?.focus();
  await act(async () => save?.click());
  await vi.waitFor(() => expect(focused()).toBe('answer'));
  await key('Enter');
  await vi.waitFor(() => expect(focused()).toBe('field'));
});

it('comes back from a message whose button was pressed, and no later message stays for it', async () => {
  const field = place.querySelector<HTMLElement>('[aria-label="field"]');
  field?.focus();
  const run = (): void => services.toasts.show('All is as before.');
  await act(async () => services.toasts.show('Changed.', { action: { label: 'Undo', run } }));
  const undo = place.querySelector<HTMLElement>('.toast-action');
  await act(async () => {
    undo?.focus();
    undo?.dispatchEvent(new FocusEvent('focusin', { bubbles: true, relatedTarget: field }));
  });
  expect(focused()).toBe('Undo');
  await act(async () => undo?.click());
  await vi.waitFor(() => expect(focused()).toBe('field'));
});
