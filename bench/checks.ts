// How long do all checks of one long article take, and of an edition? `node bench/checks.ts`: times of this machine alone.
import { performance } from 'node:perf_hooks';
import { readBody } from '../core/checks/body-reading.ts';
import type { CheckContext } from '../core/checks/define-check.ts';
import { checks } from '../core/checks/registry.ts';
import { checkArticle } from '../core/checks/run-checks.ts';
import { newArticle } from '../core/content/article.ts';
import type { BodyNode } from '../core/content/body.ts';
import { articleId, termId } from '../core/content/ids.ts';
import { longBody } from '../e2e/bench/long-article.ts';
import { summed } from './figures.ts';

const RUNS = 40;

const context: CheckContext = {
  now: new Date('2026-03-09T12:00:00Z'),
  languages: ['en', 'fr', 'de'],
  day: (moment) => moment.toISOString().slice(0, 10),
  asset: () => null,
  pdf: () => null,
  article: () => null,
  addressClash: () => null,
  source: () => null,
  link: () => undefined,
};
const id = articleId.parse('019a0000-0000-7000-8000-000000000001');
const newsType = termId.parse('019a0000-0000-7000-8000-000000000002');

for (const words of [1_000, 5_000, 20_000]) {
  const pictures = Array.from({ length: 40 }, (_, index) => index.toString(16).padStart(64, '0'));
  const text = JSON.stringify(longBody(words, pictures));
  const times = { reading: [] as number[], checking: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    // A new document each time, as the editor hands one over: nothing is known of it from before.
    const document = JSON.parse(text) as BodyNode;
    const article = {
      ...newArticle(id, { newsType, language: 'en', now: '2026-03-01T10:00:00.000Z' }),
      body: { schemaVersion: 1, document },
    };
    const started = performance.now();
    const reading = readBody(document);
    const read = performance.now();
    checkArticle(article, context, reading);
    times.reading.push(read - started);
    times.checking.push(performance.now() - read);
  }
  const whole = summed(times.reading.map((time, run) => time + (times.checking[run] ?? 0)));
  console.log(
    `${words} words, ${checks.length} checks: p50 ${whole.p50} ms, p95 ${whole.p95} ms, most ${whole.most} ms (reading p50 ${summed(times.reading).p50} ms)`,
  );
}
