// Which files does this newsroom have, where are they used, and what is missing? Tiles or a list, beside the details of one.

import { Upload } from 'lucide-react';
import { type DragEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AssetId } from '../../../core/content/ids.ts';
import { toFailure } from '../../../core/errors.ts';
import { canBeFramed } from '../../../core/media/file-places.ts';
import type { MediaFile } from '../../../core/media/media-file.ts';
import { importFile } from '../../app/imports.ts';
import { isNowhere } from '../../app/is-nowhere.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useMedia } from '../../app/use-media.ts';
import { JobList } from '../../ui/JobList.tsx';
import { SelectionBar, SelectionButton } from '../../ui/SelectionBar.tsx';
import { nothingChosen, type Selection } from '../desk/selection.ts';
import type { PlaceProps } from '../frame/places.ts';
import { ToolBarPart } from '../frame/tool-bar.tsx';
import { CleanupDialog } from './CleanupDialog.tsx';
import { DescribeDialog } from './DescribeDialog.tsx';
import { type FramedPicture, FrameUsesDialog } from './FrameUsesDialog.tsx';
import { MediaDetails } from './MediaDetails.tsx';
import { MediaGrid, only } from './MediaGrid.tsx';
import { MediaHead } from './MediaHead.tsx';
import { NoFiles, ReadingFiles } from './NoFiles.tsx';
import { ReplaceDialog } from './ReplaceDialog.tsx';
import { useMediaChanges } from './use-media-changes.ts';
import { useShownFiles } from './use-shown-files.ts';
import { useUses } from './use-uses.ts';
import './media.css';
import './media-dialogs.css';

type Asking =
  | { readonly what: 'replace'; readonly file: MediaFile }
  | { readonly what: 'describe'; readonly files: readonly MediaFile[] }
  | { readonly what: 'frame'; readonly framed: FramedPicture }
  | { readonly what: 'clean-up'; readonly only: readonly MediaFile[] | null };

export function MediaScreen({ contents }: PlaceProps) {
  const services = useServices();
  const { api, framing, jobs, media, messages, toasts, workspace } = services;
  const words = messages.media;
  const { view } = useStore(media.setting);
  /** The file that is being described. */
  const [held, setHeld] = useState<string | null>(null);
  const shown = useShownFiles(held);
  const { isKnown, byId, everything, files, licences } = shown;
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
    const start = files.find(({ id }) => id === media.place.focused) ?? first;
    if (isNowhere()) setAwaited(start.id);
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
      const stored = await jobs.addFiles(words.list, (job) =>
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
      <MediaHead
        shown={shown}
        onDown={() => {
          const next = current ?? files[0];
          if (next === undefined) return;
          setFocused(next.id);
          setSelection(only(next.id));
          setAwaited(next.id);
        }}
        onDisk={() => setAsking({ what: 'clean-up', only: null })}
      />
      <div className="screen-middle">
        {!showsTiles ? null : (
          <div className="media-tiles">
            {!isKnown ? (
              <ReadingFiles hasFailed={hasFailed} onAgain={load} />
            ) : files.length === 0 ? (
              <NoFiles isEmpty={byId.size === 0} onAdd={() => void choose().then(added)} />
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
              <SelectionBar
                label={words.bulk.bar}
                count={words.bulk.chosen(chosen.length)}
                done={words.bulk.done}
                onDone={() => {
                  const next = current ?? files[0];
                  setSelection(next === undefined ? nothingChosen : only(next.id));
                  setAwaited(next?.id ?? null);
                }}
              >
                <SelectionButton
                  label={words.bulk.describe}
                  onPress={() => setAsking({ what: 'describe', files: chosen })}
                />
                <SelectionButton label={words.bulk.trash} isDestructive onPress={askTrash} />
              </SelectionBar>
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
            onHold={(isHeld) => setHeld(isHeld ? current.id : null)}
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
      <JobList />
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
