// Is a space a tick where nothing is typed, and a letter where something is?
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createServices, ServicesProvider } from '../../app/services.ts';
import { createFakeBridge } from '../../dev/fake-bridge.ts';
import { ValuePicker } from './ValuePicker.tsx';

let root: Root;
let place: HTMLElement;
let toggled: string[];

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  toggled = [];
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  const values = ['Draft', 'In review', 'Approved'].map((name) => ({ id: name, name }));
  await act(async () =>
    root.render(
      <ServicesProvider value={createServices(createFakeBridge().bridge)}>
        <ValuePicker
          label="Status"
          values={values}
          chosen={[]}
          onToggle={(id) => toggled.push(id)}
        />
      </ServicesProvider>,
    ),
  );
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

const field = (): HTMLInputElement => {
  const found = place.querySelector('input');
  if (found === null) throw new Error('there is no field');
  return found;
};
/** Presses a key; false where something else became of it than a letter. */
const press = (key: string): boolean => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  act(() => void field().dispatchEvent(event));
  return !event.defaultPrevented;
};
const type = (text: string): void =>
  act(() => {
    // As React hears it: by the setter of the element itself.
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    set?.call(field(), text);
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });

it('ticks by Space while nothing is typed', () => {
  expect(press('ArrowDown')).toBe(false);
  expect(press(' ')).toBe(false);
  expect(toggled).toEqual(['In review']);
});

it('takes a space within a name as a letter, and Enter for what was typed', () => {
  type('in');
  expect(press(' ')).toBe(true);
  type('in review');
  expect(toggled).toEqual([]);
  press('Enter');
  expect(toggled).toEqual(['In review']);
});
