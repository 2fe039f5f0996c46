// Of which files is there a small picture? Said without the codecs, which only the process that makes them loads.
import { PDF } from '../../core/checks/pdf-facts.ts';

const drawn: ReadonlySet<string> = new Set([
  PDF,
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
]);

export function hasThumbnail(mediaType: string): boolean {
  return drawn.has(mediaType);
}
