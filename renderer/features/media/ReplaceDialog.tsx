// Which file takes the place of another, and what changes with it, article by article? Said before it is done.
import { ArrowRight, FilePlus, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReplacePlan } from '../../../core/ipc/media-contract.ts';
import {
  chosenFiles,
  kindOfFile,
  type MediaFile,
  sortedFiles,
} from '../../../core/media/media-file.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { ChangingFiles } from './ChangingFiles.tsx';
import { FilePicture } from './FilePicture.tsx';
import { tileFacts } from './file-facts.ts';
import { placesOf } from './MediaDetails.tsx';
import type { MediaChanges } from './use-media-changes.ts';

/** The best of those that are found: whoever looks for another types more. */
const MOST_OFFERED = 40;

interface Props {
  readonly contents: LibraryContents;
  readonly file: MediaFile;
  readonly files: readonly MediaFile[];
  readonly changes: MediaChanges;
  readonly onAdd: () => Promise<string | null>;
  readonly onClose: () => void;
}

export function ReplaceDialog({ contents, file, files, changes, onAdd, onClose }: Props) {
  const { api, messages, workspace } = useServices();
  const words = messages.media.replace;
  const [other, setOther] = useState<string | null>(null);
  const [plan, setPlan] = useState<ReplacePlan | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const to = files.find(({ id }) => id === other);
  useEffect(() => {
    setPlan(null);
    if (other === null) return;
    let isWanted = true;
    api
      .call('media.planReplace', { from: file.id, to: other as MediaFile['id'] })
      .then((answer) => {
        if (isWanted) setPlan(answer);
      })
      .catch((caught: unknown) => workspace.report(caught));
    return () => {
      isWanted = false;
    };
  }, [api, file.id, other, workspace]);

  const title = words.title(file.fileName);
  if (job !== null) {
    return <ChangingFiles title={title} job={job} onClose={onClose} />;
  }
  const count = plan?.articles.length ?? 0;
  const apply = async (): Promise<void> => {
    if (to === undefined) return;
    const id = crypto.randomUUID();
    setJob(id);
    await changes.make(
      (running) => api.call('media.replace', { job: running, from: file.id, to: to.id }),
      () => words.done(count),
      id,
    );
    onClose();
  };
  return (
    <Modal title={title} lead={words.lead} onClose={onClose}>
      <div className="modal-body media-replace">
        <Pair file={file} to={to} />
        <OtherFile file={file} files={files} chosen={other} onChoose={setOther} />
        <div>
          <button
            type="button"
            className="button is-small"
            onClick={() => void onAdd().then((added) => added !== null && setOther(added))}
          >
            <FilePlus aria-hidden />
            {words.fromDisk}
          </button>
        </div>
        {to === undefined ? (
          <p className="field-help">{words.pick}</p>
        ) : plan === null ? (
          <p className="field-help">{words.looking}</p>
        ) : plan.refusal !== null ? (
          <p className="note is-bad" role="alert">
            <TriangleAlert aria-hidden />
            {words.refusals[plan.refusal]}
          </p>
        ) : (
          <Plan contents={contents} plan={plan} />
        )}
      </div>
      <QuestionFoot
        yes={words.apply(count)}
        isOff={plan === null || plan.refusal !== null || count === 0}
        onYes={() => void apply()}
        onNo={onClose}
      />
    </Modal>
  );
}

function Pair({ file, to }: { readonly file: MediaFile; readonly to: MediaFile | undefined }) {
  return (
    <div className="media-pair" aria-hidden>
      <span className="media-frame">
        <FilePicture key={file.id} file={file} />
      </span>
      <ArrowRight aria-hidden />
      <span className="media-frame">
        {to === undefined ? null : <FilePicture key={to.id} file={to} />}
      </span>
    </div>
  );
}

/** The files of the library to choose from: those of the same kind first, since they can take the place of it. */
function OtherFile(props: {
  readonly file: MediaFile;
  readonly files: readonly MediaFile[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const { file, files, chosen, onChoose } = props;
  const { messages } = useServices();
  const words = messages.media.replace;
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const offered = useMemo(() => {
    const others = files.filter(({ id }) => id !== file.id);
    const kind = kindOfFile(file);
    const found = chosenFiles(others, { kind: 'all', fault: null, text, sort: 'newest' });
    const sorted = sortedFiles(found, 'newest', messages.locale);
    const alike = sorted.filter((one) => kindOfFile(one) === kind);
    const unlike = sorted.filter((one) => kindOfFile(one) !== kind);
    return [...alike, ...unlike].slice(0, MOST_OFFERED);
  }, [file, files, text, messages.locale]);
  const at = Math.max(
    0,
    offered.findIndex(({ id }) => id === chosen),
  );
  const go = (index: number): void => {
    const next = offered[Math.max(0, Math.min(index, offered.length - 1))];
    if (next === undefined) return;
    onChoose(next.id);
    requestAnimationFrame(() => {
      const option = list.current?.querySelector<HTMLElement>(`[data-other="${next.id}"]`);
      option?.focus();
      option?.scrollIntoView({ block: 'nearest' });
    });
  };
  return (
    <div className="media-others">
      <SearchField
        className="media-search"
        label={words.search}
        clearLabel={messages.media.clearSearch}
        value={text}
        onChange={setText}
        onDown={() => go(at)}
      />
      {offered.length === 0 ? (
        <p className="field-help">{words.none}</p>
      ) : (
        <div className="media-other-list" role="listbox" aria-label={words.choose} ref={list}>
          {offered.map((one, index) => (
            <div
              key={one.id}
              role="option"
              data-other={one.id}
              className={one.id === chosen ? 'media-other is-chosen' : 'media-other'}
              aria-selected={one.id === chosen}
              tabIndex={index === at ? 0 : -1}
              onClick={() => onChoose(one.id)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown') go(index + 1);
                else if (event.key === 'ArrowUp') go(index - 1);
                else if (event.key === 'Enter' || event.key === ' ') onChoose(one.id);
                else return;
                event.preventDefault();
              }}
            >
              <span className="media-other-name">{one.fileName}</span>
              <span className="media-facts">{tileFacts(one, messages)}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function Plan({
  contents,
  plan,
}: {
  readonly contents: LibraryContents;
  readonly plan: ReplacePlan;
}) {
  const { messages } = useServices();
  const words = messages.media.replace;
  const { articles, reframed, takesWords, isLogo } = plan;
  return (
    <>
      <p className="dry-run-sum" role="status">
        <strong>{articles.length === 0 ? words.unused : words.changes(articles.length)}</strong>
      </p>
      {articles.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys, too.
        // biome-ignore lint/a11y/useSemanticElements: a region of a dialog, not of the page.
        <div className="media-plan" role="region" tabIndex={0} aria-label={words.dryRun}>
          <ul>
            {articles.map((use) => {
              const article = contents.summaries.get(use.id);
              return (
                <li key={use.id}>
                  <span lang={article?.language}>
                    {article?.headline || messages.list.untitled}
                  </span>
                  <small>{placesOf(use, messages.media.details.places)}</small>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {reframed > 0 ? <p className="field-help">{words.reframed(reframed)}</p> : null}
      {takesWords ? <p className="field-help">{words.takesWords}</p> : null}
      {isLogo ? <p className="field-help">{words.logo}</p> : null}
    </>
  );
}
