// In which articles is a picture shown as it was just framed? Each use is named before one of them changes.
import { useMemo, useState } from 'react';
import type { ArticleUsing } from '../../../core/ipc/media-contract.ts';
import { canBeFramed } from '../../../core/media/file-places.ts';
import type { MediaFile } from '../../../core/media/media-file.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import type { PictureView } from '../picture/picture-part.ts';
import type { MediaChanges } from './use-media-changes.ts';

/** What was framed, and where the picture is shown. */
export interface FramedPicture {
  readonly file: MediaFile;
  readonly view: PictureView;
  readonly articles: readonly ArticleUsing[];
}

interface Props {
  readonly contents: LibraryContents;
  readonly framed: FramedPicture;
  readonly changes: MediaChanges;
  readonly onClose: () => void;
}

export function FrameUsesDialog({ contents, framed, changes, onClose }: Props) {
  const { api, messages } = useServices();
  const words = messages.media.frame;
  const { file, view, articles } = framed;
  const lines = useMemo(
    () =>
      articles.flatMap(({ id, uses }) =>
        uses.flatMap(({ number, at }) =>
          canBeFramed(at) ? [{ key: `${id} ${number}`, id, number, at }] : [],
        ),
      ),
    [articles],
  );
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(lines.map(({ key }) => key)),
  );
  const chosen = lines.filter(({ key }) => ticked.has(key));
  const apply = async (): Promise<void> => {
    onClose();
    const numbers = new Map<ArticleUsing['id'], number[]>();
    for (const { id, number } of chosen) numbers.set(id, [...(numbers.get(id) ?? []), number]);
    const focalPoint = view.focalPoint ?? { x: 0.5, y: 0.5 };
    await changes.make(
      (job) =>
        api.call('media.frame', {
          ...{ job, id: file.id, crop: view.crop ?? null, focalPoint },
          uses: [...numbers].map(([article, of]) => ({ article, numbers: of })),
        }),
      () => words.done,
    );
  };
  return (
    <Modal title={words.title} lead={words.lead} onClose={onClose}>
      <div className="modal-body">
        {lines.length === 0 ? <p>{words.none}</p> : null}
        <ul className="media-frame-uses" aria-label={words.uses}>
          {lines.map(({ key, id, at }) => {
            const article = contents.summaries.get(id);
            const headline = article?.headline || messages.list.untitled;
            return (
              <li key={key}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={ticked.has(key)}
                    onChange={(event) => {
                      const next = new Set(ticked);
                      if (event.target.checked) next.add(key);
                      else next.delete(key);
                      setTicked(next);
                    }}
                  />
                  <span>
                    <span lang={article?.language}>{headline}</span>{' '}
                    <small>{messages.media.details.places[at]}</small>
                  </span>
                </label>
              </li>
            );
          })}
        </ul>
      </div>
      <QuestionFoot yes={words.apply(chosen.length)} onYes={() => void apply()} onNo={onClose} />
    </Modal>
  );
}
