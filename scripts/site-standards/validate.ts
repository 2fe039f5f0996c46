// `npm run validate`: the long form of what the tests of the website look at: checkers that know nothing of our code, and
// every collected string in every field, on every page of every theme, in a real browser.
//
// With the names of parts (`bundles`, `fonts`, `nu`, `controls`, `hostile`, `executions`, `addresses`) it is those alone; the last three
// take names of themes, too.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inProject, runScript } from '../project.ts';
import { startChromium } from '../sandboxed-chromium.ts';
import { cutFontFile, fontSources } from '../theme-font-cuts.ts';
import { executionsOn, NOT_LOOKED_AT, REPORTING_POLICY, type Visit } from './executions.ts';
import { readSite, textsOf, themeNames, Workshop } from './exported-site.ts';
import { feedFaults } from './feed-faults.ts';
import { hostileFaults, plantedPages } from './hostile-faults.ts';
import { collectedStrings, makeHostileNewsroom, ownStrings } from './hostile-newsroom.ts';
import { htmlFaults } from './html-faults.ts';
import { nuFaults } from './nu-checker.ts';
import { type SiteServer, serveSite } from './site-server.ts';

type Tell = (what: string, found: readonly string[]) => void;

const parts: Readonly<Record<string, (workshop: Workshop, tell: Tell) => Promise<void>>> = {
  bundles: checkBundles,
  fonts: checkFonts,
  nu: checkSample,
  controls: checkControls,
  hostile: checkHostile,
  executions: checkExecutions,
  addresses: checkAddresses,
};

/** Words that find many of the hostile pages, so that the search shows them. */
const looseWords = ['window', 'script', 'img', 'onerror', 'svg', 'href', 'alert', 'long', 'nul'];

await runScript(async () => {
  const workshop = await Workshop.make();
  let faults = 0;
  const tell: Tell = (what, found) => {
    faults += found.length;
    console.log(`${what}: ${found.length} faults`);
    for (const fault of found.slice(0, 8)) console.log(`  ${fault}`);
  };
  const wanted = process.argv.slice(2).filter((one) => one in parts);
  try {
    for (const [name, check] of Object.entries(parts)) {
      if (wanted.length === 0 || wanted.includes(name)) await check(workshop, tell);
    }
  } finally {
    await workshop.remove();
  }
  console.log(faults === 0 ? 'There is no fault.' : `There are ${faults} faults.`);
  return faults === 0 ? 0 : 1;
});

/** The sample and a thousand articles, each exported twice, by the check that knows nothing of our code. */
async function checkBundles(workshop: Workshop, tell: Tell): Promise<void> {
  const check = inProject('..', 'shared', 'check', 'verify-bundle.py');
  if (!existsSync(check)) {
    console.log('The independent check of bundles is not beside the clone: skipped.');
    return;
  }
  for (const [what, library] of [
    ['the sample', await workshop.sample()],
    ['1,000 articles', await workshop.generated(1000)],
  ] as const) {
    const zips = [
      await workshop.export(library, {}, 'bundle'),
      await workshop.export(library, {}, 'bundle'),
    ];
    const { stdout, status } = spawnSync('python3', [check, ...zips], { encoding: 'utf8' });
    const lines = stdout.trim().split('\n');
    console.log(lines.at(-1) ?? '');
    tell(`The bundle of ${what}, twice`, status === 0 ? [] : lines);
  }
}

/** The fonts of the themes are cut from their packages, every file of them. */
async function checkFonts(_: Workshop, tell: Tell): Promise<void> {
  const faults: string[] = [];
  for (const source of fontSources) {
    const { name, files } = source.manifest;
    for (const file of files) {
      const path = inProject('resources', 'themes', source.theme, 'fonts', name, file.file);
      const cut = await cutFontFile(source, file);
      if (Buffer.compare(cut, await readFile(path)) !== 0) faults.push(`${path} is another`);
    }
  }
  tell('The fonts of the themes', faults);
}

/** The website of the sample newsroom, every page. */
async function checkSample(workshop: Workshop, tell: Tell): Promise<void> {
  for (const theme of await themeNames()) {
    const folder = await workshop.export(await workshop.sample(), {
      theme,
      baseUrl: 'https://news.example/',
    });
    tell(`${theme}, the sample, by the Nu HTML checker`, await nuFaults(folder));
  }
}

/** Everything hostile in every field: what checkers that read say of the pages. */
async function checkHostile(workshop: Workshop, tell: Tell): Promise<void> {
  for await (const { folder, pages, what } of hostileSites(workshop)) {
    tell(
      `${what}, as they stand`,
      pages.flatMap(([path, html]) => hostileFaults(path, html)),
    );
    tell(`${what}, feeds`, feedFaults(await readSite(folder)).faults);
    // It guesses at the language, too, which hostile words have none of.
    const nu = await nuFaults(folder);
    tell(
      `${what}, by the Nu HTML checker`,
      nu.filter((fault) => !fault.includes('appears to be written in')),
    );
    const invalid: string[] = [];
    for (const [path, html] of pages) invalid.push(...(await htmlFaults(path, html)));
    tell(`${what}, by html-validate`, invalid);
  }
}

