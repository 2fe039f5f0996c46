// Does the keyboard come back from a menu and from the dialog that its item opened, whatever took it meanwhile?
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createServices, ServicesProvider } from '../app/services.ts';
import { createFakeBridge } from '../dev/fake-bridge.ts';
import { Menu } from './Menu.tsx';
import { Modal } from './Modal.tsx';

let root: Root;
let place: HTMLElement;

function Screen() {
  const [isAsking, setIsAsking] = useState(false);
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
      {isAsking ? (
        <Modal title="A question" onClose={() => setIsAsking(false)}>
          <div className="modal-body">
            <input aria-label="answer" />
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
const key = (name: string): Promise<void> =>
  act(async () => {
    const options = { key: name, bubbles: true, cancelable: true };
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
  const services = createServices(createFakeBridge().bridge);
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
