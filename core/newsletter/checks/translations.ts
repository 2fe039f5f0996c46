// Is every article of the issue in the language of its readers, where it is there in that language?
import type { ArticleFacts } from '../../content/article.ts';
import { issueReason } from '../../newsletter-check-messages.ts';
import { primaryLanguage } from '../../site/site-words.ts';
import { storiesOf } from '../../translations/stories.ts';
import type { IssueCheck } from './define-check.ts';

export const translations: IssueCheck = {
  id: 'translations',
  *run({ issue, edition }) {
    const records = edition.articles.map(({ record }) => record);
    const storyOf = storiesOf(records);
    const isOurs = ({ language }: Pick<ArticleFacts, 'language'>): boolean =>
      primaryLanguage(language) === primaryLanguage(issue.language);
    for (const { id: section, items } of issue.sections) {
      for (const { article } of items) {
        const record = edition.byId.get(article)?.record;
        if (record === undefined || isOurs(record)) continue;
        const place = { at: 'item', section, article } as const;
        const story = storyOf(article);
        const isThere = records.some((other) => isOurs(other) && storyOf(other.id) === story);
        yield isThere
          ? {
              severity: 'warning',
              place,
              reason: issueReason('translation-there', record.headline, issue.language),
            }
          : {
              severity: 'advice',
              place,
              reason: issueReason('other-language', record.headline, record.language),
            };
      }
    }
  },
};
