// What does the window say of the preview? The part of the catalogue that the page beside the text needs.

export const previewMessages = {
  title: 'Preview',
  region: 'Preview of the article',
  toggle: 'Show or hide the preview',
  resize: 'Width of the preview',

  views: 'Preview as',
  view: {
    page: 'Page',
    heard: 'As heard',
    search: 'Search result',
    card: 'Social card',
  },

  sizes: 'Size of the screen',
  size: {
    phone: 'Phone, 390 px wide',
    tablet: 'Tablet, 768 px wide',
    desktop: 'Desktop, 1280 px wide',
    zoomed: 'Desktop at 400 % zoom',
    print: 'Printed on A4',
  },
  dark: 'For readers in the dark',

  frame: (headline: string) =>
    headline.trim() === ''
      ? 'The page as readers see it'
      : `The page of “${headline}” as readers see it`,
  measure: {
    phone: '390 px',
    tablet: '768 px',
    desktop: '1280 px',
    zoomed: '1280 px at 400 %',
    print: 'A4, pages side by side',
  },
  scale: (percent: number) => `shown at ${percent} %`,
  leadsTo: (place: string) => `Leads to ${place}. Links do not open in the preview.`,

  making: 'Making the page',
  asIfPublished: 'Not public yet: shown as if it were published now.',
  waitingForPictures: 'smaller pictures are being made',
  noAddress:
    'The site has no address yet, so nothing is said to search engines and networks beyond title and description.',
  tooLong: 'The text is too long for a preview.',

  heard: {
    help: 'What a screen reader comes to, in its order.',
    list: (part: string) => `What is heard: ${part}`,
    parts: { top: 'Top of the page', main: 'Main part', foot: 'Foot of the page' },
    heading: (level: number) => `Heading ${level}`,
    jump: (from: number, to: number) => `Skips from level ${from} to ${to}.`,
    link: 'Link',
    noName: 'Says nothing: the link has no words.',
    image: 'Picture',
    decorative: 'Decorative: passed over.',
    noAlt: 'No alt text: its file name may be read out.',
    table: 'Table',
    tableSize: (columns: number, rows: number) =>
      `${columns === 1 ? '1 column' : `${columns} columns`}, ${rows === 1 ? '1 row' : `${rows} rows`}`,
    noHeaders: 'No heading cells.',
    closed: 'Opens more',
    nothing: 'Nothing to list in this part.',
    counts: (headings: number, links: number, pictures: number) =>
      [
        headings === 1 ? '1 heading' : `${headings} headings`,
        links === 1 ? '1 link' : `${links} links`,
        pictures === 1 ? '1 picture' : `${pictures} pictures`,
      ].join(', '),
  },

  places: {
    here: 'a place on this page',
    inside: (path: string) => `/${path}`,
    file: (name: string) => `a download, ${name}`,
    mail: (address: string) => `an e-mail to ${address}`,
    phone: (number: string) => `a call to ${number}`,
  },

  search: {
    help: 'About what a search engine shows. Each cuts, and words, as it likes.',
    label: 'Search result',
    noDescription: 'No description: the engine chooses a passage by itself.',
    hidden: 'This page asks search engines to leave it out.',
    longTitle: (shown: number) =>
      `The title is longer than the ${shown} letters that are usually shown.`,
    longDescription: (shown: number) =>
      `The description is longer than the ${shown} letters that are usually shown.`,
    shortDescription: 'The description is short: two sentences help to choose.',
  },

  card: {
    help: 'About what networks and chats show of a shared link.',
    label: 'Social card',
    picture: (alt: string) => (alt === '' ? 'Picture of the card' : `Picture of the card: ${alt}`),
    noPicture: 'No picture: networks show words only, or a picture of their own choice.',
    longTitle: (shown: number) => `Networks cut titles after about ${shown} letters.`,
    noDescription: 'No description.',
  },
} as const;
