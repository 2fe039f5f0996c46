// What do tests of the seminar kit look at? A folder in facts, of which a test changes what it is about.
import { assetId } from '../content/ids.ts';
import type { DocumentFacts, FileFacts, FolderFacts } from './folder-facts.ts';
import type { KitNewsroom } from './plan-kit.ts';

export function document(changes: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    is: 'document',
    kind: 'presentation',
    title: null,
    author: null,
    language: null,
    firstTitle: null,
    opening: [],
    lines: changes.opening ?? [],
    slides: null,
    isTagged: null,
    unread: null,
    ...changes,
  };
}

export function picture(
  width = 80,
  height = 60,
  takenAt: string | null = null,
): FileFacts['content'] {
  return { is: 'picture', width, height, takenAt };
}

/** A folder of these files; each has bytes of its own unless `same` names another. */
export function folder(
  files: Readonly<Record<string, FileFacts['content']>>,
  changes: Partial<FolderFacts> = {},
  same: Readonly<Record<string, string>> = {},
): FolderFacts {
  const names = Object.keys(files);
  return {
    name: 'An_event',
    files: Object.entries(files).map(([shownAs, content], number) => ({
      number,
      shownAs,
      fileName: shownAs.split('/').at(-1) ?? shownAs,
      sha256: assetId.parse(String(names.indexOf(same[shownAs] ?? shownAs) + 1).padStart(64, '0')),
      size: 1000,
      mediaType: content.is === 'picture' ? 'image/jpeg' : 'application/pdf',
      extension: shownAs.split('.').at(-1) ?? '',
      content,
    })),
    refused: [],
    passedOver: 0,
    ...changes,
  };
}

export const newsroom: KitNewsroom = {
  people: [],
  languages: ['en', 'fr', 'de'],
  isDescribed: () => false,
};
