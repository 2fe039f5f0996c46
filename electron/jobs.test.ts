import { describe, expect, it } from 'vitest';
import { failure, success } from '../core/errors.ts';
import { Jobs } from './jobs.ts';

describe('a long job', () => {
  it('stops when its window cancels it, and only it', async () => {
    const jobs = new Jobs();
    const untilAborted = (signal: AbortSignal) =>
      new Promise<ReturnType<typeof failure>>((resolve) => {
        signal.addEventListener('abort', () => resolve(failure('cancelled')));
      });
    const [first, second] = [jobs.run('a', untilAborted), jobs.run('b', untilAborted)];
    jobs.cancel('a');
    expect(await first).toMatchObject({ error: { code: 'cancelled' } });
    jobs.cancel('unknown');
    jobs.cancelAll();
    expect(await second).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('keeps its id to itself while it runs, and frees it after', async () => {
    const jobs = new Jobs();
    let finish = () => {};
    const running = jobs.run(
      'a',
      () =>
        new Promise<ReturnType<typeof success<number>>>((resolve) => {
          finish = () => resolve(success(1));
        }),
    );
    expect(await jobs.run('a', () => success(2))).toMatchObject({
      error: { code: 'invalid-argument' },
    });
    finish();
    await running;
    expect(await jobs.run('a', () => success(3))).toEqual(success(3));
  });

  it('tells its last step, however fast the steps come', () => {
    const jobs = new Jobs();
    const told: number[] = [];
    for (let done = 1; done <= 1000; done++) {
      jobs.report('a', { label: 'x', done, total: 1000, unit: 'files' }, (_name, progress) => {
        told.push(progress.done);
      });
    }
    expect(told.length).toBeLessThan(100);
    expect(told.at(-1)).toBe(1000);
  });
});
