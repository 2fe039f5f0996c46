// What is a key that signs bundles: made anew, read from what somebody keeps, and used?
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { failure, GalleyError, type Result, success } from '../../core/errors.ts';
import { fingerprintOf, signatureText, signedBytes } from './ssh-signature.ts';

const KEY_BYTES = 32;

/** Answers a tag manifest with the file of its signature; rejects with `no-signing-key` where nobody can. */
export type SignManifest = (manifest: string) => Promise<string>;

export const nobodySigns: SignManifest = () =>
  Promise.reject(new GalleyError({ code: 'no-signing-key' }));

/** A private Ed25519 key in the memory of this process. What is shown of it is public. */
export class SigningKey {
  readonly #key: KeyObject;
  readonly publicKey: Buffer;
  readonly fingerprint: string;

  private constructor(key: KeyObject) {
    this.#key = key;
    const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
    this.publicKey = der.subarray(-KEY_BYTES);
    this.fingerprint = fingerprintOf(this.publicKey);
  }

  static make(): SigningKey {
    return new SigningKey(generateKeyPairSync('ed25519').privateKey);
  }

  /**
   * Reads a private key as `ssh-keygen`, `openssl` or `secret` write it. Fails with `invalid-argument`, and never says anything of
   * what it read.
   */
  static async read(text: string, passphrase?: string): Promise<Result<SigningKey>> {
    const refuse = (detail: string) =>
      failure('invalid-argument', { subject: 'The signing key', detail });
    const { pem, isLocked } = text.includes('BEGIN OPENSSH PRIVATE KEY')
      ? await pemOfSsh(text, passphrase)
      : { pem: text, isLocked: text.includes('ENCRYPTED PRIVATE KEY') };
    if (isLocked && passphrase === undefined) return refuse('it needs its passphrase');
    const key = keyOf(pem, passphrase);
    if (key === undefined && isLocked) return refuse('it does not open with this passphrase');
    if (key === undefined) return refuse('it is no private key that ssh-keygen or openssl wrote');
    return key.asymmetricKeyType === 'ed25519'
      ? success(new SigningKey(key))
      : refuse(`it is of the kind ${key.asymmetricKeyType}, and only ed25519 signs bundles`);
  }

  /** All of it, for a place where secrets are kept. */
  secret(): string {
    return this.#key.export({ format: 'pem', type: 'pkcs8' }).toString();
  }

  /** The signature of the tag manifest of a bundle. The same bytes get the same one, always (RFC 8032, section 5.1.6). */
  sign(manifest: string): string {
    return signatureText(this.publicKey, sign(null, signedBytes(manifest), this.#key));
  }
}

function keyOf(pem: string, passphrase: string | undefined): KeyObject | undefined {
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(passphrase && { passphrase }) });
  } catch {
    return undefined;
  }
}

/** The same key as node:crypto reads it: empty where it does not open, or is none. */
async function pemOfSsh(
  text: string,
  passphrase: string | undefined,
): Promise<{ readonly pem: string; readonly isLocked: boolean }> {
  // Read when it is needed: few keys come from SSH.
  const { utils } = (await import('ssh2')).default;
  const parsed = utils.parseKey(text, passphrase);
  if (parsed instanceof Error) {
    return { pem: '', isLocked: /encrypted|passphrase|integrity/i.test(parsed.message) };
  }
  return { pem: parsed.isPrivateKey() ? parsed.getPrivatePEM() : '', isLocked: false };
}
