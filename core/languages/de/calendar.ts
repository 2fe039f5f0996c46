// Was sagt der Aktivitätenkalender? In German.
import type { CalendarKind } from '../../calendar/calendar-item.ts';
import type { ImportNote, UnreadableReason } from '../../calendar/import-events.ts';
import type { MoveRefusal } from '../../calendar/reschedule.ts';
import type { Messages } from '../../messages.ts';
import { count, form, grouped, quoted } from './counting.ts';

const items = (number: number): string => count(number, 'Eintrag', 'Einträge');
const events = (number: number): string => count(number, 'Veranstaltung', 'Veranstaltungen');
const drafts = (number: number): string => count(number, 'Entwurf', 'Entwürfe');

const notes: Readonly<Record<ImportNote, string>> = {
  repeats: 'Sie wiederholt sich: Übernommen wird das erste Mal',
  oneOfMany: 'Ein Termin einer Veranstaltung, die sich wiederholt',
  cancelled: 'Laut ihrem Kalender abgesagt',
  private: 'Laut ihrem Kalender privat',
  unknownZone: 'Ihre Zeitzone kennt niemand: Die Uhrzeiten gelten in der Zone der Website',
  cut: 'Ihr Text war zu lang und ist gekürzt',
};
const unreadableWhy: Readonly<Record<UnreadableReason, string>> = {
  noStart: 'es steht nicht da, wann sie beginnt',
  noDate: 'ihr Tag ist keiner',
  broken: 'sie ist beschädigt',
};

const kinds: Readonly<Record<CalendarKind, string>> = {
  event: 'Veranstaltung',
  publication: 'Artikel',
  embargoEnd: 'Sperrfrist endet',
  due: 'Frist',
  newsletterDue: 'Newsletter',
  newsletterSent: 'Newsletter verschickt',
};

const refusals: Readonly<Record<MoveRefusal, (title: string) => string>> = {
  same: (title) => `${quoted(title)} steht schon dort.`,
  gone: (title) => `${quoted(title)} ist nicht mehr im Kalender.`,
  alreadyOut: (title) =>
    `${quoted(title)} wurde schon gelesen: Der Tag der Veröffentlichung bleibt.`,
  alreadySent: (title) => `${quoted(title)} ist verschickt: Dieser Tag bleibt.`,
  inThePast: (title) =>
    `Diese Zeit ist vorbei, und ${quoted(title)} wäre sofort draußen. Wählen Sie eine spätere, oder veröffentlichen Sie im Artikel.`,
  embargoSooner: (title) =>
    `Die Sperrfrist von ${quoted(title)} würde früher enden. Wer sie beendet, sagt warum, in den Details des Artikels.`,
  embargoOver: (title) =>
    `Die Sperrfrist von ${quoted(title)} ist vorbei, und der Artikel wurde vielleicht schon gelesen.`,
};

