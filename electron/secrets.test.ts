// Are passwords kept where nobody reads them, and forgotten when they should be?
import { expect, it } from 'vitest';
import { type Keyring, Secrets } from './secrets.ts';

const CANARY = 'correct horse battery staple';

/** A keyring that turns letters around, and can be gone. */
function keyring(state: { isThere: boolean; backend?: string; key?: string }): Keyring {
  return {
    isEncryptionAvailable: () => state.isThere,
    getSelectedStorageBackend: () => state.backend ?? 'gnome_libsecret',
    encryptString: (text) => Buffer.from(`${state.key ?? 'k'}${[...text].reverse().join('')}`),
    decryptString(encrypted) {
      const text = encrypted.toString();
      const key = state.key ?? 'k';
      if (!text.startsWith(key)) throw new Error('another key');
      return [...text.slice(key.length)].reverse().join('');
    },
  };
}

function file() {
  let content: unknown;
  return {
    read: () => content,
    write: (kept: unknown) => {
      content = structuredClone(kept);
    },
    text: () => JSON.stringify(content ?? null),
  };
}

it('a secret is encrypted by the keyring, and is there after a restart', () => {
  const kept = file();
  const state = { isThere: true };
  expect(new Secrets(keyring(state), kept).keep('room', 'live', 'password', CANARY)).toBe('safe');
  expect(kept.text()).not.toContain(CANARY);
  const later = new Secrets(keyring(state), kept);
  expect(later.of('room', 'live')).toEqual({ password: CANARY });
  expect(later.placeOf('room', 'live', 'password')).toBe('safe');
  expect(later.of('room', 'staging')).toEqual({});
  expect(later.of('another room', 'live')).toEqual({});
});

it.each([{ isThere: false }, { isThere: true, backend: 'basic_text' }])(
  'without a real keyring (%o) it is kept for the session alone, and nothing is written',
  (state) => {
    const kept = file();
    const secrets = new Secrets(keyring(state), kept);
    expect(secrets.isSafe).toBe(false);
    expect(secrets.keep('room', 'live', 'password', CANARY)).toBe('session');
    expect(secrets.of('room', 'live')).toEqual({ password: CANARY });
    expect(kept.text()).toBe('null');
    expect(new Secrets(keyring(state), kept).placeOf('room', 'live', 'password')).toBe('none');
  },
);

it('a keyring that refuses a new one leaves the old one', () => {
  const kept = file();
  const own = keyring({ isThere: true });
  new Secrets(own, kept).keep('room', 'live', 'password', CANARY);
  const locked: Keyring = {
    ...own,
    encryptString() {
      throw new Error('locked');
    },
  };
  expect(() => new Secrets(locked, kept).keep('room', 'live', 'password', 'another')).toThrow();
  expect(new Secrets(own, kept).of('room', 'live')).toEqual({ password: CANARY });
});

it('an empty value forgets it, and so does the end of its target', () => {
  const kept = file();
  const secrets = new Secrets(keyring({ isThere: true }), kept);
  secrets.keep('room', 'live', 'password', CANARY);
  secrets.keep('room', 'live', 'passphrase', 'other');
  expect(secrets.keep('room', 'live', 'password', '')).toBe('none');
  expect(secrets.of('room', 'live')).toEqual({ passphrase: 'other' });
  secrets.forget('room', 'live');
  expect(secrets.of('room', 'live')).toEqual({});
  expect(kept.text()).not.toContain('other');
});

it('what another keyring encrypted is no secret: it has to be typed again', () => {
  const kept = file();
  new Secrets(keyring({ isThere: true, key: 'old' }), kept).keep('room', 'live', 'password', 'x');
  const later = new Secrets(keyring({ isThere: true, key: 'new' }), kept);
  expect(later.of('room', 'live')).toEqual({});
  expect(later.placeOf('room', 'live', 'password')).toBe('none');
});
