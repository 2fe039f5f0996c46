// What do the export and its threads say to each other: few messages, their bytes handed over and not copied?
import type { Failure } from '../../core/errors.ts';
import type { MadeText, WantedText } from './make-texts.ts';

export interface TextBatch {
  readonly batch: number;
  readonly texts: readonly WantedText[];
}

/** All the bytes of a batch lie in one piece, those of each text in turn. */
export type TextAnswer = { readonly batch: number } & (
  | {
      readonly ok: true;
      readonly texts: readonly (Omit<MadeText, 'bytes' | 'packed'> & {
        readonly bytes: number;
        readonly packed: number | undefined;
      })[];
      readonly content: ArrayBuffer;
    }
  | { readonly ok: false; readonly error: Failure }
);

export function packAnswer(batch: number, made: readonly MadeText[]): TextAnswer & { ok: true } {
  const size = made.reduce(
    (sum, { bytes, packed }) => sum + bytes.length + (packed?.length ?? 0),
    0,
  );
  const content = new Uint8Array(size);
  let end = 0;
  const take = (bytes: Uint8Array): number => {
    content.set(bytes, end);
    end += bytes.length;
    return bytes.length;
  };
  const texts = made.map((text) => ({
    ...text,
    bytes: take(text.bytes),
    packed: text.packed && take(text.packed),
  }));
  return { batch, ok: true, texts, content: content.buffer };
}

export function unpackAnswer({ texts, content }: TextAnswer & { ok: true }): MadeText[] {
  let end = 0;
  const give = (length: number): Uint8Array => {
    const bytes = new Uint8Array(content, end, length);
    end += length;
    return bytes;
  };
  return texts.map((text) => ({
    ...text,
    bytes: give(text.bytes),
    packed: text.packed === undefined ? undefined : give(text.packed),
  }));
}
