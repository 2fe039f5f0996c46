// What may a person choose for a WordPress site: type of post, terms, authors, downloads, each with what fits best of what is there?
import {
  CREATE,
  LEAVE_OUT,
  type MappingChoices,
  type MappingGroup,
  type MappingRow,
  type OurWords,
  type TargetMapping,
} from '../target-mapping.ts';
import {
  authorOf,
  fateOf,
  type Mapping,
  mappedKinds,
  noMapping,
  ownTaxonomies,
} from './mapping.ts';
import type { SiteFacts } from './plan-posts.ts';
import type { PostDocument, WantedTerm } from './post-document.ts';
import { hasPart, plain, type SitePostType } from './site-answers.ts';

/** A field of posts that a plugin or theme added, by the form in which downloads can stand there. */
export interface SiteField {
  readonly name: string;
  readonly form: 'list' | 'addresses' | 'numbers';
}

/** What of a site's facts is chosen among. */
export interface SiteOffers {
  readonly facts: Pick<SiteFacts, 'users' | 'terms' | 'postType' | 'taxonomies'>;
  readonly types: readonly SitePostType[];
  readonly fields: readonly SiteField[];
}

/** What was chosen so far, as the options of a target have it. */
export interface SiteChoices {
  readonly postType: string;
  readonly createTags: boolean;
  readonly mapping: Mapping;
}

type Choices = MappingRow['choices'];

export function mappingStep(
  ours: OurWords,
  offers: SiteOffers,
  chosen: SiteChoices,
): TargetMapping {
  const groups = [
    articles(offers, chosen),
    termGroup('categories', ours, offers, chosen.mapping),
    termGroup('newsTypes', ours, offers, chosen.mapping),
    tags(chosen),
    people(ours, offers, chosen.mapping),
    downloads(offers, chosen.mapping),
  ];
  return { groups: groups.filter(({ rows }) => rows.length > 0) };
}

/** Posts are what the type of WordPress' own does; media and parts of themes are no type for articles. */
function articles({ types }: SiteOffers, { postType }: SiteChoices): MappingGroup {
  const choices = types
    .filter(({ slug }) => slug !== 'attachment')
    .filter((type) => type.viewable !== false && !/^(wp_|nav_)/.test(type.slug))
    .filter((type) => hasPart(type, 'title') && hasPart(type, 'editor'))
    .map(({ slug, name }) => ({ value: slug, label: plain(name) }));
  const said = postType === 'post' ? undefined : postType;
  return {
    key: 'articles',
    title: 'Articles',
    hint: 'What an article becomes on the site.',
    rows: [row('postType', 'Articles', choices, said, 'post')],
  };
}

function termGroup(
  kind: 'categories' | 'newsTypes',
  ours: OurWords,
  { facts }: SiteOffers,
  chosen: Mapping,
): MappingGroup {
  const { terms } = facts;
  const isCategories = kind === 'categories';
  const shown = isCategories
    ? ['category', ...ownTaxonomies(terms)]
    : [...ownTaxonomies(terms), 'category'];
  const places = shown.filter((name) => Object.hasOwn(terms, name));
  const there = places.flatMap((taxonomy) => termChoices(taxonomy, facts, places.length > 1));
  const nothing: Mapping = { ...chosen, [kind]: {} };
  const rows = ours[kind].map((term): MappingRow => {
    const fate = fateOf(kind, { id: '', ...term }, nothing, terms);
    const proposed = fate.is === 'matched' ? `${fate.taxonomy}/${fate.term.slug}` : LEAVE_OUT;
    const make = { value: CREATE, label: `Make “${term.name}” there` };
    const mayCreate = fate.is !== 'matched';
    const choices = [leaveOut, ...(mayCreate ? [make] : []), ...there];
    const known = Object.hasOwn(chosen[kind], term.slug) ? chosen[kind][term.slug] : undefined;
    // What was to be made and is there by now is that term.
    const said = known === CREATE && !mayCreate ? proposed : known;
    return row(`${kind}/${term.slug}`, term.name, choices, said, proposed, mayCreate);
  });
  if (isCategories) {
    const hint = 'Which of the site’s terms an article of each category gets.';
    return { key: kind, title: 'Categories', hint, rows };
  }
  const where = [
    { value: 'any', label: 'Wherever one fits' },
    ...places.map((name) => ({ value: name, label: taxonomyTitle(name, facts) })),
  ];
  const said = chosen.newsTypeTaxonomy === '' ? undefined : chosen.newsTypeTaxonomy;
  return {
    key: kind,
    title: 'News types',
    hint: 'WordPress has none: they are terms of a taxonomy of the site, or some of its categories.',
    rows: [row('newsTypeTaxonomy', 'All news types are', where, said, 'any'), ...rows],
  };
}

const leaveOut = { value: LEAVE_OUT, label: 'Leave out' };

function termChoices(
  taxonomy: string,
  facts: SiteOffers['facts'],
  isNamed: boolean,
): { readonly value: string; readonly label: string }[] {
  const terms = facts.terms[taxonomy] ?? [];
  const names = new Map(terms.map(({ id, name }) => [id, plain(name)]));
  return terms
    .map(({ slug, name, parent = 0 }) => {
      const above = names.get(parent);
      const path = above === undefined ? plain(name) : `${above} › ${plain(name)}`;
      return {
        value: `${taxonomy}/${slug}`,
        label: isNamed ? `${path} (${taxonomyTitle(taxonomy, facts)})` : path,
      };
    })
    .sort((one, other) => (one.label < other.label ? -1 : 1));
}

