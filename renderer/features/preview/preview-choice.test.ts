import { describe, expect, it } from 'vitest';
import { fitFrame, lookOf, previewSizes, startingChoice } from './preview-choice.ts';

describe('the frame of the preview', () => {
  it('is the width of its screen, whatever the room, and only drawn smaller', () => {
    for (const size of previewSizes.filter((one) => one !== 'print')) {
      const narrow = fitFrame(size, { width: 240, height: 600 });
      const wide = fitFrame(size, { width: 900, height: 600 });
      expect(narrow.width).toBe(wide.width);
      expect(narrow.width * narrow.scale).toBeLessThanOrEqual(240.001);
      expect(wide.width * wide.scale).toBeLessThanOrEqual(900.001);
    }
  });

  it('fills the height there is, drawn at full size where there is room', () => {
    expect(fitFrame('phone', { width: 480, height: 700 })).toEqual({
      width: 390,
      height: 700,
      scale: 1,
    });
    expect(fitFrame('desktop', { width: 640, height: 400 })).toEqual({
      width: 1280,
      height: 800,
      scale: 0.5,
    });
  });

  it('has at 400 % the few pixels that are left, drawn four times as large', () => {
    expect(fitFrame('zoomed', { width: 1280, height: 2000 })).toEqual({
      width: 320,
      height: 256,
      scale: 4,
    });
  });

  it('shows sheets of paper whole, as many as there is room for', () => {
    const { width, height, scale } = fitFrame('print', { width: 1000, height: 700 });
    expect(height * scale).toBeCloseTo(700);
    expect(width * scale).toBeCloseTo(1000);
    expect(width).toBeGreaterThan(2 * 794);
    // In a low and narrow pane they are not made smaller than half their size.
    expect(fitFrame('print', { width: 600, height: 300 }).scale).toBe(0.5);
  });

  it('is never dark on paper', () => {
    expect(lookOf({ ...startingChoice, size: 'desktop', isDark: true })).toBe('dark');
    expect(lookOf({ ...startingChoice, size: 'phone', isDark: true })).toBe('touchdark');
    expect(lookOf({ ...startingChoice, isDark: true, size: 'print' })).toBe('print');
  });
});
