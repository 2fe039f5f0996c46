// Does autosave keep its promises: quiet time, ceiling, one save at a time, newest wins, nothing forgotten?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FailureCode, GalleyError } from '../../core/errors.ts';
import {
  Autosave,
  CEILING_MILLISECONDS,
  type Clock,
  QUIET_MILLISECONDS,
  type SaveState,
} from './autosave.ts';

/** A clock whose hands are turned by the test. */
class HandClock implements Clock {
  #now = 0;
  readonly #timers = new Map<number, { at: number; run: () => void }>();
  #last = 0;

  now = (): number => this.#now;
  setTimeout = (run: () => void, milliseconds: number): number => {
    this.#last += 1;
    this.#timers.set(this.#last, { at: this.#now + milliseconds, run });
    return this.#last;
  };
  clearTimeout = (timer: unknown): void => {
    this.#timers.delete(Number(timer));
  };

  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end);
      due.sort(([, one], [, other]) => one.at - other.at);
      const first = due[0];
      if (first === undefined) break;
      const [id, { at, run }] = first;
      this.#timers.delete(id);
      this.#now = at;
      run();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets every promise that can go on go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}

type Field = 'headline' | 'body';

interface Save {
  readonly fields: readonly Field[];
  readonly baseRevision: number;
  readonly value: string;
  resolve(): void;
  reject(code: FailureCode): void;
}

/** A document of one value, and a disk that answers when the test says so. */
function setUp() {
  const clock = new HandClock();
  const saves: Save[] = [];
  const states: SaveState['state'][] = [];
  const document = { value: '' };
  const disk = { value: '', revision: 7 };
  let running = 0;
  let mostAtOnce = 0;
  const autosave = new Autosave<Field>({
    revision: 7,
    clock,
    save: (fields, baseRevision) =>
      new Promise((resolve, reject) => {
        running += 1;
        mostAtOnce = Math.max(mostAtOnce, running);
        const { value } = document;
        saves.push({
          fields: [...fields],
          baseRevision,
          value,
          resolve: () => {
            running -= 1;
            disk.value = value;
            disk.revision = baseRevision + 1;
            resolve({ revision: disk.revision, at: '2026-01-01T10:00:00.000Z' });
          },
          reject: (code) => {
            running -= 1;
            reject(new GalleyError({ code }));
          },
        });
      }),
    onState: (state) => states.push(state.state),
  });
  const type = (value: string, field: Field = 'body'): void => {
    document.value = value;
    autosave.touch(field);
  };
  return { clock, saves, states, disk, document, autosave, type, mostAtOnce: () => mostAtOnce };
}

