// Does a signature prove what it says, by the rules of RFC 8032, by the word of ssh-keygen and openssl, and in one way of writing alone?
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { keyOfSeed } from './key-for-tests.ts';
import { SigningKey } from './signing-key.ts';
import {
  checkSignature,
  fingerprintOf,
  isFingerprint,
  isSigned,
  publicKeyLine,
  readPublicKeyLine,
  SIGNATURE_PURPOSE,
  signatureText,
  signedBytes,
} from './ssh-signature.ts';

const run = promisify(execFile);
const manifest = 'f00d  bag-info.txt\ncafe  manifest-sha256.txt\n';
const hasTool = (name: string, ...args: string[]): boolean => !spawnSync(name, args).error;

let folder: string;
let key: SigningKey;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-signature-'));
  key = await keyOfSeed('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

// RFC 8032, section 7.1, tests 1 to 3.
describe.each([
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
])('the test vector with the message “$message”', ({ seed, publicKey, message, signature }) => {
  it('has this public key, and this signature is good', async () => {
    const made = await keyOfSeed(seed);
    expect(made.publicKey.toString('hex')).toBe(publicKey);
    const [bytes, signed] = [Buffer.from(message, 'hex'), Buffer.from(signature, 'hex')];
    expect(isSigned(made.publicKey, signed, bytes)).toBe(true);
    expect(isSigned(made.publicKey, signed, Buffer.from('other'))).toBe(false);
  });
});

describe('a signature', () => {
  it('is made of the same bytes by the same key every time, and says whose it is', async () => {
    const text = key.sign(manifest);
    expect(key.sign(manifest)).toBe(text);
    expect(unwrap(checkSignature(text, manifest)).fingerprint).toBe(key.fingerprint);
    const again = unwrap(await SigningKey.read(key.secret()));
    expect(again.sign(manifest)).toBe(text);
  });

  it('is refused with any one byte of it changed, left out or put in', () => {
    const text = key.sign(manifest);
    const good = (bytes: Buffer): boolean => checkSignature(bytes.toString('latin1'), manifest).ok;
    const bytes = Buffer.from(text);
    expect(good(bytes)).toBe(true);
    const found: string[] = [];
    for (let place = 0; place < bytes.length; place++) {
      for (const bit of [0x01, 0x20, 0x80]) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(place) ^ bit, place);
        if (good(flipped)) found.push(`${place} flipped by ${bit}`);
      }
      const [before, after] = [bytes.subarray(0, place), bytes.subarray(place + 1)];
      if (good(Buffer.concat([before, after]))) found.push(`${place} left out`);
      if (good(before)) found.push(`cut off at ${place}`);
      const spaced = Buffer.concat([before, Buffer.from('\n'), bytes.subarray(place)]);
      if (good(spaced)) found.push(`a line end put in at ${place}`);
    }
    expect(found).toEqual([]);
  });

  it.each([
    ['with line ends of Windows', (text: string) => text.replace(/\n/g, '\r\n')],
    ['followed by a second one', (text: string) => text + text],
    ['without its last line end', (text: string) => text.trimEnd()],
    ['behind some words', (text: string) => `Signed!\n${text}`],
    ['broken into other lines', (text: string) => text.replace(/(\S{70})\n/g, '$1')],
    ['that is empty', () => ''],
  ])('%s is none', (_, change) => {
    expect(checkSignature(change(key.sign(manifest)), manifest)).toMatchObject({
      error: { detail: expect.stringContaining('is no signature of a bundle') },
    });
  });

  it('for another manifest, or by another key under this one’s name, does not fit', async () => {
    const misfit = { error: { detail: expect.stringContaining('does not fit') } };
    expect(checkSignature(key.sign(manifest), `${manifest} `)).toMatchObject(misfit);
    const other = SigningKey.make();
    const theirs = Buffer.from(other.sign(manifest).replace(/-----.*-----|\n/g, ''), 'base64');
    const claimed = signatureText(key.publicKey, theirs.subarray(-64));
    expect(checkSignature(claimed, manifest)).toMatchObject(misfit);
  });

  it('with a number that is too large by the order of the curve is refused: each message has one signature', () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const blob = Buffer.from(key.sign(manifest).replace(/-----.*-----|\n/g, ''), 'base64');
    const signature = Buffer.from(blob.subarray(-64));
    const number = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`);
    const larger = (number + order).toString(16).padStart(64, '0');
    Buffer.from(larger, 'hex').reverse().copy(signature, 32);
    expect(checkSignature(signatureText(key.publicKey, signature), manifest).ok).toBe(false);
  });

  // The points whose eighth multiple is nothing, and second ways of writing some of them.
  it.each([
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '0000000000000000000000000000000000000000000000000000000000000000',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    '0100000000000000000000000000000000000000000000000000000000000080',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ])('by the key %s, with which anybody signs anything, proves nothing', (point) => {
    const weak = Buffer.from(point, 'hex');
    const anything = Buffer.concat([weak, Buffer.alloc(32)]);
    expect(checkSignature(signatureText(weak, anything), manifest)).toMatchObject({
      error: { detail: expect.stringContaining('proves nothing') },
    });
  });
});

describe('a key', () => {
  it('is named as a whole or not at all', () => {
    expect(isFingerprint(key.fingerprint)).toBe(true);
    for (const other of [
      key.fingerprint.slice(0, -1),
      `${key.fingerprint}=`,
      `${key.fingerprint}A`,
      key.fingerprint.toLowerCase(),
      // The last letter has two bits that say nothing: only one way of writing them is ours.
      `${key.fingerprint.slice(0, -1)}${key.fingerprint.endsWith('B') ? 'C' : 'B'}`,
      'SHA256:',
      `MD5:${key.fingerprint.slice(7)}`,
      ` ${key.fingerprint}`,
    ]) {
      expect(isFingerprint(other), other).toBe(false);
    }
  });

  it('is one line, as SSH keeps it, and is read from nothing else', () => {
    const line = publicKeyLine(key.publicKey, 'River News,\n bundles');
    expect(line).toMatch(/^ssh-ed25519 AAAA\S+ River News, bundles\n$/);
    expect(readPublicKeyLine(line)?.equals(key.publicKey)).toBe(true);
    expect(readPublicKeyLine(publicKeyLine(key.publicKey, ''))).toBeDefined();
    const changed = ['', line + line, line.replace('AAAA', 'AAAB'), line.replace('ed25519', 'rsa')];
    for (const other of changed) expect(readPublicKeyLine(other), other).toBeUndefined();
    expect(readPublicKeyLine(key.secret())).toBeUndefined();
  });

  it('is never said where it is read', async () => {
    const spoiled = key.secret().replace(/[A-Z]/g, 'x');
    const read = await SigningKey.read(spoiled);
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toMatch(/PRIVATE KEY|xxx/);
    expect(JSON.stringify(key)).not.toContain('PRIVATE');
  });
});

describe.skipIf(!hasTool('ssh-keygen', '-?'))('ssh-keygen', () => {
  const keygen = (...args: string[]) => run('ssh-keygen', args, { cwd: folder });

  it('writes the same bytes, with the same fingerprint, by a key of its own', async () => {
    await keygen('-q', '-t', 'ed25519', '-N', '', '-C', 'press', '-f', 'id');
    const own = unwrap(await SigningKey.read(await readFile(at('id'), 'utf8')));
    expect((await keygen('-l', '-f', 'id.pub')).stdout).toContain(own.fingerprint);
    expect(await readFile(at('id.pub'), 'utf8')).toBe(publicKeyLine(own.publicKey, 'press'));
    await writeFile(at('list'), manifest);
    await keygen('-q', '-Y', 'sign', '-n', SIGNATURE_PURPOSE, '-f', 'id', 'list');
    expect(await readFile(at('list.sig'), 'utf8')).toBe(own.sign(manifest));
    // The same key for another purpose.
    await rm(at('list.sig'));
    await keygen('-q', '-Y', 'sign', '-n', 'file', '-f', 'id', 'list');
    expect(checkSignature(await readFile(at('list.sig'), 'utf8'), manifest).ok).toBe(false);
  });

  it('finds our signature good by the key’s public file, and bad once the list is changed', async () => {
    await writeFile(at('list.sig'), key.sign(manifest));
    await writeFile(at('known'), `newsroom ${publicKeyLine(key.publicKey, '')}`);
    const asked = (list: string) => {
      const args = ['-Y', 'verify', '-f', 'known', '-I', 'newsroom', '-n', SIGNATURE_PURPOSE];
      const found = spawnSync('ssh-keygen', [...args, '-s', 'list.sig'], {
        cwd: folder,
        input: list,
        encoding: 'utf8',
      });
      return `${found.status} ${found.stdout}`;
    };
    expect(asked(manifest)).toContain(`0 Good "${SIGNATURE_PURPOSE}" signature for newsroom`);
    expect(asked(manifest)).toContain(key.fingerprint);
    expect(asked(`${manifest}\n`)).not.toMatch(/^0/);
  });

  it('keeps keys with a passphrase, which is needed', async () => {
    await keygen('-q', '-t', 'ed25519', '-N', 'correct horse', '-f', 'locked');
    const text = await readFile(at('locked'), 'utf8');
    const detail = (read: unknown) => JSON.stringify(read);
    expect(detail(await SigningKey.read(text))).toContain('it needs its passphrase');
    expect(detail(await SigningKey.read(text, 'wrong'))).toContain('does not open');
    expect((await SigningKey.read(text, 'correct horse')).ok).toBe(true);
  });

  it('makes keys of other kinds, which are refused', async () => {
    await keygen('-q', '-t', 'ecdsa', '-N', '', '-f', 'other');
    expect(await SigningKey.read(await readFile(at('other'), 'utf8'))).toMatchObject({
      error: { detail: expect.stringContaining('only ed25519 signs bundles') },
    });
  });
});

describe.skipIf(!hasTool('openssl', 'version'))('openssl', () => {
  it('finds the same signature good, over the bytes that are signed', async () => {
    const blob = Buffer.from(key.sign(manifest).replace(/-----.*-----|\n/g, ''), 'base64');
    await writeFile(at('signature'), blob.subarray(-64));
    await writeFile(at('message'), signedBytes(manifest));
    await writeFile(at('key.pem'), key.secret());
    const verified = await run('openssl', [
      ...['pkeyutl', '-verify', '-rawin', '-inkey', at('key.pem')],
      ...['-in', at('message'), '-sigfile', at('signature')],
    ]);
    expect(verified.stdout).toContain('Verified Successfully');
  });

  it('writes keys that are read, with and without a passphrase', async () => {
    const made = await run('openssl', ['genpkey', '-algorithm', 'ed25519']);
    const own = unwrap(await SigningKey.read(made.stdout));
    expect(unwrap(checkSignature(own.sign(manifest), manifest)).fingerprint).toBe(
      fingerprintOf(own.publicKey),
    );
    const locked = await run('openssl', [
      ...['genpkey', '-algorithm', 'ed25519', '-aes256', '-pass', 'pass:correct horse'],
    ]);
    expect((await SigningKey.read(locked.stdout)).ok).toBe(false);
    expect((await SigningKey.read(locked.stdout, 'correct horse')).ok).toBe(true);
  });
});
