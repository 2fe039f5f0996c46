// What do readers get of the issue as it was saved last? Asked for again after each save, and when its pictures are ready.
import { useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../core/errors.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';

export type Read = CallOutput<'newsletter.read'>;

export interface ReadingState {
  /** The last one that came; it stays while the next one is made. */
  readonly read: Read | null;
  readonly failure: Failure | null;
}

export function useReading(id: string, revision: number): ReadingState {
  const { api, mirror } = useServices();
  const [state, setState] = useState<ReadingState>({ read: null, failure: null });
  const [round, setRound] = useState(0);
  const contents = useStore(mirror.contents);
  const summaries = contents?.summaries;
  useEffect(() => api.on('preview.better', () => setRound((before) => before + 1)), [api]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them may make another mail of it.
  useEffect(() => {
    let isWanted = true;
    const issue = mirror.newsletters.get()?.issues.find((one) => one.id === id);
    if (issue === undefined) return;
    api
      .call('newsletter.read', { id: issue.id })
      .then((read) => {
        if (isWanted) setState({ read, failure: null });
      })
      .catch((caught: unknown) => {
        const failure = toFailure(caught);
        if (isWanted && failure.code !== 'cancelled') setState(({ read }) => ({ read, failure }));
      });
    return () => {
      isWanted = false;
    };
  }, [api, mirror, id, revision, round, summaries]);
  useEffect(
    () => () => {
      api.call('newsletter.away', {}).catch(() => undefined);
    },
    [api],
  );
  return state;
}
