// Que dit l’éditeur ? The words around the text, of pasting, finding and links, in French.
import type { Messages } from '../../messages.ts';
import { blocks } from './blocks.ts';
import { count, form, grouped, quoted } from './counting.ts';

const words = (number: number): string => count(number, 'mot', 'mots');
const matches = (number: number): string => count(number, 'résultat', 'résultats');
const pictures = (number: number): string => count(number, 'image', 'images');

const writing = {
  wordsSelected: (selected, all) =>
    `${grouped(selected)} sur ${words(all)} ${form(selected, { one: 'sélectionné', other: 'sélectionnés' })}`,
  find: {
    title: 'Chercher dans l’article',
    find: 'Chercher',
    replaceBy: 'Remplacer par',
    next: 'Résultat suivant',
    previous: 'Résultat précédent',
    matchCase: 'Respecter la casse',
    wholeWords: 'Mots entiers',
    ignoreAccents: 'Ignorer les accents',
    showReplace: 'Afficher ou masquer le remplacement',
    replace: 'Remplacer',
    replaceAll: 'Tout remplacer',
    close: 'Fermer la recherche',
    place: (number, total) => `${grouped(number)} sur ${grouped(total)}`,
    placeIn: (number, total, where) => `${grouped(number)} sur ${grouped(total)} : ${where}`,
    total: matches,
    nothing: 'Rien trouvé',
    replaced: (number) =>
      `${matches(number)} ${form(number, { one: 'remplacé', other: 'remplacés' })}.`,
    changedSince: 'Le texte a changé depuis. Utilisez Annuler dans le texte.',
  },
  linkForm: {
    goal: 'Adresse ou article',
    goalHint: 'Titre, adresse web, e-mail ou téléphone',
    textHint: 'Comme dans le titre ou l’adresse',
    offers: 'Où le lien pourrait mener',
    offered: (number) =>
      `${count(number, 'suggestion', 'suggestions')} : les flèches choisissent, Entrée crée le lien.`,
    refused:
      'Ce n’est pas une adresse, et aucun titre ne contient ces mots. Saisissez un titre, une adresse web, une adresse e-mail ou un numéro de téléphone.',
    openArticle: 'Ouvrir l’article',
    lost: 'L’article où menait ce lien n’est pas dans la rédaction. Le public voit les mots sans lien.',
    notPublic: 'Le public voit les mots sans lien tant que cet article n’est pas publié.',
  },
  outline: {
    title: 'Sommaire',
    close: 'Fermer le sommaire',
    none: 'Pas encore d’intertitre. Saisissez ## et une espace au début d’une ligne.',
    level: (level) => `Niveau ${level} :`,
    empty: 'Intertitre vide',
    faults: {
      empty: 'Cet intertitre n’a pas de mots.',
      skipsLevel: 'Un niveau est sauté avant cet intertitre.',
    },
  },
  smartPunctuation: {
    on: 'La ponctuation intelligente est active : guillemets, tirets et espaces suivent la langue du texte.',
    off: 'La ponctuation intelligente est inactive : les signes restent tels que vous les tapez.',
  },
  blockMenu: {
    title: 'Menu de ce bloc',
    hint: (key) => `Faites glisser pour déplacer, appuyez pour le reste (${key})`,
    moveUp: 'Monter',
    moveDown: 'Descendre',
    duplicate: 'Dupliquer',
    delete: 'Supprimer',
    turnInto: (kind) => `Transformer en : ${kind.toLocaleLowerCase('fr')}`,
    moved: (place, total) => `Déplacé : maintenant ${grouped(place)} sur ${grouped(total)}.`,
    cannotMove: 'Il n’y a pas d’autre place où aller.',
    deleted: 'Bloc supprimé.',
    duplicated: 'Bloc copié.',
  },
} satisfies Partial<Messages['editor']>;

