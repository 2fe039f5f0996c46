// Que disent les contrôles ? What the pre-flight found, where, and what mends it, in French.
import type { Messages } from '../../messages.ts';
import { languageName } from '../../site/language-names.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

type Checks = Messages['preflight'];

const months = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre'],
  ...['octobre', 'novembre', 'décembre'],
];

/** `2026-03-09` in words. */
function dayInWords(day: string): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const number = Number(dayOfMonth);
  return `${number === 1 ? '1er' : number} ${months[Number(month) - 1] ?? month} ${year}`;
}

const language = (tag: string): string => languageName(tag, 'fr');

const reasons: Checks['reasons'] = {
  'headline-missing': () => 'L’article n’a pas de titre',
  'headline-long': (letters, most) =>
    `Le titre a ${grouped(letters)} lettres ; les cartes et les résultats de recherche le coupent après ${grouped(most)}`,
  'text-missing': () => 'L’article n’a pas de texte',
  'standfirst-missing': () => 'Il n’y a pas de chapeau',
  'summary-missing': () => 'Il n’y a pas de résumé pour les listes',
  'summary-long': (letters, most) =>
    `Le résumé a ${grouped(letters)} lettres ; les listes ont de la place pour ${grouped(most)}`,
  'category-missing': () => 'Aucune catégorie n’est choisie',
  'search-title-long': (letters, most) =>
    `Le titre pour la recherche a ${grouped(letters)} lettres ; les moteurs le coupent après ${grouped(most)}`,
  'search-description-long': (letters, most) =>
    `La description pour la recherche a ${grouped(letters)} lettres ; les moteurs la coupent après ${grouped(most)}`,

  'address-reserved': (slug) => `L’adresse ${quoted(slug)} appartient au site lui-même`,
  'address-taken': (slug, headline) =>
    `${quoted(headline)} a aussi l’adresse ${quoted(slug)} : l’un des deux en reçoit une autre`,

  'alt-missing': (picture) => `${quoted(picture)} n’a pas de texte de remplacement`,
  'alt-file-name': (alt) => `Le texte de remplacement ${quoted(alt)} est le nom d’un fichier`,
  'alt-says-picture': (words) =>
    `Le texte de remplacement commence par ${quoted(words)}, ce que les lecteurs d’écran disent déjà`,
  'alt-is-caption': () => 'Le texte de remplacement ne fait que répéter la légende',

  'heading-empty': () => 'Un intertitre est vide',
  'heading-skips': (level, before) =>
    `L’intertitre ${level} suit ${before === 1 ? 'le titre' : `l’intertitre ${before}`} : un niveau manque`,
  'link-unclear': (words) =>
    words === ''
      ? 'Un lien n’a pas de mots'
      : `Le lien ${quoted(words)}, lu seul, ne dit pas où il mène`,
  'link-bare-address': (words) => `Les mots d’un lien sont son adresse : ${words}`,
  'table-without-header': () => 'Le tableau n’a ni ligne ni colonne d’en-tête',
  'words-in-language': (found, said) =>
    `Ces mots semblent être en ${language(found)}, et sont indiqués comme ${language(said)}`,

  'source-changed': (changes, tag) =>
    `${count(changes, 'changement', 'changements')} dans la version en ${language(tag)} depuis cette traduction`,

  'article-gone': (words) => `${quoted(words)} mène à un article qui n’existe pas`,
  'article-not-public': (headline) =>
    `Le public ne voit pas encore ${quoted(headline)} : ce qui y mène est omis`,

  'web-link-gone': (words, address, status) =>
    `${quoted(words)} mène à une page qui n’existe pas (${status}) : ${address}`,
  'web-link-refused': (words, address, status) =>
    `${quoted(words)} n’a pas été donné à Galley (${status}) ; regardez vous-même : ${address}`,
  'web-link-silent': (words, address) =>
    `Le serveur de ${quoted(words)} n’a pas répondu : ${address}`,
  'web-link-moved': (words, to) => `${quoted(words)} a déménagé : ${to}`,
  'web-link-private': (words, address) =>
    `${quoted(words)} mène dans un réseau privé, que le public n’atteint pas : ${address}`,

  'picture-without-rights': (fileName) => `${quoted(fileName)} n’a ni crédit ni licence`,
  'picture-without-credit': (fileName) => `${quoted(fileName)} ne dit pas qui l’a faite`,
  'picture-without-licence': (fileName) => `${quoted(fileName)} n’a pas de licence`,

  'attachment-untitled': (fileName) => `${quoted(fileName)} n’a pas de titre`,
  'attachment-without-language': (title) => `${quoted(title)} n’a pas de langue`,
  'attachment-other-language': (title, found, said) =>
    `${quoted(title)} se dit en ${language(found)}, et est proposé en ${language(said)}`,
  'attachment-gone': (title) => `Le fichier de ${quoted(title)} n’est pas dans la rédaction`,
  'pdf-untagged': (title) =>
    `${quoted(title)} est un PDF sans balises : les lecteurs d’écran n’y trouvent que des mots épars, sans titres ni ordre`,

  'video-uncaptioned': (title) =>
    `${quoted(title)} est une vidéo sans sous-titres : les lecteurs sourds manquent ce qui est dit`,
  'attachment-old-format': (title) =>
    `${quoted(title)} est dans un ancien format, que beaucoup ne peuvent ouvrir : proposez-en un récent, ou un PDF`,
  'attachment-large': (title, megabytes) =>
    `${quoted(title)} pèse ${grouped(megabytes)} Mo, ce qui est beaucoup pour un téléchargement`,

  'file-name-hidden': (fileName) =>
    `Le nom de fichier ${quoted(fileName)} contient des signes invisibles ou qui retournent ses lettres`,
  'file-name-disguised': (fileName) =>
    `${quoted(fileName)} ressemble à un document et porte un nom de programme`,
  'file-name-program': (fileName) => `${quoted(fileName)} est un programme`,
  'file-name-device': (fileName) =>
    `${quoted(fileName)} ne peut pas être enregistré sous Windows : ce nom appartient à un périphérique`,
  'file-name-path': (fileName) => `Le nom de fichier ${quoted(fileName)} nomme aussi un dossier`,
  'file-name-end': (fileName) =>
    `Le nom de fichier ${quoted(fileName)} se termine par un point ou une espace`,

  'embargo-running': (day) =>
    `Sous embargo jusqu’au ${dayInWords(day)} : il reste à l’intérieur d’ici là`,
  'goes-live-later': (day) =>
    `Sa date est le ${dayInWords(day)} : il reste à l’intérieur d’ici là, bien qu’il soit publié`,
  'scheduled-without-date': () => 'Il est programmé, mais sans date : il ne sortirait jamais',
  'event-over': (day) =>
    `L’événement s’est terminé le ${dayInWords(day)}, et le texte y invite encore`,

  'button-without-label': () => 'Le bouton ne dit pas ce qu’il fait',
  'button-without-link': () => 'Le bouton ne mène nulle part : le public ne le voit pas',
  'file-missing': () => 'Le téléchargement n’offre aucun fichier : le public ne le voit pas',
  'file-without-title': () => 'Le téléchargement n’a pas de titre',
  'article-missing': () => 'La carte ne mène à aucun article : le public ne la voit pas',
  'video-missing': () => 'La vidéo n’a pas d’adresse connue de Galley : le public ne la voit pas',
  'video-without-title': () => 'La vidéo n’a pas de titre',
  'video-without-transcript': () =>
    'La vidéo n’a pas de transcription pour les personnes qui ne l’entendent pas',
};

