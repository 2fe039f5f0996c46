// Is what a visitor of a WordPress site meets what was published? Its pages are read as a browser reads them, and everything they lead to.
import { createHash } from 'node:crypto';
import type { PostDocument } from '../../../core/publish/wordpress/post-document.ts';
import { headlineOf } from '../../../core/publish/wordpress/post-document.ts';
import { plain } from '../../../core/publish/wordpress/site-answers.ts';
import { inParallel } from '../../in-parallel.ts';
import { QUESTIONS_AT_ONCE } from './wordpress-client.ts';

export interface Crawl {
  readonly pages: number;
  readonly links: number;
  readonly pictures: number;
  readonly downloads: number;
  /** Whole sentences. */
  readonly wrong: readonly string[];
}

/** Visits the page of each article, and compares. */
export async function crawl(address: string, documents: readonly PostDocument[]): Promise<Crawl> {
  const wrong: string[] = [];
  const links = new Set<string>();
  const pictures = new Set<string>();
  const offered = new Set<string>();
  await inParallel(documents, QUESTIONS_AT_ONCE, async (document) => {
    const about = headlineOf(document);
    const page = await fetch(`${address}/${document.slug}/`);
    if (page.status !== 200) {
      wrong.push(`“${about}”: ${page.status}`);
      return;
    }
    const html = await page.text();
    if (html.includes('galley:')) wrong.push(`“${about}” holds a mark that was not resolved`);
    const text = letters(html);
    if (!text.includes(letters(document.title)))
      wrong.push(`“${about}”: the headline is not there`);
    for (const block of document.content.split(/<!-- \/wp:[^>]*-->/)) {
      const words = letters(block);
      if (!text.includes(words)) wrong.push(`“${about}”: “${plain(block).trim()}” is not there`);
    }
    for (const [, to = ''] of html.matchAll(/<a\b[^>]*\bhref="([^"#]+)/g)) links.add(plain(to));
    for (const [, to = ''] of html.matchAll(/<img\b[^>]*\bsrc="([^"]+)"/g)) pictures.add(plain(to));
    for (const [, set = ''] of html.matchAll(/\bsrcset="([^"]+)"/g)) {
      for (const one of set.split(', ')) pictures.add(plain(one.trim().split(' ')[0] ?? ''));
    }
    const files = [...html.matchAll(/<a\b[^>]*\bhref="([^"]*\/wp-content\/uploads\/[^"]+)"/g)];
    const sent = new Set(
      await Promise.all(files.map(async ([, to = '']) => await sha256At(plain(to)))),
    );
    for (const file of Object.values(document.files)) {
      if (file.mediaType.startsWith('image/')) continue;
      offered.add(file.sha256);
      if (!sent.has(file.sha256)) wrong.push(`“${about}”: “${file.title}” cannot be had`);
    }
  });
  await inParallel(pictures, QUESTIONS_AT_ONCE, async (to) => {
    if (!to.startsWith(address)) return;
    const answer = await fetch(to);
    await answer.arrayBuffer();
    const type = answer.headers.get('content-type') ?? '';
    if (answer.status !== 200 || !type.startsWith('image/')) wrong.push(`${to}: ${answer.status}`);
  });
  await inParallel(links, QUESTIONS_AT_ONCE, async (to) => {
    const url = new URL(to, `${address}/`);
    if (url.origin !== new URL(address).origin) return;
    const answer = await fetch(url);
    await answer.arrayBuffer();
    if (answer.status !== 200) wrong.push(`${url.href}: ${answer.status}`);
  });
  return {
    pages: documents.length,
    links: links.size,
    pictures: pictures.size,
    downloads: offered.size,
    wrong,
  };
}

async function sha256At(address: string): Promise<string> {
  const answer = await fetch(address);
  return createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex');
}

/** The letters and digits of a page in their order: quotation marks and dashes are spelled by WordPress as it likes. */
function letters(html: string): string {
  const bare = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&nbsp;/g, ' ');
  return plain(bare)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
