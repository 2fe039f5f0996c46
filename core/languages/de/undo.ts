// Was wird gesagt, wenn eine Änderung zurückgenommen oder wiederhergestellt ist? In German.
import type { Messages } from '../../messages.ts';
import { count } from './counting.ts';

const changes = (number: number): string => count(number, 'Änderung', 'Änderungen');

export const undo: Messages['undo'] = {
  working: { undo: 'Wird zurückgenommen', redo: 'Wird wiederholt' },
  done: { undo: 'Alles ist wie zuvor.', redo: 'Noch einmal gemacht.' },
  partly: {
    undo: 'Zurückgenommen, bis auf das, was seither wieder geändert wurde.',
    redo: 'Noch einmal gemacht, bis auf das, was seither wieder geändert wurde.',
  },
  failed: {
    undo: (number, why) =>
      `${changes(number)} ${number === 1 ? 'konnte' : 'konnten'} nicht zurückgenommen werden. ${why}`,
    redo: (number, why) =>
      `${changes(number)} ${number === 1 ? 'konnte' : 'konnten'} nicht wiederholt werden. ${why}`,
  },
  changedSince: 'Das ist schon zurückgenommen oder wieder geändert und bleibt, wie es jetzt ist.',
  stopped: {
    undo: 'Angehalten. Das nächste Rückgängigmachen setzt mit dem Rest fort.',
    redo: 'Angehalten. Das nächste Wiederholen setzt mit dem Rest fort.',
  },
  nothing: {
    undo: 'In dieser Ansicht gibt es nichts rückgängig zu machen.',
    redo: 'In dieser Ansicht gibt es nichts zu wiederholen.',
  },
};
