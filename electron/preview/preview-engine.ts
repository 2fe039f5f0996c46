// What would readers see of the article that is being written? Makes its page from the newest text, and knows its files.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Article, article as articleSchema } from '../../core/content/article.ts';
import { type Asset, assetPath } from '../../core/content/asset.ts';
import type { NewsletterIssue } from '../../core/content/newsletter.ts';
import { packArticle } from '../../core/content/packed-article.ts';
import type { Site } from '../../core/content/site.ts';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import { BARE_MAIL_FILE, MAIL_FILE } from '../../core/ipc/newsletter-contract.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { asIfPublished } from '../../core/preview/as-if-published.ts';
import {
  type Look,
  PAPER_FILE,
  pageAs,
  paperCss,
  styleAs,
  TOUCH_FILE,
  touchCss,
} from '../../core/preview/looks.ts';
import { type PictureUse, pictureKey, type Renditions } from '../../core/site/renditions.ts';
import { PageLinks } from '../../core/site/site-paths.ts';
import type { Theme } from '../../core/site/theme.ts';
import { type LoadedTheme, loadTheme } from '../export/load-theme.ts';
import { CardMaker } from '../media/card-maker.ts';
import { RenditionMaker } from '../media/rendition-maker.ts';
import { LibraryReader } from '../storage/read-library.ts';
import { Copies } from './copies.ts';
import { IssueReader, type MailPage, mailFile, withoutCopies } from './issue-reader.ts';
import { type MadePage, type PageFile, PageMaker } from './make-page.ts';
import { picturePage } from './picture-page.ts';
import type { PreviewedPage, ReadIssue, ServedFile } from './preview-messages.ts';
import { themeStamp } from './theme-stamp.ts';

/** For so long a look at the library is good enough for the next text of an article. */
const SEEN_FOR_MS = 5_000;

export interface PreviewSetting {
  readonly library: string;
  readonly themesFolder: string;
  readonly cacheFolder: string;
}

export interface ShowOptions {
  readonly isTyping?: boolean;
  readonly isWanted?: () => boolean;
}

/** The page that a window was shown last. */
interface Shown extends MadePage {
  /** Names what a frame gets of it. No other page of any process has had it. */
  readonly stamp: string;
  readonly theme: Theme;
  /** Those of the page before: a frame that still shows it may be asking for them. */
  readonly earlierFiles: MadePage['files'];
}

/** Makes previews of one library. */
export class PreviewEngine {
  readonly #setting: PreviewSetting;
  readonly #library: LibraryReader;
  readonly #pages = new PageMaker();
  readonly #maker: RenditionMaker;
  readonly #copies: Copies;
  readonly #cards: CardMaker;
  readonly #now: () => Date;
  readonly #renditions = new Map<string, Renditions>();
  /** Pictures that cannot have copies: asked for once. */
  readonly #hopeless = new Set<string>();
  readonly #shown = new Map<number, Shown>();
  readonly #issues = new IssueReader();
  /** The mails in frames; a frame shows a page or a mail. */
  readonly #mails = new Map<number, MailPage & { readonly stamp: string }>();
  #theme: { readonly stamp: string; readonly site: Site; readonly loaded: LoadedTheme } | undefined;
  #seen: { readonly library: LibrarySnapshot; readonly at: number } | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param now the moment that decides what is public and what is new */
  constructor(setting: PreviewSetting, now: () => Date = () => new Date()) {
    this.#setting = setting;
    this.#library = new LibraryReader(setting.library);
    this.#maker = new RenditionMaker(setting.cacheFolder);
    this.#copies = new Copies(setting.cacheFolder);
    this.#cards = new CardMaker(setting.cacheFolder);
    this.#now = now;
  }

