// What stands in a generated newsroom? Articles as long and as varied as real ones, from chance with a known start.
//
// Only whole-number arithmetic and division decide anything here, so that the same seed gives the same bytes on every
// runtime.
import type { Article } from '../../core/content/article.ts';
import type { BodyNode } from '../../core/content/body.ts';
import {
  type ArticleId,
  type AssetId,
  type IdSource,
  makeArticleId,
  makePersonId,
  makeTermId,
} from '../../core/content/ids.ts';
import type { Category, NewsType, Person } from '../../core/content/site.ts';
import { startingNewsTypes } from '../../core/content/site.ts';
import { makeSlug } from '../../core/content/text.ts';

/** Chance with a known start: whole numbers from two multiplications and shifts each. */
export class Chance {
  #state: number;

  constructor(...seeds: readonly number[]) {
    this.#state = 0x9e3779b9;
    for (const seed of seeds) this.#state = this.#mix(this.#state ^ Math.imul(seed, 0x85ebca6b));
  }

  #mix(value: number): number {
    let mixed = value >>> 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return Math.floor((this.#mix(this.#state) / 0x1_0000_0000) * limit);
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }

  /** True in `percent` of a hundred cases. */
  percent(percent: number): boolean {
    return this.below(100) < percent;
  }

  ids(milliseconds: number): IdSource {
    return {
      now: () => milliseconds,
      random: (bytes) => {
        for (let index = 0; index < bytes.length; index++) bytes[index] = this.below(256);
        return bytes;
      },
    };
  }
}

/** Words in order of how often they come: each is drawn about 1 / (its place + 3) as often as the first. */
class Vocabulary {
  readonly #words: readonly string[];
  readonly #upTo: number[] = [];

  constructor(words: readonly string[]) {
    this.#words = words;
    let total = 0;
    for (let place = 0; place < words.length; place++) {
      total += 1 / (place + 3);
      this.#upTo.push(total);
    }
  }

