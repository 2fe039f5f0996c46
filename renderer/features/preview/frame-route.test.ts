import { beforeEach, expect, it } from 'vitest';
import { ARRIVES_MS, FrameRoute } from './frame-route.ts';

let begun: string[];
let isNewest: boolean;
let late: (() => void)[];
let route: FrameRoute;
beforeEach(() => {
  begun = [];
  isNewest = false;
  late = [];
  route = new FrameRoute({
    go: (address) => begun.push(address),
    reload: async () => {
      begun.push('reload');
      return !isNewest;
    },
    clock: {
      now: () => 0,
      setTimeout: (run, milliseconds) => {
        expect(milliseconds).toBe(ARRIVES_MS);
        return late.push(run) - 1;
      },
      clearTimeout: (timer) => {
        if (typeof timer === 'number') late[timer] = () => undefined;
      },
    },
  });
});

it('goes to a new address, and loads again what changed where it is', () => {
  route.want({ address: 'one', stamp: 'a' });
  route.arrived();
  route.want({ address: 'one', stamp: 'a' });
  expect(begun).toEqual(['one']);
  route.want({ address: 'one', stamp: 'b' });
  route.arrived();
  route.want({ address: 'two', stamp: 'b' });
  expect(begun).toEqual(['one', 'reload', 'two']);
});

it('begins nothing while the frame is on its way, and then only what is wanted last', () => {
  route.want({ address: 'one', stamp: 'a' });
  route.want({ address: 'one', stamp: 'b' });
  route.want({ address: 'two', stamp: 'c' });
  route.want({ address: 'three', stamp: 'd' });
  expect(begun).toEqual(['one']);
  route.arrived();
  expect(begun).toEqual(['one', 'three']);
  route.arrived();
  expect(begun).toEqual(['one', 'three']);
});

it('goes on at once where a reload finds that the frame has the newest', async () => {
  route.want({ address: 'one', stamp: 'a' });
  route.arrived();
  isNewest = true;
  route.want({ address: 'one', stamp: 'b' });
  route.want({ address: 'two', stamp: 'c' });
  expect(begun).toEqual(['one', 'reload']);
  await Promise.resolve();
  await Promise.resolve();
  expect(begun).toEqual(['one', 'reload', 'two']);
});

it('does not wait for ever for a page that waits for one of its files', () => {
  route.want({ address: 'one', stamp: 'a' });
  route.want({ address: 'two', stamp: 'b' });
  for (const run of late) run();
  expect(begun).toEqual(['one', 'two']);
});

it('begins nothing once the frame is gone', () => {
  route.want({ address: 'one', stamp: 'a' });
  route.want({ address: 'two', stamp: 'b' });
  route.stop();
  route.arrived();
  expect(begun).toEqual(['one']);
});
