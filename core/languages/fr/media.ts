// Que dit l'écran des médias ? In French.
import type { Messages } from '../../messages.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

const files = (number: number): string => count(number, 'fichier', 'fichiers');

export const media: Messages['media'] = {
  title: 'Médias',
  shown: (shown, all, size) =>
    shown === all ? `${files(all)} · ${size}` : `${grouped(shown)} sur ${files(all)} · ${size}`,
  filesCount: files,
  reading: 'Lecture des fichiers…',
  failed: 'Les fichiers n’ont pas pu être lus.',
  tryAgain: 'Réessayer',
  search: 'Chercher dans les noms et descriptions',
  clearSearch: 'Effacer la recherche',
  kindsLabel: 'Genres de fichiers',
  kinds: {
    all: 'Tous',
    picture: 'Photos et dessins',
    document: 'Documents à lire',
    recording: 'Vidéo et son',
  },
  faultsLabel: 'Ce qui manque',
  faults: {
    noAlt: 'Sans texte de remplacement',
    noCredit: 'Sans crédit',
    tooLarge: 'Trop lourds',
    unused: 'Inutilisés',
  },
  sortBy: 'Ordre',
  sorts: {
    newest: 'Les plus récents d’abord',
    oldest: 'Les plus anciens d’abord',
    name: 'Par nom',
    size: 'Les plus lourds d’abord',
    uses: 'Les plus utilisés d’abord',
  },
  viewsLabel: 'Présentation des fichiers',
  views: { grid: 'En vignettes', list: 'En liste' },
  add: 'Ajouter des fichiers…',
  added: (number) => `${files(number)} ${form(number, { one: 'ajouté', other: 'ajoutés' })}.`,
  disk: 'Espace occupé et nettoyage…',
  list: 'Fichiers',
  uses: (number) => (number === 0 ? 'Inutilisé' : count(number, 'utilisation', 'utilisations')),
  pixels: (width, height) => `${width} × ${height}`,
  addedOn: (day) => `ajouté le ${day}`,

  empty: {
    none: 'Pas encore de fichiers',
    noneHint:
      'Les photos et documents que vous mettez dans les articles sont gardés ici, chacun une seule fois. Déposez des fichiers ici pour en ajouter.',
    nothing: 'Aucun fichier ne convient',
    nothingHint:
      'La recherche porte sur les noms, textes de remplacement, légendes, crédits et licences.',
    noFault: (fault) => `${fault} : aucun`,
    noFaultHint: 'Aucun des fichiers montrés ici n’a ce défaut.',
    showAll: 'Montrer tous les fichiers',
  },

  details: {
    label: 'Détails du fichier',
    back: 'Tous les fichiers',
    choose: 'Choisissez un fichier pour voir où il est utilisé et pour le décrire.',
    many: (number) => `${files(number)} ${form(number, { one: 'choisi', other: 'choisis' })}`,
    manyHint: 'Crédit, licence, légende et description peuvent être écrits pour tous à la fois.',
    alt: 'Texte de remplacement',
    altHelp: 'Dites ce qui manquerait à qui ne voit pas ; pas besoin de « image de ».',
    altIn: (language) => `Langue du texte de remplacement et de la légende : ${language}`,
    counted: (length) => `${grouped(length)} sur 150`,
    language: 'Langue',
    decorative: 'Décoratif, rien à décrire',
    caption: 'Légende',
    credit: 'Crédit',
    creditHint: 'Qui l’a fait',
    licence: 'Licence',
    licenceHint: 'Par exemple CC BY 4.0',
    usedIn: 'Utilisé dans',
    notUsed: 'Aucun article ne l’utilise.',
    notUsedHint: 'Insérez-le dans un article, ou nettoyez ce dont rien n’a besoin.',
    logo: 'Logo du site',
    places: {
      featured: 'Image à la une',
      figure: 'Image dans le texte',
      gallery: 'Image dans une galerie',
      poster: 'Image d’une vidéo',
      card: 'Fichier dans le texte',
      attachment: 'Pièce jointe',
      block: 'Dans le texte',
    },
    crop: 'Cadrer',
    cropHint: 'Cadrer, et choisir ce qui reste en vue',
    replace: 'Remplacer partout…',
    more: 'Plus pour ce fichier',
    open: 'Ouvrir dans un autre programme…',
    rename: 'Renommer…',
    renameLabel: 'Nom du fichier',
    trash: 'Mettre à la corbeille…',
    readOnly: 'Cette rédaction est ouverte en lecture seule.',
    focus: 'Ceci reste en vue',
  },

  changedMany: (number) =>
    `${files(number)} ${form(number, { one: 'modifié', other: 'modifiés' })}.`,
  failedMany: (number, name, why) =>
    `${files(number)} ${form(number, { one: 'n’a pas pu être modifié', other: 'n’ont pas pu être modifiés' })}. ${quoted(name)} : ${why}`,
  stopped: (number) =>
    `Arrêté. ${count(number, 'modification faite', 'modifications faites')} avant.`,
  working: 'Modification de fichiers',
  progress: (done, total) => `${grouped(done)} sur ${grouped(total)}`,
  preparing: 'Enregistrement de ce qui est tapé…',

  bulk: {
    bar: 'Fichiers que vous avez choisis',
    chosen: (number) => `${grouped(number)} ${form(number, { one: 'choisi', other: 'choisis' })}`,
    describe: 'Décrire…',
    trash: 'Mettre à la corbeille…',
    done: 'Terminé',
    title: (number) => `Décrire ${files(number)}`,
    lead: 'Seul ce que vous cochez est écrit. Un texte de remplacement appartient à une seule image : écrivez-le dans ses détails.',
    write: (field) => `Écrire : ${field}`,
    onlyEmpty: 'Seulement là où il n’y a rien',
    decorative: 'Décoratif : rien à décrire',
    notDecorative: 'Pas décoratif : à décrire',
    dryRun: 'Ce qui change, fichier par fichier',
    changes: (number) => `${files(number)} ${form(number, { one: 'change', other: 'changent' })}`,
    stays: (number) =>
      `${files(number)} ${form(number, { one: 'reste tel quel', other: 'restent tels quels' })}`,
    becomes: (field, from, to) => `${field} : ${from} → ${to}`,
    nothing: 'rien',
    same: 'reste tel quel',
    apply: (number) => `Modifier ${files(number)}`,
  },

  replace: {
    title: (name) => `Remplacer ${quoted(name)} partout`,
    lead: 'Chaque article qui utilise le fichier reçoit l’autre. Titres, textes de remplacement et légendes des utilisations restent.',
    choose: 'L’autre fichier',
    search: 'Trouver un fichier de la rédaction',
    fromDisk: 'Ajouter un fichier…',
    none: 'Aucun fichier de la rédaction ne porte ce nom.',
    pick: 'Choisissez le fichier qui prend sa place.',
    refusals: {
      'not-a-picture': 'Il est montré comme image, et l’autre fichier n’en est pas une.',
      'same-file': 'C’est le même fichier.',
    },
    changes: (number) =>
      `${articles(number)} ${form(number, { one: 'change', other: 'changent' })}`,
    unused: 'Aucun article ne l’utilise : rien ne change.',
    dryRun: 'Ce qui change, article par article',
    reframed: (number) =>
      `${count(number, 'utilisation était cadrée', 'utilisations étaient cadrées')} pour une image d’une autre forme : la nouvelle y est montrée en entier.`,
    takesWords:
      'Ce qui est écrit sur l’ancien fichier l’est aussi sur le nouveau, là où il n’a rien à lui.',
    logo: 'Le logo du site reste l’ancien fichier.',
    apply: (number) => `Remplacer dans ${articles(number)}`,
    done: (number) => `Remplacé dans ${articles(number)}.`,
    looking: 'Recherche de ses utilisations…',
  },

  frame: {
    title: 'Où est-elle montrée ainsi ?',
    lead: 'Un cadrage appartient à chaque utilisation. Le point focal est gardé avec l’image, aussi.',
    uses: 'Utilisations de l’image',
    apply: (number) =>
      number === 0
        ? 'Garder seulement le point focal'
        : `Cadrer ${count(number, 'utilisation', 'utilisations')}`,
    done: 'L’image est cadrée.',
    none: 'Aucun article ne montre cette image : il n’y a encore rien à cadrer. Le point focal est gardé avec elle.',
  },

  cleanup: {
    title: 'Espace occupé et nettoyage',
    use: 'Espace occupé',
    measuring: 'Mesure…',
    rows: {
      pictures: 'Photos et dessins, tels qu’ajoutés',
      documents: 'Documents à lire',
      recordings: 'Vidéo et son',
      history: 'Versions antérieures',
      receipts: 'Ce qui a été publié, pour y revenir',
      trash: 'Corbeille',
      copies: 'Copies réduites sur cet ordinateur, refaites au besoin',
    },
    unused: 'Fichiers que rien n’utilise',
    hint: 'La recherche porte sur chaque article, la corbeille, toutes les versions et tout ce qui a été publié. Rien de ce à quoi quelque chose renvoie n’est proposé. Rien n’est encore déplacé.',
    look: 'Chercher les fichiers inutilisés',
    looking: 'Recherche dans la rédaction',
    found: (number, size) => `Rien ne renvoie à ${files(number)} (${size}).`,
    foundNone: 'Quelque chose renvoie à chaque fichier. Il n’y a rien à nettoyer.',
    keptTitle: 'Gardés, bien qu’aucun article ne les utilise',
    keepers: {
      article: (number) => `${files(number)} dans un bloc que ce Galley ne connaît pas`,
      trash: (number) => `${files(number)} dans un article à la corbeille`,
      history: (number) => `${files(number)} dans une version antérieure`,
      receipt: (number) => `${files(number)} dans ce qui a été publié`,
      recent: (number) =>
        `${files(number)} ${form(number, { one: 'ajouté', other: 'ajoutés' })} depuis hier`,
      other: (number) =>
        `${files(number)} dans un texte pas encore enregistré, ou dans ce qui peut être annulé`,
    },
    unreadable: (number) =>
      `${count(number, 'version n’a pas pu être lue', 'versions n’ont pas pu être lues')}. Ce qui y est montré n’est pas connu.`,
    list: 'Fichiers qui iraient à la corbeille',
    apply: (number, size) => `Mettre ${files(number)} à la corbeille (${size})`,
    done: (number) =>
      `${files(number)} ${form(number, { one: 'mis', other: 'mis' })} à la corbeille.`,
    doneExcept: (number, left) =>
      `${files(number)} mis à la corbeille. ${files(left)} ${form(left, { one: 'est utilisé', other: 'sont utilisés' })} entre-temps et ${form(left, { one: 'est resté', other: 'sont restés' })}.`,
    chosenUsed: (number) =>
      `${files(number)} de votre choix ${form(number, { one: 'est utilisé et reste', other: 'sont utilisés et restent' })}.`,
    trashed: 'Fichiers à la corbeille',
    noneTrashed: 'Aucun fichier n’est à la corbeille.',
    trashedHint:
      'Ils se trouvent dans le dossier « trash » de la rédaction jusqu’à ce que quelqu’un le vide.',
    restore: 'Remettre',
    restoreOne: (name) => `Remettre ${quoted(name)}`,
    restored: (name) => `${quoted(name)} est de retour.`,
  },
};
