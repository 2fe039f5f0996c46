// Que dit le dialogue de publication ? Targets, plans, receipts and what is live, in French.
import type { Messages } from '../../messages.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

const changes = (number: number): string => count(number, 'modification', 'modifications');
const outOf = (done: number, total: number): string => `${grouped(done)} sur ${grouped(total)}`;

export const publish: Messages['publish'] = {
  command: 'Publier le site…',
  short: 'Publier…',
  title: (label) => `Publier vers ${quoted(label)}`,
  titleArticle: (label) => `Publier cet article vers ${quoted(label)}`,
  titleBack: (label) => `Revenir en arrière sur ${quoted(label)}`,
  titleNone: 'Publier le site',
  titleAdd: 'Ajouter une destination',
  titleChange: (label) => `Modifier ${quoted(label)}`,
  readOnly: 'Cette rédaction est ouverte en lecture seule : rien ne peut être publié d’ici.',

  targets: 'Destinations',
  noTargets:
    'Une destination est l’endroit où va le site : un dossier, un serveur web ou un site WordPress.',
  addTarget: 'Ajouter une destination…',
  more: (label) => `Plus pour ${quoted(label)}`,
  change: 'Modifier…',
  promote: (label) => `Publier ce que montre ${quoted(label)}…`,
  check: 'Vérifier la connexion',
  mapping: 'Mots du site…',
  adopt: 'Relier les billets qui y sont…',
  verify: 'Relire ce qui s’y trouve',
  remove: 'Retirer',
  removeSure: (label) => `Retirer ${quoted(label)} ?`,
  removeText: 'Ce qui y a été publié y reste. Son mot de passe est oublié.',
  removed: (label) => `${quoted(label)} n’est plus une destination. Ce qui y a été publié y reste.`,
  removing: (label) => `Retrait de ${quoted(label)}`,
  changed: (label) => `${quoted(label)} a été modifiée.`,
  added: (label) => `${quoted(label)} est maintenant une destination.`,
  mapped: (label) => `Les mots pour ${quoted(label)} sont choisis.`,
  trusted: (label) => `Le serveur de ${quoted(label)} est tenu pour sûr.`,
  changedBack: (label) =>
    `${quoted(label)} est comme avant. Si son mot de passe était pour un autre serveur, saisissez-le de nouveau avant de publier.`,
  addedBack: (label) => `${quoted(label)} n’est plus une destination.`,
  broughtBack: (label) =>
    `${quoted(label)} est de nouveau une destination. Si elle a un mot de passe, saisissez-le avant de publier.`,
  unknownKind: 'Ce Galley ne connaît pas ce type de destination.',

  guarantee: {
    'whole-site': 'Le public voit tout l’ancien site, ou tout le nouveau.',
    'whole-site-with-gap':
      'Le public voit tout l’ancien site ou tout le nouveau, et rien pendant un instant entre les deux.',
    'file-by-file':
      'Chaque adresse est entière à tout moment ; pendant un temps, certaines pages sont nouvelles et d’autres anciennes.',
  },

  receipts: 'Publications',
  noReceipts: 'Rien n’a encore été publié d’ici.',
  receiptFacts: (changed, number) => `${changes(changed)}, ${articles(number)}`,
  rollBack: 'Revenir en arrière',
  rollBackTo: (when) => `Revenir au ${when}`,
  current: 'En ligne actuellement',
  cost: (size) => `Conservé pour revenir en arrière : ${size}`,

  comparing: (label) => `Comparaison avec ${quoted(label)}`,
  comparingWait: 'Le site est fabriqué et comparé à ce qui est en place. Rien n’est envoyé.',
  compared: (time) => `Comparé à ${time}. Rien n’a encore été envoyé.`,
  compareAgain: 'Comparer de nouveau',
  counts: {
    create: 'à créer',
    update: 'à mettre à jour',
    delete: 'à retirer',
    leave: 'à laisser tels quels',
  },
  groups: {
    articles: 'Articles',
    redirects: 'Anciennes adresses qui redirigent',
    lists: 'Page d’accueil et listes',
    feeds: 'Flux et données',
    media: 'Images et fichiers',
    design: 'Présentation',
  },
  groupCounts: ({ create, update, delete: gone }) =>
    [
      create > 0 ? count(create, 'nouveau', 'nouveaux') : '',
      update > 0 ? count(update, 'modifié', 'modifiés') : '',
      gone > 0 ? count(gone, 'retiré', 'retirés') : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  signs: { create: 'Nouveau :', update: 'Modifié :', delete: 'Retiré :' },
  changesList: 'Ce qui change',
  now: 'Maintenant',
  moreChanges: (number) => `et ${grouped(number)} de plus`,
  whatChanges: (headline) => `Ce qui change dans ${quoted(headline)}`,
  looking: 'Comparaison des deux pages',
  noDifference: 'Les mots sont les mêmes ; ce qui change est autour d’eux.',
  moreDifferences: (number) => `${count(number, 'autre ligne diffère', 'autres lignes diffèrent')}`,
  fields: {
    headline: 'Titre',
    heading: 'Intertitre',
    paragraph: 'Texte',
    listItem: 'Liste',
    picture: 'Image',
    other: 'Texte',
  },
  marks: { added: 'ajouté :', removed: 'retiré :' },
  nothing: 'Rien à faire : ce qui y est correspond à ce qui est public.',
  warningsTitle: (number) => count(number, 'chose à savoir', 'choses à savoir'),

  staysInside: 'Reste à l’intérieur',
  goesLive: (when) => `Mise en ligne : ${when}`,
  embargo: (when) => `Embargo jusqu’au ${when}`,
  inside: { draft: 'Brouillon', inReview: 'En relecture', approved: 'Validé, non publié' },
  moreInside: (number) => count(number, 'autre article', 'autres articles'),
  later: 'Il sort avec la publication qui suit cette date.',

  bigDelete: (gone, all) =>
    `Ce plan retire ${grouped(gone)} sur ${grouped(all)}. Saisissez ${gone} pour continuer.`,
  bigDeleteField: 'Combien sont retirés',
  foreign: (number) =>
    `${count(number, 'fichier est', 'fichiers sont')} déjà là, que Galley n’y a pas ${form(number, { one: 'mis', other: 'mis' })}.`,
  foreignTick: 'Les remplacer',
  waitingForTakeOver: (number) =>
    `${count(number, 'article attend', 'articles attendent')} : ce qui s’y trouve a été fait ou modifié par quelqu’un d’autre.`,
  takeOverTick: 'Remplacer ce qui s’y trouve par le nôtre',
  takeOverNewsroom: 'Reprendre cet endroit',
  withoutFiles: (number) =>
    `${count(number, 'article attend', 'articles attendent')} : le site n’accepte pas certains de leurs fichiers.`,
  withoutFilesTick: 'Les publier sans ces fichiers',
  confirmFirst: 'Dites d’abord ce qu’il faut en faire.',

  toSend: (number, size) => `${changes(number)}, ${size} à envoyer.`,
  canRollBack: 'Vous pouvez revenir à l’une des 10 dernières publications.',
  publish: (number) => `Publier ${changes(number)}`,
  publishNothing: 'Rien à publier',
  rollBackNow: (number) => `Revenir sur ${changes(number)}`,
  changedMeanwhile:
    'Quelque chose a été enregistré depuis : le plan a été refait. Regardez-le, puis publiez.',
  stale:
    'Quelque chose a été enregistré depuis. Ce plan n’est plus ce qui se passerait maintenant.',
  unsaved:
    'Un article n’est pas enregistré : rien n’a été comparé. Enregistrez-le, puis comparez de nouveau.',

  publishing: (label) => `Publication vers ${quoted(label)}`,
  rollingBack: (label) => `Retour en arrière sur ${quoted(label)}`,
  progress: outOf,
  stopHint: 'Arrêtée, elle reprend là avec la prochaine publication.',
  stoppedComparing: 'La comparaison a été arrêtée. Rien n’a été envoyé.',
  stopped: 'La publication a été arrêtée. La prochaine reprend là où elle en était.',

  done: (number, seconds) =>
    `${changes(number)} ${form(number, { one: 'publiée', other: 'publiées' })} en ${seconds} s.`,
  doneBack: (number, seconds) =>
    `${changes(number)} ${form(number, { one: 'annulée', other: 'annulées' })} en ${seconds} s.`,
  facts: {
    articles: 'Articles en ligne',
    files: 'Fichiers en place',
    sent: 'Envoyé',
    readBack: 'Relu',
    retries: 'Nouveaux essais',
  },
  readBackRight: (checked) => `${grouped(checked)}, tous conformes`,
  retries: (number) => (number === 0 ? 'Jamais' : count(number, 'fois', 'fois')),
  readBackWrong: (wrong, checked) =>
    `${outOf(wrong, checked)} ne ${form(wrong, { one: 'correspond pas à ce qui a été publié', other: 'correspondent pas à ce qui a été publié' })}.`,
  readBackWrongWhat:
    'Quelqu’un d’autre les a peut-être modifiés. Publiez de nouveau pour les remettre en ordre.',
  verifying: (label) => `Relecture de ${quoted(label)}`,
  verified: (checked) =>
    `${count(checked, 'fichier relu, conforme', 'fichiers relus, tous conformes')} à ce qui a été publié.`,
  again: 'Publier ailleurs',

  failed: 'La publication n’a pas eu lieu',
  failedToCompare: 'La destination n’a pas pu être comparée',
  tryAgain: 'Réessayer',
  wholeWebsite: 'Publier le site entier',
  changeTarget: 'Modifier la destination…',
  wish: 'Publier quand elle répondra de nouveau',
  wishKept:
    'Le souhait de publier est conservé. Galley interroge la destination de temps en temps, refait un plan dès qu’elle répond, et vous demande avant tout envoi.',
  wishWaiting: 'Attend le réseau',
  wishOff: 'Ne plus attendre',
  ready: (label) => `${quoted(label)} répond de nouveau.`,
  readyAction: 'Voir le plan',

  form: {
    kind: 'Type de destination',
    label: 'Nom',
    labelHint: 'Comme vous l’appelez, par exemple « Site public » ou « Préproduction ».',
    choose: 'Choisir…',
    notChosen: 'Rien de choisi',
    rules: 'Quels articles y vont',
    rulesHint: 'Là où rien n’est coché, tout ce qui est public y va.',
    rulesOf: {
      categories: 'Catégories',
      newsTypes: 'Types d’actualité',
      languages: 'Langues',
    },
    secretKept: {
      safe: 'Conservé par le trousseau de cet ordinateur',
      session: 'Conservé jusqu’à la fermeture de Galley',
      none: '',
    },
    secretChange: 'Saisissez-en un nouveau pour le remplacer',
    session:
      'Cet ordinateur n’a pas de trousseau que Galley puisse utiliser : ce que vous saisissez ici est conservé jusqu’à la fermeture de Galley, puis redemandé.',
    safe: 'Chiffré par le trousseau de cet ordinateur, jamais dans la rédaction.',
    optional: 'facultatif',
    save: 'Enregistrer et vérifier',
    saving: 'Vérification',
    missing: (title) => `${quoted(title)} manque.`,
    wrong: (title, why) => `${quoted(title)} : ${why}.`,
    taken: 'Une autre destination s’appelle ainsi.',
  },

  mappedTitle: (number) => `Ce qui y correspond à ${count(number, 'de vos mots', 'de vos mots')}`,
  mappingTitle: (label) => `Mots de ${quoted(label)}`,
  mappingLead:
    'Ce qui correspond à quoi sur le site. Ce qui convient est proposé ; rien n’y est créé sans que vous le disiez.',
  mappingReading: 'Lecture de ce que le site contient',
  mappingCreate: 'Le créer sur le site',
  mappingCreated: 'Créé sur le site',
  mappingCreateAll: (number) =>
    form(number, {
      one: 'Cocher celui qui manque',
      other: `Cocher les ${grouped(number)} qui manquent`,
    }),
  mappingProposed: (label) => `${label} (proposé)`,
  mappingSave: 'Garder et comparer',
  adopting: 'Lecture des billets du site',
  adopted: (linked, there) =>
    `${grouped(linked)} sur ${count(there, 'billet', 'billets')} ${form(linked, { one: 'appartient', other: 'appartiennent' })} maintenant à des articles. Rien n’y a été modifié.`,
  adoptedUnsure: (number) =>
    `${count(number, 'billet laissé tel quel', 'billets laissés tels quels')} :`,

  checked: 'La destination répond',
  checkedServer: (server) => `La destination répond : ${server}.`,
  there: (files) => `Galley y a publié ${count(files, 'fichier', 'fichiers')}.`,
  thereNone: 'Galley n’y a encore rien publié.',
  thereCut: 'Une publication y a été interrompue. La prochaine l’achève.',
  trustTitle: 'Est-ce le bon serveur ?',
  trustText:
    'Comparez cette empreinte avec ce que vous dit la personne qui gère le serveur. Rien n’a encore été envoyé, pas même votre nom.',
  trust: 'Accepter cette clé',
  goOn: 'Comparer',

  live: {
    title: 'Sur le site',
    live: 'En ligne',
    changed: 'En ligne, modifié depuis',
    notLive: 'Pas en ligne',
    alone: 'Publier seulement cet article…',
    at: (label, state) => `${label} : ${state}`,
  },
};
