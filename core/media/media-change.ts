// What does a change of what is written about files come to, for one of them and for many?
import * as z from 'zod';
import { focalPoint } from '../content/article.ts';
import { type Asset, type AssetEdit, isImage } from '../content/asset.ts';
import { language } from '../content/text.ts';

const MOST_TEXT = 2000;
const said = z.object({ language, text: z.string().max(MOST_TEXT) });

/** The members that are to be others; one that is missing stays. */
export const mediaChange = z.object({
  fileName: z.string().trim().min(1).max(200).optional(),
  alt: said.optional(),
  decorative: z.boolean().optional(),
  caption: said.optional(),
  credit: z.string().max(MOST_TEXT).optional(),
  licence: z.string().max(MOST_TEXT).optional(),
  focalPoint: focalPoint.nullable().optional(),
  /** Texts are written only where there is none yet. */
  onlyEmpty: z.boolean(),
});
export type MediaChange = z.infer<typeof mediaChange>;

/** The edit that a change makes of one file; null where that is as it should be already. Only pictures are described. */
export function editOf(change: MediaChange, file: Asset): AssetEdit | null {
  const edit: AssetEdit = {};
  const mayWrite = (now: string): boolean => !change.onlyEmpty || now.trim() === '';
  for (const member of ['alt', 'caption'] as const) {
    const text = change[member];
    if (text === undefined || (member === 'alt' && !isImage(file))) continue;
    const now = file[member][text.language] ?? '';
    if (now === text.text || !mayWrite(now)) continue;
    const { [text.language]: _before, ...others } = file[member];
    edit[member] = text.text === '' ? others : { ...others, [text.language]: text.text };
  }
  for (const member of ['credit', 'licence'] as const) {
    const text = change[member];
    if (text !== undefined && text !== file[member] && mayWrite(file[member])) edit[member] = text;
  }
  const { decorative, fileName, focalPoint: focus } = change;
  if (decorative !== undefined && decorative !== file.decorative && isImage(file)) {
    edit.decorative = decorative;
  }
  if (fileName !== undefined && fileName !== file.fileName) edit.fileName = fileName;
  if (focus !== undefined && !isSamePoint(focus ?? undefined, file.focalPoint) && isImage(file)) {
    edit.focalPoint = focus ?? undefined;
  }
  return Object.keys(edit).length === 0 ? null : edit;
}

type Point = Asset['focalPoint'];
function isSamePoint(one: Point, other: Point): boolean {
  return one?.x === other?.x && one?.y === other?.y;
}

/** What of one file's words another one has none of: they go along when it takes its place. */
export function wordsFor(from: Asset, to: Asset): AssetEdit | null {
  const edit: AssetEdit = {};
  for (const member of ['alt', 'caption'] as const) {
    const merged = { ...from[member], ...to[member] };
    if (Object.keys(merged).length > Object.keys(to[member]).length) edit[member] = merged;
  }
  for (const member of ['credit', 'licence'] as const) {
    if (to[member].trim() === '' && from[member].trim() !== '') edit[member] = from[member];
  }
  const isDescribed = to.decorative || Object.values(to.alt).some((text) => text.trim() !== '');
  if (from.decorative && !isDescribed) edit.decorative = true;
  return Object.keys(edit).length === 0 ? null : edit;
}

/** Whether a part of one picture is the same part of another: both are as wide for their height, within a hundredth. */
export function isSameShape(one: Asset, other: Asset): boolean {
  const { width, height } = one;
  if (!width || !height || !other.width || !other.height) return false;
  return Math.abs((width / height) * (other.height / other.width) - 1) < 0.01;
}
