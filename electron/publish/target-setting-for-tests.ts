// What do tests open a target with? Nothing to remember, nobody who agreed to anything, and a new name for every publish.
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { TargetSetting } from './target-kind.ts';

/** Names one publish. */
export const newPublishId = (): string => `publish-${randomUUID()}`;

export function settingForTests(more: Partial<TargetSetting> = {}): TargetSetting {
  return {
    secrets: {},
    cacheFolder: tmpdir(),
    personCacheFolder: tmpdir(),
    state: { read: async () => undefined, write: async () => undefined },
    newId: newPublishId,
    takeOver: false,
    mayDeleteMany: false,
    ...more,
  };
}
