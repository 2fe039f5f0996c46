// Is a word made on a site only where it was ticked, one by one or all that are missing at once?
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CREATE,
  LEAVE_OUT,
  type MappingChoices,
  type MappingRow,
} from '../../../core/publish/target-mapping.ts';
import { createServices, ServicesProvider } from '../../app/services.ts';
import { createFakeBridge } from '../../dev/fake-bridge.ts';
import { MappingPane } from './MappingPane.tsx';

let root: Root;
let place: HTMLElement;
let kept: MappingChoices | undefined;

const row = (ours: string, more: Partial<MappingRow> = {}): MappingRow => ({
  key: `categories/${ours}`,
  ours,
  choices: [
    { value: LEAVE_OUT, label: 'Leave out' },
    { value: 'category/news', label: 'News' },
    { value: CREATE, label: 'Make it there' },
  ],
  chosen: null,
  proposed: LEAVE_OUT,
  mayCreate: true,
  ...more,
});

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  kept = undefined;
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  const rows = [
    row('prisons'),
    row('research'),
    row('news', { proposed: 'category/news' }),
    row('partners', { chosen: LEAVE_OUT }),
    row('robin', { mayCreate: false }),
  ];
  const mapping = { groups: [{ key: 'categories', title: 'Categories', hint: '', rows }] };
  const services = createServices(createFakeBridge().bridge);
  await act(async () =>
    root.render(
      <ServicesProvider value={services}>
        <MappingPane
          mapping={mapping}
          onCancel={() => undefined}
          onKeep={(choices) => {
            kept = choices;
          }}
        />
      </ServicesProvider>,
    ),
  );
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

const press = async (element: Element | null | undefined): Promise<void> =>
  act(async () => {
    if (!(element instanceof HTMLElement)) throw new Error('It is not there.');
    element.click();
  });
const tickAll = (): Element | undefined =>
  [...place.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Tick'));
const keep = (): Promise<void> => press(place.querySelector('button[type="submit"]'));

it('nothing is made where nobody ticked anything', async () => {
  await keep();
  expect(kept).toEqual({});
});

it('one press ticks what nothing fits and nobody decided about, and no more', async () => {
  expect(tickAll()?.textContent).toContain('2');
  await press(tickAll());
  expect(tickAll()).toBeUndefined();
  expect(document.activeElement).toBe(place.querySelector('input'));
  expect(place.querySelector('select')?.selectedOptions[0]?.textContent).toBe('Made on the site');
  await keep();
  expect(kept).toEqual({ 'categories/prisons': CREATE, 'categories/research': CREATE });
});

it('a tick that was taken back makes nothing', async () => {
  await press(tickAll());
  await press(place.querySelector('input'));
  await keep();
  expect(kept).toEqual({ 'categories/research': CREATE });
});
