// How does a person look at the preview? As what, on which screen, light or dark; the same for every article of the window.
import type { Look } from '../../../core/preview/looks.ts';

export const previewViews = ['page', 'heard', 'search', 'card'] as const;
export type PreviewViewName = (typeof previewViews)[number];

export const previewSizes = ['phone', 'tablet', 'desktop', 'zoomed', 'print'] as const;
export type PreviewSize = (typeof previewSizes)[number];

export interface PreviewChoice {
  readonly view: PreviewViewName;
  readonly size: PreviewSize;
  readonly isDark: boolean;
}

export const startingChoice: PreviewChoice = { view: 'page', size: 'phone', isDark: false };

/** What the frame is asked for: paper is never dark. */
export function lookOf({ size, isDark }: PreviewChoice): Look {
  if (size === 'print') return 'print';
  if (size === 'desktop') return isDark ? 'dark' : 'light';
  return isDark ? 'touchdark' : 'touch';
}

/** A millimetre in CSS pixels. */
const MILLIMETRE = 96 / 25.4;
/** Sheets of A4, and the bar that scrolls to the next. */
const PAPER = { width: 210 * MILLIMETRE, height: 297 * MILLIMETRE + 16 };
/** Smaller than this, paper is not whole in its height rather than smaller still. */
const LEAST_PAPER = 0.5;

interface ScreenSize {
  readonly width: number;
  readonly height?: number;
  /** How much larger than life it may be drawn. */
  readonly most: number;
}

/**
 * Screens in CSS pixels. A screen is as high as there is room, but 1280 × 1024 at 400 % are 320 × 256 of its pixels, each drawn four
 * times as large.
 */
const screens: Readonly<Record<Exclude<PreviewSize, 'print'>, ScreenSize>> = {
  phone: { width: 390, most: 1 },
  tablet: { width: 768, most: 1 },
  desktop: { width: 1280, most: 1 },
  zoomed: { width: 320, height: 256, most: 4 },
};

export interface FramePlace {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** The frame of a size in so much room: a screen as wide as it is, only drawn smaller; paper whole, as many sheets as fit. */
export function fitFrame(
  size: PreviewSize,
  room: { readonly width: number; readonly height: number },
): FramePlace {
  if (size === 'print') {
    const whole = Math.min(1, room.height / PAPER.height, room.width / PAPER.width);
    const scale = Math.max(whole, Math.min(LEAST_PAPER, room.width / PAPER.width), 0.05);
    return {
      width: room.width / scale,
      height: Math.max(1, Math.min(PAPER.height, room.height / scale)),
      scale,
    };
  }
  const { width, height, most } = screens[size];
  const scale = Math.max(0.05, Math.min(most, room.width / width));
  const free = room.height / scale;
  return { width, height: Math.max(1, Math.min(free, height ?? free)), scale };
}
