// How does a branch of a Git repository hold a website? One commit per publish, on top of the one that is shown, and nothing but our files in it.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { GalleyError, unreachable } from '../../../core/errors.ts';
import { SITE_LIST } from '../../../core/publish/site-list.ts';
import { readCertificate } from '../server-access.ts';
import {
  type FileContent,
  type OpenPlace,
  type PlaceFacts,
  PlaceTrouble,
  type SitePlace,
} from '../site-place.ts';
import type { SshLogin } from '../ssh/ssh-connection.ts';
import type { GitAddress } from './git-address.ts';
import { Import, ObjectReader } from './git-pipes.ts';
import { GitFault, type GitRemote, GitRepository, REMOTE } from './run-git.ts';
import { openSshDoor, type SshDoor } from './ssh-door.ts';

export interface GitPlaceOptions {
  readonly address: GitAddress;
  readonly branch: string;
  /** What a repository on the web asks for. */
  readonly login?: { readonly user: string; readonly password: string } | undefined;
  readonly certificateFile?: string | undefined;
  /** What a repository behind ssh asks for, and whom we trust there. */
  readonly ssh?: { readonly login: SshLogin; readonly hostKey: string } | undefined;
  /** In whose name the commits are. */
  readonly author: { readonly name: string; readonly email: string };
  /** May be deleted at any time. */
  readonly cacheFolder: string;
}

/** Pages services run Jekyll over a branch, which leaves files out, unless this is there. */
const NO_JEKYLL = '.nojekyll';
/** The commit that was shown when we looked last. */
const SHOWN = 'refs/galley/shown';
/** Two packs a publish: a cache with more of them is made anew, which fetches no file. */
const MOST_PACKS = 60;

/** Opens the branch. Rejects with `git-missing` where no Git is installed. */
export function gitPlace(options: GitPlaceOptions): OpenPlace {
  return async (signal) => {
    const { address, branch, cacheFolder } = options;
    const name = createHash('sha256')
      .update(JSON.stringify([address, branch]))
      .digest('hex');
    const folder = join(cacheFolder, `git-${name.slice(0, 16)}`);
    await mkdir(folder, { recursive: true });
    let door: SshDoor | undefined;
    try {
      const remote = await remoteOf(options, folder, signal, (opened) => {
        door = opened;
      });
      const repository = new GitRepository(folder, remote, signal);
      let state: Shown;
      try {
        state = await lookUp(repository, branch);
      } catch (error) {
        // What nobody can explain may be a copy that a crash left half: it is made anew, once.
        if (!(error instanceof GitFault)) throw error;
        await empty(folder);
        state = await lookUp(repository, branch);
      }
      return new GitBranch(repository, options, state, door);
    } catch (error) {
      await door?.close();
      if (!(error instanceof PlaceTrouble)) throw error;
      // A place that could not be opened is opened anew.
      const { code, subject = address.host, detail = '' } = error.failure;
      throw new PlaceTrouble(code, { subject, detail, isLost: true }, { cause: error });
    }
  };
}

async function remoteOf(
  { address, login, certificateFile, ssh }: GitPlaceOptions,
  folder: string,
  signal: AbortSignal,
  opened: (door: SshDoor) => void,
): Promise<GitRemote> {
  const { host } = address;
  switch (address.by) {
    case 'web': {
      // The same authorities as everywhere in Galley, whatever Git was built with.
      const own = certificateFile ? [await readCertificate(certificateFile)] : [];
      const authoritiesFile = join(folder, 'authorities.pem');
      await writeFile(authoritiesFile, [...rootCertificates, ...own].join('\n'));
      const protocol = address.url.startsWith('https:') ? 'https' : 'http';
      return { host, url: address.url, protocol, login, authoritiesFile };
    }
    case 'ssh': {
      if (ssh === undefined) throw new GalleyError({ code: 'host-key-unknown', subject: host });
      const server = { host, port: address.port, user: address.user, hostKey: ssh.hostKey };
      const door = await openSshDoor(server, ssh.login, address.path, signal);
      opened(door);
      return { host, url: door.address, protocol: 'git', said: door.said, lost: door.lost };
    }
    default:
      return unreachable(address);
  }
}

interface Shown {
  /** The commit that the branch is at; undefined where there is no such branch. */
  readonly commit: string | undefined;
  /** Objects by the paths of its files. */
  readonly files: ReadonlyMap<string, string>;
}

