// Where do the bytes of pasted pictures come from? Written in the text, or beside it as files; addresses alone have none.
import type { AssetId } from '../../../core/content/ids.ts';
import type { PastedBody } from '../../../core/paste/paste.ts';
import { addressKind, matchFiles } from '../../../core/paste/pictures.ts';

/** Puts pictures into the library; null where one could not be stored, which is told by whoever stores. */
export interface PictureStore {
  storeBytes(fileName: string, bytes: Uint8Array<ArrayBuffer>): Promise<AssetId | null>;
  storeFile(file: File): Promise<AssetId | null>;
}

/** Stores each picture of a paste, one after the other; the answer follows their numbers. */
export async function storePictures(
  store: PictureStore,
  { pictures, report }: PastedBody,
  files: readonly File[],
): Promise<(AssetId | null)[]> {
  // A picture copied by itself comes as its address and as a file.
  const isAlone = report.words === 0 && pictures.length === files.length;
  const matched = isAlone
    ? pictures.map((_picture, number) => number)
    : matchFiles(
        pictures,
        files.map(({ name }) => name),
      );
  const assets: (AssetId | null)[] = [];
  for (const [number, { address }] of pictures.entries()) {
    const file = files[matched[number] ?? -1];
    const written = addressKind(address) === 'data' ? bytesOfDataUrl(address) : null;
    if (written !== null) {
      const extension = written.type.replace(/^image\//, '').replace('jpeg', 'jpg');
      assets.push(await store.storeBytes(`pasted-${number + 1}.${extension}`, written.bytes));
    } else assets.push(file === undefined ? null : await store.storeFile(file));
  }
  return assets;
}

/** The bytes of a base64 data address, or null when it is not one. */
export function bytesOfDataUrl(
  url: string,
): { bytes: Uint8Array<ArrayBuffer>; type: string } | null {
  const match = /^data:([a-z]+\/[a-z0-9.+-]+);base64,([\s\S]*)$/i.exec(url);
  const [, type, encoded] = match ?? [];
  if (type === undefined || encoded === undefined) return null;
  try {
    return { bytes: Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)), type };
  } catch {
    // Not base64 after all: there is no picture to store.
    return null;
  }
}
