// What libraries are tortured: small ones, with published articles whose addresses can move, and some media.
import { join } from 'node:path';
import { unwrap } from '../../core/errors.ts';
import { createLibrary } from '../../electron/storage/create-library.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { below, type Random } from './suite.ts';

/** Makes a library with `count` published articles and `media` files, and gives its lock back. */
export async function makeLibrary(
  folder: string,
  { count, media = 0, random }: { count: number; media?: number; random: Random },
): Promise<string> {
  const library = join(folder, 'Newsroom');
  const now = new Date('2026-03-01T10:00:00Z');
  unwrap(await createLibrary(library, { name: 'Newsroom', timeZone: 'Europe/Brussels', now }));
  const store = unwrap(await LibraryStore.open(library));
  for (let index = 0; index < count; index += 1) {
    const { id, revision } = unwrap(await store.createArticle());
    const text = `Peer mentors met in Łódź, ${random().toString(36)}. `.repeat(
      5 + below(random, 40),
    );
    const document = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    };
    unwrap(
      await store.saveArticle(id, revision, {
        headline: `Piece ${index}`,
        slug: `piece-${index}-start`,
        status: 'published',
        body: { schemaVersion: 1, document },
      }),
    );
  }
  for (let index = 0; index < media; index += 1) {
    const bytes = Uint8Array.from({ length: 3_000 }, () => below(random, 256));
    unwrap(await store.assets.importBytes(`slides ${index}.bin`, bytes));
  }
  await store.close();
  return library;
}

/**
 * Articles whose address and redirects do not belong together: an address that moved without a redirect to it,
 * or a redirect to an address that no article has reached.
 */
export function halfVisible(state: {
  readonly articles: Readonly<Record<string, { slug: string }>>;
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
}): string[] {
  const moves = (slug: string): { piece: string; move: number } | undefined => {
    const found = /^(?:news\/)?(piece-\d+)-(?:start|move-(\d+))\/?$/.exec(slug);
    return found?.[1] === undefined ? undefined : { piece: found[1], move: Number(found[2] ?? 0) };
  };
  return Object.values(state.articles).flatMap(({ slug }) => {
    const own = moves(slug);
    if (own === undefined) return [];
    const reached = state.redirects
      .map(({ to }) => moves(to))
      .filter((move) => move?.piece === own.piece)
      .map((move) => move?.move ?? 0);
    const last = Math.max(0, ...reached);
    return last === own.move ? [] : [`${slug} with redirects up to move ${last}`];
  });
}
