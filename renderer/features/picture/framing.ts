// How does a picture, wherever it is shown, ask which part of it to show? Through one dialog that outlasts the pane it was asked from.
import type { Asset } from '../../../core/content/asset.ts';
import { Store } from '../../app/store.ts';
import type { PictureView } from './picture-part.ts';

export interface FramingQuestion {
  readonly asset: Asset;
  readonly use: Partial<PictureView>;
  readonly answer: (view: PictureView | null) => void;
}

export class PictureFraming {
  readonly question = new Store<FramingQuestion | null>(null);

  /** Lets the person choose; null where they left it as it was. */
  ask(asset: Asset, use: Partial<PictureView>): Promise<PictureView | null> {
    return new Promise((resolve) => {
      const answer = (view: PictureView | null): void => {
        this.question.set(null);
        resolve(view);
      };
      this.question.set({ asset, use, answer });
    });
  }
}
