// What do readers get of an issue of the newsletter, and what does its frame show? The mail, made as it is handed over.
import type { NewsletterIssue } from '../../core/content/newsletter.ts';
import {
  BARE_MAIL_FILE,
  type IssueReading,
  MAIL_FILE,
} from '../../core/ipc/newsletter-contract.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { type IssueSource, type MailPicture, readIssue } from '../../core/newsletter/issue-view.ts';
import { mailHtml } from '../../core/newsletter/mail-html.ts';
import { mailText } from '../../core/newsletter/mail-text.ts';
import { propose } from '../../core/newsletter/propose.ts';
import { runNewsletterChecks } from '../../core/newsletter/run-checks.ts';
import { whatsMissing } from '../../core/newsletter/whats-missing.ts';
import { type Look, pageAs, styleAs } from '../../core/preview/looks.ts';
import { type Edition, makeEdition } from '../../core/site/edition.ts';
import { type PictureUse, pictureKey, type Renditions } from '../../core/site/renditions.ts';

/** A mail in a frame: its page with the pictures beside it, and each picture by the name it has there. */
export interface MailPage {
  readonly html: string;
  readonly bareHtml: string;
  readonly pictures: ReadonlyMap<string, PictureUse>;
}

const STYLE_FILE = '-galley/mail/mail.css';
const PICTURES = '-galley/mail/picture/';

/** Reads issues of one newsroom; what did not change from one to the next is not made again. */
export class IssueReader {
  #edition: Edition | undefined;

  read(
    issue: NewsletterIssue,
    snapshot: LibrarySnapshot,
    { asOf, renditions }: { asOf: Date; renditions: ReadonlyMap<string, Renditions> },
  ): { readonly reading: IssueReading; readonly page: MailPage } {
    const edition = makeEdition(snapshot, { asOf, renditions, before: this.#edition });
    this.#edition = edition;
    const source: IssueSource = {
      edition,
      assets: snapshot.assets,
      articles: snapshot.articles,
    };
    const view = readIssue(issue, source);
    const html = mailHtml(view);
    const text = mailText(view);
    const { findings, passed, total } = runNewsletterChecks(issue, source);
    const proposal = propose(issue, { snapshot, issues: snapshot.newsletters, asOf });
    const pictures = new Map<string, PictureUse>();
    const framed = forBrowsers(
      mailHtml(view, {
        picture: (picture) => {
          const use = useOf(picture, snapshot);
          if (use === undefined) return undefined;
          pictures.set(nameOf(picture), use);
          return `picture/${nameOf(picture)}`;
        },
      }),
    );
    return {
      reading: {
        html,
        text,
        bytes: new TextEncoder().encode(html).length,
        findings: findings.map((found) => ({ ...found })),
        passed,
        total,
        hints: whatsMissing(issue, source),
        proposal: {
          sections: [...proposal.sections],
          added: [...proposal.added],
          removed: proposal.removed.map((one) => ({ ...one })),
          leftOver: [...proposal.leftOver],
          unseen: [...proposal.unseen],
        },
        online: edition.base ?? null,
      },
      page: { html: framed, bareHtml: withoutPictures(framed), pictures },
    };
  }
}

/** What a frame gets at one of its paths; undefined at every other. A picture is answered as the use of a file that it is. */
export function mailFile(
  page: MailPage,
  path: string,
  look: Look,
): { readonly mediaType: string; readonly text: string } | PictureUse | undefined {
  const isBare = path === BARE_MAIL_FILE;
  if (isBare || path === MAIL_FILE) {
    const html = isBare ? page.bareHtml : page.html;
    // The policy of the frame takes style sheets as files only: all of them are one, in their order.
    const linked = html
      .replaceAll(styles, '')
      .replace(/<\/head>/i, '<link rel="stylesheet" href="mail.css">\n</head>');
    return { mediaType: 'text/html; charset=utf-8', text: pageAs(linked, look, '../../') };
  }
  if (path === STYLE_FILE) {
    const css = [...page.html.matchAll(styles)].map(([, sheet = '']) => sheet).join('\n');
    return { mediaType: 'text/css; charset=utf-8', text: styleAs(css, look) };
  }
  return path.startsWith(PICTURES) ? page.pictures.get(path.slice(PICTURES.length)) : undefined;
}

const styles = /<style\b[^>]*>([\s\S]*?)<\/style>/gi;

/** Without what only Word reads: the frame is no Word. */
function forBrowsers(html: string): string {
  return html.replace(/<!--\[if mso\b[\s\S]*?<!\[endif\]-->/g, '');
}

/** A program that shows no pictures keeps their places, and says what would be there. */
function withoutPictures(html: string): string {
  return html.replace(/(<img\b[^>]*?\ssrc=")[^"]*"/gi, '$1none"');
}

function nameOf({ key }: MailPicture): string {
  return encodeURIComponent(key);
}

function useOf(picture: MailPicture, { assets }: LibrarySnapshot): PictureUse | undefined {
  const asset = assets.get(picture.asset);
  return asset && { asset, crop: picture.crop };
}

/** The pictures of a mail that have no copies yet. */
export function withoutCopies(
  { pictures }: MailPage,
  renditions: ReadonlyMap<string, Renditions>,
): PictureUse[] {
  return [...pictures.values()].filter(
    ({ asset, crop }) => !renditions.has(pictureKey(asset.id, crop)),
  );
}
