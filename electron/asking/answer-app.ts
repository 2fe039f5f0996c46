// How does a process answer the one question that the app started it for? Whoever asked ends it.
import { performance } from 'node:perf_hooks';
import type * as z from 'zod';
import { type Result, toFailure } from '../../core/errors.ts';
import { hearParent, tellParent } from '../parent.ts';
import { type OnProgress, type Talk, type ToldByProcess, toldByApp } from './talk.ts';

/** Progress is told at most this often; the last step always. */
const TELL_EVERY_MS = 50;

/** Waits for the question and answers it; what is thrown is a failure, too. A second question is not heard. */
export function answerApp<
  Q extends { readonly about: string },
  A extends Readonly<Record<Q['about'], z.ZodType>>,
>(
  talk: Talk<Q, A>,
  answer: (
    question: Q,
    how: { readonly signal: AbortSignal; readonly onProgress: OnProgress },
  ) => Promise<Result<z.input<A[Q['about']]>>>,
): void {
  const control = new AbortController();
  const tell = (message: ToldByProcess): void => tellParent(message);
  let isStarted = false;
  let told = Number.NEGATIVE_INFINITY;
  const onProgress: OnProgress = (done, total, label) => {
    const now = performance.now();
    if (done < total && now - told < TELL_EVERY_MS) return;
    told = now;
    tell({ type: 'progress', done, total, label });
  };
  hearParent((message) => {
    const parsed = toldByApp.safeParse(message);
    if (!parsed.success) return;
    if (parsed.data.type === 'cancel') {
      control.abort();
      return;
    }
    const question = talk.question.safeParse(parsed.data.question);
    if (!question.success || isStarted) return;
    isStarted = true;
    void answer(question.data, { signal: control.signal, onProgress })
      .catch((error: unknown) => ({ ok: false, error: toFailure(error) }) as const)
      .then((result) => {
        if (result.ok) tell({ type: 'answer', value: result.value });
        else tell({ type: 'failed', error: result.error });
      });
  });
}
