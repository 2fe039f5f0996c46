// What passes between a window and the main process about the key that signs bundles? Never the key itself.
import * as z from 'zod';

const nothing = z.object({});

/** The key of the open newsroom on this computer, as people may know it. */
export const signatureKey = z.discriminatedUnion('state', [
  /** There is none, and this computer has no keyring that could keep one. */
  z.object({ state: z.literal('no-keyring') }),
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('kept'), fingerprint: z.string(), publicKey: z.string() }),
  /** One is kept that the keyring does not open: it is locked, or another one. */
  z.object({ state: z.literal('locked') }),
]);
export type SignatureKey = z.infer<typeof signatureKey>;

export const signatureCalls = {
  'signature.state': { input: nothing, output: signatureKey },
  /** Makes a key. One that is kept gives way where a person said so, and is gone for good; otherwise `invalid-argument`. */
  'signature.make': { input: z.object({ replaces: z.boolean() }), output: signatureKey },
  /** Forgets the key for good. */
  'signature.remove': { input: nothing, output: signatureKey },
  /** Saves the public key where the person chooses. */
  'signature.save': { input: nothing, output: z.object({ name: z.string() }) },
} as const;

export const signatureEvents = {
  /** There is another key, or none. */
  'signature.changed': nothing,
} as const;
