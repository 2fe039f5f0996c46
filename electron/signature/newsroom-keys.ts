// Which key signs the bundles of a newsroom on this computer? One for each newsroom, in the system's keyring or nowhere.
import { failure, type Result, success } from '../../core/errors.ts';
import type { SignatureKey } from '../../core/ipc/signature-contract.ts';
import type { Secrets } from '../secrets.ts';
import { SigningKey } from './signing-key.ts';
import { publicKeyLine } from './ssh-signature.ts';

/** Secrets are kept by newsroom and target; no target has this name, which is no id. */
const TARGET = 'bundle-signature';
const NAME = 'key';

/** What is needed of an open newsroom. */
export interface KeyOwner {
  readonly id: string;
  readonly name: string;
}

export class NewsroomKeys {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** What may be shown of the key. */
  async shown(newsroom: KeyOwner): Promise<SignatureKey> {
    const key = await this.of(newsroom);
    if (key.ok) {
      const { fingerprint, publicKey } = key.value;
      const comment = `${newsroom.name}, bundles`;
      return { state: 'kept', fingerprint, publicKey: publicKeyLine(publicKey, comment) };
    }
    if (this.#secrets.isKept(newsroom.id, TARGET, NAME)) return { state: 'locked' };
    return { state: this.#secrets.isSafe ? 'none' : 'no-keyring' };
  }

  /** The key itself, for the main process alone. Fails with `no-signing-key`. */
  async of({ id }: KeyOwner): Promise<Result<SigningKey>> {
    const kept = this.#secrets.of(id, TARGET)[NAME];
    const key = kept === undefined ? undefined : await SigningKey.read(kept);
    return key?.ok === true ? key : failure('no-signing-key');
  }

  /**
   * Makes a key. Fails with `no-keyring` where nothing safe could keep it: a key that is gone with the session is one that
   * nobody can know again. Fails with `invalid-argument` where one is kept that nobody said may go.
   */
  async make(newsroom: KeyOwner, replaces: boolean): Promise<Result<SignatureKey>> {
    if (!this.#secrets.isSafe) return failure('no-keyring');
    if (!replaces && this.#secrets.isKept(newsroom.id, TARGET, NAME)) {
      return failure('invalid-argument', { detail: 'there is a key already' });
    }
    try {
      this.#secrets.keep(newsroom.id, TARGET, NAME, SigningKey.make().secret());
    } catch {
      // The keyring refused. What it said is nobody's business; the key of before is still there.
      return failure('no-keyring');
    }
    return success(await this.shown(newsroom));
  }

  async remove(newsroom: KeyOwner): Promise<SignatureKey> {
    this.#secrets.forget(newsroom.id, TARGET);
    return await this.shown(newsroom);
  }
}
