import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleArticle, exampleNewsroom } from '../export/example-newsroom.ts';
import { makeEdition } from '../site/edition.ts';
import {
  ana,
  ben,
  carriedOut,
  draft,
  news,
  newsroom,
  otherAna,
  prisons,
  report,
  research,
  seminar,
  sorted,
  targetOf,
  taxonomy,
  winter,
  youth,
} from './newsroom-for-tests.ts';
import { planTerms, type TermsPlan, type TermsSetting } from './plan-terms.ts';
import type { TermChange } from './term-change.ts';
import { categoryTree, countUses, entriesOf, namedBy, withBelow } from './vocabulary.ts';

function plan(change: TermChange, setting = newsroom()): TermsPlan {
  const made = planTerms(setting, change);
  if (!made.ok) throw new Error(`refused: ${made.refusal.code}`);
  return made;
}

function refusal(change: TermChange, setting = newsroom()) {
  const made = planTerms(setting, change);
  return made.ok ? undefined : made.refusal;
}

const names = (setting: TermsSetting): string[] =>
  categoryTree(setting.taxonomy.categories).map(
    ({ category, depth }) => '  '.repeat(depth) + category.name,
  );

describe('a new entry', () => {
  it('comes last, with an address made of its name by the table of letters', () => {
    const setting = newsroom();
    const made = plan({ does: 'create', kind: 'category', name: '  Łódź \n Örell ', parent: null });
    const after = carriedOut(setting, made);
    expect(names(after)).toEqual(['Prisons', '  Youth', 'Research', 'Łódź Örell']);
    expect(after.taxonomy.categories.at(-1)).toMatchObject({ id: made.entry, slug: 'lodz-orell' });
  });

  it('may stand below a category', () => {
    const made = plan({ does: 'create', kind: 'category', name: 'Reviews', parent: research });
    expect(names(carriedOut(newsroom(), made))).toEqual([
      'Prisons',
      '  Youth',
      'Research',
      '  Reviews',
    ]);
  });

  it('is refused under a name that is there, in any case, and without a name; people may be namesakes', () => {
    const create = (kind: 'tag' | 'person', name: string): TermChange => ({
      does: 'create',
      kind,
      name,
      parent: null,
    });
    expect(refusal(create('tag', 'SEMINAR'))).toMatchObject({ code: 'name-taken', other: seminar });
    expect(refusal(create('tag', ' '))?.code).toBe('name-empty');
    expect(refusal(create('tag', 'x'.repeat(130)))?.code).toBe('name-too-long');
    expect(refusal(create('person', 'Ben Kray'))).toBeUndefined();
  });

  it('takes neither a reserved address nor one that leads on to another', () => {
    const setting = newsroom({
      redirects: [{ from: 'category/courts/', to: 'category/prisons/' }],
    });
    const addressOf = (name: string) => {
      const made = plan({ does: 'create', kind: 'category', name, parent: null }, setting);
      return carriedOut(setting, made).taxonomy.categories.at(-1)?.slug;
    };
    expect([addressOf('Courts'), addressOf('Page')]).toEqual(['courts-2', 'page-2']);
  });
});

