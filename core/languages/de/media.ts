// Was sagt die Ansicht der Medien? In German.
import type { Messages } from '../../messages.ts';
import { count, form, grouped, quoted } from './counting.ts';

const files = (number: number): string => count(number, 'Datei', 'Dateien');
const articles = (number: number): string => `${grouped(number)} Artikel`;

export const media: Messages['media'] = {
  title: 'Medien',
  shown: (shown, all, size) =>
    shown === all ? `${files(all)} · ${size}` : `${grouped(shown)} von ${files(all)} · ${size}`,
  filesCount: files,
  reading: 'Die Dateien werden durchgesehen …',
  failed: 'Die Dateien konnten nicht gelesen werden.',
  tryAgain: 'Noch einmal versuchen',
  search: 'Namen und Beschreibungen durchsuchen',
  clearSearch: 'Suche leeren',
  kindsLabel: 'Arten von Dateien',
  kinds: {
    all: 'Alle',
    picture: 'Bilder',
    document: 'Dokumente',
    recording: 'Video und Ton',
  },
  faultsLabel: 'Was fehlt',
  faults: {
    noAlt: 'Ohne Alternativtext',
    noCredit: 'Ohne Urhebernennung',
    tooLarge: 'Zu groß',
    unused: 'Nicht verwendet',
  },
  sortBy: 'Reihenfolge',
  sorts: {
    newest: 'Neueste zuerst',
    oldest: 'Älteste zuerst',
    name: 'Nach Namen',
    size: 'Größte zuerst',
    uses: 'Meistverwendete zuerst',
  },
  viewsLabel: 'Wie Dateien gezeigt werden',
  views: { grid: 'Als Kacheln', list: 'Als Liste' },
  add: 'Dateien hinzufügen …',
  added: (number) => `${files(number)} hinzugefügt.`,
  disk: 'Speicherplatz und Aufräumen …',
  list: 'Dateien',
  uses: (number) =>
    number === 0 ? 'Nicht verwendet' : count(number, 'Verwendung', 'Verwendungen'),
  pixels: (width, height) => `${width} × ${height}`,
  addedOn: (day) => `hinzugefügt am ${day}`,

  empty: {
    none: 'Noch keine Dateien',
    noneHint:
      'Bilder und Dokumente, die Sie in Artikel einfügen, liegen hier, jedes einmal. Ziehen Sie Dateien hierher, um welche hinzuzufügen.',
    nothing: 'Keine Datei passt',
    nothingHint:
      'Durchsucht wurden Namen, Alternativtexte, Bildunterschriften, Urhebernennungen und Lizenzen.',
    noFault: (fault) => `${fault}: keine`,
    noFaultHint: 'Keine der Dateien, die hier gezeigt werden, hat diesen Mangel.',
    showAll: 'Alle Dateien zeigen',
  },

  details: {
    label: 'Details der Datei',
    back: 'Alle Dateien',
    choose: 'Wählen Sie eine Datei, um zu sehen, wo sie verwendet wird, und um sie zu beschreiben.',
    many: (number) => `${files(number)} gewählt`,
    manyHint:
      'Urhebernennung, Lizenz, Bildunterschrift und Beschreibung lassen sich für alle zugleich schreiben.',
    alt: 'Alternativtext',
    altHelp: 'Sagen Sie, was jemandem entginge; lassen Sie „Bild von“ weg.',
    altIn: (language) => `Sprache des Alternativtexts und der Bildunterschrift: ${language}`,
    counted: (length) => `${grouped(length)} von 150`,
    language: 'Sprache',
    decorative: 'Schmuck, nichts zu beschreiben',
    caption: 'Bildunterschrift',
    credit: 'Urheber',
    creditHint: 'Wer es gemacht hat',
    licence: 'Lizenz',
    licenceHint: 'Etwa CC BY 4.0',
    usedIn: 'Verwendet in',
    notUsed: 'Kein Artikel verwendet sie.',
    notUsedHint: 'Fügen Sie sie in einen Artikel ein, oder räumen Sie auf, was niemand braucht.',
    logo: 'Logo der Website',
    places: {
      featured: 'Aufmacherbild',
      figure: 'Bild im Text',
      gallery: 'Bild in einer Galerie',
      poster: 'Bild eines Videos',
      card: 'Datei im Text',
      attachment: 'Anhang',
      block: 'Im Text',
    },
    crop: 'Ausschnitt',
    cropHint: 'Zuschneiden und wählen, was im Blick bleibt',
    replace: 'Überall ersetzen …',
    more: 'Mehr zu dieser Datei',
    open: 'In einem anderen Programm öffnen …',
    rename: 'Umbenennen …',
    renameLabel: 'Name der Datei',
    trash: 'In den Papierkorb …',
    readOnly: 'Diese Redaktion ist nur zum Lesen geöffnet.',
    focus: 'Das bleibt im Blick',
  },

  changedMany: (number) => `${files(number)} geändert.`,
  failedMany: (number, name, why) =>
    `${files(number)} ${form(number, { one: 'konnte', other: 'konnten' })} nicht geändert werden. ${quoted(name)}: ${why}`,
  stopped: (number) => `Angehalten. ${count(number, 'Änderung', 'Änderungen')} vorher gemacht.`,
  working: 'Dateien werden geändert',
  progress: (done, total) => `${grouped(done)} von ${grouped(total)}`,
  preparing: 'Eingegebenes wird gespeichert …',

  bulk: {
    bar: 'Dateien, die Sie gewählt haben',
    chosen: (number) => `${grouped(number)} gewählt`,
    describe: 'Beschreiben …',
    trash: 'In den Papierkorb …',
    done: 'Fertig',
    title: (number) => `${files(number)} beschreiben`,
    lead: 'Geschrieben wird nur, was Sie ankreuzen. Ein Alternativtext gehört zu einem einzigen Bild: Schreiben Sie ihn in dessen Details.',
    write: (field) => `Schreiben: ${field}`,
    onlyEmpty: 'Nur, wo noch nichts steht',
    decorative: 'Schmuck: nichts zu beschreiben',
    notDecorative: 'Kein Schmuck: zu beschreiben',
    dryRun: 'Was sich ändert, Datei für Datei',
    changes: (number) =>
      `${files(number)} ${form(number, { one: 'ändert', other: 'ändern' })} sich`,
    stays: (number) =>
      `${files(number)} ${form(number, { one: 'bleibt', other: 'bleiben' })} unverändert`,
    becomes: (field, from, to) => `${field}: ${from} → ${to}`,
    nothing: 'nichts',
    same: 'bleibt unverändert',
    apply: (number) => `${files(number)} ändern`,
  },

  replace: {
    title: (name) => `${quoted(name)} überall ersetzen`,
    lead: 'Jeder Artikel, der die Datei verwendet, erhält die andere. Titel, Alternativtexte und Bildunterschriften der Verwendungen bleiben.',
    choose: 'Die andere Datei',
    search: 'Eine Datei der Redaktion finden',
    fromDisk: 'Eine Datei hinzufügen …',
    none: 'Keine Datei der Redaktion heißt so.',
    pick: 'Wählen Sie die Datei, die an ihre Stelle tritt.',
    refusals: {
      'not-a-picture': 'Sie wird als Bild gezeigt, und die andere Datei ist keines.',
      'same-file': 'Das ist dieselbe Datei.',
    },
    changes: (number) =>
      `${articles(number)} ${form(number, { one: 'ändert', other: 'ändern' })} sich`,
    unused: 'Kein Artikel verwendet sie: Es ändert sich nichts.',
    dryRun: 'Was sich ändert, Artikel für Artikel',
    reframed: (number) =>
      `${count(number, 'Verwendung war', 'Verwendungen waren')} für ein Bild anderer Form zugeschnitten: Dort wird das ganze neue Bild gezeigt.`,
    takesWords:
      'Was über die alte Datei geschrieben ist, steht auch bei der neuen, wo sie nichts Eigenes hat.',
    logo: 'Das Logo der Website bleibt die alte Datei.',
    apply: (number) => `In ${grouped(number)} Artikeln ersetzen`,
    done: (number) => `In ${grouped(number)} Artikeln ersetzt.`,
    looking: 'Es wird nachgesehen, wo sie verwendet wird …',
  },

  frame: {
    title: 'Wo wird es so gezeigt?',
    lead: 'Ein Ausschnitt gehört zu jeder einzelnen Verwendung. Der Bildschwerpunkt wird auch beim Bild selbst gemerkt.',
    uses: 'Verwendungen des Bildes',
    apply: (number) =>
      number === 0
        ? 'Nur den Schwerpunkt merken'
        : `${count(number, 'Verwendung', 'Verwendungen')} zuschneiden`,
    done: 'Der Ausschnitt ist gewählt.',
    none: 'Kein Artikel zeigt dieses Bild, also gibt es noch nichts zuzuschneiden. Der Bildschwerpunkt wird beim Bild gemerkt.',
  },

  cleanup: {
    title: 'Speicherplatz und Aufräumen',
    use: 'Speicherplatz',
    measuring: 'Wird gemessen …',
    rows: {
      pictures: 'Bilder, wie sie hinzugefügt wurden',
      documents: 'Dokumente',
      recordings: 'Video und Ton',
      history: 'Frühere Fassungen',
      receipts: 'Veröffentlichtes, zum Zurücknehmen',
      trash: 'Papierkorb',
      copies: 'Kleinere Kopien auf diesem Rechner, bei Bedarf neu gemacht',
    },
    unused: 'Dateien, die nichts verwendet',
    hint: 'Durchgesehen werden jeder Artikel, der Papierkorb, alle Fassungen und alles Veröffentlichte. Angeboten wird nichts, worauf irgendetwas verweist. Noch wird nichts bewegt.',
    look: 'Nicht verwendete Dateien suchen',
    looking: 'Die Redaktion wird durchgesehen',
    found: (number, size) => `Auf ${files(number)} verweist nichts (${size}).`,
    foundNone: 'Auf jede Datei verweist etwas. Es gibt nichts aufzuräumen.',
    keptTitle: 'Behalten, obwohl kein Artikel sie verwendet',
    keepers: {
      article: (number) => `${files(number)} in einem Block, den dieses Galley nicht kennt`,
      trash: (number) => `${files(number)} in einem Artikel im Papierkorb`,
      history: (number) => `${files(number)} in einer früheren Fassung`,
      receipt: (number) => `${files(number)} in etwas Veröffentlichtem`,
      recent: (number) => `${files(number)}, seit gestern hinzugefügt`,
      other: (number) =>
        `${files(number)} in noch nicht gespeichertem Text oder in dem, was sich rückgängig machen lässt`,
    },
    unreadable: (number) =>
      `${count(number, 'Fassung konnte', 'Fassungen konnten')} nicht gelesen werden. Was dort gezeigt wird, ist nicht bekannt.`,
    list: 'Dateien, die in den Papierkorb kämen',
    apply: (number, size) => `${files(number)} in den Papierkorb (${size})`,
    done: (number) => `${files(number)} in den Papierkorb gelegt.`,
    doneExcept: (number, left) =>
      `${files(number)} in den Papierkorb gelegt. ${files(left)} ${form(left, { one: 'wird', other: 'werden' })} inzwischen verwendet und ${form(left, { one: 'blieb', other: 'blieben' })}.`,
    chosenUsed: (number) =>
      `${files(number)} Ihrer Wahl ${form(number, { one: 'wird', other: 'werden' })} gebraucht und ${form(number, { one: 'bleibt', other: 'bleiben' })}.`,
    trashed: 'Dateien im Papierkorb',
    noneTrashed: 'Im Papierkorb liegt keine Datei.',
    trashedHint: 'Sie liegen im Ordner „trash“ der Redaktion, bis ihn jemand leert.',
    restore: 'Zurückholen',
    restoreOne: (name) => `${quoted(name)} zurückholen`,
    restored: (name) => `${quoted(name)} ist wieder da.`,
  },
};
