// Does every acknowledged save outlive a power cut? A real ext4 is shut down under a store at work, again and again.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { JSONFile } from 'lowdb/node';
import { articleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { files, listArticleIds } from '../../electron/storage/library-files.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { readRecord } from '../../electron/storage/record-file.ts';
import { runCommand } from '../run-command.ts';
import { halfVisible, makeLibrary } from './make-library.ts';
import { below, hasProgram, inFolder, type Suite, type SuiteReport, seeded } from './suite.ts';

/** EXT4_IOC_SHUTDOWN: the file system stops at once; flag 1 writes its journal out first, flag 2 does not. */
const shutdownSource = `
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
int main(int count, char **words) {
  unsigned flag = atoi(words[2]);
  int folder = open(words[1], O_RDONLY);
  return folder < 0 || ioctl(folder, _IOR('X', 125, unsigned), &flag) != 0;
}
`;

export const modes = ['defaults', 'data=writeback,noauto_da_alloc'] as const;

async function must(program: string, args: readonly string[]): Promise<void> {
  const finished = await runCommand(program, args);
  if (finished.code !== 0) throw new Error(`${program} ${args.join(' ')}: ${finished.stderr}`);
}

/** A small ext4 in a file, which can lose its power. */
class Disk {
  readonly place: string;
  readonly #image: string;
  readonly #helper: string;
  readonly #mode: string;

  private constructor(place: string, image: string, helper: string, mode: string) {
    this.place = place;
    this.#image = image;
    this.#helper = helper;
    this.#mode = mode;
  }

  static async make(folder: string, mode: (typeof modes)[number]): Promise<Disk> {
    const helper = join(folder, 'shutdown');
    if (!existsSync(helper)) {
      await writeFile(`${helper}.c`, shutdownSource);
      await must('gcc', ['-o', helper, `${helper}.c`]);
    }
    const place = join(folder, `disk ${modes.indexOf(mode)}`);
    const image = `${place}.image`;
    await mkdir(place, { recursive: true });
    await rm(image, { force: true });
    await must('truncate', ['-s', '48M', image]);
    await must('mkfs.ext4', ['-q', '-F', image]);
    return new Disk(place, image, helper, mode);
  }

  mount(): Promise<void> {
    return must('mount', ['-o', `loop,${this.#mode}`, this.#image, this.place]);
  }

  cut(flag: 1 | 2): Promise<void> {
    return new Promise((resolve, reject) => {
      const helper = spawn(this.#helper, [this.place, String(flag)], { stdio: 'ignore' });
      helper.once('error', reject);
      helper.once('close', (code) =>
        code === 0 ? resolve() : reject(new Error('the file system was not shut down')),
      );
    });
  }

  async unmount(): Promise<void> {
    const done = await runCommand('umount', [this.place]);
    if (done.code !== 0) await runCommand('umount', ['-l', this.place]);
  }
}

interface Counts {
  saves: number;
  lost: number;
  torn: number;
  half: number;
  examples: string[];
}

const body = (text: string) => ({
  schemaVersion: 1,
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
});

/** Cuts the power of a store at work, `cycles` times; each cycle opens what the one before left. */
async function cutStore(disk: Disk, cycles: number, seed: number, counts: Counts): Promise<void> {
  const random = seeded(seed);
  const acknowledged = new Map<string, { revision: number; text: string }>();
  await disk.mount();
  try {
    const library = await makeLibrary(disk.place, { count: 3, random });
    for (let cycle = 0; cycle <= cycles; cycle += 1) {
      // After a reboot the holder is dead; here it is this very process, which lives.
      await rm(join(library, '.galley', 'lock'), { force: true });
      const opened = await LibraryStore.open(library, { warn: () => undefined });
      if (!opened.ok) {
        counts.torn += 1;
        counts.examples.push(`cycle ${cycle}: ${opened.error.code}`);
        return;
      }
      const store = opened.value;
      counts.torn += store.problems.length;
      const articles: Record<string, { slug: string; revision: number }> = {};
      for (const id of await listArticleIds(library)) {
        const record = await readRecord('article', files.article(library, id));
        if (!record.ok) continue;
        articles[id] = record.value;
        const ack = acknowledged.get(id);
        if (ack !== undefined) {
          const { revision } = record.value;
          const same = JSON.stringify(record.value.body.document) === ack.text;
          if (revision < ack.revision || (revision === ack.revision && !same)) {
            counts.lost += 1;
            counts.examples.push(`cycle ${cycle}: acknowledged ${ack.revision}, found ${revision}`);
          }
        }
      }
      for (const id of acknowledged.keys()) if (articles[id] === undefined) counts.lost += 1;
      const { redirects } = unwrap(await readRecord('redirects', files.redirects(library)));
      counts.half += halfVisible({ articles, redirects }).length;
      if (cycle === cycles) {
        await store.close();
        return;
      }

      let powered = true;
      const work = (async (): Promise<void> => {
        const ids = Object.keys(articles);
        const revisions = new Map(ids.map((id) => [id, articles[id]?.revision ?? 0]));
        for (let count = 0; powered; count += 1) {
          const position = below(random, ids.length);
          const id = articleId.parse(ids[position]);
          const base = revisions.get(id) ?? 0;
          const next = body(`${random().toString(36)} `.repeat(1 + below(random, 4_000)));
          const slug = articles[id]?.slug.replace(/-(start|move-\d+)$/, `-move-${base + 1}`) ?? '';
          const saved = await store.saveArticle(id, base, {
            body: next,
            ...(count % 4 === 3 ? { slug } : {}),
          });
          if (!saved.ok) return; // the power is gone
          const { article } = saved.value;
          counts.saves += 1;
          revisions.set(id, article.revision);
          articles[id] = article;
          acknowledged.set(id, {
            revision: article.revision,
            text: JSON.stringify(article.body.document),
          });
        }
      })();
      await wait(random() * 40);
      await disk.cut(below(random, 3) === 0 ? 1 : 2);
      powered = false;
      await work;
      await store.close().catch(() => undefined); // its disk is gone
      await disk.unmount();
      await disk.mount();
    }
  } finally {
    await disk.unmount();
  }
}

async function cutControl(
  disk: Disk,
  cycles: number,
  seed: number,
  save: (path: string, content: { revision: number; text: string }) => Promise<void>,
): Promise<number> {
  const random = seeded(seed);
  let lost = 0;
  await disk.mount();
  try {
    const path = join(disk.place, 'control.json');
    for (let cycle = 1; cycle <= cycles; cycle += 1) {
      await save(path, { revision: cycle, text: 'winter volunteers '.repeat(2_800) });
      await disk.cut(below(random, 3) === 0 ? 1 : 2);
      await disk.unmount();
      await disk.mount();
      const text = await readFile(path, 'utf8').catch(() => '');
      if (!text.includes(`"revision":${cycle},`) && !text.includes(`"revision": ${cycle},`))
        lost += 1;
    }
  } finally {
    await disk.unmount();
  }
  return lost;
}

export const powerCut: Suite = {
  name: 'power-cut',
  unit: 'power cuts (EXT4_IOC_SHUTDOWN)',
  fullN: 1000,
  shortN: 10,
  async missing() {
    if (process.platform !== 'linux') return 'the file system that is shut down is ext4';
    if (process.getuid?.() !== 0) return 'only root may mount a file system';
    if (!existsSync('/dev/loop-control')) return 'this machine has no loop devices';
    for (const name of ['gcc', 'mkfs.ext4', 'mount']) {
      // mkfs.ext4 knows no --version, but it starts.
      if (!(await hasProgram(name))) return `${name} is not installed`;
    }
    return undefined;
  },
  run: ({ n, seed, log }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const counts: Counts = { saves: 0, lost: 0, torn: 0, half: 0, examples: [] };
      const controls: { name: string; lost: number; of: number }[] = [];
      const each = Math.ceil(n / modes.length);
      const ofControl = Math.min(20, each);
      for (const mode of modes) {
        await cutStore(await Disk.make(folder, mode), each, seed, counts);
        log(`power-cut: ${each} cuts with ${mode} done; now the controls`);
        const disk = await Disk.make(folder, mode);
        const plain = (path: string, content: unknown) => writeFile(path, JSON.stringify(content));
        const lowdb = (path: string, content: unknown) => new JSONFile(path).write(content);
        for (const [name, save] of [
          ['plain writeFile', plain],
          ['lowdb JSONFile', lowdb],
        ] as const) {
          const lost = await cutControl(disk, ofControl, seed, save);
          controls.push({ name: `${name} (${mode})`, lost, of: ofControl });
        }
      }
      return {
        suite: 'power-cut',
        n: each * modes.length,
        seed,
        where: `loop ext4, ${modes.join(' and ')}; journal flushed in one of three cuts`,
        figures: {
          'saves acknowledged': counts.saves,
          'acknowledged saves lost': counts.lost,
          'torn or unreadable': counts.torn,
          'half-visible changes': counts.half,
        },
        wrong: counts.lost + counts.torn + counts.half,
        examples: counts.examples.slice(0, 5),
        controls,
      };
    }),
};
