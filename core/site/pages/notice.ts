// What stands at the address of an article that was taken down with a word to its readers?
import { definePage } from '../define-page.ts';
import type { EditionNotice } from '../edition.ts';
import { dateView } from '../site-calendar.ts';
import { paths } from '../site-paths.ts';
import { siteWords } from '../site-words.ts';

export const notice = definePage<EditionNotice>({
  name: 'notice',
  *pages(edition) {
    for (const one of edition.notices) {
      yield {
        path: one.path,
        isListed: false,
        language: edition.site.languages.includes(one.language) ? one.language : edition.language,
        ingredients: one,
      };
    }
  },
  make({ at, text, language }, place) {
    const { house } = place;
    const words = siteWords(place.language);
    const { withdrawn } = words;
    return {
      view: {
        kind: 'notice',
        heading: withdrawn,
        date: dateView(house.calendar.day(new Date(at)), house.site.dateFormat, words),
        paragraphs: text
          .split(/\n\s*\n/)
          .map((paragraph) => paragraph.trim())
          .filter((paragraph) => paragraph !== ''),
        language,
      },
      title: `${withdrawn} – ${house.site.name}`,
      summary: '',
      section: paths.newsList(),
      article: undefined,
      jsonLd: [],
      feeds: [],
    };
  },
});
