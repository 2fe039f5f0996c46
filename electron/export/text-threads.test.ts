import { describe, expect, it } from 'vitest';
import { planSiteExport } from '../../core/export/compile.ts';
import { given } from '../../core/export/content-files.ts';
import {
  exampleArticle,
  exampleNewsroom,
  MOMENT,
  plainTheme,
} from '../../core/export/example-newsroom.ts';
import { makeEdition } from '../../core/site/edition.ts';
import { recipe } from '../../core/site/text-maker.ts';
import type { WantedText } from './make-texts.ts';
import { startTexts } from './text-threads.ts';

const articles = Array.from({ length: 330 }, (_, index) =>
  exampleArticle(index + 1, { publishedAt: new Date(Date.UTC(2024, 0, index)).toISOString() }),
);
const plan = planSiteExport(makeEdition(exampleNewsroom(articles), { asOf: MOMENT }), plainTheme);
const setting = { house: plan.house, theme: { ...plainTheme, assets: new Map() } };
const wanted = plan.files.flatMap(({ source }): WantedText[] =>
  source.kind === 'text' ? [{ text: source, form: 'packed' }] : [],
);

async function made(threads: number, texts = wanted) {
  const source = startTexts(setting, texts, threads);
  try {
    const all = [];
    for (const _ of texts) {
      const { bytes, packed, ...rest } = await source.next();
      all.push({ ...rest, bytes: [...bytes], packed: packed && [...packed] });
    }
    return all;
  } finally {
    await source.close();
  }
}

describe('making texts', () => {
  it('gives the same texts in the same order on one thread and on several', async () => {
    expect(wanted.length).toBeGreaterThan(400);
    const alone = await made(1);
    expect(await made(2)).toEqual(alone);
    expect(await made(3)).toEqual(alone);
  });

  it('gives texts that are wanted in several forms in their order', async () => {
    const mixed = wanted.map(
      ({ text }, place): WantedText => ({ text, form: place % 7 < 3 ? 'bytes' : 'packed' }),
    );
    expect(await made(2, mixed)).toEqual(await made(1, mixed));
  });

  it('fails at the text that cannot be made, and not before', async () => {
    const broken: WantedText = { text: { maker: 'no-such', ingredients: null }, form: 'packed' };
    const sound: WantedText = { text: recipe(given, 'x'), form: 'packed' };
    const texts = [...Array.from({ length: 450 }, () => sound), broken];
    const source = startTexts(setting, texts, 2);
    for (let count = 0; count < 448; count++) await source.next();
    await expect(
      (async () => {
        for (let count = 448; count < texts.length; count++) await source.next();
      })(),
    ).rejects.toMatchObject({ failure: { detail: expect.stringContaining('no-such') } });
    await source.close();
  });
});
