// How calls from a window are answered: sender checked, input parsed, run, put in an envelope, counted until done.
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as z from 'zod';
import { type FailureCode, failure, type Result, toFailure } from '../../core/errors.ts';
import { channels } from '../../core/ipc/channels.ts';
import {
  type CallName,
  type CallOutput,
  calls,
  droppedFile,
  type EventName,
  type EventPayload,
  type Sent,
} from '../../core/ipc/contract.ts';
import { unpackInput } from '../../core/ipc/packed-input.ts';
import { type SecretPlace, typedSecret } from '../../core/ipc/publish-contract.ts';
import type { LogLevel } from '../../core/ipc/settings-contract.ts';
import type { Log } from '../log.ts';

/** Who calls: the number of its window, which stays the same when the window's page is loaded anew. */
export interface Caller {
  readonly window: number;
}

/** One function per call of the contract: parsed input in, result out. */
export type Handlers = {
  readonly [N in CallName]: (
    input: z.output<(typeof calls)[N]['input']>,
    caller: Caller,
  ) => Promise<Result<Sent<CallOutput<N>>>>;
};

export interface ServeOptions {
  readonly handlers: Handlers;
  /** Takes what lies at a path that the preload found. */
  readonly takeDropped: (input: z.output<typeof droppedFile>) => Promise<Result<unknown>>;
  /** Keeps a secret that somebody typed. */
  readonly keepSecret: (
    input: z.output<typeof typedSecret>,
  ) => Promise<Result<{ place: SecretPlace }>>;
  /** Whether a frame is the main frame of one of our windows, showing our page. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  readonly log: Log;
  /** Hears of each call that failed: its name and the code, never what it was about. */
  readonly onFailure: (call: string, code: FailureCode) => void;
}

/** Calls that are allowed while the app shuts down: those that get text to disk, and the answer to a flush. */
const allowedWhileClosing: ReadonlySet<string> = new Set([
  'article.save',
  'journal.note',
  'window.flushed',
]);

/** The running service: how many calls are open, and how to stop taking new ones. */
export interface Service {
  /** Refuses new calls from now on, but for saves, and resolves when the open ones are done. */
  drain(): Promise<void>;
}

/** Starts answering. The only place that calls `ipcMain.handle`. */
export function serve({
  handlers,
  takeDropped,
  keepSecret,
  isTrusted,
  log,
  onFailure,
}: ServeOptions): Service {
  const open = new Set<Promise<unknown>>();
  let closing = false;

  function track<T>(work: Promise<T>): Promise<T> {
    open.add(work);
    const done = (): void => void open.delete(work);
    work.then(done, done);
    return work;
  }

  async function answer(
    event: IpcMainInvokeEvent,
    name: unknown,
    run: () => Promise<Result<unknown>>,
  ): Promise<Result<unknown>> {
    if (!isTrusted(event)) {
      log(`refused a call from ${event.senderFrame?.url ?? 'a frame that is gone'}`, 'warning');
      return failure('not-permitted', { detail: 'sender' });
    }
    if (closing && !allowedWhileClosing.has(String(name))) return failure('shutting-down');
    const started = Date.now();
    const result = await track(run()).catch((error: unknown) => {
      return { ok: false as const, error: toFailure(error) };
    });
    // That somebody changed their mind is no news.
    if (!result.ok && result.error.code !== 'cancelled') {
      const { code, detail = '' } = result.error;
      log(`${String(name)} failed: ${code} ${detail}`, levelOf(code));
      onFailure(typeof name === 'string' && isCallName(name) ? name : 'other', code);
    } else if (Date.now() - started > 1000) log(`${String(name)} took ${Date.now() - started} ms`);
    return result;
  }

  ipcMain.handle(channels.call, (event, name: unknown, input: unknown) =>
    answer(event, name, async () => {
      if (typeof name !== 'string' || !isCallName(name)) {
        return failure('invalid-argument', { detail: 'no such call' });
      }
      return runCall(handlers, name, unpackInput(input), { window: event.sender.id });
    }),
  );
  ipcMain.handle(channels.dropped, (event, input: unknown) =>
    answer(event, 'dropped file', async () => {
      const parsed = droppedFile.strict().safeParse(input);
      if (!parsed.success) return failure('file-unreadable', { detail: 'it has no path' });
      return takeDropped(parsed.data);
    }),
  );
  ipcMain.handle(channels.secret, (event, input: unknown) =>
    answer(event, 'a secret', async () => {
      const parsed = typedSecret.safeParse(input);
      // What is wrong with it is not said: nothing of a secret ever comes back, nor gets into the log.
      return parsed.success ? await keepSecret(parsed.data) : failure('invalid-argument');
    }),
  );

  return {
    async drain() {
      closing = true;
      while (open.size > 0) await Promise.allSettled([...open]);
    },
  };
}

/** What a person can mend is a warning; what must not happen is an error. */
function levelOf(code: FailureCode): LogLevel {
  return code === 'internal' || code === 'write-failed' || code === 'damaged-record'
    ? 'error'
    : 'warning';
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

async function runCall<N extends CallName>(
  handlers: Handlers,
  name: N,
  input: unknown,
  caller: Caller,
): Promise<Result<unknown>> {
  const parsed = calls[name].input.strict().safeParse(input);
  if (!parsed.success) {
    return failure('invalid-argument', { detail: z.prettifyError(parsed.error).slice(0, 500) });
  }
  // The input was parsed by the schema of this very call, which the compiler loses through the generic index.
  const handler = handlers[name] as (input: unknown, by: Caller) => Promise<Result<unknown>>;
  return handler(parsed.data, caller);
}

/** Sends an event of the contract to a window. */
export function emit<N extends EventName>(
  window: { readonly webContents: { isDestroyed(): boolean; send(...args: unknown[]): void } },
  name: N,
  payload: Sent<EventPayload<N>>,
): void {
  if (!window.webContents.isDestroyed()) window.webContents.send(channels.event, name, payload);
}
