// How does a record look in its file? In a checksummed envelope, which says its type and its format.
import * as z from 'zod';
import { canonicalJson, readableJson } from '../canonical-json.ts';
import { failure, type Result, success } from '../errors.ts';
import { migrateRecord } from './migrations/registry.ts';
import { type RecordOf, type RecordType, recordTypes } from './record-types.ts';

/** The library format this Galley writes; a newer one is refused with a sentence. */
export const FORMAT_VERSION = 4;

/** The first format whose envelopes are sealed. In those before, a format that reads as an older one is not noticed. */
const SEALED_SINCE = 4;

const checksum = z.string().regex(/^[0-9a-f]{64}$/);

/** The envelope: what kind of record, in which format, the SHA-256 of its canonical JSON, and a seal over these three. */
const envelope = z.object({
  galley: z.string(),
  format: z.int().positive(),
  sha256: checksum,
  seal: checksum.optional(),
  record: z.record(z.string(), z.unknown()),
});

/** Computes a SHA-256 in lower-case hex; handed in, because core has no runtime of its own. */
export type Sha256 = (text: string | Uint8Array) => string;

/** A record read from its file, with the members this version does not know, so that a save carries them. */
export interface ReadRecord<T extends RecordType> {
  readonly value: RecordOf<T>;
  readonly carried: Readonly<Record<string, unknown>>;
  /** Of the record as the file holds it. */
  readonly sha256: string;
  /** The format of the file; `value` is in today's, whatever it is. */
  readonly format: number;
}

/** The text of a record's file. `carried` members that the schema does not own are written back untouched. */
export function encodeRecord<T extends RecordType>(
  type: T,
  value: RecordOf<T>,
  sha256: Sha256,
  carried: Readonly<Record<string, unknown>> = {},
): { text: string; sha256: string } {
  return encloseRecord(type, FORMAT_VERSION, { ...carried, ...value }, sha256);
}

/** The text of a file that holds `record` just as it is, in an envelope that is whole. */
export function encloseRecord(
  type: string,
  format: number,
  record: Readonly<Record<string, unknown>>,
  sha256: Sha256,
): { text: string; sha256: string } {
  const digest = sha256(canonicalJson(record));
  const sealed = { type, format, sha256: digest };
  const seal = format < SEALED_SINCE ? {} : { seal: sealOf(sealed, sha256) };
  return {
    text: readableJson({ galley: type, format, sha256: digest, ...seal, record }),
    sha256: digest,
  };
}

/** What a record's file says of itself, before anything is known of its fields. */
export interface ReadEnvelope {
  readonly type: string;
  readonly format: number;
  readonly sha256: string;
  readonly seal: string | undefined;
  readonly record: Readonly<Record<string, unknown>>;
}

/**
 * Reads a file that holds a record of any type, and compares its checksum.
 * Fails with `version-too-new`, or `damaged-record` and a detail that says what is wrong.
 */
export function decodeEnvelope(text: string, sha256: Sha256): Result<ReadEnvelope> {
  const opened = openEnvelope(text);
  if (!opened.ok) return opened;
  return isUnaltered(opened.value, sha256) ? opened : failure('damaged-record', wrongChecksum);
}

/**
 * Reads a record's file, whichever format up to today's it is in.
 * Fails with `version-too-new`; with `damaged-record` and a detail that says what is wrong: not JSON, not this type, or
 * the path of the field that does not fit; or with `altered-record` where only the checksum is wrong, so that a
 * person can read what is there and choose. `readAltered` reads that, too.
 */
export function decodeRecord<T extends RecordType>(
  type: T,
  text: string,
  sha256: Sha256,
  { readAltered = false }: { readAltered?: boolean } = {},
): Result<ReadRecord<T>> {
  const opened = openEnvelope(text);
  if (!opened.ok) return opened;
  const { format, type: found } = opened.value;
  if (found !== type) {
    return failure('damaged-record', { detail: `a record of type ${found}, expected ${type}` });
  }
  const record = migrateRecord(type, format, opened.value.record);
  const schema = recordTypes[type];
  const value = schema.safeParse(record);
  const isWhole = isUnaltered(opened.value, sha256);
  if (!value.success) {
    const detail = isWhole ? describeIssues(value.error) : wrongChecksum.detail;
    return failure('damaged-record', { detail });
  }
  if (!isWhole && !readAltered) return failure('altered-record', wrongChecksum);
  const carried: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(record)) {
    if (!(key in schema.shape)) carried[key] = member;
  }
  return success({
    // The schema was looked up by `type`, which the compiler cannot follow through the generic index.
    value: value.data as RecordOf<T>,
    carried,
    sha256: opened.value.sha256,
    format,
  });
}

const wrongChecksum = { detail: 'the checksum does not match the content' } as const;

function openEnvelope(text: string): Result<ReadEnvelope> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return failure('damaged-record', {
      detail: error instanceof Error ? error.message : 'not JSON',
    });
  }
  const outer = envelope.safeParse(parsed);
  if (!outer.success) return failure('damaged-record', { detail: describeIssues(outer.error) });
  const { galley, format, sha256, seal, record } = outer.data;
  if (format > FORMAT_VERSION) {
    return failure('version-too-new', {
      detail: `format ${format}, known up to ${FORMAT_VERSION}`,
    });
  }
  return success({ type: galley, format, sha256, seal, record });
}

function isUnaltered(read: ReadEnvelope, sha256: Sha256): boolean {
  const { record, sha256: written, seal, format } = read;
  // A seal on a format that has none is damage too: that is what a sealed record of another format looks like.
  if (seal !== (format < SEALED_SINCE ? undefined : sealOf(read, sha256))) return false;
  // A file that we wrote has its keys in order: sorting them again is for those that others made.
  return sha256(JSON.stringify(record)) === written || sha256(canonicalJson(record)) === written;
}

/** What keeps the type, the format and the checksum together: none of them can change alone. */
function sealOf(
  { type, format, sha256: digest }: Pick<ReadEnvelope, 'type' | 'format' | 'sha256'>,
  sha256: Sha256,
): string {
  return sha256(`${type} ${format} ${digest}`);
}

function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`)
    .join('; ');
}
