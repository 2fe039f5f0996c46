// Que disent les contrôles d’une lettre d’information ? What the checks and hints of a newsletter say, in French.
import type { Messages } from '../../messages.ts';
import { languageName } from '../../site/language-names.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

type Checks = Messages['newsletterChecks'];

const language = (tag: string): string => languageName(tag, 'fr');
const named = (words: string): string => (words === '' ? 'Un article' : quoted(words));

const reasons: Checks['reasons'] = {
  'issue-empty': () => 'Ce numéro ne contient aucun article',
  'site-without-address': () =>
    'Le site n’a pas d’adresse : rien dans ce numéro ne mène à un article',
  'subject-missing': () => 'Il n’y a pas d’objet',
  'subject-long': (letters, most) =>
    `L’objet a ${grouped(letters)} lettres ; les listes de messages le coupent après ${grouped(most)} environ`,
  'preheader-missing': () =>
    'Il n’y a pas de texte d’aperçu : les listes de messages montrent le début du message à sa place',
  'preheader-long': (letters, most) =>
    `Le texte d’aperçu a ${grouped(letters)} lettres ; les listes de messages le coupent après ${grouped(most)} environ`,
  'preheader-is-subject': () => 'Le texte d’aperçu ne fait que répéter l’objet',
  'article-gone': () => 'Un article de ce numéro n’est plus dans la rédaction',
  'article-not-public': (headline) =>
    `Les lecteurs ne peuvent pas encore voir ${headline === '' ? 'un article' : quoted(headline)} : il est laissé de côté`,
  'headline-missing': () => 'Un article n’a pas de titre : aucun mot n’y mène',
  'text-missing': (headline) => `${named(headline)} n’a pas de texte sous son titre`,
  'section-empty': (title) =>
    `La rubrique ${quoted(title)} ne contient rien que les lecteurs puissent voir : elle est laissée de côté`,
  'section-untitled': () => 'Une rubrique n’a pas de titre',
  'alt-missing': (fileName) => `L’image ${quoted(fileName)} n’a pas de texte alternatif`,
  'picture-not-in-mail': (fileName) =>
    `${quoted(fileName)} n’est pas une image qu’un message puisse montrer`,
  'link-unclear': (words) =>
    words === ''
      ? 'Un lien n’a pas de mots'
      : `Le lien ${quoted(words)}, lu seul, ne dit pas où il mène`,
  'link-unusable': (address) =>
    address === ''
      ? 'Un lien n’a pas d’adresse'
      : `${quoted(address)} n’est pas une adresse à laquelle un message puisse mener`,
  'link-dead': (address) => `Le site n’a pas de page à ${address}`,
  'slot-empty': () =>
    'Un encart de sponsor ou de partenaire n’a ni texte ni image : il est laissé de côté',
  'too-large': (kilobytes, most) =>
    `Le message fait ${grouped(kilobytes)} ko ; Gmail coupe ce qui dépasse ${grouped(most)} ko, et le lien de désabonnement avec`,
  'nearly-too-large': (kilobytes, most) =>
    `Le message fait ${grouped(kilobytes)} ko ; Gmail coupe ce qui dépasse ${grouped(most)} ko`,
  'contrast-low': (text, ground) => `Le texte en ${text} sur ${ground} est trop pâle pour être lu`,
  'colour-moved': (chosen, used) =>
    `La couleur du site, ${chosen}, est trop pâle pour du texte : le message utilise ${used}`,
  'link-only-in-html': (address) => `Il manque au texte brut un lien du message : ${address}`,
  'link-only-in-text': (address) => `Seul le texte brut a ce lien : ${address}`,
  'unsubscribe-missing': () => 'Le message n’a pas de place pour le lien de désabonnement',
  'view-online-missing': () => 'Le message n’a pas de place pour son adresse sur le web',
  'generic-tags': () =>
    'Aucun service d’envoi n’est choisi : qui envoie met de vraies adresses là où le message dit comment se désabonner et le lire en ligne',
  'other-language': (headline, tag) =>
    `${named(headline)} est en ${language(tag)} et n’a pas de traduction en ligne`,
  'translation-there': (headline, tag) =>
    `${named(headline)} existe en ${language(tag)}, la langue de ce numéro`,
  'event-untold': (headline) =>
    `L’événement ${quoted(headline)} de cette période n’est dans aucune rubrique`,
  'event-coming-untold': (headline, day) =>
    `L’événement ${quoted(headline)} du ${day} approche et n’est dans aucune rubrique`,
  'picture-missing': (headline) => `${named(headline)} n’a pas d’image`,
  'section-of-one': (title) => `La rubrique ${quoted(title)} ne contient qu’un article`,
};

export const newsletterChecks: Checks = {
  reasons,
  places: {
    issue: 'numéro',
    subject: 'objet',
    preheader: 'texte d’aperçu',
    intro: 'introduction',
    service: 'service d’envoi',
    section: (title) => (title === '' ? 'rubrique sans titre' : `rubrique ${quoted(title)}`),
    item: (headline) => (headline === '' ? 'article' : quoted(headline)),
    slot: (title) => (title === '' ? 'encart' : `encart ${quoted(title)}`),
  },
  allPassed: 'Prêt à être envoyé',
  counts: (blocking, warnings, advice) =>
    [
      blocking === 0 ? '' : count(blocking, 'point bloquant', 'points bloquants'),
      warnings === 0 ? '' : count(warnings, 'avertissement', 'avertissements'),
      advice === 0 ? '' : count(advice, 'conseil', 'conseils'),
    ]
      .filter((part) => part !== '')
      .join(', '),
  proposal: {
    added: (number) =>
      form(number, { one: 'Un article ajouté.', other: `${articles(number)} ajoutés.` }),
    removed: (number) =>
      form(number, { one: 'Un article retiré.', other: `${articles(number)} retirés.` }),
    leftOver: (number) =>
      form(number, {
        one: 'Un article de cette période n’a pas trouvé de place.',
        other: `${articles(number)} de cette période n’ont pas trouvé de place.`,
      }),
    nothing: 'Rien à ajouter, rien à retirer.',
    why: {
      gone: 'il n’est plus dans la rédaction',
      'not-public': 'les lecteurs ne peuvent pas le voir',
      twice: 'il était deux fois dans ce numéro',
      'in-earlier-issue': 'il était dans un numéro précédent',
      excluded: 'il avait été retiré de ce numéro',
    },
  },
};
