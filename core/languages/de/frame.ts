// Was sagt das Fenster um den Text herum? Welcome, frame, save states, conflicts, list and search, in German.
import type { Messages } from '../../messages.ts';
import { count, form, grouped, quoted } from './counting.ts';

type Part<K extends keyof Messages> = Pick<Messages, K>;

export const statuses: Messages['statuses'] = {
  draft: 'Entwurf',
  inReview: 'In Prüfung',
  approved: 'Freigegeben',
  scheduled: 'Geplant',
  published: 'Veröffentlicht',
  archived: 'Archiviert',
};

const words = (number: number): string => count(number, 'Wort', 'Wörter');
const texts = (number: number): string => count(number, 'Text', 'Texte');
const headlines = (number: number): string => count(number, 'Überschrift', 'Überschriften');
/** After a preposition: „um 2 Blöcke“. */
const blocks = (number: number): string => count(number, 'Block', 'Blöcke');

export const frame: Part<
  | 'notSavedBecause'
  | 'common'
  | 'welcome'
  | 'menus'
  | 'frame'
  | 'save'
  | 'altered'
  | 'conflict'
  | 'list'
  | 'search'
> = {
  notSavedBecause: {
    'disk-full': 'Datenträger voll',
    conflict: 'an zwei Stellen geändert',
    'read-only': 'nur zum Lesen geöffnet',
    'write-failed': 'Datenträger nicht beschreibbar',
    'file-changed': 'Datei auf dem Datenträger geändert',
    'library-missing': 'Redaktion nicht gefunden',
    'invalid-argument': 'Überschrift fehlt',
    other: 'sehen Sie, was zu tun ist',
  },

  common: {
    cancel: 'Abbrechen',
    close: 'Schließen',
    done: 'Fertig',
    undo: 'Rückgängig',
    remove: 'Entfernen',
    add: 'Hinzufügen',
    details: 'Einzelheiten',
    tryAgain: 'Erneut versuchen',
    none: 'Keine',
    back: 'Zurück',
    more: 'Mehr',
    notifications: 'Mitteilungen',
  },

  welcome: {
    title: 'Schreiben Sie hier Ihre Meldungen, auch offline',
    lead: 'Eine Redaktion ist ein einfacher Ordner auf diesem Rechner: Artikel, Bilder und Dateien zum Herunterladen. Galley macht daraus eine fertige Website, wann immer Sie es wollen.',
    openSample: 'Beispielredaktion öffnen',
    sampleHelp:
      'Eine ganze Redaktion zum Ansehen, Ändern und Exportieren. Sie wird in einen Ordner von Ihnen kopiert.',
    create: 'Redaktion anlegen …',
    createHelp: 'Leer beginnen, in einem Ordner Ihrer Wahl.',
    open: 'Redaktion öffnen …',
    openHelp:
      'Eine, die schon auf diesem Rechner, einem Laufwerk oder in einem geteilten Ordner liegt.',
    recent: 'Zuletzt geöffnete Redaktionen',
    name: 'Name der Redaktion',
    nameHelp: 'Leserinnen und Leser sehen ihn oben auf der Website. Er lässt sich später ändern.',
    createNow: 'Ordner wählen …',
    createTitle: 'Redaktion anlegen',
    language: 'Sprache, in der Sie schreiben',
    languageHelp: 'Die neuer Artikel. Weitere kommen in den Einstellungen hinzu.',
    folderNext: 'Danach wählen Sie, wohin ihr Ordner kommt. Alles bleibt in diesem Ordner.',
    failed: {
      'disk-full': {
        sentence: 'Der Datenträger ist voll: Es wurde keine Redaktion angelegt.',
        action: 'Schaffen Sie Platz, oder wählen Sie einen Ordner auf einem anderen Datenträger.',
      },
      'not-permitted': {
        sentence:
          'In diesem Ordner lässt sich nichts schreiben: Es wurde keine Redaktion angelegt.',
        action: 'Wählen Sie einen eigenen Ordner, etwa in Ihren Dokumenten.',
      },
      'write-failed': {
        sentence: 'Dieser Ordner ließ sich nicht schreiben: Es wurde keine Redaktion angelegt.',
        action:
          'Prüfen Sie, ob der Datenträger angeschlossen ist, oder wählen Sie einen anderen Ordner.',
      },
      'not-found': {
        sentence: 'Diese Redaktion steht nicht mehr in der Liste.',
        action: 'Öffnen Sie sie über ihren Ordner.',
      },
    },
    opening: (name) => `${quoted(name)} wird geöffnet …`,
    steps: 'So geht es',
    step1: 'Schreiben',
    step1Text: 'Überschrift, Vorspann, Text. Gespeichert, während Sie schreiben.',
    step2: 'Anhängen',
    step2Text: 'Ziehen Sie Präsentationen und Bilder auf den Artikel.',
    step3: 'Exportieren',
    step3Text: 'Ein Klick ergibt die ganze Website, bereit für jeden Server.',
  },

  menus: {
    file: 'Redaktion und Dateien',
    edit: 'Bearbeiten',
    article: 'Artikel',
    view: 'Ansicht',
    go: 'Sich bewegen',
    help: 'Hilfe',
  },

  frame: {
    sideBar: 'Redaktion',
    sideBarToggle: 'Seitenleiste',
    cancelWork: (what) => `Abbrechen: ${what}`,
    back: 'Zurück',
    forward: 'Vorwärts',
    places: {
      articles: 'Artikel',
      calendar: 'Aktivitätenkalender',
      media: 'Medien',
      newsletters: 'Newsletter',
      terms: 'Kategorien und Personen',
      audit: 'Prüfpfad',
      settings: 'Einstellungen',
      help: 'Handbuch',
    },
    list: 'Artikelliste ein- oder ausblenden',
    details: 'Details ein- oder ausblenden',
    export: 'Website exportieren …',
    exportShort: 'Exportieren …',
    saveNow: 'Erneut speichern',
    whatToDo: 'Was tun',
    developmentRuntime: 'Entwicklungsumgebung',
    closeLibrary: 'Redaktion schließen',
    backToList: 'Artikel',
  },

  save: {
    label: 'Speicherstand',
    clean: 'Gespeichert',
    dirty: 'Nicht gespeichert',
    saving: 'Wird gespeichert …',
    saved: (time) => `Um ${time} gespeichert`,
    failed: (reason) => `Nicht gespeichert: ${reason}.`,
    readOnly: 'Nur zum Lesen',
    dialogTitle: (headline) => `${quoted(headline)} ist nicht gespeichert`,
    keptHere:
      'Alles, was Sie geschrieben haben, ist noch in diesem Fenster. Lassen Sie es offen, bis es gespeichert ist.',
    keptBoth: (headline) =>
      `Ihr Text wurde als ${quoted(headline)} gespeichert. Der andere ist geöffnet.`,
    copyHeadline: (headline) => `${headline} (meine Fassung)`,
  },

  altered: {
    compare: 'Vergleichen und wählen …',
    newest: 'Die letzte Fassung, die Galley aufgehoben hat',
    openNewest: (when) => `Fassung vom ${when} öffnen`,
    none: 'Keine frühere Fassung ist aufgehoben',
    file: 'Die Datei, wie sie jetzt ist',
    fileFacts: 'Außerhalb von Galley geändert',
    takeFile: 'Datei verwenden, wie sie ist',
    later: 'Später entscheiden',
    help: 'Die Datei bleibt, wie sie ist, bis Sie wählen. Verwenden Sie sie, bleibt die andere Fassung im Verlauf. Öffnen Sie die andere Fassung, wird die Datei beiseitegelegt, nicht gelöscht.',
    reading: 'Beide Fassungen werden gelesen',
    used: 'Die Datei wird verwendet, wie sie ist. Die Fassung davor bleibt im Verlauf.',
    usedAfterAll:
      'Die letzte Fassung, die Galley aufbewahrt hat, ist zurück. Was in der Datei stand, ist im Verlauf.',
  },

  conflict: {
    title: 'An zwei Stellen geändert',
    notice: (headline) =>
      `${quoted(headline)} wurde an zwei Stellen geändert. Beide Texte sind aufgehoben. Wählen Sie nebeneinander, was bleiben soll.`,
    noticeGone: (headline) =>
      `${quoted(headline)} ist nicht mehr in der Liste: Ein anderes Fenster hat den Artikel in den Papierkorb gelegt, oder seine Datei ist nicht lesbar. Was Sie geschrieben haben, ist in diesem Fenster aufgehoben.`,
    compare: 'Beide vergleichen …',
    bringBack: 'Zurückholen',
    asDraft: 'Meinen als Entwurf behalten',
    back: 'Weiterschreiben',
    other: 'In der Redaktion',
    otherFacts: (time) => `Um ${time} gespeichert`,
    mine: 'In diesem Fenster',
    mineFacts: 'Noch nicht gespeichert',
    keepOther: 'Den anderen Text behalten',
    keepMine: 'Meinen Text behalten',
    keepBoth: 'Beide behalten',
    help: 'Der Text, den Sie nicht behalten, bleibt im Verlauf. Behalten Sie beide, wird Ihrer ein eigener Entwurf.',
    article: 'Der Artikel',
    draft: 'Der Entwurf',
    keepArticle: 'Den Artikel behalten',
    useDraft: 'Den Text des Entwurfs verwenden',
    leaveBoth: 'Beide lassen',
    copyHelp:
      'Behalten Sie den Artikel, kommt der Entwurf in den Papierkorb. Verwenden Sie den Text des Entwurfs, ebenso; was er ersetzt, bleibt im Verlauf.',
    draftUsed: 'Der Text des Entwurfs ist im Artikel. Was er ersetzt hat, ist im Verlauf.',
    keptMine: 'Ihr Text ist gespeichert. Der andere ist im Verlauf.',
    keptOther: 'Der andere Text ist geöffnet. Ihrer ist im Verlauf.',
    keptAfterAll: 'Nun gilt die andere Wahl. Was sie ersetzt hat, ist im Verlauf.',
    changedAgain:
      'Der andere Text hat sich noch einmal geändert. Sehen Sie erneut hin und wählen Sie dann.',
    closedHere: (headline) =>
      `${quoted(headline)} wurde hier geschlossen: Ein anderes Fenster hat den Artikel in den Papierkorb gelegt, oder seine Datei ist nicht lesbar.`,
    reading: 'Der andere Text wird gelesen',
    same: 'Beide Texte sagen dasselbe.',
    wordsHere: (number) => `${words(number)} nur hier`,
    wordsThere: (number) => `${words(number)} nur in der Redaktion`,
    marks: { added: 'nur hier:', removed: 'nur in der Redaktion:', endOfMark: '(Ende)' },
    row: {
      added: (what) => `${what} nur hier`,
      removed: (what) => `${what} nur in der Redaktion`,
      changed: (what) => `${what} anders`,
      replaced: 'Ein anderes Bild',
      movedDown: (number) => `Hier um ${blocks(number)} weiter unten`,
      movedUp: (number) => `Hier um ${blocks(number)} weiter oben`,
      moved: 'An anderer Stelle',
      movedHere: 'An anderer Stelle',
    },
  },

  list: {
    title: 'Artikel',
    newArticle: 'Neuer Artikel',
    filter: 'Filtern und suchen',
    clearFilter: 'Filter löschen',
    untitled: 'Ohne Überschrift',
    groups: {
      inReview: 'In Prüfung',
      draft: 'Entwürfe',
      approvedAndScheduled: 'Freigegeben und geplant',
      published: 'Veröffentlicht',
      archived: 'Archiviert',
      found: 'Im Text gefunden',
    },
    attachments: (number) => count(number, 'Anhang', 'Anhänge'),
    embargo: 'Sperrfrist',
    highlighted: 'Hervorgehoben',
    emptyTitle: 'Noch keine Artikel',
    empty: 'Ein Artikel beginnt als Entwurf und bleibt im Haus, bis Sie ihn veröffentlichen.',
  },

  search: {
    places: {
      headline: 'Überschrift',
      people: 'Personen',
      standfirst: 'Vorspann',
      summary: 'Zusammenfassung',
      attachments: 'Anhang',
      captions: 'Bildunterschrift',
      body: 'Text',
    },
    headlines,
    found: (heads, bodies) => `${headlines(heads)}, ${texts(bodies)}`,
    foundMany: (heads, bodies) =>
      `${headlines(heads)}, ${bodies === 1 ? 'der beste Text' : `die besten ${grouped(bodies)} Texte`}`,
    reading: (known, all) => `Das Archiv wird noch gelesen: ${grouped(known)} von ${grouped(all)}.`,
    goToFound: 'Im Text',
    noHeadline: (text) => `Keine Überschrift enthält ${quoted(text)}`,
    shortHint:
      'Ab drei Buchstaben werden auch Texte, Bildunterschriften, Personen und Anhänge durchsucht.',
    nothing: (text) => `Nichts enthält ${quoted(text)}`,
    nothingHint:
      'Überschriften und Texte wurden durchsucht. Versuchen Sie es mit weniger Buchstaben oder weniger Wörtern; ein Leerzeichen nach einem Wort findet auch falsch geschriebene.',
    looking: (text) => `Suche nach ${quoted(text)}`,
    lookingHint: 'Keine Überschrift enthält es. Die Texte werden noch gelesen.',
  },
};

export const wordsAdded = (number: number): string =>
  `${grouped(number)} ${form(number, { one: 'Wort', other: 'Wörter' })} hinzugefügt`;
export const wordsRemoved = (number: number): string =>
  `${grouped(number)} ${form(number, { one: 'Wort', other: 'Wörter' })} entfernt`;
