// Does damage that is found later speak up, and again after the notice was waved away?
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LibraryProblem } from '../../../core/ipc/contract.ts';
import { createServices, type Services, ServicesProvider } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { createFakeBridge, type FakeBridge } from '../../dev/fake-bridge.ts';
import type { Copy } from '../conflict/CopyScreen.tsx';
import { ProblemsNotice } from './ProblemsNotice.tsx';

let fake: FakeBridge;
let services: Services;
let root: Root;
let place: HTMLElement;
let compared: Copy[];

function Notice() {
  const contents = useStore(services.mirror.contents);
  return (
    <ProblemsNotice
      problems={contents?.problems ?? []}
      onCompare={(copy) => void compared.push(copy)}
      onCompareAltered={() => undefined}
    />
  );
}

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  compared = [];
  fake = createFakeBridge();
  services = createServices(fake.bridge);
  const { library } = await services.api.call('app.state', {});
  if (library === null) throw new Error('the pretended newsroom is closed');
  await services.mirror.load(library);
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  act(() =>
    root.render(
      <ServicesProvider value={services}>
        <Notice />
      </ServicesProvider>,
    ),
  );
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

const damaged = (file: string): LibraryProblem => ({
  file,
  code: 'damaged-record',
  detail: 'the checksum does not match the content',
  setAside: true,
});
const find = (problems: readonly LibraryProblem[]): void =>
  act(() => fake.emit('library.problems', { problems }));
function press(name: string): void {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent === name);
  if (button === undefined) throw new Error(`there is no button “${name}”`);
  act(() => button.click());
}

it('says nothing of a newsroom that is whole', () => {
  expect(place.textContent).toBe('');
});

it('speaks up when damage is found after opening, and again when there is more of it', () => {
  find([damaged('articles/one.json')]);
  expect(place.textContent).toContain('1 file of this newsroom needs a look');
  press('Hide this notice');
  expect(place.textContent).toBe('');
  find([damaged('articles/one.json'), damaged('articles/two.json')]);
  expect(place.textContent).toContain('2 files of this newsroom need a look');
  press('What happened');
  expect(document.body.textContent).toContain('articles/two.json');
  expect(document.body.textContent).toContain('Set aside, not deleted');
});

it('goes when what was wrong has been put right', () => {
  find([damaged('articles/one.json')]);
  find([]);
  expect(place.textContent).toBe('');
});

it('leads from a second version to both of them side by side, while both are there', () => {
  const [one, two] = [...fake.articles.keys()];
  const copy = { of: one ?? '', draft: two ?? '' };
  const problem = { ...damaged('articles/copy.json'), code: 'conflicting-copy', detail: 'Dropbox' };
  find([{ ...problem, copy } as LibraryProblem]);
  press('What happened');
  expect(document.body.textContent).toContain('Dropbox kept both versions');
  press('Compare both…');
  expect(compared).toEqual([copy]);
});
