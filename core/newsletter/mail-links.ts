// Which addresses does a mail lead to, in typed words, in its HTML and in its plain text?
import { safeHref } from '../markup.ts';
import { type ServiceTags, withoutTagsInAddress } from './service-tags.ts';

/** A stretch of typed text: words, or an address that becomes a link. */
export type TextPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'address'; readonly text: string; readonly address: string };

/** Web addresses as people type them into running text. */
const typedAddress = /https?:\/\/[^\s<>"“”„«»]+/gi;
/** What ends a sentence or a bracket, not an address. */
const behindAddress = /[.,;:!?)\]}'’]+$/;

/** As `addressInText` writes them. */
const bracketed = /<((?:https?:\/\/|mailto:|tel:)[^\s<>]+)>/gi;

/** Typed text in pieces, so that an address in it can be followed. */
export function piecesOf(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(typedAddress)) {
    const shown = found.replace(behindAddress, '');
    const address = safeHref(shown);
    if (address === undefined) continue;
    if (index > done) pieces.push({ kind: 'words', text: text.slice(done, index) });
    pieces.push({ kind: 'address', text: shown, address });
    done = index + shown.length;
  }
  if (done < text.length) pieces.push({ kind: 'words', text: text.slice(done) });
  return pieces;
}

/** An address as plain text names it: between angle brackets where its end could be taken for the end of a sentence. */
export function addressInText(address: string): string {
  const safe = withoutTagsInAddress(address);
  return behindAddress.test(safe) ? `<${safe}>` : safe;
}

/** Every address that the HTML of a mail leads to, once each. */
export function linksInHtml(html: string): ReadonlySet<string> {
  return new Set(
    [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/gi)].map(([, href = '']) => unescapeHtml(href)),
  );
}

/** Every address that a plain text names, once each; the tags of the service are addresses, too. */
export function linksInText(text: string, tags: ServiceTags): ReadonlySet<string> {
  const links = new Set<string>();
  let rest = text;
  for (const tag of [tags.unsubscribe, tags.viewOnline]) {
    if (rest.includes(tag)) links.add(tag);
    rest = rest.replaceAll(tag, ' ');
  }
  for (const [, address = ''] of rest.matchAll(bracketed)) links.add(address);
  for (const word of rest.replace(bracketed, ' ').split(/\s+/)) {
    if (/^(?:mailto:|tel:)/i.test(word)) links.add(word.replace(behindAddress, ''));
    for (const piece of piecesOf(word)) {
      if (piece.kind === 'address') links.add(withoutTagsInAddress(piece.address));
    }
  }
  return links;
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
