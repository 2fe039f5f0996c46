// How does a mail become one file that any mail program opens: both parts, and the pictures inside where they are wanted there?
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type Mail from 'nodemailer/lib/mailer/index.js';
import { withoutControls } from '../../core/markup.ts';

/** A picture that travels inside the mail, under the name by which its HTML calls it (`cid:…`). */
export interface InlinePicture {
  readonly cid: string;
  readonly fileName: string;
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

export interface Eml {
  readonly subject: string;
  readonly language: string;
  readonly html: string;
  readonly text: string;
  readonly pictures: readonly InlinePicture[];
  /** Without angle brackets: `issue.3@news.example`. */
  readonly messageId: string;
  readonly date: Date;
}

/**
 * The bytes of an `.eml` file, equal for equal contents. It has neither sender nor recipient, and says so (`X-Unsent`): mail
 * programs that know the word open it as a draft. Nothing is fetched from disk or web while it is made.
 */
export async function makeEml(mail: Eml): Promise<Uint8Array> {
  const options: Mail.Options & { readonly baseBoundary: string; readonly newline: 'windows' } = {
    subject: headerText(mail.subject),
    html: mail.html,
    text: mail.text,
    messageId: `<${mail.messageId}>`,
    date: mail.date,
    headers: { 'X-Unsent': '1', 'Content-Language': mail.language },
    textEncoding: 'quoted-printable',
    newline: 'windows',
    // No text can hold the hash of itself.
    baseBoundary: createHash('sha256')
      .update(mail.html)
      .update(mail.text)
      .digest('hex')
      .slice(0, 32),
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: mail.pictures.map(({ cid, fileName, mediaType, bytes }) => ({
      cid,
      filename: fileName,
      contentType: mediaType,
      contentDisposition: 'inline',
      content: Buffer.from(bytes),
    })),
  };
  return await new MailComposer(options).compile().build();
}

/** One line: a subject of two would be a header of its own. */
function headerText(text: string): string {
  return withoutControls(text)
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .trim();
}