function taxonomyTitle(taxonomy: string, { taxonomies }: Pick<SiteFacts, 'taxonomies'>): string {
  return plain(taxonomies[taxonomy] ?? taxonomy);
}

function tags({ createTags }: SiteChoices): MappingGroup {
  const choices = [
    { value: 'no', label: 'Leave them out' },
    { value: CREATE, label: 'Make them there' },
  ];
  const chosen = createTags ? CREATE : undefined;
  return {
    key: 'tags',
    title: 'Tags',
    hint: 'Tags that the site has are found by address and name.',
    rows: [row('tags', 'Tags that the site does not have', choices, chosen, 'no', true)],
  };
}

function people(ours: OurWords, { facts }: SiteOffers, chosen: Mapping): MappingGroup {
  const users = facts.users.map(({ slug, name }) => ({ value: slug, label: plain(name) }));
  const choices = [{ value: LEAVE_OUT, label: 'Whoever publishes' }, ...users];
  const names = [...new Set(ours.people.map(({ name }) => name))];
  const rows = names.map((name) => {
    const proposed = authorOf([{ name }], noMapping, facts.users)?.slug ?? LEAVE_OUT;
    const said = Object.hasOwn(chosen.people, name) ? chosen.people[name] : undefined;
    return row(`people/${name}`, name, choices, said, proposed);
  });
  const hint = 'Who is shown as the author of an article of each person.';
  return { key: 'people', title: 'Bylines', hint, rows };
}

function downloads({ fields }: SiteOffers, chosen: Mapping): MappingGroup {
  const forms = { list: 'a list', addresses: 'addresses', numbers: 'numbers of files' };
  const choices = [
    { value: 'block', label: 'A list below the text' },
    ...fields.map(({ name, form }) => ({
      value: `${form}/${name}`,
      label: `The field “${name}”, as ${forms[form]}`,
    })),
  ];
  const said = chosen.downloads === 'block' ? undefined : chosen.downloads;
  return {
    key: 'downloads',
    title: 'Downloads',
    hint: 'Where the site has the files that an article offers.',
    rows: [row('downloads', 'Downloads', choices, said, 'block')],
  };
}

/** One row. What was chosen and is not there any more is still shown, so that nobody wonders why nothing comes of it. */
function row(
  key: string,
  ours: string,
  choices: Choices,
  said: string | undefined,
  proposed: string,
  mayCreate = false,
): MappingRow {
  const chosen = said ?? null;
  const isThere = chosen === null || choices.some(({ value }) => value === chosen);
  const lost = isThere ? [] : [{ value: chosen, label: `${chosen} (not there any more)` }];
  return { key, ours, choices: [...lost, ...choices], chosen, proposed, mayCreate };
}

/** The options of a target with the choices put into them; each row takes what its `choices` hold. */
export function choose(options: SiteChoices, choices: MappingChoices): SiteChoices {
  const mapping = {
    ...options.mapping,
    categories: { ...options.mapping.categories },
    newsTypes: { ...options.mapping.newsTypes },
    tags: { ...options.mapping.tags },
    people: { ...options.mapping.people },
  };
  let { postType, createTags } = options;
  for (const [key, value] of Object.entries(choices)) {
    const slash = key.indexOf('/');
    const [kind, name] = [key.slice(0, slash), key.slice(slash + 1)];
    const list = [...mappedKinds, 'people' as const].find((one) => one === kind);
    if (key === 'postType') postType = value ?? 'post';
    else if (key === 'tags') createTags = value === CREATE;
    else if (key === 'downloads') mapping.downloads = value ?? 'block';
    else if (key === 'newsTypeTaxonomy') {
      mapping.newsTypeTaxonomy = value === null || value === 'any' ? '' : value;
    } else if (list !== undefined && value === null) delete mapping[list][name];
    else if (list !== undefined && value !== null) mapping[list][name] = value;
  }
  return { postType, createTags, mapping };
}

/** What stands on the site for each word of the newsroom that is published: said in a plan. */
export function mappedWords(
  documents: readonly Pick<PostDocument, 'categories' | 'newsType' | 'bylines'>[],
  facts: Pick<SiteFacts, 'users' | 'terms' | 'taxonomies' | 'me'>,
  mapping: Mapping,
): { readonly ours: string; readonly theirs: string }[] {
  const found = new Map<string, string>();
  const take = (title: string, kind: 'categories' | 'newsTypes', word: WantedTerm): void => {
    const fate = fateOf(kind, word, mapping, facts.terms);
    const theirs =
      fate.is === 'matched'
        ? `${plain(fate.term.name)} (${taxonomyTitle(fate.taxonomy, facts)})`
        : fate.is === 'created'
          ? `made there (${taxonomyTitle(fate.taxonomy, facts)})`
          : 'left out';
    found.set(`${title} “${word.name}”`, theirs);
  };
  for (const { categories, newsType, bylines } of documents) {
    for (const word of categories) take('Category', 'categories', word);
    take('News type', 'newsTypes', newsType);
    for (const { name } of bylines) {
      const author = authorOf([{ name }], mapping, facts.users) ?? facts.me;
      found.set(`Byline “${name}”`, plain(author.name));
    }
  }
  return [...found]
    .map(([ours, theirs]) => ({ ours, theirs }))
    .sort((one, other) => (one.ours < other.ours ? -1 : 1));
}
