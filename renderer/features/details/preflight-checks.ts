// Is the article ready for readers? The checks, each with its place and what would mend it.
import {
  type AccessibilityFinding,
  findAccessibilityFaults,
} from '../../../core/blocks/accessibility.ts';
import { type AccessibilityFault, noRule } from '../../../core/blocks/define-block.ts';
import { isDescribed } from '../../../core/blocks/figure.ts';
import { blockOf } from '../../../core/blocks/registry.ts';
import type { Article } from '../../../core/content/article.ts';
import type { Asset } from '../../../core/content/asset.ts';
import { type BodyNode, nodesOf, plainText } from '../../../core/content/body.ts';
import type { AssetId } from '../../../core/content/ids.ts';

type Severity = 'blocking' | 'warning' | 'advice';

export type Finding = {
  readonly severity: Severity;
} & (
  | { readonly kind: 'noHeadline' | 'noBody' | 'noSummary' | 'noCategory' | 'noFeaturedAlt' }
  /** `place` counts from 1. */
  | { readonly kind: 'noTitle'; readonly place: number }
  /** A fault of a block or a mark; `place` counts those of its type, `path` leads to it. */
  | ({ readonly kind: 'inText' } & Pick<AccessibilityFinding, 'fault' | 'place' | 'path'>)
);

/** What keeps an article from readers, what should be mended, and what would be better. */
const severities: Readonly<Record<AccessibilityFault, Severity>> = {
  'picture-not-described': 'blocking',
  'button-without-label': 'blocking',
  'button-without-link': 'blocking',
  'table-without-header': 'warning',
  'heading-empty': 'warning',
  'file-missing': 'warning',
  'article-missing': 'warning',
  'video-missing': 'warning',
  'file-without-title': 'warning',
  'video-without-title': 'warning',
  'link-text-unclear': 'warning',
  'video-without-transcript': 'advice',
};

const worstFirst: readonly Severity[] = ['blocking', 'warning', 'advice'];

/** What the checks need of the text: found once per text, because reading a long one takes time. */
export interface BodyFacts {
  readonly document: BodyNode;
  readonly isEmpty: boolean;
  readonly pictures: readonly AssetId[];
  /** How many places the rules of blocks look at. */
  readonly places: number;
}

export function bodyFacts(body: Article['body']): BodyFacts {
  const nodes = [...nodesOf(body.document)];
  const pictures = nodes.flatMap((node) =>
    (blockOf(node.type)?.assets(node) ?? []).flatMap(({ asset, as }) =>
      as === 'picture' ? [asset] : [],
    ),
  );
  const shown = nodes.filter((node) => blockOf(node.type)?.schema.atom === true);
  return {
    document: body.document,
    isEmpty: pictures.length + shown.length === 0 && plainText(body.document).trim() === '',
    pictures,
    places: nodes.filter(({ type }) => (blockOf(type)?.accessibility ?? noRule) !== noRule).length,
  };
}

/** Runs every check. `total` counts the places looked at, so that it grows with the article. */
export function preflight(
  article: Article,
  { document, isEmpty, places }: BodyFacts,
  asset: (id: string) => Asset | null | undefined,
): { readonly findings: readonly Finding[]; readonly total: number } {
  const findings: Finding[] = [];
  if (article.headline.trim() === '') findings.push({ severity: 'blocking', kind: 'noHeadline' });
  if (isEmpty) findings.push({ severity: 'blocking', kind: 'noBody' });
  const context = { describes: (id: AssetId) => describes(asset(id), article.language) };
  for (const { fault, place, path } of findAccessibilityFaults(document, context)) {
    findings.push({ severity: severities[fault], kind: 'inText', fault, place, path });
  }
  const { featuredImage } = article;
  if (featuredImage !== undefined) {
    const { asset: id, alt, decorative } = featuredImage;
    const use = { type: 'figure', attrs: { asset: id, alt, decorative } };
    if (!isDescribed(use, context)) {
      findings.push({ severity: 'blocking', kind: 'noFeaturedAlt' });
    }
  }
  if (article.categories.length === 0) findings.push({ severity: 'warning', kind: 'noCategory' });
  for (const [index, attachment] of article.attachments.entries()) {
    if (attachment.title.trim() === '') {
      findings.push({ severity: 'warning', kind: 'noTitle', place: index + 1 });
    }
  }
  if (article.summary.trim() === '') findings.push({ severity: 'advice', kind: 'noSummary' });
  const total = 4 + places + (featuredImage === undefined ? 0 : 1) + article.attachments.length;
  findings.sort(
    (one, other) => worstFirst.indexOf(one.severity) - worstFirst.indexOf(other.severity),
  );
  return { findings, total: Math.max(total, findings.length) };
}

/** Whether an asset says itself what it shows, or that it is decorative; undefined while it is not known. */
function describes(asset: Asset | null | undefined, language: string): boolean | undefined {
  if (asset === undefined) return undefined;
  if (asset === null) return false;
  return asset.decorative || (asset.alt[language] ?? '').trim() !== '';
}
