// Is a bundle signed by the command line what it is without, but for the signature, and is every false signature told?
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestLine } from '../../core/export/bag.ts';
import { sha256Unsigned } from '../export/without-signature.ts';
import { keyOfSeed } from '../signature/key-for-tests.ts';
import { SigningKey } from '../signature/signing-key.ts';
import { publicKeyLine } from '../signature/ssh-signature.ts';
import { sha256 } from '../storage/record-file.ts';
import { galley, galleyWith, NOW } from './galley-for-tests.ts';

const MANIFEST = 'n/tagmanifest-sha256.txt';
const SIGNATURE = `${MANIFEST}.sig`;

let folder: string;
let key: SigningKey;
let other: SigningKey;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-signed-'));
  key = await keyOfSeed('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
  other = SigningKey.make();
  await galley('new', at('room'), '--name', 'N');
  await galley('export', at('room'), at('plain.zip'));
  await signed('signed.zip');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const signed = (name: string, ...more: string[]) =>
  galleyWith(
    { secrets: { signing_key: key.secret() }, now: NOW },
    ...['export', at('room'), at(name), '--sign', ...more],
  );

/** The signed bundle with some of its files changed, as it is verified. */
async function verifiedAfter(
  change: (files: Record<string, Uint8Array>) => void,
  ...more: string[]
): Promise<{ code: number; out: string }> {
  const files = unzipSync(await readFile(at('signed.zip')));
  change(files);
  await writeFile(at('changed.zip'), zipSync(files));
  return await galley('verify', at('changed.zip'), ...more);
}

const text = (files: Record<string, Uint8Array>, name: string): string =>
  strFromU8(files[name] ?? new Uint8Array());

/** Changes a page, and lets both lists say so, as whoever means harm would. */
function changePage(files: Record<string, Uint8Array>): void {
  const page = 'n/data/site/robots.txt';
  const before = sha256(files[page] ?? '');
  files[page] = strToU8('User-agent: *\nDisallow: /\n');
  const list = text(files, 'n/manifest-sha256.txt').replace(before, sha256(files[page] ?? ''));
  const listBefore = sha256(files['n/manifest-sha256.txt'] ?? '');
  files['n/manifest-sha256.txt'] = strToU8(list);
  files[MANIFEST] = strToU8(text(files, MANIFEST).replace(listBefore, sha256(list)));
}

describe('a signed bundle', () => {
  it('says by whom it is signed, when it is made and when it is verified', async () => {
    const made = await signed('again.zip', '--json');
    expect(JSON.parse(made.out)).toMatchObject({ ok: true, signedBy: key.fingerprint });
    expect((await signed('again.zip')).out).toContain(` Signed by ${key.fingerprint}.`);
    const verified = await galley('verify', at('signed.zip'));
    expect(verified.code).toBe(0);
    expect(verified.out).toContain('no fault.');
    expect(verified.out).toContain(`Intact; signed by unknown key ${key.fingerprint}.`);
    const known = await galley('verify', at('signed.zip'), '--key', key.fingerprint);
    expect(known.code).toBe(0);
    expect(known.out).toContain(`Intact; signed by ${key.fingerprint}.`);
    await writeFile(at('key.pub'), publicKeyLine(key.publicKey, 'the press office'));
    const byFile = await galley(
      ...['verify', at('signed.zip'), '--json', '--key', other.fingerprint],
      ...['--key', at('key.pub')],
    );
    expect(JSON.parse(byFile.out)).toMatchObject({
      ...{ ok: true, signedBy: key.fingerprint, isKnownKey: true, faults: [] },
    });
    expect((await galley('verify', at('plain.zip'))).out).toContain('Intact; not signed.');
  });

  it('is, without its signature, byte for byte the one that nobody signed', async () => {
    const [bytes, without] = [await readFile(at('signed.zip')), await readFile(at('plain.zip'))];
    const files = unzipSync(bytes);
    expect(text(files, SIGNATURE)).toBe(key.sign(text(files, MANIFEST)));
    delete files[SIGNATURE];
    expect(files).toEqual(unzipSync(without));
    // All files stand at the same places, packed in the same way.
    const directory = without.indexOf('PK\u0001\u0002', 0, 'latin1');
    expect(bytes.subarray(0, directory).equals(without.subarray(0, directory))).toBe(true);
    expect(await sha256Unsigned(at('signed.zip'))).toBe(sha256(without));
    expect(await sha256Unsigned(at('plain.zip'))).toBe(sha256(without));
  });

  it('is made twice the same, and holds nothing of the private key', async () => {
    const made = await signed('twice.zip');
    const bytes = await readFile(at('twice.zip'));
    expect(bytes.equals(await readFile(at('signed.zip')))).toBe(true);
    const seed = key.secret().split('\n')[1] ?? 'no key';
    const all = [
      ...Object.values(unzipSync(bytes)).map((one) => strFromU8(one)),
      made.out,
      made.err,
    ];
    expect(all.filter((one) => /PRIVATE/.test(one) || one.includes(seed))).toEqual([]);
  });

  it('is signed by a key in a file as well', async () => {
    await writeFile(at('id.pem'), key.secret());
    const args = ['export', at('room'), at('file.zip'), '--sign', '--key-file', at('id.pem')];
    expect((await galley(...args)).code).toBe(0);
    expect((await readFile(at('file.zip'))).equals(await readFile(at('signed.zip')))).toBe(true);
  });

  it('holds the same as one that is not, which a comparison says', async () => {
    const same = await galley('verify', at('signed.zip'), at('plain.zip'));
    expect(same.code).toBe(0);
    expect(same.out).toContain('Apart from signatures, both hold the same bytes');
    expect(same.out).toContain(`plain.zip is not signed`);
    expect((await galley('verify', at('plain.zip'), at('signed.zip'))).code).toBe(0);
    await galley('new', at('another'), '--name', 'N');
    await galley('export', at('another'), at('another.zip'));
    const differs = await galley('verify', at('signed.zip'), at('another.zip'));
    expect(differs).toMatchObject({ code: 1, out: expect.stringContaining('differs from') });
    // Taken apart and put together by another program, it is not the same bytes any more.
    await writeFile(at('rezipped.zip'), zipSync(unzipSync(await readFile(at('signed.zip')))));
    expect((await galley('verify', at('plain.zip'), at('rezipped.zip'))).code).toBe(1);
  });

  const independent = fileURLToPath(
    new URL('../../../shared/check/verify-bundle.py', import.meta.url),
  );
  const hasPython = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!existsSync(independent) || !hasPython)(
    'has no fault for a check that knows nothing of our code',
    async () => {
      await galley('new', at('sample'), '--sample');
      await galleyWith(
        { secrets: { signing_key: key.secret() }, now: NOW },
        ...['export', at('sample'), at('sample.zip'), '--sign'],
      );
      const checked = spawnSync('python3', [independent, at('sample.zip')], { encoding: 'utf8' });
      expect(checked.stdout).toMatch(/ 0 faults\n$/);
    },
  );
});

