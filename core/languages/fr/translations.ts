// Que disent les versions d'un article ? Versions in other languages, in French.
import type { Messages } from '../../messages.ts';
import { count, grouped, quoted } from './counting.ts';

export const translations: Messages['translations'] = {
  title: 'Langues',
  help: 'Les versions de cet article en d’autres langues.',
  oneLanguage:
    'Le site a une seule langue. Dès qu’il en a plusieurs, les articles se traduisent à partir d’ici.',
  settings: 'Langues du site…',
  open: (headline, language) => `Ouvrir ${quoted(headline)}, en ${language}`,
  isOpen: 'Ouvert ici',
  original: 'Original',
  upToDate: 'À jour',
  behind: (changes) => `En retard de ${grouped(changes)}`,
  notCompared: 'Pas encore comparé',
  make: 'Traduire en…',
  making: 'Création d’une traduction',
  made: (language) => `Brouillon en ${language}. Écrivez par-dessus le texte copié.`,
  makeUndone: (headline) => `${quoted(headline)} est dans la corbeille.`,
  link: 'Lier un article existant…',
  linking: 'Liaison des versions',
  linked: (headline) =>
    `${quoted(headline)} est maintenant une version de cet article et passe pour à jour.`,
  unlink: (headline) => `Délier ${quoted(headline)}`,
  unlinked: (headline) => `${quoted(headline)} n’est plus la version d’un autre article.`,
  refusals: {
    already: () => 'Ce sont déjà des versions du même article. Rien n’a été changé.',
    'language-taken': (language) =>
      `Il y aurait deux versions en ${language}. Déliez d’abord l’une d’elles. Rien n’a été changé.`,
    'not-there': () => 'Cet article n’est plus là. Rien n’a été changé.',
  },
  originalGone:
    'L’original est dans la corbeille, ou perdu. Ses traductions restent liées et lui seront de nouveau comparées dès qu’il sera revenu.',
  showTrash: 'Montrer la corbeille',
  twice: (language) =>
    `Deux versions sont en ${language}. Choisissez une autre langue pour l’une d’elles, ou déliez-la.`,
  trashedWithVersions: (headline, versions) =>
    `${quoted(headline)} est dans la corbeille. ${count(versions, 'traduction reste', 'traductions restent')}.`,
  mark: 'Marquer comme à jour',
  marking: 'Marquage comme à jour',
  marked: 'La traduction passe pour à jour par rapport à l’original.',
  source: {
    title: (language) => `Changements de la version en ${language}`,
    changes: (changes, language) =>
      `${count(changes, 'changement', 'changements')} dans la version en ${language} depuis cette traduction`,
    at: (place, changes) => `${grouped(place)} sur ${grouped(changes)}`,
    next: 'Changement suivant de l’original',
    previous: 'Changement précédent de l’original',
    open: 'Ouvrir l’original',
    markAll: 'Tout marquer comme à jour',
    markedOne: 'Ce passage passe pour à jour par rapport à l’original.',
    none: 'Rien n’a changé dans l’original depuis cette traduction.',
    notCompared:
      'Cette traduction n’a pas encore été comparée à son original. Marquez-la comme à jour pour commencer.',
    noTranslation: 'Cet article n’est pas une traduction.',
    kinds: {
      changed: (language) => `Changé dans la version en ${language}`,
      new: (language) => `Nouveau dans la version en ${language}`,
      gone: (language) => `Supprimé de la version en ${language}`,
    },
    before: 'Avant',
    now: 'Maintenant',
    noCounterpart: 'Cette traduction n’a pas de paragraphe à elle pour cela.',
    forgotten: 'L’historique n’a plus ce qui était là avant.',
    otherThanWords: 'Les mots sont les mêmes : une image, sa description ou un lien a changé.',
  },
};
