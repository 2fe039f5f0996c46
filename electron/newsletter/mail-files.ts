// Which files is an issue handed over as: the mail as HTML, as plain text, as one file for mail programs, and its pictures?
import { readFile } from 'node:fs/promises';
import type { Asset } from '../../core/content/asset.ts';
import type { NewsletterIssue } from '../../core/content/newsletter.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import {
  copiesOf,
  type IssueSource,
  type IssueView,
  type MailPicture,
  readIssue,
} from '../../core/newsletter/issue-view.ts';
import { mailHtml, titleOf } from '../../core/newsletter/mail-html.ts';
import { mailText } from '../../core/newsletter/mail-text.ts';
import { type CheckedIssue, runNewsletterChecks } from '../../core/newsletter/run-checks.ts';
import { makeEdition } from '../../core/site/edition.ts';
import { nameMedia } from '../../core/site/media-names.ts';
import { type Rendition, type Renditions, renditionPath } from '../../core/site/renditions.ts';
import { throwIfCancelled } from '../export/bundle-writer.ts';
import { RenditionMaker } from '../media/rendition-maker.ts';
import { files as libraryFiles } from '../storage/library-files.ts';
import { makeEml } from './eml.ts';

/** Where the pictures of the HTML are: in a folder beside it, or on the website. */
export type PicturePlace = 'beside' | 'site';

export interface MailWish {
  readonly pictures: PicturePlace;
  /** Whether the pictures travel inside the `.eml`; those that the website does not have always do. */
  readonly inlineImages: boolean;
  /** The moment that decides what is public. */
  readonly asOf: Date;
  readonly signal?: AbortSignal | undefined;
  onProgress?(done: number, total: number, label: string): void;
}

export interface MailPlace {
  readonly libraryFolder: string;
  /** Copies of pictures are kept here between two times. */
  readonly cacheFolder: string;
}

export interface MailFile {
  /** `newsletter.html`, `images/hall-0a1b2c3d.600.jpg`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface MailFiles {
  readonly view: IssueView;
  readonly html: string;
  readonly text: string;
  readonly files: readonly MailFile[];
  /** What the checks say of this very mail. */
  readonly checked: CheckedIssue;
  /** Pictures by the names of their files that could not be made, and are left out. */
  readonly lostPictures: readonly string[];
}

/** Makes the files of an issue: the same bytes for the same newsroom. Nothing is written but copies in the cache. */
export async function makeMailFiles(
  issue: NewsletterIssue,
  snapshot: LibrarySnapshot,
  place: MailPlace,
  wish: MailWish,
): Promise<MailFiles> {
  const maker = new RenditionMaker(place.cacheFolder);
  const { assets, articles } = snapshot;
  const readWith = (renditions: ReadonlyMap<string, Renditions>) => {
    const edition = makeEdition(snapshot, { asOf: wish.asOf, renditions });
    const source: IssueSource = { edition, assets, articles };
    return { source, view: readIssue(issue, source) };
  };
  const plain = readWith(new Map());
  const names = nameMedia([...assets.values()]);
  const made = new Map<string, MadePicture>();
  const onSite = new Map<string, Renditions>();
  const lostPictures: string[] = [];
  const asksSite =
    plain.view.site.address !== undefined && (wish.pictures === 'site' || !wish.inlineImages);
  const copies = copiesOf(plain.view);
  for (const [index, { picture, width }] of copies.entries()) {
    throwIfCancelled(wish.signal);
    const asset = assets.get(picture.asset);
    if (asset === undefined) continue;
    wish.onProgress?.(index, copies.length, asset.fileName);
    const use = { asset, crop: picture.crop };
    const path = libraryFiles.assetBytes(place.libraryFolder, asset.id, asset.extension);
    const copy = await maker.makeForMail(use, path, width);
    if (copy === undefined) {
      lostPictures.push(asset.fileName);
      continue;
    }
    const bytes = await readFile(maker.pathOf(use, copy));
    made.set(picture.key, {
      path: nameOf(asset, names.get(asset.id), picture, copy),
      mediaType: copy.format === 'png' ? 'image/png' : 'image/jpeg',
      bytes,
    });
    const copiesOnSite = asksSite ? await maker.make(use, path) : undefined;
    if (copiesOnSite !== undefined) onSite.set(picture.key, copiesOnSite);
  }
  const { source, view } = readWith(onSite);
  const text = mailText(view);
  const pathOf = ({ key }: MailPicture) => made.get(key)?.path;
  const html = mailHtml(view, {
    picture: (picture) => (wish.pictures === 'beside' ? pathOf(picture) : picture.onSite),
  });
  const beside = wish.pictures === 'beside' ? [...made.values()] : [];
  return {
    view,
    html,
    text,
    files: [
      { path: 'newsletter.html', bytes: Buffer.from(html, 'utf8') },
      { path: 'newsletter.txt', bytes: Buffer.from(text, 'utf8') },
      { path: 'newsletter.eml', bytes: await emlOf(issue, view, text, made, wish) },
      ...beside.map(({ path, bytes }) => ({ path, bytes })),
    ],
    checked: runNewsletterChecks(issue, source, { view, html, text }),
    lostPictures,
  };
}

interface MadePicture {
  readonly path: string;
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** As on the website, in a folder of its own. */
function nameOf(
  { id, extension }: Asset,
  name: string | undefined,
  { crop }: MailPicture,
  copy: Rendition,
): string {
  return renditionPath(name ?? `media/${id}.${extension}`, crop, copy).replace(
    /^media\//,
    'images/',
  );
}

async function emlOf(
  issue: NewsletterIssue,
  view: IssueView,
  text: string,
  made: ReadonlyMap<string, MadePicture>,
  { inlineImages }: MailWish,
): Promise<Uint8Array> {
  const host = hostOf(view.site.address);
  const cidOf = ({ path }: MadePicture): string =>
    `${path.replace(/^images\//, '').replace(/[^A-Za-z0-9.-]/g, '-')}@${host}`;
  const inside = new Map<string, MadePicture>();
  const html = mailHtml(view, {
    picture(picture) {
      if (!inlineImages && picture.onSite !== undefined) return picture.onSite;
      const copy = made.get(picture.key);
      if (copy === undefined) return undefined;
      inside.set(picture.key, copy);
      return `cid:${cidOf(copy)}`;
    },
  });
  return await makeEml({
    subject: titleOf(view),
    language: view.language,
    html,
    text,
    pictures: [...inside.values()].map((copy) => ({
      cid: cidOf(copy),
      fileName: copy.path.replace(/^images\//, ''),
      mediaType: copy.mediaType,
      bytes: copy.bytes,
    })),
    messageId: `${issue.id}.${issue.revision}@${host}`,
    // When it was written, not when it is handed over: the same issue is the same file.
    date: new Date(issue.updatedAt),
  });
}

/** The host that names the message; one that never is anybody’s where the site has none. */
function hostOf(address: string | undefined): string {
  return /^https?:\/\/([^/:?#]+)/i.exec(address ?? '')?.[1]?.toLowerCase() ?? 'galley.invalid';
}
