import { describe, expect, it } from 'vitest';
import { contrast, parse, type Rgb, siteColours } from './site-colours.ts';
import {
  CARD_HEIGHT,
  CARD_WIDTH,
  type CardShape,
  type CardTypesetter,
  cardKey,
  cardPath,
  headlineSizes,
  layOutCard,
  type SocialCardFacts,
} from './social-card.ts';

/** Half an em for each letter, and letters of Europe only. */
const typesetter: CardTypesetter = {
  canSet: (text, face) =>
    (face === 'grotesk'
      ? /^[\u0020-\u024f·…–]*$/u
      : /^[\u0020-\u052f\u2000-\u206f\u0590-\u05ff]*$/u
    ).test(text),
  set: (text) => ({
    width: [...text].length * 0.5,
    glyphs: [...text].map((_, index) => ({ outline: index, x: index * 0.5, y: 0 })),
  }),
};

const facts: SocialCardFacts = {
  headline: 'Peer mentors in Lisbon: the first two hundred journeys',
  label: 'Event report · Reintegration',
  siteName: 'Waymark Network',
  date: '10/12/2025',
  language: 'en',
  colours: { primary: '#0f4a42', badge: '#f6c64a' },
  logo: null,
};

const logo = { width: 256, height: 256 };

function textsOf(shapes: readonly CardShape[]): Extract<CardShape, { kind: 'text' }>[] {
  return shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
}

function says(shapes: readonly CardShape[]): string[] {
  return textsOf(shapes).map((shape) => shape.text);
}

function rgb(name: string): Rgb {
  return parse(name) ?? [0, 0, 0];
}

