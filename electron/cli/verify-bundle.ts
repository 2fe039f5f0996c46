// `galley verify`: is a bundle whole, who signed it, and are two bundles the same?
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { sha256Unsigned } from '../export/without-signature.ts';
import { fingerprintOf, isFingerprint, readPublicKeyLine } from '../signature/ssh-signature.ts';
import { readArguments } from './arguments.ts';
import { type BundleSignature, checkBundle, signatureOf } from './check-bundle.ts';
import { BadInput, type Command, errorFor } from './command.ts';

export const verifyBundle: Command = {
  name: 'verify',
  usage: 'verify BUNDLE.zip [SECOND.zip] [--key FINGERPRINT|FILE.pub]…',
  summary:
    'Check a bundle: checksums, names, links, and who signed it. With a second one: do both hold the same bytes, apart from a signature?',
  options: [
    [
      '--key KEY',
      'fail unless this key signed it: its whole fingerprint, SHA256:…, or the file of the public key. With several, one of them has to be the one',
    ],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(
      args,
      { json: { type: 'boolean' }, key: { type: 'string', multiple: true } },
      ['BUNDLE', 'SECOND'],
      1,
    );
    const [bundle = '', second] = given.positionals;
    const known = new Set<string>();
    for (const key of given.texts('key')) known.add(await fingerprintGiven(key));
    const checked = await checkBundle(resolve(bundle));
    if (!checked.ok) throw errorFor({ ...checked.error, subject: bundle }, bundle);
    const { entries, pages, links, signature } = checked.value;
    const faults = [...checked.value.faults, ...keyFaults(bundle, signature, known)];
    const other = second === undefined ? undefined : await signatureIn(second);
    if (second !== undefined) {
      if (other?.state === 'bad') faults.push(`${second}: ${other.fault}`);
      const isSame = (await unsigned(bundle)) === (await unsigned(second));
      if (!isSame) faults.push(`${second} differs from ${bundle}.`);
    }
    const isWhole = faults.length === 0;
    if (given.isSet('json')) {
      // Of what is not whole nothing is said that a script could take for good.
      const signedBy = isWhole && signature?.state === 'good' ? signature.fingerprint : null;
      const isKnownKey = signedBy !== null && known.has(signedBy);
      const told = { ok: isWhole, entries, pages, links, signedBy, isKnownKey, faults };
      environment.print(JSON.stringify(told, null, 2));
    } else {
      for (const fault of faults) environment.print(fault);
      environment.print(
        `${entries} entries, ${pages} pages, ${links} links: ${isWhole ? 'no fault' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`}.`,
      );
      if (isWhole) {
        if (other !== undefined && (signature ?? other) !== null) {
          environment.print(
            `Apart from signatures, both hold the same bytes: ${bundle} is ${signedHow(signature, known)}, ${second} is ${signedHow(other, known)}.`,
          );
        }
        environment.print(`Intact; ${signedHow(signature, known)}.`);
      }
    }
    return isWhole ? 0 : 1;
  },
};

/** What is wrong with who signed a bundle, where one of some keys was asked for. */
function keyFaults(
  bundle: string,
  signature: BundleSignature | null,
  known: ReadonlySet<string>,
): string[] {
  if (known.size === 0) return [];
  const wanted = [...known].join(' or ');
  if (signature === null) return [`${bundle} is not signed, and ${wanted} was asked for.`];
  // One that is none is a fault already.
  if (signature.state === 'bad' || known.has(signature.fingerprint)) return [];
  return [
    `${bundle} is signed by another key: ${signature.fingerprint}, and ${wanted} was asked for.`,
  ];
}

async function signatureIn(bundle: string): Promise<BundleSignature | null> {
  const found = await signatureOf(resolve(bundle));
  if (!found.ok) throw errorFor({ ...found.error, subject: bundle }, bundle);
  return found.value;
}

async function unsigned(bundle: string): Promise<string> {
  return await sha256Unsigned(resolve(bundle)).catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    throw errorFor({ code: 'not-a-bundle', subject: bundle, detail }, bundle);
  });
}

/** What a whole bundle is, as the end of a sentence. */
function signedHow(signature: BundleSignature | null, known: ReadonlySet<string>): string {
  if (signature?.state !== 'good') return 'not signed';
  const { fingerprint } = signature;
  return known.has(fingerprint)
    ? `signed by ${fingerprint}`
    : `signed by unknown key ${fingerprint}`;
}

/** The fingerprint that somebody typed, or that of the key in a file. Part of one is none: it would fit many keys. */
async function fingerprintGiven(key: string): Promise<string> {
  if (isFingerprint(key)) return key;
  if (/^SHA256:/i.test(key)) {
    throw new BadInput(
      `“${key}” is not a whole fingerprint: SHA256: and 43 characters, as it is shown where the key was made.`,
    );
  }
  const text = await readFile(resolve(key), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new BadInput(`“${key}” is neither a fingerprint, SHA256:…, nor a file that can be read.`);
  }
  const publicKey = readPublicKeyLine(text);
  if (publicKey === undefined) {
    throw new BadInput(`${key} is not the file of one public key: ssh-ed25519 and its letters.`);
  }
  return fingerprintOf(publicKey);
}
