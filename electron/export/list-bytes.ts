// How does the list of an exported folder become bytes, when nearly all of it is what the list before said?
import { haveSameItems } from '../../core/same-items.ts';
import { type Files, UNKNOWN } from './folder-list.ts';

/** A list that was made, and where in it each file ends. */
interface MadeList {
  readonly paths: readonly string[];
  readonly files: readonly Files[string][];
  readonly ends: Uint32Array;
  readonly bytes: Buffer;
}

const HEAD = Buffer.from('{"galley":"site-folder","format":1,"files":{');
const TAIL = Buffer.from('}}\n');

let last: MadeList | undefined;

/** The list as it lies in the folder. It is not to be changed: the next one is made of it. */
export function listBytes(files: Files): Uint8Array {
  const paths = Object.keys(files);
  const known = paths.map((path) => files[path] ?? UNKNOWN);
  last =
    last !== undefined && haveSameItems(paths, last.paths)
      ? madeFrom(last, known)
      : made(paths, known);
  return last.bytes;
}

function made(paths: readonly string[], files: readonly Files[string][]): MadeList {
  const ends = new Uint32Array(paths.length);
  let end = HEAD.length;
  const lines = paths.map((path, at) => {
    const line = lineOf(path, files[at], at);
    end += Buffer.byteLength(line);
    ends[at] = end;
    return line;
  });
  return { paths, files, ends, bytes: Buffer.concat([HEAD, Buffer.from(lines.join('')), TAIL]) };
}

/** The bytes of before, but for the files of which something else is said now. */
function madeFrom(before: MadeList, files: readonly Files[string][]): MadeList {
  const { paths } = before;
  const ends = new Uint32Array(paths.length);
  const pieces: Uint8Array[] = [];
  let [taken, more] = [0, 0];
  for (const [at, file] of files.entries()) {
    const end = before.ends[at] ?? 0;
    if (file !== before.files[at]) {
      const start = at === 0 ? HEAD.length : (before.ends[at - 1] ?? 0);
      const line = Buffer.from(lineOf(paths[at] ?? '', file, at));
      pieces.push(before.bytes.subarray(taken, start), line);
      taken = end;
      more += line.length - (end - start);
    }
    ends[at] = end + more;
  }
  if (pieces.length === 0) return { ...before, files };
  pieces.push(before.bytes.subarray(taken));
  return { paths, files, ends, bytes: Buffer.concat(pieces) };
}

function lineOf(path: string, file: Files[string] = UNKNOWN, at: number): string {
  return `${at === 0 ? '' : ','}${JSON.stringify(path)}:${JSON.stringify(file)}`;
}
