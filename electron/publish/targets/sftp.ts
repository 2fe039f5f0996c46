// How does a website get to a server by SFTP: file by file, or all at once by a link that is switched?
import * as z from 'zod';
import { failure, unwrap } from '../../../core/errors.ts';
import type { OpenPlace } from '../site-place.ts';
import { siteTarget } from '../site-target.ts';
import { SftpPlace } from '../ssh/sftp-place.ts';
import { SftpReleases } from '../ssh/sftp-releases.ts';
import { SftpSession } from '../ssh/sftp-session.ts';
import type { SshLogin, SshServer } from '../ssh/ssh-connection.ts';
import { untrustedServer } from '../ssh/untrusted-server.ts';
import { defineTarget, fingerprint, hostName, portNumber, remoteFolder } from '../target-kind.ts';

const options = z
  .object({
    host: hostName,
    port: portNumber.default(22),
    user: z
      .string()
      .min(1, 'it is empty')
      .max(255)
      .refine((name) => !/\p{Cc}/u.test(name), 'it holds a character that no name has'),
    login: z.enum(['key', 'agent', 'password']).default('key'),
    keyFile: z.string().max(1024).optional(),
    folder: remoteFolder.default(''),
    switchable: z.boolean().default(false),
    hostKey: fingerprint.optional(),
  })
  .refine(({ login, keyFile }) => login !== 'key' || (keyFile ?? '') !== '', {
    path: ['keyFile'],
    message: 'a login by key needs one',
  });

export type SftpOptions = z.infer<typeof options>;

interface SftpSecrets {
  readonly password?: string;
  readonly passphrase?: string;
}

export const sftp = defineTarget({
  kind: 'sftp',
  title: 'SFTP',
  about: 'A web server with a login over SSH, as most hosts and every Unix server offer it.',
  options,
  fields: {
    host: { title: 'Server', kind: 'text', hint: 'Its name or address, such as www.example.org.' },
    port: { title: 'Port', kind: 'number' },
    user: { title: 'User name', kind: 'text' },
    login: {
      title: 'Log in with',
      kind: 'choice',
      hint: 'key (a file on this computer), agent (the SSH agent that runs here) or password',
    },
    keyFile: { title: 'Key file', kind: 'file', hint: 'The private half, such as id_ed25519.' },
    folder: {
      title: 'Folder',
      kind: 'text',
      hint: 'Where the website is on the server; empty for the folder the login begins in',
    },
    switchable: {
      title: 'Switch the whole website at once',
      kind: 'switch',
      hint: 'Releases lie beside each other, and the link “current” leads to the newest: the server must show that link',
    },
    hostKey: {
      title: 'Trusted host key',
      kind: 'text',
      hint: 'The fingerprint of the server, SHA256:…, once you have compared it',
    },
  },
  secrets: {
    passphrase: { title: 'Passphrase of the key', isOptional: true },
    password: { title: 'Password', isOptional: true },
  },
  guarantee: ({ switchable }) => (switchable ? 'whole-site' : 'file-by-file'),
  open(chosen, secrets, { newId, takeOver, mayDeleteMany }) {
    const guarantee = chosen.switchable ? 'whole-site' : 'file-by-file';
    if (chosen.hostKey === undefined) return untrustedServer(serverOf(chosen), guarantee);
    return siteTarget({
      guarantee,
      open: openSftp(chosen, secrets),
      newId,
      takeOver,
      mayDeleteMany,
    });
  },
});

/** The place that the options name, opened with a login. */
export function openSftp(chosen: SftpOptions, secrets: SftpSecrets): OpenPlace {
  return async (signal) => {
    const session = await SftpSession.open(serverOf(chosen), loginOf(chosen, secrets), signal);
    const note = `The server has the host key that you trust, ${chosen.hostKey}.`;
    const folder = chosen.folder.replace(/(?<=.)\/+$/, '');
    if (!chosen.switchable) return new SftpPlace(session, folder, note);
    try {
      return await SftpReleases.open(session, folder, note);
    } catch (error) {
      await session.end();
      throw error;
    }
  };
}

function serverOf({ host, port, user, hostKey }: SftpOptions): SshServer {
  return { host, port, user, hostKey };
}

function loginOf({ host, login, keyFile }: SftpOptions, secrets: SftpSecrets): SshLogin {
  if (login === 'agent') return { by: 'agent' };
  if (login === 'password') return { by: 'password', password: secrets.password };
  return keyFile === undefined
    ? unwrap(failure('login-refused', { subject: host, detail: 'no key file was given' }))
    : { by: 'key', keyFile, passphrase: secrets.passphrase };
}
