import { describe, expect, it } from 'vitest';
import { previewPolicy } from './preview-policy.ts';

describe('a page in the frame of the preview', () => {
  const rules = new Map(
    previewPolicy('app://galley')
      .split('; ')
      .map((rule) => {
        const [name = '', ...sources] = rule.split(' ');
        return [name, sources.join(' ')];
      }),
  );

  it('runs nothing, asks no network, sends nothing and frames nothing', () => {
    for (const name of [
      'default-src',
      'script-src',
      'connect-src',
      'object-src',
      'frame-src',
      'base-uri',
      'form-action',
    ]) {
      expect(rules.get(name), name).toBe("'none'");
    }
  });

  it('loads only files of its own preview, and stands only in a window of Galley', () => {
    const fromSelf = [...rules].filter(([, sources]) => sources === "'self'");
    expect(fromSelf.map(([name]) => name)).toEqual(['style-src', 'img-src', 'font-src']);
    expect(rules.get('frame-ancestors')).toBe('app://galley');
    // What a style attribute may say loads nothing: images and fonts have their own rules.
    expect(rules.get('style-src-attr')).toBe("'unsafe-inline'");
    expect(rules.size).toBe(12);
  });
});