describe('a social card', () => {
  it('shows label, headline, name and date, and keeps all of it inside its edges', () => {
    const shapes = layOutCard(facts, typesetter, logo);
    expect(says(shapes)).toEqual([
      'Event report · Reintegration',
      'Peer mentors in Lisbon: the',
      'first two hundred journeys',
      '10/12/2025',
      'Waymark Network',
    ]);
    for (const shape of shapes) {
      const size = shape.kind === 'text' ? 0 : shape.height;
      expect(shape.x).toBeGreaterThanOrEqual(0);
      expect(shape.x + shape.width).toBeLessThanOrEqual(CARD_WIDTH);
      expect(shape.y + size).toBeLessThanOrEqual(CARD_HEIGHT);
    }
  });

  it('sets long headlines smaller, step by step, and ends the longest with “…” in the smallest size', () => {
    const word = 'recommendation ';
    const sizes = [1, 3, 6, 9, 12, 16, 40].map((count) => {
      const texts = textsOf(
        layOutCard({ ...facts, headline: word.repeat(count) }, typesetter, logo),
      );
      return texts[1]?.size ?? 0;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBeGreaterThan(4);
    const longest = says(layOutCard({ ...facts, headline: word.repeat(200) }, typesetter, logo));
    expect(sizes.at(-1)).toBe(headlineSizes.at(-1)?.size);
    expect(longest.filter((line) => line.endsWith('recommendation…'))).toHaveLength(1);
  });

  it('never lets the headline run into the foot, however long and whatever it is made of', () => {
    for (const headline of ['W', 'word '.repeat(400), 'x'.repeat(900), 'Täter-Opfer-'.repeat(60)]) {
      const shapes = layOutCard({ ...facts, headline }, typesetter, logo);
      const foot = shapes.find((shape) => shape.kind === 'box' && shape.colour === '#ffffff');
      const onField = textsOf(shapes).filter((text) => text.ground === facts.colours.primary);
      for (const text of onField) {
        // Tails of letters go a quarter of their size below the base line.
        expect(text.y + text.size * 0.25).toBeLessThan(foot?.y ?? 0);
        expect(text.y - text.size).toBeGreaterThan(0);
      }
    }
  });

  it('has text that can be read on its ground, whatever colour the site has', () => {
    for (const primary of [
      '#0F4A42',
      '#ffff00',
      '#ffffff',
      '#000000',
      '#ff0000',
      '#8899aa',
      'no colour',
    ]) {
      const { colours } = siteColours({ primary, badge: '#F6C64A' });
      for (const text of textsOf(layOutCard({ ...facts, colours }, typesetter, logo))) {
        expect(
          contrast(rgb(text.colour), rgb(text.ground)),
          `${text.text} on ${primary}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
    // Without the care for the site’s colour it could not: white on yellow.
    expect(contrast([255, 255, 255], rgb('#ffff00'))).toBeLessThan(4.5);
  });

  it('shows the site’s name in place of a headline that there are no letters for, and no box', () => {
    const shapes = layOutCard({ ...facts, headline: '保護観察の新しい道' }, typesetter, logo);
    expect(says(shapes)).toEqual(['Waymark Network']);
    expect(shapes.some((shape) => shape.kind === 'logo')).toBe(true);
    const nothing = layOutCard({ ...facts, headline: '道', siteName: '網' }, typesetter, undefined);
    expect(nothing.map((shape) => shape.kind)).toEqual(['box', 'box']);
  });

  it('of the site itself says its name once', () => {
    const own = { ...facts, headline: facts.siteName, label: 'News from the way back', date: '' };
    const shapes = layOutCard(own, typesetter, logo);
    expect(says(shapes)).toEqual(['News from the way back', 'Waymark Network']);
  });

  it('leaves out emoji alone, and keeps the headline', () => {
    const shapes = layOutCard({ ...facts, headline: 'We won 🎉 an award ✨' }, typesetter, logo);
    expect(says(shapes)[1]).toBe('We won an award');
  });

  it('sets a label in the face of headlines where its own has not the letters', () => {
    const shapes = layOutCard({ ...facts, label: 'Новини' }, typesetter, logo);
    expect(says(shapes)[0]).toBe('Новини');
  });

  it('begins at the right where the language does', () => {
    const shapes = layOutCard(
      { ...facts, language: 'he', headline: 'שירות המבחן' },
      typesetter,
      logo,
    );
    const headline = textsOf(shapes).find((text) => text.text.startsWith('ש'));
    expect((headline?.x ?? 0) + (headline?.width ?? 0)).toBe(CARD_WIDTH - 72);
    const place = shapes.find((shape) => shape.kind === 'logo');
    expect(place?.x).toBe(CARD_WIDTH - 72 - 64);
  });

  it('gives a wide logo the room it needs and no more, and cuts a long name behind a word', () => {
    const siteName =
      'International Association of Community Justice and Aftercare Organisations of Northern Europe';
    const shapes = layOutCard({ ...facts, siteName }, typesetter, { width: 2000, height: 100 });
    expect(shapes.find((shape) => shape.kind === 'logo')).toMatchObject({ width: 260, height: 13 });
    expect(says(shapes).at(-1)).toMatch(/^International .*\w…$/);
  });
});

describe('the address of a card', () => {
  it('is another one where anything that is seen is another', () => {
    const keys = [
      facts,
      { ...facts, headline: 'Another' },
      { ...facts, label: 'News' },
      { ...facts, siteName: 'Another' },
      { ...facts, date: '11/12/2025' },
      { ...facts, language: 'de' },
      { ...facts, colours: { ...facts.colours, primary: '#000000' } },
      { ...facts, colours: { ...facts.colours, badge: '#ffffff' } },
      { ...facts, logo: 'a' },
    ].map(cardKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(cardKey({ ...facts })).toBe(cardKey(facts));
    const addresses = keys.map((key) => cardPath('peer-mentors', key));
    expect(new Set(addresses).size).toBe(keys.length);
    for (const address of addresses) {
      expect(address).toMatch(/^media\/cards\/peer-mentors-[0-9a-f]{8}\.png$/);
    }
  });
});