const fixes: Checks['fixes'] = {
  'set-language': (tag) => `Indiquer : ${language(tag)}`,
  'mark-language': (tag) => `Marquer comme ${language(tag)}`,
  'use-standfirst': () => 'Prendre le chapeau',
  'use-title': (title) => `L’appeler ${quoted(title)}`,
  'make-level': (level) => `En faire un intertitre ${level}`,
  'remove-heading': () => 'Le retirer',
  'remove-link': () => 'Retirer le lien',
  'remove-card': () => 'La retirer',
  'head-row': () => 'Faire de la première ligne un en-tête',
  shorten: () => 'L’enlever',
  'use-address': (slug) => `Utiliser ${quoted(slug)}`,
  'use-safe-name': (fileName) => `Renommer en ${quoted(fileName)}`,
  'follow-move': () => 'Utiliser la nouvelle adresse',
  'use-headline': () => 'Prendre le titre',
};

const blockNames: Readonly<Record<string, string>> = {
  paragraph: 'paragraphe',
  heading: 'section',
  figure: 'image',
  table: 'tableau',
  button: 'bouton',
  fileCard: 'téléchargement',
  videoCard: 'vidéo',
  articleCard: 'carte d’article',
  footnote: 'note',
  factBox: 'encadré',
};

const warnings = (number: number): string => count(number, 'avertissement', 'avertissements');
const blocking = (number: number): string =>
  count(number, 'constat bloquant', 'constats bloquants');
