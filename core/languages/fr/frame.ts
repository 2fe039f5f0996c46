// Que dit la fenêtre autour du texte ? Welcome, frame, save states, conflicts, list and search, in French.
import type { Messages } from '../../messages.ts';
import { count, form, grouped, quoted } from './counting.ts';

type Part<K extends keyof Messages> = Pick<Messages, K>;

export const statuses: Messages['statuses'] = {
  draft: 'Brouillon',
  inReview: 'En relecture',
  approved: 'Validé',
  scheduled: 'Programmé',
  published: 'Publié',
  archived: 'Archivé',
};

const blocks = (number: number): string => count(number, 'bloc', 'blocs');

export const frame: Part<
  | 'notSavedBecause'
  | 'common'
  | 'welcome'
  | 'menus'
  | 'frame'
  | 'save'
  | 'altered'
  | 'conflict'
  | 'list'
  | 'search'
> = {
  notSavedBecause: {
    'disk-full': 'disque plein',
    conflict: 'modifié à deux endroits',
    'read-only': 'ouvert en lecture seule',
    'write-failed': 'écriture impossible sur le disque',
    'file-changed': 'fichier modifié sur le disque',
    'library-missing': 'rédaction introuvable',
    'invalid-argument': 'titre manquant',
    other: 'voir que faire',
  },

  common: {
    cancel: 'Annuler',
    close: 'Fermer',
    done: 'Terminé',
    undo: 'Annuler',
    remove: 'Retirer',
    add: 'Ajouter',
    details: 'Détails',
    tryAgain: 'Réessayer',
    none: 'Aucun',
    back: 'Retour',
    more: 'Plus',
    notifications: 'Notifications',
  },

  welcome: {
    title: 'Écrivez ici vos actualités, hors ligne',
    lead: 'Une rédaction est un simple dossier sur cet ordinateur : articles, images et fichiers à télécharger. Galley en fait un site web complet dès que vous le demandez.',
    openSample: 'Ouvrir la rédaction d’exemple',
    sampleHelp:
      'Une rédaction complète à regarder, à modifier et à exporter. Elle est copiée dans un dossier à vous.',
    create: 'Créer une rédaction…',
    createHelp: 'Partir de zéro, dans un dossier de votre choix.',
    open: 'Ouvrir une rédaction…',
    openHelp: 'Une qui existe déjà sur cet ordinateur, un disque ou un dossier partagé.',
    recent: 'Rédactions récentes',
    name: 'Nom de la rédaction',
    nameHelp: 'Le public le voit en haut du site. Vous pourrez le changer.',
    createNow: 'Choisir un dossier…',
    createTitle: 'Créer une rédaction',
    language: 'Langue dans laquelle vous écrivez',
    languageHelp: 'Celle des nouveaux articles. D’autres s’ajoutent dans les réglages.',
    folderNext: 'Ensuite, vous choisissez où va son dossier. Tout reste dans ce dossier.',
    failed: {
      'disk-full': {
        sentence: 'Le disque est plein : aucune rédaction n’a été créée.',
        action: 'Libérez de la place, ou choisissez un dossier sur un autre disque.',
      },
      'not-permitted': {
        sentence: 'Rien ne peut être écrit dans ce dossier : aucune rédaction n’a été créée.',
        action: 'Choisissez un dossier à vous, par exemple dans vos documents.',
      },
      'write-failed': {
        sentence: 'Ce dossier n’a pas pu être écrit : aucune rédaction n’a été créée.',
        action: 'Vérifiez que son disque est branché, ou choisissez un autre dossier.',
      },
      'not-found': {
        sentence: 'Cette rédaction n’est plus dans la liste.',
        action: 'Ouvrez-la par son dossier.',
      },
    },
    opening: (name) => `Ouverture de ${quoted(name)}…`,
    steps: 'Comment cela marche',
    step1: 'Écrire',
    step1Text: 'Titre, chapeau, texte. Enregistré pendant que vous écrivez.',
    step2: 'Joindre',
    step2Text: 'Déposez présentations et images sur l’article.',
    step3: 'Exporter',
    step3Text: 'Un clic donne le site entier, prêt pour n’importe quel serveur.',
  },

  menus: {
    file: 'Rédaction et fichiers',
    edit: 'Édition',
    article: 'Article',
    view: 'Affichage',
    go: 'Se déplacer',
    help: 'Aide',
  },

  frame: {
    sideBar: 'Rédaction',
    sideBarToggle: 'Barre latérale',
    cancelWork: (what) => `Annuler : ${what}`,
    back: 'Retour',
    forward: 'Avancer',
    places: {
      articles: 'Articles',
      calendar: 'Calendrier des activités',
      media: 'Médias',
      newsletters: 'Lettre d’information',
      terms: 'Catégories et personnes',
      audit: 'Journal d’audit',
      settings: 'Réglages',
      help: 'Mode d’emploi',
    },
    list: 'Afficher ou masquer la liste des articles',
    details: 'Afficher ou masquer les détails',
    export: 'Exporter le site…',
    exportShort: 'Exporter…',
    saveNow: 'Enregistrer de nouveau',
    whatToDo: 'Que faire',
    developmentRuntime: 'Environnement de développement',
    closeLibrary: 'Fermer la rédaction',
    backToList: 'Articles',
  },

  save: {
    label: 'État d’enregistrement',
    clean: 'Enregistré',
    dirty: 'Non enregistré',
    saving: 'Enregistrement…',
    saved: (time) => `Enregistré à ${time}`,
    failed: (reason) => `Non enregistré : ${reason}.`,
    readOnly: 'Lecture seule',
    dialogTitle: (headline) => `${quoted(headline)} n’est pas enregistré`,
    keptHere:
      'Tout ce que vous avez écrit est encore dans cette fenêtre. Laissez-la ouverte jusqu’à ce que ce soit enregistré.',
    keptBoth: (headline) =>
      `Votre texte a été enregistré sous ${quoted(headline)}. L’autre est ouvert.`,
    copyHeadline: (headline) => `${headline} (ma version)`,
  },

  altered: {
    compare: 'Comparer et choisir…',
    newest: 'La dernière version gardée par Galley',
    openNewest: (when) => `Ouvrir la version du ${when}`,
    none: 'Aucune version antérieure n’a été gardée',
    file: 'Le fichier tel qu’il est',
    fileFacts: 'Modifié hors de Galley',
    takeFile: 'Utiliser le fichier tel quel',
    later: 'Décider plus tard',
    help: 'Le fichier reste tel quel jusqu’à votre choix. Si vous l’utilisez, l’autre version reste dans l’historique. Si vous ouvrez l’autre version, le fichier est mis de côté, pas supprimé.',
    reading: 'Lecture des deux versions',
    used: 'Le fichier est utilisé tel quel. La version précédente reste dans l’historique.',
    usedAfterAll:
      'La dernière version gardée par Galley est de retour. Ce que disait le fichier est dans l’historique.',
  },

  conflict: {
    title: 'Modifié à deux endroits',
    notice: (headline) =>
      `${quoted(headline)} a changé à deux endroits. Les deux textes sont conservés. Choisissez ce qu’il faut garder, côte à côte.`,
    noticeGone: (headline) =>
      `${quoted(headline)} n’est plus dans la liste : une autre fenêtre l’a mis à la corbeille, ou son fichier est illisible. Ce que vous avez écrit est conservé dans cette fenêtre.`,
    compare: 'Comparer les deux…',
    bringBack: 'Le faire revenir',
    asDraft: 'Garder le mien comme brouillon',
    back: 'Continuer à écrire',
    other: 'Dans la rédaction',
    otherFacts: (time) => `Enregistré à ${time}`,
    mine: 'Dans cette fenêtre',
    mineFacts: 'Pas encore enregistré',
    keepOther: 'Garder l’autre texte',
    keepMine: 'Garder mon texte',
    keepBoth: 'Garder les deux',
    help: 'Le texte que vous ne gardez pas reste dans l’historique. Garder les deux fait du vôtre un brouillon à part.',
    article: 'L’article',
    draft: 'Le brouillon',
    keepArticle: 'Garder l’article',
    useDraft: 'Prendre le texte du brouillon',
    leaveBoth: 'Laisser les deux',
    copyHelp:
      'Garder l’article met le brouillon à la corbeille. Prendre le texte du brouillon aussi, et ce qu’il remplace reste dans l’historique.',
    draftUsed:
      'Le texte du brouillon est dans l’article. Ce qu’il a remplacé est dans l’historique.',
    keptMine: 'Votre texte est enregistré. L’autre est dans l’historique.',
    keptOther: 'L’autre texte est ouvert. Le vôtre est dans l’historique.',
    keptAfterAll: 'L’autre choix est fait. Ce qu’il a remplacé est dans l’historique.',
    changedAgain: 'L’autre texte a encore changé. Regardez de nouveau, puis choisissez.',
    closedHere: (headline) =>
      `${quoted(headline)} a été fermé ici : une autre fenêtre l’a mis à la corbeille, ou son fichier est illisible.`,
    reading: 'Lecture de l’autre texte',
    same: 'Les deux textes disent la même chose.',
    wordsHere: (number) => `${count(number, 'mot', 'mots')} seulement ici`,
    wordsThere: (number) => `${count(number, 'mot', 'mots')} seulement dans la rédaction`,
    marks: {
      added: 'seulement ici :',
      removed: 'seulement dans la rédaction :',
      endOfMark: '(fin)',
    },
    row: {
      added: (what) => `${what} seulement ici`,
      removed: (what) => `${what} seulement dans la rédaction`,
      changed: (what) => `${what} : différent`,
      replaced: 'Une autre image',
      movedDown: (number) => `Ici plus bas de ${blocks(number)}`,
      movedUp: (number) => `Ici plus haut de ${blocks(number)}`,
      moved: 'À un autre endroit',
      movedHere: 'À un autre endroit',
    },
  },

  list: {
    title: 'Articles',
    newArticle: 'Nouvel article',
    filter: 'Filtrer et chercher',
    clearFilter: 'Effacer le filtre',
    untitled: 'Sans titre',
    groups: {
      inReview: 'En relecture',
      draft: 'Brouillons',
      approvedAndScheduled: 'Validés et programmés',
      published: 'Publiés',
      archived: 'Archivés',
      found: 'Trouvés dans le texte',
    },
    attachments: (number) => count(number, 'pièce jointe', 'pièces jointes'),
    embargo: 'Embargo',
    highlighted: 'Mis en avant',
    emptyTitle: 'Pas encore d’article',
    empty: 'Un article commence comme brouillon et reste à l’intérieur jusqu’à sa publication.',
  },

  search: {
    places: {
      headline: 'Titre',
      people: 'Personnes',
      standfirst: 'Chapeau',
      summary: 'Résumé',
      attachments: 'Pièce jointe',
      captions: 'Légende',
      body: 'Texte',
    },
    headlines: (number) => count(number, 'titre', 'titres'),
    found: (headlines, texts) =>
      `${count(headlines, 'titre', 'titres')}, ${count(texts, 'texte', 'textes')}`,
    foundMany: (headlines, texts) =>
      `${count(headlines, 'titre', 'titres')}, ${texts === 1 ? 'le meilleur texte' : `les ${grouped(texts)} meilleurs textes`}`,
    reading: (known, all) =>
      `Lecture des archives en cours : ${grouped(known)} sur ${grouped(all)}.`,
    goToFound: 'Dans le texte',
    noHeadline: (text) => `Aucun titre ne contient ${quoted(text)}`,
    shortHint:
      'À partir de trois lettres, les textes, légendes, personnes et pièces jointes sont cherchés aussi.',
    nothing: (text) => `Rien ne contient ${quoted(text)}`,
    nothingHint:
      'Les titres et les textes ont été cherchés. Essayez avec moins de lettres ou moins de mots ; une espace après un mot trouve aussi les mots mal orthographiés.',
    looking: (text) => `Recherche de ${quoted(text)}`,
    lookingHint: 'Aucun titre ne le contient. La lecture des textes est en cours.',
  },
};

/** « 3 mots ajoutés » : the word and what happened to it agree. */
export const wordsAdded = (number: number): string =>
  `${grouped(number)} ${form(number, { one: 'mot ajouté', other: 'mots ajoutés' })}`;
export const wordsRemoved = (number: number): string =>
  `${grouped(number)} ${form(number, { one: 'mot retiré', other: 'mots retirés' })}`;
