// What does the article say that announces an issue? A draft in the issue's own words, with every article that is in it.
import type { Article } from '../content/article.ts';
import { BODY_SCHEMA_VERSION, type BodyNode } from '../content/body.ts';
import type { ArticleId, TermId } from '../content/ids.ts';
import type { NewsletterIssue } from '../content/newsletter.ts';
import { primaryLanguage, siteWords } from '../site/site-words.ts';
import { paragraphs, periodText } from './issue-view.ts';

interface Words {
  readonly headline: string;
  readonly standfirst: string;
  readonly read: string;
  readonly contents: string;
}

/** The languages a site can have words in; `{…}` are filled in. */
const byLanguage: Readonly<Record<string, Words>> = {
  en: {
    headline: 'Newsletter {number} out now',
    standfirst: 'Our newsletter for {period} is out.',
    read: 'Read newsletter {number} on the website',
    contents: 'In this issue',
  },
  fr: {
    headline: 'La lettre d’information n° {number} est parue',
    standfirst: 'Notre lettre d’information ({period}) est parue.',
    read: 'Lire la lettre d’information n° {number} sur le site',
    contents: 'Au sommaire',
  },
  de: {
    headline: 'Newsletter {number} ist erschienen',
    standfirst: 'Unser Newsletter ({period}) ist erschienen.',
    read: 'Newsletter {number} auf der Website lesen',
    contents: 'In dieser Ausgabe',
  },
};

export interface AnnouncementSource {
  /** The news type Newsletter, where the newsroom has one. */
  readonly newsType: TermId | undefined;
  /** Of its page on the website; undefined where the site has no address. */
  readonly address: string | undefined;
  headlineOf(article: ArticleId): string | undefined;
}

/** The announcement of an issue. Articles that are gone are not in it. */
export function announcementOf(
  issue: NewsletterIssue,
  { newsType, address, headlineOf }: AnnouncementSource,
): Pick<Article, 'headline' | 'standfirst' | 'summary' | 'language' | 'body'> &
  Partial<Pick<Article, 'newsType'>> {
  const { en } = byLanguage;
  const words = byLanguage[primaryLanguage(issue.language)] ?? en;
  const period = periodText(issue.period, siteWords(issue.language));
  const fill = (text = ''): string =>
    text.replaceAll('{number}', String(issue.number)).replaceAll('{period}', period);
  const items = issue.sections.flatMap(({ items: inSection }) =>
    inSection.flatMap(({ article }) => {
      const headline = headlineOf(article);
      return headline === undefined || headline === ''
        ? []
        : [item(linked(headline, `galley:article/${article}`))];
    }),
  );
  const content: BodyNode[] = [
    ...paragraphs(issue.intro).map((text) => paragraph({ type: 'text', text })),
    ...(address === undefined ? [] : [paragraph(linked(fill(words?.read), address))]),
    ...(items.length === 0
      ? []
      : [
          {
            type: 'heading',
            attrs: { level: 2 },
            content: [{ type: 'text', text: words?.contents ?? '' }],
          },
          { type: 'bulletList', content: items },
        ]),
  ];
  return {
    headline: fill(words?.headline),
    standfirst: fill(words?.standfirst),
    summary: issue.preheader,
    language: issue.language,
    body: {
      schemaVersion: BODY_SCHEMA_VERSION,
      document: { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content },
    },
    ...(newsType === undefined ? {} : { newsType }),
  };
}

function linked(text: string, href: string): BodyNode {
  return { type: 'text', text, marks: [{ type: 'link', attrs: { href } }] };
}

function paragraph(...content: BodyNode[]): BodyNode {
  return { type: 'paragraph', content };
}

function item(...content: BodyNode[]): BodyNode {
  return { type: 'listItem', content: [paragraph(...content)] };
}
