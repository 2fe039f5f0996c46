// What may a block in the editor ask about the newsroom around it? Handed in, so that a view reaches for nothing else.
import type { Asset } from '../../core/content/asset.ts';
import { english, type Messages } from '../../core/messages.ts';
import type { PictureView } from '../features/picture/picture-part.ts';

/** An article that a card can point to. */
export interface KnownArticle {
  readonly id: string;
  readonly headline: string;
}

export interface BlockWorld {
  readonly messages: Messages;
  /** The language of the article. */
  readonly language: string;
  /** The languages of the website. */
  readonly languages: readonly string[];
  assetUrl(id: string): string;
  /** The record of an asset: undefined while it is not known, null when the library does not hold it. */
  asset(id: string): Asset | null | undefined;
  /** Tells when records arrive; returns how to stop. */
  onAssets(listener: () => void): () => void;
  /** Lets the person choose files from disk; what is chosen is in the library then. */
  chooseAssets(purpose: 'image' | 'attachment'): Promise<readonly Asset[]>;
  /** Lets the person choose which part of a picture is shown; null where they left it as it was. */
  framePicture(asset: Asset, use: PictureView): Promise<PictureView | null>;
  /** Every other article of the newsroom. */
  articles(): Iterable<KnownArticle>;
  /** The event of the article in words, or null where it has none. */
  event(): string | null;
  /** Tells when the details of the article change; returns how to stop. */
  onArticle(listener: () => void): () => void;
}

/** For building the schema, where nothing is shown. */
export const emptyWorld: BlockWorld = {
  messages: english,
  language: 'en',
  languages: ['en'],
  assetUrl: () => '',
  asset: () => undefined,
  onAssets: () => () => undefined,
  chooseAssets: () => Promise.resolve([]),
  framePicture: () => Promise.resolve(null),
  articles: () => [],
  event: () => null,
  onArticle: () => () => undefined,
};
