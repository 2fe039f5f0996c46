// How do moving and pulling change the part of a picture that is shown? In fractions of its width and height.
import type { Crop, FocalPoint } from '../../../core/content/article.ts';

/** How one use of a picture shows it; undefined as the picture itself is shown. */
export interface PictureView {
  readonly crop: Crop | undefined;
  readonly focalPoint: FocalPoint | undefined;
}

export const whole: Crop = { x: 0, y: 0, width: 1, height: 1 };

/** A part is never smaller than this share of the picture: less shows nothing. */
export const SMALLEST = 0.05;

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
export const corners: readonly Corner[] = ['top-left', 'top-right', 'bottom-left', 'bottom-right'];

/** Stored numbers are short: a thousandth is less than a pixel of most pictures. */
const short = (value: number): number => Math.round(value * 1000) / 1000;

const between = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** A part in short numbers that lies inside the picture. */
function tidy({ x, y, width, height }: Crop): Crop {
  const left = short(between(x, 0, 1 - SMALLEST));
  const top = short(between(y, 0, 1 - SMALLEST));
  return {
    x: left,
    y: top,
    width: Math.min(short(width), short(1 - left)),
    height: Math.min(short(height), short(1 - top)),
  };
}

/** The part moved as far as the picture goes. */
export function move(part: Crop, right: number, down: number): Crop {
  return tidy({
    ...part,
    x: between(part.x + right, 0, 1 - part.width),
    y: between(part.y + down, 0, 1 - part.height),
  });
}

/**
 * The part with one corner pulled; the opposite one stays. `ratio` is width to height of the part in fractions of the
 * picture, where it is fixed.
 */
export function pull(
  part: Crop,
  corner: Corner,
  right: number,
  down: number,
  ratio: number | undefined,
): Crop {
  const isLeft = corner.endsWith('left');
  const isTop = corner.startsWith('top');
  const fixedX = isLeft ? part.x + part.width : part.x;
  const fixedY = isTop ? part.y + part.height : part.y;
  const mostWidth = isLeft ? fixedX : 1 - fixedX;
  const mostHeight = isTop ? fixedY : 1 - fixedY;
  let width = between(part.width + (isLeft ? -right : right), SMALLEST, mostWidth);
  let height = between(part.height + (isTop ? -down : down), SMALLEST, mostHeight);
  if (ratio !== undefined) {
    const least = Math.max(SMALLEST, SMALLEST * ratio);
    const wanted = Math.abs(right) >= Math.abs(down) ? width : height * ratio;
    width = Math.min(Math.max(wanted, least), mostWidth);
    height = width / ratio;
    if (height > mostHeight) {
      height = mostHeight;
      width = height * ratio;
    }
  }
  return tidy({
    x: isLeft ? fixedX - width : fixedX,
    y: isTop ? fixedY - height : fixedY,
    width,
    height,
  });
}

/** The largest part of a ratio around the middle of `part`, inside it where that has room. */
export function withRatio(part: Crop, ratio: number): Crop {
  const width = Math.min(part.width, part.height * ratio);
  const height = width / ratio;
  return move(
    { x: 0, y: 0, width: short(width), height: short(height) },
    part.x + (part.width - width) / 2,
    part.y + (part.height - height) / 2,
  );
}

/** What is stored: nothing where the whole picture is shown. */
export function stored(part: Crop): Crop | undefined {
  const isWhole = part.x < 0.002 && part.y < 0.002 && part.width > 0.998 && part.height > 0.998;
  return isWhole ? undefined : part;
}

export function moveFocus(focus: FocalPoint, right: number, down: number): FocalPoint {
  return {
    x: short(between(focus.x + right, 0, 1)),
    y: short(between(focus.y + down, 0, 1)),
  };
}

/** CSS `object-view-box`: the part of a picture that an element shows. */
export function viewBox(part: Crop | undefined): string {
  if (part === undefined) return 'none';
  const percent = (value: number): string => `${short(value * 100)}%`;
  const right = 1 - part.x - part.width;
  const bottom = 1 - part.y - part.height;
  return `inset(${[part.y, right, bottom, part.x].map(percent).join(' ')})`;
}
