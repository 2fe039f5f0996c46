// Was sagen die Prüfungen? What the pre-flight found, where, and what mends it, in German.
import type { Messages } from '../../messages.ts';
import { languageName } from '../../site/language-names.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

type Checks = Messages['preflight'];

const months = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September'],
  ...['Oktober', 'November', 'Dezember'],
];

/** `2026-03-09` in words. */
function dayInWords(day: string): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return `${Number(dayOfMonth)}. ${months[Number(month) - 1] ?? month} ${year}`;
}

const language = (tag: string): string => languageName(tag, 'de');

const reasons: Checks['reasons'] = {
  'headline-missing': () => 'Der Artikel hat keine Überschrift',
  'headline-long': (letters, most) =>
    `Die Überschrift hat ${grouped(letters)} Buchstaben; Karten und Suchergebnisse schneiden sie nach ${grouped(most)} ab`,
  'text-missing': () => 'Der Artikel hat keinen Text',
  'standfirst-missing': () => 'Es gibt keinen Vorspann',
  'summary-missing': () => 'Es gibt keine Zusammenfassung für Listen',
  'summary-long': (letters, most) =>
    `Die Zusammenfassung hat ${grouped(letters)} Buchstaben; Listen haben Platz für ${grouped(most)}`,
  'category-missing': () => 'Keine Kategorie ist gewählt',
  'search-title-long': (letters, most) =>
    `Der Titel für die Suche hat ${grouped(letters)} Buchstaben; Suchmaschinen schneiden ihn nach ${grouped(most)} ab`,
  'search-description-long': (letters, most) =>
    `Die Beschreibung für die Suche hat ${grouped(letters)} Buchstaben; Suchmaschinen schneiden sie nach ${grouped(most)} ab`,

  'address-reserved': (slug) => `Die Adresse ${quoted(slug)} gehört der Website selbst`,
  'address-taken': (slug, headline) =>
    `${quoted(headline)} hat ebenfalls die Adresse ${quoted(slug)}, deshalb bekommt einer von beiden eine andere`,

  'alt-missing': (picture) => `${quoted(picture)} hat keinen Alternativtext`,
  'alt-file-name': (alt) => `Der Alternativtext ${quoted(alt)} ist der Name einer Datei`,
  'alt-says-picture': (words) =>
    `Der Alternativtext beginnt mit ${quoted(words)}; das sagen Screenreader selbst`,
  'alt-is-caption': () => 'Der Alternativtext wiederholt nur die Bildunterschrift',

  'heading-empty': () => 'Eine Zwischenüberschrift ist leer',
  'heading-skips': (level, before) =>
    `Zwischenüberschrift ${level} folgt auf ${before === 1 ? 'die Überschrift' : `Zwischenüberschrift ${before}`}: Eine Ebene fehlt`,
  'link-unclear': (words) =>
    words === ''
      ? 'Ein Link hat keine Wörter'
      : `Der Link ${quoted(words)} sagt, für sich gelesen, nicht, wohin er führt`,
  'link-bare-address': (words) => `Die Wörter eines Links sind seine Adresse: ${words}`,
  'table-without-header': () => 'Die Tabelle hat weder Kopfzeile noch Kopfspalte',
  'words-in-language': (found, said) =>
    `Diese Wörter sehen nach ${language(found)} aus und sind als ${language(said)} gekennzeichnet`,

  'source-changed': (changes, tag) =>
    `${count(changes, 'Änderung', 'Änderungen')} in der Fassung auf ${language(tag)} seit dieser Übersetzung`,

  'article-gone': (words) => `${quoted(words)} führt zu einem Artikel, den es nicht gibt`,
  'article-not-public': (headline) =>
    `${quoted(headline)} ist noch nicht öffentlich, deshalb entfällt, was dorthin führt`,

  'web-link-gone': (words, address, status) =>
    `${quoted(words)} führt zu einer Seite, die es nicht gibt (${status}): ${address}`,
  'web-link-refused': (words, address, status) =>
    `${quoted(words)} wurde Galley nicht gezeigt (${status}); sehen Sie selbst nach: ${address}`,
  'web-link-silent': (words, address) =>
    `Der Server von ${quoted(words)} hat nicht geantwortet: ${address}`,
  'web-link-moved': (words, to) => `${quoted(words)} ist umgezogen nach ${to}`,
  'web-link-private': (words, address) =>
    `${quoted(words)} führt in ein privates Netz, das von außen nicht erreichbar ist: ${address}`,

  'picture-without-rights': (fileName) => `${quoted(fileName)} hat weder Bildnachweis noch Lizenz`,
  'picture-without-credit': (fileName) =>
    `${quoted(fileName)} nennt niemanden, von dem das Bild stammt`,
  'picture-without-licence': (fileName) => `${quoted(fileName)} hat keine Lizenz`,

  'attachment-untitled': (fileName) => `${quoted(fileName)} hat keinen Titel`,
  'attachment-without-language': (title) => `${quoted(title)} hat keine Sprache`,
  'attachment-other-language': (title, found, said) =>
    `${quoted(title)} nennt als eigene Sprache ${language(found)} und wird als ${language(said)} angeboten`,
  'attachment-gone': (title) => `Die Datei von ${quoted(title)} ist nicht in der Redaktion`,
  'pdf-untagged': (title) =>
    `${quoted(title)} ist ein PDF ohne Tags: Screenreader finden lose Wörter, ohne Überschriften und Reihenfolge`,

  'video-uncaptioned': (title) =>
    `${quoted(title)} ist ein Video ohne Untertitel: Gehörlose erfahren nicht, was gesagt wird`,
  'attachment-old-format': (title) =>
    `${quoted(title)} ist in einem alten Format, das viele nicht öffnen können: Bieten Sie ein neueres oder ein PDF an`,
  'attachment-large': (title, megabytes) =>
    `${quoted(title)} hat ${grouped(megabytes)} MB, was für einen Download viel ist`,

  'file-name-hidden': (fileName) =>
    `Der Dateiname ${quoted(fileName)} enthält Zeichen, die man nicht sieht oder die seine Buchstaben umdrehen`,
  'file-name-disguised': (fileName) =>
    `${quoted(fileName)} sieht aus wie ein Dokument und heißt wie ein Programm`,
  'file-name-program': (fileName) => `${quoted(fileName)} ist ein Programm`,
  'file-name-device': (fileName) =>
    `${quoted(fileName)} lässt sich unter Windows nicht speichern: Der Name gehört einem Gerät`,
  'file-name-path': (fileName) => `Der Dateiname ${quoted(fileName)} nennt auch einen Ordner`,
  'file-name-end': (fileName) =>
    `Der Dateiname ${quoted(fileName)} endet mit einem Punkt oder Leerzeichen`,

  'embargo-running': (day) =>
    `Unter Sperrfrist bis ${dayInWords(day)}: Bis dahin bleibt er im Haus`,
  'goes-live-later': (day) =>
    `Sein Datum ist der ${dayInWords(day)}: Bis dahin bleibt er im Haus, obwohl er veröffentlicht ist`,
  'scheduled-without-date': () => 'Er ist geplant, hat aber kein Datum: Er ginge nie hinaus',
  'event-over': (day) =>
    `Die Veranstaltung endete am ${dayInWords(day)}, und der Text lädt noch dazu ein`,

  'button-without-label': () => 'Die Schaltfläche sagt nicht, was sie tut',
  'button-without-link': () =>
    'Die Schaltfläche führt nirgendwohin, deshalb ist sie auf der Website nicht zu sehen',
  'file-missing': () =>
    'Der Download bietet keine Datei, deshalb ist er auf der Website nicht zu sehen',
  'file-without-title': () => 'Der Download hat keinen Titel',
  'article-missing': () =>
    'Die Artikelkarte führt zu keinem Artikel, deshalb ist sie auf der Website nicht zu sehen',
  'video-missing': () =>
    'Das Video hat keine Adresse, die Galley kennt, deshalb ist es auf der Website nicht zu sehen',
  'video-without-title': () => 'Das Video hat keinen Titel',
  'video-without-transcript': () =>
    'Das Video hat kein Transkript für Menschen, die es nicht hören',
};

