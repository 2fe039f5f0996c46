// What does an issue of the newsletter show at a moment, as plain data: every article looked up, what is not public left out?
import type { Crop } from '../content/article.ts';
import { type Asset, isImage } from '../content/asset.ts';
import type { ArticleId, AssetId } from '../content/ids.ts';
import type {
  NewsletterId,
  NewsletterIssue,
  NewsletterItem,
  NewsletterSlot,
} from '../content/newsletter.ts';
import { textDirection } from '../content/text.ts';
import { safeHref } from '../markup.ts';
import { cardFacts } from '../site/cards.ts';
import type { Edition, EditionArticle } from '../site/edition.ts';
import { eventWhen } from '../site/event-when.ts';
import { cropInPixels, hasRenditions, pictureKey } from '../site/renditions.ts';
import { dateView } from '../site/site-calendar.ts';
import { type SiteWords, siteWords } from '../site/site-words.ts';
import { type MailColours, mailColours } from './mail-colours.ts';
import { type ServiceTags, serviceTags } from './service-tags.ts';

/** A picture of an item or a slot, before it is decided where readers get it from. */
export interface MailPicture {
  /** Names the picture and the part of it that is shown: `pictureKey`. */
  readonly key: string;
  readonly asset: AssetId;
  readonly crop: Crop | undefined;
  /** Empty where it is decorative, or where nobody has described it. */
  readonly alt: string;
  /** The file's name, where nobody has described it. */
  readonly undescribed: string | undefined;
  /** Of the part that is shown, in its own pixels: what the copy for the mail is scaled from. */
  readonly width: number;
  readonly height: number;
  /** Where the website has a copy that every mail program shows, once the article is published there. */
  readonly onSite: string | undefined;
}

export interface ItemView {
  readonly article: ArticleId;
  readonly headline: string;
  /** Of the headline. */
  readonly language: string;
  /** The words of the newsroom for this issue, else the summary of the article; paragraphs. */
  readonly text: readonly string[];
  readonly textLanguage: string;
  /** A news type or a category, whichever the section is not. */
  readonly label: string;
  readonly day: string;
  readonly event: { readonly when: string; readonly place: string } | undefined;
  /** On the website; undefined where the site has no address. */
  readonly address: string | undefined;
  readonly picture: MailPicture | undefined;
}

export interface SectionView {
  readonly kind: 'section';
  readonly id: string;
  readonly title: string;
  readonly items: readonly ItemView[];
}

/** A part that is no article of ours. */
export interface SlotView {
  readonly kind: 'slot';
  readonly id: string;
  readonly role: NewsletterSlot['kind'];
  readonly title: string;
  readonly text: readonly string[];
  readonly label: string;
  /** Undefined where it is no address that a mail may lead to. */
  readonly address: string | undefined;
  readonly picture: MailPicture | undefined;
}

export type IssuePart = SectionView | SlotView;

/** An item that is not shown, and why. */
export interface LeftOutItem {
  readonly section: string;
  readonly article: ArticleId;
  readonly why: 'gone' | 'not-public';
  /** Empty where the article is gone. */
  readonly headline: string;
}

/** The issue as readers get it: it can cross to another process. */
export interface IssueView {
  readonly id: NewsletterId;
  readonly number: number;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly subject: string;
  readonly preheader: string;
  readonly intro: readonly string[];
  readonly period: string;
  readonly site: {
    readonly name: string;
    readonly tagline: string;
    /** With a slash at the end; undefined where none is set, and then nothing in the mail leads to an article. */
    readonly address: string | undefined;
  };
  readonly tags: ServiceTags;
  readonly colours: MailColours;
  /** Sections that show something and slots, in the order of readers. */
  readonly parts: readonly IssuePart[];
  readonly leftOut: readonly LeftOutItem[];
}

/** What an issue is read with. */
export interface IssueSource {
  /** What is public at the moment the issue is read for. With its copies of pictures known, pictures have an address on the website. */
  readonly edition: Edition;
  readonly assets: ReadonlyMap<AssetId, Asset>;
  /** Every article of the newsroom: names what is left out. */
  readonly articles: readonly { readonly id: ArticleId; readonly headline: string }[];
}

