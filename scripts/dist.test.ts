// Can a release be made by mistake with a runtime that must not be shipped?
import { FuseV1Options } from '@electron/fuses';
import { expect, it } from 'vitest';
import { requireReleasable } from './dist.ts';
import type { Runtime } from './electron-runtime/runtime.ts';
import { fusePolicy } from './fuses.ts';

const official: Runtime = {
  kind: 'official',
  directory: '/electron',
  executable: '/electron/electron',
  version: '45.4.1',
  mayBeReleased: true,
};

it('refuses to release the end-of-life fallback, and says what a release needs', () => {
  const fallback: Runtime = {
    ...official,
    kind: 'fallback',
    version: '25.1.1',
    mayBeReleased: false,
  };
  expect(() => requireReleasable(fallback)).toThrow(
    /No release was made: Electron 25\.1\.1 is past its end of life.*official binary/,
  );
});

it('lets the official runtime pass', () => {
  expect(() => requireReleasable(official)).not.toThrow();
});

it('decides about every fuse there is', () => {
  const names = Object.values(FuseV1Options).filter((one) => typeof one === 'string');
  expect(Object.keys(fusePolicy)).toHaveLength(names.length);
});
