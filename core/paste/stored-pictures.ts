// What becomes of a paste when its pictures are stored? They stand where they stood; what could not be stored is named.
import type { BodyNode } from '../content/body.ts';
import type { AssetId } from '../content/ids.ts';
import { PASTED_PICTURE, paragraph } from './flow.ts';
import type { PastedBody } from './paste.ts';
import { addressInWords } from './pictures.ts';
import { keptKinds, type PasteReport } from './report.ts';

const TO_COME = 'to-come:';

/** The number of a picture that only has its place so far, read off its figure; undefined where it is a real one. */
export function numberToCome(asset: unknown): number | undefined {
  if (typeof asset !== 'string' || !asset.startsWith(TO_COME)) return undefined;
  return Number(asset.slice(TO_COME.length));
}

/**
 * The paste with its stored pictures in place, by their number; null where one could not be stored. Those that may
 * still come, `toCome`, stand as figures that no body may keep: whoever inserts them takes them out again, and
 * remembers their places.
 */
export function withPictures(
  body: PastedBody,
  assets: readonly (AssetId | null)[],
  toCome: ReadonlySet<number> = new Set(),
): PastedBody {
  const lost = body.pictures.filter((_picture, number) => (assets[number] ?? null) === null);
  const shown = assets.map((asset, number) =>
    asset === null && toCome.has(number) ? `${TO_COME}${number}` : asset,
  );
  const content = placePictures(body.content, shown);
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

/** The report once pictures that only had addresses were fetched, each address as often as it stood in the text. */
export function withFetched(report: PasteReport, addresses: readonly string[]): PasteReport {
  const left = [...addresses];
  const dropped = report.dropped.flatMap((entry) => {
    if (entry.kind !== 'pictures') return [entry];
    const words = entry.words.filter((word) => {
      const place = left.indexOf(word);
      if (place !== -1) left.splice(place, 1);
      return place === -1;
    });
    const count = entry.count - (entry.words.length - words.length);
    return count > 0 ? [{ ...entry, count, words }] : [];
  });
  const came = addresses.length - left.length;
  if (came === 0) return report;
  const before = report.kept.find(({ kind }) => kind === 'pictures')?.count ?? 0;
  const kept = keptKinds.flatMap((kind) => {
    if (kind === 'pictures') return [{ kind, count: before + came, words: [] }];
    return report.kept.filter((entry) => entry.kind === kind);
  });
  return { ...report, kept, dropped };
}

/** A quotation of nothing but a picture may still say who is quoted. */
function wordsBeside({ type, attrs }: BodyNode): BodyNode[] {
  const attribution = type === 'blockquote' ? attrs?.attribution : null;
  return typeof attribution === 'string' ? [paragraph([{ type: 'text', text: attribution }])] : [];
}

/**
 * Puts stored pictures where they stood, by their number. One that could not be stored leaves its caption as a
 * paragraph, and a quotation that held nothing else who was quoted.
 */
function placePictures(
  content: readonly BodyNode[],
  assets: readonly (string | null)[],
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
    if (placed.length === 0) return wordsBeside(node);
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