/** Reads an issue. An article that readers cannot see is left out, whatever stands in the issue, and reported in `leftOut`. */
export function readIssue(issue: NewsletterIssue, source: IssueSource): IssueView {
  const { edition } = source;
  const { site, base } = edition;
  const words = siteWords(issue.language);
  const leftOut: LeftOutItem[] = [];
  const sections = issue.sections.map((section): SectionView => {
    const items = section.items.flatMap((item) => {
      const article = edition.byId.get(item.article);
      if (article !== undefined) return [itemView(issue, item, article, source, words)];
      const record = source.articles.find(({ id }) => id === item.article);
      const why = record === undefined ? 'gone' : 'not-public';
      const headline = record?.headline ?? '';
      leftOut.push({ section: section.id, article: item.article, why, headline });
      return [];
    });
    return { kind: 'section', id: section.id, title: section.title, items };
  });
  const slotsAt = (isHere: (place: NewsletterSlot['place']) => boolean): SlotView[] =>
    issue.slots
      .filter(({ place }) => isHere(place))
      .map((slot) => slotView(slot, issue.language, source))
      .filter(({ title, text, picture }) => title !== '' || text.length > 0 || picture);
  const known = new Set(sections.map(({ id }) => id));
  const behind = (id: string) => (place: NewsletterSlot['place']) =>
    typeof place === 'object' && place.after === id;
  return {
    id: issue.id,
    number: issue.number,
    language: issue.language,
    direction: textDirection(issue.language),
    subject: issue.subject.trim(),
    preheader: issue.preheader.trim(),
    intro: paragraphs(issue.intro),
    period: periodText(issue.period, words),
    site: { name: site.name, tagline: site.tagline, address: base },
    tags: serviceTags(issue.service, issue.language),
    colours: mailColours(edition.colours),
    parts: [
      ...slotsAt((place) => place === 'start'),
      ...sections.flatMap((section) => [
        ...(section.items.length === 0 ? [] : [section]),
        ...slotsAt(behind(section.id)),
      ]),
      // One whose section is gone is not lost with it.
      ...slotsAt((place) => typeof place === 'object' && !known.has(place.after)),
      ...slotsAt((place) => place === 'end'),
    ],
    leftOut,
  };
}

/** Pixels of a copy across the whole mail, and of one beside a text: twice what is shown, for dense screens. */
const COPY_WIDTHS = { lead: 1200, small: 600 } as const;

export interface MailCopy {
  readonly picture: MailPicture;
  /** How wide the copy for the mail is, in its own pixels. */
  readonly width: number;
}

/** The copies that an issue needs, each part of a file once. */
export function copiesOf(view: IssueView): readonly MailCopy[] {
  const lead = leadOf(view);
  const copies = new Map<string, MailCopy>();
  const take = (picture: MailPicture | undefined, most: number): void => {
    if (picture === undefined) return;
    const width = Math.min(picture.width, Math.max(most, copies.get(picture.key)?.width ?? 0));
    copies.set(picture.key, { picture, width });
  };
  for (const part of view.parts) {
    if (part.kind === 'slot') take(part.picture, COPY_WIDTHS.small);
    else {
      for (const item of part.items) {
        take(item.picture, item === lead ? COPY_WIDTHS.lead : COPY_WIDTHS.small);
      }
    }
  }
  return [...copies.values()];
}

/** The first article, where its picture is one to open with: wider than high. */
export function leadOf({ parts }: IssueView): ItemView | undefined {
  const first = parts.find((part) => part.kind === 'section')?.items[0];
  const { width = 0, height = 1 } = first?.picture ?? {};
  return width / height >= 1.2 ? first : undefined;
}

