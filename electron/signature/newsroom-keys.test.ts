// Is the key of a newsroom kept by the keyring and nowhere else, never replaced unasked, and never made where nothing keeps it?
import { beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { type Keyring, Secrets } from '../secrets.ts';
import { NewsroomKeys } from './newsroom-keys.ts';
import { checkSignature, readPublicKeyLine } from './ssh-signature.ts';

const room = { id: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000', name: 'River News' };
const another = { id: '0199ffff-bbbb-7ccc-8ddd-eeeeffff0000', name: 'Harbour' };

let state: { isThere: boolean; refuses: boolean; turn: number };
let written: unknown;
let handed: string[];
beforeEach(() => {
  state = { isThere: true, refuses: false, turn: 0x2a };
  written = undefined;
  handed = [];
});

/** A keyring that turns bits around, can be gone or locked, and remembers what it was handed. */
const keyring: Keyring = {
  isEncryptionAvailable: () => state.isThere,
  encryptString(text) {
    if (state.refuses) throw new Error('locked');
    handed.push(text);
    return Buffer.from(Buffer.from(text).map((byte) => byte ^ state.turn));
  },
  decryptString(encrypted) {
    const text = Buffer.from(encrypted.map((byte) => byte ^ state.turn)).toString();
    if (!text.startsWith('-----BEGIN')) throw new Error('another key');
    return text;
  },
};
/** As after a start of the app. */
const keys = (): NewsroomKeys =>
  new NewsroomKeys(
    new Secrets(keyring, {
      read: () => written,
      write: (kept) => {
        written = structuredClone(kept);
      },
    }),
  );

describe('the key of a newsroom', () => {
  it('is none at first, then made, shown by its public half, and there after a restart', async () => {
    expect(await keys().shown(room)).toEqual({ state: 'none' });
    const made = unwrap(await keys().make(room, false));
    if (made.state !== 'kept') throw new Error(`It is ${made.state}.`);
    expect(made.publicKey).toMatch(/^ssh-ed25519 \S+ River News, bundles\n$/);
    const key = unwrap(await keys().of(room));
    expect(readPublicKeyLine(made.publicKey)?.equals(key.publicKey)).toBe(true);
    expect(unwrap(checkSignature(key.sign('list'), 'list')).fingerprint).toBe(made.fingerprint);
    expect(await keys().shown(room)).toEqual(made);
    expect(await keys().shown(another)).toEqual({ state: 'none' });
  });

  it('is handed to the keyring, and to nothing else', async () => {
    const made = unwrap(await keys().make(room, false));
    const [secret = ''] = handed;
    const seed = secret.split('\n')[1] ?? '';
    expect(seed.length).toBeGreaterThan(40);
    for (const one of [written, made, await keys().shown(room)]) {
      expect(JSON.stringify(one)).not.toContain(seed);
      expect(JSON.stringify(one)).not.toContain('PRIVATE KEY');
    }
  });

  it('gives way to a new one only where somebody said so, and is gone then', async () => {
    const first = unwrap(await keys().make(room, false));
    expect(await keys().make(room, false)).toMatchObject({ error: { code: 'invalid-argument' } });
    expect(await keys().shown(room)).toEqual(first);
    const second = unwrap(await keys().make(room, true));
    expect(second).not.toEqual(first);
    expect(await keys().shown(room)).toEqual(second);
    expect(await keys().remove(room)).toEqual({ state: 'none' });
    expect(await keys().of(room)).toMatchObject({ error: { code: 'no-signing-key' } });
    expect(JSON.stringify(written)).not.toContain('bundle-signature');
  });

  it('is never made where nothing keeps it, not even for a session', async () => {
    state.isThere = false;
    const withoutKeyring = keys();
    expect(await withoutKeyring.shown(room)).toEqual({ state: 'no-keyring' });
    expect(await withoutKeyring.make(room, false)).toMatchObject({ error: { code: 'no-keyring' } });
    expect(await withoutKeyring.of(room)).toMatchObject({ error: { code: 'no-signing-key' } });
    state = { ...state, isThere: true, refuses: true };
    expect(await keys().make(room, false)).toMatchObject({ error: { code: 'no-keyring' } });
    expect(written).toBeUndefined();
  });

  it('that the keyring does not open now is still there, and is no reason to make another unasked', async () => {
    const made = unwrap(await keys().make(room, false));
    state.turn = 0x17;
    expect(await keys().shown(room)).toEqual({ state: 'locked' });
    expect(await keys().make(room, false)).toMatchObject({ error: { code: 'invalid-argument' } });
    expect(await keys().of(room)).toMatchObject({ error: { code: 'no-signing-key' } });
    state.turn = 0x2a;
    expect(await keys().shown(room)).toEqual(made);
    // A keyring that refuses the new one leaves the old one.
    state.refuses = true;
    expect((await keys().make(room, true)).ok).toBe(false);
    expect(await keys().shown(room)).toEqual(made);
  });
});
