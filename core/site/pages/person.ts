// What is on the page of a person? Who it is, and every article with that byline.
import { safeHref } from '../../markup.ts';
import { definePage } from '../define-page.ts';
import { profilePage } from '../json-ld.ts';
import { type ListIngredients, listPage, pagesOfList } from '../list-view.ts';
import { peopleOf } from '../people-of-site.ts';
import { paths } from '../site-paths.ts';
import { stepsForMachines } from '../steps.ts';

interface PersonIngredients extends ListIngredients {
  readonly person: { readonly role: string; readonly organisation: string; readonly link: string };
}

export const person = definePage<PersonIngredients>({
  name: 'person',
  *pages(edition) {
    const { words } = edition;
    for (const { person: who, path, articles } of peopleOf(edition).values()) {
      const { name, role, organisation, link } = who;
      const list = {
        label: words.people,
        heading: name,
        intro: '',
        section: path,
        breadcrumb: [
          { label: words.news, path: paths.newsList() },
          { label: words.people, path: paths.people },
          { label: name, path: null },
        ],
        jsonLd: [
          profilePage(edition, { ...who, path }),
          ...stepsForMachines(edition, [
            { name: words.people, path: paths.people },
            { name, path },
          ]),
        ],
        feeds: [],
      };
      for (const plan of pagesOfList(edition, list, articles)) {
        yield {
          ...plan,
          ingredients: { ...plan.ingredients, person: { role, organisation, link } },
        };
      }
    }
  },
  make({ person: { role, organisation, link }, ...list }, place) {
    const made = listPage(list, place);
    if (made.view.kind !== 'list') throw new Error('A list is shown as a list.');
    const { label, heading, breadcrumb, cards, pages, newer, older } = made.view;
    const href = safeHref(link);
    return {
      ...made,
      summary: [role, organisation].filter((part) => part !== '').join(', '),
      section: paths.people,
      view: {
        kind: 'person',
        label,
        heading,
        breadcrumb,
        role,
        organisation,
        link: href === undefined ? null : { label: inShort(href), href },
        cards,
        pages,
        newer,
        older,
      },
    };
  },
});

/** An address as people say it: without the protocol, `www.` and a slash at the end. */
function inShort(href: string): string {
  return href.replace(/^(https?:\/\/(www\.)?|mailto:|tel:)/i, '').replace(/\/$/, '');
}
