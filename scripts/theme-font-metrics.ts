// How high and how wide is a font of the website, so that another one can stand in for it until it has arrived?
/// <reference path="../electron/media/harfbuzz.d.ts" />
import { readFile } from 'node:fs/promises';
import createHarfBuzz from 'harfbuzzjs/hb.js';
import hbjs, { type HarfBuzz } from 'harfbuzzjs/hbjs.js';
import subsetFont from 'subset-font';
import type { FontManifest } from '../core/site/theme-manifest.ts';
import { inProject } from './project.ts';

/** Words as they stand in news, in some of the languages of the website: what the mean width of a letter is taken of. */
const SAMPLE = [
  'What keeps trust alive after a sentence? Ninety practitioners spent a December day on one question.',
  'Forty officers in five countries rewrote the first hour of supervision so that people remember it.',
  'Les bénévoles ont accompagné deux cents personnes à leur sortie, en neuf mois et dans trois régions.',
  'Die Zahl der verpassten Termine hat sich halbiert, und der Kaffee ist besser geworden.',
  'Download the slides of 12 March 2026 (PDF, 2.4 MB), or read the summary: it takes five minutes.',
].join(' ');

/** Where on its axes a font is mostly used, other than at weights of 400 and 700 and its usual width. */
const used: Readonly<
  Record<string, { readonly regular?: object; readonly bold?: object; readonly both?: object }>
> = {
  // Headlines alone, narrow and very bold.
  'bricolage-grotesque': { regular: { wght: 500 }, bold: { wght: 800 }, both: { wdth: 80 } },
  // Headlines and headings are between the two.
  'galley-serif': { bold: { wght: 600 } },
};

/** What `font.json` says of the font as `metrics`. */
export async function metricsOfFont(
  name: string,
  latin: Uint8Array,
): Promise<NonNullable<FontManifest['metrics']>> {
  const { regular, bold, both } = used[name] ?? {};
  const usual = await measureFont(latin, { wght: 400, ...both, ...regular });
  const { advance, ...heights } = usual;
  const heavy = await measureFont(latin, { wght: 700, ...both, ...bold });
  return { ...heights, regular: advance, bold: heavy.advance };
}

export interface FontMeasures {
  /** In em above and below the base line, as browsers take them, and what they add between lines. */
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  /** Of a letter of running text in the mean, in em. */
  readonly advance: number;
}

let harfBuzz: Promise<HarfBuzz> | undefined;

async function startHarfBuzz(): Promise<HarfBuzz> {
  const wasmBinary = await readFile(inProject('node_modules', 'harfbuzzjs', 'hb.wasm'));
  return hbjs(await createHarfBuzz({ wasmBinary: new Uint8Array(wasmBinary) }));
}

/** Measures a font file at one place on its axes. */
export async function measureFont(
  file: Uint8Array,
  axes: Readonly<Record<string, number>>,
): Promise<FontMeasures> {
  harfBuzz ??= startHarfBuzz();
  const shaper = await harfBuzz;
  const cut = await subsetFont(Buffer.from(file), SAMPLE, {
    targetFormat: 'sfnt',
    variationAxes: axes,
  });
  const face = shaper.createFace(shaper.createBlob(new Uint8Array(cut)), 0);
  const buffer = shaper.createBuffer();
  buffer.addText(SAMPLE);
  buffer.guessSegmentProperties();
  shaper.shape(shaper.createFont(face), buffer);
  let width = 0;
  for (const { x_advance } of buffer.getGlyphInfosAndPositions()) width += x_advance;
  buffer.destroy();
  const lines = tableOf(cut, 'hhea');
  const inEm = (units: number): number => rounded(units / face.upem);
  return {
    ascent: inEm(lines.getInt16(4)),
    descent: inEm(-lines.getInt16(6)),
    lineGap: inEm(lines.getInt16(8)),
    advance: inEm(width / SAMPLE.length),
  };
}

/** A table of a font, by the directory at its beginning. */
function tableOf(font: Uint8Array, wanted: string): DataView {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    const tag = String.fromCharCode(...font.subarray(entry, entry + 4));
    if (tag !== wanted) continue;
    return new DataView(font.buffer, font.byteOffset + view.getUint32(entry + 8));
  }
  throw new Error(`the font has no ${wanted}`);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
