// Que dit l'écran des catégories et des personnes ? In French.
import type { Messages } from '../../messages.ts';
import type { TermRefusalCode } from '../../terms/term-change.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

const refusals: Readonly<Record<TermRefusalCode, (subject: string) => string>> = {
  'address-empty': () =>
    'Rien de cela ne peut figurer dans une adresse. Utilisez des lettres ou des chiffres.',
  'address-reserved': (slug) =>
    `Le site a lui-même besoin de ${quoted(slug)}. Choisissez une autre adresse.`,
  'address-taken': (name) => `${quoted(name)} a cette adresse. Choisissez-en une autre.`,
  'below-itself': (name) => `${quoted(name)} ne peut pas se trouver sous soi-même.`,
  gone: () => 'Cela n’existe plus : quelqu’un l’a supprimé ou fusionné.',
  'in-use': (name) =>
    `Chaque article a exactement un type d’actualité. Fusionnez plutôt ${quoted(name)} avec un autre.`,
  'last-news-type': () => 'La rédaction a besoin d’au moins un type d’actualité.',
  'name-empty': () => 'Il faut un nom.',
  'name-taken': (name) => `${quoted(name)} existe déjà.`,
  'name-too-long': () => 'Ramenez le nom à moins de 120 lettres.',
  'same-entry': () => 'Choisissez-en un autre avec lequel fusionner.',
  'target-takes-only-this': (label) =>
    `${quoted(label)} ne publie rien d’autre. Sans cela, il publierait tous les articles. Changez d’abord ce que prend ${quoted(label)}, dans le dialogue de publication.`,
};

function ofThem(number: number, published: number): string {
  if (number === 1) {
    return published === 1 ? ', et il est sur le site.' : ', et il n’est pas en ligne.';
  }
  if (published === 0) return ', dont aucun sur le site.';
  return published === number ? ', tous sur le site.' : `, dont ${grouped(published)} sur le site.`;
}

const categories = (number: number): string => count(number, 'catégorie', 'catégories');

