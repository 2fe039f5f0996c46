// What is under `/people/`? Everybody with a public byline.
import { definePage } from '../define-page.ts';
import { collectionPage } from '../json-ld.ts';
import { peopleOf } from '../people-of-site.ts';
import { paths } from '../site-paths.ts';
import { stepsForMachines, stepViews } from '../steps.ts';

interface PeopleIngredients {
  readonly people: readonly {
    readonly path: string;
    readonly name: string;
    readonly role: string;
    readonly organisation: string;
  }[];
}

export const people = definePage<PeopleIngredients>({
  name: 'people',
  *pages(edition) {
    const all = [...peopleOf(edition).values()];
    if (all.length === 0) return;
    yield {
      path: paths.people,
      isListed: true,
      language: edition.language,
      ingredients: {
        people: all.map(({ path, person: { name, role, organisation } }) => ({
          path,
          name,
          role,
          organisation,
        })),
      },
    };
  },
  make({ people: all }, { house, links }) {
    const { words } = house;
    const steps = [{ name: words.people, path: paths.people }];
    return {
      view: {
        kind: 'people',
        label: '',
        heading: words.people,
        breadcrumb: stepViews(house, steps, links),
        people: all.map(({ path, ...person }) => ({ ...person, href: links.to(path) })),
      },
      title: `${words.people} – ${house.site.name}`,
      summary: '',
      section: paths.people,
      article: undefined,
      jsonLd: [
        collectionPage(house, words.people, paths.people),
        ...stepsForMachines(house, steps),
      ],
      feeds: [],
    };
  },
});
