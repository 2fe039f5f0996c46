// Was sagen die verwandten Meldungen? Related news, in German.
import type { Messages } from '../../messages.ts';
import { count, form, grouped, quoted } from './counting.ts';

const lists = (number: number): string => count(number, 'Liste', 'Listen');

export const related: Messages['related'] = {
  title: 'Verwandte Meldungen',
  helpBefore:
    'Galley wählt verwandte Meldungen, wenn der Artikel veröffentlicht wird: nach Texten, Kategorien, Personen und Daten. Heften Sie an, was dort stehen muss.',
  helpAfter:
    'Für diesen Artikel wurde noch nichts gewählt. Galley wählt, wenn ein Artikel veröffentlicht wird, und erneut, wenn er bearbeitet wurde. Heften Sie an, was dort stehen muss.',
  shown: (shown) =>
    form(shown, {
      one: 'Die Website zeigt die erste, die draußen ist.',
      other: `Die Website zeigt die ersten ${grouped(shown)}, die draußen sind.`,
    }),
  pinOther: 'Artikel anheften',
  pin: (headline) => `${quoted(headline)} oben anheften`,
  unpin: (headline) => `${quoted(headline)} lösen`,
  exclude: (headline) => `${quoted(headline)} hier nie zeigen`,
  open: (headline) => `${quoted(headline)} öffnen`,
  move: (headline) => `${quoted(headline)} verschieben: Pfeiltasten ändern den Platz`,
  moved: (headline, place, total) =>
    `${quoted(headline)} ist jetzt ${grouped(place)} von ${grouped(total)} angehefteten`,
  pinned: (headline) => `${quoted(headline)} ist angeheftet.`,
  unpinned: (headline) => `${quoted(headline)} ist nicht mehr angeheftet.`,
  excluded: (headline) => `${quoted(headline)} wird hier nicht mehr gezeigt.`,
  allowed: (headline) => `${quoted(headline)} darf hier wieder gezeigt werden.`,
  showExcluded: (number) => `${grouped(number)} nie gezeigt`,
  allow: (headline) => `${quoted(headline)} wieder zulassen`,
  allowShort: 'Wieder zulassen',
  more: (number) => `${grouped(number)} weitere zeigen`,
  fewer: 'Weniger zeigen',
  noHeadline: 'Artikel ohne Überschrift',
  chosenByHand: 'Angeheftet',
  notOut: 'Noch nicht draußen',
  reason: {
    words: (words) => words.map(quoted).join(', '),
    sameDay: 'am selben Tag',
    daysApart: (days) => `${count(days, 'Tag', 'Tage')} Abstand`.replaceAll(' ', '\u00a0'),
  },
  refresh: {
    title: 'Verwandte Meldungen auffrischen',
    lead: 'Listen entstehen, wenn Artikel veröffentlicht werden, und bleiben dann, wie sie sind. Auffrischen macht alle neu, mit allem, was seither dazukam.',
    comparing: 'Artikel werden verglichen',
    renewing: 'Listen werden aufgefrischt',
    preparing: 'Archiv wird gelesen …',
    progress: (done, total) => `${grouped(done)} von ${grouped(total)}`,
    lists: (number) => form(number, { one: 'Liste ändert sich', other: 'Listen ändern sich' }),
    ofArticles: (number) => `von ${count(number, 'Artikel', 'Artikeln')}`,
    pages: (number) =>
      form(number, {
        one: 'Seite der Website zeigt andere',
        other: 'Seiten der Website zeigen andere',
      }),
    pagesHelp: 'Sie gehen mit dem nächsten Export hinaus.',
    pins: 'Was angeheftet ist, bleibt angeheftet, und was nie gezeigt wird, bleibt fern.',
    nothing: 'Jede Liste ist so, wie das Auffrischen sie machen würde. Es gibt nichts zu ändern.',
    start: (number) => `${lists(number)} auffrischen`,
    done: (number) => `${lists(number)} aufgefrischt.`,
    stopped: (number) => `Angehalten. Bis dahin ${lists(number)} aufgefrischt.`,
    undone: (number) =>
      `${lists(number)} ${form(number, { one: 'ist', other: 'sind' })} wie zuvor.`,
    unsaved:
      'Der Artikel, an dem Sie schreiben, konnte nicht gespeichert werden; deshalb wurde nichts aufgefrischt.',
    readOnly:
      'Diese Redaktion ist nur zum Lesen geöffnet. Ihre Listen können hier nicht aufgefrischt werden.',
  },
};
