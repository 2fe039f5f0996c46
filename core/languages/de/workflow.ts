// Was sagt der Weg eines Artikels? Assignment, dates, reasons and the audit trail, in German.
import type { Messages } from '../../messages.ts';
import { count, grouped, quoted } from './counting.ts';

const events = (number: number): string => count(number, 'Ereignis', 'Ereignisse');

export const workflow: Messages['workflow'] = {
  assignee: 'Zugewiesen an',
  assign: 'Zuweisen',
  assignTo: 'Zuweisen an',
  unassign: (name) => `Zuweisung an ${quoted(name)} aufheben`,
  due: 'Fällig',
  setDue: 'Fälligkeit setzen',
  clearDue: 'Fälligkeit entfernen',
  overdue: 'überfällig',
  embargo: 'Sperrfrist',
  setEmbargo: 'Sperrfrist setzen',
  clearEmbargo: 'Sperrfrist beenden',
  embargoHelp: (zone) => `Bleibt bis dahin im Haus. Zeit in ${zone}`,

  sentBack: (by, when) => `Zurückgegeben von ${by} · ${when}`,

  ask: {
    sendBack: (headline) => `${quoted(headline)} zurückgeben?`,
    sendBackLead:
      'Er wird wieder ein Entwurf. Wer ihn geschrieben hat, liest Ihren Grund über den Details.',
    blocking: (headline, number) =>
      number === 1
        ? `Noch steht ${quoted(headline)} etwas im Weg`
        : `Noch stehen ${quoted(headline)} ${grouped(number)} Dinge im Weg`,
    blockingLead:
      'Beheben Sie sie zuerst, oder sagen Sie, warum es trotzdem weitergeht. Bevor er hinausgeht, wird noch einmal gefragt.',
    embargo: 'Sperrfrist früher beenden?',
    embargoLead:
      'Jemandem wurde versprochen, dass vorher nichts gelesen wird. Ihr Name und Ihr Grund werden im Prüfpfad aufgehoben.',
    why: 'Grund',
    who: 'Ihr Name',
    missing: 'Sagen Sie, warum, und wer es sagt.',
    confirm: {
      sendBack: 'Zurückgeben',
      sendToReview: 'Zur Prüfung geben',
      backToDraft: 'Wieder Entwurf',
      approve: 'Trotzdem freigeben',
      publish: 'Trotzdem veröffentlichen',
      schedule: 'Trotzdem planen',
      archive: 'Archivieren',
      embargo: 'Sperrfrist beenden',
    },
  },

  audit: {
    title: 'Prüfpfad',
    lead: 'Wer wann was mit einem Artikel getan hat. Jede Zeile versiegelt die davor, sodass keine unbemerkt geändert oder herausgenommen werden kann.',
    count: events,
    found: (number, all) => `${grouped(number)} von ${count(all, 'Ereignis', 'Ereignissen')}`,
    whole: 'Die Kette ist heil.',
    broken: (number) =>
      number === 1
        ? 'Die Kette ist an einer Stelle gebrochen.'
        : `Die Kette ist an ${grouped(number)} Stellen gebrochen.`,
    filter: 'Nach Person, Artikel oder Aktion filtern',
    saveCsv: 'Als Tabelle speichern …',
    saveJson: 'Als JSON speichern …',
    saved: (number) => `${events(number)} des Prüfpfads gespeichert.`,
    emptyTitle: 'Noch ist nichts geschehen',
    empty:
      'Schritte von Artikeln, Sperrfristen, Ausnahmen und was in den Papierkorb kommt, werden hier festgehalten.',
    nothing: 'Kein Ereignis enthält diese Wörter.',
    gone: 'Ein Artikel, den es nicht mehr gibt',
    kinds: {
      moved: ({ from, to }) => `${from ?? '?'} → ${to ?? '?'}`,
      'embargo-set': ({ until }) => `Sperrfrist bis ${until ?? '?'}`,
      'embargo-lifted': ({ until }) =>
        until === undefined ? 'Sperrfrist früher beendet' : `Sperrfrist verkürzt auf ${until}`,
      trashed: () => 'In den Papierkorb gelegt',
      restored: () => 'Aus dem Papierkorb zurück',
      override: ({ found }) => `Durchgelassen: ${found ?? 'ein Befund'}`,
      'override-withdrawn': () => 'Lässt einen Befund nicht mehr durchgehen',
    },
    because: (why) => `Grund: ${why}`,
  },
};