const fixes: Checks['fixes'] = {
  'set-language': (tag) => `${language(tag)} setzen`,
  'mark-language': (tag) => `Als ${language(tag)} kennzeichnen`,
  'use-standfirst': () => 'Den Vorspann nehmen',
  'use-title': (title) => `${quoted(title)} nennen`,
  'make-level': (level) => `Zur Zwischenüberschrift ${level} machen`,
  'remove-heading': () => 'Entfernen',
  'remove-link': () => 'Link entfernen',
  'remove-card': () => 'Karte entfernen',
  'head-row': () => 'Die erste Zeile zum Kopf machen',
  shorten: () => 'Weglassen',
  'use-address': (slug) => `${quoted(slug)} verwenden`,
  'use-safe-name': (fileName) => `In ${quoted(fileName)} umbenennen`,
  'follow-move': () => 'Die neue Adresse verwenden',
  'use-headline': () => 'Die Überschrift nehmen',
};

const blockNames: Readonly<Record<string, string>> = {
  paragraph: 'Absatz',
  heading: 'Abschnitt',
  figure: 'Bild',
  table: 'Tabelle',
  button: 'Schaltfläche',
  fileCard: 'Download',
  videoCard: 'Video',
  articleCard: 'Artikelkarte',
  footnote: 'Fußnote',
  factBox: 'Infokasten',
};

const warnings = (number: number): string => count(number, 'Warnung', 'Warnungen');
const blocking = (number: number): string =>
  count(number, 'blockierender Befund', 'blockierende Befunde');
