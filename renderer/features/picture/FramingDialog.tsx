// Where is it asked which part of a picture to show? Beside all panes, for none of them stays when the window narrows.
import { useStore } from '../../app/store.ts';
import type { PictureFraming } from './framing.ts';
import { PictureDialog } from './PictureDialog.tsx';

export function FramingDialog({ framing }: { readonly framing: PictureFraming }) {
  const question = useStore(framing.question);
  if (question === null) return null;
  const { asset, use, answer } = question;
  return <PictureDialog asset={asset} use={use} onDone={answer} onClose={() => answer(null)} />;
}