  /**
   * The page of an article as an export of this moment would write it, with `text` (an article as JSON) in its place in the library.
   * `isTyping` says that the text is all that is likely to have changed. Pages are made one after the other; one that is not wanted any more when its turn comes fails with `cancelled`.
   */
  show(
    window: number,
    text: string,
    { isTyping = false, isWanted = () => true }: ShowOptions = {},
  ): Promise<Result<PreviewedPage>> {
    const made = this.#queue.then(() =>
      isWanted() ? this.#show(window, text, isTyping) : failure('cancelled'),
    );
    this.#queue = made.catch(() => undefined);
    return made;
  }

  /** Reads an issue of the newsletter as readers would get it now; the frame of the window shows its mail. */
  readIssue(
    window: number,
    issue: NewsletterIssue,
    isWanted: () => boolean = () => true,
  ): Promise<Result<ReadIssue>> {
    const made = this.#queue.then(async (): Promise<Result<ReadIssue>> => {
      if (!isWanted()) return failure('cancelled');
      const library = await this.#look(false);
      if (!library.ok) return library;
      const how = { asOf: this.#now(), renditions: this.#renditions };
      const { reading, page } = this.#issues.read(issue, library.value, how);
      const before = this.#mails.get(window);
      this.#shown.delete(window);
      const stamp = before?.html === page.html ? before.stamp : randomUUID();
      this.#mails.set(window, { ...page, stamp });
      const isWaitingForPictures = this.waitingPictures(window).length > 0;
      return success({ reading, stamp, isWaitingForPictures });
    });
    this.#queue = made.catch(() => undefined);
    return made;
  }

  /** The window shows no preview any more. */
  away(window: number): void {
    this.#shown.delete(window);
    this.#mails.delete(window);
  }

  /** A file of the page that a window was shown last, as it is put into the frame; undefined for every other path. */
  async file(window: number, path: string, look: Look): Promise<ServedFile | undefined> {
    const mail = this.#mails.get(window);
    if (mail !== undefined) {
      const file = this.#mailFile(mail, path, look);
      const isMail = path === MAIL_FILE || path === BARE_MAIL_FILE;
      return isMail && file !== undefined && 'bytes' in file
        ? { ...file, stamp: mail.stamp }
        : file;
    }
    const shown = this.#shown.get(window);
    if (shown === undefined) return undefined;
    if (path === shown.path) {
      const { html, stamp } = shown;
      const page = pageAs(html, look, new PageLinks(path).root);
      return { ...inline('text/html; charset=utf-8', page), stamp };
    }
    if (path === TOUCH_FILE) return inline('text/css; charset=utf-8', touchCss);
    if (path === PAPER_FILE) {
      return inline('text/css; charset=utf-8', paperCss(styleSheetsOf(shown)));
    }
    const framed = picturePage(path);
    if (framed !== undefined) {
      if (framed.of !== undefined && fileOf(shown, framed.of) === undefined) return undefined;
      return inline(framed.mediaType, framed.text);
    }
    const source = fileOf(shown, path);
    switch (source?.kind) {
      case undefined:
        return undefined;
      case 'text':
        return inline(mediaTypeOf(path), styled(path, source.text, look));
      case 'bytes':
        return path.endsWith('.css')
          ? inline(
              mediaTypeOf(path),
              styled(path, Buffer.from(source.bytes).toString('utf8'), look),
            )
          : { mediaType: mediaTypeOf(path), bytes: Buffer.from(source.bytes) };
      case 'asset':
        return {
          mediaType: source.asset.mediaType,
          path: this.#bytesOf(source.asset),
        };
      case 'card': {
        const { logo } = shown;
        const stored = logo && { path: this.#bytesOf(logo), mediaType: logo.mediaType };
        const bytes = await this.#cards.draw(source.card.facts, stored);
        return { mediaType: mediaTypeOf(path), bytes: Buffer.from(bytes) };
      }
      case 'copy':
        return {
          mediaType: mediaTypeOf(path),
          path: this.#maker.pathOf(source, source.rendition),
        };
    }
  }

  #mailFile(mail: MailPage, path: string, look: Look): ServedFile | undefined {
    const found = mailFile(mail, path, look);
    if (found === undefined) return undefined;
    if ('text' in found) return inline(found.mediaType, found.text);
    const { asset, crop } = found;
    const copy = this.#renditions.get(pictureKey(asset.id, crop))?.fallback;
    return copy === undefined
      ? { mediaType: asset.mediaType, path: this.#bytesOf(asset) }
      : { mediaType: `image/${copy.format}`, path: this.#maker.pathOf(found, copy) };
  }

  /**
   * Makes copies of pictures, one after the other; true where one was made that was not known before. Stops between two
   * when `isWanted` says no.
   */
  async makeCopies(pictures: readonly PictureUse[], isWanted: () => boolean): Promise<boolean> {
    let isNew = false;
    for (const picture of pictures) {
      const { asset, crop } = picture;
      const key = pictureKey(asset.id, crop);
      if (this.#renditions.has(key) || this.#hopeless.has(key)) continue;
      if (!isWanted()) break;
      const path = this.#bytesOf(asset);
      const made = await this.#copies.make(picture, path);
      if (made === undefined) this.#hopeless.add(key);
      else this.#renditions.set(key, made);
      isNew ||= made !== undefined;
    }
    return isNew;
  }

  async #show(window: number, text: string, isTyping: boolean): Promise<Result<PreviewedPage>> {
    const article = readArticle(text);
    if (!article.ok) return article;
    const library = await this.#look(isTyping);
    if (!library.ok) return library;
    const moment = this.#now();
    const theme = await this.#readTheme(library.value.site, isTyping);
    if (!theme.ok) return theme;
    const public_ = asIfPublished(article.value, moment);
    let page: Result<MadePage>;
    try {
      page = this.#pages.make(library.value, packArticle(public_), {
        theme: theme.value.theme,
        asOf: moment,
        renditions: this.#renditions,
      });
    } catch (error) {
      // A template of the theme that does not work: the failure names it.
      return { ok: false, error: toFailure(error) };
    }
    if (!page.ok) return page;
    const before = this.#shown.get(window);
    const isSame =
      before !== undefined &&
      before.html === page.value.html &&
      before.path === page.value.path &&
      before.theme === theme.value.theme &&
      haveSameFiles(before.files, page.value.files);
    const shown: Shown = {
      ...page.value,
      stamp: isSame ? before.stamp : randomUUID(),
      theme: theme.value.theme,
      earlierFiles: before?.files ?? new Map(),
    };
    this.#mails.delete(window);
    this.#shown.set(window, shown);
    return success({
      path: shown.path,
      html: shown.html,
      base: shown.base ?? null,
      asIfPublished: public_ !== article.value,
      stamp: shown.stamp,
      isWaitingForPictures: shown.withoutCopies.some(
        ({ asset, crop }) => !this.#hopeless.has(pictureKey(asset.id, crop)),
      ),
      warnings: [...theme.value.warnings],
    });
  }

  /** The pictures of the page a window shows that have no copies and could have them. */
  waitingPictures(window: number): readonly PictureUse[] {
    const mail = this.#mails.get(window);
    const lacking =
      mail === undefined
        ? this.#shown.get(window)?.withoutCopies
        : withoutCopies(mail, this.#renditions);
    return (lacking ?? []).filter(
      ({ asset, crop }) => !this.#hopeless.has(pictureKey(asset.id, crop)),
    );
  }

  #bytesOf(asset: Asset): string {
    return join(this.#setting.library, assetPath(asset));
  }

  /** While somebody types, nothing else is what they wait for: what was seen a moment ago is the library. */
  async #look(isTyping: boolean): Promise<Result<LibrarySnapshot>> {
    const seen = this.#seen;
    if (isTyping && seen !== undefined && performance.now() - seen.at < SEEN_FOR_MS) {
      return success(seen.library);
    }
    const read = await this.#library.read();
    if (!read.ok) return read;
    this.#seen = { library: read.value.snapshot, at: performance.now() };
    return success(read.value.snapshot);
  }

  async #readTheme(site: Site, isTyping: boolean): Promise<Result<LoadedTheme>> {
    if (isTyping && this.#theme?.site === site) return success(this.#theme.loaded);
    const { library, themesFolder } = this.#setting;
    const stamp = [
      JSON.stringify([site.theme, site.fonts, site.themeSettings]),
      await themeStamp(themesFolder),
      await themeStamp(join(library, 'themes')),
    ].join('\n\n');
    if (this.#theme?.stamp === stamp) {
      this.#theme = { ...this.#theme, site };
      return success(this.#theme.loaded);
    }
    const loaded = await loadTheme({ themesFolder, libraryFolder: library }, site);
    if (loaded.ok) this.#theme = { stamp, site, loaded: loaded.value };
    return loaded;
  }
}

