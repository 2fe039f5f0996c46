// Which file names are a sync client's second version of an article, made because two computers changed it?
import { type ArticleId, articleId } from './ids.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** A whole article id, then whatever the client put before the extension. */
const versionOfArticle = new RegExp(`^(${UUID})(.+)\\.json$`, 'i');

/** How the clients people use name their copies; the rest of a name is called unknown, and adopted all the same. */
const clients: readonly (readonly [string, RegExp])[] = [
  ['Syncthing', /^\.sync-conflict-\d{8}-\d{6}-[0-9A-Z]+$/],
  ['Nextcloud', /^ \(conflicted copy \d{4}-\d{2}-\d{2} \d{6}\)$/],
  // `(Tess's conflicted copy 2026-03-01)`, in the person's own language, so only the shape is looked for.
  ['Dropbox', /^ \([^)]*\d{4}-\d{2}-\d{2}[^)]*\)$/],
  ['Google Drive', /^ ?\(\d+\)$/],
  ['iCloud', /^ \d+$/],
  ['OneDrive', /^-[^.()]+$/],
];

/**
 * Reads the name of a file in `articles/`: the article it is another version of and the client that likely made it,
 * or undefined for an article's own file and for files that have nothing to do with one.
 */
export function readConflictCopyName(
  name: string,
): { readonly of: ArticleId; readonly client: string } | undefined {
  const [, id, rest] = versionOfArticle.exec(name) ?? [];
  if (id === undefined || rest === undefined) return undefined;
  const of = articleId.safeParse(id.toLowerCase());
  if (!of.success) return undefined;
  const client = clients.find(([, shape]) => shape.test(rest))?.[0] ?? 'a sync client';
  return { of: of.data, client };
}

/** What the drafts that hold another version of an article have behind its headline, to tell the two apart. */
const MARKS = [' (copy from another computer)', ' (recovered)'] as const;

/** The headline of the draft that a sync client's copy becomes. */
export function copyHeadline(headline: string): string {
  return `${headline}${MARKS[0]}`;
}

/** The headline of the article that such a draft is another version of. */
export function headlineOfCopy(headline: string): string {
  const mark = MARKS.find((one) => headline.endsWith(one));
  return mark === undefined ? headline : headline.slice(0, -mark.length);
}
