// The process that publishes, so that windows and the main process go on answering: started by `publish-client.ts`, and ended by it.
import { performance } from 'node:perf_hooks';
import { type Failure, failure, type Result, toFailure, unwrap } from '../../core/errors.ts';
import { hearParent, tellParent } from '../parent.ts';
import type { SignManifest } from '../signature/signing-key.ts';
import { PublishEngine } from './publish-engine.ts';
import {
  type FromPublishProcess,
  type ToPublishProcess,
  toPublishProcess,
} from './publish-messages.ts';

type Ask = Extract<ToPublishProcess, { type: 'ask' }>;

/** Progress is told at most this often; the last step always. */
const TELL_EVERY_MS = 50;

/** Answers messages of the app. `tell` sends one to it; what is returned hears one of it. */
export function publishServer(
  tell: (message: FromPublishProcess) => void,
): (message: unknown) => void {
  const asked = new Map<string, AbortController>();
  const turns = new Map<number, (refused: Failure | null) => void>();
  /** Who waits for a signature, by the question it is for. */
  const signing = new Map<string, (result: Result<string>) => void>();
  let lastTurn = 0;
  let engine: PublishEngine | undefined;

  /** Changes a record of the newsroom once the app lets it, which changes none meanwhile. */
  async function inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    lastTurn += 1;
    const turn = lastTurn;
    const refused = await new Promise<Failure | null>((resolve) => {
      turns.set(turn, resolve);
      tell({ type: 'turnWanted', turn });
    });
    turns.delete(turn);
    if (refused !== null) return { ok: false, error: refused };
    try {
      return await work();
    } catch (error) {
      return { ok: false, error: toFailure(error) };
    } finally {
      tell({ type: 'turnOver', turn });
    }
  }

  async function answer({ ask, place, question }: Ask): Promise<void> {
    const control = new AbortController();
    asked.set(ask, control);
    const { signal } = control;
    const sign: SignManifest = async (manifest) => {
      const signed = new Promise<Result<string>>((resolve) => {
        signing.set(ask, resolve);
        signal.addEventListener('abort', () => resolve(failure('cancelled')), { once: true });
      });
      tell({ type: 'sign', ask, manifest });
      return unwrap(await signed);
    };
    // Its client asks one process about one newsroom only.
    engine ??= new PublishEngine(place, inTurn);
    let told = Number.NEGATIVE_INFINITY;
    const result = await engine.answer(question, {
      signal,
      sign,
      onProgress(done, total, label) {
        const now = performance.now();
        if (done < total && now - told < TELL_EVERY_MS) return;
        told = now;
        tell({ type: 'progress', ask, done, total, label });
      },
    });
    asked.delete(ask);
    signing.delete(ask);
    if (result.ok) tell({ type: 'answer', ask, value: result.value });
    else tell({ type: 'failed', ask, error: result.error });
  }

  return (message) => {
    const parsed = toPublishProcess.safeParse(message);
    if (!parsed.success) return;
    switch (parsed.data.type) {
      case 'ask':
        void answer(parsed.data);
        return;
      case 'cancel':
        asked.get(parsed.data.ask)?.abort();
        return;
      case 'signed':
        signing.get(parsed.data.ask)?.(parsed.data.result);
        return;
      case 'turn':
        turns.get(parsed.data.turn)?.(parsed.data.refused);
    }
  };
}

hearParent(publishServer((message) => tellParent(message)));
