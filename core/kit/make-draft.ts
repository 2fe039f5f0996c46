// Which draft comes of a plan and what a person decided? The article as an edit; its files are in the newsroom by then.
import type { Article, ArticleEdit } from '../content/article.ts';
import { BODY_SCHEMA_VERSION, type BodyNode } from '../content/body.ts';
import type { AssetId, PersonId } from '../content/ids.ts';
import type { NewsType, Person } from '../content/site.ts';
import type { KitChoices, KitPlan, PlannedSpeaker } from './kit-plan.ts';

/** What says that nobody knows the language of a file: the pre-flight asks for it. */
const UNDETERMINED = 'und';

export interface DraftMaterials {
  readonly plan: KitPlan;
  readonly choices: KitChoices;
  /** The file of the newsroom that a file of the folder became; undefined where it did not come. */
  assetOf(number: number): AssetId | undefined;
  readonly newsTypes: readonly NewsType[];
  readonly people: readonly Person[];
}

/** What stands above the speakers, in the language of the article. */
const speakersHeading: Readonly<Record<string, string>> = {
  en: 'Speakers',
  fr: 'Intervenantes et intervenants',
  de: 'Vortragende',
};

/** The draft of an event report. Alternative texts are left to people: the pre-flight names each picture that has none. */
export function makeDraft(materials: DraftMaterials): ArticleEdit {
  const { plan, choices, assetOf, newsTypes } = materials;
  const { headline, language, event } = choices;
  const pictures = chosenPictures(plan, choices).flatMap(({ number, width, height }) => {
    const asset = assetOf(number);
    return asset === undefined ? [] : [{ asset, isLandscape: width > height }];
  });
  const featured = pictures.find(({ isLandscape }) => isLandscape);
  const newsType = reportAmong(newsTypes);
  return {
    headline,
    language,
    body: { schemaVersion: BODY_SCHEMA_VERSION, document: bodyOf(materials, pictures) },
    attachments: attachmentsOf(materials),
    ...(newsType === undefined ? {} : { newsType: newsType.id }),
    ...(featured === undefined ? {} : { featuredImage: { asset: featured.asset } }),
    ...(event === null ? {} : { event }),
  };
}

function chosenPictures(plan: KitPlan, { pictures }: KitChoices): KitPlan['pictures'] {
  const chosen = new Set(pictures);
  return plan.pictures.filter(({ number }) => chosen.has(number));
}

/** The numbers of the files that a draft needs, downloads first. */
export function neededFiles(plan: KitPlan, choices: KitChoices): number[] {
  const downloads = new Set(choices.downloads);
  return [
    ...plan.downloads.flatMap(({ number }) => (downloads.has(number) ? [number] : [])),
    ...chosenPictures(plan, choices).map(({ number }) => number),
  ];
}

/** The speakers that are to become people of the newsroom: those who are chosen, and none of them yet. */
export function newPeople(plan: KitPlan, choices: KitChoices): readonly PlannedSpeaker[] {
  const chosen = new Set(choices.speakers);
  const wanted = new Set(choices.newPeople);
  return plan.speakers.filter(
    ({ number, person }) => person === null && chosen.has(number) && wanted.has(number),
  );
}

/** A person of the newsroom, as a document names them. */
export function personOf({ name, role, organisation }: PlannedSpeaker, id: PersonId): Person {
  return { id, name, role, organisation, link: '' };
}

function attachmentsOf({ plan, choices, assetOf }: DraftMaterials): Article['attachments'] {
  const chosen = new Set(choices.downloads);
  return plan.downloads.flatMap(({ number, title, language: { tag, isSure } }) => {
    const asset = chosen.has(number) ? assetOf(number) : undefined;
    if (asset === undefined) return [];
    return [{ asset, title, language: isSure ? (tag ?? UNDETERMINED) : UNDETERMINED }];
  });
}

function bodyOf(
  { plan, choices, people }: DraftMaterials,
  pictures: readonly { readonly asset: AssetId }[],
): BodyNode {
  const chosen = new Set(choices.speakers);
  const speakers = plan.speakers.filter(({ number }) => chosen.has(number));
  const heading = speakersHeading[choices.language.split('-', 1)[0] ?? ''] ?? 'Speakers';
  return {
    type: 'doc',
    content: [
      // Where the report is written: the caret goes there first.
      { type: 'paragraph' },
      ...(choices.event === null ? [] : [{ type: 'eventFacts' }]),
      ...(speakers.length === 0
        ? []
        : [
            { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: heading }] },
            {
              type: 'peopleList',
              content: speakers.map((speaker) => entryOf(speaker, people)),
            },
          ]),
      ...(pictures.length === 0
        ? []
        : [
            {
              type: 'gallery',
              content: pictures.map(({ asset }) => ({ type: 'figure', attrs: { asset } })),
            },
          ]),
    ],
  };
}

function entryOf(speaker: PlannedSpeaker, people: readonly Person[]): BodyNode {
  const known = people.find(({ id }) => id === speaker.person);
  const said = (text: string | undefined): string | null =>
    text === undefined || text === '' ? null : text;
  return {
    type: 'personEntry',
    attrs: {
      name: known?.name ?? speaker.name,
      role: said(known?.role) ?? said(speaker.role),
      organisation: said(known?.organisation) ?? said(speaker.organisation),
      link: said(known?.link),
    },
  };
}

/** The news type of event reports, by its name or address in any of our languages. */
function reportAmong(newsTypes: readonly NewsType[]): NewsType | undefined {
  const words = /event[ -]?report|compte[ -]?rendu|veranstaltungsbericht|tagungsbericht/i;
  return newsTypes.find(({ name, slug }) => words.test(name) || words.test(slug));
}
