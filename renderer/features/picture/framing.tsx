// How does a block in the editor ask which part of its picture to show? Through one dialog beside the editor.
import type { Asset } from '../../../core/content/asset.ts';
import { Store, useStore } from '../../app/store.ts';
import { PictureDialog } from './PictureDialog.tsx';
import type { PictureView } from './picture-part.ts';

interface Question {
  readonly asset: Asset;
  readonly use: PictureView;
  readonly answer: (view: PictureView | null) => void;
}

export class PictureFraming {
  readonly question = new Store<Question | null>(null);

  /** Lets the person choose; null where they left it as it was. */
  ask(asset: Asset, use: PictureView): Promise<PictureView | null> {
    return new Promise((resolve) => {
      const answer = (view: PictureView | null): void => {
        this.question.set(null);
        resolve(view);
      };
      this.question.set({ asset, use, answer });
    });
  }
}

export function FramingDialog({ framing }: { readonly framing: PictureFraming }) {
  const question = useStore(framing.question);
  if (question === null) return null;
  const { asset, use, answer } = question;
  return <PictureDialog asset={asset} use={use} onDone={answer} onClose={() => answer(null)} />;
}
