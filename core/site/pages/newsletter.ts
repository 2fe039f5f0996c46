// What is on the page of an issue of the newsletter? What its readers were sent, with the articles as they are now.
import {
  type IssueSource,
  type ItemView,
  readIssue,
  type SlotView,
} from '../../newsletter/issue-view.ts';
import { type MailWords, mailWords } from '../../newsletter/mail-words.ts';
import {
  type CardFacts,
  cardFacts,
  dateOf,
  imageView,
  type PictureFacts,
  pictureFacts,
} from '../cards.ts';
import { definePage, type PagePlace } from '../define-page.ts';
import type { EditionIssue } from '../edition.ts';
import { publicationIssue } from '../json-ld.ts';
import { type PageLinks, paths } from '../site-paths.ts';
import { stepsForMachines, stepViews } from '../steps.ts';
import { type LinkView, type NewsletterPartView, templateOf } from '../view-models.ts';

interface NewsletterIngredients {
  readonly number: number;
  readonly subject: string;
  readonly preheader: string;
  readonly sentAt: string;
  readonly day: string;
  readonly period: string;
  readonly intro: readonly string[];
  readonly parts: readonly PartFacts[];
  /** The neighbours that were sent. */
  readonly newer: NeighbourFacts | null;
  readonly older: NeighbourFacts | null;
}

interface NeighbourFacts {
  readonly path: string;
  readonly number: number;
  readonly language: string;
}

type PartFacts =
  | {
      readonly kind: 'section';
      readonly id: string;
      readonly title: string;
      readonly items: readonly ItemFacts[];
    }
  | (Pick<SlotView, 'kind' | 'id' | 'role' | 'title' | 'text' | 'label'> & {
      readonly address: string | null;
      readonly image: PictureFacts | null;
    });

/** The words are those of the issue; all else comes from the card of the article. */
interface ItemFacts extends Pick<ItemView, 'article' | 'text' | 'textLanguage' | 'label'> {
  readonly event: { readonly when: string; readonly place: string } | null;
  readonly card: CardFacts;
}

export const newsletter = definePage<NewsletterIngredients>({
  name: 'newsletter',
  template: templateOf.newsletter,
  *pages(edition) {
    if (edition.issues.length === 0) return;
    const assets = new Map([...edition.media].map(([id, { asset }]) => [id, asset]));
    for (const [index, sent] of edition.issues.entries()) {
      yield {
        path: sent.path,
        isListed: true,
        language: sent.issue.language,
        ingredients: {
          ...ingredientsOf({ edition, assets, articles: [] }, sent),
          newer: neighbour(edition.issues[index - 1]),
          older: neighbour(edition.issues[index + 1]),
        },
      };
    }
  },
  make(facts, place) {
    const { house, links, path, language } = place;
    const words = mailWords(language);
    const label = issueLabel(facts.number, words);
    const heading = facts.subject === '' ? label : facts.subject;
    const steps = [
      { name: house.words.newsletters, path: paths.newsletters },
      { name: label, path },
    ];
    const articles = facts.parts.flatMap((part) =>
      part.kind === 'section'
        ? part.items.map(({ article, card: { headline, path: at } }) => ({
            id: article,
            headline,
            path: at,
          }))
        : [],
    );
    return {
      view: {
        kind: 'newsletter',
        label,
        heading,
        breadcrumb: stepViews(house, steps, links),
        language,
        date: dateOf(house, facts.day),
        period: facts.period,
        intro: facts.intro,
        parts: facts.parts.map((part, at) => partView(part, at, place, words)),
        newer: neighbourLink(facts.newer, links),
        older: neighbourLink(facts.older, links),
      },
      title: `${heading} – ${house.site.name}`,
      summary: facts.preheader,
      section: paths.newsletters,
      article: undefined,
      jsonLd: [
        publicationIssue(house, {
          path,
          number: facts.number,
          name: heading,
          language,
          sentAt: facts.sentAt,
          articles,
        }),
        ...stepsForMachines(house, steps),
      ],
      feeds: [],
    };
  },
});

/** `Newsletter no. 12`. */
export function issueLabel(number: number, words: MailWords): string {
  return words.issue.replace('{number}', () => String(number));
}

function ingredientsOf(
  source: IssueSource,
  { issue, day }: EditionIssue,
): Omit<NewsletterIngredients, 'newer' | 'older'> {
  const { edition } = source;
  const view = readIssue(issue, source);
  const slots = new Map(issue.slots.map((slot) => [slot.id, slot]));
  const { number, subject, preheader, period, intro } = view;
  const parts = view.parts.map((part): PartFacts => {
    if (part.kind === 'slot') {
      const { kind, id, role, title, text, label, address = null } = part;
      const image = slots.get(id)?.image;
      const media = image && edition.media.get(image.asset);
      const picture =
        image === undefined || media === undefined
          ? null
          : pictureFacts(media, slotUse(image), issue.language, edition.language);
      return { kind, id, role, title, text, label, address, image: picture };
    }
    const items = part.items.flatMap(({ article, text, textLanguage, label, event = null }) => {
      const shown = edition.byId.get(article);
      return shown === undefined
        ? []
        : [{ article, text, textLanguage, label, event, card: cardFacts(shown) }];
    });
    return { kind: 'section', id: part.id, title: part.title, items };
  });
  return { number, subject, preheader, sentAt: issue.sentAt ?? '', day, period, intro, parts };
}

/** A slot without words of its own for its picture takes those of the file. */
function slotUse({ asset, alt }: NonNullable<EditionIssue['issue']['slots'][number]['image']>) {
  return alt.trim() === '' ? { asset } : { asset, alt };
}

function partView(
  part: PartFacts,
  at: number,
  { house, links }: PagePlace,
  words: MailWords,
): NewsletterPartView {
  // Ids of an issue are what people and programs made of them; an anchor is a plain word.
  const id = `part-${at + 1}`;
  if (part.kind === 'slot') {
    const { title, text, label, address, image, role } = part;
    return {
      kind: 'slot',
      id,
      title,
      label: words[role],
      items: [],
      text,
      image: image && imageView(house, image, `“${title}”`, links),
      link: address === null ? null : { label: label === '' ? address : label, href: address },
    };
  }
  return {
    kind: 'section',
    id,
    title: part.title,
    label: '',
    text: [],
    image: null,
    link: null,
    items: part.items.map(({ article: _id, card, event, ...said }) => ({
      ...said,
      href: links.to(card.path),
      headline: card.headline,
      language: card.language,
      date: dateOf(house, card.day),
      event,
      image: card.image && imageView(house, card.image, `“${card.headline}”`, links),
    })),
  };
}

function neighbour(sent: EditionIssue | undefined): NeighbourFacts | null {
  if (sent === undefined) return null;
  const { path, issue } = sent;
  return { path, number: issue.number, language: issue.language };
}

function neighbourLink(sent: NeighbourFacts | null, links: PageLinks): LinkView | null {
  if (sent === null) return null;
  const label = issueLabel(sent.number, mailWords(sent.language));
  return { label, href: links.to(sent.path), current: false };
}
