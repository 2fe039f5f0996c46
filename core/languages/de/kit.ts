// Was sagt die Seminarmappe? In German.
import type { Messages } from '../../messages.ts';
import { count, form, grouped, quoted } from './counting.ts';

const files = (number: number): string => count(number, 'Datei', 'Dateien');
const downloads = (number: number): string => count(number, 'Download', 'Downloads');
const pictures = (number: number): string => count(number, 'Foto', 'Fotos');

export const kit: Messages['kit'] = {
  title: 'Neu aus einem Ordner',
  lead: (folder) =>
    `Was aus ${quoted(folder)} würde. In der Redaktion ändert sich nichts, bis Sie die Schaltfläche drücken.`,
  readOnly: 'Diese Redaktion ist nur zum Lesen geöffnet: Aus einem Ordner wird kein Entwurf.',
  dropHere: 'Einen Ordner hier ablegen: Er wird der Entwurf eines Veranstaltungsberichts',
  dropOne:
    'Legen Sie einen einzelnen Ordner mit den Dateien einer Veranstaltung ab. Einzelne Dateien gehören auf einen Artikel.',
  reading: 'Der Ordner wird gelesen',
  counting: 'Galley sieht nach, was darin liegt …',
  read: (done, total) => `${grouped(done)} von ${files(total)} gelesen`,
  making: 'Der Entwurf entsteht',
  made: (done, total) => `${grouped(done)} von ${grouped(total)} Schritten`,

  headline: 'Überschrift',
  headlineFrom: {
    programme: 'Aus dem Titel des Programms.',
    folder: 'Aus dem Namen des Ordners.',
  },
  language: 'Sprache des Artikels',
  languageUnsure: 'Nicht sicher: Die Dokumente sagen es nicht eindeutig.',

  event: {
    title: 'Veranstaltung',
    confirm: 'Diese Angaben stimmen',
    start: 'Beginn',
    end: 'Ende',
    place: 'Ort',
    from: (text, file) => `Eine Vermutung, aus ${quoted(text)} in ${quoted(file)}.`,
    fromFolder: (text) => `Eine Vermutung, aus ${quoted(text)} im Namen des Ordners.`,
    unsure: 'Anderswo stehen andere Tage, oder man kann es anders lesen.',
    noTimes: 'Keine Uhrzeit ist angegeben: Diese hier sind nur ein Anfang.',
    none: 'Weder im Programm noch auf einer ersten Seite steht ein Tag. Setzen Sie das Häkchen, um es selbst zu sagen.',
    endBeforeStart: 'Sie endet, bevor sie beginnt.',
    noStart: 'Sagen Sie, wann sie beginnt, oder nehmen Sie das Häkchen weg.',
    help: 'Ohne das Häkchen sagt der Entwurf nicht, wann und wo.',
  },

  downloads: (chosen, all) => `Downloads: ${grouped(chosen)} von ${grouped(all)}`,
  isProgramme: 'Programm',
  kinds: {
    presentation: 'Präsentation',
    pdf: 'PDF',
    text: 'Text',
    sheet: 'Tabelle',
    video: 'Video',
    audio: 'Ton',
    captions: 'Untertitel',
    archive: 'Archiv',
  },
  titleFrom: {
    properties: 'Titel aus den Eigenschaften',
    'first-title': 'Titel von der ersten Seite',
    'file-name': 'Titel aus dem Dateinamen',
  },
  languageUnknown: 'Sprache nicht bekannt',
  languagePerhaps: (name) => `vielleicht ${name}`,
  fileName: (name) => `Datei: ${name}`,

  pictures: (chosen, all) => `Fotos: ${grouped(chosen)} von ${grouped(all)}`,
  pictureSize: (width, height) => `${width} × ${height}`,
  takenAt: (when) => `aufgenommen ${when}`,
  noTime: 'keine Zeit bekannt',
  featured: 'Aufmacherbild',
  picturesHelp: 'In der Reihenfolge der Aufnahme. Das erste im Querformat ist das Aufmacherbild.',

  speakers: (chosen, all) => `Vortragende: ${grouped(chosen)} von ${grouped(all)}`,
  speakersHelp: 'Gefundene Namen sind Vermutungen: Haken Sie an, wer gesprochen hat.',
  nameFrom: {
    'title-slide': (file) => `auf der ersten Seite von ${quoted(file)}`,
    programme: (file) => `im Programm, ${quoted(file)}`,
    author: (file) => `als Autor von ${quoted(file)}: Ob die Person gesprochen hat, steht nirgends`,
  },
  known: 'eine Person der Redaktion',
  addPerson: (name) => `${name} zu den Personen der Redaktion hinzufügen`,

  leftTitle: (number) => `Braucht Sie: ${grouped(number)}`,
  leftNone: 'Es bleibt nichts zu tun.',
  leftHelp:
    'Die Vorabprüfung des Entwurfs nennt weiterhin, was Leser stört. Der Rest steht in dieser Liste: Kopieren Sie sie.',
  copy: 'Liste kopieren',
  copied: 'Die Liste ist kopiert.',
  aboutFile: (name, what) => `${name}: ${what}`,
  toDos: {
    'picture-undescribed': 'Sagen Sie, was zu sehen ist',
    'no-featured-image': 'Kein Foto ist im Querformat: Wählen Sie ein Aufmacherbild',
    'pdf-untagged': 'ein PDF ohne Tags, von dem Screenreader nur lose Wörter bekommen',
    'slides-untitled': (slides) => `${count(slides, 'Folie hat', 'Folien haben')} keinen Titel`,
    'slides-undescribed': (images) =>
      `${count(images, 'Bild darin hat', 'Bilder darin haben')} keinen Alternativtext`,
    'video-uncaptioned':
      'Keine Untertitel liegen daneben; gehörlose Leser erfahren nicht, was gesagt wird',
    'audio-untranscribed': 'Gehörlose Leser brauchen eine Abschrift',
    archive: 'ein Archiv; Leser sehen nicht, was darin ist',
    large: (size) => `${size} ist viel für einen Download`,
    'title-from-name': (title) =>
      `hat keinen eigenen Titel; ${quoted(title)} kommt aus dem Dateinamen`,
    'language-unsure': 'Sagen Sie, in welcher Sprache es ist',
    'event-unknown': 'Sagen Sie, wann und wo es war',
    'event-unconfirmed': (text) =>
      `Bestätigen oder berichtigen Sie, wann und wo es war: ${quoted(text)}`,
    'event-unsure': (text) =>
      `Klären Sie, wann es war: ${quoted(text)} ist nur eine Lesart der Dokumente`,
    'speakers-unconfirmed': (number) =>
      `${count(number, 'Name gefunden und nicht angehakt', 'Namen gefunden und nicht angehakt')}: Sagen Sie, wer gesprochen hat`,
    refused: (why) => `bleibt draußen: ${why}`,
  },
  unread: {
    'old-format':
      'ein altes Format, dessen Eigenschaften nicht lesbar sind; speichern Sie es in einem neueren oder als PDF',
    locked: 'ein Passwort sperrt es; Leser könnten es nicht öffnen',
    damaged: 'beschädigt, oder nicht das, was der Name sagt',
    'too-large': 'zu groß, um gelesen zu werden; nur der Name ist bekannt',
    'too-slow': 'das Lesen dauerte zu lange und wurde beendet',
  },
  refusals: {
    link: 'eine Verknüpfung, die anderswohin führt',
    special: 'keine Datei',
    outside: 'führt aus dem Ordner hinaus',
    empty: 'leer',
    'too-deep': 'liegt zu tief in Ordnern',
    'too-large': 'hat mehr als ein Gigabyte',
    'too-many-pixels': 'hat mehr als 100 Megapixel',
    'not-for-browsers':
      'Browser zeigen diese Art von Bild nicht; speichern Sie es als JPEG oder PNG',
    program: 'ein Programm',
    'unknown-kind': 'von einer Art, die kein Download ist',
    unreadable: 'konnte nicht gelesen werden',
    changed: 'änderte sich während des Lesens',
    'too-slow': 'das Lesen dauerte zu lange',
  },
  twice: (name, other) => `${name} ist dieselbe Datei wie ${other} und kommt nur einmal.`,
  passedOver: (number) =>
    `${files(number)} von Systemen und Programmen ${form(number, { one: 'wurde', other: 'wurden' })} übergangen, etwa versteckte.`,

  make: (offered, shown) => `Entwurf mit ${downloads(offered)} und ${pictures(shown)} anlegen`,
  done: (headline) => `${quoted(headline)} ist jetzt ein Entwurf, mit seinen Dateien.`,
  doneExcept: (headline, number, first, why) =>
    `${quoted(headline)} ist jetzt ein Entwurf, ohne ${files(number)}. ${first}: ${why}`,
  undone: 'Der Entwurf und seine Dateien liegen im Papierkorb.',
  undonePartly:
    'Der Entwurf liegt im Papierkorb. Dateien, die inzwischen anderswo gebraucht werden, bleiben.',
};
