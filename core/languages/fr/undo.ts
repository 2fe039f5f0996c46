// Que dit-on d’une modification annulée, ou rétablie ? In French.
import type { Messages } from '../../messages.ts';
import { count } from './counting.ts';

const changes = (number: number): string => count(number, 'modification', 'modifications');

export const undo: Messages['undo'] = {
  working: { undo: 'Annulation', redo: 'Rétablissement' },
  done: { undo: 'Tout est comme avant.', redo: 'C’est rétabli.' },
  partly: {
    undo: 'Annulé, sauf ce qui a été modifié depuis.',
    redo: 'Rétabli, sauf ce qui a été modifié depuis.',
  },
  failed: {
    undo: (number, why) =>
      `${changes(number)} ${number < 2 ? 'n’a pas pu être annulée' : 'n’ont pas pu être annulées'}. ${why}`,
    redo: (number, why) =>
      `${changes(number)} ${number < 2 ? 'n’a pas pu être rétablie' : 'n’ont pas pu être rétablies'}. ${why}`,
  },
  changedSince: 'C’était déjà annulé ou modifié de nouveau, et cela reste tel quel.',
  stopped: {
    undo: 'Arrêté. La prochaine annulation reprend le reste.',
    redo: 'Arrêté. Le prochain rétablissement reprend le reste.',
  },
  nothing: {
    undo: 'Il n’y a rien à annuler sur cet écran.',
    redo: 'Il n’y a rien à rétablir sur cet écran.',
  },
};
