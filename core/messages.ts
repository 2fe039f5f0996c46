// Which words does a person read? One typed catalogue per language; English comes first and sets the shape.
import { calendarMessages } from './calendar-messages.ts';
import { checkMessages } from './check-messages.ts';
import { commandLabels } from './commands.ts';
import { deskMessages } from './desk-messages.ts';
import { detailsMessages } from './details-messages.ts';
import { editorMessages } from './editor-messages.ts';
import type { Failure } from './errors.ts';
import { failureMessages, notSavedMessages } from './failure-messages.ts';
import { frameMessages } from './frame-messages.ts';
import { helpMessages } from './help-messages.ts';
import { keepingMessages } from './keeping-messages.ts';
import { kitMessages } from './kit-messages.ts';
import type { Phrases } from './languages/phrases.ts';
import { mediaMessages } from './media-messages.ts';
import { newsletterCheckMessages } from './newsletter-check-messages.ts';
import { newsletterMessages } from './newsletter-messages.ts';
import { paletteMessages } from './palette-messages.ts';
import { previewMessages } from './preview-messages.ts';
import { publishDialogMessages } from './publish-dialog-messages.ts';
import { relatedMessages } from './related-messages.ts';
import { settingsMessages } from './settings-messages.ts';
import { systemMessages } from './system-messages.ts';
import { termsMessages } from './terms-messages.ts';
import { translationMessages } from './translations-messages.ts';
import { undoMessages } from './undo-messages.ts';
import { workflowMessages } from './workflow-messages.ts';

/** The English catalogue. A member is a string, or a function of what stands in its gaps. */
export const english = {
  /** For dates, numbers and the page's own language. */
  locale: 'en-GB',
  appName: 'Galley',
  failures: failureMessages,
  notSavedBecause: notSavedMessages,
  ...frameMessages,
  ...detailsMessages,
  ...keepingMessages,
  editor: editorMessages,
  workflow: workflowMessages,
  commands: commandLabels,
  /** What programs beside the window say in English, in another language. */
  phrases: {} as Phrases,
  system: systemMessages,
  palette: paletteMessages.palette,
  shortcuts: paletteMessages.shortcuts,
  preview: previewMessages,
  terms: termsMessages,
  translations: translationMessages,
  undo: undoMessages,
  settings: settingsMessages,
  help: helpMessages,
  calendar: calendarMessages,
  media: mediaMessages,
  newsletter: newsletterMessages,
  newsletterChecks: newsletterCheckMessages,
  kit: kitMessages,
  publish: publishDialogMessages,
  related: relatedMessages,
  desk: deskMessages,
  preflight: checkMessages,
} as const;

type Widened<T> = T extends string
  ? string
  : T extends (...gaps: infer Gaps) => string
    ? (...gaps: Gaps) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

/** What every language has to say. French and German are further objects of this type. */
export type Messages = Widened<typeof english>;

/** One sentence for a failure, then what to do about it. Codes and technical detail stay under “Details”. */
export function describeFailure(
  messages: Messages,
  failed: Failure,
): { readonly sentence: string; readonly action: string } {
  const found = messages.failures[failed.code];
  return { sentence: found.sentence(failed.subject), action: found.action };
}

/** The few words that follow “Not saved: ”. */
export function notSavedBecause(messages: Messages, failed: Failure): string {
  const reasons: Readonly<Record<string, string>> = messages.notSavedBecause;
  return reasons[failed.code] ?? messages.notSavedBecause.other;
}
