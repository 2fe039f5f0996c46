import { createHash } from 'node:crypto';
import {
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { imageSize } from 'image-size';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CardShape,
  cardKey,
  layOutCard,
  type SocialCardFacts,
} from '../../core/site/social-card.ts';
import { CardMaker, type CardPlan } from './card-maker.ts';
import { rasterise } from './card-raster.ts';
import { makeCardType, type OutlineTypesetter, readCardType } from './card-type.ts';
import { decode, encode, type Pixels } from './codecs.ts';

const sha256 = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex');

const facts: SocialCardFacts = {
  headline: 'Peer mentors in Lisbon: the first two hundred journeys',
  label: 'Event report · Reintegration',
  siteName: 'Waymark Network',
  date: '10/12/2025',
  language: 'en',
  colours: { primary: '#0f4a42', badge: '#f6c64a' },
  logo: null,
};

function planOf(change: Partial<SocialCardFacts> = {}): CardPlan {
  const changed = { ...facts, ...change };
  return { key: sha256(cardKey(changed)), facts: changed };
}

let folder: string;
let cache: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-cards-'));
  cache = join(folder, 'cache');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function keptFiles(): Promise<string[]> {
  const entries = await readdir(cache, { recursive: true });
  return entries.filter((name) => name.endsWith('.png')).map((name) => join(cache, name));
}

describe('the bytes of a card', () => {
  it('are those of every runtime: whoever changes them raises CARD_VERSION and writes the new hash here', async () => {
    const maker = new CardMaker(cache);
    expect(sha256(await maker.draw(facts, undefined))).toBe(
      '1684941323b0f278f0ff935b1ee113bcc177a216213bffb6be517d0dfd723fbf',
    );
  });

  it('are a PNG of 1200 by 630 in few colours: the field, and the foot', async () => {
    const png = await new CardMaker(cache).draw(facts, undefined);
    expect(imageSize(png)).toMatchObject({ width: 1200, height: 630, type: 'png' });
    expect(png.byteLength).toBeLessThan(40_000);
    const pixels = await decode(png, 'image/png');
    expect(colourAt(pixels, 5, 5)).toEqual([0x0f, 0x4a, 0x42, 255]);
    expect(colourAt(pixels, 1195, 625)).toEqual([255, 255, 255, 255]);
  });

  it('keep the flat colours of a logo exactly, and every colour of a photograph', async () => {
    const flag: Pixels = { width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4) };
    for (let pixel = 0; pixel < 64 * 64; pixel++) flag.data.set([200, 16, 46, 255], pixel * 4);
    const path = join(folder, 'logo.png');
    await writeFile(path, await encode(flag, 'png'));
    const logo = { path, mediaType: 'image/png' };
    const drawn = await new CardMaker(cache).draw(facts, logo);
    expect(colourAt(await decode(drawn, 'image/png'), 72 + 32, 572)).toEqual([200, 16, 46, 255]);

    for (let pixel = 0; pixel < 64 * 64; pixel++) {
      flag.data.set([pixel % 251, (pixel * 7) % 253, (pixel * 31) % 255, 255], pixel * 4);
    }
    await writeFile(path, await encode(flag, 'png'));
    const colourful = await decode(await new CardMaker(cache).draw(facts, logo), 'image/png');
    const shown = (y: number, x: number): number[] => colourAt(colourful, 72 + x, 540 + y);
    expect(shown(0, 3)).toEqual([3, 21, 93, 255]);
    expect(shown(10, 5)).toEqual([645 % 251, (645 * 7) % 253, (645 * 31) % 255, 255]);
  });

  it('are there without a logo that cannot be decoded', async () => {
    const path = join(folder, 'logo.png');
    await writeFile(path, 'no picture');
    const maker = new CardMaker(cache);
    const without = await maker.draw(facts, undefined);
    expect(await maker.draw(facts, { path, mediaType: 'image/png' })).toEqual(without);
  });
});

