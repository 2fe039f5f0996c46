// Are the names of the files that readers get what they seem to be?
import { fixWord, type Reason, reason } from '../check-messages.ts';
import type { AssetId } from '../content/ids.ts';
import type { Check, Severity } from './define-check.ts';
import { faultOfName, type NameFault, safeName } from './file-name.ts';

const faults: Readonly<Record<NameFault, readonly [Severity, (name: string) => Reason]>> = {
  hidden: ['blocking', (name) => reason('file-name-hidden', visible(name))],
  disguised: ['blocking', (name) => reason('file-name-disguised', name)],
  program: ['warning', (name) => reason('file-name-program', name)],
  device: ['warning', (name) => reason('file-name-device', name)],
  path: ['warning', (name) => reason('file-name-path', name)],
  end: ['advice', (name) => reason('file-name-end', name)],
};

export const fileNames: Check = {
  id: 'file-names',
  *run({ article, reading }, context) {
    const used = new Map<AssetId, readonly number[] | null>([
      ...reading.pictures,
      ...reading.downloads,
    ]);
    const featured = article.featuredImage?.asset;
    if (featured !== undefined && !used.has(featured)) used.set(featured, null);
    const attached = article.attachments.map(({ asset }) => asset);
    for (const id of new Set([...attached, ...used.keys()])) {
      const asset = context.asset(id);
      const fault = asset == null ? undefined : faultOfName(asset.fileName);
      if (asset == null || fault === undefined) continue;
      const { fileName, extension } = asset;
      const [severity, why] = faults[fault];
      const safe = safeName(fileName, extension);
      const number = attached.indexOf(id) + 1;
      yield {
        severity,
        place:
          number > 0
            ? { at: 'attachment', number }
            : {
                at: 'asset',
                asset: id,
                fileName: visible(fileName),
                path: used.get(id) ?? null,
              },
        judged: { id, fileName },
        reason: why(fileName),
        // A program stays one under any name.
        ...(faultOfName(safe) === undefined
          ? {
              fix: {
                mends: 'asset',
                asset: id,
                label: fixWord('use-safe-name', safe),
                edit: () => ({ fileName: safe }),
              },
            }
          : { go: 'show' }),
      };
    }
  },
};

/** The name with what is not seen in it made seen. */
function visible(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\u25a1');
}
