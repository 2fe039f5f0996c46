// What lies at a target? The list that a publish leaves there: every file that is ours, and no other.
import * as z from 'zod';
import { failure, type Result, success } from '../errors.ts';

/** A file of a website: the SHA-256 of its bytes, and their number. */
const siteFile = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
});
export type SiteFile = z.infer<typeof siteFile>;

/** Files by their paths inside the website, such as `news/one/index.html`, in byte order. */
export type SiteFiles = ReadonlyMap<string, SiteFile>;

/** The name of the list at the top of the website. It names nothing that is not public. */
export const SITE_LIST = '.galley-published.json';

/**
 * The list at a target. Only files named here are ever changed or deleted. `pending` names what a publish was putting or
 * removing when it wrote the list: such a file is ours and may hold anything until that publish is finished.
 */
const siteList = z.object({
  galley: z.literal('published-site'),
  format: z.literal(1),
  /** The newsroom it was published from: another one does not take it over unasked. */
  library: z.string(),
  /** The publish that wrote it. */
  publish: z.string(),
  files: z.record(z.string(), siteFile),
  pending: z.array(z.string()),
});

export interface SiteList {
  readonly library: string;
  readonly publish: string;
  readonly files: SiteFiles;
  readonly pending: readonly string[];
}

/** The bytes of a list: the same for the same content. */
export function siteListText({ library, publish, files, pending }: SiteList): string {
  const list: z.infer<typeof siteList> = {
    galley: 'published-site',
    format: 1,
    library,
    publish,
    files: Object.fromEntries(inByteOrder(files)),
    pending: [...pending].sort(byBytes),
  };
  return `${JSON.stringify(list, null, 1)}\n`;
}

/**
 * Reads a list found at a target. Fails with `list-unreadable`: nothing may then be changed there, since what is ours is not
 * known any more.
 */
export function readSiteList(text: string): Result<SiteList> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return failure('list-unreadable', { subject: SITE_LIST, detail: 'it is not JSON' });
  }
  const read = siteList.safeParse(parsed);
  if (!read.success) {
    const detail = read.error.issues[0]?.path.join('.') ?? 'it is another file';
    return failure('list-unreadable', { subject: SITE_LIST, detail });
  }
  const { library, publish, files, pending } = read.data;
  const unsafe = [...Object.keys(files), ...pending].find((path) => !isSitePath(path));
  if (unsafe !== undefined) {
    return failure('list-unreadable', { subject: SITE_LIST, detail: `it names ${unsafe}` });
  }
  return success({ library, publish, files: new Map(Object.entries(files)), pending });
}

/**
 * Whether a path stays inside the website, whatever joins it to a folder: relative, with `/` between plain names, no `.` or
 * `..`, nothing that a shell, a header or another system's file names would read otherwise.
 */
export function isSitePath(path: string): boolean {
  if (path === '' || path === SITE_LIST || path.length > 1024) return false;
  if (/[\\:*?"<>|\p{Cc}]/u.test(path)) return false;
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}

function inByteOrder(files: SiteFiles): [string, SiteFile][] {
  return [...files].sort(([one], [other]) => byBytes(one, other));
}

/** By UTF-16 units, which needs no locale. */
export function byBytes(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
