// Which words does the way of an article use: who has it, when it is due, why it came back, and what the audit trail says?
import { countingIn } from './languages/counting.ts';

const { grouped } = countingIn('en-GB');

/** An event of the audit trail whose facts are known; others are shown by their kind. */
export interface AuditWords {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly until: string | undefined;
  readonly found: string | undefined;
}

export const workflowMessages = {
  assignee: 'Assigned to',
  assign: 'Assign',
  /** Begins with what the button shows: the name that is heard holds the words that are seen. */
  assignTo: 'Assign to',
  unassign: (name: string) => `Take “${name}” off`,
  due: 'Due',
  setDue: 'Set a due date',
  clearDue: 'Remove the due date',
  overdue: 'overdue',
  embargo: 'Embargo',
  setEmbargo: 'Set an embargo',
  clearEmbargo: 'End the embargo',
  embargoHelp: (zone: string) => `Stays inside until then. Time in ${zone}`,

  sentBack: (by: string, when: string) => `Sent back by ${by} · ${when}`,

  ask: {
    sendBack: (headline: string) => `Send “${headline}” back?`,
    sendBackLead: 'It becomes a draft again. Whoever wrote it reads your reason above the details.',
    blocking: (headline: string, number: number) =>
      number === 1
        ? `Something still blocks “${headline}”`
        : `${grouped(number)} things still block “${headline}”`,
    blockingLead:
      'Mend them first, or say why it goes on nevertheless. The website asks again before it leaves.',
    embargo: 'End the embargo sooner?',
    embargoLead:
      'Somebody was promised that nothing is read before then. Your name and reason are kept in the audit trail.',
    why: 'Reason',
    who: 'Your name',
    missing: 'Say why, and who says so.',
    confirm: {
      sendBack: 'Send back',
      sendToReview: 'Send to review',
      backToDraft: 'Back to draft',
      approve: 'Approve nevertheless',
      publish: 'Publish nevertheless',
      schedule: 'Schedule nevertheless',
      archive: 'Archive',
      embargo: 'End the embargo',
    },
  },

  audit: {
    title: 'Audit trail',
    lead: 'Who did what to an article, and when. Each line seals the one before it, so that none can be changed or taken out unseen.',
    count: (number: number) => (number === 1 ? '1 event' : `${grouped(number)} events`),
    found: (number: number, all: number) => `${grouped(number)} of ${grouped(all)} events`,
    whole: 'The chain is whole.',
    broken: (number: number) =>
      number === 1
        ? 'The chain is broken at one place.'
        : `The chain is broken at ${grouped(number)} places.`,
    filter: 'Filter by person, article or action',
    saveCsv: 'Save as a table…',
    saveJson: 'Save as JSON…',
    saved: (number: number) =>
      number === 1
        ? '1 event of the audit trail saved.'
        : `${grouped(number)} events of the audit trail saved.`,
    emptyTitle: 'Nothing has happened yet',
    empty: 'Steps of articles, embargoes, overrides and what goes to the trash are noted here.',
    nothing: 'No event has these words.',
    gone: 'An article that is gone',
    kinds: {
      moved: ({ from, to }: AuditWords) => `${from ?? '?'} → ${to ?? '?'}`,
      'embargo-set': ({ until }: AuditWords) => `Embargo until ${until ?? '?'}`,
      'embargo-lifted': ({ until }: AuditWords) =>
        until === undefined ? 'Embargo ended sooner' : `Embargo shortened to ${until}`,
      trashed: () => 'Moved to the trash',
      restored: () => 'Back from the trash',
      override: ({ found }: AuditWords) => `Let pass: ${found ?? 'a finding'}`,
      'override-withdrawn': () => 'No longer lets a finding pass',
    } as Readonly<Record<string, (words: AuditWords) => string>>,
    because: (why: string) => `Reason: ${why}`,
  },
} as const;
