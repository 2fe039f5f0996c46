// How does the window ask the main process for something? One typed call per entry of the contract.
import * as z from 'zod';
import { type Asset, asset } from '../../core/content/asset.ts';
import { GalleyError, type Result } from '../../core/errors.ts';
import {
  type Bridge,
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type EventName,
  type EventPayload,
  events,
  failed,
} from '../../core/ipc/contract.ts';
import { packInput } from '../../core/ipc/packed-input.ts';
import { keptSecret, type SecretPlace, type typedSecret } from '../../core/ipc/publish-contract.ts';
import { type KitPlan, kitPlan } from '../../core/kit/kit-plan.ts';

const envelope = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: failed,
  }),
]);

/** The contract as the window sees it. Every call throws a `GalleyError` with its failure. */
export interface Api {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Copies a dropped file into the library, following it as `job`. */
  importDropped(job: string, file: File): Promise<Asset>;
  /** Reads a dropped folder, following that as `job`: what would be made of it. */
  planDropped(job: string, folder: File): Promise<KitPlan>;
  /** Hands a secret over to be kept. It never comes back; the answer says where it is now. */
  keepSecret(secret: z.input<typeof typedSecret>): Promise<SecretPlace>;
  /** Listens to one event; returns how to stop. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

export function createApi(bridge: Bridge): Api {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  bridge.listen((name, payload) => {
    if (!isEventName(name)) return;
    const parsed = events[name].safeParse(payload);
    if (!parsed.success) {
      console.error(`The event ${name} does not follow the contract.`, parsed.error.issues);
      return;
    }
    // The set for `name` only ever holds listeners of that event's payload.
    for (const listener of [...(listeners.get(name) ?? [])]) listener(parsed.data as never);
  });

  return {
    async call(name, input) {
      const value = open(await bridge.call(name, packInput(name, input)), name);
      const parsed = calls[name].output.safeParse(value);
      if (!parsed.success) throw brokenPromise(name, parsed.error);
      // The schema was looked up by `name`, which the compiler cannot follow through the generic index.
      return parsed.data as CallOutput<typeof name>;
    },
    async importDropped(job, file) {
      const answer = await bridge.handDropped(job, file, 'library');
      const parsed = asset.safeParse(open(answer, 'a dropped file'));
      if (!parsed.success) throw brokenPromise('a dropped file', parsed.error);
      return parsed.data;
    },
    async planDropped(job, folder) {
      const answer = await bridge.handDropped(job, folder, 'kit');
      const parsed = kitPlan.safeParse(open(answer, 'a dropped folder'));
      if (!parsed.success) throw brokenPromise('a dropped folder', parsed.error);
      return parsed.data;
    },
    async keepSecret(secret) {
      const parsed = keptSecret.safeParse(open(await bridge.keepSecret(secret), 'keepSecret'));
      if (!parsed.success) throw brokenPromise('keepSecret', parsed.error);
      return parsed.data.place;
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known);
      // Stored beside others of the same event; see the call above.
      const stored = listener as (payload: never) => void;
      known.add(stored);
      return () => known.delete(stored);
    },
  };
}

function open(answer: unknown, name: string): unknown {
  const parsed = envelope.safeParse(answer);
  if (!parsed.success) throw brokenPromise(name, parsed.error);
  const result: Result<unknown> = parsed.data;
  if (!result.ok) throw new GalleyError(result.error);
  return result.value;
}

function brokenPromise(name: string, error: z.ZodError): GalleyError {
  const first = error.issues[0];
  return new GalleyError(
    {
      code: 'internal',
      detail: `answer to ${name}: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`,
    },
    { cause: error },
  );
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}
