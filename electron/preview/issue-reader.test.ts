// Does the frame of an issue get the very mail, in the look that is asked for, and nothing that its policy would refuse?
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import {
  BARE_MAIL_FILE,
  type IssueReading,
  MAIL_FILE,
} from '../../core/ipc/newsletter-contract.ts';
import { readLibrary } from '../storage/read-library.ts';
import { IssueReader, type MailPage, mailFile } from './issue-reader.ts';

const sample = fileURLToPath(new URL('../../resources/sample-newsroom', import.meta.url));
let page: MailPage;
let reading: IssueReading;

beforeAll(async () => {
  const { snapshot } = unwrap(await readLibrary(sample));
  const issue = snapshot.newsletters.find(({ number }) => number === 39);
  if (issue === undefined) throw new Error('the sample newsroom has no issue 39');
  const how = { asOf: new Date('2026-11-27T10:00:00Z'), renditions: new Map() };
  ({ page, reading } = new IssueReader().read(issue, snapshot, how));
});

function text(path: string, look: 'light' | 'dark' = 'light'): string {
  const file = mailFile(page, path, look);
  if (file === undefined || !('text' in file)) throw new Error(`no text at ${path}`);
  return file.text;
}

it('has no style sheet in the page, and all of them in a file', () => {
  expect(reading.html).toContain('<style');
  const html = text(MAIL_FILE);
  expect(html).not.toContain('<style');
  expect(html).toContain('href="mail.css"');
  expect(text('-galley/mail/mail.css')).toContain('max-width:599px');
});

it('answers for the dark what the mail asks about it', () => {
  const [light, dark] = [text('-galley/mail/mail.css'), text('-galley/mail/mail.css', 'dark')];
  expect(dark).not.toBe(light);
  expect(`${light}${dark}`).not.toContain('prefers-color-scheme');
});

it('shows pictures of the newsroom only, and none where they are off', () => {
  const sources = (html: string): string[] =>
    [...html.matchAll(/<img\b[^>]*?\ssrc="([^"]*)"/g)].map(([, src = '']) => src);
  const shown = sources(text(MAIL_FILE));
  expect(shown.length).toBeGreaterThan(3);
  for (const src of shown) expect(mailFile(page, `-galley/mail/${src}`, 'light')).toBeDefined();
  expect(new Set(sources(text(BARE_MAIL_FILE)))).toEqual(new Set(['none']));
  expect(mailFile(page, '-galley/mail/picture/other', 'light')).toBeUndefined();
  expect(mailFile(page, 'index.html', 'light')).toBeUndefined();
});

it('reads what is handed over: both parts, findings, hints and a proposal that has nothing to add', () => {
  expect(reading.text).toContain('How many is too many?');
  expect(reading.bytes).toBeGreaterThan(10_000);
  expect(reading.total).toBeGreaterThan(10);
  expect(reading.proposal.removed).toEqual([]);
  expect(reading.online).toBe('https://news.example.org/');
});
