// Was sagt die Ansicht der Kategorien und Personen? In German.
import type { Messages } from '../../messages.ts';
import type { TermRefusalCode } from '../../terms/term-change.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

const refusals: Readonly<Record<TermRefusalCode, (subject: string) => string>> = {
  'address-empty': () =>
    'Nichts davon kann in einer Adresse stehen. Verwenden Sie Buchstaben oder Ziffern.',
  'address-reserved': (slug) =>
    `Die Website braucht ${quoted(slug)} selbst. Wählen Sie eine andere Adresse.`,
  'address-taken': (name) => `${quoted(name)} hat diese Adresse. Wählen Sie eine andere.`,
  'below-itself': (name) => `${quoted(name)} kann nicht unter sich selbst stehen.`,
  gone: () => 'Das ist nicht mehr da: Jemand hat es gelöscht oder zusammengeführt.',
  'in-use': (name) =>
    `Jeder Artikel hat genau eine Art der Meldung. Führen Sie ${quoted(name)} stattdessen mit einer anderen zusammen.`,
  'last-news-type': () => 'Die Redaktion braucht mindestens eine Art der Meldung.',
  'name-empty': () => 'Ein Name fehlt.',
  'name-taken': (name) => `${quoted(name)} gibt es schon.`,
  'name-too-long': () => 'Kürzen Sie den Namen auf weniger als 120 Buchstaben.',
  'same-entry': () => 'Wählen Sie etwas anderes, mit dem zusammengeführt werden soll.',
  'target-takes-only-this': (label) =>
    `${quoted(label)} veröffentlicht nichts anderes. Ohne dies würde es jeden Artikel veröffentlichen. Ändern Sie zuerst im Dialog zum Veröffentlichen, was ${quoted(label)} nimmt.`,
};

function ofThem(number: number, published: number): string {
  if (number === 1) {
    return published === 1 ? ', und er ist auf der Website.' : ', und er ist nicht draußen.';
  }
  if (published === 0) return ', keiner davon auf der Website.';
  return published === number
    ? ', alle auf der Website.'
    : `, ${grouped(published)} davon auf der Website.`;
}

const categories = (number: number): string => count(number, 'Kategorie', 'Kategorien');