describe('a target that has its bundle file signed', () => {
  it('gets one that is the key’s, or none', async () => {
    const add = ['target', 'add', at('room'), 'Handover', '--kind', 'bundle'];
    const set = ['--set', `folder=${folder}`, '--set', 'name=handover.zip', '--set', 'signed=yes'];
    expect((await galley(...add, ...set)).code).toBe(0);
    const args = ['publish', at('room'), '--target', 'Handover', '--no-preflight'];
    const refused = await galley(...args);
    expect(refused).toMatchObject({
      code: 2,
      err: expect.stringContaining('Sign with which key?'),
    });
    expect(existsSync(at('handover.zip'))).toBe(false);
    const secrets = { signing_key: key.secret() };
    expect((await galleyWith({ secrets, now: NOW }, ...args)).code).toBe(0);
    const verified = await galley('verify', at('handover.zip'), '--key', key.fingerprint);
    expect(verified.out).toContain(`Intact; signed by ${key.fingerprint}.`);
  });
});

describe('verifying fails, and says why,', () => {
  it('where a key is asked for and the bundle is not signed, or by another one', async () => {
    const unsigned = await galley('verify', at('plain.zip'), '--key', key.fingerprint);
    expect(unsigned).toMatchObject({ code: 1, out: expect.stringContaining('is not signed, and') });
    expect(unsigned.out).not.toContain('Intact');
    const byAnother = await galley('verify', at('signed.zip'), '--key', other.fingerprint);
    expect(byAnother.code).toBe(1);
    expect(byAnother.out).toContain(`is signed by another key: ${key.fingerprint}`);
    expect(byAnother.out).not.toContain('Intact');
  });

  it.each<{ name: string; says: string; change: (files: Record<string, Uint8Array>) => void }>([
    {
      name: 'where a page was changed',
      says: 'SHA-256 differs',
      change: (files) => {
        files['n/data/site/robots.txt'] = strToU8('changed');
      },
    },
    { name: 'where the lists were made to fit', says: 'does not fit', change: changePage },
    {
      name: 'where a file lies beside the lists',
      says: 'READ-ME-FIRST.html is in no manifest',
      change: (files) => {
        files['n/READ-ME-FIRST.html'] = strToU8('<h1>Install this</h1>');
      },
    },
    {
      name: 'where the list of files is in no list',
      says: 'manifest-sha256.txt is in no manifest',
      change: (files) => {
        const kept = text(files, MANIFEST)
          .split('\n')
          .filter((line) => !line.endsWith('  manifest-sha256.txt'));
        files[MANIFEST] = strToU8(kept.join('\n'));
        files[SIGNATURE] = strToU8(key.sign(kept.join('\n')));
      },
    },
    {
      name: 'where the signature was cut off',
      says: 'is no signature of a bundle',
      change: (files) => {
        files[SIGNATURE] = strToU8(text(files, SIGNATURE).slice(0, -30));
      },
    },
    {
      name: 'where there are two signatures',
      says: 'is no signature of a bundle',
      change: (files) => {
        files[SIGNATURE] = strToU8(text(files, SIGNATURE) + other.sign(text(files, MANIFEST)));
      },
    },
    {
      name: 'where the signature is that of another bundle',
      says: 'belongs to another bundle',
      change: (files) => {
        files[SIGNATURE] = strToU8(key.sign(manifestLine(sha256('x'), 'bagit.txt')));
      },
    },
    {
      name: 'where the signature has a name in capitals',
      says: 'is in no manifest',
      change: (files) => {
        files['n/TAGMANIFEST-SHA256.TXT.SIG'] = files[SIGNATURE] ?? new Uint8Array();
        delete files[SIGNATURE];
      },
    },
    {
      name: 'where the signature was taken out',
      says: 'is not signed, and',
      change: (files) => {
        delete files[SIGNATURE];
      },
    },
    {
      name: 'where another key signed all of it anew',
      says: 'is signed by another key',
      change: (files) => {
        changePage(files);
        files[SIGNATURE] = strToU8(other.sign(text(files, MANIFEST)));
      },
    },
  ])('$name', async ({ says, change }) => {
    const { code, out } = await verifiedAfter(change, '--key', key.fingerprint);
    expect(code).toBe(1);
    expect(out).toContain(says);
    expect(out).not.toContain('Intact');
    const json = JSON.parse((await galley('verify', at('changed.zip'), '--json')).out);
    expect(json.isKnownKey).toBe(false);
    expect(json.ok || json.signedBy === null).toBe(true);
  });

  it('not where nothing was changed (the control of these tests)', async () => {
    expect(await verifiedAfter(() => undefined, '--key', key.fingerprint)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Intact; signed by ${key.fingerprint}.`),
    });
  });

  /** Puts bytes into the zip, in front of its second file, where its directory says nothing of them. */
  async function hiding(hidden: Uint8Array): Promise<Buffer> {
    const bytes = await readFile(at('signed.zip'));
    const place = bytes.indexOf('PK\u0003\u0004', 4, 'latin1');
    const end = bytes.length - 22;
    const directory = bytes.readUInt32LE(end + 16);
    for (let line = directory; line < end; ) {
      const offset = bytes.readUInt32LE(line + 42);
      if (offset >= place) bytes.writeUInt32LE(offset + hidden.length, line + 42);
      line += 46 + bytes.readUInt16LE(line + 28) + bytes.readUInt16LE(line + 30);
    }
    bytes.writeUInt32LE(directory + hidden.length, end + 16);
    return Buffer.concat([bytes.subarray(0, place), hidden, bytes.subarray(place)]);
  }

  it('where a file lies in the zip that its directory does not name, and some programs unpack', async () => {
    const page = zipSync({ 'n/data/site/index.html': strToU8('<h1>Ours now</h1>') }, { level: 0 });
    const hidden = page.subarray(0, Buffer.from(page).indexOf('PK\u0001\u0002', 0, 'latin1'));
    await writeFile(at('hiding.zip'), await hiding(hidden));
    const { code, out } = await galley('verify', at('hiding.zip'), '--key', key.fingerprint);
    expect(code).toBe(1);
    expect(out).toContain(`has ${hidden.length} bytes before it that no file has`);
    await writeFile(at('hiding.zip'), await hiding(new Uint8Array()));
    expect((await galley('verify', at('hiding.zip'))).code).toBe(0);
  });

  it('where a file says of itself what the directory does not', async () => {
    const bytes = await readFile(at('signed.zip'));
    // The size of the first file, as its own header has it.
    bytes.writeUInt32LE(bytes.readUInt32LE(22) + 1, 22);
    await writeFile(at('two-minds.zip'), bytes);
    const { code, out } = await galley('verify', at('two-minds.zip'), '--key', key.fingerprint);
    expect(code).toBe(1);
    expect(out).toContain('is said to be another file by its own header');
  });

  it('for a false signature of the second bundle, too', async () => {
    await verifiedAfter((changed) => {
      changed[SIGNATURE] = strToU8(key.sign('another'));
    });
    const { code, out } = await galley('verify', at('plain.zip'), at('changed.zip'));
    expect(code).toBe(1);
    expect(out).toContain('belongs to another bundle');
  });
});

describe('a key that cannot be used', () => {
  it.each([
    { why: 'a part of the fingerprint', of: () => [key.fingerprint.slice(0, 20)] },
    { why: 'nothing but its beginning', of: () => ['SHA256:'] },
    { why: 'more than the fingerprint', of: () => [`${key.fingerprint}A`] },
    {
      why: 'a good and a shortened one',
      of: () => [key.fingerprint, key.fingerprint.slice(0, 49)],
    },
  ])('to verify by, $why, is refused as input', async ({ of }) => {
    const keys = of().flatMap((one) => ['--key', one]);
    const refused = await galley('verify', at('signed.zip'), ...keys);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('is not a whole fingerprint');
  });

  it('to verify by, in a file with something else, is refused as input', async () => {
    await writeFile(at('both.pub'), publicKeyLine(key.publicKey, '').repeat(2));
    const refused = await galley('verify', at('signed.zip'), '--key', at('both.pub'));
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('one public key') });
    expect((await galley('verify', at('signed.zip'), '--key', at('none.pub'))).code).toBe(2);
  });

  it.each([
    { args: ['--sign'], says: 'Sign with which key?' },
    { args: ['--key-file', 'x'], says: '--key-file belongs to --sign' },
    { args: ['--sign', '--key-file', '/nowhere/id'], says: '/nowhere/id could not be read' },
  ])('to sign with ($args) is told before anything is made', async ({ args, says }) => {
    const refused = await galley('export', at('room'), at('never.zip'), ...args);
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain(says);
    expect(existsSync(at('never.zip'))).toBe(false);
  });

  it('to sign with is not said: neither a spoiled one, nor for a folder', async () => {
    const secrets = { signing_key: 'correct horse battery staple' };
    const args = ['export', at('room'), at('never.zip'), '--sign'];
    const refused = await galleyWith({ secrets, now: NOW }, ...args);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('no private key') });
    expect(refused.err).not.toContain('horse');
    const toFolder = await signed('never');
    expect(toFolder).toMatchObject({
      code: 2,
      err: expect.stringContaining('belongs to a bundle'),
    });
  });
});
