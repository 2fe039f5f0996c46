// What would the folder of a seminar become in the pretended newsroom? The real plan, of facts that nobody had to read.
import { type Article, newArticle } from '../../core/content/article.ts';
import { type ArticleId, type AssetId, assetId } from '../../core/content/ids.ts';
import type { Person, Site, Taxonomy } from '../../core/content/site.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { DocumentFacts, FileFacts } from '../../core/kit/folder-facts.ts';
import { type KitPlan, kitChoices } from '../../core/kit/kit-plan.ts';
import { makeDraft } from '../../core/kit/make-draft.ts';
import { planKit } from '../../core/kit/plan-kit.ts';

interface World {
  readonly site: Site;
  readonly words: { readonly taxonomy: Taxonomy; readonly people: readonly Person[] };
  newId(): ArticleId;
  /** Keeps a new article, and tells the window of it. */
  add(article: Article): void;
}

const document = (changes: Partial<DocumentFacts>): DocumentFacts => ({
  ...{ is: 'document', kind: 'presentation', title: null, author: null, language: null },
  ...{ firstTitle: null, opening: [], lines: changes.opening ?? [], slides: null },
  ...{ isTagged: null, unread: null },
  ...changes,
});

const contents: Readonly<Record<string, FileFacts['content']>> = {
  'Programme.docx': document({
    kind: 'text',
    title: 'Programme: Opening doors',
    lines: [
      'Lisbon, 12–13 March 2026',
      'Venue: Town Hall',
      '09:00 Welcome',
      '09:30 Inês Duarte — Head of programmes, Harbour Trust',
      '16:30 What we take home, and what is next for all of us who were there',
    ],
  }),
  'Slides/First steps.pptx': document({
    title: 'First steps out',
    author: 'Robin Ek',
    slides: { all: 12, untitled: 3, undescribed: 1 },
  }),
  'Slides/Research.pdf': document({
    kind: 'pdf',
    firstTitle: 'What research knows',
    isTagged: false,
  }),
  'Photos/IMG_0412.jpg': {
    is: 'picture',
    width: 4000,
    height: 3000,
    takenAt: '2026-03-12T10:02:07',
  },
  'Photos/IMG_0399.jpg': {
    is: 'picture',
    width: 3000,
    height: 4000,
    takenAt: '2026-03-12T09:10:00',
  },
};

export function fakeKit({ site, words, newId, add }: World) {
  const plan = (): KitPlan =>
    planKit(
      {
        name: '2026-03_Opening_doors',
        files: Object.entries(contents).map(([shownAs, content], number) => ({
          ...{ number, shownAs, content, size: 400_000 * (number + 1) },
          fileName: shownAs.split('/').at(-1) ?? shownAs,
          sha256: idOf(number),
          mediaType: 'application/octet-stream',
          extension: shownAs.split('.').at(-1) ?? '',
        })),
        refused: [{ shownAs: 'setup.exe', why: 'program' }],
        passedOver: 2,
      },
      { people: words.people, languages: site.languages, isDescribed: () => false },
      newId(),
    );
  return {
    plan,
    make(asked: unknown): Result<unknown> {
      const choices = kitChoices.safeParse(asked);
      const newsType = words.taxonomy.newsTypes[0];
      if (!choices.success || newsType === undefined) return failure('invalid-argument');
      const id = newId();
      const defaults = { newsType: newsType.id, language: 'en', now: new Date().toISOString() };
      const draft = makeDraft({
        plan: plan(),
        choices: { ...choices.data, downloads: [], pictures: [] },
        assetOf: () => undefined,
        newsTypes: words.taxonomy.newsTypes,
        people: words.people,
      });
      const { body } = draft;
      const article = newArticle(id, defaults);
      add({ ...article, headline: choices.data.headline, body: body ?? article.body });
      return success({ article: id, token: id, failed: [] });
    },
  };
}

function idOf(number: number): AssetId {
  return assetId.parse(`${number}`.padStart(64, 'e'));
}
