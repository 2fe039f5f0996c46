import { describe, expect, it } from 'vitest';
import { contrast, siteColours } from './site-colours.ts';

function rgb(hex: string): [number, number, number] {
  const part = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16);
  return [part(1), part(3), part(5)];
}

const chosen = [
  '#0f4a42',
  '#2450c4',
  '#b0241c',
  '#000000',
  '#ffffff',
  '#ffd60a',
  '#00ff00',
  '#767676',
];

describe('the colours of the website', () => {
  it('can be read as text on white, and on black', () => {
    for (const primary of chosen) {
      const { colours } = siteColours({ primary, badge: '#f6c64a' });
      expect(contrast(rgb(colours.primary), [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(rgb(colours.primaryDark), rgb('#111514'))).toBeGreaterThanOrEqual(8);
    }
  });

  it('stay the colour that was chosen when the site is dark', () => {
    const dark = (primary: string) =>
      rgb(siteColours({ primary, badge: '#fff' }).colours.primaryDark);
    const [red, green, blue] = dark('#0f4a42');
    expect(green).toBeGreaterThan(blue);
    expect(blue - red).toBeGreaterThan(40);
    const [r, g, b] = dark('#2450c4');
    expect(b).toBeGreaterThan(g);
    expect(b - r).toBeGreaterThan(40);
    expect(new Set(dark('#767676')).size).toBe(1);
  });

  it('are moved, with a warning, only when text on them would be too weak', () => {
    expect(siteColours({ primary: '#0f4a42', badge: '#f6c64a' }).warnings).toEqual([]);
    const moved = siteColours({ primary: '#ffd60a', badge: '#222222' });
    expect(moved.warnings).toHaveLength(2);
    expect(moved.colours.primary).not.toBe('#ffd60a');
    expect(contrast(rgb(moved.colours.badge), rgb('#15191c'))).toBeGreaterThanOrEqual(4.5);
    expect(siteColours({ primary: 'green', badge: '' }).colours.primary).toBe('#0f4a42');
  });

  it('are the theme’s own where none is chosen, and where one cannot be read', () => {
    const own = { primary: '#111111', badge: '#ffd60a' };
    const none = siteColours({ primary: '', badge: '' }, own);
    expect(none.warnings).toEqual([]);
    expect(none.colours).toMatchObject(own);
    const unreadable = siteColours({ primary: 'green', badge: '' }, own);
    expect(unreadable.colours).toMatchObject(own);
    expect(unreadable.warnings).toEqual([
      'The site colour “green” is not written as #rrggbb. #111111 is used.',
    ]);
  });
});
