// Is an .eml what its parts were, read back by a parser that is not ours, and the same bytes each time?
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { type Eml, makeEml } from './eml.ts';

const picture = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 256);
const mail: Eml = {
  subject: 'Łódź – “plain words”: a guide for supervision, with figures from twenty-two services',
  language: 'en',
  html: `<!DOCTYPE html><title>Łódź</title><img src="cid:hall.jpg@news.example"><p>${'Wörter. '.repeat(400)}</p>\n.\n`,
  text: `Łódź\n\n${'Wörter ohne Pause. '.repeat(200)}\n.\nFrom here on.\n`,
  pictures: [
    { cid: 'hall.jpg@news.example', fileName: 'hall.jpg', mediaType: 'image/jpeg', bytes: picture },
  ],
  messageId: 'issue.3@news.example',
  date: new Date('2026-02-28T08:00:00Z'),
};

describe('an .eml', () => {
  it('holds both parts and its pictures as they were', async () => {
    const bytes = await makeEml(mail);
    const read = await PostalMime.parse(bytes);
    expect(read.subject).toBe(mail.subject);
    expect(read.messageId).toBe('<issue.3@news.example>');
    expect(read.date).toBe('2026-02-28T08:00:00.000Z');
    // The line break before a boundary belongs to the boundary.
    const lines = (part: string | undefined) => part?.replaceAll('\r\n', '\n').trimEnd();
    expect(lines(read.html)).toBe(mail.html.trimEnd());
    expect(lines(read.text)).toBe(mail.text.trimEnd());
    const [only, ...others] = read.attachments;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      contentId: '<hall.jpg@news.example>',
      mimeType: 'image/jpeg',
      disposition: 'inline',
      related: true,
    });
    expect(new Uint8Array(only?.content as ArrayBuffer)).toEqual(picture);
    const header = (key: string) => read.headers.find((one) => one.key === key)?.value;
    expect(header('content-type')).toMatch(/^multipart\/alternative/);
    expect(header('content-language')).toBe('en');
    // A mail program opens it as a draft: nobody sent it, and it names nobody.
    expect(header('x-unsent')).toBe('1');
    expect([read.from, read.to]).toEqual([undefined, undefined]);
  });

  it('has lines that every server takes', async () => {
    const lines = Buffer.from(await makeEml(mail))
      .toString('latin1')
      .split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(lines.every((line) => !/[\r\n\x80-\xff]/.test(line))).toBe(true);
  });

  it('is the same bytes for the same mail, and others for another', async () => {
    const [one, again] = [await makeEml(mail), await makeEml(mail)];
    expect(Buffer.compare(one, again)).toBe(0);
    const other = await makeEml({ ...mail, text: `${mail.text}.` });
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  it('takes nothing of a subject for a header', async () => {
    const subject = 'Winter\r\nBcc: everybody@canary.invalid\r\n\r\n<script>';
    const read = await PostalMime.parse(await makeEml({ ...mail, subject }));
    expect(read.subject).toBe('Winter Bcc: everybody@canary.invalid <script>');
    expect(read.bcc).toBeUndefined();
    expect(read.headers.map(({ key }) => key)).not.toContain('bcc');
  });
});
