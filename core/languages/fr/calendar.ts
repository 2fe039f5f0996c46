// Que dit le calendrier des activités ? In French.
import type { CalendarKind } from '../../calendar/calendar-item.ts';
import type { ImportNote, UnreadableReason } from '../../calendar/import-events.ts';
import type { MoveRefusal } from '../../calendar/reschedule.ts';
import type { Messages } from '../../messages.ts';
import { count, form, grouped, quoted } from './counting.ts';

const items = (number: number): string => count(number, 'élément', 'éléments');
const events = (number: number): string => count(number, 'événement', 'événements');
const drafts = (number: number): string => count(number, 'brouillon', 'brouillons');

const notes: Readonly<Record<ImportNote, string>> = {
  repeats: 'Il se répète : la première fois est reprise',
  oneOfMany: 'Une date d’un événement qui se répète',
  cancelled: 'Son calendrier le dit annulé',
  private: 'Son calendrier le dit privé',
  unknownZone: 'Son fuseau est inconnu : ses heures sont lues dans celui du site',
  cut: 'Son texte était trop long, il est coupé',
};
const unreadableWhy: Readonly<Record<UnreadableReason, string>> = {
  noStart: 'il ne dit pas quand il commence',
  noDate: 'son jour n’en est pas un',
  broken: 'il est abîmé',
};

const kinds: Readonly<Record<CalendarKind, string>> = {
  event: 'Événement',
  publication: 'Article',
  embargoEnd: 'Fin d’embargo',
  due: 'Échéance',
  newsletterDue: 'Lettre d’information',
  newsletterSent: 'Lettre d’information envoyée',
};

const refusals: Readonly<Record<MoveRefusal, (title: string) => string>> = {
  same: (title) => `${quoted(title)} s’y trouve déjà.`,
  gone: (title) => `${quoted(title)} n’est plus dans le calendrier.`,
  alreadyOut: (title) =>
    `Les lecteurs ont vu ${quoted(title)} : le jour de sa parution reste tel quel.`,
  alreadySent: (title) => `${quoted(title)} a été envoyée : ce jour reste tel quel.`,
  inThePast: (title) =>
    `Ce moment est passé, et ${quoted(title)} paraîtrait aussitôt. Choisissez-en un plus tard, ou publiez depuis l’article.`,
  embargoSooner: (title) =>
    `L’embargo de ${quoted(title)} finirait plus tôt. Qui le lève dit pourquoi, dans les détails de l’article.`,
  embargoOver: (title) =>
    `L’embargo de ${quoted(title)} est passé, et des lecteurs ont pu le lire.`,
};

