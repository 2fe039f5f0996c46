// Was sagt der Editor? The words around the text, of pasting, finding and links, in German.
import type { Messages } from '../../messages.ts';
import { blocks } from './blocks.ts';
import { count, form, grouped, quoted } from './counting.ts';

const words = (number: number): string => count(number, 'Wort', 'Wörter');
const matches = (number: number): string => count(number, 'Treffer', 'Treffer');
const pictures = (number: number): string => count(number, 'Bild', 'Bilder');

const writing = {
  wordsSelected: (selected, all) =>
    `${grouped(selected)} von ${count(all, 'Wort', 'Wörtern')} ausgewählt`,
  find: {
    title: 'Im Artikel suchen',
    find: 'Suchen',
    replaceBy: 'Ersetzen durch',
    next: 'Nächster Treffer',
    previous: 'Voriger Treffer',
    matchCase: 'Groß- und Kleinschreibung',
    wholeWords: 'Ganze Wörter',
    ignoreAccents: 'Akzente nicht beachten',
    showReplace: 'Ersetzen ein- oder ausblenden',
    replace: 'Ersetzen',
    replaceAll: 'Alle ersetzen',
    close: 'Suche schließen',
    place: (number, total) => `${grouped(number)} von ${grouped(total)}`,
    placeIn: (number, total, where) => `${grouped(number)} von ${grouped(total)}: ${where}`,
    total: matches,
    nothing: 'Nichts gefunden',
    replaced: (number) => `${matches(number)} ersetzt.`,
    changedSince: 'Der Text hat sich seither geändert. Nutzen Sie „Rückgängig“ im Text.',
  },
  linkForm: {
    goal: 'Adresse oder Artikel',
    goalHint: 'Überschrift, Webadresse, E-Mail oder Telefon',
    textHint: 'Wie in Überschrift oder Adresse',
    offers: 'Wohin der Link führen könnte',
    offered: (number) =>
      `${count(number, 'Vorschlag', 'Vorschläge')}: Pfeiltasten wählen, Eingabe verlinkt.`,
    refused:
      'Das ist keine Adresse, und keine Überschrift enthält diese Wörter. Geben Sie eine Überschrift, eine Webadresse, eine E-Mail-Adresse oder eine Telefonnummer ein.',
    openArticle: 'Artikel öffnen',
    lost: 'Der Artikel, zu dem dieser Link führte, ist nicht in der Redaktion. Leserinnen und Leser sehen die Wörter ohne Link.',
    notPublic:
      'Leserinnen und Leser sehen die Wörter ohne Link, bis dieser Artikel veröffentlicht ist.',
  },
  outline: {
    title: 'Gliederung',
    close: 'Gliederung schließen',
    none: 'Noch keine Zwischenüberschriften. Geben Sie am Zeilenanfang ## und ein Leerzeichen ein.',
    level: (level) => `Ebene ${level}:`,
    empty: 'Leere Zwischenüberschrift',
    faults: {
      empty: 'Diese Zwischenüberschrift hat keine Wörter.',
      skipsLevel: 'Vor dieser Zwischenüberschrift ist eine Ebene ausgelassen.',
    },
  },
  smartPunctuation: {
    on: 'Typografische Satzzeichen sind an: Anführungszeichen, Striche und Abstände folgen der Sprache des Textes.',
    off: 'Typografische Satzzeichen sind aus: Zeichen bleiben, wie Sie sie tippen.',
  },
  blockMenu: {
    title: 'Menü dieses Blocks',
    hint: (key) => `Ziehen zum Verschieben, drücken für mehr (${key})`,
    moveUp: 'Nach oben',
    moveDown: 'Nach unten',
    duplicate: 'Verdoppeln',
    delete: 'Löschen',
    turnInto: (kind) => `Umwandeln in ${kind}`,
    moved: (place, total) => `Verschoben: jetzt ${grouped(place)} von ${grouped(total)}.`,
    cannotMove: 'Dorthin lässt sich nichts verschieben.',
    deleted: 'Block gelöscht.',
    duplicated: 'Block verdoppelt.',
  },
} satisfies Partial<Messages['editor']>;

