// Through which mail account does this person send tests? Its server is a setting of theirs, its password a secret of their system.
import { basename } from 'node:path';
import { failure, type Result, success } from '../../core/errors.ts';
import { TEST_SERVER, type TestServer } from '../../core/ipc/newsletter-contract.ts';
import type { SecretPlace } from '../../core/ipc/publish-contract.ts';
import type { Secrets } from '../secrets.ts';

/** What is kept beside the password. An account is a person's own: no newsroom holds it, whoever gets a copy of one. */
export interface KeptAccount {
  readonly server: TestServer | null;
  /** A file with certificates that are trusted besides the world's. */
  readonly certificateFile: string | null;
  readonly to: string;
}

export interface AccountFile {
  mailAccount: KeptAccount;
}

const PASSWORD = 'password';
/** Secrets are kept by newsroom and target; this one is of all newsrooms. */
const EVERYWHERE = 'person';

export class MailAccount {
  readonly #file: AccountFile;
  readonly #secrets: Secrets;

  constructor(file: AccountFile, secrets: Secrets) {
    this.#file = file;
    this.#secrets = secrets;
  }

  /** What a form shows: never the password, and of a file its name. */
  get shown(): {
    server: TestServer | null;
    password: SecretPlace;
    isSafe: boolean;
    certificates: string | null;
    to: string;
  } {
    const { server, certificateFile, to } = this.#file.mailAccount;
    return {
      ...{ server, to, isSafe: this.#secrets.isSafe },
      password: this.#secrets.placeOf(EVERYWHERE, TEST_SERVER, PASSWORD),
      certificates: certificateFile === null ? null : basename(certificateFile),
    };
  }

  /** A password belongs to its host and user: another one of them never gets it. */
  setServer(server: TestServer): void {
    const before = this.#file.mailAccount.server;
    if (before !== null && (before.host !== server.host || before.user !== server.user)) {
      this.#secrets.forget(EVERYWHERE, TEST_SERVER);
    }
    this.#file.mailAccount = { ...this.#file.mailAccount, server };
  }

  setCertificateFile(certificateFile: string | null): void {
    this.#file.mailAccount = { ...this.#file.mailAccount, certificateFile };
  }

  keepPassword(name: string, value: string): Result<{ place: SecretPlace }> {
    if (name !== PASSWORD) return failure('not-found', { detail: 'no such secret' });
    return success({ place: this.#secrets.keep(EVERYWHERE, TEST_SERVER, PASSWORD, value) });
  }

  /** All that a test send needs; the last recipient is remembered. */
  forTestTo(
    to: string,
  ): Result<{ server: TestServer; password: string; certificateFile: string | null }> {
    const { server, certificateFile } = this.#file.mailAccount;
    if (server === null) return failure('not-found', { detail: 'no mail server is set' });
    this.#file.mailAccount = { ...this.#file.mailAccount, to };
    const password = this.#secrets.of(EVERYWHERE, TEST_SERVER)[PASSWORD] ?? '';
    return success({ server, password, certificateFile });
  }
}