export const terms: Messages['terms'] = {
  title: 'Catégories et personnes',
  kinds: 'Genres',
  kind: {
    category: 'Catégories',
    newsType: 'Types d’actualité',
    tag: 'Mots-clés',
    person: 'Personnes',
  },
  one: {
    category: 'catégorie',
    newsType: 'type d’actualité',
    tag: 'mot-clé',
    person: 'personne',
  },
  create: {
    category: 'Nouvelle catégorie',
    newsType: 'Nouveau type d’actualité',
    tag: 'Nouveau mot-clé',
    person: 'Nouvelle personne',
  },
  createBelow: 'Nouvelle catégorie en dessous',
  filter: {
    category: 'Filtrer les catégories',
    newsType: 'Filtrer les types d’actualité',
    tag: 'Filtrer les mots-clés',
    person: 'Filtrer les personnes',
  },
  clearFilter: 'Effacer le filtre',
  shown: (shown, all) => (shown === all ? grouped(all) : `${grouped(shown)} sur ${grouped(all)}`),
  columns: { name: 'Nom', address: 'Adresse', role: 'Fonction', uses: 'Articles' },
  unused: '–',
  uses: articles,
  usesOut: (number, out) =>
    number === 0
      ? 'Aucun article ne le nomme encore.'
      : `${articles(number)}, ${out === 0 ? 'aucun' : grouped(out)} sur le site`,
  help: {
    category:
      'Faites glisser une catégorie, ou déplacez-la avec Alt et les flèches ; Alt, Maj et ← ou → la sortent ou la rentrent. F2 la renomme.',
    newsType:
      'Faites glisser un type d’actualité, ou déplacez-le avec Alt et les flèches. F2 le renomme.',
    tag: 'Faites glisser un mot-clé, ou déplacez-le avec Alt et les flèches. F2 le renomme.',
    person: 'Les personnes sont triées par nom. F2 renomme une personne.',
  },
  nothing: (typed) => `Rien ne s’appelle ${quoted(typed)}.`,
  nothingHelp: 'Raccourcissez ce que vous avez saisi, ou créez-le.',
  createNamed: (name) => `Créer ${quoted(name)}`,
  empty: {
    category: [
      'Pas encore de catégorie',
      'Le public filtre les actualités par catégorie, et un article peut en avoir plusieurs. « Prisons » ou « Recherche » en sont.',
    ],
    newsType: [
      'Pas encore de type d’actualité',
      'Chaque article est d’exactement un type, comme Actualité ou Offre d’emploi.',
    ],
    tag: [
      'Pas encore de mot-clé',
      'Les mots-clés sont des mots précis pour les actualités liées et pour WordPress. On peut les créer ici, ou dans les détails d’un article.',
    ],
    person: [
      'Encore personne',
      'Les personnes figurent dans les signatures, et chacune a une page avec ses articles. Ajoutez quiconque écrit.',
    ],
  },
  choose: 'Choisissez-en un pour voir où il sert.',
  readOnly: 'Cette rédaction est ouverte en lecture seule.',

  name: 'Nom',
  newName: (name) => `Nouveau nom de ${quoted(name)}`,
  address: 'Adresse',
  addressHelp: {
    category: 'L’adresse de sa page sur le site.',
    newsType: 'L’adresse de sa page sur le site.',
    tag: 'Les mots-clés n’ont pas de page à eux : c’est leur nom dans les flux et chez WordPress.',
  },
  addressKnown: 'Le public connaît cette adresse. Une autre laisse un chemin de l’une à l’autre.',
  description: 'Description',
  descriptionHelp: 'Figure sous le titre de sa page.',
  parent: 'Se trouve sous',
  noParent: 'Rien : tout en haut',
  role: 'Fonction',
  organisation: 'Organisation',
  link: 'Lien',
  linkHelp: 'Par exemple https://example.org/ana. Affiché sur sa page.',
  usedIn: 'Utilisé dans',
  showAll: 'Montrer dans la table des articles',
  more: (number) => `En montrer ${grouped(number)} de plus`,
  open: (headline) => `Ouvrir ${quoted(headline)}`,
  backToList: 'Retour à la liste',
  actions: 'Autres actions',
  rename: 'Renommer',
  moveUp: 'Monter',
  moveDown: 'Descendre',
  moveIn: 'Rentrer, sous celle du dessus',
  moveOut: 'Sortir',
  expand: (name) => `Montrer ce qui est sous ${quoted(name)}`,
  collapse: (name) => `Masquer ce qui est sous ${quoted(name)}`,
  merge: 'Fusionner avec…',
  delete: 'Supprimer…',
  deleteNow: 'Supprimer',
  isBelow: (name, parent) =>
    parent === null
      ? `${quoted(name)} est tout en haut.`
      : `${quoted(name)} est sous ${quoted(parent)}.`,
  isPlace: (name, place, total) => `${quoted(name)} est ${grouped(place)} sur ${grouped(total)}.`,
  noFurther: 'Impossible de le déplacer là.',

  created: (name) => `${quoted(name)} est là.`,
  renamed: (before, after) => `${quoted(before)} s’appelle maintenant ${quoted(after)}.`,
  readdressed: (to) => `L’adresse est maintenant ${to}.`,
  readdressedFrom: (from, to) => `${from} mène désormais à ${to}.`,
  changed: (name) => `${quoted(name)} est modifié.`,
  merged: (from, into, number) =>
    `${quoted(from)} fait maintenant partie de ${quoted(into)}${number === 0 ? '.' : ` : ${articles(number)} ${form(number, { one: 'modifié', other: 'modifiés' })}.`}`,
  deleted: (name, number) =>
    `${quoted(name)} est supprimé${number === 0 ? '.' : `, et retiré de ${articles(number)}.`}`,
  stopped: (done, total, name) =>
    `Arrêté après ${grouped(done)} sur ${articles(total)}. ${quoted(name)} est toujours là.`,
  incomplete: (failed, name) =>
    `${articles(failed)} ${form(failed, { one: 'n’a pas pu être modifié', other: 'n’ont pas pu être modifiés' })} : ${quoted(name)} reste donc. Corrigez ce qui ne va pas, puis réessayez.`,

  mergeTitle: (name) => `Fusionner ${quoted(name)} avec un autre`,
  mergeLead: 'Ses articles reçoivent l’autre, et son adresse mène là où celui-ci se trouve.',
  chooseOther: 'Choisir avec quoi fusionner…',
  chooseAnother: 'En choisir un autre…',
  swap: (name) => `Garder plutôt ${quoted(name)}`,
  deleteTitle: (name) => `Supprimer ${quoted(name)}`,
  deleteLead: 'Rien des articles eux-mêmes n’est perdu.',
  insteadMerge: 'Plutôt fusionner…',
  looking: 'Examen des articles',
  working: 'Modification des articles',
  progress: (done, total) => `${grouped(done)} sur ${grouped(total)}`,
  doMerge: (number) => (number === 0 ? 'Fusionner' : `Fusionner, et modifier ${articles(number)}`),
  doDelete: (number) => (number === 0 ? 'Supprimer' : `Supprimer, et modifier ${articles(number)}`),
  undoAfter: 'Tout peut être annulé en une seule fois.',

  consequences: {
    title: 'Ce qui se passe',
    articles: (number, published) =>
      number === 0
        ? 'Aucun article ne change.'
        : `${articles(number)} ${form(number, { one: 'change', other: 'changent' })}${ofThem(number, published)}`,
    pages: 'Leurs pages, et les listes qui les montrent, changent avec la prochaine publication.',
    uncategorised: (number) =>
      `${articles(number)} ${form(number, { one: 'n’aura pas de catégorie, et figurera', other: 'n’auront pas de catégorie, et figureront' })} sous « Sans catégorie ».`,
    raised: (number) =>
      `${categories(number)} en dessous ${form(number, { one: 'monte', other: 'montent' })} d’un niveau.`,
    moved: (number, into) =>
      `${categories(number)} en dessous ${form(number, { one: 'passe', other: 'passent' })} sous ${quoted(into)}.`,
    redirect: (from, to) => `${from} mène à ${to}.`,
    gone: (address) => `Il n’y a plus rien à ${address}.`,
    links: (number) =>
      `${count(number, 'lien de la navigation du site utilise', 'liens de la navigation du site utilisent')} une adresse qui change.`,
    target: {
      gains: ({ label, gains }) =>
        `${quoted(label)} publiera ${articles(gains)} de plus qu’à présent.`,
      loses: ({ label, loses }) =>
        `${quoted(label)} retirera ${articles(loses)} ${form(loses, { one: 'publié', other: 'publiés' })} à présent.`,
      rule: ({ label }) => `Ce que prend ${quoted(label)} est désormais nommé par l’autre.`,
      choiceKept: ({ label }) => `Ce qui avait été choisi pour lui chez ${quoted(label)} le suit.`,
      choiceGivenUp: ({ label }) =>
        `Ce qui avait été choisi pour lui chez ${quoted(label)} est abandonné. Ses articles y reçoivent ce que reçoit l’autre.`,
    },
  },
  refusal: (code, subject) => refusals[code](subject),
  mergeIntoOther: (name) => `Fusionner avec ${quoted(name)}…`,
};
