// What is under `/calendar/`? The events that are near, and those of each year.
import { definePage, type MadePage, type PagePlace } from '../define-page.ts';
import { type EventFacts, eventsOf, eventView, splitByDay } from '../events-of-site.ts';
import { collectionPage, eventThing } from '../json-ld.ts';
import { paths } from '../site-paths.ts';
import { stepsForMachines, stepViews } from '../steps.ts';
import type { CalendarEntryView } from '../view-models.ts';

/** How many events that are over stand on the first page; each year has all of its own. */
const PAST = 12;

type CalendarIngredients = Near | OneYear;

interface Near {
  readonly upcoming: readonly EventFacts[];
  readonly past: readonly EventFacts[];
  /** Newest first. */
  readonly years: readonly string[];
}

interface OneYear {
  readonly year: string;
  readonly events: readonly EventFacts[];
  /** The neighbours that have events, the newer first. */
  readonly neighbours: readonly string[];
}

export const calendar = definePage<CalendarIngredients>({
  name: 'calendar',
  *pages(edition) {
    const events = eventsOf(edition);
    if (events.length === 0) return;
    const years = [...new Set(events.map(({ from }) => from.slice(0, 4)))].reverse();
    const facts = { isListed: true, language: edition.language };
    const { upcoming, past } = splitByDay(events, edition.today);
    yield {
      ...facts,
      path: paths.calendar(),
      ingredients: { upcoming, past: past.slice(0, PAST), years },
    };
    for (const [index, year] of years.entries()) {
      yield {
        ...facts,
        path: paths.calendar(year),
        ingredients: {
          year,
          events: events.filter(({ from }) => from.startsWith(year)),
          neighbours: [years[index - 1], years[index + 1]].filter((one) => one !== undefined),
        },
      };
    }
  },
  make: (ingredients, place) =>
    'year' in ingredients ? oneYear(ingredients, place) : near(ingredients, place),
});

function near({ upcoming, past, years }: Near, place: PagePlace): MadePage {
  const { house, links } = place;
  const { words } = house;
  const steps = [{ name: words.calendar, path: paths.calendar() }];
  const view = (entry: EventFacts): CalendarEntryView => eventView(house, entry, links);
  return page(place, steps, upcoming, {
    label: '',
    heading: words.calendar,
    upcoming: upcoming.map(view),
    past: past.map(view),
    months: [],
    years,
  });
}

function oneYear({ year, events, neighbours }: OneYear, place: PagePlace): MadePage {
  const { house, links } = place;
  const { words } = house;
  const steps = [
    { name: words.calendar, path: paths.calendar() },
    { name: year, path: paths.calendar(year) },
  ];
  const months = new Map<string, CalendarEntryView[]>();
  for (const entry of events) {
    const month = entry.from.slice(0, 7);
    const entries = months.get(month) ?? [];
    months.set(month, entries);
    entries.push(eventView(house, entry, links));
  }
  return page(place, steps, events, {
    label: words.calendar,
    heading: year,
    upcoming: [],
    past: [],
    months: [...months].map(([id, entries]) => ({
      id: `month-${id}`,
      label: words.months[Number(id.slice(5)) - 1] ?? id,
      entries,
    })),
    years: neighbours,
  });
}

interface Shown {
  readonly label: string;
  readonly heading: string;
  readonly upcoming: readonly CalendarEntryView[];
  readonly past: readonly CalendarEntryView[];
  readonly months: readonly {
    readonly id: string;
    readonly label: string;
    readonly entries: readonly CalendarEntryView[];
  }[];
  readonly years: readonly string[];
}

function page(
  { house, links, path }: PagePlace,
  steps: readonly { readonly name: string; readonly path: string }[],
  events: readonly EventFacts[],
  { years, ...shown }: Shown,
): MadePage {
  const name = [shown.label, shown.heading].filter((part) => part !== '').join(' ');
  return {
    view: {
      kind: 'calendar',
      ...shown,
      breadcrumb: stepViews(house, steps, links),
      years: years.map((year) => ({
        label: year,
        href: links.to(paths.calendar(year)),
        current: false,
      })),
      file: links.to(paths.calendarFile),
    },
    title: `${name} – ${house.site.name}`,
    summary: '',
    section: paths.calendar(),
    article: undefined,
    jsonLd: [
      collectionPage(house, name, path),
      ...events.map((event) => eventThing(house, event)),
      ...stepsForMachines(house, steps),
    ],
    feeds: [],
  };
}
