// How does the app put one question to a process of its own, follow it and stop it?
import type * as z from 'zod';
import { failure, type Result, success } from '../../core/errors.ts';
import { type Answer, type OnProgress, type Talk, toldByProcess } from './talk.ts';

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface AskedChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface AskOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: OnProgress;
}

/** Asks one question in a process made by `fork`, which is ended once the answer is here. */
export function askProcess<
  Q extends { readonly about: string },
  A extends Readonly<Record<Q['about'], z.ZodType>>,
  One extends Q,
>(
  { name, answers }: Talk<Q, A>,
  question: One,
  fork: () => AskedChild,
  { signal, onProgress = () => {} }: AskOptions,
): Promise<Result<Answer<A, One['about']>>> {
  if (signal.aborted) return Promise.resolve(failure('cancelled'));
  const child = fork();
  const cancel = (): void => child.postMessage({ type: 'cancel' });
  return new Promise((resolve) => {
    let isOver = false;
    const settle = (outcome: Result<Answer<A, One['about']>>): void => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', cancel);
      resolve(outcome);
      child.kill();
    };
    const broken = (detail: string): void => settle(failure('internal', { detail }));
    child.on('message', (message) => {
      const parsed = toldByProcess.safeParse(message);
      if (!parsed.success) return broken(`the ${name} process said something unknown`);
      switch (parsed.data.type) {
        case 'progress':
          if (!isOver) onProgress(parsed.data.done, parsed.data.total, parsed.data.label);
          return;
        case 'failed':
          return settle({ ok: false, error: parsed.data.error });
        case 'answer': {
          const about: One['about'] = question.about;
          const answer = answers[about].safeParse(parsed.data.value);
          // The schema is that of this very question, which the compiler loses through the generic index.
          if (answer.success) settle(success(answer.data as Answer<A, One['about']>));
          else broken(`the ${name} process gave an answer of another shape`);
        }
      }
    });
    child.on('exit', (code) => broken(`the ${name} process ended by itself (code ${code})`));
    signal.addEventListener('abort', cancel);
    child.postMessage({ type: 'ask', question });
  });
}