const advice = (number: number): string => count(number, 'Rat', 'Ratschläge');
const links = (number: number): string => count(number, 'Weblink', 'Weblinks');

export const preflight: Checks = {
  title: 'Vorabprüfung',
  passed: (passed, total) => `${grouped(passed)} von ${grouped(total)} bestanden`,
  allPassed: 'Bereit für die Öffentlichkeit',
  blocking: 'Blockierend',
  warning: 'Warnung',
  advice: 'Rat',
  summary: (blocks, warned, advised) =>
    blocks + warned + advised === 0
      ? 'Vorabprüfung: bereit für die Öffentlichkeit'
      : `Vorabprüfung: ${[
          blocks === 0 ? '' : blocking(blocks),
          warned === 0 ? '' : warnings(warned),
          advised === 0 ? '' : advice(advised),
        ]
          .filter((part) => part !== '')
          .join(', ')}`,
  reasons,
  fixes,
  goes: {
    show: 'Zeigen',
    write: 'Schreiben',
    shorten: 'Kürzen',
    choose: 'Wählen',
    describe: 'Beschreiben',
    name: 'Benennen',
    add: 'Hinzufügen',
    addLink: 'Link hinzufügen',
    rights: 'Rechte angeben',
  },
  mended: (what) => `Behoben: ${what}.`,
  goTo: (what, place) => `${what}, ${place}`,
  places: {
    headline: 'Überschrift',
    standfirst: 'Vorspann',
    text: 'Text',
    summary: 'Zusammenfassung',
    categories: 'Kategorien',
    address: 'Adresse',
    goesLive: 'Datum',
    embargo: 'Sperrfrist',
    event: 'Veranstaltung',
    featuredImage: 'Aufmacherbild',
    searchResult: 'Suchergebnis',
    block: (type, number) =>
      `${Object.hasOwn(blockNames, type) ? blockNames[type] : 'Block'} ${number}`,
    attachment: (number) => `Anhang ${number}`,
    asset: 'Datei',
  },
  links: {
    check: (number) => `Nach ${links(number)} fragen`,
    again: 'Erneut fragen',
    help: 'Fragt deren Server, die dann die Adresse dieser Verbindung erfahren.',
    checking: 'Weblinks werden abgefragt',
    done: (good, all) =>
      good === all
        ? form(all, {
            one: 'Der Weblink antwortet.',
            other: `Alle ${grouped(all)} Weblinks antworten.`,
          })
        : `${grouped(good)} von ${links(all)} ${form(good, { one: 'antwortet', other: 'antworten' })}.`,
  },
  edition: {
    checking: 'Was hinausginge, wird geprüft',
    checked: (done, total) => `${grouped(done)} von ${grouped(total)}`,
    clean: (number) =>
      number === 1
        ? 'Der Artikel besteht jede Prüfung'
        : `Alle ${articles(number)} bestehen jede Prüfung`,
    found: (clean, all) =>
      `${grouped(clean)} von ${articles(all)} ${form(clean, { one: 'besteht', other: 'bestehen' })} jede Prüfung`,
    counts: { blocking, warning: warnings, advice },
    letThrough: (number) => `${grouped(number)} durchgelassen`,
    findings: 'Befunde',
    open: (headline) => `${quoted(headline)} öffnen`,
    letPass: 'Durchgehen lassen …',
    why: 'Warum darf es durchgehen?',
    whyHelp:
      'Wird mit Ihrem Namen im Prüfpfad und im Beleg aufgehoben. Es gilt für genau diesen Text und wird nie veröffentlicht.',
    who: 'Ihr Name',
    confirm: 'Durchgehen lassen',
    missing: 'Sagen Sie, warum, und wer es sagt.',
    passedBy: (by, why) => `${by} lässt es durchgehen: ${why}`,
    withdraw: 'Zurücknehmen',
    blocked: (number) =>
      number === 1
        ? 'Ein blockierender Befund hält den Export auf. Beheben Sie ihn, oder sagen Sie, warum er durchgehen darf.'
        : `${blocking(number)} halten den Export auf. Beheben Sie jeden, oder sagen Sie, warum er durchgehen darf.`,
    left: (number) =>
      `${count(number, 'weiterer Artikel hat', 'weitere Artikel haben')} Warnungen oder Ratschläge. „galley preflight“ nennt sie alle.`,
    failed: 'Die Vorabprüfung kam nicht an ihr Ende.',
    withLinks: 'Auch nach Weblinks fragen',
  },
  rights: {
    title: 'Bildnachweis und Lizenz',
    lead: (fileName) => `Von ${quoted(fileName)}, wo auch immer sie gezeigt wird.`,
    credit: 'Bildnachweis',
    creditHint: 'Foto: Inês Duarte',
    licence: 'Lizenz',
    licenceHint: 'CC BY 4.0, oder „alle Rechte vorbehalten“',
    save: 'Speichern',
  },
};
