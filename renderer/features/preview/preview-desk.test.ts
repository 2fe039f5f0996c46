import { beforeEach, expect, it } from 'vitest';
import { GalleyError } from '../../../core/errors.ts';
import type { Api } from '../../app/api.ts';
import { Store } from '../../app/store.ts';
import { PreviewDesk, REST_MILLISECONDS } from './preview-desk.ts';

/** A clock whose hands the test turns. */
class Hands {
  #now = 0;
  #timers = new Map<number, { at: number; run: () => void }>();
  #next = 0;
  now = () => this.#now;
  setTimeout = (run: () => void, milliseconds: number): number => {
    this.#next += 1;
    this.#timers.set(this.#next, { at: this.#now + milliseconds, run });
    return this.#next;
  };
  clearTimeout = (timer: unknown): void => {
    if (typeof timer === 'number') this.#timers.delete(timer);
  };
  /** Turns the hands, and lets what was started come to rest. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    for (const [timer, { at, run }] of [...this.#timers]) {
      if (at > this.#now) continue;
      this.#timers.delete(timer);
      run();
    }
    for (let turns = 0; turns < 10; turns++) await Promise.resolve();
  }
}

const typed = new Store(0);
const settings = new Store<unknown>(1);
let text: string;
let asked: string[];
let typing: boolean[];
let answer: (article: string) => Promise<unknown>;
let clock: Hands;
let desk: PreviewDesk;
beforeEach(() => {
  text = 'Garden';
  asked = [];
  typing = [];
  clock = new Hands();
  answer = async (article) => ({ html: `<p>${article}</p>`, path: 'a', key: 'k', stamp: article });
  const api = {
    call: (name: string, input: { article: string; isTyping: boolean }) => {
      if (name !== 'preview.show') {
        asked.push(name);
        return Promise.resolve({});
      }
      asked.push(input.article);
      typing.push(input.isTyping);
      return answer(input.article);
    },
    on: () => () => undefined,
  };
  desk = new PreviewDesk({
    // Two calls of the contract are all that the desk uses.
    api: api as unknown as Api,
    session: {
      typed,
      subscribe: () => () => undefined,
      // What is sent is whatever the window holds.
      peek: () => text as never,
    },
    besides: [settings],
    clock,
  });
});

const write = (next: string): void => {
  text = next;
  typed.set(typed.get() + 1);
};

it('asks at once when it is opened, and after that only when typing rests', async () => {
  desk.start();
  await clock.pass(0);
  expect(asked).toEqual(['"Garden"']);
  for (const next of ['Garden ', 'Garden i', 'Garden in']) {
    write(next);
    await clock.pass(REST_MILLISECONDS - 1);
  }
  expect(asked).toHaveLength(1);
  await clock.pass(1);
  expect(asked).toEqual(['"Garden"', '"Garden in"']);
  expect(desk.get().page?.html).toBe('<p>"Garden in"</p>');
});

it('asks for one page at a time, and for the newest text after it', async () => {
  let give: (page: unknown) => void = () => undefined;
  answer = () => new Promise((resolve) => (give = resolve));
  desk.start();
  await clock.pass(0);
  write('Harbour');
  await clock.pass(REST_MILLISECONDS);
  expect(asked).toHaveLength(1);
  give({ html: 'one', path: 'a', key: 'k' });
  await clock.pass(0);
  await clock.pass(REST_MILLISECONDS);
  expect(asked).toEqual(['"Garden"', '"Harbour"']);
});

it('follows what else a page is made from', async () => {
  desk.start();
  await clock.pass(0);
  write('Harbour');
  await clock.pass(REST_MILLISECONDS);
  settings.set({});
  await clock.pass(REST_MILLISECONDS);
  // Only between the first two was nothing but the text another one.
  expect(typing).toEqual([false, true, false]);
});

it('keeps the last page while none can be made, and says why', async () => {
  desk.start();
  await clock.pass(0);
  answer = () => Promise.reject(new GalleyError({ code: 'export-failed', detail: 'line 3' }));
  write('Harbour');
  await clock.pass(REST_MILLISECONDS);
  expect(desk.get()).toMatchObject({
    page: { html: '<p>"Garden"</p>' },
    failure: { code: 'export-failed', detail: 'line 3' },
  });
});

it('asks nothing more once it is closed', async () => {
  desk.start();
  await clock.pass(0);
  write('Harbour');
  desk.stop();
  await clock.pass(REST_MILLISECONDS * 2);
  expect(asked).toEqual(['"Garden"', 'preview.away']);
});

it('asks again when its question was cancelled by something else of its window', async () => {
  const page = answer;
  answer = async () => Promise.reject(new GalleyError({ code: 'cancelled' }));
  desk.start();
  await clock.pass(0);
  expect(desk.get().page).toBeNull();
  answer = page;
  await clock.pass(REST_MILLISECONDS);
  expect(desk.get().page).not.toBeNull();
});
