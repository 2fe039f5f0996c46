// How does what a person prefers of the window's look get onto the page? As attributes of its root, which the style sheets read.
import { useEffect } from 'react';
import type { Preferences } from '../../core/ipc/preferences-contract.ts';
import { useMedia } from './use-media.ts';

/** How high a row of a table is, in pixels at 100 %; the style sheets have it as `--row`. */
export const rowPixels: Readonly<Record<Preferences['density'], number>> = {
  compact: 30,
  normal: 36,
  roomy: 44,
};

/** The sizes that the window can have; 1 is 100 %. */
export const zooms = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

/** The next larger size, or the next smaller one; the same where there is none. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  if (direction === 1) return zooms.find((one) => one > zoom) ?? zoom;
  return [...zooms].reverse().find((one) => one < zoom) ?? zoom;
}

/** What is chosen wins over the system; `system` follows it, also while the window is open. */
export function useAppearance({ theme, contrast, motion, density, textSize }: Preferences): void {
  const wantsContrast = useMedia('(prefers-contrast: more)');
  const wantsRest = useMedia('(prefers-reduced-motion: reduce)');
  const isStrong = contrast === 'more' || wantsContrast;
  const isCalm = motion === 'less' || wantsRest;
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = theme;
    root.dataset.contrast = isStrong ? 'more' : 'usual';
    root.dataset.motion = isCalm ? 'less' : 'usual';
    root.dataset.density = density;
    root.style.setProperty('--text-size', `${textSize / 16}rem`);
  }, [theme, isStrong, isCalm, density, textSize]);
}