const advice = (number: number): string => count(number, 'conseil', 'conseils');
const links = (number: number): string => count(number, 'lien web', 'liens web');

export const preflight: Checks = {
  title: 'Contrôle',
  passed: (passed, total) =>
    `${grouped(passed)} sur ${grouped(total)} ${form(passed, { one: 'passe', other: 'passent' })}`,
  allPassed: 'Prêt pour le public',
  blocking: 'Bloquant',
  warning: 'Avertissement',
  advice: 'Conseil',
  summary: (blocks, warned, advised) =>
    blocks + warned + advised === 0
      ? 'Contrôle : prêt pour le public'
      : `Contrôle : ${[
          blocks === 0 ? '' : blocking(blocks),
          warned === 0 ? '' : warnings(warned),
          advised === 0 ? '' : advice(advised),
        ]
          .filter((part) => part !== '')
          .join(', ')}`,
  reasons,
  fixes,
  goes: {
    show: 'Montrer',
    write: 'L’écrire',
    shorten: 'Le raccourcir',
    choose: 'Choisir',
    describe: 'Décrire',
    name: 'Le nommer',
    add: 'En ajouter',
    addLink: 'Ajouter un lien',
    rights: 'Dire de qui',
  },
  mended: (what) => `Corrigé : ${what}.`,
  goTo: (what, place) => `${what}, ${place}`,
  places: {
    headline: 'titre',
    standfirst: 'chapeau',
    text: 'texte',
    summary: 'résumé',
    categories: 'catégories',
    address: 'adresse',
    goesLive: 'date',
    embargo: 'embargo',
    event: 'événement',
    featuredImage: 'image à la une',
    searchResult: 'résultat de recherche',
    block: (type, number) =>
      `${Object.hasOwn(blockNames, type) ? blockNames[type] : 'bloc'} ${number}`,
    attachment: (number) => `pièce jointe ${number}`,
    asset: 'fichier',
  },
  links: {
    check: (number) => `Interroger ${links(number)}`,
    again: 'Interroger de nouveau',
    help: 'Interroge leurs serveurs, qui apprennent alors l’adresse de cette connexion.',
    checking: 'Interrogation des liens web',
    done: (good, all) =>
      good === all
        ? form(all, {
            one: 'Le lien web répond.',
            other: `Les ${grouped(all)} liens web répondent tous.`,
          })
        : `${grouped(good)} sur ${links(all)} ${form(good, { one: 'répond', other: 'répondent' })}.`,
  },
  edition: {
    checking: 'Contrôle de ce qui partirait',
    checked: (done, total) => `${grouped(done)} sur ${grouped(total)}`,
    clean: (number) =>
      number === 1
        ? 'L’article passe tous les contrôles'
        : `Les ${articles(number)} passent tous les contrôles`,
    found: (clean, all) =>
      `${grouped(clean)} sur ${articles(all)} ${form(clean, { one: 'passe', other: 'passent' })} tous les contrôles`,
    counts: { blocking, warning: warnings, advice },
    letThrough: (number) => count(number, 'admis', 'admis'),
    findings: 'Constats',
    open: (headline) => `Ouvrir ${quoted(headline)}`,
    letPass: 'Laisser passer…',
    why: 'Pourquoi peut-il passer ?',
    whyHelp:
      'Conservé avec votre nom dans le journal d’audit et le reçu. Cela vaut pour ce texte précis, et le public ne le voit jamais.',
    who: 'Votre nom',
    confirm: 'Laisser passer',
    missing: 'Dites pourquoi, et qui le dit.',
    passedBy: (by, why) => `${by} le laisse passer : ${why}`,
    withdraw: 'Retirer',
    blocked: (number) =>
      number === 1
        ? 'Un constat bloquant retient l’exportation. Corrigez-le, ou dites pourquoi il peut passer.'
        : `${blocking(number)} retiennent l’exportation. Corrigez chacun, ou dites pourquoi il peut passer.`,
    left: (number) =>
      `${count(number, 'autre article a', 'autres articles ont')} des avertissements ou des conseils. « galley preflight » les montre tous.`,
    failed: 'Le contrôle n’est pas allé jusqu’au bout.',
    withLinks: 'Interroger aussi les liens web',
  },
  rights: {
    title: 'Crédit et licence',
    lead: (fileName) => `De ${quoted(fileName)}, partout où elle est montrée.`,
    credit: 'Crédit',
    creditHint: 'Photo : Inês Duarte',
    licence: 'Licence',
    licenceHint: 'CC BY 4.0, ou « tous droits réservés »',
    save: 'Enregistrer',
  },
};