describe('a rename', () => {
  it('keeps the id, and the address that readers know', () => {
    const made = plan({ does: 'rename', kind: 'category', id: prisons, name: 'Prison estate' });
    const [first] = carriedOut(newsroom(), made).taxonomy.categories;
    expect(first).toMatchObject({ id: prisons, name: 'Prison estate', slug: 'prisons' });
    expect(made.redirects.size + made.articles.length).toBe(0);
  });

  it('takes the address along while no reader knows it, and leaves no way from it', () => {
    const setting = newsroom({ articles: [sorted(1, { ...draft, categories: [prisons] })] });
    const made = plan({ does: 'rename', kind: 'category', id: prisons, name: 'Estate' }, setting);
    expect(carriedOut(setting, made).taxonomy.categories[0]?.slug).toBe('estate');
    expect(made.redirects.size).toBe(0);
  });

  it('of a person moves their page, and every namesake whose page moves with it', () => {
    const made = plan({ does: 'rename', kind: 'person', id: ana, name: 'Ana Petrova' });
    expect(made.consequences.redirects).toEqual([
      { from: 'people/ana-perez-2/', to: 'people/ana-perez/' },
    ]);
    const alone = newsroom({ people: newsroom().people.slice(0, 2) });
    const moved = plan({ does: 'rename', kind: 'person', id: ana, name: 'Ana Petrova' }, alone);
    expect(moved.consequences.redirects).toEqual([
      { from: 'people/ana-perez/', to: 'people/ana-petrova/' },
    ]);
  });

  it('takes along what was chosen for the word at a WordPress site', () => {
    const mapping = { categories: { prisons: 'category/jails' }, people: { 'Ben Kray': 'ben' } };
    const setting = newsroom({
      targets: [targetOf('Main', { kind: 'wordpress', options: { mapping } })],
    });
    const chosen = (change: TermChange): unknown =>
      carriedOut(setting, plan(change, setting)).targets[0]?.options.mapping;
    expect(
      chosen({ does: 'readdress', kind: 'category', id: prisons, slug: 'Estate' }),
    ).toMatchObject({
      categories: { estate: 'category/jails' },
    });
    expect(chosen({ does: 'rename', kind: 'person', id: ben, name: 'Ben Cray' })).toMatchObject({
      people: { 'Ben Cray': 'ben' },
    });
  });
});

describe('another address', () => {
  const readdress = (slug: string): TermChange => ({
    does: 'readdress',
    kind: 'category',
    id: prisons,
    slug,
  });

  it('leaves a way from the old one, which goes when that is in use again', () => {
    const setting = newsroom();
    const there = carriedOut(setting, plan(readdress('estate')));
    expect(there.redirects).toEqual([{ from: 'category/prisons/', to: 'category/estate/' }]);
    const back = carriedOut(there, plan(readdress('prisons'), there));
    expect(back.redirects).toEqual([{ from: 'category/estate/', to: 'category/prisons/' }]);
  });

  it('is refused where it is reserved, taken or empty', () => {
    expect(refusal(readdress('feed'))?.code).toBe('address-reserved');
    expect(refusal(readdress('Research'))).toMatchObject({
      code: 'address-taken',
      other: research,
    });
    expect(refusal(readdress('…'))?.code).toBe('address-empty');
  });

  it('counts the links of the website that go round by the way', () => {
    const navigation = [{ label: 'Prisons', href: '/category/prisons' }];
    const setting = newsroom({ site: { navigation, footer: [] } });
    expect(plan(readdress('estate'), setting).consequences.links).toBe(1);
  });
});

describe('a place', () => {
  const move = (id: typeof prisons, parent: typeof prisons | null, before: typeof prisons | null) =>
    ({ does: 'place', kind: 'category', id, parent, before }) satisfies TermChange;
  const rowAfter = (change: TermChange) => names(carriedOut(newsroom(), plan(change)));

  it('is before another one, last, or below another one, with all that stands below', () => {
    expect(rowAfter(move(research, null, prisons))).toEqual(['Research', 'Prisons', '  Youth']);
    expect(rowAfter(move(prisons, null, null))).toEqual(['Research', 'Prisons', '  Youth']);
    expect(rowAfter(move(prisons, research, null))).toEqual(['Research', '  Prisons', '    Youth']);
    expect(rowAfter(move(youth, null, prisons))).toEqual(['Youth', 'Prisons', 'Research']);
    expect(rowAfter(move(research, prisons, youth))).toEqual(['Prisons', '  Research', '  Youth']);
  });

  it('is never below itself', () => {
    expect(refusal(move(prisons, youth, null))?.code).toBe('below-itself');
    expect(refusal(move(prisons, prisons, null))?.code).toBe('below-itself');
  });

  it('says which articles a target takes then that takes a category with all below it', () => {
    const rules = { categories: [research], newsTypes: [], languages: [] };
    const setting = newsroom({ targets: [targetOf('Intranet', { rules })] });
    expect(plan(move(youth, research, null), setting).consequences.targets).toEqual([
      { label: 'Intranet', gains: 1, loses: 0, isRuleChanged: false, choice: null },
    ]);
  });
});

