// How is the picture of a social card shown? In a page of its own, so that its bytes are read where those of every preview are.

const FOLDER = '-galley/picture/';
const STYLE = '-galley/picture.css';

/**
 * The page that shows one picture of the site, or its style sheet: `-galley/picture/media/hall.jpg`. Undefined for every other path;
 * `of` is the path of the picture.
 */
export function picturePage(
  path: string,
):
  | { readonly of: string | undefined; readonly mediaType: string; readonly text: string }
  | undefined {
  if (path === STYLE) {
    return {
      of: undefined,
      mediaType: 'text/css; charset=utf-8',
      text: 'html, body { height: 100%; margin: 0; overflow: hidden }\nimg { display: block; width: 100%; height: 100%; object-fit: cover }\n',
    };
  }
  const of = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : '';
  if (!/^(?:media|cards)\/[\w./-]+$/.test(of) || of.includes('..')) return undefined;
  return {
    of,
    mediaType: 'text/html; charset=utf-8',
    text: `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Picture</title><link rel="stylesheet" href="/${STYLE}"></head><body><img src="/${of}" alt=""></body></html>\n`,
  };
}