export const editor: Messages['editor'] = {
  ...writing,
  headline: 'Überschrift',
  standfirst: 'Vorspann',
  standfirstHint: 'Vorspann: der Einstieg, der zum Lesen verführt',
  body: 'Text des Artikels',
  bodyHint: 'Hier schreiben, aus Word einfügen, oder Bilder und Dateien hineinziehen',
  changed: (when) => `Geändert: ${when}`,
  justNow: 'gerade eben',
  minutesAgo: (number) => `vor ${grouped(number)} Min.`,
  yesterday: 'Gestern',
  words,
  minutesToRead: (number) => `${grouped(number)} Min. Lesezeit`,
  nothingOpenTitle: 'Wählen Sie einen Artikel',
  nothingOpen: 'Nehmen Sie einen aus der Liste, oder beginnen Sie einen neuen.',
  loading: 'Artikel wird geöffnet',
  readOnlyTitle: 'Nur zum Lesen.',
  readOnlyUnknown: (why) =>
    `${why} Er wird so weit wie möglich gezeigt und genau so gelassen, wie er ist.`,
  readOnlyLibrary: (reason) =>
    `Diese Redaktion kann gelesen, aber nicht geändert werden: ${reason}`,
  leaveHint: 'Drücken Sie Escape, dann Tab, um den Text zu verlassen.',
  formatting: 'Formatierung',
  selectionFormatting: 'Formatierung der Auswahl',
  style: 'Textart',
  styles: {
    paragraph: 'Absatz',
    heading2: 'Zwischenüberschrift 2',
    heading3: 'Zwischenüberschrift 3',
    heading4: 'Zwischenüberschrift 4',
  },
  bold: 'Fett',
  italic: 'Kursiv',
  link: 'Link',
  bulletList: 'Aufzählung',
  orderedList: 'Nummerierte Liste',
  quote: 'Zitat',
  image: 'Bild einfügen …',
  attachment: 'Anhang hinzufügen …',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  attribution: 'Wer zitiert wird',
  attributionHint: 'Wer hat es gesagt? (freiwillig)',
  caption: 'Bildunterschrift',
  captionHint: 'Bildunterschrift (freiwillig)',
  alt: 'Alternativtext',
  altHint: 'Was das Bild zeigt, für Menschen, die es nicht sehen',
  decorative: 'Schmückend',
  decorativeHint: 'Es sagt nichts, was der Text nicht sagt; Screenreader gehen darüber hinweg.',
  frameImage: 'Ausschnitt und Bildschwerpunkt …',
  removeImage: 'Bild entfernen',
  missingImage: 'Dieses Bild ist nicht in der Redaktion.',
  linkTitle: 'Link',
  linkText: 'Text',
  linkApply: 'Übernehmen',
  linkRemove: 'Link entfernen',
  linkOpen: 'Im Browser öffnen',
  paste: {
    title: 'Einfügebericht',
    pasted: (number, from) => `${words(number)}${from === '' ? '' : ` aus ${from}`} eingefügt.`,
    keptAll: (list) => `Behalten: ${list}.`,
    changedAll: (list) => `Geändert: ${list}.`,
    droppedAll: (list) => `Weggelassen: ${list}.`,
    plain: 'Als reinen Text einfügen',
    plainKey: (key) => `Stattdessen als reinen Text einfügen (${key})`,
    details: 'Was sich geändert hat',
    dialogTitle: 'Was beim Einfügen behalten, geändert und weggelassen wurde',
    kept: 'Behalten',
    changed: 'Geändert',
    dropped: 'Weggelassen',
    more: (number) => `und ${grouped(number)} weitere`,
    others: (number) => `${grouped(number)} weitere`,
    sources: {
      galley: 'Galley',
      word: 'Word',
      wordWeb: 'Word im Web',
      googleDocs: 'Google Docs',
      googleSheets: 'Google Sheets',
      libreOffice: 'LibreOffice',
      outlook: 'Outlook',
      excel: 'Excel',
      applePages: 'einem Programm von Apple',
      web: 'einer Webseite',
      plainText: '',
    },
    kinds: {
      headings: (number) => count(number, 'Zwischenüberschrift', 'Zwischenüberschriften'),
      lists: (number) => count(number, 'Liste', 'Listen'),
      tables: (number) => count(number, 'Tabelle', 'Tabellen'),
      footnotes: (number) => count(number, 'Fußnote', 'Fußnoten'),
      quotes: (number) => count(number, 'Zitat', 'Zitate'),
      links: (number) => count(number, 'Link', 'Links'),
      pictures,
      languages: (number) =>
        count(number, 'Stelle in einer anderen Sprache', 'Stellen in einer anderen Sprache'),
    },
    changes: {
      typedLists: (number) =>
        count(number, 'getippte Liste wurde zu einer echten', 'getippte Listen wurden zu echten'),
      headingLevels: (number) =>
        `${count(number, 'Zwischenüberschrift', 'Zwischenüberschriften')} auf die nächste Ebene gerückt`,
      tableHeaders: (number) =>
        form(number, {
          one: 'eine fette erste Zeile wurde zum Kopf ihrer Tabelle',
          other: `die fetten ersten Zeilen von ${grouped(number)} Tabellen wurden zu ihren Köpfen`,
        }),
      captions: (number) =>
        form(number, {
          one: 'eine Beschriftung kam zu dem, was sie beschreibt',
          other: `${grouped(number)} Beschriftungen kamen zu dem, was sie beschreiben`,
        }),
      noteMarks: (number) =>
        count(number, 'Anmerkung wurde zur Fußnote', 'Anmerkungen wurden zu Fußnoten'),
      trackedLinks: (number) =>
        `${count(number, 'Link verrät', 'Links verraten')} nicht mehr, wer ihm folgt`,
      layoutTables: (number) =>
        count(number, 'Layout-Tabelle wurde zu Text', 'Layout-Tabellen wurden zu Text'),
      places: (number) => `${count(number, 'Teil', 'Teile')} dorthin gerückt, wo sie stehen dürfen`,
      joinedLines: (number) =>
        `${count(number, 'getrennte Zeile', 'getrennte Zeilen')} zusammengefügt`,
      joinedWords: (number) =>
        `${count(number, 'getrenntes Wort', 'getrennte Wörter')} zusammengefügt`,
    },
    drops: {
      formatting: () => 'Schriften und Farben',
      comments: (number) => count(Math.max(1, number), 'Kommentar', 'Kommentare'),
      deletions: (number) => count(number, 'verfolgte Löschung', 'verfolgte Löschungen'),
      navigation: (number) => count(number, 'Menü oder Seitenleiste', 'Menüs und Seitenleisten'),
      hidden: (number) => count(number, 'verborgener Text', 'verborgene Texte'),
      controls: (number) => count(number, 'Schaltfläche oder Feld', 'Schaltflächen und Felder'),
      links: (number) => `${count(number, 'Link', 'Links')} dorthin, wohin kein Link führen darf`,
      pictures: (number) => `${pictures(number)}, von denen nur die Adresse kopiert wurde`,
      trackingPixels: (number) => count(number, 'Zählpixel', 'Zählpixel'),
      captionLinks: (number) =>
        count(number, 'Link in einer Bildunterschrift', 'Links in Bildunterschriften'),
    },
    picturesHelp: 'Kopieren Sie jedes Bild selbst, oder fügen Sie seine Datei ein.',
    noReport: 'In diesen Artikel wurde nichts eingefügt, worüber es einen Bericht gäbe.',
    remote: 'Bilder, die geholt werden können',
    remoteHelp: (hosts) =>
      `Nur ihre Adressen wurden kopiert. Niemand wird danach gefragt, bevor Sie es sagen: Dann fragt Galley ${hosts} und verrät von Ihnen nichts als die Adresse Ihrer Verbindung.`,
    fetch: (number, hosts) => `${pictures(number)} von ${hosts} holen`,
    fetchMany: (number, hosts) =>
      `${pictures(number)} von ${count(hosts, 'Server', 'Servern')} holen`,
    fetchChoose: (number) => `${pictures(number)} holen …`,
    fetching: (number) =>
      `${pictures(number)} ${form(number, { one: 'wird', other: 'werden' })} geholt`,
    fetchedAll: (number) => `${pictures(number)} geholt.`,
    fetchedSome: (came, wanted) =>
      `${grouped(came)} von ${count(wanted, 'Bild', 'Bildern')} geholt.`,
    notFetched: (host) => `Bild von ${host}, nicht geholt`,
    notFetchedNamed: (alt, host) => `${quoted(alt)}: Bild von ${host}, nicht geholt`,
  },
  imageNotPicture: (name) => `${quoted(name)} ist kein Bild und wurde deshalb ein Anhang.`,
  dropHere: 'Bilder in den Text ziehen, andere Dateien als Anhänge',
  blocks,
};