describe('a merge', () => {
  const merge: TermChange = { does: 'merge', kind: 'category', id: prisons, into: research };

  it('moves the articles and what stood below, and leaves a way from the page of the one that goes', () => {
    const setting = newsroom();
    const made = plan(merge);
    const after = carriedOut(setting, made);
    expect(names(after)).toEqual(['Research', '  Youth']);
    expect(after.articles.map(({ categories }) => categories)).toEqual([
      [research],
      [research],
      [youth],
      [research],
      [],
    ]);
    expect(after.redirects).toEqual([{ from: 'category/prisons/', to: 'category/research/' }]);
    expect(made.consequences).toMatchObject({ articles: 3, published: 2, raised: 1, gone: [] });
  });

  it('into one that stands below brings that up first', () => {
    const made = plan({ ...merge, into: youth });
    expect(names(carriedOut(newsroom(), made))).toEqual(['Research', 'Youth']);
  });

  it('changes the rules of targets, and says how many articles each takes that it did not take', () => {
    const ofPrisons = { categories: [prisons], newsTypes: [], languages: [] };
    const ofResearch = { ...ofPrisons, categories: [research] };
    const mapping = { categories: { prisons: 'category/jails' } };
    const setting = newsroom({
      targets: [
        targetOf('Intranet', { rules: ofResearch }),
        targetOf('Partner', { rules: ofPrisons, kind: 'wordpress', options: { mapping } }),
        targetOf('Website', {}),
      ],
    });
    const made = plan(merge, setting);
    expect(made.consequences.targets).toEqual([
      { label: 'Intranet', gains: 2, loses: 0, isRuleChanged: false, choice: null },
      { label: 'Partner', gains: 0, loses: 0, isRuleChanged: true, choice: 'given-up' },
    ]);
    const partner = carriedOut(setting, made).targets[1];
    expect(partner?.rules?.categories).toEqual([research]);
    expect(partner?.options.mapping).toMatchObject({ categories: {} });
  });

  it('of people, tags and news types leaves each article with the other one, once', () => {
    const both = sorted(9, { bylines: [ben, ana], tags: [winter, seminar] });
    const setting = newsroom({ articles: [both] });
    const of = (change: TermChange) => carriedOut(setting, plan(change, setting)).articles[0];
    expect(of({ does: 'merge', kind: 'person', id: ben, into: ana })?.bylines).toEqual([ana]);
    expect(of({ does: 'merge', kind: 'tag', id: seminar, into: winter })?.tags).toEqual([winter]);
    expect(of({ does: 'merge', kind: 'newsType', id: report, into: news })?.newsType).toBe(news);
  });

  it('with itself, or with what is not there, is refused', () => {
    expect(refusal({ ...merge, into: prisons })?.code).toBe('same-entry');
    expect(refusal({ ...merge, into: report })?.code).toBe('gone');
  });
});

describe('a deletion', () => {
  it('takes the category off its articles, says which have none then, and brings up what stood below', () => {
    const made = plan({ does: 'delete', kind: 'category', id: prisons });
    const after = carriedOut(newsroom(), made);
    expect(names(after)).toEqual(['Research', 'Youth']);
    expect(made.consequences).toMatchObject({
      articles: 3,
      uncategorised: 2,
      gone: ['category/prisons/'],
      redirects: [],
    });
  });

  it('of a news type is refused while articles have it, and of the last one always', () => {
    expect(refusal({ does: 'delete', kind: 'newsType', id: report })?.code).toBe('in-use');
    const one = newsroom({
      articles: [],
      taxonomy: { ...taxonomy, newsTypes: taxonomy.newsTypes.slice(0, 1) },
    });
    expect(refusal({ does: 'delete', kind: 'newsType', id: report }, one)?.code).toBe(
      'last-news-type',
    );
  });

  it('is refused where a target takes nothing else: without the rule it would take everything', () => {
    const rules = { categories: [prisons], newsTypes: [], languages: [] };
    const setting = newsroom({ targets: [targetOf('Intranet', { rules })] });
    expect(refusal({ does: 'delete', kind: 'category', id: prisons }, setting)).toMatchObject({
      code: 'target-takes-only-this',
      subject: 'Intranet',
    });
  });
});

