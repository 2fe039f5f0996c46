// Who made a picture, and under which licence may it be shown? Said of the picture itself, wherever it stands.
import { useId, useState } from 'react';
import type { Asset } from '../../../core/content/asset.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { stepOf } from '../../app/undo.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';

export function RightsDialog() {
  const { rights } = useServices();
  const asset = useStore(rights.asked);
  if (asset === null) return null;
  return <RightsForm key={asset.id} asset={asset} onClose={() => rights.asked.set(null)} />;
}

function RightsForm({ asset, onClose }: { readonly asset: Asset; readonly onClose: () => void }) {
  const { api, assets, messages, undo, workspace } = useServices();
  const words = messages.preflight.rights;
  const [credit, setCredit] = useState(asset.credit);
  const [licence, setLicence] = useState(asset.licence);
  const creditId = useId();
  const licenceId = useId();
  const save = async (): Promise<void> => {
    const edit = { credit: credit.trim(), licence: licence.trim() };
    const put = async (to: typeof edit): Promise<void> =>
      assets.add(await api.call('asset.edit', { id: asset.id, edit: to }));
    await put(edit);
    const before = { credit: asset.credit, licence: asset.licence };
    undo.note(
      stepOf(
        () => put(before),
        () => put(edit),
      ),
    );
    onClose();
  };
  return (
    <Modal size="question" title={words.title} lead={words.lead(asset.fileName)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save().catch((caught: unknown) => workspace.report(caught));
        }}
      >
        <div className="modal-body rights-fields">
          <label htmlFor={creditId} className="stacked-label">
            {words.credit}
          </label>
          <input
            id={creditId}
            className="field"
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to fill this in.
            autoFocus
            value={credit}
            placeholder={words.creditHint}
            onChange={(event) => setCredit(event.target.value)}
          />
          <label htmlFor={licenceId} className="stacked-label">
            {words.licence}
          </label>
          <input
            id={licenceId}
            className="field"
            value={licence}
            placeholder={words.licenceHint}
            onChange={(event) => setLicence(event.target.value)}
          />
        </div>
        <QuestionFoot yes={words.save} onNo={onClose} />
      </form>
    </Modal>
  );
}
