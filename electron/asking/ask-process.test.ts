// Is a question answered once, whatever the process that was asked does?
import { EventEmitter } from 'node:events';
import { beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { type AskedChild, askProcess } from './ask-process.ts';

const talk = {
  name: 'counting',
  question: z.object({ about: z.literal('sum'), of: z.array(z.number()) }),
  answers: { sum: z.number() },
} as const;

let heard: unknown[];
let killed: number;
let child: EventEmitter & AskedChild;
let control: AbortController;
beforeEach(() => {
  heard = [];
  killed = 0;
  control = new AbortController();
  child = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => void heard.push(message),
    kill: () => ++killed > 0,
  });
});

const ask = (onProgress = (_done: number): void => {}) =>
  askProcess(talk, { about: 'sum', of: [1, 2] }, () => child, {
    signal: control.signal,
    onProgress,
  });

it('gives the answer, tells how far it is, and ends the process', async () => {
  const steps: number[] = [];
  const answer = ask((done) => steps.push(done));
  expect(heard).toEqual([{ type: 'ask', question: { about: 'sum', of: [1, 2] } }]);
  child.emit('message', { type: 'progress', done: 1, total: 2, label: '' });
  child.emit('message', { type: 'answer', value: 3 });
  child.emit('message', { type: 'progress', done: 2, total: 2, label: '' });
  child.emit('exit', 0);
  expect(await answer).toEqual({ ok: true, value: 3 });
  expect(steps).toEqual([1]);
  expect(killed).toBe(1);
});

it.each([
  ['says something else', () => child.emit('message', { type: 'song' }), /said something unknown/],
  [
    'answers another question',
    () => child.emit('message', { type: 'answer', value: '3' }),
    /shape/,
  ],
  [
    'ends by itself',
    () => child.emit('exit', 7),
    /the counting process ended by itself \(code 7\)/,
  ],
])('is a failure where the process %s', async (_what, happen, detail) => {
  const answer = ask();
  happen();
  expect(await answer).toMatchObject({
    error: { code: 'internal', detail: expect.stringMatching(detail) },
  });
});

it('says what the process said when it failed', async () => {
  const answer = ask();
  child.emit('message', { type: 'failed', error: { code: 'cancelled' } });
  expect(await answer).toEqual({ ok: false, error: { code: 'cancelled' } });
});

it('hands a cancel on, and starts nothing for a question that nobody wants any more', async () => {
  const answer = ask();
  control.abort();
  expect(heard.at(-1)).toEqual({ type: 'cancel' });
  child.emit('exit', 0);
  await answer;
  heard = [];
  expect(await ask()).toMatchObject({ error: { code: 'cancelled' } });
  expect(heard).toEqual([]);
});
