// Was sagt der Dialog zum Veröffentlichen? Targets, plans, receipts and what is live, in German.
import type { Messages } from '../../messages.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

const changes = (number: number): string => count(number, 'Änderung', 'Änderungen');
const outOf = (done: number, total: number): string => `${grouped(done)} von ${grouped(total)}`;

export const publish: Messages['publish'] = {
  command: 'Website veröffentlichen …',
  short: 'Veröffentlichen …',
  title: (label) => `Nach ${quoted(label)} veröffentlichen`,
  titleArticle: (label) => `Diesen Artikel nach ${quoted(label)} veröffentlichen`,
  titleBack: (label) => `${quoted(label)} zurücksetzen`,
  titleNone: 'Website veröffentlichen',
  titleAdd: 'Ziel hinzufügen',
  titleChange: (label) => `${quoted(label)} ändern`,
  readOnly:
    'Diese Redaktion ist nur zum Lesen geöffnet, deshalb kann von hier nichts veröffentlicht werden.',

  targets: 'Ziele',
  noTargets:
    'Ein Ziel ist der Ort, an den die Website geht: ein Ordner, ein Webserver oder eine WordPress-Website.',
  addTarget: 'Ziel hinzufügen …',
  more: (label) => `Mehr zu ${quoted(label)}`,
  change: 'Ändern …',
  promote: (label) => `Veröffentlichen, was ${quoted(label)} zeigt …`,
  check: 'Verbindung prüfen',
  mapping: 'Begriffe der Website …',
  adopt: 'Vorhandene Beiträge verknüpfen …',
  verify: 'Zurücklesen, was dort ist',
  remove: 'Entfernen',
  removeSure: (label) => `${quoted(label)} entfernen?`,
  removeText: 'Was dort veröffentlicht ist, bleibt dort. Das Passwort wird vergessen.',
  removed: (label) => `${quoted(label)} ist kein Ziel mehr. Was dort veröffentlicht ist, bleibt.`,
  removing: (label) => `${quoted(label)} wird entfernt`,
  changed: (label) => `${quoted(label)} wurde geändert.`,
  added: (label) => `${quoted(label)} ist jetzt ein Ziel.`,
  mapped: (label) => `Die Wörter für ${quoted(label)} sind gewählt.`,
  trusted: (label) => `Dem Server von ${quoted(label)} wird vertraut.`,
  changedBack: (label) =>
    `${quoted(label)} ist wie zuvor. War das Passwort für einen anderen Server, geben Sie es vor dem Veröffentlichen neu ein.`,
  addedBack: (label) => `${quoted(label)} ist kein Ziel mehr.`,
  broughtBack: (label) =>
    `${quoted(label)} ist wieder ein Ziel. Hat es ein Passwort, geben Sie es vor dem Veröffentlichen ein.`,
  unknownKind: 'Dieses Galley kennt diese Art von Ziel nicht.',

  guarantee: {
    'whole-site': 'Zu sehen ist die ganze alte Website oder die ganze neue.',
    'whole-site-with-gap':
      'Zu sehen ist die ganze alte Website oder die ganze neue, und dazwischen einen Augenblick lang nichts.',
    'file-by-file':
      'Jede Adresse ist zu jeder Zeit heil; eine Weile sind manche Seiten neu und manche alt.',
  },

  receipts: 'Veröffentlichungen',
  noReceipts: 'Von hier wurde noch nichts veröffentlicht.',
  receiptFacts: (changed, number) => `${changes(changed)}, ${articles(number)}`,
  rollBack: 'Zurücksetzen',
  rollBackTo: (when) => `Auf ${when} zurücksetzen`,
  current: 'Jetzt dort',
  cost: (size) => `Zum Zurücksetzen aufgehoben: ${size}`,

  comparing: (label) => `Vergleich mit ${quoted(label)}`,
  comparingWait:
    'Die Website wird gemacht und mit dem verglichen, was dort ist. Nichts wird gesendet.',
  compared: (time) => `Um ${time} verglichen. Noch ist nichts gesendet.`,
  compareAgain: 'Erneut vergleichen',
  counts: {
    create: 'anzulegen',
    update: 'zu ändern',
    delete: 'zu entfernen',
    leave: 'zu lassen',
  },
  groups: {
    articles: 'Artikel',
    redirects: 'Alte Adressen, die weiterführen',
    lists: 'Startseite und Listen',
    feeds: 'Feeds und Daten',
    media: 'Bilder und Dateien',
    design: 'Gestaltung',
  },
  groupCounts: ({ create, update, delete: gone }) =>
    [
      create > 0 ? `${grouped(create)} neu` : '',
      update > 0 ? `${grouped(update)} geändert` : '',
      gone > 0 ? `${grouped(gone)} entfernt` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  signs: { create: 'Neu:', update: 'Geändert:', delete: 'Entfernt:' },
  changesList: 'Was sich ändert',
  now: 'Jetzt',
  moreChanges: (number) => `und ${grouped(number)} weitere`,
  whatChanges: (headline) => `Was sich in ${quoted(headline)} ändert`,
  looking: 'Beide Seiten werden verglichen',
  noDifference: 'Die Wörter sind dieselben; was sich ändert, steht um sie herum.',
  moreDifferences: (number) =>
    count(number, 'weitere Zeile ist anders', 'weitere Zeilen sind anders'),
  fields: {
    headline: 'Überschrift',
    heading: 'Zwischenüberschrift',
    paragraph: 'Text',
    listItem: 'Liste',
    picture: 'Bild',
    other: 'Text',
  },
  marks: { added: 'hinzugefügt:', removed: 'entfernt:' },
  nothing: 'Nichts zu tun: Was dort ist, ist das, was jetzt öffentlich ist.',
  warningsTitle: (number) => count(number, 'Hinweis', 'Hinweise'),

  staysInside: 'Bleibt im Haus',
  goesLive: (when) => `Geht online: ${when}`,
  embargo: (when) => `Sperrfrist bis ${when}`,
  inside: {
    draft: 'Entwurf',
    inReview: 'In Prüfung',
    approved: 'Freigegeben, nicht veröffentlicht',
  },
  moreInside: (number) => count(number, 'weiterer Artikel', 'weitere Artikel'),
  later: 'Geht mit der Veröffentlichung nach dieser Zeit hinaus.',

  bigDelete: (gone, all) =>
    `Dieser Plan entfernt ${grouped(gone)} von ${grouped(all)}. Geben Sie ${gone} ein, um fortzufahren.`,
  bigDeleteField: 'Wie viele entfernt werden',
  foreign: (number) =>
    `${count(number, 'Datei ist', 'Dateien sind')} schon dort, ohne dass Galley sie dorthin gelegt hat.`,
  foreignTick: 'Ersetzen',
  waitingForTakeOver: (number) =>
    `${count(number, 'Artikel wartet', 'Artikel warten')}: Was dort ist, hat jemand anderes gemacht oder geändert.`,
  takeOverTick: 'Was dort ist, durch unseres ersetzen',
  takeOverNewsroom: 'Den Ort übernehmen',
  withoutFiles: (number) =>
    `${count(number, 'Artikel wartet', 'Artikel warten')}: Die Website nimmt manche ihrer Dateien nicht an.`,
  withoutFilesTick: 'Ohne diese Dateien veröffentlichen',
  confirmFirst: 'Sagen Sie zuerst, was damit werden soll.',

  toSend: (number, size) => `${changes(number)}, ${size} zu senden.`,
  canRollBack: 'Sie können auf jede der letzten 10 Veröffentlichungen zurücksetzen.',
  publish: (number) => `${changes(number)} veröffentlichen`,
  publishNothing: 'Nichts zu veröffentlichen',
  rollBackNow: (number) => `${changes(number)} zurücknehmen`,
  changedMeanwhile:
    'Seit dem Plan wurde etwas gespeichert, deshalb wurde er neu gemacht. Sehen Sie ihn an und veröffentlichen Sie dann.',
  stale: 'Seither wurde etwas gespeichert. Dieser Plan ist nicht mehr das, was jetzt geschähe.',
  unsaved:
    'Ein Artikel ist nicht gespeichert, deshalb wurde nichts verglichen. Speichern Sie ihn und vergleichen Sie dann erneut.',

  publishing: (label) => `Wird nach ${quoted(label)} veröffentlicht`,
  rollingBack: (label) => `${quoted(label)} wird zurückgesetzt`,
  progress: outOf,
  stopHint: 'Angehalten, geht es mit der nächsten Veröffentlichung dort weiter.',
  stoppedComparing: 'Das Vergleichen wurde angehalten. Nichts wurde gesendet.',
  stopped: 'Das Veröffentlichen wurde angehalten. Das nächste geht dort weiter.',

  done: (number, seconds) => `${changes(number)} in ${seconds} s veröffentlicht.`,
  doneBack: (number, seconds) => `${changes(number)} in ${seconds} s zurückgenommen.`,
  facts: {
    articles: 'Artikel online',
    files: 'Dateien dort',
    sent: 'Gesendet',
    readBack: 'Zurückgelesen',
    retries: 'Erneut versucht',
  },
  readBackRight: (checked) => `${grouped(checked)}, alle wie veröffentlicht`,
  retries: (number) => (number === 0 ? 'Nie' : `${grouped(number)}-mal`),
  readBackWrong: (wrong, checked) =>
    `${outOf(wrong, checked)} ${form(wrong, { one: 'ist', other: 'sind' })} nicht wie veröffentlicht.`,
  readBackWrongWhat:
    'Vielleicht hat jemand anderes sie geändert. Veröffentlichen Sie erneut, um sie zu berichtigen.',
  verifying: (label) => `${quoted(label)} wird zurückgelesen`,
  verified: (checked) =>
    `${count(checked, 'Datei', 'Dateien')} zurückgelesen, alles wie veröffentlicht.`,
  again: 'Anderswohin veröffentlichen',

  failed: 'Es wurde nicht veröffentlicht',
  failedToCompare: 'Das Ziel konnte nicht verglichen werden',
  tryAgain: 'Erneut versuchen',
  wholeWebsite: 'Ganze Website veröffentlichen',
  changeTarget: 'Ziel ändern …',
  wish: 'Veröffentlichen, sobald es wieder antwortet',
  wishKept:
    'Der Wunsch zu veröffentlichen ist vorgemerkt. Galley fragt das Ziel ab und zu, macht einen neuen Plan, sobald es antwortet, und fragt Sie, bevor etwas gesendet wird.',
  wishWaiting: 'Wartet auf das Netz',
  wishOff: 'Nicht länger warten',
  ready: (label) => `${quoted(label)} antwortet wieder.`,
  readyAction: 'Plan ansehen',

  form: {
    kind: 'Art des Ziels',
    label: 'Name',
    labelHint: 'Wie Sie es nennen, etwa „Website“ oder „Testseite“.',
    choose: 'Wählen …',
    notChosen: 'Noch nichts gewählt',
    rules: 'Welche Artikel dorthin gehen',
    rulesHint: 'Wo nichts angekreuzt ist, geht alles Öffentliche dorthin.',
    rulesOf: {
      categories: 'Kategorien',
      newsTypes: 'Arten von Meldungen',
      languages: 'Sprachen',
    },
    secretKept: {
      safe: 'Im Schlüsselbund dieses Rechners aufgehoben',
      session: 'Aufgehoben, bis Galley endet',
      none: '',
    },
    secretChange: 'Zum Ersetzen ein neues eingeben',
    session:
      'Dieser Rechner hat keinen Schlüsselbund, den Galley nutzen kann: Was Sie hier eingeben, wird aufgehoben, bis Galley endet, und danach erneut erfragt.',
    safe: 'Vom Schlüsselbund dieses Rechners verschlüsselt, nie in der Redaktion.',
    optional: 'freiwillig',
    save: 'Speichern und prüfen',
    saving: 'Wird geprüft',
    missing: (title) => `${quoted(title)} fehlt.`,
    wrong: (title, why) => `${quoted(title)}: ${why}.`,
    taken: 'Ein anderes Ziel heißt so.',
  },

  mappedTitle: (number) =>
    `Was dort für ${form(number, { one: 'einen Ihrer Begriffe', other: `${grouped(number)} Ihrer Begriffe` })} steht`,
  mappingTitle: (label) => `Begriffe von ${quoted(label)}`,
  mappingLead:
    'Was auf der Website wofür steht. Was passt, wird vorgeschlagen; angelegt wird dort nichts, ohne dass Sie es sagen.',
  mappingReading: 'Was die Website hat, wird gelesen',
  mappingCreate: 'Auf der Website anlegen',
  mappingCreated: 'Auf der Website angelegt',
  mappingCreateAll: (number) =>
    form(number, {
      one: 'Den fehlenden ankreuzen',
      other: `Alle ${grouped(number)} fehlenden ankreuzen`,
    }),
  mappingProposed: (label) => `${label} (vorgeschlagen)`,
  mappingSave: 'Behalten und vergleichen',
  adopting: 'Die Beiträge der Website werden gelesen',
  adopted: (linked, there) =>
    `${grouped(linked)} von ${count(there, 'Beitrag', 'Beiträgen')} ${form(linked, { one: 'gehört', other: 'gehören' })} jetzt zu Artikeln. Dort wurde nichts geändert.`,
  adoptedUnsure: (number) => `${count(number, 'Beitrag blieb', 'Beiträge blieben')} unberührt:`,

  checked: 'Das Ziel antwortet',
  checkedServer: (server) => `Das Ziel antwortet: ${server}.`,
  there: (files) => `Galley hat dort ${count(files, 'Datei', 'Dateien')} veröffentlicht.`,
  thereNone: 'Galley hat dort noch nichts veröffentlicht.',
  thereCut: 'Eine Veröffentlichung dort wurde abgebrochen. Die nächste bringt sie zu Ende.',
  trustTitle: 'Ist das der richtige Server?',
  trustText:
    'Vergleichen Sie diesen Fingerabdruck mit dem, was die Person sagt, die den Server betreibt. Noch wurde nichts gesendet, nicht einmal Ihr Name.',
  trust: 'Diesem Schlüssel vertrauen',
  goOn: 'Vergleichen',

  live: {
    title: 'Auf der Website',
    live: 'Online',
    changed: 'Online, seither geändert',
    notLive: 'Nicht online',
    alone: 'Nur diesen Artikel veröffentlichen …',
    at: (label, state) => `${label}: ${state}`,
  },
};