it('The addresses that ways begin at are those at which the website has its pages', () => {
  const setting = newsroom();
  const edition = makeEdition(
    exampleNewsroom(
      [
        exampleArticle(1, { newsType: report, categories: [prisons], bylines: [ana] }),
        exampleArticle(3, { newsType: news, categories: [youth], bylines: [otherAna] }),
      ],
      { taxonomy, people: setting.people },
    ),
    { asOf: setting.now },
  );
  const terms = new Set([...edition.categories, ...edition.newsTypes].map(({ path }) => path));
  const froms = [
    plan({ does: 'merge', kind: 'category', id: youth, into: research }),
    plan({ does: 'merge', kind: 'newsType', id: news, into: report }),
  ].flatMap(({ consequences }) => consequences.redirects.map(({ from }) => from));
  expect(froms).toHaveLength(2);
  for (const from of froms) expect(terms).toContain(from);
});

it('Uses are counted once for each article', () => {
  const counts = countUses(newsroom().articles, 'category', ({ status }) => status === 'published');
  expect(counts.get(prisons)).toEqual({ articles: 3, published: 2 });
  expect(counts.get(youth)).toEqual({ articles: 1, published: 1 });
});

describe('Whatever is done, and wherever it is cut short', () => {
  const kind = fc.constantFrom('category', 'newsType', 'tag', 'person' as const);
  const wish = fc.record({
    does: fc.constantFrom('create', 'rename', 'readdress', 'place', 'merge', 'delete' as const),
    kind,
    one: fc.nat(9),
    other: fc.nat(9),
    third: fc.nat(9),
    name: fc.constantFrom('Prisons', 'Örell', 'Page', 'News', 'x', 'Ana Pérez'),
  });
  type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

  function changeFor(
    setting: TermsSetting,
    { does, kind: of, one, other, third, name }: Wish,
  ): TermChange {
    const pick = (from: number) => {
      const all = entriesOf(setting, of);
      return all[from % Math.max(1, all.length)]?.id ?? prisons;
    };
    // Ids of entries of the kind that is asked for.
    const term = (from: number) => pick(from) as typeof prisons;
    const kindOfTerm = of === 'person' ? 'tag' : of;
    switch (does) {
      case 'create':
        return {
          does,
          kind: of,
          name: `${name} ${one}`,
          parent: of === 'category' ? term(other) : null,
        };
      case 'rename':
        return { does, kind: of, id: pick(one), name };
      case 'readdress':
        return { does, kind: kindOfTerm, id: term(one), slug: name };
      case 'place':
        return {
          does,
          kind: kindOfTerm,
          id: term(one),
          parent: other > 6 ? null : term(other),
          before: term(third),
        };
      case 'merge':
        return { does, kind: of, id: pick(one), into: pick(other) };
      case 'delete':
        return { does, kind: of, id: pick(one) };
    }
  }

  function expectWhole(setting: TermsSetting): void {
    for (const of of ['category', 'newsType', 'tag', 'person'] as const) {
      const ids = new Set<string>(entriesOf(setting, of).map(({ id }) => id));
      for (const article of setting.articles) {
        for (const id of namedBy(article, of)) expect(ids).toContain(id);
      }
    }
    const { categories, newsTypes, tags } = setting.taxonomy;
    for (const list of [categories, newsTypes, tags]) {
      expect(new Set(list.map(({ slug }) => slug)).size).toBe(list.length);
    }
    expect(newsTypes.length).toBeGreaterThan(0);
    for (const { id, parent } of categories) {
      if (parent === undefined) continue;
      expect(categories.map((one) => one.id)).toContain(parent);
      expect(withBelow(categories, id).has(parent)).toBe(false);
    }
  }

  it('no article names what is not there, nothing stands below itself, and no two share an address', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 25 }), (wishes) => {
        let setting = newsroom({
          targets: [
            targetOf('Intranet', {
              rules: { categories: [prisons], newsTypes: [report], languages: [] },
            }),
          ],
        });
        for (const one of wishes) {
          const made = planTerms(setting, changeFor(setting, one));
          if (!made.ok) continue;
          for (let steps = 0; steps <= made.articles.length; steps++) {
            expectWhole(carriedOut(setting, made, steps));
          }
          setting = carriedOut(setting, made);
          expectWhole(setting);
          expect(setting.targets[0]?.rules?.categories).not.toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
