// `galley verify`: is a bundle whole, and are two bundles the same?
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readArguments } from './arguments.ts';
import { checkBundle } from './check-bundle.ts';
import { type Command, errorFor } from './command.ts';

export const verifyBundle: Command = {
  name: 'verify',
  usage: 'verify BUNDLE.zip [SECOND.zip]',
  summary: 'Check a bundle: checksums, names, links. With a second one: are both the same bytes?',
  options: [['--json', 'answer with one JSON object']],
  async run(args, environment) {
    const given = readArguments(args, { json: { type: 'boolean' } }, ['BUNDLE', 'SECOND'], 1);
    const [bundle = '', second] = given.positionals;
    const checked = await checkBundle(resolve(bundle));
    if (!checked.ok) throw errorFor({ ...checked.error, subject: bundle }, bundle);
    const faults = [...checked.value.faults];
    if (second !== undefined) {
      const same = await sameBytes(resolve(bundle), resolve(second)).catch((error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error);
        throw errorFor({ code: 'not-a-bundle', subject: second, detail }, second);
      });
      if (!same) faults.push(`${second} differs from ${bundle}.`);
    }
    const { entries, pages, links } = checked.value;
    if (given.isSet('json')) {
      const ok = faults.length === 0;
      environment.print(JSON.stringify({ ok, entries, pages, links, faults }, null, 2));
    } else {
      for (const fault of faults) environment.print(fault);
      environment.print(
        `${entries} entries, ${pages} pages, ${links} links: ${faults.length === 0 ? 'no fault' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`}.`,
      );
    }
    return faults.length === 0 ? 0 : 1;
  },
};

async function sameBytes(one: string, other: string): Promise<boolean> {
  const [a, b] = [await open(one, 'r'), await open(other, 'r')];
  try {
    if ((await a.stat()).size !== (await b.stat()).size) return false;
    const left = Buffer.alloc(1024 * 1024);
    const right = Buffer.alloc(left.length);
    while (true) {
      const { bytesRead } = await a.read(left, 0, left.length, null);
      if (bytesRead === 0) return true;
      for (let done = 0; done < bytesRead; ) {
        const more = await b.read(right, done, bytesRead - done, null);
        if (more.bytesRead === 0) return false;
        done += more.bytesRead;
      }
      if (!left.subarray(0, bytesRead).equals(right.subarray(0, bytesRead))) return false;
    }
  } finally {
    await a.close();
    await b.close();
  }
}
