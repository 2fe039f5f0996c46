// Que disent les réglages, le mode d’emploi et le journal ? In French.
import type { Messages } from '../../messages.ts';

const setting = (label: string, help: string, words: string) => ({ label, help, words });
const places = (number: number): string =>
  number < 2 ? `${number} endroit trouvé` : `${number} endroits trouvés`;
const lines = (number: number): string => (number < 2 ? `${number} ligne` : `${number} lignes`);

export const settings: Messages['settings'] = {
  title: 'Réglages',
  find: 'Chercher un réglage',
  clear: 'Effacer la recherche',
  found: (count) => (count < 2 ? `${count} réglage` : `${count} réglages`),
  nothing: (typed) => `Aucun réglage ne contient « ${typed} »`,
  nothingHelp: 'Essayez un autre mot : « couleur », « langue », « sauvegarde ».',
  sections: 'Rubriques',
  section: {
    website: 'Site',
    look: 'Aspect du site',
    readers: 'Pour les lecteurs',
    keeping: 'Publication et sauvegardes',
    app: 'Cette application',
    writing: 'Lire et écrire',
  },
  sectionHelp: {
    website: 'Conservé dans la rédaction, pour tous ceux qui y travaillent.',
    look: 'Conservé dans la rédaction. Visible dès la prochaine publication ou exportation.',
    readers: 'Conservé dans la rédaction.',
    keeping: 'Où va le site, et où vont les copies de la rédaction.',
    app: 'Conservé sur cet ordinateur, pour vous.',
    writing: 'Conservé sur cet ordinateur, pour vous.',
  },
  readOnly:
    'Cette rédaction est ouverte en lecture seule : ce qui lui appartient ne peut pas être modifié ici.',
  changed: (label) => `« ${label} » est modifié.`,
  undone: (label) => `« ${label} » est de nouveau comme avant.`,
  undonePartly: (label) => `« ${label} » a encore changé entre-temps et reste tel quel.`,
  saving: 'Enregistrement des réglages',
  zoomed: (zoom) => `Taille : ${Math.round(zoom * 100)} %`,
  percent: (share) => `${Math.round(share * 100)} %`,
  pixels: (size) => `${size} px`,

  entry: {
    siteName: setting(
      'Nom',
      'Les lecteurs le voient en haut de chaque page.',
      'titre site rédaction organisation',
    ),
    tagline: setting('Devise', 'Quelques mots sous le nom.', 'slogan sous-titre accroche'),
    description: setting(
      'Description',
      'Une ou deux phrases pour les moteurs de recherche et les liens partagés.',
      'référencement google recherche résumé',
    ),
    address: setting(
      'Adresse du site',
      'Les flux, le plan du site et les liens partagés en ont besoin. Sans elle, ils sont omis.',
      'url domaine base lien https web',
    ),
    logo: setting(
      'Logo',
      'Précède le nom, et figure sur les cartes de partage.',
      'image emblème marque',
    ),
    navigation: setting(
      'Navigation',
      'Les liens en haut de chaque page. Un chemin comme /news/ mène à une page du site.',
      'menu liens en-tête',
    ),
    footer: setting(
      'Pied de page',
      'Des colonnes de liens au bas de chaque page.',
      'liens bas colonnes',
    ),
    social: setting(
      'Réseaux sociaux',
      'Où l’organisation se trouve encore.',
      'mastodon facebook youtube linkedin liens',
    ),
    theme: setting('Thème', 'La mise en page de tout le site.', 'design modèle style maquette'),
    colours: setting(
      'Couleurs',
      'Le texte reste lisible : une couleur trop pâle ou trop foncée est corrigée jusque-là.',
      'contraste charte accessibilité pastille',
    ),
    themeChoices: setting(
      'Choix du thème',
      'Ce que ce thème laisse décider à la rédaction.',
      'design options mise en page',
    ),
    fonts: setting(
      'Polices',
      'Une page a deux familles au plus.',
      'caractères typographie lettres',
    ),
    languages: setting(
      'Langues',
      'La première est celle des nouveaux articles et des pages sans article.',
      'langue traduction anglais français allemand multilingue',
    ),
    timeZone: setting(
      'Fuseau horaire',
      'Décide quand commence un jour : pour les dates, les événements et ce qui est programmé.',
      'heure région horloge',
    ),
    dateFormat: setting('Format des dates', 'Sur toutes les pages du site.', 'jour mois année'),
    newDays: setting(
      'Jours avec « Nouveau »',
      'Pendant tant de jours, un article porte la pastille « Nouveau ». 0 : jamais.',
      'badge récent étiquette',
    ),
    relatedCount: setting(
      'Actualités liées',
      'Au plus tant de cartes sous un article. 0 : aucune.',
      'nombre cartes suite',
    ),
    relatedIntro: setting(
      'Texte au-dessus des actualités liées',
      'Une phrase ; peut rester vide.',
      'introduction suite',
    ),
    newsletter: setting(
      'Invitation à la lettre',
      'Un bandeau sur chaque page, qui invite à s’abonner.',
      'abonnement courriel newsletter inscription',
    ),
    targets: setting(
      'Où publier',
      'Serveurs, dossiers et sites WordPress. On les prépare là où l’on publie le site.',
      'destination serveur ftp sftp wordpress s3 webdav git envoi',
    ),
    backup: setting(
      'Sauvegardes',
      'Une fois par jour, une copie complète est faite et relue. Un second disque est le mieux.',
      'copie sécurité restaurer disque',
    ),
    signature: setting(
      'Signature numérique des paquets',
      'Montre à qui met un paquet en ligne qu’il vient de cette rédaction et n’a pas été modifié en route. Conservé sur cet ordinateur, pour cette rédaction.',
      'clé signer empreinte preuve sécurité vérifier ed25519',
    ),
    personName: setting(
      'Votre nom',
      'Signe les décisions dans le registre et sur les reçus. Il ne quitte jamais la maison.',
      'qui registre signature auteur',
    ),
    appearance: setting('Apparence', 'Claire ou sombre.', 'thème sombre clair mode nuit couleurs'),
    appLanguage: setting(
      'Langue de l’application',
      'Ce que disent les menus et les écrans. La langue des articles est une autre chose.',
      'anglais français allemand traduction',
    ),
    contrast: setting(
      'Contraste',
      'Fort : noir sur blanc ou blanc sur noir, avec des bords marqués.',
      'accessibilité vue gras',
    ),
    zoom: setting(
      'Taille de l’ensemble',
      'Texte, boutons et espaces à la fois.',
      'zoom plus grand plus petit accessibilité échelle',
    ),
    density: setting(
      'Densité',
      'La hauteur des lignes. Les lettres gardent leur taille.',
      'compact large lignes liste espace',
    ),
    textSize: setting(
      'Taille du texte dans l’éditeur',
      'Celle du corps d’un article pendant qu’on l’écrit. Le site ne change pas.',
      'police plus grand écriture accessibilité',
    ),
    motion: setting(
      'Mouvement',
      'Moins : rien ne glisse ni ne tourne.',
      'animation réduit accessibilité',
    ),
    smartPunctuation: setting(
      'Ponctuation automatique',
      'La frappe donne guillemets, tirets et espaces du français.',
      'guillemets typographie apostrophe',
    ),
  },

  choice: {
    appearance: { system: 'Comme le système', light: 'Claire', dark: 'Sombre' },
    appLanguage: { system: 'Comme le système' },
    contrast: { system: 'Comme le système', more: 'Fort' },
    motion: { system: 'Comme le système', less: 'Moins' },
    density: { compact: 'Compacte', normal: 'Normale', roomy: 'Aérée' },
    dateFormat: {
      'dd/mm/yyyy': '31/12/2026',
      'yyyy-mm-dd': '2026-12-31',
      'd Month yyyy': '31 décembre 2026',
    },
  },

  wrong: {
    name: 'Il faut un nom au site.',
    address: 'Écrivez une adresse qui commence par https:// ou http://, ou laissez vide.',
    number: (least, most) => `Écrivez un nombre entier de ${least} à ${most}.`,
    colour: 'Écrivez une couleur ainsi : # et six chiffres, comme #0F4A42.',
    link: 'Cela ne mène nulle part : commencez par / pour une page du site, ou par https://.',
  },

  logo: {
    choose: 'Choisir une image…',
    remove: 'Retirer le logo',
    none: 'Pas encore de logo.',
    working: 'Ajout du logo',
  },
  colour: {
    primary: 'Couleur du site',
    badge: 'Couleur de « Nouveau »',
    pick: (name) => `Choisir : ${name}`,
    own: 'Reprendre celle du thème',
    isOwn: 'Celle du thème.',
    ratio: (ratio) => `Contraste du texte : ${ratio} pour 1.`,
    tooPale: (used) => `Trop pâle pour du texte : le site utilise ${used}.`,
    tooDark: (used) => `Trop foncée pour y lire du texte : le site utilise ${used}.`,
    sample: 'Aperçu',
    light: 'Clair',
    dark: 'Sombre',
    headline: 'Le titre d’un article',
    isNew: 'Nouveau',
    link: 'Un lien dans le texte',
    text: 'Les lecteurs voient ces couleurs dans les liens, étiquettes et bandeaux.',
    band: 'S’abonner à la lettre',
  },
  font: {
    headings: 'Titres',
    text: 'Texte',
    labels: 'Étiquettes',
    own: (font) => `Celle du thème (${font})`,
  },
  language: {
    first: 'Première langue',
    makeFirst: (name) => `Faire de ${name} la première langue`,
    remove: (name) => `Retirer ${name}`,
    add: 'Ajouter une langue',
  },
  zone: { choose: 'Choisir un fuseau horaire' },
  link: {
    label: 'Mots',
    href: 'Mène à',
    add: 'Ajouter un lien',
    remove: (label) => `Retirer le lien « ${label} »`,
    up: (label) => `Monter « ${label} »`,
    down: (label) => `Descendre « ${label} »`,
    fresh: 'nouveau lien',
    none: 'Pas encore de lien.',
    column: 'Titre de la colonne',
    addColumn: 'Ajouter une colonne',
    removeColumn: (heading) => `Retirer la colonne « ${heading} »`,
    freshColumn: 'Nouvelle colonne',
  },
  newsletter: {
    isOn: 'L’afficher',
    heading: 'Titre',
    text: 'Texte',
    label: 'Mots du bouton',
    url: 'Mène à',
    startHeading: 'Notre lettre',
    startLabel: 'S’abonner',
  },
  targets: {
    none: 'Rien encore. Le premier endroit se prépare au moment de publier.',
    open: 'Ouvrir la publication…',
    list: 'Endroits',
  },
  backup: {
    none: 'Aucun dossier n’est choisi : rien n’est sauvegardé.',
    folder: 'Dossier',
    last: 'Dernière sauvegarde de cette rédaction',
    never: 'Pas encore.',
    choose: 'Choisir un dossier…',
    change: 'Un autre dossier…',
    stop: 'Ne plus sauvegarder',
    now: 'Sauvegarder maintenant',
  },
  signature: {
    noKeyring:
      'Cet ordinateur n’a pas de trousseau que Galley puisse utiliser, aucune clé ne peut donc y être gardée : les paquets partent sans signature numérique.',
    none: 'Pas encore de clé : les paquets partent sans signature numérique.',
    locked:
      'Une clé est gardée ici, et le trousseau de cet ordinateur ne l’ouvre pas : les paquets partent sans signature numérique. Déverrouillez le trousseau, puis relancez Galley.',
    make: 'Créer une clé',
    made: 'La clé est créée. À l’exportation d’un paquet, vous choisissez de signer ou non.',
    fingerprint: 'Empreinte de la clé',
    tell: 'Donnez-la à qui met vos paquets en ligne, et pas avec un paquet : par téléphone, par exemple.',
    stays:
      'La moitié privée reste dans le trousseau de cet ordinateur. Un autre ordinateur a sa propre clé.',
    copyFingerprint: 'Copier l’empreinte',
    copyKey: 'Copier la clé publique',
    save: 'Enregistrer la clé publique…',
    fingerprintCopied: 'L’empreinte est copiée.',
    keyCopied: 'La clé publique est copiée.',
    saved: (name) => `« ${name} » est enregistré.`,
    replace: 'Remplacer la clé…',
    remove: 'Retirer la clé…',
    question: {
      replace: {
        title: 'Remplacer la clé par une nouvelle ?',
        lead: 'L’ancienne clé disparaît pour de bon. Ce qu’elle a signé reste valable. Donnez la nouvelle empreinte à qui met vos paquets en ligne : tant qu’on ne la connaît pas, les nouveaux paquets sont refusés.',
        yes: 'Remplacer la clé',
        done: 'La clé est remplacée : son empreinte est désormais une autre.',
      },
      remove: {
        title: 'Retirer la clé ?',
        lead: 'Elle disparaît pour de bon. Ce qu’elle a signé reste valable. Les paquets partent sans signature numérique, et qui en demande une les refuse.',
        yes: 'Retirer la clé',
        done: 'La clé est retirée.',
      },
    },
  },
};

