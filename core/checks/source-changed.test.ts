// Is somebody told of a translation whose original has changed, and led to where that belongs?
import { describe, expect, it } from 'vitest';
import { paragraph, text } from '../blocks/bodies-for-tests.ts';
import type { Article } from '../content/article.ts';
import { exampleArticle } from '../export/example-newsroom.ts';
import { basisOfCopy } from '../translations/basis.ts';
import { changesSince } from '../translations/source-changes.ts';
import { findingsOf, goodArticle, told, world } from './checks-for-tests.ts';
import type { CheckContext } from './define-check.ts';

const source: Article = {
  ...goodArticle({}, paragraph(text('Six of them hired somebody.'))),
  id: exampleArticle(2).id,
};
const translation = goodArticle(
  { translationOf: source.id, translatedFrom: basisOfCopy(source.id, source) },
  paragraph(text('Six of them hired somebody.')),
);
const knowing = (original: Article | null | undefined): CheckContext =>
  world({
    source: (article) => {
      if (original === undefined || original === null) return original;
      const changes = changesSince(article, original);
      return changes === null ? null : { language: original.language, changes };
    },
  });
const edited: Article = {
  ...source,
  body: goodArticle({}, paragraph(text('Seven of them hired somebody.'))).body,
};

describe('the pre-flight of a translation', () => {
  it('says nothing while its original says the same, is not known, or is not there', () => {
    for (const original of [source, undefined, null]) {
      expect(told(translation, knowing(original))).toEqual([]);
    }
  });

  it('says so where its original has changed, and leads to the counterpart', () => {
    const [finding, ...others] = findingsOf(translation, knowing(edited));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      place: { at: 'body', path: [1], type: 'paragraph', number: 2 },
    });
    expect(told(translation, knowing(edited))).toEqual([
      'source-changed: 1 change in the English version since this translation',
    ]);
  });

  it('leads to the headline where that changed, and is another finding once more has', () => {
    const renamed = { ...source, headline: 'Peer mentors in Porto' };
    const [finding] = findingsOf(translation, knowing(renamed));
    expect(finding?.place).toEqual({ at: 'field', field: 'headline' });
    const [both] = findingsOf(translation, knowing({ ...edited, headline: renamed.headline }));
    expect(both?.judged).not.toEqual(finding?.judged);
  });

  it('says nothing of an article that nobody has compared', () => {
    const { translatedFrom: _none, ...unknown } = translation;
    expect(told(unknown, knowing(edited))).toEqual([]);
  });
});
