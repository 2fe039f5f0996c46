// Does a publish to a place for files end the same, whatever happens on the wire and whenever it is killed, and is nothing broken on the way?
import { spawn } from 'node:child_process';
import { lstat, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { startFtpServer } from '../../electron/publish/ftp/ftp-server-for-tests.ts';
import {
  gitIsMissing,
  makeRepository,
  startSshServer,
  startWebServer,
} from '../../electron/publish/git/git-server-for-tests.ts';
import { startS3Server } from '../../electron/publish/s3/s3-server-for-tests.ts';
import { newHostKey, startSftpServer } from '../../electron/publish/ssh/sftp-server-for-tests.ts';
import type { Run } from '../../electron/publish/target.ts';
import { startWebdavServer } from '../../electron/publish/webdav/webdav-server-for-tests.ts';
import { filesUnder } from '../../electron/storage/library-files.ts';
import { bundle } from './bundle.ts';
import { FaultyWire, type WireFault } from './faulty-wire.ts';
import {
  isWhole,
  login,
  openJob,
  type PlaceJob,
  states,
  type Texts,
  targetOf,
  toPublish,
} from './place-driver.ts';
import { inFolder, percentile, type Suite, type SuiteReport, seeded } from './suite.ts';

const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };
const hostKey = newHostKey();
const userKey = newHostKey();

/** One empty place and its server, which is asked over a wire that may fail. */
interface Stage {
  readonly job: PlaceJob;
  readonly wire: FaultyWire | undefined;
  /** What a visitor gets. */
  visit(): Promise<Texts>;
  stop(): Promise<void>;
}

type Kind = PlaceJob['kind'] | 'sftp-switched';

/** Every kind; the folder has no wire. */
const kinds: readonly Kind[] = [
  'folder',
  'git',
  'git-ssh',
  's3',
  'webdav',
  'sftp',
  'sftp-switched',
  'ftp',
];

const port = (address: string): number => Number(new URL(address).port);

async function begin(kind: Kind, folder: string): Promise<Stage> {
  const root = join(folder, `${kind}-${Math.random().toString(36).slice(2)}`);
  await mkdir(join(root, 'web'), { recursive: true });
  const cache = join(root, 'cache');
  const inMemory = (files: ReadonlyMap<string, Buffer>): Texts => texts([...files]);
  const overWire = async (
    to: number,
    jobAt: (at: number) => PlaceJob,
    visit: Stage['visit'],
    stop: () => Promise<void>,
  ): Promise<Stage> => {
    const wire = await FaultyWire.to(to);
    return {
      job: jobAt(wire.port),
      wire,
      visit,
      stop: async () => {
        await wire.stop();
        await stop();
      },
    };
  };
  switch (kind) {
    case 'folder': {
      const path = join(root, 'web');
      return {
        job: { kind, cache, path },
        wire: undefined,
        visit: () => under(path),
        stop: async () => undefined,
      };
    }
    case 'sftp':
    case 'sftp-switched': {
      const switchable = kind === 'sftp-switched';
      const server = await startSftpServer({ folder: root, hostKeys: [hostKey.private], ...login });
      const shown = join(root, 'web', switchable ? 'current' : '');
      return await overWire(
        server.port,
        (at) => ({ kind: 'sftp', cache, port: at, hostKey: hostKey.fingerprint, switchable }),
        () => under(shown),
        server.stop,
      );
    }
    case 'git':
    case 'git-ssh': {
      const repository = await makeRepository();
      const visit = async (): Promise<Texts> => texts([...repository.files('pages')]);
      if (kind === 'git') {
        const server = await startWebServer(repository, login);
        return await overWire(
          port(server.address),
          (at) => ({ kind, cache, port: at }),
          visit,
          async () => {
            await server.stop();
            await repository.remove();
          },
        );
      }
      const keyFile = join(root, 'id');
      await writeFile(keyFile, userKey.private);
      const server = await startSshServer(repository, {
        ...{ hostKey: hostKey.private, user: 'git', publicKey: userKey.public },
      });
      return await overWire(
        server.port,
        (at) => ({ kind, cache, port: at, hostKey: hostKey.fingerprint, keyFile }),
        visit,
        async () => {
          await server.stop();
          await repository.remove();
        },
      );
    }
    case 'webdav': {
      const server = await startWebdavServer(login);
      return await overWire(
        port(server.address),
        (at) => ({ kind, cache, port: at }),
        async () => inMemory(server.files),
        server.stop,
      );
    }
    case 'ftp': {
      const server = await startFtpServer(login);
      return await overWire(
        server.port,
        (at) => ({ kind, cache, port: at }),
        async () => inMemory(server.files),
        server.stop,
      );
    }
    case 's3': {
      const server = await startS3Server({
        accessKeyId: login.user,
        secretKey: login.password,
        bucket: 'news',
      });
      const files = async (): Promise<Texts> =>
        texts([...server.objects].map(([path, { bytes }]) => [path, bytes] as const));
      return await overWire(
        port(server.address),
        (at) => ({ kind, cache, port: at }),
        files,
        server.stop,
      );
    }
  }
}