export const calendar: Messages['calendar'] = {
  title: 'Aktivitätenkalender',
  new: 'Neu',
  newOn: (date) => `Neu am ${date}`,
  viewsLabel: 'Ansicht des Kalenders',
  views: { month: 'Monat', week: 'Woche', agenda: 'Liste' },
  previous: { month: 'Voriger Monat', week: 'Vorige Woche', agenda: 'Voriger Monat' },
  next: { month: 'Nächster Monat', week: 'Nächste Woche', agenda: 'Nächster Monat' },
  today: 'Heute',
  shownLabel: 'Was der Kalender zeigt',
  shown: {
    events: 'Veranstaltungen',
    articles: 'Artikel',
    newsletters: 'Newsletter',
    deadlines: 'Fristen',
  },
  zone: (name, offset) => `${name}, ${offset}`,
  kinds,
  issue: (number) => `Newsletter ${grouped(number)}`,

  day: (date, number, isToday) =>
    `${date}, ${number === 0 ? 'keine Einträge' : items(number)}${isToday ? ', heute' : ''}`,
  item: (kind, title, when) => (when === '' ? `${kind}: ${title}` : `${kind}: ${title}, ${when}`),
  more: (number) => `${grouped(number)} weitere`,
  allDay: 'Ganztags',
  until: (time) => `bis ${time}`,

  pane: {
    label: 'Der gewählte Tag',
    show: 'Tag zeigen',
    resize: 'Breite des Tages',
    away: (days) => {
      if (days === 0) return 'Heute';
      if (days === 1) return 'Morgen';
      if (days === -1) return 'Gestern';
      return days > 0 ? `In ${count(days, 'Tag', 'Tagen')}` : `Vor ${count(-days, 'Tag', 'Tagen')}`;
    },
    head: (away, number) => `${away} · ${number === 0 ? 'noch nichts' : items(number)}`,
    list: 'Einträge des Tages',
    goesLive: (type) => `${type}, erscheint`,
    wentOut: (type) => `${type}, erschienen`,
    embargo: (type) => `${type}, Sperrfrist endet`,
    due: (person) => (person === undefined ? 'Frist' : `Frist · ${person}`),
    event: (place) => (place === '' ? 'Veranstaltung' : `Veranstaltung · ${place}`),
    cancelled: 'Abgesagt',
    issue: (number, articles, sections) =>
      `Ausgabe ${grouped(number)} · ${grouped(articles)} Artikel · ${count(sections, 'Rubrik', 'Rubriken')}`,
    toSend: 'Zu verschicken',
    sent: 'Verschickt',
    notApproved: 'Noch nicht freigegeben. Bleibt drinnen, bis jemand freigibt.',
    notScheduled: 'Noch nicht eingeplant. Bleibt drinnen, bis jemand den Artikel einplant.',
    overdue: 'Überfällig',
    more: (title) => `Mehr zu ${quoted(title)}`,
    add: 'Zu diesem Tag hinzufügen',
    hint: 'Verschieben Sie einen Eintrag mit der Maus, oder drücken Sie',
    hintEnd: 'und geben Sie ein Datum ein.',
  },

  empty: {
    month: 'Nichts in diesem Monat',
    hint: 'Veranstaltungen, Artikel mit einem Datum, Newsletter und Fristen stehen hier von selbst.',
    filtered: 'Nichts von dem, was angehakt ist, liegt in diesem Monat.',
  },

  add: {
    event: 'Veranstaltung',
    article: 'Artikel, der dann erscheint',
    due: 'Frist eines Artikels …',
    dueTitle: (date) => `Frist am ${date}`,
    dueLead: 'Wählen Sie den Artikel, der dann fertig sein muss.',
    dueSearch: 'Artikel nach Überschrift suchen',
    dueList: 'Artikel, die noch nicht erschienen sind',
    dueNone: 'Kein Artikel, der noch drinnen ist, heißt so.',
    dueSet: (title, when) => `Frist von ${quoted(title)}: ${when}.`,
  },

  menu: { open: 'Öffnen', look: 'Kurz ansehen', move: 'Verschieben …' },

  move: {
    title: (title) => `${quoted(title)} verschieben`,
    day: 'Tag',
    time: 'Uhrzeit',
    zone: (zone) => `Uhrzeit in ${zone}`,
    wholeDays: 'Die Dauer bleibt.',
    confirm: 'Verschieben',
    moved: (title, when) => `${quoted(title)} verschoben: ${when}.`,
    working: 'Wird verschoben',
    refusals,
  },
  readOnly: 'Diese Redaktion ist nur zum Lesen geöffnet.',

  export: {
    button: 'Kalender exportieren …',
    working: 'Der Kalender wird geschrieben',
    done: (number) =>
      number === 0
        ? 'Die Datei ist geschrieben. Sie enthält keine Veranstaltung: Noch ist keine öffentlich.'
        : `Die Datei ist geschrieben, mit ${count(number, 'öffentlichen Veranstaltung', 'öffentlichen Veranstaltungen')}.`,
  },

  import: {
    button: 'Importieren …',
    reading: 'Der Kalender wird gelesen',
    title: (name) => `${quoted(name)} importieren`,
    lead: 'Noch ist nichts angelegt. Jede angehakte Veranstaltung wird ein Entwurf; vorhandene Artikel bleiben, wie sie sind.',
    list: 'Veranstaltungen der Datei',
    sum: (number, fresh, known) =>
      [
        events(number),
        `${grouped(fresh)} neu`,
        ...(known === 0 ? [] : [`${grouped(known)} schon hier`]),
      ].join(' · '),
    none: 'Die Datei enthält keine lesbare Veranstaltung.',
    all: 'Alle neuen',
    known: (headline) => `Schon hier: ${quoted(headline)}`,
    differs: (headline) =>
      `${quoted(headline)} nennt einen anderen Tag, eine andere Uhrzeit oder einen anderen Ort und bleibt so`,
    isOver: 'Vorbei',
    notes,
    unreadable: (number) =>
      `${events(number)} ${form(number, { one: 'konnte', other: 'konnten' })} nicht gelesen werden`,
    unreadableWhy,
    left: (number) =>
      `${count(number, 'frühere Veranstaltung wurde', 'frühere Veranstaltungen wurden')} nicht gelesen: Die Datei ist lang.`,
    others: (number) =>
      `${count(number, 'Eintrag', 'Einträge')} anderer Art, etwa Aufgaben, ${form(number, { one: 'wurde', other: 'wurden' })} übergangen.`,
    apply: (number) => `${drafts(number)} anlegen`,
    working: 'Entwürfe werden angelegt',
    progress: (done, total) => `${grouped(done)} von ${grouped(total)}`,
    done: (number) => `${drafts(number)} angelegt.`,
    doneExcept: (number, failed) =>
      `${drafts(number)} angelegt. ${events(failed)} ${form(failed, { one: 'ließ', other: 'ließen' })} sich nicht anlegen.`,
  },
};