export const editor: Messages['editor'] = {
  ...writing,
  headline: 'Titre',
  standfirst: 'Chapeau',
  standfirstHint: 'Chapeau : l’accroche qui donne envie de lire',
  body: 'Corps de l’article',
  bodyHint: 'Écrivez ici, collez depuis Word, ou déposez images et fichiers',
  changed: (when) => `Modifié : ${when}`,
  justNow: 'à l’instant',
  minutesAgo: (number) => `il y a ${grouped(number)} min`,
  yesterday: 'Hier',
  words,
  minutesToRead: (number) => `${grouped(number)} min de lecture`,
  nothingOpenTitle: 'Choisissez un article',
  nothingOpen: 'Prenez-en un dans la liste, ou commencez-en un nouveau.',
  loading: 'Ouverture de l’article',
  readOnlyTitle: 'Lecture seule.',
  readOnlyUnknown: (why) =>
    `${why} Il est montré autant que possible et laissé exactement tel quel.`,
  readOnlyLibrary: (reason) => `Cette rédaction peut être lue, pas modifiée : ${reason}`,
  leaveHint: 'Appuyez sur Échap, puis sur Tab, pour quitter le texte.',
  formatting: 'Mise en forme',
  selectionFormatting: 'Mise en forme de la sélection',
  style: 'Style du texte',
  styles: {
    paragraph: 'Paragraphe',
    heading2: 'Intertitre 2',
    heading3: 'Intertitre 3',
    heading4: 'Intertitre 4',
  },
  bold: 'Gras',
  italic: 'Italique',
  link: 'Lien',
  bulletList: 'Liste à puces',
  orderedList: 'Liste numérotée',
  quote: 'Citation',
  image: 'Insérer une image…',
  attachment: 'Ajouter une pièce jointe…',
  undo: 'Annuler',
  redo: 'Rétablir',
  attribution: 'Qui est cité',
  attributionHint: 'Qui l’a dit ? (facultatif)',
  caption: 'Légende',
  captionHint: 'Légende (facultative)',
  alt: 'Texte de remplacement',
  altHint: 'Ce que montre l’image, pour qui ne peut pas la voir',
  decorative: 'Décorative',
  decorativeHint:
    'Elle ne dit rien que le texte ne dise ; les lecteurs d’écran passent sans s’arrêter.',
  frameImage: 'Recadrage et point focal…',
  removeImage: 'Retirer l’image',
  missingImage: 'Cette image n’est pas dans la rédaction.',
  linkTitle: 'Lien',
  linkText: 'Texte',
  linkApply: 'Appliquer',
  linkRemove: 'Retirer le lien',
  linkOpen: 'Ouvrir dans le navigateur',
  paste: {
    title: 'Rapport de collage',
    pasted: (number, from) =>
      `${words(number)} ${form(number, { one: 'collé', other: 'collés' })}${from === '' ? '' : ` depuis ${from}`}.`,
    keptAll: (list) => `Gardé : ${list}.`,
    changedAll: (list) => `Modifié : ${list}.`,
    droppedAll: (list) => `Laissé de côté : ${list}.`,
    plain: 'Coller sans mise en forme',
    plainKey: (key) => `Coller plutôt sans mise en forme (${key})`,
    details: 'Ce qui a changé',
    dialogTitle: 'Ce que le collage a gardé, modifié et laissé de côté',
    kept: 'Gardé',
    changed: 'Modifié',
    dropped: 'Laissé de côté',
    more: (number) => `et ${grouped(number)} de plus`,
    others: (number) => `${grouped(number)} de plus`,
    sources: {
      galley: 'Galley',
      word: 'Word',
      wordWeb: 'Word sur le web',
      googleDocs: 'Google Docs',
      googleSheets: 'Google Sheets',
      libreOffice: 'LibreOffice',
      outlook: 'Outlook',
      excel: 'Excel',
      applePages: 'un programme d’Apple',
      web: 'une page web',
      plainText: '',
    },
    kinds: {
      headings: (number) => count(number, 'intertitre', 'intertitres'),
      lists: (number) => count(number, 'liste', 'listes'),
      tables: (number) => count(number, 'tableau', 'tableaux'),
      footnotes: (number) => count(number, 'note', 'notes'),
      quotes: (number) => count(number, 'citation', 'citations'),
      links: (number) => count(number, 'lien', 'liens'),
      pictures,
      languages: (number) =>
        count(number, 'passage dans une autre langue', 'passages dans une autre langue'),
    },
    changes: {
      typedLists: (number) =>
        count(
          number,
          'liste tapée à la main est devenue une vraie liste',
          'listes tapées à la main sont devenues de vraies listes',
        ),
      headingLevels: (number) =>
        `${count(number, 'intertitre passé', 'intertitres passés')} au niveau suivant`,
      tableHeaders: (number) =>
        form(number, {
          one: 'une première ligne en gras est devenue l’en-tête de son tableau',
          other: `les premières lignes en gras de ${grouped(number)} tableaux sont devenues leurs en-têtes`,
        }),
      captions: (number) =>
        form(number, {
          one: 'une légende a rejoint ce qu’elle décrit',
          other: `${grouped(number)} légendes ont rejoint ce qu’elles décrivent`,
        }),
      noteMarks: (number) =>
        count(number, 'appel est devenu une note', 'appels sont devenus des notes'),
      trackedLinks: (number) =>
        `${count(number, 'lien ne dit plus', 'liens ne disent plus')} qui le suit`,
      layoutTables: (number) =>
        count(
          number,
          'tableau de mise en page est devenu du texte',
          'tableaux de mise en page sont devenus du texte',
        ),
      places: (number) =>
        `${count(number, 'partie déplacée', 'parties déplacées')} là où elle peut se trouver`,
      joinedLines: (number) => count(number, 'ligne coupée réunie', 'lignes coupées réunies'),
      joinedWords: (number) => count(number, 'mot coupé réuni', 'mots coupés réunis'),
    },
    drops: {
      formatting: () => 'polices et couleurs',
      comments: (number) => count(Math.max(1, number), 'commentaire', 'commentaires'),
      deletions: (number) => count(number, 'suppression suivie', 'suppressions suivies'),
      navigation: (number) => count(number, 'menu ou barre latérale', 'menus et barres latérales'),
      hidden: (number) => count(number, 'texte masqué', 'textes masqués'),
      controls: (number) => count(number, 'bouton ou champ', 'boutons et champs'),
      links: (number) => `${count(number, 'lien', 'liens')} vers où aucun lien ne peut mener`,
      pictures: (number) => `${pictures(number)} dont seule l’adresse était copiée`,
      trackingPixels: (number) => count(number, 'pixel espion', 'pixels espions'),
      captionLinks: (number) => count(number, 'lien dans une légende', 'liens dans des légendes'),
    },
    picturesHelp: 'Copiez chaque image elle-même, ou insérez son fichier.',
    noReport: 'Rien n’a été collé dans cet article qui donnerait un rapport.',
    remote: 'Images que l’on peut récupérer',
    remoteHelp: (hosts) =>
      `Seules leurs adresses ont été copiées. Personne n’est interrogé avant que vous ne le disiez : alors Galley interroge ${hosts}, et ne dit rien de vous que l’adresse de votre connexion.`,
    fetch: (number, hosts) => `Récupérer ${pictures(number)} depuis ${hosts}`,
    fetchMany: (number, hosts) =>
      `Récupérer ${pictures(number)} depuis ${count(hosts, 'serveur', 'serveurs')}`,
    fetchChoose: (number) => `Récupérer ${pictures(number)}…`,
    fetching: (number) => `Récupération de ${pictures(number)}`,
    fetchedAll: (number) =>
      `${pictures(number)} ${form(number, { one: 'récupérée', other: 'récupérées' })}.`,
    fetchedSome: (came, wanted) =>
      `${grouped(came)} sur ${pictures(wanted)} ${form(came, { one: 'récupérée', other: 'récupérées' })}.`,
    notFetched: (host) => `Image de ${host}, non récupérée`,
    notFetchedNamed: (alt, host) => `${quoted(alt)} : image de ${host}, non récupérée`,
  },
  imageNotPicture: (name) =>
    `${quoted(name)} n’est pas une image : le fichier est devenu une pièce jointe.`,
  dropHere: 'Déposez les images dans le texte, les autres fichiers en pièces jointes',
  blocks,
};
