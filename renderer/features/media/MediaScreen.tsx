// Which files does this newsroom have, where are they used, and what is missing? Tiles or a list, beside the details of one.
import { ArrowDownUp, HardDrive, Images, LayoutGrid, List, Search, Upload } from 'lucide-react';
import {
  type DragEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { AssetId } from '../../../core/content/ids.ts';
import { toFailure } from '../../../core/errors.ts';
import type { FileUses } from '../../../core/ipc/media-contract.ts';
import { canBeFramed } from '../../../core/media/file-places.ts';
import {
  chosenFiles,
  countFaults,
  type MediaFile,
  mediaFaults,
  mediaKinds,
  mediaSorts,
  prepareSearch,
  sortedFiles,
} from '../../../core/media/media-file.ts';
import { importFile } from '../../app/imports.ts';
import { useServices } from '../../app/services.ts';
import { sizeText } from '../../app/sizes.ts';
import { useStore } from '../../app/store.ts';
import { useMedia } from '../../app/use-media.ts';
import { Menu } from '../../ui/Menu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { nothingChosen, type Selection } from '../desk/selection.ts';
import type { PlaceProps } from '../frame/places.ts';
import { ToolBarPart } from '../frame/tool-bar.tsx';
import { CleanupDialog } from './CleanupDialog.tsx';
import { DescribeDialog } from './DescribeDialog.tsx';
import { type FramedPicture, FrameUsesDialog } from './FrameUsesDialog.tsx';
import { MediaDetails } from './MediaDetails.tsx';
import { MediaGrid, only } from './MediaGrid.tsx';
import { ReplaceDialog } from './ReplaceDialog.tsx';
import { useMediaChanges } from './use-media-changes.ts';
import '../desk/bulk.css';
import './media.css';
import './media-dialogs.css';

type Asking =
  | { readonly what: 'replace'; readonly file: MediaFile }
  | { readonly what: 'describe'; readonly files: readonly MediaFile[] }
  | { readonly what: 'frame'; readonly framed: FramedPicture }
  | { readonly what: 'clean-up'; readonly only: readonly MediaFile[] | null };

interface Narrowed {
  readonly everything: readonly MediaFile[];
  readonly kind: string;
  readonly fault: string | null;
  readonly text: string;
  readonly files: readonly MediaFile[];
}

const noFiles: ReadonlyMap<string, MediaFile> = new Map();

export function MediaScreen({ contents }: PlaceProps) {
  const services = useServices();
  const { api, framing, jobs, media, messages, toasts, workspace } = services;
  const words = messages.media;
  const known = useStore(media.files);
  const setting = useStore(media.setting);
  const { kind, fault, text, sort, view } = setting;
  const changes = useMediaChanges();
  const [hasFailed, setHasFailed] = useState(false);
  const [selection, setSelection] = useState<Selection>(() =>
    media.place.focused === null ? nothingChosen : only(media.place.focused),
  );
  const [focused, setFocused] = useState<string | null>(media.place.focused);
  const [awaited, setAwaited] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const isNarrow = useMedia('(max-width: 899.9px)');
  /** Where there is room for one of them: the details are shown, and not the tiles. */
  const [isInDetails, setIsInDetails] = useState(false);
  const firstField = useRef<HTMLTextAreaElement | HTMLInputElement>(null);
  const canChange = contents.library.readOnly === null;

  const load = useCallback((): void => {
    setHasFailed(false);
    media.load().catch((caught: unknown) => {
      setHasFailed(true);
      workspace.report(caught);
    });
  }, [media, workspace]);
  useEffect(load, [load]);

  const byId = known ?? noFiles;
  const everything = useMemo(
    () => sortedFiles([...byId.values()], sort, messages.locale),
    [byId, sort, messages.locale],
  );
  useEffect(() => {
    const idle = window.setTimeout(() => prepareSearch(everything), 50);
    return () => window.clearTimeout(idle);
  }, [everything]);
  /** A longer text is looked for only among what was found by its beginning. */
  const narrowed = useRef<Narrowed | null>(null);
  const files = useMemo(() => {
    const before = narrowed.current;
    const isWithin =
      before?.everything === everything &&
      before.kind === kind &&
      before.fault === fault &&
      text.startsWith(before.text);
    const found = chosenFiles(isWithin ? before.files : everything, { kind, fault, text, sort });
    narrowed.current = { everything, kind, fault, text, files: found };
    return found;
  }, [everything, kind, fault, text, sort]);
  const counts = useMemo(
    () => countFaults(chosenFiles(everything, { kind, fault: null, text: '', sort })),
    [everything, kind, sort],
  );
  const licences = useMemo(
    () => [...new Set(everything.map(({ licence }) => licence.trim()).filter(Boolean))].sort(),
    [everything],
  );
  const shownBytes = useMemo(() => files.reduce((sum, { size }) => sum + size, 0), [files]);
  /** Only what is in sight is ever changed: a filter lets go of what it hides. */
  const chosen = useMemo(
    () => (selection.ids.size === 0 ? [] : files.filter(({ id }) => selection.ids.has(id))),
    [files, selection],
  );
  const current = files.find(({ id }) => id === focused);
  const uses = useUses(current);

  // Whoever comes by a key goes on by keys.
  const hasBegun = useRef(false);
  useEffect(() => {
    const [first] = files;
    if (hasBegun.current || first === undefined) return;
    hasBegun.current = true;
    const { activeElement, body } = document;
    // What is hidden by now has the focus for a moment longer.
    const isNowhere = activeElement === body || activeElement?.closest('[hidden]') != null;
    const start = files.find(({ id }) => id === media.place.focused) ?? first;
    if (isNowhere) setAwaited(start.id);
    setFocused((before) => before ?? start.id);
  }, [files, media]);
  const onFocused = useCallback(() => setAwaited(null), []);
  // What had the focus may be gone, with a file or a question: the keyboard goes on here.
  useEffect(() => {
    if (asking !== null || !hasBegun.current) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const next = files.find(({ id }) => id === focused) ?? files[0];
      if (next === undefined) document.querySelector<HTMLElement>('.media-tiles button')?.focus();
      else setAwaited(next.id);
    });
    return () => cancelAnimationFrame(frame);
  }, [files, asking, focused]);

  const added = (ids: readonly AssetId[]): void => {
    const [first] = ids;
    if (first === undefined) return;
    toasts.show(words.added(ids.length));
    media.choose({ kind: 'all', fault: null, text: '' });
    setSelection({ ids: new Set(ids), anchor: first, beside: new Set(ids) });
    setFocused(first);
    setAwaited(first);
  };
  const choose = async (): Promise<AssetId[]> => {
    try {
      const stored = await jobs.run(words.adding, (job) =>
        api.call('asset.choose', { job, purpose: 'library' }),
      );
      return stored.map(({ id }) => id);
    } catch (caught) {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
      return [];
    }
  };
  const onDrop = async (event: DragEvent): Promise<void> => {
    const dropped = [...event.dataTransfer.files];
    if (dropped.length === 0 || !canChange) return;
    event.preventDefault();
    const ids: AssetId[] = [];
    try {
      for (const file of dropped) ids.push((await importFile(services, file)).id);
    } catch (caught) {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    }
    added(ids);
  };
  const frame = async (file: MediaFile): Promise<void> => {
    const { articles } = await api.call('media.uses', { id: file.id });
    const framed = await framing.ask(file, { focalPoint: file.focalPoint });
    if (framed === null) return;
    const isShown = articles.some(({ uses: of }) => of.some(({ at }) => canBeFramed(at)));
    if (framed.crop !== undefined || isShown) {
      setAsking({ what: 'frame', framed: { file, view: framed, articles } });
      return;
    }
    const focalPoint = framed.focalPoint ?? null;
    await changes.make(
      (job) =>
        api.call('media.edit', { job, ids: [file.id], change: { focalPoint, onlyEmpty: false } }),
      () => words.frame.done,
    );
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isField = event.target instanceof HTMLElement && event.target.matches('input, textarea');
    if (event.defaultPrevented || isField || !(event.ctrlKey || event.metaKey)) return;
    if (event.key.toLowerCase() !== 'z') return;
    if (event.shiftKey ? changes.redo() : changes.undo()) event.preventDefault();
  };
  const enter = (id: string): void => {
    setFocused(id);
    setSelection(only(id));
    setIsInDetails(true);
    requestAnimationFrame(() => firstField.current?.focus());
  };
  const askTrash = (): void => {
    const wanted = chosen.length > 0 ? chosen : current === undefined ? [] : [current];
    if (wanted.length > 0 && canChange) setAsking({ what: 'clean-up', only: wanted });
  };
  const close = (): void => setAsking(null);
  const isMany = chosen.length > 1;
  const showsTiles = !isNarrow || !isInDetails || current === undefined;
  const showsDetails = !isNarrow || (isInDetails && current !== undefined);

  return (
    <main
      className="screen media-screen"
      aria-label={words.title}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (canChange && event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => void onDrop(event)}
    >
      {canChange ? (
        <ToolBarPart at="end">
          <button
            type="button"
            className="button"
            aria-label={words.add}
            onClick={() => void choose().then(added)}
          >
            <Upload aria-hidden />
            <span className="not-narrow">{words.add}</span>
          </button>
        </ToolBarPart>
      ) : null}
      <header className="screen-head is-lines">
        <div className="screen-head-line">
          <h2 className="screen-title">{words.title}</h2>
          <span className="count" role="status">
            {known === null
              ? ''
              : words.shown(files.length, byId.size, sizeText(shownBytes, messages))}
          </span>
          <SearchField
            className="media-search"
            label={words.search}
            clearLabel={words.clearSearch}
            value={text}
            onChange={(next) => media.choose({ text: next })}
            onDown={() => {
              const next = current ?? files[0];
              if (next === undefined) return;
              setFocused(next.id);
              setSelection(only(next.id));
              setAwaited(next.id);
            }}
          />
          <div className="media-tools">
            <Menu
              align="end"
              trigger={
                <button
                  type="button"
                  className="tool-button"
                  aria-label={`${words.sortBy}: ${words.sorts[sort]}`}
                >
                  <ArrowDownUp aria-hidden />
                  <span className="not-narrow">{words.sorts[sort]}</span>
                </button>
              }
              items={mediaSorts.map((one) => ({
                id: one,
                label: words.sorts[one],
                isChecked: one === sort,
                run: () => media.choose({ sort: one }),
              }))}
            />
            <button
              type="button"
              className="icon-button"
              aria-label={words.disk}
              title={words.disk}
              onClick={() => setAsking({ what: 'clean-up', only: null })}
            >
              <HardDrive aria-hidden />
            </button>
            {/* biome-ignore lint/a11y/useSemanticElements: two buttons of one choice, not a set of fields. */}
            <div className="segments" role="group" aria-label={words.viewsLabel}>
              {(['grid', 'list'] as const).map((one) => (
                <button
                  key={one}
                  type="button"
                  className="segment"
                  data-state={one === view ? 'active' : 'inactive'}
                  aria-pressed={one === view}
                  aria-label={words.views[one]}
                  title={words.views[one]}
                  onClick={() => media.choose({ view: one })}
                >
                  {one === 'grid' ? <LayoutGrid aria-hidden /> : <List aria-hidden />}
                </button>
              ))}
            </div>
          </div>
        </div>
        <div className="screen-head-line">
          {/* biome-ignore lint/a11y/useSemanticElements: buttons of one choice, not a set of fields. */}
          <div className="segments" role="group" aria-label={words.kindsLabel}>
            {(['all', ...mediaKinds] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="segment"
                data-state={one === kind ? 'active' : 'inactive'}
                aria-pressed={one === kind}
                onClick={() => media.choose({ kind: one })}
              >
                {words.kinds[one]}
              </button>
            ))}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
          <div className="media-faults" role="group" aria-label={words.faultsLabel}>
            {mediaFaults.map((one) => (
              <button
                key={one}
                type="button"
                className="media-fault-filter"
                aria-pressed={one === fault}
                onClick={() => media.choose({ fault: one === fault ? null : one })}
              >
                {words.faults[one]}
                <span className="count">
                  {known === null ? '' : counts[one].toLocaleString(messages.locale)}
                </span>
              </button>
            ))}
          </div>
        </div>
      </header>
      <div className="screen-middle">
        {!showsTiles ? null : (
          <div className="media-tiles">
            {known === null ? (
              <Reading hasFailed={hasFailed} onAgain={load} />
            ) : files.length === 0 ? (
              <Nothing isEmpty={byId.size === 0} onAdd={() => void choose().then(added)} />
            ) : (
              <MediaGrid
                key={view}
                files={files}
                view={view}
                selection={selection}
                focused={focused}
                awaited={awaited}
                onFocused={onFocused}
                onSelect={(next, id) => {
                  setSelection(next);
                  setFocused(id);
                }}
                onEnter={enter}
                onTrash={askTrash}
              />
            )}
            {isMany && canChange ? (
              <BulkBar
                count={chosen.length}
                onDescribe={() => setAsking({ what: 'describe', files: chosen })}
                onTrash={askTrash}
                onDone={() => {
                  const next = current ?? files[0];
                  setSelection(next === undefined ? nothingChosen : only(next.id));
                  setAwaited(next?.id ?? null);
                }}
              />
            ) : null}
          </div>
        )}
        {!showsDetails ? null : current === undefined || isMany ? (
          <section className="media-details is-empty" aria-label={words.details.label}>
            <p className="field-help">
              {isMany ? (
                <>
                  <strong>{words.details.many(chosen.length)}</strong> {words.details.manyHint}
                </>
              ) : (
                words.details.choose
              )}
            </p>
          </section>
        ) : (
          <MediaDetails
            key={current.id}
            contents={contents}
            file={current}
            uses={uses}
            canChange={canChange}
            licences={licences}
            firstField={firstField}
            onBack={
              isNarrow
                ? () => {
                    setIsInDetails(false);
                    setAwaited(current.id);
                  }
                : null
            }
            onChange={(change) =>
              void changes.make((job) =>
                api.call('media.edit', {
                  job,
                  ids: [current.id],
                  change: { ...change, onlyEmpty: false },
                }),
              )
            }
            onFrame={() => void frame(current).catch((caught: unknown) => workspace.report(caught))}
            onReplace={() => setAsking({ what: 'replace', file: current })}
            onTrash={() => setAsking({ what: 'clean-up', only: [current] })}
            onOpen={() =>
              void api.call('asset.show', { id: current.id }).catch((caught: unknown) => {
                if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
              })
            }
          />
        )}
      </div>
      {asking?.what === 'replace' ? (
        <ReplaceDialog
          contents={contents}
          file={asking.file}
          files={everything}
          changes={changes}
          onAdd={async () => (await choose())[0] ?? null}
          onClose={close}
        />
      ) : asking?.what === 'describe' ? (
        <DescribeDialog
          contents={contents}
          chosen={asking.files}
          changes={changes}
          onClose={close}
        />
      ) : asking?.what === 'frame' ? (
        <FrameUsesDialog
          contents={contents}
          framed={asking.framed}
          changes={changes}
          onClose={close}
        />
      ) : asking?.what === 'clean-up' ? (
        <CleanupDialog
          files={byId}
          only={asking.only}
          canChange={canChange}
          changes={changes}
          onClose={close}
        />
      ) : null}
    </main>
  );
}

