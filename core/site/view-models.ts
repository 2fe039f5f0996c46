// What a theme is given: one view model per kind of page. Everything is a finished value; a theme only arranges.
//
// Strings are plain text and are escaped by the templates, except members whose name ends in `Html`, which are
// safe HTML made by our own blocks, and `jsonLd`, which is safe inside a script element.

export interface LinkView {
  readonly label: string;
  readonly href: string;
  /** The page the reader is on, or its section. */
  readonly current: boolean;
}

/** A language by its own name, and where to read in it; a theme says the language of the name with `lang`. */
export interface LanguageView {
  /** `Français`, `Deutsch`. */
  readonly name: string;
  /** `fr`, for `lang` and `hreflang`. */
  readonly language: string;
  readonly href: string;
  /** The list the reader is on. */
  readonly current: boolean;
}

export interface DateView {
  /** `2026-03-09`, for `<time datetime>`. */
  readonly iso: string;
  /** As the site writes it, such as `09/03/2026`. */
  readonly text: string;
}

export interface TermView {
  readonly name: string;
  readonly href: string;
}

export interface ImageView {
  /** Relative to the page. */
  readonly src: string;
  readonly width: number | null;
  readonly height: number | null;
  /** WebP copies as a `srcset`, or empty where there are none. */
  readonly webp: string;
  /** Empty for a decorative picture. */
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  /** CSS `object-position`, such as `50% 30%`. */
  readonly position: string;
}

/** An article as a list shows it. */
export interface CardView {
  readonly href: string;
  readonly headline: string;
  readonly summary: string;
  readonly language: string;
  /** Its language where that is not the one of the page, and the list of all the news in it; otherwise null. */
  readonly otherLanguage: LanguageView | null;
  readonly date: DateView;
  /** True on the day of the export; a few lines of script keep it true later, from `date.iso`. */
  readonly isNew: boolean;
  readonly categories: readonly TermView[];
  readonly newsType: TermView;
  readonly image: ImageView | null;
}

/** What every page has around its content. */
export interface FrameView {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly siteName: string;
  readonly tagline: string;
  readonly description: string;
  /** The way from this page to the root of the site: ``, `../`, `../../`. Put before `assets/…`. */
  readonly root: string;
  readonly homeHref: string;
  /** The `<title>`. */
  readonly title: string;
  /** The meta description. */
  readonly summary: string;
  readonly canonical: string | null;
  /** The versions of this article by language, itself and `x-default` among them: for `<link rel="alternate" hreflang>`. */
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[];
  readonly openGraph: readonly { readonly property: string; readonly content: string }[];
  readonly jsonLd: string | null;
  readonly feeds: readonly {
    readonly title: string;
    readonly href: string;
    readonly type: string;
  }[];
  readonly logo: ImageView | null;
  readonly navigation: readonly LinkView[];
  /** The parts of the site that every site has or may have: archive, calendar, people, search. */
  readonly sections: readonly LinkView[];
  /** The lists of the news by language; empty where all of it is in one. */
  readonly languages: readonly LanguageView[];
  readonly footer: readonly { readonly heading: string; readonly links: readonly LinkView[] }[];
  readonly social: readonly LinkView[];
  readonly newsletter: {
    readonly heading: string;
    readonly text: string;
    readonly label: string;
    readonly href: string;
  } | null;
  readonly newBadgeDays: number;
  readonly timeZone: string;
  /** Checked colours for CSS custom properties: `#rrggbb`. */
  readonly colours: { readonly primary: string; readonly badge: string };
  /** `<meta name="robots">` content, or null. */
  readonly robots: string | null;
}

export interface DownloadView {
  readonly title: string;
  readonly href: string;
  /** The name offered when saving. */
  readonly fileName: string;
  /** Short kind for the badge: `PDF`, `PPTX`. */
  readonly kind: string;
  /** Kind in words: `PDF`, `PowerPoint`. */
  readonly kindName: string;
  /** `2.4 MB`. */
  readonly size: string;
  /** Language in words: `English`. */
  readonly languageName: string;
  readonly language: string;
}

