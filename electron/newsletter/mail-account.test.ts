// Is a password kept where passwords are, shown to nobody, and given to no other server than it was typed for?
import { beforeEach, expect, it } from 'vitest';
import type { TestServer } from '../../core/ipc/newsletter-contract.ts';
import { type Keyring, type SecretFile, Secrets } from '../secrets.ts';
import { type AccountFile, MailAccount } from './mail-account.ts';

const server: TestServer = {
  ...{ host: 'mail.example', port: 587, security: 'starttls', user: 'tess' },
  from: 'tess@news.example',
};
let kept: unknown;
let file: AccountFile;
let account: MailAccount;

const keyring: Keyring = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(text).reverse(),
  decryptString: (bytes) => Buffer.from(bytes).reverse().toString(),
};
const secretFile: SecretFile = {
  read: () => kept,
  write: (all) => {
    kept = all;
  },
};

beforeEach(() => {
  kept = {};
  file = { mailAccount: { server: null, certificateFile: null, to: '' } };
  account = new MailAccount(file, new Secrets(keyring, secretFile));
  account.setServer(server);
  account.keepPassword('password', 'canary-91');
});

it('says where the password is, and never what it is', () => {
  expect(account.shown).toMatchObject({ server, password: 'safe', isSafe: true });
  expect(JSON.stringify([account.shown, file, kept])).not.toContain('canary-91');
  expect(account.forTestTo('a@b.example')).toMatchObject({ value: { password: 'canary-91' } });
  expect(account.shown.to).toBe('a@b.example');
});

it.each([{ host: 'other.example' }, { user: 'ilse' }])(
  'forgets the password for another account: %o',
  (change) => {
    account.setServer({ ...server, port: 465 });
    expect(account.shown.password).toBe('safe');
    account.setServer({ ...server, ...change });
    expect(account.shown.password).toBe('none');
    expect(account.forTestTo('a@b.example')).toMatchObject({ value: { password: '' } });
  },
);

it('keeps no secret of another name, and sends nothing without a server', () => {
  expect(account.keepPassword('other', 'x')).toMatchObject({ error: { code: 'not-found' } });
  file.mailAccount = { ...file.mailAccount, server: null };
  expect(account.forTestTo('a@b.example')).toMatchObject({ error: { code: 'not-found' } });
});