/** Where a file is used: asked for anew whenever something about it is another. */
function useUses(file: MediaFile | undefined): FileUses | null {
  const { api } = useServices();
  const [answer, setAnswer] = useState<{ readonly id: string; readonly uses: FileUses } | null>(
    null,
  );
  useEffect(() => {
    if (file === undefined) return;
    let isWanted = true;
    api
      .call('media.uses', { id: file.id })
      .then((uses) => {
        if (isWanted) setAnswer({ id: file.id, uses });
      })
      // The number beside it is known; another look comes with the next change.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [api, file]);
  return answer !== null && answer.id === file?.id ? answer.uses : null;
}

function Reading({
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

function Nothing({ isEmpty, onAdd }: { readonly isEmpty: boolean; readonly onAdd: () => void }) {
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

function BulkBar(props: {
  readonly count: number;
  readonly onDescribe: () => void;
  readonly onTrash: () => void;
  readonly onDone: () => void;
}) {
  const { messages } = useServices();
  const words = messages.media.bulk;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const place = buttons.findIndex((button) => button.matches(':focus'));
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'Escape') props.onDone();
    else if (by !== 0 && place >= 0) buttons.at((place + by) % buttons.length)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="bulk-bar" role="toolbar" aria-label={words.bar} onKeyDown={onKeyDown}>
      <span className="bulk-count" role="status">
        {words.chosen(props.count)}
      </span>
      <button type="button" className="bulk-button" onClick={props.onDescribe}>
        {words.describe}
      </button>
      <button type="button" className="bulk-button is-destructive" onClick={props.onTrash}>
        {words.trash}
      </button>
      <button type="button" className="bulk-button" aria-label={words.done} onClick={props.onDone}>
        {words.done}
        <kbd>Esc</kbd>
      </button>
    </div>
  );
}
