// Que dit le chemin d'un article ? Assignment, dates, reasons and the audit trail, in French.
import type { Messages } from '../../messages.ts';
import { count, form, grouped, quoted } from './counting.ts';

const events = (number: number): string => count(number, 'événement', 'événements');

export const workflow: Messages['workflow'] = {
  assignee: 'Attribué à',
  assign: 'Attribuer',
  assignTo: 'Attribuer à',
  unassign: (name) => `Décharger ${quoted(name)}`,
  due: 'Échéance',
  setDue: 'Fixer une échéance',
  clearDue: 'Retirer l’échéance',
  overdue: 'en retard',
  embargo: 'Embargo',
  setEmbargo: 'Fixer un embargo',
  clearEmbargo: 'Lever l’embargo',
  embargoHelp: (zone) => `Reste à l’intérieur jusque-là. Heure de ${zone}`,

  sentBack: (by, when) => `Renvoyé par ${by} · ${when}`,

  ask: {
    sendBack: (headline) => `Renvoyer ${quoted(headline)} ?`,
    sendBackLead:
      'Il redevient un brouillon. Qui l’a écrit lit votre raison au-dessus des détails.',
    blocking: (headline, number) =>
      number === 1
        ? `Quelque chose bloque encore ${quoted(headline)}`
        : `${grouped(number)} choses bloquent encore ${quoted(headline)}`,
    blockingLead:
      'Corrigez d’abord, ou dites pourquoi il avance malgré tout. Le site le demandera de nouveau avant qu’il ne parte.',
    embargo: 'Lever l’embargo plus tôt ?',
    embargoLead:
      'Quelqu’un s’est vu promettre que rien ne serait lu avant. Votre nom et votre raison sont conservés dans le journal d’audit.',
    why: 'Raison',
    who: 'Votre nom',
    missing: 'Dites pourquoi, et qui le dit.',
    confirm: {
      sendBack: 'Renvoyer',
      sendToReview: 'Envoyer en relecture',
      backToDraft: 'Repasser en brouillon',
      approve: 'Valider malgré tout',
      publish: 'Publier malgré tout',
      schedule: 'Programmer malgré tout',
      archive: 'Archiver',
      embargo: 'Lever l’embargo',
    },
  },

  audit: {
    title: 'Journal d’audit',
    lead: 'Qui a fait quoi à un article, et quand. Chaque ligne scelle la précédente : aucune ne peut être changée ni retirée sans que cela se voie.',
    count: events,
    found: (number, all) => `${grouped(number)} sur ${events(all)}`,
    whole: 'La chaîne est intacte.',
    broken: (number) =>
      number === 1
        ? 'La chaîne est rompue à un endroit.'
        : `La chaîne est rompue à ${grouped(number)} endroits.`,
    filter: 'Filtrer par personne, article ou action',
    saveCsv: 'Enregistrer comme tableau…',
    saveJson: 'Enregistrer en JSON…',
    saved: (number) =>
      `${events(number)} du journal d’audit ${form(number, { one: 'enregistré', other: 'enregistrés' })}.`,
    emptyTitle: 'Rien ne s’est encore passé',
    empty:
      'Les étapes des articles, les embargos, les dérogations et ce qui va à la corbeille sont notés ici.',
    nothing: 'Aucun événement ne contient ces mots.',
    gone: 'Un article disparu',
    kinds: {
      moved: ({ from, to }) => `${from ?? '?'} → ${to ?? '?'}`,
      'embargo-set': ({ until }) => `Embargo jusqu’au ${until ?? '?'}`,
      'embargo-lifted': ({ until }) =>
        until === undefined ? 'Embargo levé plus tôt' : `Embargo raccourci au ${until}`,
      trashed: () => 'Mis à la corbeille',
      restored: () => 'Revenu de la corbeille',
      override: ({ found }) => `Laissé passer : ${found ?? 'un constat'}`,
      'override-withdrawn': () => 'Ne laisse plus passer un constat',
    },
    because: (why) => `Raison : ${why}`,
  },
};
