// What becomes of a paste when its pictures are stored? They stand where they stood; what could not be stored is named.
import type { BodyNode } from '../content/body.ts';
import type { AssetId } from '../content/ids.ts';
import { PASTED_PICTURE, paragraph } from './flow.ts';
import type { PastedBody } from './paste.ts';
import { addressInWords } from './pictures.ts';

/** The paste with its stored pictures in place, by their number; null where one could not be stored. */
export function withPictures(body: PastedBody, assets: readonly (AssetId | null)[]): PastedBody {
  const lost = body.pictures.filter((_picture, number) => (assets[number] ?? null) === null);
  const content = placePictures(body.content, assets);
  const { report } = body;
  if (lost.length === 0) return { ...body, content };
  const kept = report.kept.flatMap((entry) => {
    const count = entry.kind === 'pictures' ? entry.count - lost.length : entry.count;
    return count > 0 ? [{ ...entry, count }] : [];
  });
  const words = lost.map(({ address }) => addressInWords(address)).filter((word) => word !== '');
  const dropped = [...report.dropped, { kind: 'pictures' as const, count: lost.length, words }];
  return { ...body, content, report: { ...report, kept, dropped } };
}

/**
 * Puts stored pictures where they stood, by their number. One that could not be stored leaves its caption as a
 * paragraph.
 */
function placePictures(
  content: readonly BodyNode[],
  assets: readonly (AssetId | null)[],
): BodyNode[] {
  return content.flatMap((node): BodyNode[] => {
    if (node.type === PASTED_PICTURE) {
      const asset = assets[Number(node.attrs?.number)] ?? null;
      const caption = node.content ?? [];
      if (asset === null) return caption.length === 0 ? [] : [paragraph(caption)];
      const attrs = { asset, alt: node.attrs?.alt ?? null, decorative: null, focalPoint: null };
      return [{ type: 'figure', attrs, ...(caption.length === 0 ? {} : { content: caption }) }];
    }
    if (node.content === undefined) return [node];
    const placed = placePictures(node.content, assets);
    if (placed.length === 0) return [];
    const [first, second] = placed;
    const isEmptyLine = first?.type === 'paragraph' && first.content === undefined;
    const lostOne = placed.length < node.content.length || second?.type === 'paragraph';
    if (node.type !== 'listItem' || !isEmptyLine || !lostOne) return [{ ...node, content: placed }];
    // An item began with an empty line only because of the picture after it.
    if (placed.length === 1) return [];
    return second?.type === 'paragraph'
      ? [{ ...node, content: placed.slice(1) }]
      : [{ ...node, content: placed }];
  });
}
