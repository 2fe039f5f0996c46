// Que dit la fenêtre de l'aperçu ? The page beside the text, in French.
import type { Messages } from '../../messages.ts';
import { count, grouped, quoted } from './counting.ts';

const headings = (number: number): string => count(number, 'titre', 'titres');
const links = (number: number): string => count(number, 'lien', 'liens');
const pictures = (number: number): string => count(number, 'image', 'images');

export const preview: Messages['preview'] = {
  title: 'Aperçu',
  region: 'Aperçu de l’article',
  toggle: 'Afficher ou masquer l’aperçu',
  resize: 'Largeur de l’aperçu',

  views: 'Voir comme',
  view: {
    page: 'Page',
    heard: 'Entendu',
    search: 'Recherche',
    card: 'Carte de partage',
  },

  sizes: 'Taille de l’écran',
  size: {
    phone: 'Téléphone, 390 px de large',
    tablet: 'Tablette, 768 px de large',
    desktop: 'Ordinateur, 1280 px de large',
    zoomed: 'Ordinateur avec un zoom de 400 %',
    print: 'Imprimé sur A4',
  },
  dark: 'Pour qui lit dans le noir',

  frame: (headline) =>
    headline.trim() === ''
      ? 'La page telle que le public la voit'
      : `La page de ${quoted(headline)} telle que le public la voit`,
  measure: {
    phone: '390 px',
    tablet: '768 px',
    desktop: '1280 px',
    zoomed: '1280 px à 400 %',
    print: 'A4, pages côte à côte',
  },
  scale: (percent) => `montré à ${grouped(percent)} %`,
  leadsTo: (place) => `Mène à ${place}. Les liens ne s’ouvrent pas dans l’aperçu.`,

  making: 'Fabrication de la page',
  asIfPublished: 'Pas encore public : montré comme publié à l’instant.',
  waitingForPictures: 'des images plus petites sont en préparation',
  noAddress:
    'Le site n’a pas encore d’adresse : rien d’autre que le titre et la description n’est dit aux moteurs et aux réseaux.',
  tooLong: 'Le texte est trop long pour un aperçu.',

  heard: {
    help: 'Ce qu’un lecteur d’écran rencontre, dans l’ordre.',
    list: (part) => `Ce que l’on entend : ${part}`,
    parts: { top: 'Haut de la page', main: 'Partie principale', foot: 'Pied de page' },
    heading: (level) => `Titre ${level}`,
    jump: (from, to) => `Saute du niveau ${from} au niveau ${to}.`,
    link: 'Lien',
    noName: 'Ne dit rien : le lien n’a pas de mots.',
    image: 'Image',
    decorative: 'Décorative : passée sous silence.',
    noAlt: 'Pas de texte de remplacement : son nom de fichier peut être lu à voix haute.',
    table: 'Tableau',
    tableSize: (columns, rows) =>
      `${count(columns, 'colonne', 'colonnes')}, ${count(rows, 'ligne', 'lignes')}`,
    noHeaders: 'Pas de cellule d’en-tête.',
    closed: 'Ouvre la suite',
    nothing: 'Rien à énumérer dans cette partie.',
    counts: (titles, found, shown) => [headings(titles), links(found), pictures(shown)].join(', '),
  },

  places: {
    here: 'un endroit de cette page',
    inside: (path) => `/${path}`,
    file: (name) => `un téléchargement, ${name}`,
    mail: (address) => `un e-mail à ${address}`,
    phone: (number) => `un appel au ${number}`,
  },

  search: {
    help: 'À peu près ce que montre un moteur de recherche. Chacun coupe et formule à son gré.',
    label: 'Résultat de recherche',
    noDescription: 'Pas de description : le moteur choisit lui-même un passage.',
    hidden: 'Cette page demande aux moteurs de recherche de l’ignorer.',
    longTitle: (shown) =>
      `Le titre dépasse les ${count(shown, 'lettre', 'lettres')} que l’on montre d’habitude.`,
    longDescription: (shown) =>
      `La description dépasse les ${count(shown, 'lettre', 'lettres')} que l’on montre d’habitude.`,
    shortDescription: 'La description est courte : deux phrases aident à choisir.',
  },

  card: {
    help: 'À peu près ce que réseaux et messageries montrent d’un lien partagé.',
    label: 'Carte de partage',
    picture: (alt) => (alt === '' ? 'Image de la carte' : `Image de la carte : ${alt}`),
    noPicture: 'Pas d’image : les réseaux ne montrent que des mots, ou une image de leur choix.',
    longTitle: (shown) =>
      `Les réseaux coupent les titres après environ ${count(shown, 'lettre', 'lettres')}.`,
    noDescription: 'Pas de description.',
  },
};
