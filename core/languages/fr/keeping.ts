// Que dit Galley de ce qu'il exporte, garde et retrouve ? Export, backup, history, trash, recovery, in French.
import type { Messages } from '../../messages.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';
import { wordsAdded, wordsRemoved } from './frame.ts';

type Part = Pick<
  Messages,
  'exportDialog' | 'backup' | 'problems' | 'history' | 'trash' | 'recovery' | 'crash' | 'sizes'
>;

export const keeping: Part = {
  exportDialog: {
    title: 'Exporter le site',
    lead: 'Fait le site entier à partir de ce qui est publié. La rédaction elle-même n’est pas modifiée.',
    kind: 'Que faire',
    bundle: 'Paquet (.zip)',
    bundleHelp:
      'Un seul fichier : le site, les articles comme données, un import WordPress et des sommes de contrôle. Pour transmettre et archiver.',
    folder: 'Simple dossier',
    folderHelp:
      'Le site seul, en simples fichiers. Pour le regarder ici, ou le copier sur un serveur.',
    goesOut: (number) => `${articles(number)} ${form(number, { one: 'sort', other: 'sortent' })}`,
    staysInside: (number) =>
      `${grouped(number)} ${form(number, { one: 'reste', other: 'restent' })} à l’intérieur`,
    stays: {
      draft: (number) => count(number, 'brouillon', 'brouillons'),
      inReview: (number) => `${grouped(number)} en relecture`,
      approved: (number) => count(number, 'validé, non publié', 'validés, non publiés'),
      later: (number) =>
        `${count(number, 'programmé', 'programmés')} pour plus tard ou sous embargo`,
      archived: (number) => count(number, 'archivé', 'archivés'),
    },
    nothingOut: 'Rien n’est encore publié : le site serait vide. Publiez d’abord un article.',
    start: (number) => `Exporter ${articles(number)}…`,
    working: 'Exportation du site',
    preparing: 'Choix de l’endroit où enregistrer',
    progress: (done, total, what) =>
      `${grouped(done)} sur ${grouped(total)}${what === '' ? '' : ` · ${what}`}`,
    receiptTitle: 'Exporté',
    receipt: (name) => `${quoted(name)} est écrit.`,
    reveal: 'Montrer dans le dossier',
    facts: {
      articles: 'Articles',
      pages: 'Pages',
      files: 'Fichiers',
      size: 'Taille',
      time: 'Durée',
      inside: 'Restent à l’intérieur',
    },
    seconds: (text) => `${text} s`,
    sign: 'Signer le paquet',
    signBy: 'Avec la clé',
    signedBy: 'Signé par',
    placed: {
      'whole-site': null,
      'whole-site-with-gap':
        'Le dossier a été échangé en entier. Pendant moins d’une milliseconde, il n’y en avait aucun.',
      'file-by-file':
        'Le dossier a été mis en place fichier par fichier : chacun est entier à tout moment, mais pendant un court instant certains étaient nouveaux et d’autres anciens.',
    },
    warnings: 'Bon à savoir',
    again: 'Exporter de nouveau',
    cancelled: 'Exportation annulée. Aucun fichier n’est resté.',
    unsaved: 'L’article en cours n’a pas pu être enregistré : rien n’a été exporté.',
  },

  backup: {
    cancelled: 'Aucune sauvegarde n’a été faite.',
    label: 'Sauvegarde de la rédaction',
    done: (files, folder) =>
      `${count(files, 'fichier sauvegardé', 'fichiers sauvegardés')} dans ${quoted(folder)} et ${form(files, { one: 'relu', other: 'relus' })}. Désormais, cela se fait chaque jour.`,
  },

  problems: {
    title: (number) =>
      `${count(number, 'fichier de cette rédaction demande', 'fichiers de cette rédaction demandent')} votre attention`,
    altered:
      'Cet article a été modifié hors de Galley, ou son disque a perdu une lettre : le texte est lisible, mais sa somme de contrôle ne correspond pas. Comparez-le avec la dernière version gardée par Galley, et choisissez laquelle compte.',
    conflictingCopy: (client) =>
      `Deux ordinateurs ont modifié cet article, et ${client} a gardé les deux versions. L’autre est maintenant un brouillon dont le titre se termine par « (copy from another computer) ».`,
    arrivingRecord:
      'Ce fichier est en train d’arriver d’un autre ordinateur. Galley le lira dès qu’il sera entier.',
    arrivingCopy: (client) =>
      `Une seconde version d’un article est en train d’arriver de ${client}. Elle sera lue à la prochaine ouverture de la rédaction.`,
    backupFailed: (folder, reason) =>
      `La sauvegarde dans ${quoted(folder)} n’a pas été faite. ${reason} Branchez le disque ou choisissez un autre endroit par Fichier, Dossier de sauvegarde.`,
    setAside: 'Mis de côté, pas supprimé',
    left: 'Laissé tel quel',
    lead: 'Le reste de la rédaction est intact. Ces fichiers n’ont pas pu servir tels quels :',
    show: 'Ce qui s’est passé',
    dismiss: 'Masquer cet avis',
    openRevision: (headline, when) => `Ouvrir la version du ${when} de ${quoted(headline)}`,
  },

  history: {
    title: 'Historique',
    compare: 'Comparer avec maintenant',
    open: 'Comparer les versions…',
    revisions: (number) => count(number, 'version', 'versions'),
    now: 'Maintenant',
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    loading: 'Lecture de l’historique',
    none: 'Pas encore de version antérieure',
    noneHelp:
      'Galley en garde une quand vous quittez l’article, toutes les dix minutes d’écriture, et avant toute publication, restauration ou mise à la corbeille.',
    kept: 'Gardées : les 50 dernières, puis une par heure pendant un jour, une par jour pendant un mois, et toute version nommée.',
    unreadable: (number) =>
      `${count(number, 'version n’a pas pu être lue', 'versions n’ont pas pu être lues')}. Les autres sont intactes.`,
    trouble:
      'La dernière version n’a pas pu être écrite. L’article lui-même est enregistré. Vérifiez qu’il reste de la place sur le disque.',
    reasons: {
      session: 'Fin de l’écriture',
      interval: 'Pendant l’écriture',
      'before-draft': 'Avant le retour au brouillon',
      'before-review': 'Avant l’envoi en relecture',
      'before-approve': 'Avant la validation',
      'before-schedule': 'Avant la programmation',
      'before-publish': 'Avant la publication',
      'before-archive': 'Avant l’archivage',
      'before-address': 'Avant une nouvelle adresse',
      'before-restore': 'Avant la restauration',
      'before-trash': 'Avant la corbeille',
      'before-bulk': 'Avant une modification groupée',
      'before-translation': 'Avant une traduction',
      'before-adopt': 'Avant l’adoption d’un fichier',
      conflict: 'Autre texte d’un conflit',
    },
    wordsAdded,
    wordsRemoved,
    changes: (number) => count(number, 'modification', 'modifications'),
    same: 'Cette version est identique à ce qui est écrit maintenant.',
    back: 'Retour à l’écriture',
    restore: (when) => `Restaurer ${when}`,
    restored: (when) => `La version du ${when} est de retour.`,
    restoreUndone: 'La restauration a été annulée.',
    restoreHelp:
      'Le texte et les détails reviennent comme nouvelle version. L’état, l’adresse et les dates restent tels quels.',
    previousChange: 'Modification précédente',
    nextChange: 'Modification suivante',
    name: 'Nommer cette version',
    rename: 'Changer le nom',
    nameLabel: 'Nom de la version',
    nameHint: 'Laisser vide pour aucun nom',
    nameSave: 'Enregistrer le nom',
    named: (name) => `Cette version s’appelle maintenant ${quoted(name)}.`,
    nameRemoved: (name) => `Cette version ne s’appelle plus ${quoted(name)}.`,
    marks: { added: 'ajouté :', removed: 'retiré :', endOfMark: '(fin)' },
    row: {
      added: (what) => `${what} : ajout`,
      removed: (what) => `${what} : suppression`,
      changed: (what) => `${what} : modification`,
      replaced: 'Image remplacée',
      movedDown: (number) => `Descendu de ${count(number, 'bloc', 'blocs')}`,
      movedUp: (number) => `Monté de ${count(number, 'bloc', 'blocs')}`,
      moved: 'Déplacé',
      movedHere: 'Déplacé ici',
    },
    kinds: {
      headline: 'Titre',
      standfirst: 'Chapeau',
      heading: 'Intertitre',
      paragraph: 'Paragraphe',
      listItem: 'Élément de liste',
      quote: 'Citation',
      attribution: 'Nom sous une citation',
      picture: 'Image',
      rule: 'Filet',
      other: 'Bloc',
    },
    alt: (text) => `Texte de remplacement : ${text}`,
    noAlt: 'Texte de remplacement : aucun',
    decorative: 'Décorative',
    missingFile: 'Un fichier qui n’est pas dans la rédaction',
    fields: {
      state: 'État',
      goesLive: 'Mise en ligne',
      wentLive: 'Mis en ligne',
      embargo: 'Embargo',
      newsType: 'Type d’actualité',
      categories: 'Catégories',
      bylines: 'Signatures',
      tags: 'Mots-clés',
      language: 'Langue',
      address: 'Adresse',
      highlighted: 'Mis en avant',
      attachments: 'Pièces jointes',
      featuredImage: 'Image à la une',
      featuredAlt: 'Son texte de remplacement',
      featuredCaption: 'Sa légende',
      event: 'Événement',
      source: 'Lien vers la source',
      searchTitle: 'Titre pour la recherche',
      searchDescription: 'Description pour la recherche',
      corrections: 'Rectificatifs',
      notice: 'Avis de retrait',
      translationOf: 'Traduction de',
      assignee: 'Attribué à',
      due: 'Échéance',
    },
    summary: 'Résumé',
    unchanged: (number) => count(number, 'inchangé', 'inchangés'),
    reordered: 'dans un autre ordre',
    empty: 'aucun',
    yes: 'Oui',
    no: 'Non',
  },

  trash: {
    title: 'Corbeille',
    lead: 'Les articles mis ici restent jusqu’à ce que vous les restauriez. Rien ne vide la corbeille toute seule.',
    moved: (when) => `Mis ici : ${when}`,
    restore: (headline) => `Restaurer ${quoted(headline)}`,
    restoreShort: 'Restaurer',
    restored: (headline) => `${quoted(headline)} est de retour dans la liste.`,
    emptyTitle: 'La corbeille est vide',
    empty: 'Ce que vous mettez à la corbeille peut être restauré ici.',
    lostTitle: 'Il ne reste que leur historique',
    lostHelp:
      'Les fichiers de ces articles sont abîmés ou absents. Une version antérieure est intacte.',
    lostWhole: (when) => `Version du ${when}`,
  },

  recovery: {
    title: 'Texte retrouvé',
    unexpectedly: (time) => `Galley s’est fermé de façon inattendue à ${time}.`,
    closedOver: (time) =>
      `Galley a été fermé à ${time}, alors que ce texte ne pouvait pas être enregistré.`,
    back: (when, headline) =>
      `${when} ${quoted(headline)} est de retour, jusqu’au dernier mot écrit.`,
    waiting: (when, headline) =>
      `${when} Le texte non enregistré de ${quoted(headline)} est conservé et revient quand vous l’ouvrez.`,
    movedOn: (when, headline, copy) =>
      `${when} ${quoted(headline)} a changé depuis, et les deux textes sont conservés : celui que vous avez écrit est le brouillon ${quoted(copy)}.`,
    gone: (when, headline, copy) =>
      `${when} ${quoted(headline)} n’est plus dans cette rédaction ; ce que vous avez écrit est le brouillon ${quoted(copy)}.`,
    open: (headline) => `Ouvrir ${quoted(headline)}`,
    copyHeadline: (headline) => `${headline} (récupéré)`,
    hide: 'Masquer cet avis',
    failing:
      'Le journal de frappe ne peut pas être écrit non plus : ce que vous écrivez n’est que dans cette fenêtre.',
    noted: 'C’est aussi dans le journal de frappe : si Galley se ferme, cela revient.',
  },

  crash: {
    title: 'Cette partie de la fenêtre a cessé de fonctionner',
    text: 'Ce que vous avez écrit est conservé dans la fenêtre et a été remis au disque. Affichez de nouveau la fenêtre pour continuer.',
    again: 'Afficher de nouveau la fenêtre',
  },

  sizes: {
    bytes: (text) => `${text} octets`,
    kilobytes: (text) => `${text} ko`,
    megabytes: (text) => `${text} Mo`,
    gigabytes: (text) => `${text} Go`,
  },
};
