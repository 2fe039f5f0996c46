// Que dit le dossier de séminaire ? In French.
import type { Messages } from '../../messages.ts';
import { count, form, grouped, quoted } from './counting.ts';

const files = (number: number): string => count(number, 'fichier', 'fichiers');
const downloads = (number: number): string => count(number, 'téléchargement', 'téléchargements');
const pictures = (number: number): string => count(number, 'photo', 'photos');

export const kit: Messages['kit'] = {
  title: 'Nouveau à partir d’un dossier',
  lead: (folder) =>
    `Ce qui serait fait de ${quoted(folder)}. Rien ne change dans la rédaction tant que vous n’appuyez pas sur le bouton.`,
  readOnly:
    'Cette rédaction est ouverte en lecture seule\u00a0: aucun brouillon ne peut être fait.',
  dropHere: 'Déposez un dossier ici\u00a0: il devient le brouillon d’un compte rendu',
  dropOne:
    'Déposez un seul dossier avec les fichiers d’un événement. Les fichiers isolés vont sur un article.',
  reading: 'Lecture du dossier',
  counting: 'Galley regarde ce qu’il contient…',
  read: (done, total) => `${grouped(done)} sur ${files(total)}`,
  making: 'Création du brouillon',
  made: (done, total) => `${grouped(done)} étapes sur ${grouped(total)}`,

  headline: 'Titre',
  headlineFrom: {
    programme: 'D’après le titre du programme.',
    folder: 'D’après le nom du dossier.',
  },
  language: 'Langue de l’article',
  languageUnsure: 'Pas certain\u00a0: les documents ne le disent pas clairement.',

  event: {
    title: 'Événement',
    confirm: 'Ces indications sont justes',
    start: 'Début',
    end: 'Fin',
    place: 'Lieu',
    from: (text, file) => `Une supposition, d’après ${quoted(text)} dans ${quoted(file)}.`,
    fromFolder: (text) => `Une supposition, d’après ${quoted(text)} dans le nom du dossier.`,
    unsure: 'D’autres jours figurent ailleurs, ou la date peut se lire autrement.',
    noTimes: 'Aucune heure n’est écrite\u00a0: celles-ci ne sont qu’un point de départ.',
    none: 'Aucun jour ne figure dans le programme ni sur une première page. Cochez la case pour le dire vous-même.',
    endBeforeStart: 'La fin précède le début.',
    noStart: 'Dites quand il commence, ou décochez la case.',
    help: 'Tant que la case n’est pas cochée, le brouillon ne dit ni quand ni où.',
  },

  downloads: (chosen, all) => `Téléchargements\u00a0: ${grouped(chosen)} sur ${grouped(all)}`,
  isProgramme: 'Programme',
  kinds: {
    presentation: 'Présentation',
    pdf: 'PDF',
    text: 'Texte',
    sheet: 'Tableur',
    video: 'Vidéo',
    audio: 'Son',
    captions: 'Sous-titres',
    archive: 'Archive',
  },
  titleFrom: {
    properties: 'titre tiré de ses propriétés',
    'first-title': 'titre tiré de sa première page',
    'file-name': 'titre tiré du nom du fichier',
  },
  languageUnknown: 'langue inconnue',
  languagePerhaps: (name) => `peut-être ${name}`,
  fileName: (name) => `Fichier\u00a0: ${name}`,

  pictures: (chosen, all) => `Photos\u00a0: ${grouped(chosen)} sur ${grouped(all)}`,
  pictureSize: (width, height) => `${width} × ${height}`,
  takenAt: (when) => `prise le ${when}`,
  noTime: 'heure inconnue',
  featured: 'Image à la une',
  picturesHelp: 'Dans l’ordre des prises de vue. La première en paysage est l’image à la une.',

  speakers: (chosen, all) => `Intervenants\u00a0: ${grouped(chosen)} sur ${grouped(all)}`,
  speakersHelp: 'Les noms trouvés sont des suppositions\u00a0: cochez qui a pris la parole.',
  nameFrom: {
    'title-slide': (file) => `sur la première page de ${quoted(file)}`,
    programme: (file) => `dans le programme, ${quoted(file)}`,
    author: (file) => `comme auteur de ${quoted(file)}\u00a0: rien ne dit si la personne a parlé`,
  },
  known: 'une personne de la rédaction',
  addPerson: (name) => `Ajouter ${name} aux personnes de la rédaction`,

  leftTitle: (number) => `À faire par vous\u00a0: ${grouped(number)}`,
  leftNone: 'Il ne reste rien à faire.',
  leftHelp:
    'Le contrôle du brouillon continue de nommer ce qui gêne les lecteurs. Le reste est dans cette liste\u00a0: copiez-la.',
  copy: 'Copier la liste',
  copied: 'La liste est copiée.',
  aboutFile: (name, what) => `${name}\u00a0: ${what}`,
  toDos: {
    'picture-undescribed': 'dites ce qu’on y voit',
    'no-featured-image': 'Aucune photo n’est en paysage\u00a0: choisissez une image à la une',
    'pdf-untagged':
      'un PDF sans balises, dont les lecteurs d’écran ne reçoivent que des mots épars',
    'slides-untitled': (slides) =>
      `${count(slides, 'diapositive n’a', 'diapositives n’ont')} pas de titre`,
    'slides-undescribed': (images) =>
      `${count(images, 'image n’y a', 'images n’y ont')} pas de texte de remplacement`,
    'video-uncaptioned':
      'pas de sous-titres à côté, donc rien de ce qui est dit pour les lecteurs sourds',
    'audio-untranscribed': 'les lecteurs sourds ont besoin d’une transcription',
    archive: 'une archive\u202f; les lecteurs n’en voient pas le contenu',
    large: (size) => `${size}, c’est beaucoup pour un téléchargement`,
    'title-from-name': (title) =>
      `pas de titre propre\u202f; ${quoted(title)} vient du nom du fichier`,
    'language-unsure': 'dites dans quelle langue il est',
    'event-unknown': 'Dites quand et où c’était',
    'event-unconfirmed': (text) =>
      `Confirmez ou corrigez quand et où c’était\u00a0: ${quoted(text)}`,
    'event-unsure': (text) =>
      `Vérifiez quand c’était\u00a0: ${quoted(text)} n’est qu’une lecture possible des documents`,
    'speakers-unconfirmed': (number) =>
      `${count(number, 'nom trouvé et non coché', 'noms trouvés et non cochés')}\u00a0: dites qui a parlé`,
    refused: (why) => `reste dehors\u00a0: ${why}`,
  },
  unread: {
    'old-format':
      'un ancien format dont les propriétés ne peuvent être lues\u202f; enregistrez-le dans un format récent ou en PDF',
    locked: 'il est protégé par un mot de passe, et les lecteurs ne pourraient pas l’ouvrir',
    damaged: 'il est endommagé, ou n’est pas ce que dit son nom',
    'too-large': 'il est trop grand pour être lu\u202f; seul son nom est connu',
    'too-slow': 'sa lecture prenait trop de temps et a été arrêtée',
  },
  refusals: {
    link: 'c’est un lien vers ailleurs',
    special: 'ce n’est pas un fichier',
    outside: 'il mène hors du dossier',
    empty: 'il est vide',
    'too-deep': 'il est trop profond dans les dossiers',
    'too-large': 'il dépasse un gigaoctet',
    'too-many-pixels': 'il a plus de 100 mégapixels',
    'not-for-browsers':
      'les navigateurs ne montrent pas ce genre d’image\u202f; enregistrez-la en JPEG ou PNG',
    program: 'c’est un programme',
    'unknown-kind': 'ce genre de fichier n’est pas un téléchargement',
    unreadable: 'il n’a pas pu être lu',
    changed: 'il a changé pendant la lecture',
    'too-slow': 'sa lecture prenait trop de temps',
  },
  twice: (name, other) => `${name} est le même fichier que ${other} et n’est pris qu’une fois.`,
  passedOver: (number) =>
    `${files(number)} de systèmes ou de programmes ${form(number, { one: 'laissé', other: 'laissés' })} de côté, comme ceux qui sont cachés.`,

  make: (offered, shown) => `Faire un brouillon avec ${downloads(offered)} et ${pictures(shown)}`,
  done: (headline) => `${quoted(headline)} est maintenant un brouillon, avec ses fichiers.`,
  doneExcept: (headline, number, first, why) =>
    `${quoted(headline)} est maintenant un brouillon, sans ${files(number)}. ${first}\u00a0: ${why}`,
  undone: 'Le brouillon et ses fichiers sont dans la corbeille.',
  undonePartly:
    'Le brouillon est dans la corbeille. Les fichiers utilisés ailleurs entre-temps restent.',
};