describe('cards that are kept', () => {
  it('are made once: the second time none is made, and none is read', async () => {
    const plans = [planOf(), planOf({ headline: 'Another' })];
    const first = await new CardMaker(cache).make(plans, { logo: undefined });
    expect(first.made).toBe(2);
    for (const plan of plans) {
      const png = await new CardMaker(cache).draw(plan.facts, undefined);
      expect(first.cards.get(plan.key)).toEqual({ sha256: sha256(png), size: png.byteLength });
    }
    // Nobody has looked at files that cannot be opened.
    for (const file of await keptFiles())
      await rm(file).then(() => writeFile(file, '', { mode: 0o000 }));
    const second = await new CardMaker(cache).make(plans, { logo: undefined });
    expect(second.made).toBe(0);
    expect(second.cards).toEqual(first.cards);
  });

  it('are made again where one of their facts is another, and only those', async () => {
    await new CardMaker(cache).make([planOf(), planOf({ headline: 'Another' })], {
      logo: undefined,
    });
    const { made } = await new CardMaker(cache).make([planOf(), planOf({ headline: 'A third' })], {
      logo: undefined,
    });
    expect(made).toBe(1);
  });

  it('are drawn again where they were deleted, cut or changed, with the same bytes', async () => {
    const plan = planOf();
    const maker = new CardMaker(cache);
    const card = (await maker.make([plan], { logo: undefined })).cards.get(plan.key);
    const [file] = await keptFiles();
    if (card === undefined || file === undefined) throw new Error('no card was kept');
    const whole = await readFile(file);
    await unlink(file);
    expect(Buffer.from(await maker.read(plan, card, undefined))).toEqual(whole);
    await truncate(file, 100);
    expect(Buffer.from(await maker.read(plan, card, undefined))).toEqual(whole);
    expect(await readFile(file)).toEqual(whole);
    await rm(cache, { recursive: true });
    expect((await maker.make([plan], { logo: undefined })).made).toBe(1);
  });

  it('are read as they are where they are whole', async () => {
    const plan = planOf();
    const maker = new CardMaker(cache);
    const card = (await maker.make([plan], { logo: undefined })).cards.get(plan.key);
    const [file = ''] = await keptFiles();
    await utimes(file, 1000, 1000);
    if (card !== undefined) await maker.read(plan, card, undefined);
    expect((await stat(file)).mtimeMs).toBe(1_000_000);
    expect(dirname(file)).toContain('cards-');
  });
});

describe('many cards', () => {
  const many = Array.from({ length: 14 }, (_, index) => planOf({ headline: `Number ${index}` }));

  it('are drawn by threads, with the bytes that one alone has, and say how far they are', async () => {
    const told: string[] = [];
    const { cards, made } = await new CardMaker(cache).make(many, {
      logo: undefined,
      onProgress: (done, total) => told.push(`${done}/${total}`),
    });
    expect(made).toBe(14);
    expect(told).toEqual(Array.from({ length: 14 }, (_, done) => `${done + 1}/14`));
    const alone = new CardMaker(join(folder, 'other'));
    for (const plan of many)
      expect((await alone.make([plan], { logo: undefined })).cards.get(plan.key)).toEqual(
        cards.get(plan.key),
      );
  });

  it('stop when somebody says so; what was made is kept', async () => {
    const control = new AbortController();
    const making = new CardMaker(cache).make(many, {
      logo: undefined,
      signal: control.signal,
      onProgress: (done) => done === 3 && control.abort(),
    });
    await expect(making).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    const { made } = await new CardMaker(cache).make(many, { logo: undefined });
    expect(made).toBeLessThanOrEqual(11);
  });
});

