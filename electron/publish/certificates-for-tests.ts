// Where do tests get certificates from, good ones and bad ones? Made here and now, so that no key lies in the repository and none expires there.
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A certificate that signed itself, and its key, both as PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateOptions {
  /** The names it is good for; 127.0.0.1 and localhost by default. */
  readonly names?: readonly string[];
  readonly addresses?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** A file with a certificate, as a person is given one by their organisation; gone when the test is over. */
export async function certificateFileOf({ cert }: TestCertificate): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-certificate-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'own.pem');
  await writeFile(file, cert);
  return file;
}

const DAY_MS = 86_400_000;

/** A self-signed certificate: who is given it as an authority trusts it, nobody else does. */
export function makeCertificate({
  names = ['localhost'],
  addresses = ['127.0.0.1'],
  notBefore = new Date(Date.now() - DAY_MS),
  notAfter = new Date(Date.now() + DAY_MS),
}: CertificateOptions = {}): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signedWith = sequence(oid(1, 2, 840, 10045, 4, 3, 2));
  // Two of one name would be mistaken for each other.
  const name = sequence(
    tagged(0x31, sequence(oid(2, 5, 4, 3), text(0x0c, `test ${randomBytes(6).toString('hex')}`))),
  );
  const alternatives = sequence(
    ...names.map((one) => text(0x82, one)),
    ...addresses.map((one) => tagged(0x87, Buffer.from(one.split('.').map(Number)))),
  );
  const extensions = sequence(
    sequence(oid(2, 5, 29, 17), tagged(0x04, alternatives)),
    sequence(
      oid(2, 5, 29, 19),
      tagged(0x01, Buffer.from([0xff])),
      tagged(0x04, sequence(tagged(0x01, Buffer.from([0xff])))),
    ),
  );
  const toBeSigned = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    signedWith,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, extensions),
  );
  const certificate = sequence(toBeSigned, signedWith, signature(toBeSigned, privateKey));
  return {
    cert: pem('CERTIFICATE', certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** The certificates that must be refused by whoever does not know them, each with what is wrong. */
export const badCertificates: readonly { readonly why: string; make(): TestCertificate }[] = [
  { why: 'signed by nobody', make: () => makeCertificate() },
  {
    why: 'expired',
    make: () =>
      makeCertificate({
        notBefore: new Date(Date.now() - 9 * DAY_MS),
        notAfter: new Date(Date.now() - DAY_MS),
      }),
  },
  {
    why: 'of another host',
    make: () => makeCertificate({ names: ['elsewhere.example'], addresses: ['127.0.0.9'] }),
  },
];

function signature(bytes: Buffer, key: KeyObject): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', bytes, key)]));
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function text(tag: number, content: string): Buffer {
  return tagged(tag, Buffer.from(content, 'utf8'));
}

function time(moment: Date): Buffer {
  const digits = moment.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return text(0x17, `${digits}Z`);
}

function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const sevens = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) sevens.unshift((left & 0x7f) | 0x80);
    bytes.push(...sevens);
  }
  return tagged(0x06, Buffer.from(bytes));
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