export const terms: Messages['terms'] = {
  title: 'Kategorien und Personen',
  kinds: 'Was gezeigt wird',
  kind: {
    category: 'Kategorien',
    newsType: 'Arten von Meldungen',
    tag: 'Schlagwörter',
    person: 'Personen',
  },
  one: {
    category: 'Kategorie',
    newsType: 'Art der Meldung',
    tag: 'Schlagwort',
    person: 'Person',
  },
  create: {
    category: 'Neue Kategorie',
    newsType: 'Neue Art der Meldung',
    tag: 'Neues Schlagwort',
    person: 'Neue Person',
  },
  createBelow: 'Neue Kategorie darunter',
  filter: {
    category: 'Kategorien filtern',
    newsType: 'Arten von Meldungen filtern',
    tag: 'Schlagwörter filtern',
    person: 'Personen filtern',
  },
  clearFilter: 'Filter löschen',
  shown: (shown, all) => (shown === all ? grouped(all) : `${grouped(shown)} von ${grouped(all)}`),
  columns: { name: 'Name', address: 'Adresse', role: 'Rolle', uses: 'Artikel' },
  unused: '–',
  uses: articles,
  usesOut: (number, out) =>
    number === 0
      ? 'Noch kein Artikel nennt dies.'
      : `${articles(number)}, ${out === 0 ? 'keiner' : grouped(out)} auf der Website`,
  help: {
    category:
      'Ziehen Sie eine Kategorie, oder verschieben Sie sie mit Alt und den Pfeiltasten; Alt, Umschalt und ← oder → rücken sie aus oder ein. F2 benennt sie um.',
    newsType:
      'Ziehen Sie eine Art der Meldung, oder verschieben Sie sie mit Alt und den Pfeiltasten. F2 benennt sie um.',
    tag: 'Ziehen Sie ein Schlagwort, oder verschieben Sie es mit Alt und den Pfeiltasten. F2 benennt es um.',
    person: 'Personen sind nach Namen sortiert. F2 benennt eine Person um.',
  },
  nothing: (typed) => `Nichts heißt ${quoted(typed)}.`,
  nothingHelp: 'Kürzen Sie, was Sie eingegeben haben, oder legen Sie es neu an.',
  createNamed: (name) => `${quoted(name)} anlegen`,
  empty: {
    category: [
      'Noch keine Kategorien',
      'Die Website filtert Meldungen nach Kategorie, und ein Artikel kann mehrere haben. „Vollzug“ oder „Forschung“ ist eine.',
    ],
    newsType: [
      'Noch keine Arten von Meldungen',
      'Jeder Artikel ist von genau einer Art, etwa Nachricht oder Stellenangebot.',
    ],
    tag: [
      'Noch keine Schlagwörter',
      'Schlagwörter sind genaue Begriffe für verwandte Meldungen und für WordPress. Angelegt werden sie hier, oder in den Details eines Artikels.',
    ],
    person: [
      'Noch niemand',
      'Personen stehen in Autorenzeilen, und jede hat eine Seite mit ihren Artikeln. Fügen Sie alle hinzu, die schreiben.',
    ],
  },
  choose: 'Wählen Sie etwas aus, um zu sehen, wo es verwendet wird.',
  readOnly: 'Diese Redaktion ist nur zum Lesen geöffnet.',

  name: 'Name',
  newName: (name) => `Neuer Name von ${quoted(name)}`,
  address: 'Adresse',
  addressHelp: {
    category: 'Die Adresse ihrer Seite auf der Website.',
    newsType: 'Die Adresse ihrer Seite auf der Website.',
    tag: 'Schlagwörter haben keine eigene Seite: Dies ist ihr Name in Feeds und bei WordPress.',
  },
  addressKnown: 'Diese Adresse ist bekannt. Eine andere lässt einen Weg von hier nach dort zurück.',
  description: 'Beschreibung',
  descriptionHelp: 'Steht unter der Überschrift ihrer Seite.',
  parent: 'Steht unter',
  noParent: 'Nichts: ganz oben',
  role: 'Rolle',
  organisation: 'Organisation',
  link: 'Link',
  linkHelp: 'Etwa https://example.org/ana. Steht auf ihrer Seite.',
  usedIn: 'Verwendet in',
  showAll: 'In der Tabelle der Artikel zeigen',
  more: (number) => `${grouped(number)} weitere zeigen`,
  open: (headline) => `${quoted(headline)} öffnen`,
  backToList: 'Zurück zur Liste',
  actions: 'Weitere Aktionen',
  rename: 'Umbenennen',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  moveIn: 'Einrücken, unter die darüber',
  moveOut: 'Ausrücken',
  expand: (name) => `Zeigen, was unter ${quoted(name)} steht`,
  collapse: (name) => `Verbergen, was unter ${quoted(name)} steht`,
  merge: 'Zusammenführen mit …',
  delete: 'Löschen …',
  deleteNow: 'Löschen',
  isBelow: (name, parent) =>
    parent === null
      ? `${quoted(name)} steht ganz oben.`
      : `${quoted(name)} steht unter ${quoted(parent)}.`,
  isPlace: (name, place, total) => `${quoted(name)} ist ${grouped(place)} von ${grouped(total)}.`,
  noFurther: 'Dorthin lässt es sich nicht verschieben.',

  created: (name) => `${quoted(name)} ist da.`,
  renamed: (before, after) => `${quoted(before)} heißt jetzt ${quoted(after)}.`,
  readdressed: (to) => `Die Adresse ist jetzt ${to}.`,
  readdressedFrom: (from, to) => `${from} führt von jetzt an zu ${to}.`,
  changed: (name) => `${quoted(name)} ist geändert.`,
  merged: (from, into, number) =>
    `${quoted(from)} gehört jetzt zu ${quoted(into)}${number === 0 ? '.' : `: ${articles(number)} geändert.`}`,
  deleted: (name, number) =>
    `${quoted(name)} ist gelöscht${number === 0 ? '.' : ` und von ${articles(number)} genommen.`}`,
  stopped: (done, total, name) =>
    `Angehalten nach ${grouped(done)} von ${articles(total)}. ${quoted(name)} ist noch da.`,
  incomplete: (failed, name) =>
    `${articles(failed)} ${form(failed, { one: 'konnte', other: 'konnten' })} nicht geändert werden, deshalb bleibt ${quoted(name)}. Beheben Sie, was daran nicht stimmt, und versuchen Sie es dann erneut.`,

  mergeTitle: (name) => `${quoted(name)} mit etwas anderem zusammenführen`,
  mergeLead: 'Seine Artikel bekommen das andere, und seine Adresse führt dorthin.',
  chooseOther: 'Wählen, womit zusammengeführt wird …',
  chooseAnother: 'Etwas anderes wählen …',
  swap: (name) => `Stattdessen ${quoted(name)} behalten`,
  deleteTitle: (name) => `${quoted(name)} löschen`,
  deleteLead: 'Von den Artikeln selbst geht nichts verloren.',
  insteadMerge: 'Stattdessen zusammenführen …',
  looking: 'Artikel werden durchgesehen',
  working: 'Artikel werden geändert',
  progress: (done, total) => `${grouped(done)} von ${grouped(total)}`,
  doMerge: (number) =>
    number === 0 ? 'Zusammenführen' : `Zusammenführen und ${articles(number)} ändern`,
  doDelete: (number) => (number === 0 ? 'Löschen' : `Löschen und ${articles(number)} ändern`),
  undoAfter: 'Alles lässt sich in einem Schritt zurücknehmen.',

  consequences: {
    title: 'Was geschieht',
    articles: (number, published) =>
      number === 0
        ? 'Kein Artikel ändert sich.'
        : `${articles(number)} ${form(number, { one: 'ändert', other: 'ändern' })} sich${ofThem(number, published)}`,
    pages:
      'Ihre Seiten, und Listen, die sie zeigen, ändern sich mit der nächsten Veröffentlichung.',
    uncategorised: (number) =>
      `${articles(number)} ${form(number, { one: 'wird keine Kategorie haben und steht', other: 'werden keine Kategorie haben und stehen' })} unter „Ohne Kategorie“.`,
    raised: (number) =>
      `${categories(number)} darunter ${form(number, { one: 'rückt', other: 'rücken' })} auf.`,
    moved: (number, into) =>
      `${categories(number)} darunter ${form(number, { one: 'kommt', other: 'kommen' })} unter ${quoted(into)}.`,
    redirect: (from, to) => `${from} führt zu ${to}.`,
    gone: (address) => `Unter ${address} steht nichts mehr.`,
    links: (number) =>
      `${count(number, 'Link der Navigation verwendet', 'Links der Navigation verwenden')} eine Adresse, die sich ändert.`,
    target: {
      gains: ({ label, gains }) =>
        `${quoted(label)} wird ${articles(gains)} veröffentlichen, die es jetzt nicht veröffentlicht.`,
      loses: ({ label, loses }) =>
        `${quoted(label)} wird ${articles(loses)} entfernen, die es jetzt veröffentlicht.`,
      rule: ({ label }) => `Was ${quoted(label)} nimmt, trägt von da an den anderen Namen.`,
      choiceKept: ({ label }) => `Was dafür bei ${quoted(label)} gewählt war, geht mit.`,
      choiceGivenUp: ({ label }) =>
        `Was dafür bei ${quoted(label)} gewählt war, entfällt. Seine Artikel bekommen dort, was das andere bekommt.`,
    },
  },
  refusal: (code, subject) => refusals[code](subject),
  mergeIntoOther: (name) => `Mit ${quoted(name)} zusammenführen …`,
};
