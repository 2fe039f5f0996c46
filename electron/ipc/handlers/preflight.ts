// Calls about the pre-flight: what one article's checks must know, the checks of all that leaves, and who lets what pass.
import { randomUUID } from 'node:crypto';
import { say } from '../../../core/check-messages.ts';
import { type Override, overriding, withdrawing } from '../../../core/checks/overrides.ts';
import type { PdfFacts } from '../../../core/checks/pdf-facts.ts';
import type { PreflightReport, ReportedFinding } from '../../../core/checks/report.ts';
import type { Asset } from '../../../core/content/asset.ts';
import type { ArticleId, AssetId } from '../../../core/content/ids.ts';
import { failure, type Result, success } from '../../../core/errors.ts';
import { FileFacts } from '../../checks/file-facts.ts';
import { internet } from '../../web/ask-web.ts';
import { checkLinks } from '../../web/check-links.ts';
import { PREFLIGHT_MILLISECONDS } from '../preflights.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

/** More articles with findings than these are counted, and told of by `galley preflight`. */
const MOST_TOLD = 200;

export function preflightHandlers(desk: Desk) {
  const { services } = desk;
  const { jobs, announce, preflights, cacheFolder } = services;
  const fileFacts = new FileFacts(cacheFolder);
  const progressOf =
    (job: string) =>
    (done: number, total: number, label: string): void =>
      jobs.report(job, { label, done, total, unit: 'files' }, announce);

  return {
    'preflight.surroundings': ({ id, slug, assets }) =>
      desk.inLibrary(async (store) => {
        const clash = store.addressClash(id, slug);
        const read = await Promise.all(assets.map((asset) => store.assets.get(asset)));
        const pdfs: { asset: AssetId; facts: PdfFacts | null }[] = [];
        const unknown: Asset[] = [];
        for (const one of read) {
          if (!one.ok) continue;
          const facts = await fileFacts.kept(one.value);
          if (facts === undefined) unknown.push(one.value);
          else pdfs.push({ asset: one.value.id, facts });
        }
        if (unknown.length === 0) return success({ clash, pdfs });
        // Reading a large file takes longer than anything in this process may.
        const looked = await jobs.run(randomUUID(), (signal) =>
          services.askPreflight(
            { about: 'pdfs', library: store.folder, cacheFolder, assets: unknown },
            { signal },
          ),
        );
        return looked.ok ? success({ clash, pdfs: [...pdfs, ...looked.value] }) : looked;
      }),
    'preflight.run': ({ job, withLinks }) =>
      desk.inLibrary((store) =>
        jobs.run(job, async (signal) => {
          const preflight = preflights.begin(job, store);
          const report = await services.askPreflight(
            {
              about: 'edition',
              library: store.folder,
              cacheFolder,
              asOf: new Date(Date.now() + PREFLIGHT_MILLISECONDS).toISOString(),
              withLinks,
              most: MOST_TOLD,
            },
            { signal, onProgress: progressOf(job) },
          );
          if (report.ok) preflight.finish(report.value);
          return report;
        }),
      ),
    'preflight.counts': ({ job }) =>
      desk.inLibrary((store) =>
        jobs.run(job, async (signal) => {
          const asOf = new Date().toISOString();
          const counted = await services.askPreflight(
            { about: 'articles', library: store.folder, cacheFolder, asOf },
            { signal },
          );
          return counted.ok ? success({ articles: counted.value }) : counted;
        }),
      ),
    'preflight.override': ({ job, article, check, fingerprint, by, why }) =>
      desk.inWritableLibrary(async (store) => {
        const report = preflights.last(job, store);
        if (!report.ok) return report;
        const subject = { article, check, fingerprint };
        const finding = findingIn(report.value, article, check, fingerprint);
        if (finding === undefined || finding.severity !== 'blocking') return failure('not-found');
        const found = say(services.language.messages.preflight.reasons, finding.reason);
        const event = await store.noteEvent(overriding(subject, { by, why, found }));
        if (!event.ok) return event;
        services.settings.setPreferences({ personName: by });
        return success(preflights.decide(job, subject, { by, why, at: event.value.at }));
      }),
    'preflight.withdraw': ({ job, article, check, fingerprint, by }) =>
      desk.inWritableLibrary(async (store) => {
        const report = preflights.last(job, store);
        if (!report.ok) return report;
        const subject = { article, check, fingerprint };
        const finding = findingIn(report.value, article, check, fingerprint);
        if (finding?.override === undefined) return failure('not-found');
        const event = await store.noteEvent(withdrawing(subject, by));
        if (!event.ok) return event;
        return success(preflights.decide(job, subject, undefined));
      }),
    'links.check': ({ job, addresses }) =>
      desk.inLibrary(() =>
        jobs.run(job, async (signal) => {
          const checked = await checkLinks(addresses, {
            network: internet,
            signal,
            onProgress: progressOf(job),
          });
          if (!checked.ok) return checked;
          services.log(`asked for ${checked.value.length} web links`);
          return success({ links: checked.value });
        }),
      ),
  } satisfies Partial<Handlers>;
}

function findingIn(
  { reports }: PreflightReport,
  article: ArticleId,
  check: string,
  fingerprint: string,
): ReportedFinding | undefined {
  return reports
    .find(({ id }) => id === article)
    ?.findings.find((one) => one.check === check && one.fingerprint === fingerprint);
}

/** The overrides that an export stands on; fails where the pre-flight does not let it go. */
export function letPass(
  report: Result<PreflightReport>,
): Result<(Override & { article: ArticleId; check: string; fingerprint: string })[]> {
  if (!report.ok) return report;
  if (report.value.counts.blocking > 0) {
    return failure('preflight-blocking', { detail: `${report.value.counts.blocking} findings` });
  }
  return success(
    report.value.reports.flatMap(({ id, findings }) =>
      findings.flatMap(({ check, fingerprint, override }) =>
        override === undefined ? [] : [{ article: id, check, fingerprint, ...override }],
      ),
    ),
  );
}