export const calendar: Messages['calendar'] = {
  title: 'Calendrier des activités',
  new: 'Nouveau',
  newOn: (date) => `Nouveau le ${date}`,
  viewsLabel: 'Présentation du calendrier',
  views: { month: 'Mois', week: 'Semaine', agenda: 'Agenda' },
  previous: { month: 'Mois précédent', week: 'Semaine précédente', agenda: 'Mois précédent' },
  next: { month: 'Mois suivant', week: 'Semaine suivante', agenda: 'Mois suivant' },
  today: 'Aujourd’hui',
  shownLabel: 'Ce que montre le calendrier',
  shown: {
    events: 'Événements',
    articles: 'Articles',
    newsletters: 'Lettres d’information',
    deadlines: 'Échéances',
  },
  zone: (name, offset) => `${name}, ${offset}`,
  kinds,
  issue: (number) => `Lettre d’information ${grouped(number)}`,

  day: (date, number, isToday) =>
    `${date}, ${number === 0 ? 'aucun élément' : items(number)}${isToday ? ', aujourd’hui' : ''}`,
  item: (kind, title, when) => (when === '' ? `${kind} : ${title}` : `${kind} : ${title}, ${when}`),
  more: (number) => `${grouped(number)} de plus`,
  allDay: 'Journée',
  until: (time) => `jusqu’à ${time}`,

  pane: {
    label: 'Le jour choisi',
    show: 'Afficher le jour',
    resize: 'Largeur du jour',
    away: (days) => {
      if (days === 0) return 'Aujourd’hui';
      if (days === 1) return 'Demain';
      if (days === -1) return 'Hier';
      return days > 0
        ? `Dans ${count(days, 'jour', 'jours')}`
        : `Il y a ${count(-days, 'jour', 'jours')}`;
    },
    head: (away, number) => `${away} · ${number === 0 ? 'encore rien' : items(number)}`,
    list: 'Éléments du jour',
    goesLive: (type) => `${type}, paraît`,
    wentOut: (type) => `${type}, paru`,
    embargo: (type) => `${type}, fin d’embargo`,
    due: (person) => (person === undefined ? 'Échéance' : `Échéance · ${person}`),
    event: (place) => (place === '' ? 'Événement' : `Événement · ${place}`),
    cancelled: 'Annulé',
    issue: (number, articles, sections) =>
      `Numéro ${grouped(number)} · ${count(articles, 'article', 'articles')} · ${count(sections, 'rubrique', 'rubriques')}`,
    toSend: 'À envoyer',
    sent: 'Envoyée',
    notApproved: 'Pas encore validé. Il reste à l’intérieur tant que personne ne l’a validé.',
    notScheduled:
      'Pas encore programmé. Il reste à l’intérieur tant que personne ne l’a programmé.',
    overdue: 'En retard',
    more: (title) => `Plus pour ${quoted(title)}`,
    add: 'Ajouter à ce jour',
    hint: 'Déplacez un élément à la souris, ou appuyez sur',
    hintEnd: 'et tapez une date.',
  },

  empty: {
    month: 'Rien ce mois-ci',
    hint: 'Événements, articles datés, lettres d’information et échéances se placent ici d’eux-mêmes.',
    filtered: 'Rien de ce qui est coché ne tombe ce mois-ci.',
  },

  add: {
    event: 'Événement',
    article: 'Article qui paraît ce jour-là',
    due: 'Échéance d’un article…',
    dueTitle: (date) => `Échéance le ${date}`,
    dueLead: 'Choisissez l’article qui doit être prêt ce jour-là.',
    dueSearch: 'Trouver un article par son titre',
    dueList: 'Articles qui n’ont pas encore paru',
    dueNone: 'Aucun article encore à l’intérieur ne porte ce titre.',
    dueSet: (title, when) => `Échéance de ${quoted(title)} : ${when}.`,
  },

  menu: { open: 'Ouvrir', look: 'Aperçu rapide', move: 'Déplacer…' },

  move: {
    title: (title) => `Déplacer ${quoted(title)}`,
    day: 'Jour',
    time: 'Heure',
    zone: (zone) => `Heure de ${zone}`,
    wholeDays: 'Il garde sa durée.',
    confirm: 'Déplacer',
    moved: (title, when) => `${quoted(title)} déplacé : ${when}.`,
    working: 'Déplacement',
    refusals,
  },
  readOnly: 'Cette rédaction est ouverte en lecture seule.',

  export: {
    button: 'Exporter le calendrier…',
    working: 'Écriture du calendrier',
    done: (number) =>
      number === 0
        ? 'Le fichier est écrit. Il ne contient aucun événement : aucun n’est encore public.'
        : `Le fichier est écrit, avec ${count(number, 'événement public', 'événements publics')}.`,
  },

  import: {
    button: 'Importer…',
    reading: 'Lecture du calendrier',
    title: (name) => `Importer ${quoted(name)}`,
    lead: 'Rien n’est encore créé. Chaque événement coché devient un brouillon ; les articles présents restent tels quels.',
    list: 'Événements du fichier',
    sum: (number, fresh, known) =>
      [
        events(number),
        count(fresh, 'nouveau', 'nouveaux'),
        ...(known === 0 ? [] : [`${grouped(known)} déjà ici`]),
      ].join(' · '),
    none: 'Le fichier ne contient aucun événement lisible.',
    all: 'Tous les nouveaux',
    known: (headline) => `Déjà ici : ${quoted(headline)}`,
    differs: (headline) =>
      `${quoted(headline)} indique un autre jour, une autre heure ou un autre lieu, et reste tel quel`,
    isOver: 'Passé',
    notes,
    unreadable: (number) =>
      `${events(number)} ${form(number, { one: 'n’a pas pu être lu', other: 'n’ont pas pu être lus' })}`,
    unreadableWhy,
    left: (number) =>
      `${events(number)} plus ${form(number, { one: 'ancien n’a pas été lu', other: 'anciens n’ont pas été lus' })} : le fichier est long.`,
    others: (number) =>
      `${count(number, 'entrée', 'entrées')} d’un autre genre, comme une tâche, ${form(number, { one: 'a été passée', other: 'ont été passées' })}.`,
    apply: (number) => `Créer ${drafts(number)}`,
    working: 'Création des brouillons',
    progress: (done, total) => `${grouped(done)} sur ${grouped(total)}`,
    done: (number) => `${drafts(number)} ${form(number, { one: 'créé', other: 'créés' })}.`,
    doneExcept: (number, failed) =>
      `${drafts(number)} ${form(number, { one: 'créé', other: 'créés' })}. ${events(failed)} ${form(failed, { one: 'n’a pas pu l’être', other: 'n’ont pas pu l’être' })}.`,
  },
};