/** A step of the way here; the last one has no address. */
export interface StepView {
  readonly label: string;
  readonly href: string | null;
}

/** The pages of a list that is cut into pages, and the steps to either side. */
export interface PagedView {
  readonly cards: readonly CardView[];
  readonly pages: readonly {
    readonly number: number;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly newer: string | null;
  readonly older: string | null;
}

/** A category or news type as the filters of the home page and the search offer it. */
export interface FilterTermView extends TermView {
  readonly slug: string;
  readonly count: number;
}

/** An event in a list of dates. */
export interface CalendarEntryView {
  readonly href: string;
  readonly headline: string;
  readonly language: string;
  /** As the site writes it: `04/12/2025, 09:30–16:00`. */
  readonly when: string;
  /** Its first day, `2025-12-04`. */
  readonly from: string;
  /** Its last day: while that is not over, the event is upcoming. */
  readonly until: string;
  /** Its first day in two parts for a leaf of a calendar: `4`, and `December 2025` as `monthName` and `year`. */
  readonly day: string;
  readonly monthName: string;
  readonly year: string;
  readonly place: string;
  /** It does not take place, which `when` says in words. */
  readonly cancelled: boolean;
  readonly newsType: TermView;
}

export interface HomeView {
  readonly kind: 'home';
  readonly heading: string;
  readonly lead: (CardView & { readonly standfirst: string }) | null;
  readonly highlights: readonly CardView[];
  readonly latest: readonly CardView[];
  readonly total: number;
  readonly allNewsHref: string;
  readonly filters: {
    readonly categories: readonly FilterTermView[];
    readonly newsTypes: readonly FilterTermView[];
  };
  /** The lists of the news by language; empty where all of it is in one. */
  readonly languages: readonly LanguageView[];
  /** The folder of the search data, from this page: what the script filters by. */
  readonly searchData: string;
  /** The nearest events, or null where there is none ahead. */
  readonly calendar: {
    readonly heading: string;
    readonly href: string;
    readonly file: string;
    readonly upcoming: readonly CalendarEntryView[];
  } | null;
}

/** `/news/`, a category, a type or a language: a heading, cards and the way to the other pages of the list. */
export interface ListView extends PagedView {
  readonly kind: 'list';
  /** What the list is of: the section label above the heading, such as `Category`. */
  readonly label: string;
  readonly heading: string;
  /** The language of the heading: that of the page, but for the list of a language that the site has no words of. */
  readonly language: string;
  readonly intro: string;
  readonly breadcrumb: readonly StepView[];
  /** The lists of the news by language, on `/news/` and on those lists themselves; empty on others. */
  readonly languages: readonly LanguageView[];
}

/** `/archive/` with all years, or `/archive/<year>/` with all articles of one. */
export interface ArchiveView {
  readonly kind: 'archive';
  readonly label: string;
  readonly heading: string;
  readonly breadcrumb: readonly StepView[];
  /** All years, newest first, each with its months, oldest first; empty on the page of a year. */
  readonly years: readonly {
    readonly label: string;
    readonly href: string;
    readonly months: readonly { readonly label: string; readonly href: string }[];
  }[];
  /** The months of a year, newest first; empty on the page of all years. */
  readonly months: readonly {
    /** Unique on the page, `month-2026-03`: what `/archive/` links to. */
    readonly id: string;
    readonly label: string;
    readonly entries: readonly ArchiveEntryView[];
  }[];
  /** The year after and the year before that have articles; a page names no other. */
  readonly newer: LinkView | null;
  readonly older: LinkView | null;
}

/** An article in one line. */
export interface ArchiveEntryView {
  readonly href: string;
  readonly headline: string;
  readonly language: string;
  readonly date: DateView;
  readonly newsType: TermView;
}

/** `/people/`: everybody with a public byline. */
export interface PeopleView {
  readonly kind: 'people';
  readonly label: string;
  readonly heading: string;
  readonly breadcrumb: readonly StepView[];
  readonly people: readonly {
    readonly name: string;
    readonly href: string;
    readonly role: string;
    readonly organisation: string;
  }[];
}

/** `/people/<slug>/`: one person and the articles with that byline. */
export interface PersonView extends PagedView {
  readonly kind: 'person';
  readonly label: string;
  /** The name. */
  readonly heading: string;
  readonly breadcrumb: readonly StepView[];
  readonly role: string;
  readonly organisation: string;
  /** A page about the person elsewhere; the label is its address in short. */
  readonly link: { readonly label: string; readonly href: string } | null;
}

/** `/calendar/` with what is near, or `/calendar/<year>/` with all events of a year. */
export interface CalendarView {
  readonly kind: 'calendar';
  readonly label: string;
  readonly heading: string;
  readonly breadcrumb: readonly StepView[];
  /** Not over yet, nearest first; a few lines of script move to `past` what is over on the reader's day. */
  readonly upcoming: readonly CalendarEntryView[];
  /** Over, latest first. */
  readonly past: readonly CalendarEntryView[];
  /** The months of a year, in order, each with its events; empty on the page of what is near. */
  readonly months: readonly {
    readonly id: string;
    readonly label: string;
    readonly entries: readonly CalendarEntryView[];
  }[];
  /** Pages of years with events, newest first: all of them on `/calendar/`, the neighbours on the page of a year. */
  readonly years: readonly LinkView[];
  /** The iCalendar file. */
  readonly file: string;
}

/** `/newsletters/`: every issue that was sent. */
export interface NewslettersView {
  readonly kind: 'newsletters';
  readonly label: string;
  readonly heading: string;
  readonly breadcrumb: readonly StepView[];
  /** Newest first. */
  readonly issues: readonly {
    readonly href: string;
    /** `Newsletter no. 12`. */
    readonly label: string;
    /** Its subject, or its label where it has none. */
    readonly heading: string;
    readonly language: string;
    /** The day it was sent. */
    readonly date: DateView;
    /** `March – April 2026`. */
    readonly period: string;
  }[];
}

/** `/newsletters/<number>/`: one issue that was sent. */
export interface NewsletterView {
  readonly kind: 'newsletter';
  readonly label: string;
  readonly heading: string;
  readonly breadcrumb: readonly StepView[];
  readonly language: string;
  readonly date: DateView;
  readonly period: string;
  /** Paragraphs. */
  readonly intro: readonly string[];
  /** Sections and slots, in the order of readers. */
  readonly parts: readonly NewsletterPartView[];
  readonly newer: LinkView | null;
  readonly older: LinkView | null;
}

/** A section of articles, or a slot: a part that is a sponsor's or a partner's, which `label` says. */
export interface NewsletterPartView {
  readonly kind: 'section' | 'slot';
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** Empty for a section. */
  readonly label: string;
  /** Empty for a slot. */
  readonly items: readonly NewsletterItemView[];
  /** Paragraphs of a slot, its picture, and where it leads. */
  readonly text: readonly string[];
  readonly image: ImageView | null;
  readonly link: { readonly label: string; readonly href: string } | null;
}

/** An article in an issue, in the words of the issue. */
export interface NewsletterItemView {
  readonly href: string;
  readonly headline: string;
  readonly language: string;
  /** Paragraphs, and their language. */
  readonly text: readonly string[];
  readonly textLanguage: string;
  /** Its news type, or its category where the sections are news types; may be empty. */
  readonly label: string;
  readonly date: DateView;
  readonly event: { readonly when: string; readonly place: string } | null;
  readonly image: ImageView | null;
}

/** What stands at the address of an article that was taken down with a public notice. */
export interface NoticeView {
  readonly kind: 'notice';
  readonly heading: string;
  readonly date: DateView;
  /** In the words of the newsroom; an empty line parts paragraphs. */
  readonly paragraphs: readonly string[];
  readonly language: string;
}

/** `/search/`: the form; results are the script's. */
export interface SearchView {
  readonly kind: 'search';
  readonly heading: string;
  readonly breadcrumb: readonly StepView[];
  /** The folder of the search data, from this page. */
  readonly searchData: string;
  readonly archiveHref: string;
  readonly categories: readonly FilterTermView[];
  readonly newsTypes: readonly FilterTermView[];
}

/** The article before or after this one. */
export interface NeighbourView {
  readonly headline: string;
  readonly language: string;
  readonly href: string;
}

export interface ArticleView {
  readonly kind: 'article';
  readonly sectionLabel: string;
  readonly breadcrumb: readonly StepView[];
  readonly headline: string;
  readonly standfirst: string;
  readonly language: string;
  /** Which way that is written. */
  readonly direction: 'ltr' | 'rtl';
  /** The same article in other languages, each once. */
  readonly versions: readonly LanguageView[];
  readonly date: DateView;
  readonly updated: DateView | null;
  readonly isNew: boolean;
  readonly categories: readonly TermView[];
  readonly newsType: TermView;
  readonly tags: readonly string[];
  readonly image: ImageView | null;
  readonly bodyHtml: string;
  readonly bylines: readonly {
    readonly name: string;
    readonly role: string;
    readonly organisation: string;
    /** The page of the person on this site. */
    readonly href: string | null;
    /** A page about the person elsewhere. */
    readonly link: string | null;
  }[];
  readonly event: {
    readonly when: string;
    readonly place: string;
    readonly link: string | null;
    readonly iso: string;
    /** It does not take place, which `when` says in words. */
    readonly cancelled: boolean;
  } | null;
  readonly sourceLink: { readonly label: string; readonly href: string } | null;
  readonly corrections: readonly { readonly date: DateView; readonly text: string }[];
  readonly downloads: readonly DownloadView[];
  readonly previous: NeighbourView | null;
  readonly next: NeighbourView | null;
  readonly related: {
    readonly heading: string;
    readonly intro: string;
    readonly more: LinkView | null;
    readonly cards: readonly CardView[];
  } | null;
}

export interface NotFoundView {
  readonly kind: 'notFound';
  readonly heading: string;
  readonly text: string;
  readonly latest: readonly CardView[];
}

export type PageView =
  | HomeView
  | ListView
  | ArticleView
  | ArchiveView
  | PeopleView
  | PersonView
  | CalendarView
  | NewslettersView
  | NewsletterView
  | NoticeView
  | SearchView
  | NotFoundView;

/** What a template receives: `{{ frame.title }}`, `{{ page.headline }}`, `{{ words.downloads }}`. */
export interface TemplateScope<Page extends PageView = PageView> {
  readonly frame: FrameView;
  readonly page: Page;
  /** The theme's own words in the language of the page, from `words/<language>.json` of the theme. */
  readonly words: Readonly<Record<string, string>>;
  /** What the newsroom chose of what the theme's manifest lets it choose. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** The font files that the page begins with, by path from the root of the site: to be asked for before the styles say so. */
  readonly fonts: readonly string[];
}

/** Which template of a theme renders which kind of page. */
export const templateOf = {
  home: 'home.liquid',
  list: 'list.liquid',
  article: 'article.liquid',
  archive: 'archive.liquid',
  people: 'people.liquid',
  person: 'person.liquid',
  calendar: 'calendar.liquid',
  newsletters: 'newsletters.liquid',
  newsletter: 'newsletter.liquid',
  notice: 'notice.liquid',
  search: 'search.liquid',
  notFound: 'not-found.liquid',
} as const satisfies Record<PageView['kind'], string>;
