// What does publishing say when it fails? What failed, and what to do; every sentence keeps to the words of a newsroom.
import type { FailureCode } from './errors.ts';

/** The failures of publishing: the rest of the app has none of them. */
export const publishFailureCodes = [
  'another-newsroom',
  'big-delete',
  'certificate-refused',
  'git-missing',
  'host-key-changed',
  'host-key-unknown',
  'last-publish-unknown',
  'list-unreadable',
  'login-refused',
  'place-occupied',
  'place-refused',
  'publish-cut-short',
  'target-changed',
] as const satisfies readonly FailureCode[];

export type PublishFailureCode = (typeof publishFailureCodes)[number];

export function isPublishFailure(code: FailureCode): code is PublishFailureCode {
  return (publishFailureCodes as readonly FailureCode[]).includes(code);
}

export const publishFailures: Readonly<
  Record<
    PublishFailureCode,
    {
      readonly sentence: (subject: string | undefined) => string;
      readonly action: string;
    }
  >
> = {
  'another-newsroom': {
    sentence: () => 'Another newsroom published its website there. Nothing was changed.',
    action: 'Choose another place, or take this one over if that website is to go.',
  },
  'big-delete': {
    sentence: () => 'This publish would delete a large part of the website. Nothing was changed.',
    action: 'Look at what would go. If it should, say so and publish again.',
  },
  'certificate-refused': {
    sentence: (subject) =>
      `${named(subject, 'The server')} shows a certificate that cannot be trusted. Nothing was sent.`,
    action:
      'Ask whoever runs the server. A certificate of your own organisation can be given as a file.',
  },
  'git-missing': {
    sentence: () =>
      'Publishing to this target needs Git 2.31 or newer on this computer. Nothing was sent.',
    action: 'Install Git (git-scm.com has it for every system), then try again.',
  },
  'host-key-changed': {
    sentence: (subject) =>
      `${named(subject, 'The server')} is not the one that was trusted: its host key is another. Nothing was sent.`,
    action:
      'Ask whoever runs the server whether the key was changed, and compare the fingerprint before you trust it.',
  },
  'host-key-unknown': {
    sentence: (subject) =>
      `Nobody has said yet that ${named(subject, 'the server')} is to be trusted. Nothing was sent.`,
    action:
      'Check the target: it shows the fingerprint of the server. Compare it with what whoever runs the server tells you, then trust it.',
  },
  'last-publish-unknown': {
    sentence: () =>
      'The texts of the last publish there are not kept, so nothing can be published that leaves all others as they are. Nothing was changed.',
    action: 'Publish all that changed: look at its plan first.',
  },
  'list-unreadable': {
    sentence: () =>
      'The list of what Galley published there cannot be read, so nobody knows which files are ours. Nothing was changed.',
    action: 'Put the list back from a copy, or publish to an empty place.',
  },
  'login-refused': {
    sentence: (subject) =>
      `${named(subject, 'The server')} refused the login. Nothing was changed.`,
    action: 'Check name, password or key, and type them again.',
  },
  'place-occupied': {
    sentence: (subject) =>
      `${named(subject, 'A file')} is already there, and Galley did not put it there. Nothing was changed.`,
    action: 'Choose an empty place, or say that these files may be replaced.',
  },
  'place-refused': {
    sentence: (subject) => `${named(subject, 'The server')} did not allow it.`,
    action: 'Read the details, and ask whoever runs the server for the right to write there.',
  },
  'publish-cut-short': {
    sentence: (subject) =>
      `Publishing was cut short${subject === undefined ? '' : ` at “${subject}”`}: the connection or the server failed, and trying again did not help.`,
    action: 'Publish again: it goes on from where it was.',
  },
  'target-changed': {
    sentence: () => 'Somebody else published there in the meantime. Nothing was changed.',
    action: 'Look at the new plan, then publish again.',
  },
};

function named(subject: string | undefined, otherwise: string): string {
  return subject === undefined || subject === '' ? otherwise : `“${subject}”`;
}
