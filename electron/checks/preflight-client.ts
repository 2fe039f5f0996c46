// How does the app have something checked in a process of its own, follow it and stop it?
import type * as z from 'zod';
import { failure, type Result, success } from '../../core/errors.ts';
import {
  fromPreflightProcess,
  type PreflightQuestion,
  preflightAnswers,
} from './preflight-messages.ts';

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface PreflightChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export type PreflightAnswer<Q extends PreflightQuestion> = z.infer<
  (typeof preflightAnswers)[Q['about']]
>;

/** Asks one question in a process made by `fork`, which is ended once the answer is here. */
export function askPreflight<Q extends PreflightQuestion>(
  question: Q,
  fork: () => PreflightChild,
  {
    signal,
    onProgress = () => {},
  }: {
    signal: AbortSignal;
    onProgress?: (done: number, total: number, label: string) => void;
  },
): Promise<Result<PreflightAnswer<Q>>> {
  if (signal.aborted) return Promise.resolve(failure('cancelled'));
  const child = fork();
  const cancel = (): void => child.postMessage({ type: 'cancel' });
  return new Promise((resolve) => {
    let isOver = false;
    const settle = (outcome: Result<PreflightAnswer<Q>>): void => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', cancel);
      resolve(outcome);
      child.kill();
    };
    const broken = (detail: string): void => settle(failure('internal', { detail }));
    child.on('message', (message) => {
      const parsed = fromPreflightProcess.safeParse(message);
      if (!parsed.success) return broken('the pre-flight process said something unknown');
      switch (parsed.data.type) {
        case 'progress':
          if (!isOver) onProgress(parsed.data.done, parsed.data.total, parsed.data.label);
          return;
        case 'failed':
          return settle({ ok: false, error: parsed.data.error });
        case 'answer': {
          const answer = preflightAnswers[question.about].safeParse(parsed.data.value);
          // The schema is that of this very question, which the compiler loses through the generic index.
          if (answer.success) settle(success(answer.data as PreflightAnswer<Q>));
          else broken('the pre-flight process gave an answer of another shape');
        }
      }
    });
    child.on('exit', (code) => broken(`the pre-flight process ended by itself (code ${code})`));
    signal.addEventListener('abort', cancel);
    child.postMessage({ type: 'ask', question });
  });
}
