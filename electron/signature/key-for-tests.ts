// Which keys do tests sign with? Those of known seeds, so that their signatures are known, too.
import { unwrap } from '../../core/errors.ts';
import { SigningKey } from './signing-key.ts';

/** The private key of 32 bytes, written as 64 digits (RFC 8410). */
export async function keyOfSeed(seed: string): Promise<SigningKey> {
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex').toString('base64');
  return unwrap(
    await SigningKey.read(`-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`),
  );
}
