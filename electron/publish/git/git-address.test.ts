import { describe, expect, it } from 'vitest';
import { git } from '../targets/git.ts';
import { readGitAddress } from './git-address.ts';

describe('the address of a repository', () => {
  it('is https or ssh; http stays on this computer', () => {
    for (const good of [
      'https://git.example.org/press/news.git',
      'http://127.0.0.1:8084/git/news.git',
      'ssh://git@git.example.org:2222/press/news.git',
      'git@git.example.org:press/news.git',
    ]) {
      expect(readGitAddress(good), good).toBeDefined();
    }
    expect(readGitAddress('git@git.example.org:press/news.git')).toEqual({
      by: 'ssh',
      user: 'git',
      host: 'git.example.org',
      port: 22,
      path: 'press/news.git',
    });
  });

  it('is never a program, a folder, a protocol nobody encrypts, or an option', () => {
    for (const bad of [
      'ext::sh -c touch% /tmp/pwned',
      'ext::sh',
      'file:///srv/news.git',
      '/srv/news.git',
      '../news.git',
      'git://git.example.org/news.git',
      'http://git.example.org/news.git',
      'https://user:secret@git.example.org/news.git',
      'https://user@git.example.org/news.git',
      'https://git.example.org/news.git?x=1',
      'https://git.example.org/',
      '--upload-pack=touch /tmp/pwned',
      '-oProxyCommand=touch@git.example.org:news.git',
      'git@-oProxyCommand=x:news.git',
      'git@git.example.org:-news.git',
      'ssh://-oProxyCommand=x/news.git',
      'ssh://git@-x/news.git',
      'ssh://git.example.org/news.git',
      'ssh://-x@git.example.org/news.git',
      'ftp://git.example.org/news.git',
      'git@git.example.org:news\n.git',
      '',
    ]) {
      expect(readGitAddress(bad), bad).toBeUndefined();
      expect(git.check({ address: bad }).ok, bad).toBe(false);
    }
  });

  it('goes with the name of a branch, and that is no option either', () => {
    const address = 'https://git.example.org/press/news.git';
    for (const branch of ['gh-pages', 'pages/live', 'v1.2']) {
      expect(git.check({ address, branch }).ok, branch).toBe(true);
    }
    for (const branch of [
      '-f',
      '--force',
      'a..b',
      'a b',
      'a/',
      '.a',
      'a.lock',
      'a:b',
      '+a',
      'a~1',
      '',
    ]) {
      expect(git.check({ address, branch }).ok, branch).toBe(false);
    }
  });
});