describe('the text of a card', () => {
  let type: OutlineTypesetter;
  beforeEach(async () => {
    type = await makeCardType(await readCardType());
  });

  const style = { face: 'serif', language: 'en', tracking: 0 } as const;

  function linesOf(change: Partial<SocialCardFacts>): string[] {
    return layOutCard({ ...facts, ...change }, type, undefined).flatMap((shape: CardShape) =>
      shape.kind === 'text' ? [shape.text] : [],
    );
  }

  it('is set in Latin, Greek, Cyrillic, Hebrew and Arabic', () => {
    for (const headline of [
      'Łódź, Ñandú, Đorđe, Þórr, ẞ, “quoted” – 1 000 € …',
      'Tiếng Việt',
      'Η δικαιοσύνη στην Αθήνα',
      'Пробація України: п’ять років',
      'שירות המבחן',
      'خدمة المراقبة ٢',
    ]) {
      expect(type.canSet(headline, 'serif'), headline).toBe(true);
    }
    expect(type.canSet('保護観察', 'serif')).toBe(false);
  });

  it('leaves out a headline in letters that no font has, and shows no box for them', () => {
    expect(linesOf({ headline: '保護観察の新しい道' })).toEqual(['Waymark Network']);
    const shapes = layOutCard({ ...facts, headline: '保護観察の新しい道' }, type, undefined);
    const glyphs = shapes.flatMap((shape) => (shape.kind === 'text' ? shape.glyphs : []));
    // Glyph 0 of each font is the box.
    expect(glyphs.filter((glyph) => glyph.outline % 0x10000 === 0)).toEqual([]);
    // What would happen without that care.
    expect(type.set('道', style).glyphs.map((glyph) => glyph.outline % 0x10000)).toEqual([0]);
  });

  it('kerns: “AV” is narrower than its letters', () => {
    const apart = type.set('A', style).width + type.set('V', style).width;
    expect(type.set('AV', style).width).toBeLessThan(apart - 0.05);
  });

  it('runs from right to left in Hebrew, with numbers and foreign words the other way', () => {
    const hebrew = { ...style, language: 'he' };
    const placed = type.set('אב 12', hebrew).glyphs.map((glyph) => glyph.outline);
    const [alef] = type.set('א', hebrew).glyphs;
    const [bet] = type.set('ב', hebrew).glyphs;
    const [one] = type.set('1', hebrew).glyphs;
    expect(placed.indexOf(alef?.outline ?? -1)).toBe(placed.length - 1);
    expect(placed.indexOf(bet?.outline ?? -1)).toBe(placed.length - 2);
    expect(placed.indexOf(one?.outline ?? -1)).toBe(0);
    // A bracket that opens is one that opens to the left.
    expect(type.set('(א', hebrew).glyphs.at(-1)?.outline).toBe(
      type.set(')', style).glyphs[0]?.outline,
    );
  });

  it('joins Arabic letters by where they stand in their word', () => {
    const arabic = { ...style, language: 'ar' };
    const shapes = new Set(type.set('ببب', arabic).glyphs.map((glyph) => glyph.outline));
    expect(shapes.size).toBeGreaterThanOrEqual(3);
    // Tracking would tear them apart.
    expect(type.set('ببب', { ...arabic, tracking: 0.5 }).width).toBeCloseTo(
      type.set('ببب', arabic).width - 0.5,
    );
  });

  it('covers what its outlines enclose: a full square all, an edge in the middle of a pixel half', () => {
    const square = [
      ['M', 0, 0],
      ['L', 0.1, 0],
      ['L', 0.1, 0.1],
      ['L', 0, 0.1],
    ] as const;
    const text: CardShape = {
      kind: 'text',
      text: '',
      glyphs: [{ outline: 1, x: 0, y: 0 }],
      x: 100.5,
      y: 200,
      width: 10,
      size: 100,
      colour: '#ffffff',
      ground: '#000000',
    };
    const ground: CardShape = {
      kind: 'box',
      x: 0,
      y: 0,
      width: 1200,
      height: 630,
      colour: '#000000',
    };
    const picture = rasterise([ground, text], () => square, undefined);
    if (!('indices' in picture)) throw new Error('two colours are few');
    const at = (x: number, y: number): number =>
      picture.colours[picture.indices[y * 1200 + x] ?? 0]?.[0] ?? -1;
    expect([
      at(99, 195),
      at(100, 195),
      at(101, 195),
      at(109, 195),
      at(110, 195),
      at(111, 195),
    ]).toEqual([0, 128, 255, 255, 128, 0]);
    expect([at(105, 189), at(105, 190), at(105, 199), at(105, 200)]).toEqual([0, 255, 255, 0]);
  });
});

function colourAt({ data, width }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}
