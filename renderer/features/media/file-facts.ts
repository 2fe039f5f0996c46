// What is said of a file in a few words: its kind as people call it, its size, how often it is used?

import type { Asset } from '../../../core/content/asset.ts';
import type { MediaFile } from '../../../core/media/media-file.ts';
import type { Messages } from '../../../core/messages.ts';
import { dateFormat } from '../../app/dates.ts';
import { factLine } from '../../app/fact-line.ts';
import { sizeText } from '../../app/sizes.ts';

/** JPEG, PDF, PPTX: what stands at the end of its name, as its bytes say. */
export function kindName({ extension }: Pick<Asset, 'extension'>): string {
  return extension === 'jpg' ? 'JPEG' : extension.toUpperCase();
}

/** Under a tile. */
export function tileFacts(file: MediaFile, messages: Messages): string {
  const words = messages.media;
  const { width, height } = file;
  const first =
    width === undefined || height === undefined
      ? `${kindName(file)} · ${sizeText(file.size, messages)}`
      : words.pixels(width, height);
  return factLine(first, words.uses(file.uses));
}

/** Under its name in the details. */
export function allFacts(file: MediaFile, messages: Messages): string {
  const words = messages.media;
  const { width, height } = file;
  return factLine(
    kindName(file),
    width !== undefined && height !== undefined && words.pixels(width, height),
    sizeText(file.size, messages),
    words.addedOn(dayOf(file, messages)),
  );
}

export function dayOf({ createdAt }: Pick<Asset, 'createdAt'>, messages: Messages): string {
  const day = dateFormat(messages.locale, { day: 'numeric', month: 'short', year: 'numeric' });
  return day.format(new Date(createdAt));
}

/** A name in two parts, so that only the first is cut where there is no room: the extension stays. */
export function partsOfName(name: string): readonly [stem: string, end: string] {
  const dot = name.lastIndexOf('.');
  const at = dot <= 0 || name.length - dot > 8 ? name.length : Math.max(0, dot - 2);
  return [name.slice(0, at), name.slice(at)];
}
