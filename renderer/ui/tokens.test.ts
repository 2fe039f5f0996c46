// Can everyone read it? Every pair of colours of the tokens is measured, in every theme.
import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

/** The custom properties of the block after a `theme:` comment. */
function theme(name: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`/* theme: ${name} */`);
  if (start < 0) throw new Error(`tokens.css has no theme ${name}`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, key, value]) => [
      key ?? '',
      value ?? '',
    ]),
  );
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = 4.5;
const CONTROL = 3;

/** What stands on what, and how strong the contrast has to be. */
const pairs: readonly (readonly [string, readonly string[], number])[] = [
  ['ink', ['sheet', 'pane', 'raise', 'hover', 'note-ground', 'warn-ground', 'bad-ground'], TEXT],
  ['ink2', ['sheet', 'pane', 'raise', 'hover'], TEXT],
  ['ink3', ['sheet', 'pane', 'raise', 'hover'], TEXT],
  ['on-selected', ['selected'], TEXT],
  ['link', ['sheet', 'pane', 'raise'], TEXT],
  ['accent', ['sheet', 'pane', 'raise', 'hover'], CONTROL],
  ['on-accent', ['accent', 'accent-hover', 'accent-pressed'], TEXT],
  ['control', ['sheet', 'pane', 'raise'], CONTROL],
  ['ok', ['sheet', 'pane', 'ok-ground'], TEXT],
  ['warn', ['sheet', 'pane', 'warn-ground'], TEXT],
  ['bad', ['sheet', 'pane', 'raise', 'bad-ground'], TEXT],
  ['plum', ['sheet', 'pane', 'plum-ground'], TEXT],
  ['event', ['sheet', 'pane', 'event-ground'], TEXT],
];
/** Only where the selected row keeps soft grounds. */
const softPairs: readonly (readonly [string, readonly string[], number])[] = [
  ['ink2', ['selected'], TEXT],
  ['ink3', ['selected'], 4.5],
  ['accent', ['selected'], TEXT],
  ['control', ['selected'], CONTROL],
];

const soft = ['light', 'dark'];
const strong = ['light, high contrast', 'dark, high contrast'];

describe.each([...soft, ...strong])('the %s theme', (name) => {
  const tokens = theme(name);
  const colour = (token: string): string => {
    const found = tokens.get(token);
    if (found === undefined) throw new Error(`${name} has no ${token}`);
    return found;
  };

  it.each([...pairs, ...(soft.includes(name) ? softPairs : [])])(
    'shows %s clearly on %s',
    (token, grounds, wanted) => {
      for (const ground of grounds) {
        expect
          .soft(contrast(colour(token), colour(ground)), `${token} on ${ground}`)
          .toBeGreaterThanOrEqual(wanted);
      }
    },
  );

  if (strong.includes(name)) {
    it('reaches the stronger contrast that was asked for', () => {
      for (const token of ['ink', 'ink2', 'ink3', 'link', 'accent', 'ok', 'bad', 'warn']) {
        expect.soft(contrast(colour(token), colour('sheet')), token).toBeGreaterThanOrEqual(9.7);
      }
    });
  }
});

describe('the tokens', () => {
  it('say the same for a chosen dark theme and for the dark of the system', () => {
    expect(theme('dark, by the system')).toEqual(theme('dark'));
    expect(theme('dark, high contrast, by the system')).toEqual(theme('dark, high contrast'));
  });

  it('name the same colours in every theme', () => {
    const names = [...theme('light').keys()];
    for (const name of [...soft, ...strong]) expect([...theme(name).keys()]).toEqual(names);
  });

  it('keep the toast readable, which is dark in every theme', () => {
    const of = (token: string): string =>
      new RegExp(`--${token}: (#[0-9a-f]{6})`).exec(css)?.[1] ?? '';
    for (const token of ['on-toast', 'toast-action', 'toast-bad']) {
      expect.soft(contrast(of(token), of('toast')), token).toBeGreaterThanOrEqual(TEXT);
    }
  });

  it('would be caught with a pale text: the measure itself works', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 1);
    expect(contrast('#9aa0a8', '#ffffff')).toBeLessThan(TEXT);
  });
});
