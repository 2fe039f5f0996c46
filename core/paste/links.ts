// Which address does a pasted link keep? The one it leads to, without what only follows the reader.
import { isAllowedHref } from '../blocks/link.ts';

export interface CleanLink {
  /** The address to keep, or undefined where the link may not be stored. */
  readonly href: string | undefined;
  /** True where something that followed the reader was taken off. */
  readonly wasTracking: boolean;
}

/** Parameters that say where a reader came from, and nothing about the page. */
const trackingParameter =
  /^(utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|igsh|yclid|ttclid|twclid|li_fat_id|_hsenc|_hsmi|__hstc|__hssc|__hsfp|hsctatracking|mkt_tok|vero_(id|conv)|oly_(anon|enc)_id|wickedid|rb_clickid|s_kwcid|ef_id|epik|_ga|_gl|(pk|mtm)_(campaign|kwd|keyword|source|medium|content|cid|group|placement)|piwik_(campaign|kwd))$/i;

/** Addresses that only lead on: the parameter that holds where to. */
const detours: readonly { readonly from: RegExp; readonly parameter: string }[] = [
  { from: /^https?:\/\/[a-z0-9]+\.safelinks\.protection\.outlook\.com\//i, parameter: 'url' },
  { from: /^https?:\/\/(www\.)?google\.[a-z.]+\/url$/i, parameter: 'q' },
  { from: /^https?:\/\/(www\.)?google\.[a-z.]+\/url$/i, parameter: 'url' },
  { from: /^https?:\/\/lm?\.facebook\.com\/l\.php$/i, parameter: 'u' },
  { from: /^https?:\/\/(www\.)?linkedin\.com\/(safety\/go|redir\/redirect)$/i, parameter: 'url' },
];

/** Cleans one address. Everything but what follows the reader stays letter by letter. */
export function cleanLink(written: string): CleanLink {
  let href = written.trim();
  let wasTracking = false;
  // A detour may lead to a detour; nobody stacks more than a few.
  for (let step = 0; step < 3; step++) {
    const target = targetOfDetour(href);
    if (target === undefined) break;
    href = target;
    wasTracking = true;
  }
  const bare = withoutTracking(href);
  if (bare !== href) wasTracking = true;
  const stored = encodeSpaces(bare);
  return isAllowedHref(stored)
    ? { href: stored, wasTracking }
    : { href: undefined, wasTracking: false };
}

function targetOfDetour(href: string): string | undefined {
  const [address = '', query = ''] = splitOnce(href.split('#')[0] ?? '', '?');
  for (const { from, parameter } of detours) {
    if (!from.test(address)) continue;
    const found = query.split('&').find((one) => one.startsWith(`${parameter}=`));
    if (found === undefined) continue;
    try {
      const target = decodeURIComponent(found.slice(parameter.length + 1).replaceAll('+', ' '));
      if (isAllowedHref(encodeSpaces(target))) return target;
    } catch {
      // Not an address after all: the link stays as it is.
    }
  }
  return undefined;
}

function withoutTracking(href: string): string {
  if (!/^https?:/i.test(href)) return href;
  const [beforeFragment = '', fragment] = splitOnce(href, '#');
  const [address = '', query] = splitOnce(beforeFragment, '?');
  if (query === undefined) return href;
  const kept = query.split('&').filter((one) => !trackingParameter.test(one.split('=')[0] ?? ''));
  if (kept.length === query.split('&').length) return href;
  const rest = kept.join('&');
  return `${address}${rest === '' ? '' : `?${rest}`}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** Addresses are often written with spaces; browsers send them encoded. */
function encodeSpaces(href: string): string {
  return href.replaceAll(' ', '%20');
}

function splitOnce(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at);
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
