// What do the checks say of all that would leave a newsroom now, and of all that is in it? For the app's own process, and for the command line.
import { performance } from 'node:perf_hooks';
import { setImmediate as breathe } from 'node:timers/promises';
import { readBody } from '../../core/checks/body-reading.ts';
import { checkArticles, leaving } from '../../core/checks/check-edition.ts';
import { isWebAddress, type LinkOutcome } from '../../core/checks/link-outcome.ts';
import type { PdfFacts } from '../../core/checks/pdf-facts.ts';
import {
  type ArticleReport,
  countFindings,
  type FindingCounts,
  type PreflightReport,
  summariseReports,
} from '../../core/checks/report.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { bodyOf, type PackedArticle } from '../../core/content/packed-article.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { LibraryProblem } from '../../core/ipc/contract.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { readAuditTrail } from '../storage/audit-trail.ts';
import { readLibrary } from '../storage/read-library.ts';
import { sha256 } from '../storage/record-file.ts';
import type { Network } from '../web/ask-web.ts';
import { checkLinks } from '../web/check-links.ts';
import { FileFacts } from './file-facts.ts';

export interface EditionCheckOptions {
  readonly library: string;
  readonly cacheFolder: string;
  /** What readers can see at this moment is checked. */
  readonly asOf: Date;
  /** The network in which web links are asked for; without one, nobody is asked. */
  readonly network?: Network | undefined;
  /** So many articles with findings are told of one by one; blocking ones always. */
  readonly most?: number | undefined;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number, label: string): void;
}

/** What was found, and the files that could not be read. */
export interface CheckedEdition {
  readonly report: PreflightReport;
  readonly problems: readonly LibraryProblem[];
}

/** Work is done in slices of this length, so that cancelling is heard. */
const SLICE_MILLISECONDS = 30;

/** Checks a library as it is on disk. No lock is taken and nothing is written to it. */
export async function checkLibraryEdition(
  options: EditionCheckOptions,
): Promise<Result<CheckedEdition>> {
  const checked = await check(options, (snapshot) => leaving(snapshot, options.asOf));
  if (!checked.ok) return checked;
  const { reports, articles, problems } = checked.value;
  return success({ report: summariseReports(reports, articles, options.most), problems });
}

/** Counts what would be found in each article of a library if it were published as it is on disk. Nobody is asked for links. */
export async function countLibraryFindings(
  options: Omit<EditionCheckOptions, 'network' | 'most'>,
): Promise<Result<FindingCounts[]>> {
  const checked = await check(options, ({ articles }) => articles);
  if (!checked.ok) return checked;
  return success(checked.value.reports.flatMap((report) => countFindings(report) ?? []));
}

interface Checked {
  /** Of the articles in which something was found. */
  readonly reports: readonly ArticleReport[];
  /** How many were looked at. */
  readonly articles: number;
  readonly problems: readonly LibraryProblem[];
}

async function check(
  options: EditionCheckOptions,
  choose: (snapshot: LibrarySnapshot) => readonly PackedArticle[],
): Promise<Result<Checked>> {
  const { library, asOf, signal, onProgress } = options;
  onProgress(0, 0, '');
  const read = await readLibrary(library);
  if (!read.ok) return read;
  const { snapshot, problems } = read.value;
  const { links: audit } = await readAuditTrail(library);
  const articles = choose(snapshot);
  const pdfs = await readPdfs(articles, snapshot, options);
  const links = await askForLinks(articles, options);
  if (!links.ok) return links;
  const given = {
    pdfs,
    links: links.value,
    audit: audit.map(({ event }) => event),
    sha256,
  };
  const reports: ArticleReport[] = [];
  let done = 0;
  let rested = performance.now();
  for (const report of checkArticles(articles, snapshot, asOf, given)) {
    done += 1;
    if (report.findings.length > 0) reports.push(report);
    if (performance.now() - rested < SLICE_MILLISECONDS) continue;
    onProgress(done, articles.length, report.headline);
    await breathe();
    rested = performance.now();
    if (signal.aborted) break;
  }
  if (signal.aborted) return failure('cancelled');
  return success({ reports, articles: articles.length, problems });
}

/** What the PDFs say that these articles offer. */
async function readPdfs(
  articles: readonly PackedArticle[],
  { assets }: LibrarySnapshot,
  { library, cacheFolder, signal }: EditionCheckOptions,
): Promise<ReadonlyMap<AssetId, PdfFacts | null>> {
  const facts = new FileFacts(cacheFolder);
  const known = new Map<AssetId, PdfFacts | null>();
  for (const article of articles) {
    // A text without a card that offers files is not read for them.
    const cards = article.bodyText.includes('"fileCard"')
      ? readBody(bodyOf(article).document)
      : null;
    const offered = [
      ...article.attachments.map(({ asset }) => asset),
      ...(cards?.downloads.keys() ?? []),
    ];
    for (const id of offered) {
      const asset = assets.get(id);
      if (asset === undefined || known.has(id) || signal.aborted) continue;
      known.set(id, await facts.pdf(library, asset));
    }
  }
  return known;
}

async function askForLinks(
  articles: readonly PackedArticle[],
  { network, signal, onProgress }: EditionCheckOptions,
): Promise<Result<ReadonlyMap<string, LinkOutcome>>> {
  if (network === undefined) return success(new Map());
  const hrefs = articles.flatMap((article) =>
    readBody(bodyOf(article).document).links.flatMap(({ href }) =>
      isWebAddress(href) ? [href] : [],
    ),
  );
  const checked = await checkLinks(hrefs, { network, signal, onProgress });
  if (!checked.ok) return checked;
  return success(new Map(checked.value.map(({ href, outcome }) => [href, outcome])));
}
