// What is a person told when something failed? What happened and what is safe, then what to do.
import type { FailureCode } from './errors.ts';
import { publishFailures } from './publish-messages.ts';

/** What a person is told about a failure: what happened and what is safe, then what to do. */
export interface FailureSentence {
  readonly sentence: (subject: string | undefined) => string;
  readonly action: string;
}

const named = (subject: string | undefined, otherwise: string): string =>
  subject === undefined || subject === '' ? otherwise : `“${subject}”`;

/** What to do about a picture that its server does not give out. */
const BY_HAND = 'Open the page it comes from, save the picture there, and insert its file.';

export const failureMessages: Readonly<Record<FailureCode, FailureSentence>> = {
  ...publishFailures,
  'address-refused': {
    sentence: (subject) =>
      `${named(subject, 'The picture')} was not fetched: its address leads into a private network, or to something else than the web.`,
    action: BY_HAND,
  },
  'altered-record': {
    sentence: (subject) =>
      `${named(subject, 'A file')} was changed outside Galley: its text can be read, but its checksum does not fit. It was left as it is.`,
    action: 'Compare it with the last version Galley wrote, and choose which one counts.',
  },
  cancelled: {
    sentence: () => 'Cancelled. Nothing was changed.',
    action: 'Start again when you are ready.',
  },
  conflict: {
    sentence: (subject) =>
      `${named(subject, 'This article')} changed in two places. Both texts are kept.`,
    action: 'Choose what to keep, side by side.',
  },
  'damaged-record': {
    sentence: (subject) => `${named(subject, 'A file')} could not be read. It was left as it is.`,
    action: 'Put back a good copy of the file, then open the newsroom again.',
  },
  'disk-full': {
    sentence: (subject) =>
      `${named(subject, 'This')} could not be written: the disk is full. Your text is kept in this window.`,
    action: 'Free some space, then try again.',
  },
  'export-failed': {
    sentence: (subject) =>
      `The website could not be exported${subject === undefined ? '' : ` because of “${subject}”`}. No unfinished file was left behind.`,
    action: 'Read the details, then export again.',
  },
  'file-changed': {
    sentence: (subject) => `${named(subject, 'A file')} changed on the disk while Galley was open.`,
    action: 'Open the newsroom again to read the new version.',
  },
  'file-unreadable': {
    sentence: (subject) => `${named(subject, 'The file')} could not be read.`,
    action: 'Check that it is still there and that you may open it, then try again.',
  },
  'folder-not-empty': {
    sentence: (subject) =>
      `${named(subject, 'That folder')} already holds other files. Nothing was changed.`,
    action: 'Choose an empty folder, or a new name.',
  },
  'folder-too-large': {
    sentence: (subject) =>
      `${named(subject, 'That folder')} holds more files than those of one event. Nothing was changed.`,
    action: 'Choose the folder of one event, or put what belongs to it into a folder of its own.',
  },
  internal: {
    sentence: () => 'Something in Galley itself went wrong. What was saved before is safe.',
    action: 'Try again. If it happens twice, restart Galley and report the details.',
  },
  'invalid-argument': {
    sentence: (subject) => `${named(subject, 'That')} could not be used. Nothing was changed.`,
    action: 'Check what you typed or chose, then try again.',
  },
  'library-locked': {
    sentence: (subject) =>
      `${named(subject, 'This newsroom')} is open somewhere else, so nothing here can be changed.`,
    action: 'Close it there, then open it here again.',
  },
  'library-missing': {
    sentence: (subject) => `${named(subject, 'The newsroom')} is not where it was.`,
    action: 'Connect its drive or choose its new place. Nothing was changed.',
  },
  'no-keyring': {
    sentence: () =>
      'This computer has no keyring that Galley can use, so no key was kept. Nothing was changed.',
    action: 'Unlock or set up the keyring of the system, then start Galley again.',
  },
  'no-signing-key': {
    sentence: () => 'There is no key on this computer that signs the bundles of this newsroom.',
    action: 'Make one in the settings, or go on without a signature.',
  },
  'no-library-open': {
    sentence: () => 'No newsroom is open.',
    action: 'Open a newsroom or create one.',
  },
  'not-a-bundle': {
    sentence: (subject) => `${named(subject, 'That file')} is not a bundle made by Galley.`,
    action: 'Choose another file.',
  },
  'not-a-calendar': {
    sentence: (subject) =>
      `${named(subject, 'That file')} is no calendar that Galley can read. Nothing was changed.`,
    action: 'Have the other program export its calendar as iCalendar (.ics), and choose that file.',
  },
  'calendar-too-large': {
    sentence: (subject) =>
      `${named(subject, 'That calendar')} is larger than 10 MB. Nothing was changed.`,
    action: 'Have the other program export fewer years, and choose that file.',
  },
  'not-a-library': {
    sentence: (subject) =>
      `${named(subject, 'That folder')} is not a Galley newsroom. Nothing was changed.`,
    action: 'Choose the folder that holds galley.json, or create a new newsroom.',
  },
  'not-found': {
    sentence: (subject) => `${named(subject, 'It')} is no longer there.`,
    action: 'Choose another one from the list.',
  },
  'not-permitted': {
    sentence: (subject) => `Galley may not use ${named(subject, 'that place')}.`,
    action: 'Choose another place, or change its permissions.',
  },
  'read-only': {
    sentence: (subject) => `${named(subject, 'This')} is open for reading only. Nothing was saved.`,
    action: 'See the notice above the text for the reason.',
  },
  'related-stopped': {
    sentence: () => 'Computing related news has stopped. No list was lost.',
    action: 'Choose “Refresh related news…” to start it again.',
  },
  'preview-stopped': {
    sentence: () => 'The preview has stopped. What you type is saved as before.',
    action: 'Press Try again to start it anew.',
  },
  'search-stopped': {
    sentence: () => 'The search through texts has stopped. Headlines are searched as before.',
    action: 'Click into the search field to start it again.',
  },
  offline: {
    sentence: () => 'No network. No picture was fetched, and their places are kept.',
    action: 'Fetch them when you are back online.',
  },
  'server-refused': {
    sentence: (subject) =>
      `${named(subject, 'The picture')} was not fetched: its server does not give it out.`,
    action: BY_HAND,
  },
  'server-slow': {
    sentence: (subject) =>
      `${named(subject, 'The picture')} was not fetched: its server took too long.`,
    action: 'Fetch it again later.',
  },
  'server-unreachable': {
    sentence: (subject) =>
      `${named(subject, 'The picture')} was not fetched: its server could not be reached.`,
    action: 'Check the network, then fetch it again.',
  },
  'shutting-down': {
    sentence: () => 'Galley is closing.',
    action: 'Open Galley again to go on.',
  },
  'preflight-blocking': {
    sentence: () =>
      'Nothing was exported: the pre-flight has blocking findings that nobody lets pass.',
    action: 'Mend them, or say why they may pass.',
  },
  'preflight-stale': {
    sentence: () => 'Nothing was exported: the newsroom has changed since it was checked.',
    action: 'Look at the pre-flight again.',
  },
  'picture-too-large': {
    sentence: (subject) => `${named(subject, 'The picture')} has more pixels than Galley can show.`,
    action: 'Make it smaller than 100 megapixels in a picture program, then add it again.',
  },
  'too-large': {
    sentence: (subject) => `${named(subject, 'The file')} is too large to paste.`,
    action: 'Save it as a file and add it with the button or by dropping it.',
  },
  'unsaved-elsewhere': {
    sentence: () => 'Another window holds text that could not be saved. Nothing was changed.',
    action: 'See in that window beside the save state what to do, then try again.',
  },
  'unsupported-type': {
    sentence: (subject) => `${named(subject, 'The file')} is of a kind that cannot be used here.`,
    action: 'Use a JPEG, PNG, WebP, GIF or AVIF picture; offer other files as attachments.',
  },
  'version-too-new': {
    sentence: (subject) => `${named(subject, 'This newsroom')} was made by a newer Galley.`,
    action: 'Update Galley to open it.',
  },
  'write-failed': {
    sentence: (subject) =>
      `${named(subject, 'This')} could not be written to the disk. Your text is kept in this window.`,
    action: 'Check that the disk is connected, then try again.',
  },
};

/** What stands after “Not saved: ” for the failures a save can have. */
export const notSavedMessages = {
  'disk-full': 'disk full',
  conflict: 'changed in two places',
  'read-only': 'open for reading only',
  'write-failed': 'disk not writable',
  'file-changed': 'file changed on disk',
  'library-missing': 'newsroom not found',
  'invalid-argument': 'headline missing',
  other: 'see what to do',
} as const;
