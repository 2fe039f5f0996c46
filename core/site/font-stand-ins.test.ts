import { describe, expect, it } from 'vitest';
import { standInsOf } from './font-stand-ins.ts';
import type { FontManifest } from './theme-manifest.ts';

const font: FontManifest = {
  name: 'wide',
  label: 'Wide',
  licence: 'OFL-1.1',
  fallback: ['system-ui', 'sans-serif'],
  metrics: { ascent: 1, descent: 0.3, lineGap: 0, regular: 0.8878, bold: 0.4767 },
  files: [{ file: 'latin.woff2', letters: 'latin', style: 'normal', weight: '400 700' }],
};

describe('what stands in for a font', () => {
  it('has its width, and its height whatever it is scaled by', () => {
    const [arial] = standInsOf(font);
    expect(arial?.family).toBe('Wide as Arial');
    const [regular, bold] = arial?.faces ?? [];
    expect(regular).toContain('local("Arial"), local("Liberation Sans")');
    // Twice as wide, so half of its ascent asks for the ascent of the font.
    expect(regular).toContain('size-adjust: 200%');
    expect(regular).toContain('ascent-override: 50%');
    expect(regular).toContain('descent-override: 15%');
    expect(bold).toContain('font-weight: 550 1000');
    expect(bold).toContain('size-adjust: 100%');
  });

  it('is a serif where the font is one, and nothing where neither is known', () => {
    expect(
      standInsOf({ ...font, fallback: ['Georgia', 'serif'] }).map(({ family }) => family),
    ).toEqual(['Wide as Georgia', 'Wide as Times New Roman', 'Wide as Noto Serif']);
    expect(standInsOf({ ...font, fallback: ['monospace'] })).toEqual([]);
    expect(standInsOf({ ...font, metrics: undefined })).toEqual([]);
  });
});