/** Asks where the branch is, and brings what lies there into the cache: names and folders, not the bytes of files. */
async function lookUp(repository: GitRepository, branch: string): Promise<Shown> {
  await prepare(repository);
  const ref = `refs/heads/${branch}`;
  const tip = await tipOf(repository, ref);
  if (tip === undefined) return { commit: undefined, files: new Map() };
  const known = await readFile(join(repository.folder, SHOWN), 'utf8').catch(() => '');
  let commit = tip;
  if (known.trim() !== tip) {
    const from = `+${ref}:${SHOWN}`;
    await repository.run([
      'fetch',
      '--quiet',
      '--no-tags',
      '--depth=1',
      '--filter=blob:none',
      REMOTE,
      from,
    ]);
    // It may have moved on between the two questions.
    commit = (await repository.run(['rev-parse', '--verify', SHOWN])).toString('utf8').trim();
  }
  const listed = (await repository.run(['ls-tree', '-r', '-z', commit])).toString('utf8');
  const files = new Map<string, string>();
  for (const line of listed.split('\0')) {
    const [, object, path] = /^\d+ \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (object !== undefined && path !== undefined) files.set(path, object);
  }
  return { commit, files };
}

/** The commit that a branch is at; undefined where there is none. */
async function tipOf(repository: GitRepository, ref: string): Promise<string | undefined> {
  const told = (await repository.run(['ls-remote', REMOTE, ref])).toString('utf8');
  const line = told.split('\n').find((one) => one.endsWith(`\t${ref}`));
  return line?.split('\t')[0];
}

async function prepare(repository: GitRepository): Promise<void> {
  const { folder } = repository;
  const packs = join(folder, 'objects', 'pack');
  const names = await readdir(packs).catch(() => undefined);
  const isFull =
    names !== undefined && names.filter((one) => one.endsWith('.pack')).length > MOST_PACKS;
  if (isFull) await empty(folder);
  if (names !== undefined && !isFull) {
    // What a killed publish left.
    for (const name of names)
      if (name.startsWith('tmp_')) await rm(join(packs, name), { force: true });
    return;
  }
  await repository.version();
  await repository.run(['init', '--quiet', '--bare', '--template=', '--initial-branch=none']);
  for (const name of ['no-hooks', 'no-home']) await mkdir(join(folder, name), { recursive: true });
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name !== 'authorities.pem') await rm(join(folder, name), { recursive: true, force: true });
  }
}

class GitBranch implements SitePlace {
  readonly guarantee = 'whole-site';
  /** All goes through one pipe. */
  readonly parallel = 1;
  readonly #repository: GitRepository;
  readonly #options: GitPlaceOptions;
  readonly #shown: Shown;
  readonly #door: SshDoor | undefined;
  /** The numbers of files that were handed to Git, by their paths. */
  readonly #put = new Map<string, number>();
  readonly #removed = new Set<string>();
  #import: Import | undefined;
  #reader: ObjectReader | undefined;
  #commit: string | undefined;

  constructor(
    repository: GitRepository,
    options: GitPlaceOptions,
    shown: Shown,
    door: SshDoor | undefined,
  ) {
    this.#repository = repository;
    this.#options = options;
    this.#shown = shown;
    this.#door = door;
  }

