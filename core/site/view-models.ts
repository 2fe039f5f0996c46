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
  readonly openGraph: readonly { readonly property: string; readonly content: string }[];
  readonly jsonLd: string | null;
  readonly feeds: readonly {
    readonly title: string;
    readonly href: string;
    readonly type: string;
  }[];
  readonly logo: ImageView | null;
  readonly navigation: readonly LinkView[];
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

export interface HomeView {
  readonly kind: 'home';
  readonly heading: string;
  readonly lead: (CardView & { readonly standfirst: string }) | null;
  readonly highlights: readonly CardView[];
  readonly latest: readonly CardView[];
  readonly total: number;
  readonly allNewsHref: string;
  readonly filters: {
    readonly categories: readonly (TermView & { readonly count: number })[];
    readonly newsTypes: readonly (TermView & { readonly count: number })[];
  };
}

/** `/news/`, a category or a type: a heading, cards and the way to the other pages of the list. */
export interface ListView {
  readonly kind: 'list';
  /** What the list is of: the section label above the heading, such as `Category`. */
  readonly label: string;
  readonly heading: string;
  readonly intro: string;
  readonly breadcrumb: readonly { readonly label: string; readonly href: string | null }[];
  readonly cards: readonly CardView[];
  readonly pages: readonly {
    readonly number: number;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly newer: string | null;
  readonly older: string | null;
}

export interface ArticleView {
  readonly kind: 'article';
  readonly sectionLabel: string;
  readonly breadcrumb: readonly { readonly label: string; readonly href: string | null }[];
  readonly headline: string;
  readonly standfirst: string;
  readonly language: string;
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
    readonly link: string | null;
  }[];
  readonly event: {
    readonly when: string;
    readonly place: string;
    readonly link: string | null;
    readonly iso: string;
  } | null;
  readonly sourceLink: { readonly label: string; readonly href: string } | null;
  readonly corrections: readonly { readonly date: DateView; readonly text: string }[];
  readonly downloads: readonly DownloadView[];
  readonly previous: { readonly headline: string; readonly href: string } | null;
  readonly next: { readonly headline: string; readonly href: string } | null;
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

export type PageView = HomeView | ListView | ArticleView | NotFoundView;

/** What a template receives: `{{ frame.title }}`, `{{ page.headline }}`, `{{ words.downloads }}`. */
export interface TemplateScope<Page extends PageView = PageView> {
  readonly frame: FrameView;
  readonly page: Page;
  /** The theme's own words in the language of the page, from `words/<language>.json` of the theme. */
  readonly words: Readonly<Record<string, string>>;
}

/** Which template of a theme renders which kind of page. */
export const templateOf = {
  home: 'home.liquid',
  list: 'list.liquid',
  article: 'article.liquid',
  notFound: 'not-found.liquid',
} as const satisfies Record<PageView['kind'], string>;
