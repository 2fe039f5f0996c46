// The process that checks, so that windows and the main process go on answering: one question each. Whoever asked ends it.
import { performance } from 'node:perf_hooks';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import { hearParent, tellParent } from '../parent.ts';
import { internet } from '../web/ask-web.ts';
import { checkLibraryEdition, countLibraryFindings } from './check-library-edition.ts';
import { FileFacts } from './file-facts.ts';
import {
  type FromPreflightProcess,
  type PreflightQuestion,
  toPreflightProcess,
} from './preflight-messages.ts';

/** Progress is told at most this often; the last step always. */
const TELL_EVERY_MS = 50;

const control = new AbortController();
let isStarted = false;

function tell(message: FromPreflightProcess): void {
  tellParent(message);
}

async function answer(question: PreflightQuestion): Promise<Result<unknown>> {
  const { signal } = control;
  if (question.about === 'pdfs') {
    const facts = new FileFacts(question.cacheFolder);
    const answers = [];
    for (const asset of question.assets) {
      if (signal.aborted) return failure('cancelled');
      answers.push({ asset: asset.id, facts: await facts.pdf(question.library, asset) });
    }
    return success(answers);
  }
  let told = Number.NEGATIVE_INFINITY;
  const options = {
    library: question.library,
    cacheFolder: question.cacheFolder,
    asOf: new Date(question.asOf),
    signal,
    onProgress(done: number, total: number, label: string): void {
      const now = performance.now();
      if (done < total && now - told < TELL_EVERY_MS) return;
      told = now;
      tell({ type: 'progress', done, total, label });
    },
  };
  if (question.about === 'articles') return await countLibraryFindings(options);
  const checked = await checkLibraryEdition({
    ...options,
    network: question.withLinks ? internet : undefined,
    most: question.most,
  });
  return checked.ok ? success(checked.value.report) : checked;
}

hearParent((message) => {
  const parsed = toPreflightProcess.safeParse(message);
  if (!parsed.success) return;
  if (parsed.data.type === 'cancel') {
    control.abort();
    return;
  }
  if (isStarted) return;
  isStarted = true;
  void answer(parsed.data.question)
    .catch((error: unknown) => ({ ok: false, error: toFailure(error) }) as const)
    .then((result) => {
      if (result.ok) tell({ type: 'answer', value: result.value });
      else tell({ type: 'failed', error: result.error });
    });
});