  async look(): Promise<PlaceFacts> {
    const { branch, address, ssh } = this.#options;
    const version = await this.#repository.version();
    const notes: string[] = [];
    if (ssh !== undefined) {
      notes.push(`The server has the host key that you trust, ${ssh.hostKey}.`);
    }
    const { commit } = this.#shown;
    if (commit === undefined) {
      notes.push(`The branch “${branch}” is not there yet. Publishing makes it.`);
    }
    // Asks for the right to write, and writes nothing there.
    const from = commit ?? (await this.#emptyCommit());
    await this.#repository.run([
      'push',
      '--dry-run',
      '--no-verify',
      '--porcelain',
      REMOTE,
      `${from}:refs/heads/${branch}`,
    ]);
    notes.push(`${address.host} lets this login write. This computer has ${version}.`);
    return { server: null, notes };
  }

  async present(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const { files } = this.#shown;
    const folders = new Set<string>();
    for (const path of files.keys()) for (const above of foldersAbove(path)) folders.add(above);
    // A file that would have to become a folder is in the way, too, and a folder that would have to become a file.
    return new Set(
      paths.filter(
        (path) =>
          files.has(path) ||
          folders.has(path) ||
          foldersAbove(path).some((above) => files.has(above)),
      ),
    );
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const object = this.#shown.files.get(path);
    if (object === undefined) return undefined;
    this.#reader ??= new ObjectReader(this.#repository.start(['cat-file', '--batch']));
    const there = await this.#reader.read(object);
    if (there !== undefined) return there;
    // The list is asked for alone; who reads more reads it all, and one question for all is cheaper than one for each.
    await this.#fetch(path === SITE_LIST ? [object] : await this.#missing());
    const fetched = await this.#reader.read(object);
    if (fetched !== undefined) return fetched;
    throw new GalleyError({
      code: 'file-unreadable',
      subject: path,
      detail: 'the server has no bytes of it',
    });
  }

  async put(path: string, content: FileContent): Promise<void> {
    this.#import ??= new Import(this.#repository);
    this.#put.set(path, await this.#import.file(content));
    this.#removed.delete(path);
  }

  async remove(path: string): Promise<void> {
    this.#put.delete(path);
    this.#removed.add(path);
  }

  async finish(): Promise<void> {
    if (this.#put.size + this.#removed.size === 0) return;
    // A second try pushes the same commit: where the first one got through, it is there already.
    this.#commit ??= await this.#makeCommit();
    await this.#fetchReplaced();
    const to = `refs/heads/${this.#options.branch}`;
    const push = ['push', '--porcelain', '--no-verify', '--no-thin', REMOTE];
    const change = `${this.#commit}:${to}`;
    try {
      await this.#repository.run([...push, change]);
    } catch (error) {
      const isRefused = error instanceof GalleyError && error.failure.code === 'target-changed';
      // What came in between may have been this very commit, sent again by Git after an answer was lost.
      if (!isRefused || (await tipOf(this.#repository, to)) !== this.#commit) throw error;
    }
    await this.#repository.run(['update-ref', SHOWN, this.#commit]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#import?.end(), this.#reader?.end()]);
    await this.#door?.close();
  }

  async #makeCommit(): Promise<string> {
    this.#import ??= new Import(this.#repository);
    const { files, commit } = this.#shown;
    const lines = [...this.#removed].filter((path) => files.has(path)).map((path) => `D ${path}`);
    for (const [path, mark] of this.#put) lines.push(`M 100644 :${mark} ${path}`);
    if (!files.has(NO_JEKYLL) && !this.#put.has(NO_JEKYLL)) {
      lines.push(`M 100644 inline ${NO_JEKYLL}`, 'data 0');
    }
    const { name, email } = this.#options.author;
    const count = this.#put.size + lines.filter((line) => line.startsWith('D ')).length - 1;
    return await this.#import.commit({
      by: `${name} <${email}> ${Math.floor(Date.now() / 1000)} +0000`,
      message: `Publish the website: ${count === 1 ? 'one file' : `${count} files`} changed\n`,
      from: commit,
      lines,
    });
  }

  async #emptyCommit(): Promise<string> {
    this.#import ??= new Import(this.#repository);
    const by = 'Galley <galley@localhost> 0 +0000';
    const made = await this.#import.commit({
      by,
      message: 'Nothing\n',
      from: undefined,
      lines: [],
    });
    this.#import = undefined;
    return made;
  }

  /** What is replaced is what Git tells differences against: asked for in one question, and not one by one while it pushes. */
  async #fetchReplaced(): Promise<void> {
    const replaced = new Set(
      [...this.#put.keys()].flatMap((path) => this.#shown.files.get(path) ?? []),
    );
    if (replaced.size === 0) return;
    await this.#fetch((await this.#missing()).filter((object) => replaced.has(object)));
  }

  /** Objects of the branch that are not in the cache. */
  async #missing(): Promise<string[]> {
    const { commit = '' } = this.#shown;
    const listed = await this.#repository.run([
      'rev-list',
      '--objects',
      '--no-walk',
      '--missing=print',
      commit,
    ]);
    return listed
      .toString('utf8')
      .split('\n')
      .flatMap((line) => (line.startsWith('?') ? [line.slice(1)] : []));
  }

  async #fetch(objects: readonly string[]): Promise<void> {
    if (objects.length === 0) return;
    // Whoever says which commit it has is taken to have its files.
    const all = ['-c', 'fetch.negotiationAlgorithm=noop', 'fetch', '--quiet', '--no-tags'];
    try {
      await this.#repository.run(
        [...all, '--no-write-fetch-head', '--filter=blob:none', '--stdin', REMOTE],
        `${objects.join('\n')}\n`,
      );
    } catch (error) {
      // A server that speaks an older version gives branches, and no single files: then all of this one.
      if (!(error instanceof GitFault) || !/unadvertised/.test(error.message)) throw error;
      const from = `+refs/heads/${this.#options.branch}:${SHOWN}`;
      await this.#repository.run([...all, '--depth=1', '--no-filter', REMOTE, from]);
    }
  }
}

function foldersAbove(path: string): string[] {
  const found: string[] = [];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
    found.push(path.slice(0, at));
  return found;
}
