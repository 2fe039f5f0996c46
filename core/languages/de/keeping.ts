// Was sagt Galley über das, was es exportiert, aufhebt und wiederfindet? Export, backup, history, trash, recovery, in German.
import type { Messages } from '../../messages.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';
import { wordsAdded, wordsRemoved } from './frame.ts';

type Part = Pick<
  Messages,
  'exportDialog' | 'backup' | 'problems' | 'history' | 'trash' | 'recovery' | 'crash' | 'sizes'
>;

export const keeping: Part = {
  exportDialog: {
    title: 'Website exportieren',
    lead: 'Macht die ganze Website aus dem, was veröffentlicht ist. Die Redaktion selbst wird nicht geändert.',
    kind: 'Was entstehen soll',
    bundle: 'Paket (.zip)',
    bundleHelp:
      'Eine Datei: die Website, die Artikel als Daten, ein WordPress-Import und Prüfsummen. Zum Weitergeben und Archivieren.',
    folder: 'Einfacher Ordner',
    folderHelp:
      'Nur die Website, als einfache Dateien. Zum Ansehen hier, oder zum Kopieren auf einen Server.',
    goesOut: (number) =>
      `${articles(number)} ${form(number, { one: 'geht', other: 'gehen' })} hinaus`,
    staysInside: (number) =>
      `${grouped(number)} ${form(number, { one: 'bleibt', other: 'bleiben' })} im Haus`,
    stays: {
      draft: (number) => count(number, 'Entwurf', 'Entwürfe'),
      inReview: (number) => `${grouped(number)} in Prüfung`,
      approved: (number) => `${grouped(number)} freigegeben, nicht veröffentlicht`,
      later: (number) => `${grouped(number)} für später geplant oder unter Sperrfrist`,
      archived: (number) => `${grouped(number)} archiviert`,
    },
    nothingOut:
      'Noch ist nichts veröffentlicht, die Website wäre leer. Veröffentlichen Sie zuerst einen Artikel.',
    start: (number) => `${articles(number)} exportieren …`,
    working: 'Website wird exportiert',
    preparing: 'Speicherort wird gewählt',
    progress: (done, total, what) =>
      `${grouped(done)} von ${grouped(total)}${what === '' ? '' : ` · ${what}`}`,
    receiptTitle: 'Exportiert',
    receipt: (name) => `${quoted(name)} ist geschrieben.`,
    reveal: 'Im Ordner zeigen',
    facts: {
      articles: 'Artikel',
      pages: 'Seiten',
      files: 'Dateien',
      size: 'Größe',
      time: 'Dauer',
      inside: 'Bleiben im Haus',
    },
    seconds: (text) => `${text} s`,
    sign: 'Paket signieren',
    signBy: 'Mit dem Schlüssel',
    signedBy: 'Signiert von',
    placed: {
      'whole-site': null,
      'whole-site-with-gap':
        'Der Ordner wurde als Ganzes getauscht. Für weniger als eine Millisekunde gab es keinen.',
      'file-by-file':
        'Der Ordner wurde Datei für Datei gefüllt: Jede ist zu jeder Zeit heil, aber kurz waren manche neu und manche alt.',
    },
    warnings: 'Gut zu wissen',
    again: 'Erneut exportieren',
    cancelled: 'Export abgebrochen. Keine Datei ist zurückgeblieben.',
    unsaved:
      'Der Artikel, an dem Sie schreiben, konnte nicht gespeichert werden; deshalb wurde nichts exportiert.',
  },

  backup: {
    cancelled: 'Es wurde keine Sicherung gemacht.',
    label: 'Redaktion wird gesichert',
    done: (files, folder) =>
      `${count(files, 'Datei', 'Dateien')} nach ${quoted(folder)} gesichert und zurückgelesen. Von jetzt an geschieht das jeden Tag.`,
  },

  problems: {
    title: (number) =>
      `${count(number, 'Datei dieser Redaktion braucht', 'Dateien dieser Redaktion brauchen')} einen Blick`,
    altered:
      'Dieser Artikel wurde außerhalb von Galley geändert, oder der Datenträger hat einen Buchstaben verloren: Der Text ist lesbar, aber die Prüfsumme passt nicht. Vergleichen Sie ihn mit der letzten Fassung, die Galley aufgehoben hat, und wählen Sie, welche gilt.',
    conflictingCopy: (client) =>
      `Zwei Rechner haben diesen Artikel geändert, und ${client} hat beide Fassungen behalten. Die andere ist jetzt ein Entwurf, dessen Überschrift auf „(copy from another computer)“ endet.`,
    arrivingRecord:
      'Diese Datei kommt gerade von einem anderen Rechner an. Galley liest sie, sobald sie vollständig ist.',
    arrivingCopy: (client) =>
      `Eine zweite Fassung eines Artikels kommt gerade von ${client} an. Sie wird beim nächsten Öffnen der Redaktion gelesen.`,
    backupFailed: (folder, reason) =>
      `Die Sicherung nach ${quoted(folder)} kam nicht zustande. ${reason} Schließen Sie den Datenträger an, oder wählen Sie über Datei, Sicherungsordner einen anderen Ort.`,
    setAside: 'Beiseitegelegt, nicht gelöscht',
    left: 'Gelassen, wie sie ist',
    lead: 'Der Rest der Redaktion ist heil. Diese Dateien konnten so nicht verwendet werden:',
    show: 'Was geschehen ist',
    dismiss: 'Hinweis ausblenden',
    openRevision: (headline, when) => `Fassung vom ${when} von ${quoted(headline)} öffnen`,
  },

  history: {
    title: 'Verlauf',
    compare: 'Mit jetzt vergleichen',
    open: 'Fassungen vergleichen …',
    revisions: (number) => count(number, 'Fassung', 'Fassungen'),
    now: 'Jetzt',
    today: 'Heute',
    yesterday: 'Gestern',
    loading: 'Verlauf wird gelesen',
    none: 'Noch keine früheren Fassungen',
    noneHelp:
      'Galley hebt eine auf, wenn Sie den Artikel verlassen, alle zehn Minuten beim Schreiben, und bevor er veröffentlicht, wiederhergestellt oder in den Papierkorb gelegt wird.',
    kept: 'Aufgehoben: die letzten 50, dann einen Tag lang stündlich, einen Monat lang täglich, und jede benannte Fassung.',
    unreadable: (number) =>
      `${count(number, 'Fassung konnte', 'Fassungen konnten')} nicht gelesen werden. Die anderen sind heil.`,
    trouble:
      'Die letzte Fassung konnte nicht geschrieben werden. Der Artikel selbst ist gespeichert. Prüfen Sie, ob der Datenträger Platz hat.',
    reasons: {
      session: 'Ende des Schreibens',
      interval: 'Beim Schreiben',
      'before-draft': 'Vor der Rückkehr zum Entwurf',
      'before-review': 'Vor der Prüfung',
      'before-approve': 'Vor der Freigabe',
      'before-schedule': 'Vor dem Planen',
      'before-publish': 'Vor dem Veröffentlichen',
      'before-archive': 'Vor dem Archivieren',
      'before-address': 'Vor einer neuen Adresse',
      'before-restore': 'Vor dem Wiederherstellen',
      'before-trash': 'Vor dem Papierkorb',
      'before-bulk': 'Vor einer Sammeländerung',
      'before-translation': 'Vor einer Übersetzung',
      'before-adopt': 'Vor der Übernahme einer Datei',
      conflict: 'Anderer Text eines Konflikts',
    },
    wordsAdded,
    wordsRemoved,
    changes: (number) => count(number, 'Änderung', 'Änderungen'),
    same: 'Diese Fassung gleicht dem, was jetzt dasteht.',
    back: 'Zurück zum Schreiben',
    restore: (when) => `${when} wiederherstellen`,
    restored: (when) => `Die Fassung vom ${when} ist zurück.`,
    restoreUndone: 'Das Wiederherstellen wurde zurückgenommen.',
    restoreHelp:
      'Text und Details kommen als neue Fassung zurück. Status, Adresse und Daten bleiben, wie sie sind.',
    previousChange: 'Vorige Änderung',
    nextChange: 'Nächste Änderung',
    name: 'Diese Fassung benennen',
    rename: 'Namen ändern',
    nameLabel: 'Name der Fassung',
    nameHint: 'Leer lassen für keinen Namen',
    nameSave: 'Namen speichern',
    named: (name) => `Diese Fassung heißt jetzt ${quoted(name)}.`,
    nameRemoved: (name) => `Diese Fassung heißt nicht mehr ${quoted(name)}.`,
    marks: { added: 'hinzugefügt:', removed: 'entfernt:', endOfMark: '(Ende)' },
    row: {
      added: (what) => `${what} hinzugefügt`,
      removed: (what) => `${what} entfernt`,
      changed: (what) => `${what} geändert`,
      replaced: 'Bild ersetzt',
      movedDown: (number) => `Um ${count(number, 'Block', 'Blöcke')} nach unten verschoben`,
      movedUp: (number) => `Um ${count(number, 'Block', 'Blöcke')} nach oben verschoben`,
      moved: 'Verschoben',
      movedHere: 'Hierher verschoben',
    },
    kinds: {
      headline: 'Überschrift',
      standfirst: 'Vorspann',
      heading: 'Zwischenüberschrift',
      paragraph: 'Absatz',
      listItem: 'Listenpunkt',
      quote: 'Zitat',
      attribution: 'Name unter einem Zitat',
      picture: 'Bild',
      rule: 'Trennlinie',
      other: 'Block',
    },
    alt: (text) => `Alternativtext: ${text}`,
    noAlt: 'Alternativtext: keiner',
    decorative: 'Schmückend',
    missingFile: 'Eine Datei, die nicht in der Redaktion ist',
    fields: {
      state: 'Status',
      goesLive: 'Geht online',
      wentLive: 'Ging online',
      embargo: 'Sperrfrist',
      newsType: 'Art der Meldung',
      categories: 'Kategorien',
      bylines: 'Autorenzeilen',
      tags: 'Schlagwörter',
      language: 'Sprache',
      address: 'Adresse',
      highlighted: 'Hervorgehoben',
      attachments: 'Anhänge',
      featuredImage: 'Aufmacherbild',
      featuredAlt: 'Sein Alternativtext',
      featuredCaption: 'Seine Bildunterschrift',
      event: 'Veranstaltung',
      source: 'Link zur Quelle',
      searchTitle: 'Titel für die Suche',
      searchDescription: 'Beschreibung für die Suche',
      corrections: 'Berichtigungen',
      notice: 'Hinweis zur Rücknahme',
      translationOf: 'Übersetzung von',
      assignee: 'Zugewiesen an',
      due: 'Fällig',
    },
    summary: 'Zusammenfassung',
    unchanged: (number) => `${grouped(number)} unverändert`,
    reordered: 'in anderer Reihenfolge',
    empty: 'nichts',
    yes: 'Ja',
    no: 'Nein',
  },

  trash: {
    title: 'Papierkorb',
    lead: 'Artikel bleiben hier, bis Sie sie wiederherstellen. Nichts leert den Papierkorb von selbst.',
    moved: (when) => `Hierher gelegt: ${when}`,
    restore: (headline) => `${quoted(headline)} wiederherstellen`,
    restoreShort: 'Wiederherstellen',
    restored: (headline) => `${quoted(headline)} ist wieder in der Liste.`,
    emptyTitle: 'Der Papierkorb ist leer',
    empty: 'Was Sie in den Papierkorb legen, lässt sich hier wiederherstellen.',
    lostTitle: 'Nur ihr Verlauf ist noch da',
    lostHelp:
      'Die Dateien dieser Artikel sind beschädigt oder fort. Eine frühere Fassung ist heil.',
    lostWhole: (when) => `Fassung vom ${when}`,
  },

  recovery: {
    title: 'Wiedergefundener Text',
    unexpectedly: (time) => `Galley wurde um ${time} unerwartet beendet.`,
    closedOver: (time) =>
      `Galley wurde um ${time} geschlossen, als dieser Text nicht gespeichert werden konnte.`,
    back: (when, headline) =>
      `${when} ${quoted(headline)} ist zurück, bis zum letzten geschriebenen Wort.`,
    waiting: (when, headline) =>
      `${when} Der nicht gespeicherte Text von ${quoted(headline)} ist aufgehoben und kommt zurück, wenn Sie den Artikel öffnen.`,
    movedOn: (when, headline, copy) =>
      `${when} ${quoted(headline)} hat sich seither geändert, deshalb sind beide Texte aufgehoben: Der von Ihnen geschriebene ist der Entwurf ${quoted(copy)}.`,
    gone: (when, headline, copy) =>
      `${when} ${quoted(headline)} ist nicht mehr in dieser Redaktion; was Sie geschrieben haben, ist der Entwurf ${quoted(copy)}.`,
    open: (headline) => `${quoted(headline)} öffnen`,
    copyHeadline: (headline) => `${headline} (wiedergefunden)`,
    hide: 'Hinweis ausblenden',
    failing:
      'Auch das Eingabejournal kann nicht geschrieben werden, deshalb ist das Geschriebene nur in diesem Fenster.',
    noted: 'Es steht auch im Eingabejournal: Sollte Galley enden, kommt es zurück.',
  },

  crash: {
    title: 'Dieser Teil des Fensters arbeitet nicht mehr',
    text: 'Was Sie geschrieben haben, ist im Fenster aufgehoben und dem Datenträger übergeben. Zeigen Sie das Fenster erneut, um weiterzuarbeiten.',
    again: 'Fenster erneut zeigen',
  },

  sizes: {
    bytes: (text) => `${text} Byte`,
    kilobytes: (text) => `${text} kB`,
    megabytes: (text) => `${text} MB`,
    gigabytes: (text) => `${text} GB`,
  },
};
