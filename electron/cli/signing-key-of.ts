// With which key does the command line sign? One in the environment or in a file, and never one in an argument.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failure, type Result } from '../../core/errors.ts';
import { SigningKey } from '../signature/signing-key.ts';
import type { CliEnvironment } from './command.ts';

/** The key of `file`, or of the environment. Fails with `no-signing-key`, `file-unreadable`, or `invalid-argument` where it is none. */
export async function signingKeyOf(
  { secret }: Pick<CliEnvironment, 'secret'>,
  file?: string,
): Promise<Result<SigningKey>> {
  let text = secret('signing_key') ?? '';
  if (file !== undefined) {
    try {
      text = await readFile(resolve(file), 'utf8');
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return failure('file-unreadable', { subject: file, detail });
    }
  }
  if (text === '') return failure('no-signing-key');
  const read = await SigningKey.read(text, secret('passphrase'));
  return read.ok || file === undefined
    ? read
    : failure(read.error.code, { ...read.error, subject: file });
}
