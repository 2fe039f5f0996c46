// Is the article ready for readers? The checks, each with its place and what would mend it.
import type { Article } from '../../../core/content/article.ts';
import type { Asset } from '../../../core/content/asset.ts';
import { type BodyNode, nodesOf, plainText } from '../../../core/content/body.ts';

export type Finding = {
  readonly severity: 'blocking' | 'warning' | 'advice';
} & (
  | { readonly kind: 'noHeadline' | 'noBody' | 'noSummary' | 'noCategory' | 'noFeaturedAlt' }
  /** `place` counts from 1. */
  | { readonly kind: 'noAlt' | 'noTitle'; readonly place: number }
);

/** What the checks need of the text: found once per text, because reading a long one takes time. */
export interface BodyFacts {
  readonly isEmpty: boolean;
  readonly pictures: readonly BodyNode[];
}

export function bodyFacts(body: Article['body']): BodyFacts {
  const pictures = [...nodesOf(body.document)].filter((node) => node.type === 'figure');
  return {
    isEmpty: pictures.length === 0 && plainText(body.document).trim() === '',
    pictures,
  };
}

/** Runs every check. `total` counts the places looked at, so that it grows with the article. */
export function preflight(
  article: Article,
  { isEmpty, pictures }: BodyFacts,
  asset: (id: string) => Asset | null | undefined,
): { readonly findings: readonly Finding[]; readonly total: number } {
  const findings: Finding[] = [];
  if (article.headline.trim() === '') findings.push({ severity: 'blocking', kind: 'noHeadline' });
  if (isEmpty) findings.push({ severity: 'blocking', kind: 'noBody' });
  for (const [index, picture] of pictures.entries()) {
    if (!isDescribed(picture, asset, article.language)) {
      findings.push({ severity: 'blocking', kind: 'noAlt', place: index + 1 });
    }
  }
  const { featuredImage } = article;
  if (featuredImage !== undefined) {
    const { asset: id, alt, decorative } = featuredImage;
    const use = { type: 'figure', attrs: { asset: id, alt, decorative } };
    if (!isDescribed(use, asset, article.language)) {
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
  const total =
    4 + pictures.length + (featuredImage === undefined ? 0 : 1) + article.attachments.length;
  return { findings, total };
}

/** The use wins over the asset's own words; a file that is not known yet is given the benefit of the doubt. */
function isDescribed(
  figure: BodyNode,
  asset: (id: string) => Asset | null | undefined,
  language: string,
): boolean {
  const { asset: id, alt, decorative } = figure.attrs ?? {};
  if (decorative === true) return true;
  if (typeof alt === 'string') return alt.trim() !== '';
  const known = typeof id === 'string' ? asset(id) : null;
  if (known === undefined) return true;
  if (known === null) return false;
  if (known.decorative && decorative !== false) return true;
  return (known.alt[language] ?? '').trim() !== '';
}
