// How does one person get a test of the mail? Through their own mail account, over a connection whose certificate was checked, to one address.
import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { failure, type Result, success } from '../../core/errors.ts';
import type { TestServer } from '../../core/ipc/newsletter-contract.ts';
import { isCertificateFault, systemCodeOf, trustedCertificates } from '../publish/server-access.ts';

export interface TestSend {
  readonly server: TestServer;
  /** Empty where the account has none. */
  readonly password: string;
  /** Certificates that are trusted besides the world's authorities. */
  readonly certificateFile?: string | undefined;
  readonly to: string;
  /** The `.eml` that is handed over. */
  readonly eml: Uint8Array;
  readonly subject: string;
  readonly signal?: AbortSignal;
}

/** How long a server may say nothing. */
const SILENT_MS = 30_000;

/** One address and nothing else: no list, no name beside it, no second line. */
const ONE_ADDRESS = /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\"]+$/;

/** Whether a text is exactly one mail address. */
export function isOneAddress(text: string): boolean {
  return text.length <= 254 && ONE_ADDRESS.test(text);
}

/**
 * Sends a test, and answers with what the server said. Before the connection is encrypted and its certificate checked, nothing of the
 * mail and no password leaves. Fails with `invalid-argument` for anything but one recipient, `certificate-refused`, `place-refused` where
 * the server offers no encryption, `login-refused`, `server-refused`, `server-slow` or `server-unreachable`.
 */
export async function sendTest(test: TestSend): Promise<Result<{ to: string; answer: string }>> {
  const { server, to, signal } = test;
  const { host, port, security, user, from } = server;
  if (!isOneAddress(to)) return failure('invalid-argument', { subject: to });
  if (!isOneAddress(from)) return failure('invalid-argument', { subject: from });
  if (signal?.aborted) return failure('cancelled');
  try {
    const trust = await trustedCertificates(test.certificateFile);
    const transport = createTransport({
      host,
      port,
      // From the first byte, or by STARTTLS before anything else is said: a server without it is left.
      secure: security === 'tls',
      requireTLS: true,
      tls: { ...trust, minVersion: 'TLSv1.2', servername: host },
      ...(user === '' ? {} : { auth: { user, pass: test.password } }),
      connectionTimeout: SILENT_MS,
      greetingTimeout: SILENT_MS,
      socketTimeout: SILENT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const stop = (): void => transport.close();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const sent = await transport.sendMail({
        envelope: { from, to: [to] },
        raw: Buffer.from(asTest(test)),
      });
      return success({ to, answer: sent.response });
    } finally {
      signal?.removeEventListener('abort', stop);
      transport.close();
    }
  } catch (error) {
    return signal?.aborted ? failure('cancelled') : refusal(error, host);
  }
}

/** What went wrong, as a failure about the server. */
function refusal(error: unknown, subject: string): Result<never> {
  if (error instanceof Error && 'failure' in error) throw error;
  const code = systemCodeOf(error);
  const said = error instanceof Error ? error.message : '';
  // nodemailer wraps what TLS says: the fault is in its cause, or in its words.
  const fault = [error, error instanceof Error ? error.cause : undefined]
    .map(systemCodeOf)
    .find(isCertificateFault);
  const isCertificate = fault !== undefined || /certificate|altnames|self[- ]signed/i.test(said);
  if (isCertificate) return failure('certificate-refused', { subject, detail: fault ?? said });
  const detail = said;
  switch (code) {
    case 'EAUTH':
      return failure('login-refused', { subject, detail });
    case 'ETLS':
      return failure('place-refused', { subject, detail });
    case 'ETIMEDOUT':
      return failure('server-slow', { subject, detail });
    case 'EENVELOPE':
    case 'EMESSAGE':
    case 'EPROTOCOL':
      return failure('server-refused', { subject, detail });
    default:
      return failure('server-unreachable', { subject, detail });
  }
}

/** The handed-over mail with a sender, its one recipient, and a subject that says that it is a test. */
function asTest({ eml, server, to, subject }: TestSend): Uint8Array {
  const bytes = Buffer.from(eml);
  const text = bytes.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const kept = text
    .slice(0, end)
    .split(/\r?\n(?![ \t])/)
    .filter((line) => !/^(?:subject|from|to|cc|bcc|message-id|x-unsent):/i.test(line));
  const own = [
    `From: ${server.from}`,
    `To: ${to}`,
    `Subject: ${encodedWords(`[Test] ${subject}`)}`,
    `Message-ID: <${randomUUID()}@${server.from.split('@')[1]}>`,
  ];
  return Buffer.concat([
    Buffer.from([...own, ...kept].join('\r\n'), 'latin1'),
    bytes.subarray(end),
  ]);
}

/** Text of a header as RFC 2047 writes it: words of at most 75 letters, none of which cuts a letter in two. */
function encodedWords(text: string): string {
  const line = text.replace(/[\r\n\t\u2028\u2029]+/g, ' ').trim();
  const words: string[] = [];
  let word = '';
  for (const letter of line) {
    if (Buffer.byteLength(word + letter) > 42) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word]
    .map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`)
    .join('\r\n ');
}
