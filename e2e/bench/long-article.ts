// What is written in the articles that typing is measured in? So many words, a table of 50 rows and 40 pictures, always the same.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { newArticle } from '../../core/content/article.ts';
import { type Asset, assetPath } from '../../core/content/asset.ts';
import type { BodyNode } from '../../core/content/body.ts';
import { type ArticleId, articleId, assetId, type TermId } from '../../core/content/ids.ts';
import { encodeRecord } from '../../core/content/records.ts';

const vocabulary =
  'the officer and a person on probation met again before work that week which nobody had planned but everyone remembered because trust grows slowly in small rooms with open doors'.split(
    ' ',
  );
const PICTURES = 40;
const ROWS = 50;

const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** Words that depend on their number alone. */
function sentence(start: number, words: number): string {
  const chosen = Array.from(
    { length: words },
    (_, index) => vocabulary[(start * 7 + index * 11 + ((start + index) % 5)) % vocabulary.length],
  );
  return `${chosen.join(' ')}.`;
}

const text = (words: string): BodyNode => ({ type: 'text', text: words });
const paragraph = (words: string): BodyNode => ({ type: 'paragraph', content: [text(words)] });

/** A body of about `words` words. */
export function longBody(words: number, pictures: readonly string[]): BodyNode {
  const content: BodyNode[] = [];
  let written = 0;
  for (let number = 0; written < words; number++) {
    if (number % 12 === 0) {
      content.push({ type: 'heading', attrs: { level: 2 }, content: [text(sentence(number, 6))] });
    } else if (number % 12 === 7) {
      const items = [1, 2, 3].map((item) => ({
        type: 'listItem',
        content: [paragraph(sentence(number + item, 15))],
      }));
      content.push({ type: 'bulletList', content: items });
    } else {
      const bold = { ...text(sentence(number, 5)), marks: [{ type: 'bold' }] };
      const rest = [text(` ${sentence(number, 25)}`), text(` ${sentence(number + 1, 30)}`)];
      content.push({ type: 'paragraph', content: [bold, ...rest] });
    }
    written += number % 12 === 0 ? 6 : number % 12 === 7 ? 45 : 60;
  }
  const step = Math.max(1, Math.floor(content.length / (pictures.length + 1)));
  for (const [index, asset] of pictures.entries()) {
    const figure = { type: 'figure', attrs: { asset, alt: 'A room' }, content: [text('A room')] };
    content.splice(Math.min(content.length, step * (index + 1) + index), 0, figure);
  }
  content.splice(Math.floor(content.length / 2), 0, longTable());
  return { type: 'doc', content };
}

function longTable(): BodyNode {
  const row = (number: number): BodyNode => ({
    type: 'tableRow',
    content: [0, 1, 2, 3].map((column) => ({
      type: number === 0 ? 'tableHeader' : 'tableCell',
      content: [paragraph(sentence(number + column, 4))],
    })),
  });
  return { type: 'table', content: Array.from({ length: ROWS }, (_, number) => row(number)) };
}

/** Puts an article of so many words, and its pictures, into a library. */
export async function addLongArticle(
  library: string,
  options: { readonly words: number; readonly headline: string; readonly newsType: TermId },
): Promise<{ readonly id: ArticleId; readonly body: BodyNode; readonly blocks: number }> {
  const pictures: string[] = [];
  for (let number = 0; number < PICTURES; number++) {
    pictures.push(await addPicture(library, number));
  }
  const { words, headline, newsType } = options;
  const id = articleId.parse(`019b0000-0000-7000-8000-${String(words).padStart(12, '0')}`);
  const body = longBody(words, pictures);
  const article = newArticle(id, { newsType, language: 'en', now: new Date().toISOString() });
  const whole = { ...article, headline, body: { ...article.body, document: body } };
  await writeFile(
    join(library, 'articles', `${id}.json`),
    encodeRecord('article', whole, sha256).text,
  );
  return { id, body, blocks: body.content?.length ?? 0 };
}

async function addPicture(library: string, number: number): Promise<string> {
  const [width, height] = [900, 600];
  const bytes = plainPng(width, height, number * 6);
  const stored: Asset = {
    id: assetId.parse(sha256(bytes)),
    fileName: `room-${number}.png`,
    mediaType: 'image/png',
    extension: 'png',
    size: bytes.length,
    width,
    height,
    alt: { en: 'A room' },
    decorative: false,
    caption: {},
    credit: '',
    licence: '',
    createdAt: '2026-01-01T00:00:00.000Z',
  };
  const path = join(library, assetPath(stored));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  const record = encodeRecord('asset', stored, sha256).text;
  await writeFile(join(dirname(path), `${stored.id}.json`), record);
  return stored.id;
}

/** A picture of one grey, small on disk and as large as any on screen. */
function plainPng(width: number, height: number, grey: number): Uint8Array {
  const chunk = (type: string, content: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const line = Buffer.alloc(width + 1, grey);
  line[0] = 0;
  const rows = Buffer.concat(Array.from({ length: height }, () => line));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** As PNG asks for it (ISO 15948, annex D). */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
