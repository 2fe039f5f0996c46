// What can go wrong, as values: the codes, the envelope every fallible call returns, and exhaustiveness.

/** Every expected failure has one of these codes; `core/messages.ts` turns it into a sentence. */
export const failureCodes = [
  'address-refused',
  'altered-record',
  'another-newsroom',
  'big-delete',
  'calendar-too-large',
  'cancelled',
  'certificate-refused',
  'conflict',
  'damaged-record',
  'disk-full',
  'export-failed',
  'file-changed',
  'file-unreadable',
  'folder-not-empty',
  'folder-too-large',
  'git-missing',
  'host-key-changed',
  'host-key-unknown',
  'internal',
  'invalid-argument',
  'last-publish-unknown',
  'library-locked',
  'library-missing',
  'list-unreadable',
  'login-refused',
  'no-keyring',
  'no-library-open',
  'no-signing-key',
  'not-a-bundle',
  'not-a-calendar',
  'not-a-library',
  'not-found',
  'not-permitted',
  'offline',
  'picture-too-large',
  'place-occupied',
  'place-refused',
  'preflight-blocking',
  'preflight-stale',
  'preview-stopped',
  'publish-cut-short',
  'read-only',
  'related-stopped',
  'search-stopped',
  'target-changed',
  'server-refused',
  'server-slow',
  'server-unreachable',
  'shutting-down',
  'too-large',
  'unsaved-elsewhere',
  'unsupported-type',
  'version-too-new',
  'write-failed',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** An expected failure: a code, what it is about, and what a person may want to know under "Details". */
export interface Failure {
  readonly code: FailureCode;
  /** The headline, file or folder name it is about, as the person knows it. */
  readonly subject?: string | undefined;
  /** Technical detail for "Details" and logs; never article text. */
  readonly detail?: string | undefined;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(
  code: FailureCode,
  about: { subject?: string | undefined; detail?: string | undefined } = {},
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, ...about } };
}

/** Thrown where a failure crosses code that cannot return a `Result` (a stream, a React event handler). */
export class GalleyError extends Error {
  override readonly name = 'GalleyError';
  readonly failure: Failure;

  constructor(failed: Failure, options?: { cause?: unknown }) {
    super(
      [failed.code, failed.subject, failed.detail].filter((part) => part !== undefined).join(': '),
      options,
    );
    this.failure = failed;
  }
}

/** Turns anything caught into a `Failure`; what we did not expect becomes `internal`, with its message. */
export function toFailure(caught: unknown): Failure {
  if (caught instanceof GalleyError) return caught.failure;
  return {
    code: 'internal',
    detail: caught instanceof Error ? `${caught.name}: ${caught.message}` : String(caught),
  };
}

/** Unwraps a `Result`, throwing its failure: for callers that handle errors one level up. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new GalleyError(result.error);
  return result.value;
}

/** Closes a union: a new case breaks the build at the place that must learn about it. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
