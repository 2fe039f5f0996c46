// What do the social cards of an article and of the site say, and where do they stand on the website?
import { dateOf } from './cards.ts';
import type { EditionArticle } from './edition.ts';
import type { House } from './house.ts';
import { cardKey, cardPath, type SocialCardFacts } from './social-card.ts';

/** A card: the same object as long as nothing that is seen on it changes. */
export interface SocialCard {
  readonly facts: SocialCardFacts;
  /** Names the picture: equal keys are equal bytes. */
  readonly key: string;
  readonly path: string;
  /** For those who cannot see it. */
  readonly alt: string;
}

const known = new WeakMap<
  EditionArticle,
  { readonly from: CardHouse; readonly card: SocialCard }
>();

/** What a card shows of the site. */
type CardHouse = Pick<House, 'site' | 'colours' | 'logo' | 'words'>;

/** Undefined where the site has no address: networks fetch pictures by theirs, so nobody would see it. */
export function articleCard(house: House, article: EditionArticle): SocialCard | undefined {
  if (house.base === undefined) return undefined;
  const made = known.get(article);
  if (made !== undefined && isSameHouse(made.from, house)) return made.card;
  const facts = factsOf(house, article);
  const key = cardKey(facts);
  const card: SocialCard =
    made?.card.key === key
      ? made.card
      : {
          facts,
          key,
          path: cardPath(article.slug, key),
          alt: `${article.record.headline} – ${house.site.name}`,
        };
  const { site, colours, logo, words } = house;
  known.set(article, { from: { site, colours, logo, words }, card });
  return card;
}

function isSameHouse(one: CardHouse, other: CardHouse): boolean {
  return (
    one.site === other.site &&
    one.colours.primary === other.colours.primary &&
    one.colours.badge === other.colours.badge &&
    one.logo?.asset === other.logo?.asset &&
    one.words === other.words
  );
}

function factsOf(house: House, article: EditionArticle): SocialCardFacts {
  const { record, newsType, categories, day } = article;
  const subject = categories.find((term) => term.id !== null);
  return {
    headline: record.headline,
    label: subject === undefined ? newsType.name : `${newsType.name} · ${subject.name}`,
    siteName: house.site.name,
    date: dateOf(house, day).text,
    language: record.language,
    colours: { primary: house.colours.primary, badge: house.colours.badge },
    logo: house.logo?.asset.id ?? null,
  };
}

/** The card of every page that is not about one article: the name of the site, and what it says of itself. */
export function siteCard(house: House): SocialCard | undefined {
  if (house.base === undefined) return undefined;
  const { base, site, colours, language, logo } = house;
  const facts: SocialCardFacts = {
    headline: site.name,
    label: site.tagline,
    siteName: site.name,
    date: base.replace(/^https?:\/\/|\/$/g, ''),
    language,
    colours: { primary: colours.primary, badge: colours.badge },
    logo: logo?.asset.id ?? null,
  };
  const key = cardKey(facts);
  return { facts, key, path: cardPath('site', key), alt: site.name };
}