function readArticle(text: string): Result<Article> {
  try {
    const parsed = articleSchema.safeParse(JSON.parse(text));
    if (parsed.success) return success(parsed.data);
    return failure('invalid-argument', { detail: parsed.error.issues[0]?.path.join('.') ?? '' });
  } catch (error) {
    return failure('invalid-argument', { detail: toFailure(error).detail });
  }
}

function fileOf(shown: Shown, path: string): PageFile | undefined {
  return shown.files.get(path) ?? shown.earlierFiles.get(path);
}

function styleSheetsOf(shown: Shown): string[] {
  return [...shown.theme.assets].flatMap(([path, bytes]) =>
    path.endsWith('.css') ? [Buffer.from(bytes).toString('utf8')] : [],
  );
}

function styled(path: string, text: string, look: Look): string {
  return path.endsWith('.css') ? styleAs(text, look) : text;
}

function inline(mediaType: string, text: string): ServedFile {
  return { mediaType, bytes: Buffer.from(text, 'utf8') };
}

function haveSameFiles(one: Shown['files'], other: Shown['files']): boolean {
  if (one.size !== other.size) return false;
  return [...one.keys()].every((path) => other.has(path));
}

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  avif: 'image/avif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};

function mediaTypeOf(path: string): string {
  return mediaTypes[path.replace(/^.*\./, '').toLowerCase()] ?? 'application/octet-stream';
}
