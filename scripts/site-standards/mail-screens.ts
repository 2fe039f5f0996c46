// How does a mail look at its full width and on a phone, in the dark and with pictures off? Looks, and asks axe.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { NewsletterIssue } from '../../core/content/newsletter.ts';
import { unwrap } from '../../core/errors.ts';
import { madeForTests } from '../../electron/export/made-for-tests.ts';
import { writeFiles } from '../../electron/newsletter/hand-over.ts';
import { makeMailFiles } from '../../electron/newsletter/mail-files.ts';
import { readLibrary } from '../../electron/storage/read-library.ts';
import { MOMENT } from './exported-site.ts';
import { sampleIssues } from './sample-mails.ts';
import { serveSite } from './site-server.ts';

const looks = [
  { name: 'wide', width: 640, scheme: 'light', hasPictures: true },
  { name: 'narrow', width: 320, scheme: 'light', hasPictures: true },
  { name: 'wide-dark', width: 640, scheme: 'dark', hasPictures: true },
  { name: 'narrow-dark', width: 320, scheme: 'dark', hasPictures: true },
  { name: 'wide-without-pictures', width: 640, scheme: 'light', hasPictures: false },
  { name: 'narrow-without-pictures', width: 320, scheme: 'dark', hasPictures: false },
] as const;

/** Takes the pictures of mails of the sample newsroom into a folder. Returns what is wrong with them, each a sentence. */
export async function lookAtMails(
  browser: Browser,
  library: string,
  output: string,
  faultsOf: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<string[]>,
): Promise<string[]> {
  const { snapshot } = unwrap(await readLibrary(library));
  const faults: string[] = [];
  await mkdir(output, { recursive: true });
  for (const [name, issue] of sampleIssues(snapshot)) {
    const folder = await handOver(issue);
    const server = await serveSite(() => folder);
    for (const look of looks) {
      const context = await browser.newContext({
        viewport: { width: look.width, height: 900 },
        colorScheme: look.scheme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      if (!look.hasPictures) await page.route('**/images/**', (route) => route.abort());
      await page.goto(`${server.origin}/newsletter.html`);
      await page.screenshot({ path: join(output, `${name}-${look.name}.png`), fullPage: true });
      for (const fault of await faultsOf(page)) faults.push(`${name}, ${look.name}: ${fault}`);
      await context.close();
    }
    await server.stop();
  }
  return faults;

  async function handOver(issue: NewsletterIssue): Promise<string> {
    const { files } = await makeMailFiles(
      issue,
      snapshot,
      { libraryFolder: library, cacheFolder: madeForTests },
      { pictures: 'beside', inlineImages: false, asOf: MOMENT },
    );
    const path = join(output, `${issue.language}-${issue.number}`);
    await writeFiles(files, { kind: 'folder', path }, madeForTests);
    return path;
  }
}
