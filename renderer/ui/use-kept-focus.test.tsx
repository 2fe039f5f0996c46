// Does the keyboard stay in a panel when the control that has it goes with what it does?
import { act, useRef, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useKeptFocus } from './use-kept-focus.ts';

let root: Root;
let place: HTMLElement;

function Panel() {
  const [chips, setChips] = useState(['one', 'two', 'three']);
  const [isField, setIsField] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useKeptFocus(panel);
  return (
    <div ref={panel}>
      <div className="chips">
        {chips.map((chip) => (
          <span key={chip}>
            <button type="button" onClick={() => setChips(chips.filter((one) => one !== chip))}>
              {chip}
            </button>
            <input type="checkbox" tabIndex={-1} aria-label={`${chip}, by its row`} />
          </span>
        ))}
      </div>
      <div className="row">
        {isField ? (
          // biome-ignore lint/a11y/noAutofocus: as in the app, the person just pressed the button that stood here.
          <input autoFocus aria-label="when" onKeyDown={() => setIsField(false)} />
        ) : (
          <button type="button" onClick={() => setIsField(true)}>
            Set a date
          </button>
        )}
      </div>
      <section tabIndex={-1} aria-label="State" data-takes-focus>
        <div>
          {isDone ? (
            <button key="archive" type="button">
              Archive
            </button>
          ) : (
            <button key="publish" type="button" onClick={() => setIsDone(true)}>
              Publish
            </button>
          )}
        </div>
      </section>
    </div>
  );
}

const focused = (): string => {
  const { activeElement: on } = document;
  return (
    on?.getAttribute('aria-label') ?? (on === document.body ? 'nothing' : (on?.textContent ?? ''))
  );
};
const named = (name: string): HTMLElement => {
  const found = [...place.querySelectorAll('button')].find(
    ({ textContent }) => textContent === name,
  );
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};
const press = async (name: string): Promise<void> => {
  named(name).focus();
  await act(async () => named(name).click());
};

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  await act(async () => root.render(<Panel />));
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
});

it('goes from a chip that is taken away to the next one, and from the last to the one before', async () => {
  await press('two');
  expect(focused()).toBe('three');
  await press('three');
  expect(focused()).toBe('one');
});

it('goes on in what is left when the part it was in is empty', async () => {
  for (const chip of ['one', 'two', 'three']) await press(chip);
  expect(focused()).toBe('Set a date');
});

it('goes from a field back to the button that became it', async () => {
  await press('Set a date');
  expect(focused()).toBe('when');
  const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
  await act(async () => document.activeElement?.dispatchEvent(key));
  expect(focused()).toBe('Set a date');
});

it('stays on the part itself where the next button does something else', async () => {
  await press('Publish');
  expect(focused()).toBe('State');
});

it('leaves the keyboard where it went meanwhile', async () => {
  const elsewhere = document.createElement('input');
  elsewhere.setAttribute('aria-label', 'elsewhere');
  place.append(elsewhere);
  named('one').focus();
  elsewhere.focus();
  await act(async () => named('one').click());
  expect(focused()).toBe('elsewhere');
});
