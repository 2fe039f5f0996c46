// `npm run lighthouse`: what does Lighthouse say of the pages that readers open most, on a slow phone, in every theme?
//
// Lighthouse simulates the slow network and the slow phone from what it saw, which does not hang on how busy this machine
// is; what it measures of the processor does a little, so the middle one of several runs counts.
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { inProject, runScript } from '../project.ts';
import { startChromium } from '../sandboxed-chromium.ts';
import { kindOf, onePageOfEachKind, readSite, themeNames, Workshop } from './exported-site.ts';
import { serveSite } from './site-server.ts';

const RUNS = 3;
const LEAST = 98;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof categories)[number];
/** The kinds of page that are looked at. */
const kinds = ['home', 'article', 'list'];
/** What the figure for performance is made of, by the names of Lighthouse; milliseconds but the last. */
const parts = {
  'first-contentful-paint': 'FCP',
  'largest-contentful-paint': 'LCP',
  'speed-index': 'SI',
  'total-blocking-time': 'TBT',
  'cumulative-layout-shift': 'CLS',
} as const;
type Part = keyof typeof parts;

interface Row {
  readonly theme: string;
  readonly kind: string;
  readonly scores: Readonly<Record<Category, number>>;
  readonly parts: Readonly<Record<Part, number>>;
  /** Audits that are not wholly passed, with what they say. */
  readonly short: readonly string[];
}

const only = process.argv.slice(2);

await runScript(async () => {
  const workshop = await Workshop.make();
  const port = await freePort();
  const glass = await startChromium([`--remote-debugging-port=${port}`]);
  let folder = '';
  const server = await serveSite(() => folder);
  const rows: Row[] = [];
  try {
    for (const theme of await themeNames()) {
      folder = await workshop.export(await workshop.sample(), {
        theme,
        baseUrl: `${server.origin}/`,
      });
      for (const [path, html] of onePageOfEachKind(await readSite(folder))) {
        const kind = kindOf(path, html);
        if (!kinds.includes(kind)) continue;
        if (only.length > 0 && !only.includes(theme) && !only.includes(kind)) continue;
        const runs: Row[] = [];
        for (let run = 0; run < RUNS; run += 1) {
          const address = `${server.origin}/${path.replace(/index\.html$/, '')}`;
          runs.push({ theme, kind, ...(await ask(address, port)) });
        }
        const row = middle(runs);
        rows.push(row);
        console.log(line(row, runs));
        for (const short of row.short) console.log(`    ${short}`);
      }
    }
  } finally {
    await server.stop();
    await glass.close();
    await workshop.remove();
  }
  if (only.length === 0) await keep(rows);
  const low = rows.filter(({ scores }) => Object.values(scores).some((score) => score < LEAST));
  console.log(
    low.length === 0
      ? `Every page has at least ${LEAST} in every category.`
      : `${low.length} pages are below ${LEAST}: ${low.map(({ theme, kind }) => `${theme} ${kind}`).join(', ')}`,
  );
  return low.length === 0 ? 0 : 1;
});

/** One look at one page, as a phone has it. */
async function ask(address: string, port: number): Promise<Omit<Row, 'theme' | 'kind'>> {
  const result = await lighthouse(address, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...categories],
    throttlingMethod: 'simulate',
  });
  if (result === undefined) throw new Error(`Lighthouse says nothing of ${address}`);
  const { audits, categories: found, runtimeError } = result.lhr;
  if (runtimeError !== undefined) throw new Error(runtimeError.message);
  const score = (of: number | null | undefined): number => Math.round((of ?? 0) * 100);
  const refs = Object.values(found).flatMap(({ auditRefs }) => auditRefs);
  const counted = new Set(refs.filter(({ weight }) => weight > 0).map(({ id }) => id));
  return {
    scores: {
      performance: score(found.performance?.score),
      accessibility: score(found.accessibility?.score),
      'best-practices': score(found['best-practices']?.score),
      seo: score(found.seo?.score),
    },
    parts: {
      'first-contentful-paint': numeric(audits['first-contentful-paint']?.numericValue),
      'largest-contentful-paint': numeric(audits['largest-contentful-paint']?.numericValue),
      'speed-index': numeric(audits['speed-index']?.numericValue),
      'total-blocking-time': numeric(audits['total-blocking-time']?.numericValue),
      'cumulative-layout-shift': numeric(audits['cumulative-layout-shift']?.numericValue),
    },
    short: Object.values(audits)
      .filter(({ id, score: one }) => one !== null && one < 0.98 && counted.has(id))
      .map(({ title, displayValue, score: one }) => `${one}: ${title} ${displayValue ?? ''}`),
  };
}

/** Milliseconds are whole; a share of the window has thousandths. */
function numeric(value: number | undefined): number {
  const number = value ?? 0;
  return number > 10 ? Math.round(number) : Math.round(number * 1000) / 1000;
}

/** The run with the middle figure for performance; the other categories do not vary, and the least counts. */
function middle(runs: readonly Row[]): Row {
  const sorted = [...runs].sort((one, other) => one.scores.performance - other.scores.performance);
  const row = sorted[Math.floor(sorted.length / 2)];
  if (row === undefined) throw new Error('there was no run');
  const least = (category: Category): number =>
    Math.min(...runs.map(({ scores }) => scores[category]));
  return {
    ...row,
    scores: {
      performance: row.scores.performance,
      accessibility: least('accessibility'),
      'best-practices': least('best-practices'),
      seo: least('seo'),
    },
  };
}

function line({ theme, kind, scores, parts: of }: Row, runs: readonly Row[]): string {
  const figures = categories.map((category) => `${category} ${scores[category]}`).join(', ');
  const spread = runs.map((run) => run.scores.performance).join('/');
  const measured = Object.entries(of).map(([part, value]) => `${parts[part as Part]} ${value}`);
  return `${theme} ${kind}: ${figures} (${spread}; ${measured.join(', ')})`;
}

async function keep(rows: readonly Row[]): Promise<void> {
  const figures = rows.map(({ short: _, ...figures }) => figures);
  const text = { least: LEAST, runs: RUNS, rows: figures };
  await writeFile(
    inProject('bench', 'results', 'lighthouse.json'),
    `${JSON.stringify(text, null, 2)}\n`,
  );
}

/** A port that nobody has at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return address.port;
}
