// What does a test find in an export? Every text made, one after the other, on this thread.
import type { Asset } from '../content/asset.ts';
import type { Sha256 } from '../content/records.ts';
import type { SocialCard } from '../site/article-card.ts';
import { openHouse } from '../site/house.ts';
import { type Theme, ThemeRenderer } from '../site/theme.ts';
import type { ExportFile, PlannedExport } from './compile.ts';
import { makeText } from './text-makers.ts';

export type MadeEntry = { readonly path: string; readonly sha256: string } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'asset' | 'copy'; readonly asset: Asset }
  | { readonly kind: 'card'; readonly card: SocialCard }
);

/** Makes every text of an export; `warnings` are those of the plan and of everything that was made. */
export function madeExport(
  plan: PlannedExport,
  theme: Theme,
  sha256: Sha256,
): { readonly entries: readonly MadeEntry[]; readonly warnings: ReadonlySet<string> } {
  const warnings = new Set(plan.warnings);
  const workshop = {
    house: openHouse(plan.house, warnings),
    renderer: new ThemeRenderer(theme),
  };
  const hashes = new Map<string, string>();
  const byPath = new Map(plan.files.map((file) => [file.path, file]));
  const make = ({ path, source }: ExportFile): MadeEntry => {
    switch (source.kind) {
      case 'text':
        return textEntry(path, makeText(source, workshop), sha256);
      case 'joined': {
        const parts = source.parts.map((part) => makeText(part, workshop));
        return textEntry(path, parts.join(''), sha256);
      }
      case 'listing':
        for (const needed of source.needs) {
          const file = byPath.get(needed);
          if (file !== undefined) hashes.set(needed, make(file).sha256);
        }
        return textEntry(path, source.make(hashes), sha256);
      case 'signature':
        return textEntry(path, 'whoever has a key signs here', sha256);
      case 'bytes':
        return { path, kind: 'bytes', bytes: source.bytes, sha256: sha256(source.bytes) };
      case 'asset':
        return { path, kind: 'asset', asset: source.asset, sha256: source.asset.id };
      case 'card':
        return { path, kind: 'card', card: source.card, sha256: sha256(source.card.key) };
      case 'copy': {
        const { asset, rendition } = source;
        return { path, kind: 'copy', asset, sha256: rendition.sha256 };
      }
    }
  };
  const entries = plan.files.map((file) => {
    const made = make(file);
    hashes.set(file.path, made.sha256);
    return made;
  });
  return { entries, warnings };
}

function textEntry(path: string, text: string, sha256: Sha256): MadeEntry {
  return { path, kind: 'text', text, sha256: sha256(text) };
}