export const help: Messages['help'] = {
  title: 'Mode d’emploi',
  here: 'Aide sur cet écran',
  pages: 'Pages du mode d’emploi',
  find: 'Chercher dans le mode d’emploi',
  clear: 'Effacer la recherche',
  found: places,
  results: 'Trouvé dans le mode d’emploi',
  nothing: (typed) => `Le mode d’emploi ne contient pas « ${typed} »`,
  nothingHelp: 'Essayez avec moins de mots, ou un autre. Il est écrit en anglais.',
  inPage: (page) => `dans ${page}`,
  back: 'Retour',
  read: 'Comment Galley fonctionne',

  log: {
    title: 'Journal',
    lead: 'Ce que Galley a noté sur lui-même. Aucun texte d’article n’y figure ; vos dossiers ne sont pas nommés.',
    level: 'Afficher',
    levels: { error: 'Erreurs', warning: 'Erreurs et avertissements', info: 'Tout' },
    word: { error: 'Erreur', warning: 'Avertissement', info: 'Remarque' },
    filter: 'Filtrer',
    lines: 'Lignes du journal',
    shown: lines,
    none: 'Rien n’est noté ici.',
    noneHelp: 'Choisissez « Tout », ou un autre mot.',
    copy: 'Copier ces lignes',
    copied: (count) => (count < 2 ? `${count} ligne est copiée.` : `${count} lignes sont copiées.`),
    refresh: 'Relire',
  },
  diagnostics: {
    copy: 'Copier le diagnostic',
    copied:
      'Le diagnostic est copié : versions, nombres et états, et rien de ce que quelqu’un a écrit.',
    show: 'Ce que contient le diagnostic',
  },
};
