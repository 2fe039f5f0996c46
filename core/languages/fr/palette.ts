// Que disent la palette et la feuille des raccourcis ? In French.
import type { Messages } from '../../messages.ts';
import { count, quoted } from './counting.ts';

export const palette: Messages['palette'] = {
  title: 'Chercher un article ou une commande',
  placeholder: 'Chercher un article ou une commande ; > pour les commandes seules',
  short: 'Chercher un article ou une commande',
  found: 'Articles et commandes',
  recent: 'Ouverts auparavant',
  articles: 'Articles',
  commands: 'Commandes',
  nothing: (typed) =>
    `Aucun titre ni aucune commande ne contient ${quoted(typed)}. Le filtre de la liste cherche aussi dans les textes.`,
  count: (number) => count(number, 'résultat', 'résultats'),
};

export const shortcuts: Messages['shortcuts'] = {
  title: 'Raccourcis clavier',
  lead: 'Tout le reste est dans les menus, et dans la palette.',
  inText: 'Dans les listes et dans le texte',
  others: [
    ['Suivant et précédent dans une liste', ['↑', '↓']],
    ['Ouvrir ce qui a le focus', ['Entrée']],
    ['Aperçu rapide, dans la table des articles', ['Espace']],
    ['En choisir un, choisir jusque-là, tout choisir', ['X', 'Shift+↓', 'CmdOrCtrl+A']],
    ['Blocs et caractères spéciaux', ['/']],
    ['Vers la barre de mise en forme', ['Alt+F10']],
    ['Déplacer un bloc', ['Alt+↑', 'Alt+↓']],
    ['Lien', ['CmdOrCtrl+K']],
    ['Gras, italique', ['CmdOrCtrl+B', 'CmdOrCtrl+I']],
    ['Intertitre 2, 3, 4', ['CmdOrCtrl+Alt+2', 'CmdOrCtrl+Alt+3', 'CmdOrCtrl+Alt+4']],
  ],
};