describe('autosave', () => {
  it('waits for a pause, then saves what changed against the known revision', async () => {
    const { clock, saves, autosave, type } = setUp();
    type('a');
    expect(autosave.state.state).toBe('dirty');
    await clock.pass(QUIET_MILLISECONDS - 1);
    expect(saves).toHaveLength(0);
    await clock.pass(1);
    expect(saves).toMatchObject([{ fields: ['body'], baseRevision: 7, value: 'a' }]);
    expect(autosave.state.state).toBe('saving');
    saves[0]?.resolve();
    await settle();
    expect(autosave.state).toEqual({ state: 'saved', at: '2026-01-01T10:00:00.000Z' });
    expect(autosave.isUnsaved).toBe(false);
  });

  it('saves at the ceiling while someone types without a pause', async () => {
    const { clock, saves, type } = setUp();
    for (let time = 0; time < CEILING_MILLISECONDS; time += 100) {
      type(`text ${time}`);
      await clock.pass(100);
    }
    expect(saves).toHaveLength(1);
  });

  it('keeps one save in flight, and afterwards saves the newest text on the new revision', async () => {
    const { clock, saves, autosave, type, mostAtOnce } = setUp();
    type('first');
    await clock.pass(QUIET_MILLISECONDS);
    type('second');
    type('third', 'headline');
    await clock.pass(10 * CEILING_MILLISECONDS);
    expect(saves).toHaveLength(1);
    saves[0]?.resolve();
    await settle();
    expect(autosave.state.state).toBe('dirty');
    await clock.pass(QUIET_MILLISECONDS);
    expect(saves[1]).toMatchObject({ baseRevision: 8, value: 'third' });
    expect([...(saves[1]?.fields ?? [])].sort()).toEqual(['body', 'headline']);
    expect(mostAtOnce()).toBe(1);
  });

  it('keeps what could not be saved, and sends it with the next change', async () => {
    const { clock, saves, autosave, type } = setUp();
    type('headline', 'headline');
    await clock.pass(QUIET_MILLISECONDS);
    saves[0]?.reject('disk-full');
    await settle();
    expect(autosave.state).toMatchObject({ state: 'failed', failure: { code: 'disk-full' } });
    expect(autosave.isUnsaved).toBe(true);
    type('body', 'body');
    // The failure stays in sight until something has really been saved.
    expect(autosave.state.state).toBe('failed');
    await clock.pass(QUIET_MILLISECONDS);
    expect([...(saves[1]?.fields ?? [])].sort()).toEqual(['body', 'headline']);
    saves[1]?.resolve();
    await settle();
    expect(autosave.state.state).toBe('saved');
  });

  it('does not try again by itself while nothing is typed', async () => {
    const { clock, saves, type } = setUp();
    type('a');
    await clock.pass(QUIET_MILLISECONDS);
    saves[0]?.reject('disk-full');
    await clock.pass(60_000);
    expect(saves).toHaveLength(1);
  });

  it('flushes at once, waiting for the save in flight and for what was typed during it', async () => {
    const { saves, autosave, type } = setUp();
    type('one');
    const flushed = autosave.flush();
    await settle();
    type('two');
    saves[0]?.resolve();
    await settle();
    saves[1]?.resolve();
    expect(await flushed).toBe(true);
    expect(saves.map((save) => save.value)).toEqual(['one', 'two']);
  });

  it('answers a flush with false when the disk refuses, and with true when trying again works', async () => {
    const { saves, autosave, type } = setUp();
    type('one');
    const first = autosave.flush();
    await settle();
    saves[0]?.reject('write-failed');
    expect(await first).toBe(false);
    const second = autosave.flush();
    await settle();
    saves[1]?.resolve();
    expect(await second).toBe(true);
  });

  it('sends nothing more after a conflict, so that the other version is never replaced', async () => {
    const { clock, saves, autosave, type } = setUp();
    type('mine');
    await clock.pass(QUIET_MILLISECONDS);
    saves[0]?.reject('conflict');
    await settle();
    type('mine too');
    await clock.pass(10 * CEILING_MILLISECONDS);
    expect(await autosave.flush()).toBe(false);
    expect(saves).toHaveLength(1);
    expect(autosave.state.state).toBe('conflict');
    expect(autosave.isUnsaved).toBe(true);
  });

  it('outlives a save that throws before it returns a promise', async () => {
    const clock = new HandClock();
    const autosave = new Autosave<Field>({
      revision: 0,
      clock,
      save: () => {
        throw new Error('broken');
      },
      onState: () => undefined,
    });
    autosave.touch('body');
    expect(await autosave.flush()).toBe(false);
    expect(autosave.isUnsaved).toBe(true);
  });

  it('ends with the newest text on disk, whatever the order of typing, waiting, failing and flushing', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), field: fc.constantFrom('headline', 'body') }),
      fc.record({ kind: fc.constant('wait' as const), time: fc.integer({ min: 1, max: 2000 }) }),
      fc.record({ kind: fc.constant('answer' as const), ok: fc.boolean() }),
      fc.record({ kind: fc.constant('flush' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { clock, saves, disk, document, autosave, type, mostAtOnce } = setUp();
        let answered = 0;
        let typed = 0;
        const answer = (ok: boolean): void => {
          const save = saves[answered];
          if (save === undefined) return;
          answered += 1;
          if (ok) save.resolve();
          else save.reject('disk-full');
        };
        for (const one of steps) {
          if (one.kind === 'type') {
            typed += 1;
            type(`text ${typed}`, one.field as Field);
          } else if (one.kind === 'wait') await clock.pass(one.time);
          else if (one.kind === 'answer') answer(one.ok);
          else void autosave.flush();
          await settle();
          // While something is not on disk, the state never says that it is.
          if (disk.value !== document.value && answered === saves.length) {
            expect(['clean', 'saved']).not.toContain(autosave.state.state);
          }
        }
        const last = autosave.flush();
        await settle();
        while (answered < saves.length) {
          answer(true);
          await settle();
        }
        await last;
        // A flush that met a failure gives up; the next one must not.
        const again = autosave.flush();
        await settle();
        while (answered < saves.length) {
          answer(true);
          await settle();
        }
        expect(await again).toBe(true);
        expect(disk.value).toBe(document.value);
        expect(mostAtOnce()).toBeLessThanOrEqual(1);
        expect(saves.every((save, index) => index === 0 || save.baseRevision >= 7)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
