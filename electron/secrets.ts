// Where are passwords kept? Encrypted by the system's keyring and outside every library, or, where there is none, in memory until Galley ends.
import * as z from 'zod';
import type { SecretPlace } from '../core/ipc/publish-contract.ts';

/** What is needed of Electron's `safeStorage`; older ones do not say which keyring it is. */
export interface Keyring {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/** A file of the person's own that holds what was encrypted. */
export interface SecretFile {
  read(): unknown;
  write(kept: Kept): void;
}

/** Base64 of the encrypted bytes, by newsroom, target and name. */
const kept = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string())));
type Kept = z.infer<typeof kept>;

/** The secrets of this person's targets. Whoever publishes asks for their values; no window ever does. */
export class Secrets {
  readonly #keyring: Keyring;
  readonly #file: SecretFile;
  /** By newsroom and target, and then by name. */
  readonly #session = new Map<string, Record<string, string>>();

  constructor(keyring: Keyring, file: SecretFile) {
    this.#keyring = keyring;
    this.#file = file;
  }

  /** Whether what is kept outlasts the session: there is a keyring, and it is more than a text that everybody knows. */
  get isSafe(): boolean {
    return (
      this.#keyring.isEncryptionAvailable() &&
      this.#keyring.getSelectedStorageBackend?.() !== 'basic_text'
    );
  }

  /** Keeps a secret, or forgets it where it is empty. Says where it is now. */
  keep(library: string, target: string, name: string, value: string): SecretPlace {
    // Before anything is forgotten: a keyring that refuses leaves what was kept.
    const encrypted =
      value !== '' && this.isSafe
        ? this.#keyring.encryptString(value).toString('base64')
        : undefined;
    this.#drop(library, target, name);
    if (value === '') return 'none';
    if (encrypted === undefined) {
      const key = keyOf(library, target);
      this.#session.set(key, { ...this.#session.get(key), [name]: value });
      return 'session';
    }
    const all = this.#kept();
    const own = all[library]?.[target] ?? {};
    all[library] = { ...all[library], [target]: { ...own, [name]: encrypted } };
    this.#file.write(all);
    return 'safe';
  }

  placeOf(library: string, target: string, name: string): SecretPlace {
    if (this.#session.get(keyOf(library, target))?.[name] !== undefined) return 'session';
    return this.#read(library, target, name) === undefined ? 'none' : 'safe';
  }

  /** Whether one is kept, also where the keyring does not open it now. */
  isKept(library: string, target: string, name: string): boolean {
    return this.#kept()[library]?.[target]?.[name] !== undefined;
  }

  /** All secrets of a target that there are, by name. */
  of(library: string, target: string): Record<string, string> {
    const found: Record<string, string> = {};
    for (const name of Object.keys(this.#kept()[library]?.[target] ?? {})) {
      const value = this.#read(library, target, name);
      if (value !== undefined) found[name] = value;
    }
    return { ...found, ...this.#session.get(keyOf(library, target)) };
  }

  /** Forgets all secrets of a target. */
  forget(library: string, target: string): void {
    this.#session.delete(keyOf(library, target));
    const all = this.#kept();
    if (all[library]?.[target] === undefined) return;
    delete all[library][target];
    this.#file.write(all);
  }

  #drop(library: string, target: string, name: string): void {
    const { [name]: _gone, ...others } = this.#session.get(keyOf(library, target)) ?? {};
    this.#session.set(keyOf(library, target), others);
    const all = this.#kept();
    const own = all[library]?.[target];
    if (own?.[name] === undefined) return;
    delete own[name];
    this.#file.write(all);
  }

  /** Undefined also where the keyring is another than the one it was encrypted by: then it is typed again. */
  #read(library: string, target: string, name: string): string | undefined {
    const encrypted = this.#kept()[library]?.[target]?.[name];
    if (encrypted === undefined || !this.isSafe) return undefined;
    try {
      return this.#keyring.decryptString(Buffer.from(encrypted, 'base64'));
    } catch {
      return undefined;
    }
  }

  #kept(): Kept {
    const read = kept.safeParse(this.#file.read());
    return read.success ? read.data : {};
  }
}

function keyOf(library: string, target: string): string {
  return `${library} ${target}`;
}
