// How does the app have a whole newsroom looked through in a process of its own, follow it and stop it?
import type * as z from 'zod';
import { failure, type Result, success } from '../../core/errors.ts';
import { fromMediaProcess, type MediaQuestion, mediaAnswers } from './media-messages.ts';

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface MediaChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export type MediaAnswer<Q extends MediaQuestion> = z.infer<(typeof mediaAnswers)[Q['about']]>;

export interface AskMedia {
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Asks one question in a process made by `fork`, which is ended once the answer is here. */
export function askMedia<Q extends MediaQuestion>(
  question: Q,
  fork: () => MediaChild,
  { signal, onProgress = () => {} }: AskMedia,
): Promise<Result<MediaAnswer<Q>>> {
  if (signal.aborted) return Promise.resolve(failure('cancelled'));
  const child = fork();
  const cancel = (): void => child.postMessage({ type: 'cancel' });
  return new Promise((resolve) => {
    let isOver = false;
    const settle = (outcome: Result<MediaAnswer<Q>>): void => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', cancel);
      resolve(outcome);
      child.kill();
    };
    const broken = (detail: string): void => settle(failure('internal', { detail }));
    child.on('message', (message) => {
      const parsed = fromMediaProcess.safeParse(message);
      if (!parsed.success) return broken('the media process said something unknown');
      switch (parsed.data.type) {
        case 'progress':
          if (!isOver) onProgress(parsed.data.done, parsed.data.total);
          return;
        case 'failed':
          return settle({ ok: false, error: parsed.data.error });
        case 'answer': {
          const answer = mediaAnswers[question.about].safeParse(parsed.data.value);
          // The schema is that of this very question, which the compiler loses through the generic index.
          if (answer.success) settle(success(answer.data as MediaAnswer<Q>));
          else broken('the media process gave an answer of another shape');
        }
      }
    });
    child.on('exit', (code) => broken(`the media process ended by itself (code ${code})`));
    signal.addEventListener('abort', cancel);
    child.postMessage({ type: 'ask', question });
  });
}
