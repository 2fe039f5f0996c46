// Who has a public byline, and at which address is each of them?
import type { PersonId } from '../content/ids.ts';
import type { Person } from '../content/site.ts';
import { makeSlug } from '../content/text.ts';
import { transliterate } from '../content/transliterate.ts';
import type { Edition, EditionArticle } from './edition.ts';
import { paths } from './site-paths.ts';

export interface EditionPerson {
  readonly person: Person;
  readonly path: string;
  /** Newest first. */
  readonly articles: readonly EditionArticle[];
}

const found = new WeakMap<Edition, ReadonlyMap<PersonId, EditionPerson>>();

/** Everybody with a byline on a public article, by name. Whoever was entered first keeps the plain address. */
export function peopleOf(edition: Edition): ReadonlyMap<PersonId, EditionPerson> {
  const known = found.get(edition);
  if (known !== undefined) return known;
  const persons = new Map<PersonId, Person>();
  const articles = new Map<PersonId, EditionArticle[]>();
  for (const article of edition.articles) {
    for (const person of new Set(article.bylines)) {
      persons.set(person.id, person);
      const own = articles.get(person.id) ?? [];
      articles.set(person.id, own);
      own.push(article);
    }
  }
  const slugs = personSlugs([...persons.values()]);
  const key = ({ name, id }: Person): string => `${transliterate(name)} ${id}`;
  const people = new Map(
    [...persons.values()]
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
      .map((person) => [
        person.id,
        {
          person,
          path: paths.person(slugs.get(person.id) ?? person.id),
          articles: articles.get(person.id) ?? [],
        },
      ]),
  );
  found.set(edition, people);
  return people;
}

/** The last part of everybody's address. Whoever was entered first keeps the plain one. */
export function personSlugs(
  persons: readonly Pick<Person, 'id' | 'name'>[],
): ReadonlyMap<PersonId, string> {
  const taken = new Set<string>();
  const slugs = new Map<PersonId, string>();
  for (const { id, name } of [...persons].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const slug = makeSlug(name, taken, 'person');
    taken.add(slug);
    slugs.set(id, slug);
  }
  return slugs;
}
