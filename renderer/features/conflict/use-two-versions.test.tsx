// Does a screen of two versions read them once, and lead back where they cannot be read?
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createServices, type Services, ServicesProvider } from '../../app/services.ts';
import { createFakeBridge } from '../../dev/fake-bridge.ts';
import { useTwoVersions } from './use-two-versions.ts';

let services: Services;
let root: Root;
let place: HTMLElement;

function Screen({ read, onBack }: { read: () => Promise<string>; onBack: () => void }) {
  const { versions, screen } = useTwoVersions(read, onBack);
  if (versions === null) return <p>reading</p>;
  return (
    <div ref={screen}>
      <h2 tabIndex={-1}>{versions}</h2>
    </div>
  );
}

const show = (read: () => Promise<string>, onBack: () => void): Promise<void> =>
  act(async () =>
    root.render(
      <ServicesProvider value={services}>
        <Screen read={read} onBack={onBack} />
      </ServicesProvider>,
    ),
  );

beforeEach(() => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  services = createServices(createFakeBridge().bridge);
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

it('reads once, whatever changes around it, and takes the focus then', async () => {
  let times = 0;
  const read = async (): Promise<string> => {
    times += 1;
    return 'Both';
  };
  await show(read, () => undefined);
  await show(read, () => undefined);
  expect(times).toBe(1);
  expect(document.activeElement).toBe(place.querySelector('h2'));
  expect(place.textContent).toBe('Both');
});

it('leads back by the newest way where they cannot be read', async () => {
  const said = vi.spyOn(services.workspace, 'report').mockImplementation(() => undefined);
  const ways: string[] = [];
  let refuse: (reason: Error) => void = () => undefined;
  const read = (): Promise<string> =>
    new Promise((_resolve, reject) => {
      refuse = reject;
    });
  await show(read, () => void ways.push('old'));
  await show(read, () => void ways.push('new'));
  await act(async () => refuse(new Error('gone')));
  expect(ways).toEqual(['new']);
  expect(said).toHaveBeenCalledOnce();
});
