// Where is a Git repository, as people write it? Over https, over ssh, and nothing else.
import { isReadableOnTheWay } from '../server-access.ts';

export type GitAddress =
  | { readonly by: 'web'; readonly url: string; readonly host: string }
  | {
      readonly by: 'ssh';
      readonly user: string;
      readonly host: string;
      readonly port: number;
      /** As the server is asked for it. */
      readonly path: string;
    };

/**
 * Reads `https://host/path`, `ssh://user@host:port/path` or `user@host:path`. Undefined for everything else: other protocols can
 * run programs or read files, and http can be read on the way unless it stays on this computer.
 */
export function readGitAddress(text: string): GitAddress | undefined {
  if (text.length > 2048 || /[\p{Cc}\s]/u.test(text)) return undefined;
  const short = /^([A-Za-z0-9._][A-Za-z0-9._-]*)@([A-Za-z0-9][A-Za-z0-9._-]*):([^/-].*)$/.exec(
    text,
  );
  if (short !== null) {
    const [, user = '', host = '', path = ''] = short;
    return { by: 'ssh', user, host, port: 22, path };
  }
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const { protocol, username, password, hostname, port, pathname, search, hash } = url;
  if (password !== '' || search !== '' || hash !== '' || !/[^/]/.test(pathname)) return undefined;
  if (protocol === 'https:' || protocol === 'http:') {
    if (username !== '' || isReadableOnTheWay(text)) return undefined;
    return { by: 'web', url: url.href, host: url.host };
  }
  if (protocol !== 'ssh:' || !/^[A-Za-z0-9[]/.test(hostname)) return undefined;
  const [user, path] = [decoded(username), decoded(pathname)];
  if (user === undefined || path === undefined) return undefined;
  if (!/^[A-Za-z0-9._][A-Za-z0-9._-]*$/.test(user) || /\p{Cc}/u.test(path)) return undefined;
  return {
    by: 'ssh',
    user,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? 22 : Number(port),
    // A home folder is asked for without the slash, as Git does.
    path: path.startsWith('/~') ? path.slice(1) : path,
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whether a name can be that of a branch, by the rules of Git that matter, and never that of an option. */
export function isBranchName(name: string): boolean {
  return (
    /^[A-Za-z0-9_][A-Za-z0-9._/+-]{0,200}$/.test(name) &&
    !/\.\.|\/\/|\/\.|\.lock(\/|$)|[./]$/.test(name)
  );
}
