// How big is it, and what kind of file is it, in words a reader knows?
import type { Asset } from '../../core/content/asset.ts';
import type { Messages } from '../../core/messages.ts';

/** `2.4 MB`. */
export function sizeText(bytes: number, messages: Messages): string {
  const number = (value: number): string =>
    new Intl.NumberFormat(messages.locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(
      value,
    );
  if (bytes < 1000) return messages.sizes.bytes(number(bytes));
  if (bytes < 1_000_000) return messages.sizes.kilobytes(number(bytes / 1000));
  if (bytes < 1_000_000_000) return messages.sizes.megabytes(number(bytes / 1_000_000));
  return messages.sizes.gigabytes(number(bytes / 1_000_000_000));
}

/** `PDF`. */
export function kindText(asset: Pick<Asset, 'extension'>): string {
  return asset.extension.toUpperCase();
}

/** A language with its region in the language of the window: `English (UK)`. */
export function languageName(tag: string, messages: Messages): string {
  try {
    const names = new Intl.DisplayNames([messages.locale], {
      type: 'language',
      style: 'short',
      languageDisplay: 'standard',
    });
    return names.of(tag) ?? tag;
  } catch {
    // A tag that the runtime does not understand is still the best name there is.
    return tag;
  }
}

/** The language alone: `English`. */
export function plainLanguageName(tag: string, messages: Messages): string {
  return languageName(tag.split('-')[0] ?? tag, messages);
}

/** Languages to choose from, each once, by their plain names. */
export function languageOptions(
  tags: readonly string[],
  messages: Messages,
): { readonly id: string; readonly name: string }[] {
  return [...new Set(tags)].map((id) => ({ id, name: plainLanguageName(id, messages) }));
}
