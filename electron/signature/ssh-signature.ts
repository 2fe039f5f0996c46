// How is the signature of a bundle written, so that `ssh-keygen` checks it as well as we do? SSHSIG, as OpenSSH's PROTOCOL.sshsig has it.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { failure, type Result, success } from '../../core/errors.ts';

/** What our signatures are for: one that was made for anything else is none, and ours is none for anything else. */
export const SIGNATURE_PURPOSE = 'galley-bundle';

const KIND = 'ssh-ed25519';
const HASH = 'sha512';
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const BEGIN = '-----BEGIN SSH SIGNATURE-----';
const END = '-----END SSH SIGNATURE-----';
/** As `ssh-keygen` breaks its lines. */
const LINE = 70;
/** All that stands before the key in the key of node:crypto (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A length and what has it: how SSH writes a text or bytes. */
function field(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const PREAMBLE = Buffer.from('SSHSIG');
/** After the key: what for, something reserved, and how the message was hashed. */
const PURPOSE = Buffer.concat([field(SIGNATURE_PURPOSE), field(''), field(HASH)]);

function keyBlob(publicKey: Uint8Array): Buffer {
  return Buffer.concat([field(KIND), field(publicKey)]);
}

/** The bytes that are signed: never the message alone, so that a signature is for one purpose. */
export function signedBytes(message: string | Uint8Array): Buffer {
  const hash = createHash(HASH).update(message).digest();
  return Buffer.concat([PREAMBLE, PURPOSE, field(hash)]);
}

/** The file of a signature, as `ssh-keygen -Y sign` writes it. */
export function signatureText(publicKey: Uint8Array, signature: Uint8Array): string {
  const version = Buffer.from([0, 0, 0, 1]);
  const signed = Buffer.concat([field(KIND), field(signature)]);
  const blob = Buffer.concat([
    ...[PREAMBLE, version, field(keyBlob(publicKey))],
    ...[PURPOSE, field(signed)],
  ]);
  const lines = blob.toString('base64').match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [BEGIN, ...lines, END, ''].join('\n');
}

/** What is known of a good signature: who made it. */
export interface SignedBy {
  readonly publicKey: Buffer;
  readonly fingerprint: string;
}

/** Why a signature is none, as the end of a sentence that begins with its file. */
const NOT_OURS =
  'is no signature of a bundle: it was cut off or changed, or was made for another purpose';
const PROVES_NOTHING = 'proves nothing: its key is one by which anybody can sign';
const OTHER_BYTES =
  'does not fit tagmanifest-sha256.txt: one of the two was changed, or it belongs to another bundle';

/**
 * Who signed these bytes. Fails with `invalid-argument`, and the end of a sentence about the signature. There is one way to write a
 * signature; any other one, if only by a space, is refused.
 */
export function checkSignature(text: string, message: string | Uint8Array): Result<SignedBy> {
  const refuse = (detail: string) => failure('invalid-argument', { detail });
  const parts = partsOf(text);
  if (parts === undefined) return refuse(NOT_OURS);
  const { publicKey, signature } = parts;
  if (!isSoundPoint(publicKey) || !isSoundPoint(signature.subarray(0, KEY_BYTES))) {
    return refuse(PROVES_NOTHING);
  }
  if (!isSigned(publicKey, signature, signedBytes(message))) return refuse(OTHER_BYTES);
  return success({ publicKey, fingerprint: fingerprintOf(publicKey) });
}

/** Whether Ed25519 (RFC 8032) says so. What is no point of the curve fits nothing. */
export function isSigned(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): boolean {
  try {
    const der = Buffer.concat([SPKI, publicKey]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}

/** Every member has its size and place, so that what stands around them can be compared as a whole. */
function partsOf(text: string): { publicKey: Buffer; signature: Buffer } | undefined {
  const match = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]{1,600})\n-----END/.exec(text);
  const blob = Buffer.from(match?.[1] ?? '', 'base64');
  const keyAt = PREAMBLE.length + 4 + 4 + field(KIND).length + 4;
  const publicKey = blob.subarray(keyAt, keyAt + KEY_BYTES);
  const signature = blob.subarray(-SIGNATURE_BYTES);
  const isWhole = publicKey.length === KEY_BYTES && signature.length === SIGNATURE_BYTES;
  return isWhole && signatureText(publicKey, signature) === text
    ? { publicKey, signature }
    : undefined;
}

const P = 2n ** 255n - 19n;
const EIGHTH = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
/** The heights of the eight points of small order: with such a key, or such a first half, anything can be “signed”. */
const SMALL_ORDER: ReadonlySet<bigint> = new Set([0n, 1n, P - 1n, EIGHTH, P - EIGHTH]);

/** OpenSSL and BoringSSL take points of small order, and some that are written in a second way. */
function isSoundPoint(point: Buffer): boolean {
  const height = BigInt(`0x${Buffer.from(point).reverse().toString('hex')}`) & (2n ** 255n - 1n);
  return height < P && !SMALL_ORDER.has(height);
}

/** What people compare a key by, as `ssh-keygen -l` shows it. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const hash = createHash('sha256').update(keyBlob(publicKey)).digest('base64');
  return `SHA256:${hash.replace(/=+$/, '')}`;
}

/** Whether a text is a whole fingerprint, in the one way in which it is written. */
export function isFingerprint(text: string): boolean {
  const [, hash = ''] = /^SHA256:([A-Za-z0-9+/]{43})$/.exec(text) ?? [];
  return hash !== '' && Buffer.from(hash, 'base64').toString('base64') === `${hash}=`;
}

/** A public key as one line, as it stands in the files `….pub` of SSH. */
export function publicKeyLine(publicKey: Uint8Array, comment: string): string {
  const said = comment.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return `${KIND} ${keyBlob(publicKey).toString('base64')}${said === '' ? '' : ` ${said}`}\n`;
}

/** The key of such a file; undefined where it holds anything but one line with a key of our kind. */
export function readPublicKeyLine(text: string): Buffer | undefined {
  const [, encoded = ''] = /^ssh-ed25519 ([A-Za-z0-9+/=]+)(?: [^\n]*)?\r?\n?$/.exec(text) ?? [];
  const blob = Buffer.from(encoded, 'base64');
  const publicKey = blob.subarray(-KEY_BYTES);
  return blob.toString('base64') === encoded && keyBlob(publicKey).equals(blob)
    ? publicKey
    : undefined;
}
