// Does the client hold the other side to the contract?
import { describe, expect, it } from 'vitest';
import { GalleyError } from '../../core/errors.ts';
import type { Bridge } from '../../core/ipc/channels.ts';
import { createApi } from './api.ts';

function bridgeThat(answer: unknown): {
  bridge: Bridge;
  emit(name: string, payload: unknown): void;
} {
  const listeners: ((name: string, payload: unknown) => void)[] = [];
  return {
    bridge: {
      call: () => Promise.resolve(answer),
      handDropped: () => Promise.resolve(answer),
      keepSecret: () => Promise.resolve(answer),
      listen(listener) {
        listeners.push(listener);
        return () => undefined;
      },
    },
    emit: (name, payload) => {
      for (const listener of listeners) listener(name, payload);
    },
  };
}

async function failureOf(promise: Promise<unknown>) {
  const caught = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(caught instanceof GalleyError)) throw new Error('it did not fail as expected');
  return caught.failure;
}

describe('the client of the contract', () => {
  it('throws the failure of an envelope, with its subject', async () => {
    const api = createApi(
      bridgeThat({ ok: false, error: { code: 'disk-full', subject: 'An article' } }).bridge,
    );
    expect(await failureOf(api.call('library.close', {}))).toMatchObject({
      code: 'disk-full',
      subject: 'An article',
    });
  });

  it.each([
    ['no envelope at all', undefined],
    ['an unknown code', { ok: false, error: { code: 'oops' } }],
    ['a value of another shape', { ok: true, value: { theme: 'pink' } }],
  ])('refuses %s as a broken promise', async (_what, answer) => {
    const api = createApi(bridgeThat(answer).bridge);
    const failed = await failureOf(api.call('preferences.set', {}));
    expect(failed.code).toBe('internal');
    expect(failed.detail).toContain('preferences.set');
  });

  it('hands on events that follow the contract, until the listener stops', () => {
    const { bridge, emit } = bridgeThat(undefined);
    const api = createApi(bridge);
    const heard: string[] = [];
    const stop = api.on('app.command', ({ command }) => heard.push(command));
    emit('app.command', { command: 'export' });
    emit('unknown.event', {});
    stop();
    emit('app.command', { command: 'export' });
    expect(heard).toEqual(['export']);
  });
});