function texts(files: readonly (readonly [string, Buffer])[]): Texts {
  // What Galley notes for itself is no part of the website.
  const ours = files.filter(([path]) => !/^\.(galley-|nojekyll$)/.test(path));
  return Object.fromEntries(ours.map(([path, bytes]) => [path, bytes.toString('latin1')] as const));
}

/** What lies in a folder that visitors see: in one state of the link that leads to it. */
async function under(shown: string): Promise<Texts> {
  if ((await lstat(shown).catch(() => undefined)) === undefined) return {};
  const folder = await realpath(shown);
  const found: [string, Buffer][] = [];
  for (const path of await filesUnder(folder)) {
    const name = relative(folder, path);
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes !== undefined) found.push([name, bytes]);
  }
  return texts(found);
}

/**
 * Links that lead to nothing, on pages that a visitor comes to: from the front page, or from one whose address was live before. New pages
 * that lead to each other arrive one after the other, and nothing leads to them until all are there.
 */
function deadLinks(there: Texts, live: Texts): string[] {
  const dead: string[] = [];
  const seen = new Set(['index.html', ...Object.keys(live)]);
  for (const path of seen) {
    if (!path.endsWith('.html')) continue;
    for (const [, to = ''] of (there[path] ?? '').matchAll(/href="([^"]+)"/g)) {
      const found = new URL(to, `http://site/${path}`).pathname.slice(1);
      if (there[found] === undefined) dead.push(`${path} → ${found}`);
      else seen.add(found);
    }
  }
  return dead;
}

const same = (one: Texts, other: Texts): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

class Findings {
  readonly counts = {
    'pages that led to nothing': 0,
    'files that were half': 0,
    'two websites mixed where one was promised': 0,
    'acknowledged, and not as undisturbed': 0,
    'not ended by the next publish': 0,
    'tried more than five times': 0,
  };
  readonly examples: string[] = [];