/** The same pages opened in a browser, with everything pressed. */
async function checkExecutions(workshop: Workshop, tell: Tell): Promise<void> {
  for await (const { folder, pages, what } of hostileSites(workshop)) {
    await onServer(folder, async (server) => {
      const visits = pages.map(([path, html]) => visitOf(server, path, html));
      for (const scripts of [true, false]) {
        const found = await executionsOn(startChromium, visits, scripts);
        tell(`${what}, in a browser ${scripts ? 'with' : 'without'} scripts, executions`, found);
      }
    });
  }
}

/**
 * What is typed into the search, and what an address asks for: scripts write it into the page. Every string is asked of the sample, and
 * words that find hostile articles of those; there each page holds thousands of things to press.
 */
async function checkAddresses(workshop: Workshop, tell: Tell): Promise<void> {
  for await (const { theme, folder, strings } of hostileSites(workshop)) {
    const sample = await workshop.export(await workshop.sample(), { theme });
    for (const [site, asked] of [
      [sample, strings],
      [folder, looseWords],
    ] as const) {
      await onServer(site, async (server) => {
        const visits = asked.flatMap((words) => addressesAsking(server, words));
        const what = site === sample ? 'hostile addresses' : 'addresses that find hostile articles';
        tell(
          `${theme}, ${visits.length} ${what} of search and filters, executions`,
          await executionsOn(startChromium, visits, true),
        );
      });
    }
  }
}

function addressesAsking({ origin }: SiteServer, words: string): Visit[] {
  const query = encodeURIComponent(Buffer.from(words, 'utf8').toString('utf8').slice(0, 1000));
  return [
    { address: `${origin}/search/?q=${query}&category=${query}` },
    { address: `${origin}/?category=${query}&type=${query}` },
  ];
}

interface HostileSite {
  readonly theme: string;
  readonly folder: string;
  readonly strings: readonly string[];
  /** By their paths. */
  readonly pages: readonly (readonly [string, string])[];
  /** What it is called in what is told. */
  readonly what: string;
}

/** The website of a newsroom with a hostile string in every field, in each theme that was named, or in every one. */
async function* hostileSites(workshop: Workshop): AsyncGenerator<HostileSite> {
  const library = join(workshop.folder, 'hostile');
  const collected = await collectedStrings();
  if (collected.length === 0) {
    console.log('The collections of hostile strings are not beside the clone: our own alone.');
  }
  const strings = [...ownStrings, ...collected];
  if (!existsSync(library)) await makeHostileNewsroom(library, strings, ownStrings);
  const themes = await themeNames();
  const named = themes.filter((theme) => process.argv.includes(theme));
  for (const theme of named.length === 0 ? themes : named) {
    const folder = await workshop.export(library, { theme });
    const pages = textsOf(await readSite(folder), '.html');
    const what = `${theme}, ${strings.length} hostile strings, ${pages.length} pages`;
    yield { theme, folder, strings, pages, what };
  }
}

/** What the browser must report: a page of ours with one thing planted in it, for each way in which words could run. */
async function checkControls(workshop: Workshop, tell: Tell): Promise<void> {
  const folder = await workshop.export(await workshop.sample());
  const article = textsOf(await readSite(folder), '.html').find(([path]) =>
    path.startsWith('news/'),
  );
  if (article === undefined) throw new Error('the sample has articles');
  const planted = plantedPages(article[1]);
  for (const [place, { html }] of planted.entries()) {
    const path = join(folder, 'news', `planted-${place}`, 'index.html');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, html);
  }
  await onServer(folder, async (server) => {
    const blind: string[] = [];
    for (const [place, { what, withoutScripts }] of planted.entries()) {
      const visit = { address: `${server.origin}/news/planted-${place}/` };
      for (const scripts of withoutScripts ? [true, false] : [true]) {
        const found = await executionsOn(startChromium, [visit], scripts);
        const seen = found.filter((one) => !one.includes(NOT_LOOKED_AT));
        if (seen.length === 0)
          blind.push(`${what} was not seen${scripts ? '' : ' without scripts'}`);
      }
    }
    const sound = { address: `${server.origin}/${article[0].replace(/index\.html$/, '')}` };
    const imagined = await executionsOn(startChromium, [sound], true);
    tell(`${planted.length} planted faults, each to be seen, and none where none is`, [
      ...blind,
      ...imagined,
    ]);
  });
}

async function onServer(
  folder: string,
  look: (server: SiteServer) => Promise<void>,
): Promise<void> {
  const server = await serveSite(() => folder, REPORTING_POLICY);
  try {
    await look(server);
  } finally {
    await server.stop();
  }
}

function visitOf(server: SiteServer, path: string, html: string): Visit {
  const address = `${server.origin}/${encodeURI(path.replace(/(^|\/)index\.html$/, '$1'))}`;
  return { address, leadsOn: html.includes('http-equiv="refresh"') };
}
