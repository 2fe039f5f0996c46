// The process that looks through a whole newsroom, so that the app goes on answering: one question each. Whoever asked ends it.
import { performance } from 'node:perf_hooks';
import type * as z from 'zod';
import { type Result, success, toFailure } from '../../core/errors.ts';
import { hearParent, tellParent } from '../parent.ts';
import { measureFolders } from './disk-use.ts';
import { findReferences } from './find-references.ts';
import {
  type FromMediaProcess,
  type MediaQuestion,
  type mediaAnswers,
  toMediaProcess,
} from './media-messages.ts';

/** Progress is told at most this often; the last step always. */
const TELL_EVERY_MS = 50;

const control = new AbortController();
let isStarted = false;
let told = Number.NEGATIVE_INFINITY;

function tell(message: FromMediaProcess): void {
  tellParent(message);
}

function onProgress(done: number, total: number): void {
  const now = performance.now();
  if (done < total && now - told < TELL_EVERY_MS) return;
  told = now;
  tell({ type: 'progress', done, total });
}

type Answer = z.input<(typeof mediaAnswers)[MediaQuestion['about']]>;

async function answer(question: MediaQuestion): Promise<Result<Answer>> {
  const { signal } = control;
  const { library } = question;
  if (question.about === 'disk') {
    return success(await measureFolders(library, question.cacheFolder, signal));
  }
  const { undoFolder } = question;
  const wanted = new Set(question.wanted);
  const found = await findReferences({ library, wanted, undoFolder, signal, onProgress });
  if (!found.ok) return found;
  return success({ kept: [...found.value.kept], unreadable: found.value.unreadable });
}

hearParent((message) => {
  const parsed = toMediaProcess.safeParse(message);
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
