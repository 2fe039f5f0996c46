// What is said where no file is in sight: while they are read, where there are none, and where the filter hides all of them?
import { Images, Search } from 'lucide-react';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';

export function ReadingFiles({
  hasFailed,
  onAgain,
}: {
  readonly hasFailed: boolean;
  readonly onAgain: () => void;
}) {
  const { messages } = useServices();
  const words = messages.media;
  return (
    <div className="empty is-page" role="status">
      {hasFailed ? (
        <>
          <Images aria-hidden />
          <h3>{words.failed}</h3>
          <button type="button" className="button" onClick={onAgain}>
            {words.tryAgain}
          </button>
        </>
      ) : (
        <p className="media-reading">{words.reading}</p>
      )}
    </div>
  );
}

export function NoFiles({
  isEmpty,
  onAdd,
}: {
  readonly isEmpty: boolean;
  readonly onAdd: () => void;
}) {
  const { media, messages } = useServices();
  const { fault, text } = useStore(media.setting);
  const words = messages.media;
  if (isEmpty) {
    return (
      <div className="empty is-page">
        <Images aria-hidden />
        <h3>{words.empty.none}</h3>
        <p>{words.empty.noneHint}</p>
        <button type="button" className="button" onClick={onAdd}>
          {words.add}
        </button>
      </div>
    );
  }
  const isFault = fault !== null && text.trim() === '';
  return (
    <div className="empty is-page">
      <Search aria-hidden />
      <h3>{isFault ? words.empty.noFault(words.faults[fault]) : words.empty.nothing}</h3>
      <p>{isFault ? words.empty.noFaultHint : words.empty.nothingHint}</p>
      <button
        type="button"
        className="button"
        onClick={() => media.choose({ kind: 'all', fault: null, text: '' })}
      >
        {words.empty.showAll}
      </button>
    </div>
  );
}
