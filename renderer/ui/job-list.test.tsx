// Is it told that a file is coming in, and of nothing else that it is being added?
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { createServices, ServicesProvider } from '../app/services.ts';
import { createFakeBridge } from '../dev/fake-bridge.ts';
import { JobList } from './JobList.tsx';

it('tells of a file on its way, and leaves other work to whoever asked for it', async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  const services = createServices(createFakeBridge().bridge);
  const progress = { label: '', done: 3, total: 9, unit: 'files' } as const;
  services.jobs.running.set([
    { id: '1', label: 'Slides.pdf', progress, cancelling: false, place: 'files' },
    { id: '2', label: 'Checking what would leave', progress, cancelling: false, place: 'dialog' },
    { id: '3', label: 'Backing up', progress, cancelling: false, place: 'foot' },
  ]);
  const place = document.createElement('div');
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <ServicesProvider value={services}>
        <JobList />
      </ServicesProvider>,
    ),
  );
  await act(async () => vi.runAllTimers());
  const told = [...place.querySelectorAll('.job-name')].map((one) => one.textContent);
  expect(told).toEqual(['Adding Slides.pdf']);
  await act(async () => root.unmount());
});