/** Text that was typed with an empty line between paragraphs; what is only space is no paragraph. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\r?\n[\t ]*\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function itemView(
  issue: NewsletterIssue,
  item: NewsletterItem,
  article: EditionArticle,
  { edition, assets }: IssueSource,
  words: SiteWords,
): ItemView {
  const { record, newsType, categories } = article;
  const card = cardFacts(article);
  const own = paragraphs(item.blurb ?? '');
  const category = categories.find(({ id }) => id !== null);
  const use = record.featuredImage;
  const asset = use && assets.get(use.asset);
  return {
    article: article.id,
    headline: record.headline,
    language: record.language,
    text: own.length > 0 ? own : paragraphs(card.summary),
    textLanguage: own.length > 0 ? issue.language : record.language,
    label: issue.grouping === 'newsType' ? (category?.name ?? '') : newsType.name,
    day: dateView(article.day, edition.site.dateFormat, words).text,
    event:
      record.event === undefined
        ? undefined
        : {
            when: eventWhen(record.event, edition.site.dateFormat, words).when,
            place: record.event.place.trim(),
          },
    address: edition.base === undefined ? undefined : edition.base + article.path,
    picture:
      card.image === null || use === undefined || asset === undefined
        ? undefined
        : picture(
            asset,
            use.crop,
            card.image,
            siteCopy(edition, article, pictureKey(asset.id, use.crop)),
          ),
  };
}

/** The website's copy for every browser; undefined where it is not known which copies there are. */
function siteCopy(
  { base }: Edition,
  { featuredImage, media }: EditionArticle,
  key: string,
): string | undefined {
  const copy = featuredImage && media[featuredImage.id]?.copies[key]?.list.at(-1);
  return base === undefined || copy === undefined ? undefined : base + copy.path;
}

function picture(
  asset: Asset,
  crop: Crop | undefined,
  words: { readonly alt: string; readonly undescribed: string | undefined },
  onSite: string | undefined,
): MailPicture | undefined {
  if (!hasRenditions(asset) || asset.width === undefined || asset.height === undefined) {
    return undefined;
  }
  const whole = { width: asset.width, height: asset.height };
  const { width, height } = crop === undefined ? whole : cropInPixels(crop, whole);
  const { alt, undescribed } = words;
  return {
    key: pictureKey(asset.id, crop),
    asset: asset.id,
    crop,
    alt: alt.trim(),
    undescribed,
    width,
    height,
    onSite,
  };
}

function slotView(slot: NewsletterSlot, language: string, { assets }: IssueSource): SlotView {
  const asset = slot.image && assets.get(slot.image.asset);
  const alt = slot.image?.alt.trim() ?? '';
  return {
    kind: 'slot',
    id: slot.id,
    role: slot.kind,
    title: slot.title.trim(),
    text: paragraphs(slot.text),
    label: slot.label.trim(),
    address: safeHref(slot.url),
    picture:
      asset === undefined || !isImage(asset)
        ? undefined
        : picture(asset, undefined, describedBy(asset, alt, language), undefined),
  };
}

function describedBy(asset: Asset, alt: string, language: string) {
  const known = alt === '' && !asset.decorative ? (asset.alt[language]?.trim() ?? '') : alt;
  return {
    alt: known,
    undescribed: known === '' && !asset.decorative ? asset.fileName : undefined,
  };
}

/** `March – April 2026` where whole months are meant, else `9 March – 12 April 2026`. */
export function periodText(
  { from, until }: NewsletterIssue['period'],
  words: Pick<SiteWords, 'months'>,
): string {
  const [first, last] = [dayParts(from), dayParts(until)];
  const isWhole = first.day === 1 && last.day === lastDayOf(last.year, last.month);
  const name = ({ month, day }: DayParts): string =>
    `${isWhole ? '' : `${day} `}${words.months[month - 1] ?? month}`;
  const end = `${name(last)} ${last.year}`;
  if (name(first) === name(last) && first.year === last.year) return end;
  if (first.year !== last.year) return `${name(first)} ${first.year} – ${end}`;
  return `${name(first)} – ${end}`;
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayParts(iso: string): DayParts {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return { year, month, day };
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
