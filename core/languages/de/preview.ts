// Was sagt das Fenster über die Vorschau? The page beside the text, in German.
import type { Messages } from '../../messages.ts';
import { count, grouped, quoted } from './counting.ts';

const letters = (number: number): string => `${grouped(number)} Buchstaben`;

export const preview: Messages['preview'] = {
  title: 'Vorschau',
  region: 'Vorschau des Artikels',
  toggle: 'Vorschau ein- oder ausblenden',
  resize: 'Breite der Vorschau',

  views: 'Ansehen als',
  view: {
    page: 'Seite',
    heard: 'Gehört',
    search: 'Suchergebnis',
    card: 'Teilen-Karte',
  },

  sizes: 'Größe des Bildschirms',
  size: {
    phone: 'Telefon, 390 px breit',
    tablet: 'Tablet, 768 px breit',
    desktop: 'Schreibtischrechner, 1280 px breit',
    zoomed: 'Schreibtischrechner bei 400 % Vergrößerung',
    print: 'Auf A4 gedruckt',
  },
  dark: 'Für alle, die im Dunkeln lesen',

  frame: (headline) =>
    headline.trim() === ''
      ? 'Die Seite, wie sie veröffentlicht aussieht'
      : `Die Seite von ${quoted(headline)}, wie sie veröffentlicht aussieht`,
  measure: {
    phone: '390 px',
    tablet: '768 px',
    desktop: '1280 px',
    zoomed: '1280 px bei 400 %',
    print: 'A4, Seiten nebeneinander',
  },
  scale: (percent) => `gezeigt mit ${grouped(percent)} %`,
  leadsTo: (place) => `Führt zu: ${place}. Links öffnen sich in der Vorschau nicht.`,

  making: 'Seite wird gemacht',
  asIfPublished: 'Noch nicht öffentlich: gezeigt, als wäre jetzt veröffentlicht worden.',
  waitingForPictures: 'kleinere Bilder werden gerade gemacht',
  noAddress:
    'Die Website hat noch keine Adresse; Suchmaschinen und Netzwerke erfahren deshalb nur Titel und Beschreibung.',
  tooLong: 'Der Text ist für eine Vorschau zu lang.',

  heard: {
    help: 'Worauf ein Screenreader trifft, der Reihe nach.',
    list: (part) => `Was zu hören ist: ${part}`,
    parts: { top: 'Oben auf der Seite', main: 'Hauptteil', foot: 'Fuß der Seite' },
    heading: (level) => `Überschrift ${level}`,
    jump: (from, to) => `Springt von Ebene ${from} zu ${to}.`,
    link: 'Link',
    noName: 'Sagt nichts: Der Link hat keine Wörter.',
    image: 'Bild',
    decorative: 'Schmückend: wird übergangen.',
    noAlt: 'Kein Alternativtext: Womöglich wird der Dateiname vorgelesen.',
    table: 'Tabelle',
    tableSize: (columns, rows) =>
      `${count(columns, 'Spalte', 'Spalten')}, ${count(rows, 'Zeile', 'Zeilen')}`,
    noHeaders: 'Keine Kopfzellen.',
    closed: 'Öffnet mehr',
    nothing: 'In diesem Teil gibt es nichts aufzuzählen.',
    counts: (headings, links, pictures) =>
      [
        count(headings, 'Überschrift', 'Überschriften'),
        count(links, 'Link', 'Links'),
        count(pictures, 'Bild', 'Bilder'),
      ].join(', '),
  },

  places: {
    here: 'eine Stelle auf dieser Seite',
    inside: (path) => `/${path}`,
    file: (name) => `ein Download, ${name}`,
    mail: (address) => `eine E-Mail an ${address}`,
    phone: (number) => `ein Anruf bei ${number}`,
  },

  search: {
    help: 'Etwa so zeigt es eine Suchmaschine. Jede kürzt und formuliert, wie sie mag.',
    label: 'Suchergebnis',
    noDescription: 'Keine Beschreibung: Die Suchmaschine wählt selbst eine Stelle.',
    hidden: 'Diese Seite bittet Suchmaschinen, sie auszulassen.',
    longTitle: (shown) =>
      `Der Titel ist länger als die ${letters(shown)}, die gewöhnlich gezeigt werden.`,
    longDescription: (shown) =>
      `Die Beschreibung ist länger als die ${letters(shown)}, die gewöhnlich gezeigt werden.`,
    shortDescription: 'Die Beschreibung ist kurz: Zwei Sätze helfen beim Wählen.',
  },

  card: {
    help: 'Etwa so zeigen Netzwerke und Chats einen geteilten Link.',
    label: 'Teilen-Karte',
    picture: (alt) => (alt === '' ? 'Bild der Karte' : `Bild der Karte: ${alt}`),
    noPicture: 'Kein Bild: Netzwerke zeigen nur Wörter oder ein Bild eigener Wahl.',
    longTitle: (shown) => `Netzwerke schneiden Titel nach etwa ${letters(shown)} ab.`,
    noDescription: 'Keine Beschreibung.',
  },
};
