// What is a picture with its caption?
import type { BodyNode } from '../content/body.ts';
import { type AssetId, assetId } from '../content/ids.ts';
import { escapeHtml } from '../markup.ts';
import type { Block, RenderContext } from './define-block.ts';

/** The asset a figure shows, or undefined where the attribute is not an asset's name. */
export function assetOfFigure(node: BodyNode): AssetId | undefined {
  const parsed = assetId.safeParse(node.attrs?.asset);
  return parsed.success ? parsed.data : undefined;
}

/** The `img` element, or undefined where the picture is missing. */
function picture(
  node: BodyNode,
  context: RenderContext,
): { img: string; credit: string } | undefined {
  const id = assetOfFigure(node);
  const image = id === undefined ? undefined : context.image(id);
  if (image === undefined) return undefined;
  // What this use says wins over the asset's own defaults.
  const ownAlt = typeof node.attrs?.alt === 'string' ? node.attrs.alt : undefined;
  const ownDecorative =
    typeof node.attrs?.decorative === 'boolean' ? node.attrs.decorative : undefined;
  const decorative = ownDecorative ?? (ownAlt === undefined && image.decorative);
  const alt = decorative ? '' : (ownAlt ?? image.alt);
  const size =
    image.width !== undefined && image.height !== undefined
      ? ` width="${image.width}" height="${image.height}"`
      : '';
  return {
    img: `<img src="${escapeHtml(image.src)}" alt="${escapeHtml(alt)}"${size}`,
    credit: image.credit.trim(),
  };
}

function captionWithCredit(inner: string, credit: string): string {
  if (credit === '') return inner;
  const line = `<span class="credit">${escapeHtml(credit)}</span>`;
  return inner === '' ? line : `${inner} ${line}`;
}

export const figure: Block = {
  type: 'figure',
  schema: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: {
      asset: { default: null },
      alt: { default: null },
      decorative: { default: null },
      focalPoint: { default: null },
    },
  },
  check(node) {
    return assetOfFigure(node) === undefined
      ? 'A picture does not say which file it shows.'
      : undefined;
  },
  html(node, inner, context) {
    const shown = picture(node, context);
    // Without its picture a caption would say something about nothing.
    if (shown === undefined) return '';
    const caption = captionWithCredit(inner, shown.credit);
    const captionElement = caption === '' ? '' : `\n<figcaption>${caption}</figcaption>`;
    return `<figure>\n${shown.img} loading="lazy">${captionElement}\n</figure>\n`;
  },
  wordpress(node, inner, context) {
    const shown = picture(node, context);
    if (shown === undefined) return '';
    const caption = captionWithCredit(inner, shown.credit);
    const captionElement =
      caption === '' ? '' : `<figcaption class="wp-element-caption">${caption}</figcaption>`;
    return `<!-- wp:image {"sizeSlug":"full","linkDestination":"none"} -->\n<figure class="wp-block-image size-full">${shown.img}/>${captionElement}</figure>\n<!-- /wp:image -->\n\n`;
  },
  text: (_node, inner) => (inner === '' ? '' : `${inner}\n`),
  assets(node) {
    const id = assetOfFigure(node);
    return id === undefined ? [] : [id];
  },
};
