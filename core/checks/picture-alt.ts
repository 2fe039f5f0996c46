// Are readers who do not see a picture told what it shows?
import { assetOfFigure } from '../blocks/figure.ts';
import { fixWord, reason } from '../check-messages.ts';
import type { Article } from '../content/article.ts';
import type { Asset } from '../content/asset.ts';
import { plainText } from '../content/body.ts';
import type { AssetId } from '../content/ids.ts';
import type { Check, CheckContext, CheckPlace, Fix, Found } from './define-check.ts';

/** What screen readers say themselves before they read the text. */
const openings =
  /^\s*(?:(?:an? |the )?(?:image|picture|photo|photograph|graphic|screenshot|illustration) (?:of|showing|shows)|(?:ein |das |dieses )?(?:bild|foto|fotografie|grafik|abbildung|screenshot) (?:von|des|der|zeigt)|(?:une |l['’]|la )?(?:image|photo|photographie|illustration|capture d['’]écran) (?:de|du|des|d['’]|montrant|montre))\s*/iu;

const fileNames =
  /^(?:.{1,80}\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp|svg)|(?:img|dsc[nf]?|dcim|pxl|image|photo|foto|bild|screenshot|scan|untitled)[-_ ]?\d[\w-]*)$/iu;

export const pictureAlt: Check = {
  id: 'picture-alt',
  *run({ article, reading, faults }, context) {
    const missing = new Set(
      faults.flatMap(({ fault, node }) => (fault === 'picture-not-described' ? [node] : [])),
    );
    for (const { node, path, number } of reading.figures) {
      const id = assetOfFigure(node);
      const place = { at: 'body', path, type: node.type, number } as const;
      const { alt, decorative } = node.attrs ?? {};
      const use = {
        alt: typeof alt === 'string' ? alt : undefined,
        decorative: typeof decorative === 'boolean' ? decorative : undefined,
        caption: plainText(node),
      };
      yield* judge(article, id, use, missing.has(node), place, context, (words) => ({
        mends: 'block',
        label: fixWord('shorten'),
        change: (block) => ({ ...block, attrs: { ...block.attrs, alt: words } }),
      }));
    }
    const { featuredImage } = article;
    if (featuredImage === undefined) return;
    const { asset: id } = featuredImage;
    const place = { at: 'field', field: 'featuredImage' } as const;
    const asset = context.asset(id);
    const caption = featuredImage.caption ?? asset?.caption[article.language] ?? '';
    const isMissing = asset !== undefined && isSilent(featuredImage, asset, article.language);
    yield* judge(article, id, { ...featuredImage, caption }, isMissing, place, context, (alt) => ({
      mends: 'article',
      label: fixWord('shorten'),
      edit: ({ featuredImage: now }) =>
        now?.asset === id ? { featuredImage: { ...now, alt, decorative: false } } : {},
    }));
  },
};

interface Use {
  readonly alt?: string | undefined;
  readonly decorative?: boolean | undefined;
  readonly caption?: string | undefined;
}

/** Whether neither this use of a picture nor its own record says what it shows, or that it shows nothing. */
function isSilent({ alt, decorative }: Use, asset: Asset | null, language: string): boolean {
  if (decorative === true) return false;
  if (alt !== undefined) return alt.trim() === '';
  return asset === null || !(asset.decorative || (asset.alt[language] ?? '').trim() !== '');
}

function* judge(
  article: Article,
  id: AssetId | undefined,
  use: Use,
  isMissing: boolean,
  place: CheckPlace,
  context: CheckContext,
  say: (alt: string) => Fix,
): Generator<Found> {
  const asset = id === undefined ? null : context.asset(id);
  const fileName = asset?.fileName ?? '';
  if (isMissing) {
    const judged = { asset: id, alt: use.alt ?? null };
    const why = reason('alt-missing', fileName === '' ? 'A picture' : fileName);
    yield { severity: 'blocking', place, judged, reason: why, go: 'describe' };
    return;
  }
  if (use.decorative === true || (use.alt === undefined && asset?.decorative === true)) return;
  const alt = (use.alt ?? asset?.alt[article.language] ?? '').trim();
  if (alt === '') return;
  const caption = (use.caption ?? '').trim();
  const judged = { asset: id, alt, caption };
  const found = { severity: 'warning', place, judged, go: 'describe' } as const;
  const stem = fileName.replace(/\.[^.]+$/, '');
  if (fileNames.test(alt) || (fileName !== '' && (same(alt, fileName) || isStem(alt, stem)))) {
    yield { ...found, reason: reason('alt-file-name', alt) };
    return;
  }
  const opening = openings.exec(alt)?.[0];
  if (opening !== undefined) {
    const rest = alt.slice(opening.length);
    const [first = ''] = rest;
    const words = first.toUpperCase() + rest.slice(first.length);
    yield {
      ...found,
      reason: reason('alt-says-picture', opening.trim()),
      ...(words === '' ? {} : { fix: say(words) }),
    };
  }
  if (caption !== '' && same(alt, caption)) yield { ...found, reason: reason('alt-is-caption') };
}

function same(one: string, other: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, ' ')
      .trim();
  return plain(one) === plain(other);
}

/** A stem of several words may well be a description; one with signs of its own is none. */
function isStem(alt: string, stem: string): boolean {
  return same(alt, stem) && /[_\d]|^\S+$/.test(stem);
}
