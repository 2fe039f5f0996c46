// What must a protocol be able to do, so that a website can be published through it?
import type { Readable } from 'node:stream';
import { type FailureCode, GalleyError } from '../../core/errors.ts';
import type { Guarantee } from '../../core/ipc/contract.ts';
import type { SiteFile } from '../../core/publish/site-list.ts';

/** The bytes of one file to put, as often as they are asked for. */
export interface FileContent extends SiteFile {
  /** The file of this computer that holds these bytes until the publish has ended, where there is one. */
  readonly from?: string;
  open(): Readable;
}

/** What a first look at a place found, in words for a person; nothing was written. */
export interface PlaceFacts {
  /** Who answers, such as `OpenSSH 10.0` or `Apache/2.4`; null where it does not say. */
  readonly server: string | null;
  /** What a person should know before they trust it, such as the fingerprint of a host key; each a whole sentence. */
  readonly notes: readonly string[];
}

/**
 * A place that holds the files of a website, open for one publish: one connection, one user. Paths are those of a site list:
 * relative, `/` between names, already checked by `isSitePath` or `SITE_LIST` itself.
 *
 * Every method rejects with a `GalleyError` whose failure says what was refused, or with `PlaceTrouble` where trying again may
 * help; whoever publishes tries again. None prints or logs a secret.
 */
export interface SitePlace {
  /**
   * What a visitor may see while it is published: all old or all new; or every address whole at every moment, in an order in which
   * no page leads to what is not there.
   */
  readonly guarantee: Guarantee;
  /** How many files it takes at once. */
  readonly parallel: number;
  /** Logs in and looks at the folder. Writes nothing. */
  look(): Promise<PlaceFacts>;
  /** Which of these paths hold something, whoever put it there: a listing or a question each, as suits the protocol. */
  present(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** The bytes of a file as a visitor would get them; undefined where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Puts a file where it belongs, with its folders; the file is replaced whole or stays as it was. Done twice, it is as done
   * once. Of a place that is not `file-by-file` nobody sees it before `finish`.
   */
  put(path: string, content: FileContent): Promise<void>;
  /** Removes a file and folders that are empty then. One that is not there is no fault. */
  remove(path: string): Promise<void>;
  /** Shows all that was put and removed, at once. Nothing else happens after it. */
  finish(): Promise<void>;
  /** Ends the connection; what was not shown is given up. */
  close(): Promise<void>;
}

/** Opens the place anew: at the beginning, and after a connection was lost. */
export type OpenPlace = (signal: AbortSignal) => Promise<SitePlace>;

/** A fault that may pass: a connection that broke, a server that is busy. */
export class PlaceTrouble extends GalleyError {
  /** How long the server asks to be left alone, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** Whether the connection is of no use any more. */
  readonly isLost: boolean;

  constructor(
    code: FailureCode,
    about: { subject?: string; detail?: string; retryAfter?: number; isLost?: boolean },
    options?: { cause?: unknown },
  ) {
    const { retryAfter, isLost = false, ...rest } = about;
    super({ code, ...rest }, options);
    this.retryAfter = retryAfter;
    this.isLost = isLost;
  }
}
