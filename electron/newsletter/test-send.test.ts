// Does a test arrive as it was made, and does nothing of it leave where the connection cannot be trusted?
import { connect, createServer, type Server } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expect, it, onTestFinished } from 'vitest';
import type { TestServer } from '../../core/ipc/newsletter-contract.ts';
import {
  badCertificates,
  certificateFileOf,
  makeCertificate,
} from '../publish/certificates-for-tests.ts';
import { isOneAddress, sendTest, type TestSend } from './test-send.ts';

const PASSWORD = 'pass-canary-71';
const eml = [
  'X-Unsent: 1',
  'Content-Language: en',
  'Message-ID: <issue.40@news.example>',
  'Subject: Earlier',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Text canary.',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>HTML canary.</p>',
  '--b--',
  '',
].join('\r\n');

interface Running {
  readonly port: number;
  /** Everything that came to it and could be read on the way, and every mail that it took. */
  readonly plain: () => string;
  readonly mails: { readonly to: string[]; readonly raw: Buffer }[];
}

/** A mail server, and before it a wire that somebody listens to. */
async function startServer(options: SMTPServerOptions): Promise<Running> {
  const mails: { to: string[]; raw: Buffer }[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    onAuth: ({ password }, _session, done) =>
      password === PASSWORD ? done(null, { user: 'tess' }) : done(new Error('no such password')),
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, raw: Buffer.concat(pieces) });
        done(null, 'taken');
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const behind = await listening(server.listen(0, '127.0.0.1'));
  let heard = '';
  const wire = createServer((socket) => {
    const on = connect(behind, '127.0.0.1');
    for (const end of [socket, on]) end.on('error', () => undefined);
    socket.on('data', (piece) => {
      heard += piece.toString('latin1');
    });
    socket.pipe(on).pipe(socket);
  });
  const port = await listening(wire.listen(0, '127.0.0.1'));
  onTestFinished(async () => {
    wire.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { port, plain: () => heard, mails };
}

async function listening(server: Server): Promise<number> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const account = (port: number, change: Partial<TestServer> = {}): TestServer => ({
  host: 'localhost',
  port,
  security: 'starttls',
  user: 'tess',
  from: 'tess@news.example',
  ...change,
});

function testTo(port: number, change: Partial<TestSend> = {}): TestSend {
  return {
    ...{ server: account(port), password: PASSWORD, to: 'reader@mail.example' },
    ...{ eml: Buffer.from(eml), subject: 'Łódź, and a tram', ...change },
  };
}

it.each(['tls', 'starttls'] as const)(
  'arrives whole by %s, at one address, marked as a test',
  async (security) => {
    const certificate = makeCertificate();
    const certificateFile = await certificateFileOf(certificate);
    const { port, mails, plain } = await startServer({
      ...{ key: certificate.key, cert: certificate.cert, secure: security === 'tls' },
    });
    const server = account(port, { security });
    const sent = await sendTest(testTo(port, { server, certificateFile }));
    expect(sent).toMatchObject({ ok: true, value: { to: 'reader@mail.example' } });
    expect(mails.map(({ to }) => to)).toEqual([['reader@mail.example']]);
    const mail = await PostalMime.parse(mails[0]?.raw ?? '');
    expect(mail).toMatchObject({
      subject: '[Test] Łódź, and a tram',
      from: { address: 'tess@news.example' },
      to: [{ address: 'reader@mail.example' }],
    });
    expect([mail.text?.trim(), mail.html?.trim()]).toEqual(['Text canary.', '<p>HTML canary.</p>']);
    const names = mail.headers.map(({ key }) => key);
    expect(names).not.toContain('x-unsent');
    expect(names.filter((name) => name === 'subject')).toHaveLength(1);
    expect(plain()).not.toMatch(/canary|reader@mail/);
  },
);

const broken = [
  ...badCertificates.map(({ why, make }) => ({
    why: `a certificate ${why}`,
    options: { ...make() } as SMTPServerOptions,
    code: 'certificate-refused',
  })),
  {
    why: 'no encryption at all',
    options: { disabledCommands: ['STARTTLS'] } as SMTPServerOptions,
    code: 'place-refused',
  },
];

it.each(broken)(
  'sends no word of the mail and no password to a server with $why',
  async ({ options, code }) => {
    for (const security of ['starttls', 'tls'] as const) {
      const { port, mails, plain } = await startServer({
        ...{
          ...options,
          secure: security === 'tls' && 'key' in options,
        },
      });
      const server = account(port, { security });
      const sent = await sendTest(testTo(port, { server }));
      expect(sent.ok).toBe(false);
      if (security === 'starttls') expect(sent).toMatchObject({ error: { code } });
      expect(mails).toEqual([]);
      const said = plain();
      expect(said).not.toMatch(/canary|AUTH|MAIL FROM|reader@mail|news\.example/);
      expect(said).not.toContain(Buffer.from(PASSWORD).toString('base64'));
    }
  },
);

it('(known-bad control) a client that takes what it is given hands over the mail and the password', async () => {
  const { createTransport } = await import('nodemailer');
  const { port, mails, plain } = await startServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
  });
  const transport = createTransport({
    host: 'localhost',
    port,
    auth: { user: 'tess', pass: PASSWORD },
  });
  await transport.sendMail({
    envelope: { from: 'a@b.example', to: ['reader@mail.example'] },
    raw: eml,
  });
  transport.close();
  expect(mails).toHaveLength(1);
  expect(plain()).toMatch(/canary/);
});

it('goes to exactly one address', async () => {
  const lists = [
    ...[
      '',
      'reader',
      'a@b.example,c@d.example',
      'a@b.example; c@d.example',
      'a@b.example c@d.example',
    ],
    ...[
      'All <list@b.example>',
      'group: a@b.example;',
      'a@b.example\r\nBcc: c@d.example',
      'a@@b.example',
    ],
  ];
  for (const to of lists) {
    expect(isOneAddress(to)).toBe(false);
    expect(await sendTest(testTo(1, { to }))).toMatchObject({
      error: { code: 'invalid-argument' },
    });
  }
  expect(isOneAddress('örell+news@post.example')).toBe(true);
});

it('says that the name or password is wrong, and that nobody answers', async () => {
  const certificate = makeCertificate();
  const certificateFile = await certificateFileOf(certificate);
  const { port, mails } = await startServer({ key: certificate.key, cert: certificate.cert });
  const wrong = await sendTest(testTo(port, { certificateFile, password: 'other' }));
  expect(wrong).toMatchObject({ error: { code: 'login-refused', subject: 'localhost' } });
  expect(mails).toEqual([]);
  const nobody = await sendTest(testTo(1));
  expect(nobody).toMatchObject({ error: { code: 'server-unreachable' } });
});
