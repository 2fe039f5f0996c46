// How does a website get into a branch of a Git repository, as Pages services show it? The options of the target; the branch itself is in `git/`.
import * as z from 'zod';
import { isBranchName, readGitAddress } from '../git/git-address.ts';
import { gitPlace } from '../git/git-place.ts';
import type { OpenPlace } from '../site-place.ts';
import { siteTarget } from '../site-target.ts';
import type { SshLogin } from '../ssh/ssh-connection.ts';
import { untrustedServer } from '../ssh/untrusted-server.ts';
import { defineTarget, fingerprint } from '../target-kind.ts';

const inAName = (text: string): boolean => !/[<>\p{Cc}]/u.test(text);

const options = z
  .strictObject({
    address: z
      .string()
      .refine(
        (text) => readGitAddress(text) !== undefined,
        'it is not an address like https://host/path.git or git@host:path.git; http, and names or passwords in it, are refused',
      ),
    branch: z.string().refine(isBranchName, 'it is not the name of a branch').default('gh-pages'),
    user: z
      .string()
      .max(256)
      .refine(inAName, 'it holds a character that no name has')
      .default('git'),
    certificateFile: z.string().max(4096).default(''),
    login: z.enum(['key', 'agent']).default('key'),
    keyFile: z.string().max(4096).default(''),
    hostKey: fingerprint.optional(),
    authorName: z
      .string()
      .min(1)
      .max(200)
      .refine(inAName, 'it holds a character that no name has')
      .default('Galley'),
    authorEmail: z
      .string()
      .max(200)
      .regex(/^[^<>\s\p{Cc}]+@[^<>\s\p{Cc}]+$/u, 'it is not an address of mail')
      .default('galley@localhost'),
  })
  .refine(
    ({ address, login, keyFile }) =>
      readGitAddress(address)?.by !== 'ssh' || login !== 'key' || keyFile !== '',
    { path: ['keyFile'], error: 'a login by key needs one' },
  );

export type GitOptions = z.infer<typeof options>;

export const git = defineTarget({
  kind: 'git',
  title: 'Git',
  about:
    'A branch that a Pages service shows, such as those of GitHub, GitLab or Codeberg: one commit per publish. Git must be installed on this computer.',
  options,
  fields: {
    address: {
      title: 'Address of the repository',
      hint: 'As the service shows it for cloning: https://… or git@…',
      kind: 'text',
    },
    branch: {
      title: 'Branch',
      hint: 'gh-pages unless said; it is made where it is not there',
      kind: 'text',
    },
    user: {
      title: 'User name',
      hint: 'For https. Most services ask for a token as the password, and take any name with it',
      kind: 'text',
    },
    certificateFile: {
      title: 'Certificate of your organisation',
      hint: 'A PEM file, if the server’s certificate is signed by an authority of your own.',
      kind: 'file',
    },
    login: {
      title: 'Log in with',
      hint: 'For ssh: key (a file on this computer) or agent (the SSH agent that runs here)',
      kind: 'choice',
    },
    keyFile: { title: 'Key file', hint: 'The private half, such as id_ed25519.', kind: 'file' },
    hostKey: {
      title: 'Trusted host key',
      hint: 'For ssh: the fingerprint of the server, SHA256:…, once you have compared it',
      kind: 'text',
    },
    authorName: { title: 'Name in the commits', kind: 'text' },
    authorEmail: { title: 'Mail address in the commits', kind: 'text' },
  },
  secrets: {
    token: { title: 'Token or password, for https', isOptional: true },
    passphrase: { title: 'Passphrase of the key', isOptional: true },
  },
  guarantee: () => 'whole-site',
  open(chosen, secrets, setting) {
    const { newId, takeOver, mayDeleteMany, cacheFolder } = setting;
    const address = readGitAddress(chosen.address);
    if (address?.by === 'ssh' && chosen.hostKey === undefined) {
      return untrustedServer(address, 'whole-site');
    }
    return siteTarget({
      guarantee: 'whole-site',
      open: openGit(chosen, secrets, cacheFolder),
      newId,
      takeOver,
      mayDeleteMany,
    });
  },
});

/** The branch that the options name, opened with a login. */
export function openGit(
  chosen: GitOptions,
  { token, passphrase }: { readonly token?: string; readonly passphrase?: string },
  cacheFolder: string,
): OpenPlace {
  const { branch, user, certificateFile, keyFile, hostKey } = chosen;
  const address = readGitAddress(chosen.address);
  // The options were checked a moment ago.
  if (address === undefined) throw new Error('This is no address of a repository.');
  const login: SshLogin =
    chosen.login === 'agent' ? { by: 'agent' } : { by: 'key', keyFile, passphrase };
  return gitPlace({
    address,
    branch,
    certificateFile,
    login: token === undefined ? undefined : { user, password: token },
    ssh: hostKey === undefined || address.by === 'web' ? undefined : { login, hostKey },
    author: { name: chosen.authorName, email: chosen.authorEmail },
    cacheFolder,
  });
}
