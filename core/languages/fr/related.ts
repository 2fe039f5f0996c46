// Que disent les actualités liées ? Related news, in French.
import type { Messages } from '../../messages.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

const lists = (number: number): string => count(number, 'liste', 'listes');

export const related: Messages['related'] = {
  title: 'Actualités liées',
  helpBefore:
    'Galley choisit les actualités liées quand l’article est publié : d’après les textes, les catégories, les personnes et les dates. Épinglez ce qui doit y être.',
  helpAfter:
    'Rien n’a encore été choisi pour cet article. Galley choisit quand un article est publié, et de nouveau quand il a été modifié. Épinglez ce qui doit y être.',
  shown: (shown) =>
    form(shown, {
      one: 'Le site montre le premier qui est en ligne.',
      other: `Le site montre les ${grouped(shown)} premiers qui sont en ligne.`,
    }),
  pinOther: 'Épingler un article',
  pin: (headline) => `Épingler ${quoted(headline)} en tête`,
  unpin: (headline) => `Détacher ${quoted(headline)}`,
  exclude: (headline) => `Ne jamais montrer ${quoted(headline)} ici`,
  open: (headline) => `Ouvrir ${quoted(headline)}`,
  move: (headline) => `Déplacer ${quoted(headline)} : les flèches changent sa place`,
  moved: (headline, place, total) =>
    `${quoted(headline)} est maintenant ${grouped(place)} sur ${count(total, 'épinglé', 'épinglés')}`,
  pinned: (headline) => `${quoted(headline)} est épinglé.`,
  unpinned: (headline) => `${quoted(headline)} n’est plus épinglé.`,
  excluded: (headline) => `${quoted(headline)} n’est plus montré ici.`,
  allowed: (headline) => `${quoted(headline)} peut de nouveau être montré ici.`,
  showExcluded: (number) =>
    `${grouped(number)} jamais ${form(number, { one: 'montré', other: 'montrés' })}`,
  allow: (headline) => `Admettre de nouveau ${quoted(headline)}`,
  allowShort: 'Admettre de nouveau',
  more: (number) => `En montrer ${grouped(number)} de plus`,
  fewer: 'En montrer moins',
  noHeadline: 'Article sans titre',
  chosenByHand: 'Épinglé',
  notOut: 'Pas encore en ligne',
  reason: {
    words: (words) => words.map(quoted).join(', '),
    sameDay: 'le même jour',
    daysApart: (days) => `à ${count(days, 'jour', 'jours')} d’écart`.replaceAll(' ', '\u00a0'),
  },
  refresh: {
    title: 'Actualiser les actualités liées',
    lead: 'Les listes se font quand les articles sont publiés, et restent telles quelles. Une actualisation les refait toutes, avec tout ce qui est venu depuis.',
    comparing: 'Comparaison des articles',
    renewing: 'Actualisation des listes',
    preparing: 'Lecture des archives…',
    progress: (done, total) => `${grouped(done)} sur ${grouped(total)}`,
    lists: (number) => form(number, { one: 'liste change', other: 'listes changent' }),
    ofArticles: (number) => `sur ${articles(number)}`,
    pages: (number) =>
      form(number, {
        one: 'page du site en montre d’autres',
        other: 'pages du site en montrent d’autres',
      }),
    pagesHelp: 'Elles partent avec la prochaine exportation.',
    pins: 'Ce qui est épinglé reste épinglé, et ce qui n’est jamais montré reste à l’écart.',
    nothing: 'Chaque liste est telle qu’une actualisation la ferait. Il n’y a rien à changer.',
    start: (number) => `Actualiser ${lists(number)}`,
    done: (number) =>
      `${lists(number)} ${form(number, { one: 'actualisée', other: 'actualisées' })}.`,
    stopped: (number) =>
      `Arrêté. ${lists(number)} ${form(number, { one: 'actualisée', other: 'actualisées' })} jusque-là.`,
    undone: (number) =>
      `${lists(number)} ${form(number, { one: 'est', other: 'sont' })} comme avant.`,
    unsaved: 'L’article en cours n’a pas pu être enregistré : rien n’a été actualisé.',
    readOnly:
      'Cette rédaction est ouverte en lecture seule. Ses listes ne peuvent pas être actualisées ici.',
  },
};