  get wrong(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  found(what: keyof Findings['counts'], about: string): void {
    this.counts[what] += 1;
    this.examples.push(`${about}: ${what}`);
  }

  /** What a visitor may see while it is published, and after it was cut short. */
  look(there: Texts, about: string, job: PlaceJob, live: Texts): void {
    const { before, after } = states;
    const [dead] = deadLinks(there, live);
    if (dead !== undefined) this.found('pages that led to nothing', `${about}, ${dead}`);
    if (
      Object.entries(there).some(([path, text]) => text !== before[path] && text !== after[path])
    ) {
      this.found('files that were half', about);
    }
    if (isWhole(job) && ![{}, before, after].some((one) => same(one, there))) {
      this.found('two websites mixed where one was promised', about);
    }
  }
}

const faults: readonly WireFault[] = ['cut', 'answer lost', 'answer cut', 'late', 429, 503];

async function publish(
  stage: Stage,
  which: 'before' | 'after',
  onWait: () => void = () => undefined,
) {
  const target = targetOf(stage.job, openJob(stage.job), async () => onWait());
  const plan = await target.plan(toPublish(states[which]), run);
  return plan.ok ? await plan.value.apply(run) : plan;
}

const missing = async (): Promise<string | undefined> => gitIsMissing;

/** Each fault at each moment of publishing an edit. */
function faultsOf(kind: Kind): Suite {
  const suite = `${kind}-wire`;
  return {
    name: suite,
    unit: 'of the moments of a publish, each with each fault',
    fullN: Number.MAX_SAFE_INTEGER,
    shortN: 3,
    missing,
    run: ({ n, seed, log }) =>
      inFolder(async (folder) => {
        const findings = new Findings();
        const calm = await begin(kind, folder);
        await publish(calm, 'before');
        const from = calm.wire?.moments ?? 0;
        await publish(calm, 'after');
        const all = (calm.wire?.moments ?? 0) - from;
        await calm.stop();
        let [tried, retries] = [0, 0];
        // Few rounds look at moments all over the publish.
        const step = Math.max(1, Math.floor(all / n));
        for (const fault of faults) {
          for (let at = 1; at <= all; at += step) {
            const done = await withFault(await begin(kind, folder), { fault, at, findings });
            tried += done.happened;
            retries += done.waits;
          }
          log(`  ${fault} at each of ${all} moments, ${findings.wrong} wrong so far`);
        }
        return {
          suite,
          n: tried,
          seed,
          where: `a stand-in behind a proxy on loopback; an edit of ${all} moments`,
          figures: { ...findings.counts, 'tried again': retries },
          wrong: findings.wrong,
          examples: findings.examples,
          controls: [inOrderOfNames()],
        } satisfies SuiteReport;
      }),
  };
}

async function withFault(
  stage: Stage,
  { fault, at, findings }: { fault: WireFault; at: number; findings: Findings },
): Promise<{ happened: number; waits: number }> {
  const { wire, job } = stage;
  if (wire === undefined) throw new Error('A place without a wire has no faults of one.');
  await publish(stage, 'before');
  const about = `${fault} at moment ${at}`;
  const first = wire.moments;
  wire.fault = (moment) => (moment - first === at ? fault : undefined);
  let waits = 0;
  const done = await publish(stage, 'after', () => {
    waits += 1;
  });
  if (waits > 4) findings.found('tried more than five times', about);
  const there = await stage.visit();
  findings.look(there, about, job, states.before);
  if (done.ok && !same(there, states.after)) {
    findings.found('acknowledged, and not as undisturbed', about);
  }
  if (!done.ok) {
    wire.fault = () => undefined;
    await publish(stage, 'after');
    if (!same(await stage.visit(), states.after)) {
      findings.found('not ended by the next publish', `${about} ${JSON.stringify(done.error)}`);
    }
  }
  await stage.stop();
  return { happened: wire.happened, waits };
}

/** Programs that are killed while they publish, and a later one that finishes. */
function killsOf(kind: Kind): Suite {
  const suite = `${kind}-kills`;
  return {
    name: suite,
    unit: 'publishes killed at a moment of chance and gone on with',
    fullN: 100,
    shortN: 3,
    missing,
    run: ({ n, seed, log }) =>
      inFolder(async (folder) => {
        const driver = await bundle('place-driver.ts', folder);
        const random = seeded(seed);
        const findings = new Findings();
        const lasts: number[] = [];
        for (let round = 0; round < 3; round += 1) {
          const stage = await begin(kind, folder);
          lasts.push((await startDriver(driver, stage.job, 'before')).lasted);
          await stage.stop();
        }
        const usual = percentile(lasts, 0.5);
        let killed = 0;
        let late = 0;
        let round = 0;
        // One that was done before its moment came was not killed, and another takes its place.
        while (killed < n && round < 5 * n) {
          round += 1;
          const stage = await begin(kind, folder);
          const which = round % 2 === 0 ? 'after' : 'before';
          if (which === 'after') await publish(stage, 'before');
          const moment = random() * usual;
          const { isDone } = await startDriver(driver, stage.job, which, moment);
          if (!isDone) killed += 1;
          const about = `${which}, killed after ${moment.toFixed(0)} ms`;
          findings.look(
            await stage.visit(),
            about,
            stage.job,
            which === 'after' ? states.before : {},
          );
          let done = await publish(stage, 'after');
          if (!done.ok && done.error.code === 'target-changed') {
            // What the killed one had handed to another program, such as a push of Git, got through just now.
            late += 1;
            done = await publish(stage, 'after');
          }
          if (!done.ok || !same(await stage.visit(), states.after)) {
            findings.found(
              'not ended by the next publish',
              `${about} ${JSON.stringify(done).slice(0, 300)}`,
            );
          }
          await stage.stop();
          if (round % 20 === 0) log(`  ${round} rounds, ${findings.wrong} wrong so far`);
        }
        return {
          suite,
          n: killed,
          seed,
          where: `${kind === 'folder' ? 'a folder' : 'a stand-in on loopback'}; SIGKILL within the ${usual.toFixed(0)} ms of a publish`,
          figures: {
            'done before its moment came': round - killed,
            'got through after the kill, and was planned against': late,
            ...findings.counts,
          },
          wrong: findings.wrong,
          examples: findings.examples,
          controls: [inOrderOfNames()],
        } satisfies SuiteReport;
      }),
  };
}

export const wireSuites: readonly Suite[] = kinds.flatMap((kind) =>
  kind === 'folder' ? [killsOf(kind)] : [faultsOf(kind), killsOf(kind)],
);

async function startDriver(
  driver: string,
  job: PlaceJob,
  which: 'before' | 'after',
  moment?: number,
): Promise<{ readonly isDone: boolean; readonly lasted: number }> {
  const child = spawn(process.execPath, [driver, JSON.stringify({ job, which })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let began = 0;
  let lasted = 0;
  let isDone = false;
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  createInterface(child.stdout).on('line', (line) => {
    if (line === 'ready') {
      began = performance.now();
      if (moment !== undefined) void pause(moment).then(() => child.kill('SIGKILL'));
    } else if (line === 'done') {
      isDone = true;
      lasted = performance.now() - began;
    }
  });
  const { code, signal } = await ended;
  // A program that fails by itself publishes nothing, and nothing of it is killed.
  if (!isDone && signal === null) throw new Error(`The publishing program ended with ${code}.`);
  return { isDone, lasted };
}

/** The known-bad way: files in the order of their names, looked at after each. */
function inOrderOfNames(): SuiteReport['controls'][number] {
  const there: Record<string, string> = { ...states.before };
  const paths = Object.keys(states.after).sort();
  let lost = 0;
  for (const path of paths) {
    there[path] = states.after[path] ?? '';
    if (deadLinks(there, states.before).length > 0) lost += 1;
  }
  return { name: 'files put in the order of their names lead to nothing', lost, of: paths.length };
}
