// What is a picture with its caption?
import { type Crop, crop } from '../content/article.ts';
import type { BodyNode } from '../content/body.ts';
import { type AssetId, assetId } from '../content/ids.ts';
import { escapeHtml } from '../markup.ts';
import {
  type AccessibilityContext,
  type Block,
  plainBlock,
  type RenderContext,
  type ShownImage,
} from './define-block.ts';
import { emailStyle } from './email.ts';
import { escapeMarkdown, markdownAddress } from './markdown.ts';

/** Pictures in mail are no wider than its one column. */
const MAIL_WIDTH = 600;

/** The asset a figure shows, or undefined where the attribute is not an asset's name. */
export function assetOfFigure(node: BodyNode): AssetId | undefined {
  const parsed = assetId.safeParse(node.attrs?.asset);
  return parsed.success ? parsed.data : undefined;
}

/** The part of the picture that a figure shows, or undefined where it is the whole. */
function cropOf(node: BodyNode): Crop | undefined {
  const parsed = crop.safeParse(node.attrs?.crop);
  return parsed.success ? parsed.data : undefined;
}

/** The picture as this use of it says, or undefined where it is missing: what the use says wins over the asset. */
function shownBy(
  node: BodyNode,
  context: RenderContext,
): (ShownImage & { readonly size: string }) | undefined {
  const id = assetOfFigure(node);
  const image = id === undefined ? undefined : context.image(id, cropOf(node));
  if (image === undefined) return undefined;
  const ownAlt = typeof node.attrs?.alt === 'string' ? node.attrs.alt : undefined;
  const ownDecorative =
    typeof node.attrs?.decorative === 'boolean' ? node.attrs.decorative : undefined;
  const decorative = ownDecorative ?? (ownAlt === undefined && image.decorative);
  const { width, height } = image;
  const size =
    width !== undefined && height !== undefined ? ` width="${width}" height="${height}"` : '';
  return {
    ...image,
    decorative,
    alt: decorative ? '' : (ownAlt ?? image.alt),
    credit: image.credit.trim(),
    size,
  };
}

function img({ src, alt, size }: ShownImage & { readonly size: string }): string {
  return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}"${size}`;
}

/** How wide pictures in a text are: the whole of a narrow window, else the column. */
const SIZES = '(min-width: 48rem) 42rem, 100vw';

/** A picture with its smaller copies to choose from, around the element that every browser shows. */
export function pictureHtml(webp: string | undefined, element: string): string {
  if (webp === undefined) return element;
  return `<picture><source type="image/webp" srcset="${escapeHtml(webp)}" sizes="${SIZES}">${element}</picture>`;
}

function captionWithCredit(inner: string, credit: string): string {
  if (credit === '') return inner;
  const line = `<span class="credit">${escapeHtml(credit)}</span>`;
  return inner === '' ? line : `${inner} ${line}`;
}

/** Whether readers who do not see the picture are told what it shows, or that they miss nothing. */
export function isDescribed(node: BodyNode, context: AccessibilityContext): boolean {
  const { alt, decorative } = node.attrs ?? {};
  if (decorative === true) return true;
  if (typeof alt === 'string') return alt.trim() !== '';
  const id = assetOfFigure(node);
  // A file that is not known yet is given the benefit of the doubt.
  return id === undefined ? false : (context.describes(id) ?? true);
}

export const figure: Block = {
  ...plainBlock,
  type: 'figure',
  schema: {
    group: 'block',
    content: 'inline*',
    defining: true,
    isolating: true,
    attrs: {
      asset: { default: null },
      alt: { default: null },
      decorative: { default: null },
      focalPoint: { default: null },
      crop: { default: null },
    },
  },
  check(node) {
    return assetOfFigure(node) === undefined
      ? 'A picture does not say which file it shows.'
      : undefined;
  },
  html(node, inner, context) {
    const shown = shownBy(node, context);
    // Without its picture a caption would say something about nothing.
    if (shown === undefined) return '';
    const caption = captionWithCredit(inner, shown.credit);
    const captionElement = caption === '' ? '' : `\n<figcaption>${caption}</figcaption>`;
    return `<figure>\n${pictureHtml(shown.webp, `${img(shown)} loading="lazy">`)}${captionElement}\n</figure>\n`;
  },
  email(node, inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const { width = MAIL_WIDTH, height } = shown;
    const fit = Math.min(1, MAIL_WIDTH / width);
    const size = ` width="${Math.round(width * fit)}"${height === undefined ? '' : ` height="${Math.round(height * fit)}"`}`;
    const credit = shown.credit === '' ? '' : escapeHtml(shown.credit);
    const caption = [inner, credit].filter((part) => part !== '').join(' ');
    const line = caption === '' ? '' : `<p style="${emailStyle.caption}">${caption}</p>\n`;
    return `${img({ ...shown, size })} style="${emailStyle.picture}">\n${line}`;
  },
  wordpress(node, inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const caption = captionWithCredit(inner, shown.credit);
    const captionElement =
      caption === '' ? '' : `<figcaption class="wp-element-caption">${caption}</figcaption>`;
    return `<!-- wp:image {"sizeSlug":"full","linkDestination":"none"} -->\n<figure class="wp-block-image size-full">${img(shown)}/>${captionElement}</figure>\n<!-- /wp:image -->\n\n`;
  },
  markdown(node, inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const credit = escapeMarkdown(shown.credit);
    const caption = [inner, credit].filter((part) => part !== '').join(' ');
    const picture = `![${escapeMarkdown(shown.alt)}](${markdownAddress(shown.src)})\n\n`;
    return caption === '' ? picture : `${picture}${caption}\n\n`;
  },
  text: (_node, inner) => (inner === '' ? '' : `${inner}\n`),
  assets(node) {
    const id = assetOfFigure(node);
    return id === undefined ? [] : [{ asset: id, as: 'picture', crop: cropOf(node) }];
  },
  accessibility: (node, context) => (isDescribed(node, context) ? [] : ['picture-not-described']),
};
