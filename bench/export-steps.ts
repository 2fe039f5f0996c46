// The process whose exports are measured: it is told what to export where, and says what that took. Started by export.ts.
import * as z from 'zod';
import { unwrap } from '../core/errors.ts';
import { exportKind } from '../core/ipc/contract.ts';
import { keepHeapModest, tidyHeap } from '../electron/export/modest-heap.ts';
import { SiteSession } from '../electron/export/site-session.ts';

keepHeapModest();

const step = z.object({
  libraryFolder: z.string(),
  themesFolder: z.string(),
  cacheFolder: z.string(),
  destination: z.object({ kind: exportKind, path: z.string() }),
  asOf: z.string(),
});
export type ExportStep = z.infer<typeof step>;

export interface StepFigures {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  /** How long the progress stood at each label. */
  readonly phases: Readonly<Record<string, number>>;
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
}

process.on('message', (message) => {
  void run(step.parse(message)).then(
    (figures) => process.send?.({ figures }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});

/** Kept, as the app keeps it. */
let session: SiteSession | undefined;
/** What the app does once it has answered, too; the next export waits for it. */
let preparing: Promise<void> = Promise.resolve();

async function run({ asOf, destination, ...place }: ExportStep): Promise<StepFigures> {
  await preparing;
  session ??= new SiteSession(place);
  const phases: Record<string, number> = {};
  const cpu = process.cpuUsage();
  const began = performance.now();
  let [label, since] = ['', began];
  const turnTo = (next: string): void => {
    const now = performance.now();
    if (label !== '') phases[label] = (phases[label] ?? 0) + now - since;
    [label, since] = [next, now];
  };
  const receipt = unwrap(
    await session.export({
      destination,
      asOf: new Date(asOf),
      preparesNext: true,
      onProgress(_done, _total, next) {
        if (next !== label) turnTo(next);
      },
    }),
  );
  turnTo('');
  const milliseconds = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  preparing = session.prepareNext({ destination }).then(tidyHeap);
  return {
    milliseconds,
    cpuMilliseconds: (user + system) / 1000,
    phases,
    files: receipt.files,
    pages: receipt.pages,
    bytes: receipt.bytes,
  };
}
