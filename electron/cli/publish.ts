// `galley publish`: what would a publish change, and then change it; bring back an earlier one; see whether the target drifted.
import { resolve } from 'node:path';
import type { ArticleId } from '../../core/content/ids.ts';
import { checkLibraryEdition } from '../checks/check-library-edition.ts';
import type { DonePublish, PlannedPublish, Publisher } from '../publish/publish-library.ts';
import type { PlanSummary, Verification } from '../publish/target.ts';
import { oneLine } from '../storage/check-findings.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import { type Arguments, readArguments } from './arguments.ts';
import {
  BadInput,
  type CliEnvironment,
  type Command,
  CommandFailed,
  type ExitCode,
  errorFor,
} from './command.ts';
import { guaranteeText, inNewsroom, publisherOf, runOf, targetNamed } from './publisher.ts';

/** So many lines of a plan are told; all of them are in the JSON. */
const LINES = 40;

export const publish: Command = {
  name: 'publish',
  usage:
    'publish LIBRARY --target NAME [--plan] [--article SLUG] [--promote FROM] [--roll-back N] [--verify]',
  summary: 'Publish what is public now to one of the newsroom’s targets, and keep a receipt.',
  options: [
    ['--target NAME', 'what the target is called; see “galley target list”'],
    ['--plan', 'only say what would change'],
    [
      '--article SLUG',
      'publish this article alone: its page, its files, and what lists it; all others stay as they were published',
    ],
    [
      '--promote FROM',
      'publish what the target FROM shows now, such as from staging to live, whatever has changed since',
    ],
    ['--roll-back N', 'bring back the publish before the last (1), the one before that (2), …'],
    [
      '--verify',
      'publish nothing; read back all of the last publish, and name what is another now',
    ],
    [
      '--replace',
      'replace files that Galley did not put there, and take over the website of another newsroom',
    ],
    ['--delete-many', 'go on though a large part of the website would be deleted'],
    ['--leave-out', 'publish articles without files that the target does not take'],
    ['--no-preflight', 'do not check what is published; see “galley preflight”'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(
      args,
      {
        target: { type: 'string' },
        plan: { type: 'boolean' },
        article: { type: 'string' },
        promote: { type: 'string' },
        'roll-back': { type: 'string' },
        verify: { type: 'boolean' },
        replace: { type: 'boolean' },
        'delete-many': { type: 'boolean' },
        'leave-out': { type: 'boolean' },
        'no-preflight': { type: 'boolean' },
        json: { type: 'boolean' },
      },
      ['LIBRARY'],
    );
    const [library = ''] = given.positionals;
    const name = given.text('target');
    if (name === undefined)
      throw new BadInput('Publish where? Say --target with the name of a target.');
    const steps = readSteps(given.text('roll-back'));
    const [slug, from] = [given.text('article'), given.text('promote')];
    if ([slug, from, steps].filter((one) => one !== undefined).length > 1) {
      throw new BadInput('--article, --promote and --roll-back are three different publishes.');
    }
    return await inNewsroom(resolve(library), environment, async (store) => {
      const publisher = await publisherOf(store, name, environment, {
        takeOver: given.isSet('replace'),
        mayDeleteMany: given.isSet('delete-many'),
        mayLeaveOut: given.isSet('leave-out'),
      });
      if (given.isSet('verify')) return await verify(publisher, given, environment);
      const isNew = steps === undefined && from === undefined;
      if (isNew && !given.isSet('no-preflight')) {
        await refuseWhileBlocked(resolve(library), library, environment);
      }
      const run = runOf(environment);
      const planned =
        steps !== undefined
          ? await planBack(publisher, store, steps, environment)
          : from !== undefined
            ? await publisher.planPromotion(await targetNamed(store, from), run)
            : slug !== undefined
              ? await publisher.planArticle(await articleNamed(store, slug), run)
              : await publisher.plan(run);
      environment.progress('');
      if (!planned.ok) throw errorFor(planned.error, name);
      if (given.isSet('plan')) {
        tellPlan(planned.value, given, environment);
        return 0;
      }
      const done = await planned.value.carryOut(runOf(environment));
      environment.progress('');
      if (!done.ok) throw errorFor(done.error, name);
      return tellDone(planned.value, done.value, given, environment);
    });
  },
};

function readSteps(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new BadInput('--roll-back takes a number from 1, the publish before the last, to 9.');
}

/** The article with this slug, or this id. */
async function articleNamed(store: LibraryStore, slug: string): Promise<ArticleId> {
  for (const { id } of store.summaries()) {
    if (id === slug) return id;
    const read = await store.article(id);
    if (read.ok && read.value.article.slug === slug) return id;
  }
  throw errorFor({ code: 'not-found', subject: `An article “${oneLine(slug)}”` }, slug);
}

async function planBack(
  publisher: Publisher,
  store: LibraryStore,
  steps: number,
  environment: CliEnvironment,
): ReturnType<Publisher['planBack']> {
  const receipts = await store.publishing.receipts(publisher.record.id);
  const receipt = receipts[steps];
  if (receipt === undefined) {
    throw new BadInput(
      receipts.length < 2
        ? 'There is no publish before the last to go back to.'
        : `There are ${receipts.length} publishes: --roll-back goes up to ${receipts.length - 1}.`,
    );
  }
  return await publisher.planBack(receipt, runOf(environment));
}

/** What the dialog of the app refuses is refused here, too. */
async function refuseWhileBlocked(
  library: string,
  typed: string,
  environment: CliEnvironment,
): Promise<void> {
  const checked = await checkLibraryEdition({
    library,
    cacheFolder: environment.cacheFolder,
    asOf: environment.now(),
    signal: environment.signal,
    onProgress: (done, total) =>
      environment.progress(total === 0 ? 'Checking' : `Checking: ${done} of ${total}`),
  });
  if (!checked.ok) throw errorFor(checked.error, typed);
  const { blocking } = checked.value.report.counts;
  if (blocking === 0) return;
  const told = blocking === 1 ? 'one blocking finding' : `${blocking} blocking findings`;
  throw new CommandFailed(
    `Nothing was published: the pre-flight has ${told}. “galley preflight ${typed}” says where.`,
  );
}

async function verify(
  publisher: Publisher,
  given: Arguments,
  environment: CliEnvironment,
): Promise<ExitCode> {
  const found = await publisher.verify(runOf(environment));
  environment.progress('');
  if (!found.ok) throw errorFor(found.error, publisher.record.label);
  const isSame = found.value.wrong.length === 0;
  if (given.isSet('json')) environment.print(JSON.stringify({ ok: isSame, ...found.value }));
  else tellVerification(found.value, environment);
  return isSame ? 0 : 1;
}

function tellVerification({ checked, wrong }: Verification, { print }: CliEnvironment): void {
  print(`${checked} read back, ${wrong.length} not as published.`);
  for (const { at, why } of wrong) print(`  ${oneLine(at)}: ${why}`);
}

function tellPlan(
  { target, summary }: PlannedPublish,
  given: Arguments,
  environment: CliEnvironment,
): void {
  if (given.isSet('json')) {
    environment.print(JSON.stringify({ ok: true, target: target.label, plan: summary }, null, 2));
    return;
  }
  environment.print(`${oneLine(target.label)}: ${countsText(summary)}`);
  environment.print(guaranteeText(summary.guarantee));
  for (const warning of summary.warnings) environment.print(oneLine(warning));
  for (const { ours, theirs } of summary.mapped ?? []) {
    environment.print(`  ${oneLine(ours)} → ${oneLine(theirs)}`);
  }
  for (const path of summary.foreign.slice(0, LINES)) {
    environment.print(`  not ours   ${oneLine(path)} is there already, and would be replaced`);
  }
  for (const item of summary.items.slice(0, LINES)) {
    environment.print(`  ${item.do.padEnd(9)}  ${oneLine(item.at)}`);
    for (const { field, before, after } of item.differences) {
      environment.print(`             ${field}: ${oneLine(before)} → ${oneLine(after)}`);
    }
  }
  const more = summary.items.length - LINES;
  if (more > 0) environment.print(`  … and ${more} more; --json lists all.`);
  if (summary.isBigDelete) {
    environment.print(
      'A large part of the website would be deleted: publishing asks for --delete-many.',
    );
  }
}

function tellDone(
  { target, summary }: PlannedPublish,
  { receipt, retries, verification }: DonePublish,
  given: Arguments,
  environment: CliEnvironment,
): ExitCode {
  const isRight = verification.wrong.length === 0;
  if (given.isSet('json')) {
    environment.print(JSON.stringify({ ok: isRight, receipt, retries, verification }));
    return isRight ? 0 : 1;
  }
  const again = retries === 0 ? '' : ` Tried again ${retries} times on the way.`;
  environment.print(`Published to ${oneLine(target.label)}: ${countsText(summary)}${again}`);
  tellVerification(verification, environment);
  return isRight ? 0 : 1;
}

function countsText({ counts, bytes }: PlanSummary): string {
  if (counts.create + counts.update + counts.delete === 0) {
    return `nothing to change, ${counts.leave} as they are.`;
  }
  return `${counts.create} new, ${counts.update} changed, ${counts.delete} deleted, ${counts.leave} as they are; ${bytes} bytes to send.`;
}