  draw(chance: Chance): string {
    const wanted = (chance.below(1_000_000) / 1_000_000) * (this.#upTo.at(-1) ?? 0);
    let [low, high] = [0, this.#upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return this.#words[low] ?? '';
  }
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const joining = new Vocabulary(
  words(`the of and to in a for with on that is as by from at this their are was it be has were which
  an will its or have not they more also who can been all our we between through about into during over these other
  after when one two three new both while under within each many how where than but may such across most before until
  without against only still often first last next same early late local`),
);

const stems =
  words(`probation service people community work support project court programme staff office training
  sentence offender victim justice report research partner meeting member country public prison release supervision
  practice group family housing health employment mentor education safety skill plan result policy law change trust
  risk assessment contact volunteer agency association seminar workshop conference speaker question answer method
  evidence study review guide module course manager officer judge lawyer police city region network exchange visit
  experience example challenge effort decision order measure period month year week day morning evening award budget
  fund grant study team leader youth child woman man parent school college teacher student garden kitchen library
  museum river street bridge market village station road house room table paper letter book page newsletter podcast
  video photo interview story picture voice language translation summary edition chapter figure number share rate
  average survey sample interval trend record file form register system tool device bracelet monitor software website
  platform account data privacy consent rule standard principle value right duty role task step stage goal target
  outcome effect impact cause reason condition consequence relation dialogue mediation circle restoration reparation
  apology harm conflict violence addiction treatment therapy nurse doctor clinic hospital shelter landlord rent debt
  benefit pension wage job trade craft carpenter baker mechanic farm forest park fence bench wall paint tree seed
  harvest coast harbour ferry island border mountain valley winter spring summer autumn holiday festival concert
  theatre choir sport football boxing race team coach journey ticket bus train bicycle shop customer invoice contract
  procurement tender consultation hearing appeal verdict statute amendment parliament minister ministry committee
  council mayor board chair secretary treasurer auditor inspector commission union federation charter treaty
  declaration resolution recommendation strategy framework roadmap pilot launch closing anniversary opening signature`);

const verbs = new Vocabulary(
  words(`said works helps brought shows needs gives makes met keeps takes asked started opened offers led found wrote
  told built joined planned learned visited presented discussed agreed described explained compared measured improved
  reduced supported invited trained published translated welcomed followed reached changed chose returned answered
  counted tested shared hosted chaired signed funded renewed closed moved raised covered received`),
);

const qualities =
  words(`new local national European small large open shared early recent common practical public
  careful honest steady daily weekly yearly regional rural urban young older safe fair clear simple difficult
  successful independent voluntary joint final annual digital personal social legal criminal civil economic Nordic
  Baltic Alpine northern southern eastern western former future current regular special general modern quiet busy`);

const places =
  words(`Utrecht Lisbon Riga Prague Bucharest Dublin Vienna Tallinn Zagreb Porto Ghent Malmö Kraków Łódź
  Vilnius Ljubljana Bergen Geneva Turin Valencia Lyon Hamburg Cork Aarhus Tampere Brno Plovdiv Košice Graz Malta
  Valletta Brussels Strasbourg Córdoba Reykjavík Zürich Athens Nicosia Antwerp Rotterdam`);

const people =
  words(`Amélie Jonas Zofia Mateus Ingrid Tomáš Elena Niamh Dragan Søren Katrin Paulo Marta Luka Ewa Henrik
  Ioana Aoife Pieter Chiara`);
const families =
  words(`Duarte Novak Lindqvist Keane Popescu Jansen Weber Kowalska Ferrari Andersson Horvat Moreau
  Silva Byrne Nielsen Kask Berzins Petrov Rossi Huber`);

/** Things: the plain words first, then rarer ones made from them, as a real language has them. */
const things = new Vocabulary([
  ...new Set([
    ...stems,
    ...stems.slice(0, 260).map((stem) => `${stem}s`),
    ...stems.slice(40, 300).map((stem, index) => `${stem} ${stems[(index * 7) % 200] ?? 'work'}`),
    ...qualities.flatMap((quality, index) =>
      stems.slice(index, index + 30).map((stem) => `${quality} ${stem}`),
    ),
  ]),
]);

const topics =
  words(`Accommodation Alternatives Arts Communication Courts Diversity Domestic-violence Education
  Electronic-monitoring Employment Families Gender Health International Legislation Mediation Mentoring Policy
  Prisons Radicalisation Research Restorative-justice Technology Victims`);

/** A stored file of the generated newsroom, as far as articles name it. */
export interface GeneratedAsset {
  readonly id: AssetId;
  readonly title: string;
}

export interface GeneratedTerms {
  readonly categories: readonly Category[];
  readonly newsTypes: readonly NewsType[];
  readonly people: readonly Person[];
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2008, 0, 7);
const LAST_DAY = Date.UTC(2026, 9, 30);

/** When the newsroom was made, for records that say so. */
export const generatedAt = new Date(FIRST_DAY - 30 * DAY);

/** 24 categories, 8 news types and 20 people. */
export function generateTerms(seed: number): GeneratedTerms {
  const chance = new Chance(seed, 1);
  const ids = chance.ids(generatedAt.getTime());
  const term = (name: string, order: number, fallback: string): NewsType => ({
    id: makeTermId(ids),
    name,
    slug: makeSlug(name, new Set(), fallback),
    description: '',
    order,
  });
  return {
    categories: topics.map((topic, order) => term(topic.replaceAll('-', ' '), order, 'topic')),
    newsTypes: startingNewsTypes.map((name, order) => term(name, order, 'type')),
    people: people.map((given, index) => ({
      id: makePersonId(ids),
      name: `${given} ${families[index] ?? ''}`,
      role: chance.pick(['Researcher', 'Director', 'Probation officer', 'Communication officer']),
      organisation: `${chance.pick(places)} Probation Service`,
      link: '',
    })),
  };
}

/** The ids of all articles, oldest first; their dates are spread evenly over years, with chance inside each step. */
export function generateArticleIds(seed: number, count: number): ArticleId[] {
  const step = (LAST_DAY - FIRST_DAY) / Math.max(1, count);
  return Array.from({ length: count }, (_, number) => {
    const chance = new Chance(seed, 2, number);
    const made = Math.floor(
      FIRST_DAY + step * number + chance.below(Math.max(1, Math.floor(step))),
    );
    return makeArticleId(chance.ids(made));
  });
}

/** Article `number` of a newsroom: about 650 words, links to older ones, one to three categories. */
export function generateArticle(
  seed: number,
  number: number,
  ids: readonly ArticleId[],
  terms: GeneratedTerms,
  images: readonly GeneratedAsset[],
  documents: readonly GeneratedAsset[],
): Article {
  const chance = new Chance(seed, 3, number);
  const id = ids[number];
  if (id === undefined) throw new Error(`there is no article ${number}`);
  const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  const createdAt = new Date(made).toISOString();
  const updated = new Date(made + (1 + chance.below(72)) * 3_600_000).toISOString();
  const headline = makeHeadline(chance);
  const categories = new Set(
    Array.from({ length: 1 + chance.below(3) }, () => chance.pick(terms.categories).id),
  );
  const status = chance.percent(90)
    ? 'published'
    : chance.pick(['draft', 'inReview', 'approved', 'archived'] as const);
  const hasBeenOut = status === 'published' || status === 'archived';
  const image = images.length > 0 && chance.percent(40) ? chance.pick(images) : undefined;
  const attached =
    documents.length > 0 && chance.percent(15)
      ? [...new Set(Array.from({ length: 1 + chance.below(3) }, () => chance.pick(documents)))]
      : [];
  return {
    id,
    // The number makes the address its own without looking at any other article.
    slug: makeSlug(`${headline} ${number + 1}`.slice(0, 76), new Set(), `article-${number + 1}`),
    headline,
    standfirst: sentence(chance, 18),
    summary: sentence(chance, 14),
    language: 'en',
    body: { schemaVersion: 1, document: makeBody(chance, number, ids, images) },
    bylines: chance.percent(70) ? [chance.pick(terms.people).id] : [],
    categories: [...categories],
    newsType: chance.pick(terms.newsTypes).id,
    tags: [],
    ...(image === undefined ? {} : { featuredImage: { asset: image.id, alt: image.title } }),
    attachments: attached.map(({ id: asset, title }) => ({ asset, title, language: 'en' })),
    status,
    ...(hasBeenOut ? { publishedAt: updated } : {}),
    updatedAt: updated,
    createdAt,
    corrections: [],
    highlighted: chance.below(500) === 0,
    revision: 1 + chance.below(9),
    lineage: [],
  };
}

function makeHeadline(chance: Chance): string {
  const [place, thing, other] = [chance.pick(places), things.draw(chance), things.draw(chance)];
  const quality = chance.pick(qualities);
  switch (chance.below(4)) {
    case 0:
      return `${place}: ${quality} ${thing} and ${other}`;
    case 1:
      return capital(`${quality} ${thing} in ${place} ${verbs.draw(chance)} ${other}`);
    case 2:
      return capital(`how ${thing} ${verbs.draw(chance)} ${quality} ${other} in ${place}`);
    default:
      return `${place} ${verbs.draw(chance)} ${quality} ${thing}`;
  }
}

function makeBody(
  chance: Chance,
  number: number,
  ids: readonly ArticleId[],
  images: readonly GeneratedAsset[],
): BodyNode {
  const content: BodyNode[] = [];
  const sections = 3 + chance.below(3);
  for (let section = 0; section < sections; section++) {
    if (section > 0) {
      const title = capital(`${chance.pick(qualities)} ${things.draw(chance)}`);
      content.push({ type: 'heading', attrs: { level: 2 }, content: [text(title)] });
    }
    for (let part = 2 + chance.below(2); part > 0; part--) content.push(makeParagraph(chance));
    if (chance.percent(30)) {
      const items = Array.from({ length: 3 + chance.below(3) }, () => ({
        type: 'listItem',
        content: [{ type: 'paragraph', content: [text(sentence(chance, 8))] }],
      }));
      content.push({ type: 'bulletList', content: items });
    }
    if (chance.percent(20)) {
      const said = { type: 'paragraph', content: [text(sentence(chance, 16))] };
      content.push({ type: 'blockquote', content: [said] });
    }
  }
  const older = number > 0 ? ids[chance.below(number)] : undefined;
  if (older !== undefined) {
    const href = `galley:article/${older}`;
    content.push({
      type: 'paragraph',
      content: [
        text('Read also about '),
        { ...text(things.draw(chance)), marks: [{ type: 'link', attrs: { href } }] },
        text(' in an earlier article, or see '),
        {
          ...text('the programme'),
          marks: [{ type: 'link', attrs: { href: `https://www.example.org/programme/${number}` } }],
        },
        text('.'),
      ],
    });
  }
  const image = images.length > 0 && chance.percent(12) ? chance.pick(images) : undefined;
  if (image !== undefined) {
    content.splice(2, 0, {
      type: 'figure',
      attrs: { asset: image.id, alt: image.title, decorative: null, focalPoint: null },
      content: [text(sentence(chance, 7))],
    });
  }
  return { type: 'doc', content };
}

function makeParagraph(chance: Chance): BodyNode {
  const sentences = Array.from({ length: 3 + chance.below(3) }, () =>
    sentence(chance, 10 + chance.below(12)),
  );
  if (chance.percent(25)) {
    const [first = '', ...rest] = sentences;
    return {
      type: 'paragraph',
      content: [{ ...text(first), marks: [{ type: 'bold' }] }, text(` ${rest.join(' ')}`)],
    };
  }
  return { type: 'paragraph', content: [text(sentences.join(' '))] };
}

/** A sentence of about `length` words: small words and things in turn, a verb in its middle. */
function sentence(chance: Chance, length: number): string {
  const parts: string[] = [];
  for (let place = 0; place < length; place++) {
    if (place === Math.floor(length / 3)) parts.push(verbs.draw(chance));
    else if (place % 2 === 0) parts.push(joining.draw(chance));
    else if (chance.percent(6)) parts.push(chance.pick(places));
    else parts.push(things.draw(chance));
  }
  return `${capital(parts.join(' '))}.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function text(words: string): BodyNode {
  return { type: 'text', text: words };
}

/** A title for a file of the newsroom. */
export function generateTitle(seed: number, number: number): string {
  const chance = new Chance(seed, 4, number);
  return capital(`${chance.pick(qualities)} ${things.draw(chance)} in ${chance.pick(places)}`);
}
