// Que dit Galley quand quelque chose échoue ? What failed and what to do, in French.
import type { Messages } from '../../messages.ts';
import { named, quoted } from './counting.ts';

const BY_HAND = 'Ouvrez la page d’où elle vient, enregistrez-y l’image, puis insérez son fichier.';

export const failures: Messages['failures'] = {
  'another-newsroom': {
    sentence: () => 'Une autre rédaction a publié son site à cet endroit. Rien n’a été modifié.',
    action: 'Choisissez un autre endroit, ou reprenez celui-ci si ce site doit disparaître.',
  },
  'big-delete': {
    sentence: () =>
      'Cette publication supprimerait une grande partie du site. Rien n’a été modifié.',
    action: 'Regardez ce qui partirait. Si c’est voulu, confirmez-le et publiez de nouveau.',
  },
  'certificate-refused': {
    sentence: (subject) =>
      `${named(subject, 'Le serveur')} présente un certificat qui n’est pas digne de confiance. Rien n’a été envoyé.`,
    action:
      'Adressez-vous à qui gère le serveur. Le certificat de votre propre organisation peut être donné comme fichier.',
  },
  'git-missing': {
    sentence: () =>
      'Publier vers cette destination demande Git 2.31 ou plus récent sur cet ordinateur. Rien n’a été envoyé.',
    action: 'Installez Git (git-scm.com le propose pour tous les systèmes), puis réessayez.',
  },
  'host-key-changed': {
    sentence: (subject) =>
      `${named(subject, 'Le serveur')} n’est pas celui qui avait votre confiance : sa clé d’hôte est une autre. Rien n’a été envoyé.`,
    action:
      'Demandez à qui gère le serveur si la clé a changé, et comparez l’empreinte avant de l’accepter.',
  },
  'host-key-unknown': {
    sentence: (subject) =>
      `Personne n’a encore dit que ${named(subject, 'le serveur')} est digne de confiance. Rien n’a été envoyé.`,
    action:
      'Vérifiez la destination : elle montre l’empreinte du serveur. Comparez-la avec ce que dit la personne qui le gère, puis acceptez-la.',
  },
  'last-publish-unknown': {
    sentence: () =>
      'Les textes de la dernière publication à cet endroit ne sont pas conservés : impossible de publier en laissant tous les autres tels quels. Rien n’a été modifié.',
    action: 'Publiez tout ce qui a changé : regardez d’abord le plan.',
  },
  'list-unreadable': {
    sentence: () =>
      'La liste de ce que Galley a publié là-bas est illisible : nul ne sait quels fichiers sont les nôtres. Rien n’a été modifié.',
    action: 'Rétablissez la liste depuis une copie, ou publiez dans un endroit vide.',
  },
  'login-refused': {
    sentence: (subject) =>
      `${named(subject, 'Le serveur')} a refusé la connexion. Rien n’a été modifié.`,
    action: 'Vérifiez le nom, le mot de passe ou la clé, et saisissez-les de nouveau.',
  },
  'place-occupied': {
    sentence: (subject) =>
      `${named(subject, 'Un fichier')} est déjà là, et Galley ne l’y a pas mis. Rien n’a été modifié.`,
    action: 'Choisissez un endroit vide, ou dites que ces fichiers peuvent être remplacés.',
  },
  'place-refused': {
    sentence: (subject) => `${named(subject, 'Le serveur')} ne l’a pas autorisé.`,
    action: 'Lisez les détails, et demandez à qui gère le serveur le droit d’y écrire.',
  },
  'publish-cut-short': {
    sentence: (subject) =>
      `La publication a été interrompue${subject === undefined ? '' : ` à ${quoted(subject)}`} : la connexion ou le serveur a fait défaut, et de nouveaux essais n’ont rien donné.`,
    action: 'Publiez de nouveau : elle reprend là où elle en était.',
  },
  'target-changed': {
    sentence: () => 'Quelqu’un d’autre y a publié entre-temps. Rien n’a été modifié.',
    action: 'Regardez le nouveau plan, puis publiez de nouveau.',
  },
  'address-refused': {
    sentence: (subject) =>
      `${named(subject, 'L’image')} n’a pas été récupérée : son adresse mène dans un réseau privé, ou ailleurs que sur le web.`,
    action: BY_HAND,
  },
  'altered-record': {
    sentence: (subject) =>
      `${named(subject, 'Un fichier')} a été modifié hors de Galley : son texte est lisible, mais sa somme de contrôle ne correspond pas. Il a été laissé tel quel.`,
    action:
      'Comparez-le avec la dernière version écrite par Galley, et choisissez laquelle compte.',
  },
  cancelled: {
    sentence: () => 'Annulé. Rien n’a été modifié.',
    action: 'Recommencez quand vous voudrez.',
  },
  conflict: {
    sentence: (subject) =>
      `${named(subject, 'Cet article')} a changé à deux endroits. Les deux textes sont conservés.`,
    action: 'Choisissez ce qu’il faut garder, côte à côte.',
  },
  'damaged-record': {
    sentence: (subject) =>
      `${named(subject, 'Un fichier')} n’a pas pu être lu. Il a été laissé tel quel.`,
    action: 'Remettez une bonne copie du fichier, puis rouvrez la rédaction.',
  },
  'disk-full': {
    sentence: (subject) =>
      `${named(subject, 'Ceci')} n’a pas pu être écrit : le disque est plein. Votre texte est conservé dans cette fenêtre.`,
    action: 'Libérez de la place, puis réessayez.',
  },
  'export-failed': {
    sentence: (subject) =>
      `Le site n’a pas pu être exporté${subject === undefined ? '' : ` à cause de ${quoted(subject)}`}. Aucun fichier inachevé n’est resté.`,
    action: 'Lisez les détails, puis exportez de nouveau.',
  },
  'file-changed': {
    sentence: (subject) =>
      `${named(subject, 'Un fichier')} a changé sur le disque pendant que Galley était ouvert.`,
    action: 'Rouvrez la rédaction pour lire la nouvelle version.',
  },
  'file-unreadable': {
    sentence: (subject) => `${named(subject, 'Le fichier')} n’a pas pu être lu.`,
    action: 'Vérifiez qu’il est toujours là et que vous avez le droit de l’ouvrir, puis réessayez.',
  },
  'folder-not-empty': {
    sentence: (subject) =>
      `${named(subject, 'Ce dossier')} contient déjà d’autres fichiers. Rien n’a été modifié.`,
    action: 'Choisissez un dossier vide, ou un autre nom.',
  },
  'folder-too-large': {
    sentence: (subject) =>
      `${named(subject, 'Ce dossier')} contient plus de fichiers que ceux d’un événement. Rien n’a été modifié.`,
    action:
      'Choisissez le dossier d’un seul événement, ou mettez ses fichiers dans un dossier à part.',
  },
  internal: {
    sentence: () =>
      'Une erreur s’est produite dans Galley même. Ce qui était enregistré est en sécurité.',
    action: 'Réessayez. Si cela se reproduit, redémarrez Galley et signalez les détails.',
  },
  'invalid-argument': {
    sentence: (subject) =>
      `${named(subject, 'Cela')} n’a pas pu être utilisé. Rien n’a été modifié.`,
    action: 'Vérifiez ce que vous avez saisi ou choisi, puis réessayez.',
  },
  'library-locked': {
    sentence: (subject) =>
      `${named(subject, 'Cette rédaction')} est ouverte ailleurs : rien ne peut être modifié ici.`,
    action: 'Fermez-la là-bas, puis rouvrez-la ici.',
  },
  'library-missing': {
    sentence: (subject) => `${named(subject, 'La rédaction')} n’est plus à sa place.`,
    action: 'Branchez son disque ou indiquez son nouvel emplacement. Rien n’a été modifié.',
  },
  'no-keyring': {
    sentence: () =>
      'Cet ordinateur n’a pas de trousseau que Galley puisse utiliser : aucune clé n’a été gardée. Rien n’a été modifié.',
    action: 'Déverrouillez ou configurez le trousseau du système, puis relancez Galley.',
  },
  'no-signing-key': {
    sentence: () =>
      'Il n’y a sur cet ordinateur aucune clé qui signe les paquets de cette rédaction.',
    action: 'Créez-en une dans les réglages, ou continuez sans signature numérique.',
  },
  'no-library-open': {
    sentence: () => 'Aucune rédaction n’est ouverte.',
    action: 'Ouvrez une rédaction ou créez-en une.',
  },
  'not-a-bundle': {
    sentence: (subject) => `${named(subject, 'Ce fichier')} n’est pas un paquet fait par Galley.`,
    action: 'Choisissez un autre fichier.',
  },
  'not-a-calendar': {
    sentence: (subject) =>
      `${named(subject, 'Ce fichier')} n’est pas un calendrier que Galley sait lire. Rien n’a été modifié.`,
    action:
      'Faites exporter le calendrier par l’autre logiciel au format iCalendar (.ics), et choisissez ce fichier.',
  },
  'calendar-too-large': {
    sentence: (subject) =>
      `${named(subject, 'Ce calendrier')} dépasse 10 Mo. Rien n’a été modifié.`,
    action: 'Faites exporter moins d’années par l’autre logiciel, et choisissez ce fichier.',
  },
  'not-a-library': {
    sentence: (subject) =>
      `${named(subject, 'Ce dossier')} n’est pas une rédaction de Galley. Rien n’a été modifié.`,
    action: 'Choisissez le dossier qui contient galley.json, ou créez une nouvelle rédaction.',
  },
  'not-found': {
    sentence: (subject) => `${named(subject, 'Cet élément')} n’est plus là.`,
    action: 'Choisissez-en un autre dans la liste.',
  },
  'not-permitted': {
    sentence: (subject) => `Galley n’a pas le droit d’utiliser ${named(subject, 'cet endroit')}.`,
    action: 'Choisissez un autre endroit, ou changez ses droits.',
  },
  'read-only': {
    sentence: (subject) =>
      `${named(subject, 'Ceci')} est ouvert en lecture seule. Rien n’a été enregistré.`,
    action: 'La raison est indiquée au-dessus du texte.',
  },
  'related-stopped': {
    sentence: () => 'Le calcul des actualités liées s’est arrêté. Aucune liste n’est perdue.',
    action: 'Choisissez « Actualiser les actualités liées… » pour le relancer.',
  },
  'preview-stopped': {
    sentence: () => 'L’aperçu s’est arrêté. Ce que vous écrivez est enregistré comme avant.',
    action: 'Appuyez sur Réessayer pour le relancer.',
  },
  'search-stopped': {
    sentence: () =>
      'La recherche dans les textes s’est arrêtée. Les titres restent cherchés comme avant.',
    action: 'Cliquez dans le champ de recherche pour la relancer.',
  },
  offline: {
    sentence: () =>
      'Pas de réseau. Aucune image n’a été récupérée, et leurs places sont conservées.',
    action: 'Récupérez-les quand vous serez de nouveau en ligne.',
  },
  'server-refused': {
    sentence: (subject) =>
      `${named(subject, 'L’image')} n’a pas été récupérée : son serveur ne la donne pas.`,
    action: BY_HAND,
  },
  'server-slow': {
    sentence: (subject) =>
      `${named(subject, 'L’image')} n’a pas été récupérée : son serveur a mis trop de temps.`,
    action: 'Récupérez-la plus tard.',
  },
  'server-unreachable': {
    sentence: (subject) =>
      `${named(subject, 'L’image')} n’a pas été récupérée : son serveur est injoignable.`,
    action: 'Vérifiez le réseau, puis récupérez-la de nouveau.',
  },
  'shutting-down': {
    sentence: () => 'Galley est en train de se fermer.',
    action: 'Rouvrez Galley pour continuer.',
  },
  'preflight-blocking': {
    sentence: () =>
      'Rien n’a été exporté : le contrôle a des constats bloquants que personne ne laisse passer.',
    action: 'Corrigez-les, ou dites pourquoi ils peuvent passer.',
  },
  'preflight-stale': {
    sentence: () => 'Rien n’a été exporté : la rédaction a changé depuis le contrôle.',
    action: 'Regardez de nouveau le contrôle.',
  },
  'picture-too-large': {
    sentence: (subject) =>
      `${named(subject, 'L’image')} a plus de pixels que Galley ne peut en montrer.`,
    action:
      'Ramenez-la à moins de 100 mégapixels dans un logiciel d’image, puis ajoutez-la de nouveau.',
  },
  'too-large': {
    sentence: (subject) => `${named(subject, 'Le fichier')} est trop volumineux pour être collé.`,
    action: 'Enregistrez-le comme fichier, et ajoutez-le avec le bouton ou en le déposant.',
  },
  'unsaved-elsewhere': {
    sentence: () =>
      'Une autre fenêtre contient du texte qui n’a pas pu être enregistré. Rien n’a été modifié.',
    action:
      'Voyez dans cette fenêtre, à côté de l’état d’enregistrement, ce qu’il faut faire, puis réessayez.',
  },
  'unsupported-type': {
    sentence: (subject) =>
      `${named(subject, 'Le fichier')} est d’un type qui ne peut pas servir ici.`,
    action:
      'Utilisez une image JPEG, PNG, WebP, GIF ou AVIF ; proposez les autres fichiers en pièces jointes.',
  },
  'version-too-new': {
    sentence: (subject) =>
      `${named(subject, 'Cette rédaction')} vient d’une version plus récente de Galley.`,
    action: 'Mettez Galley à jour pour l’ouvrir.',
  },
  'write-failed': {
    sentence: (subject) =>
      `${named(subject, 'Ceci')} n’a pas pu être écrit sur le disque. Votre texte est conservé dans cette fenêtre.`,
    action: 'Vérifiez que le disque est branché, puis réessayez.',
  },
};
