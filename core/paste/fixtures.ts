// How is a clipboard fixture read, pasted by either engine, and judged? Shared by the test of each engine.
import { checkBody } from '../blocks/check-body.ts';
import { BODY_SCHEMA_VERSION, type BodyNode, nodesOf } from '../content/body.ts';
import { assetId } from '../content/ids.ts';
import { type PastedBody, pasteToBody, plainTextToBody } from './paste.ts';
import { addressInWords, addressKind, matchFiles } from './pictures.ts';
import { textEntries } from './report.ts';
import { originOf } from './source.ts';
import { withPictures } from './stored-pictures.ts';
import type { PasteNode } from './tree.ts';

/** The language of the article that the fixtures are pasted into. */
const LANGUAGE = 'en-GB';

/** Pastes a fixture: an `.html` file by way of `parse`, a `.txt` file without it. Pictures that have bytes are stored. */
export function pasteFixture(
  name: string,
  written: string,
  parse: (html: string) => PasteNode[],
): PastedBody {
  if (name.endsWith('.txt')) return plainTextToBody(written.slice(written.indexOf('----\n') + 5));
  const files = (/^<!--[^|]*\| files: (.*?) -->/.exec(written)?.[1] ?? '').split(', ');
  const body = pasteToBody(parse(written), { ...originOf(written), language: LANGUAGE });
  const matched = matchFiles(
    body.pictures,
    files.filter((file) => file !== ''),
  );
  return withPictures(
    body,
    body.pictures.map(({ address }, number) => {
      const isStored = addressKind(address) === 'data' || matched[number] !== null;
      return isStored ? assetId.parse(String(number + 1).padStart(64, '0')) : null;
    }),
  );
}

/** What a golden file holds. */
export function goldenOf({ content, openStart, openEnd, pictures, report }: PastedBody) {
  return {
    content,
    openStart,
    openEnd,
    pictures: pictures.map(({ address }) => addressInWords(address)),
    report,
  };
}

const word = /[\p{L}\p{N}]+/gu;

function wordsOf(text: string): string[] {
  return text.replace(/\u00ad/g, '').match(word) ?? [];
}

/** The words of a paste in the order a reader meets them, and those of its footnotes. */
function wordsOfBody(content: readonly BodyNode[]): { text: string[]; notes: string[] } {
  const text: string[] = [];
  const notes: string[] = [];
  const visit = (node: BodyNode): string => {
    if (node.type === 'footnote') {
      notes.push(...wordsOf((node.content ?? []).map(({ text: piece }) => piece ?? '').join('')));
      return '';
    }
    if (node.type === 'hardBreak') return '\n';
    if (node.text !== undefined) return node.text;
    const line = (node.content ?? [])
      .map(visit)
      .join(node.content?.[0]?.type === 'text' ? '' : '\n');
    const { caption, attribution, title } = node.attrs ?? {};
    return `\n${[caption, title, line, attribution].filter((part) => typeof part === 'string').join('\n')}\n`;
  };
  text.push(...wordsOf(content.map(visit).join('\n')));
  return { text, notes };
}

/**
 * Judges a paste against `source`, the text of the clipboard: what is wrong with it, in sentences. Every word must be
 * there in its order, or stand in the report.
 */
export function faultsOf(body: PastedBody, source: string): string[] {
  const faults: string[] = [];
  const { text, notes } = wordsOfBody(body.content);
  const { report } = body;
  const reported = [...report.changed, ...report.dropped]
    .filter(({ kind }) => textEntries.has(kind))
    .flatMap((entry) => entry.words.flatMap(wordsOf));
  const joins = report.changed.find(({ kind }) => kind === 'joinedWords')?.words ?? [];
  let clipboard = source;
  for (const joined of joins) clipboard = clipboard.replace(dividedForm(joined), joined);
  const missing = leftOver(wordsOf(clipboard), text);
  if (missing === undefined) faults.push(`The order of words changed: ${text.join(' ')}`);
  else {
    const unexplained = without(without(missing, notes), reported);
    if (unexplained.length > 0) faults.push(`Words are missing: ${unexplained.join(' ')}`);
  }
  const json = JSON.stringify(body.content);
  if (/"(?:src|style|class|id|onclick)":/.test(json)) faults.push('An attribute of HTML is left.');
  if (/"(?:data|blob|file|cid|javascript|vbscript):/i.test(json)) faults.push('A source is left.');
  const document = {
    type: 'doc',
    content: body.content.length > 0 ? body.content : [{ type: 'paragraph' }],
  };
  const check = checkBody({ schemaVersion: BODY_SCHEMA_VERSION, document });
  const wrong = [...check.unknown, ...check.problems];
  if (wrong.length > 0) faults.push(...wrong);
  for (const node of nodesOf(document)) {
    if (node.text === '') faults.push('A piece of text is empty.');
  }
  return faults;
}

function dividedForm(joined: string): RegExp {
  const letters = [...joined].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(letters.join('(?:[-\\u00ad]\\n)?'));
}

/** The words of `all` that `kept` leaves out, where `kept` follows the same order; else undefined. */
function leftOver(all: readonly string[], kept: readonly string[]): string[] | undefined {
  // Matched from both ends alike by the longest run: the greedy way is right, because any match keeps the order.
  const missing: string[] = [];
  let next = 0;
  for (const one of all) {
    if (one === kept[next]) next++;
    else missing.push(one);
  }
  return next === kept.length ? missing : undefined;
}

function without(words: readonly string[], gone: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of gone) counts.set(one, (counts.get(one) ?? 0) + 1);
  return words.filter((one) => {
    const count = counts.get(one) ?? 0;
    if (count > 0) counts.set(one, count - 1);
    return count === 0;
  });
}
