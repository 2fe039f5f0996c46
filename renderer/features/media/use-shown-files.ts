// Which files are in sight, by kind, by what is missing and by what is typed, and what is there to know of all of them?
import { useEffect, useMemo, useRef } from 'react';
import {
  chosenFiles,
  countFaults,
  type MediaFile,
  prepareSearch,
  sortedFiles,
} from '../../../core/media/media-file.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { FilesById } from './media-state.ts';

interface Narrowed {
  readonly everything: readonly MediaFile[];
  readonly kind: string;
  readonly fault: string | null;
  readonly text: string;
  readonly files: readonly MediaFile[];
}

const noFiles: ReadonlyMap<string, MediaFile> = new Map();

/** Files as the head of the media library narrows and sorts them. */
export interface ShownFiles {
  /** False until the library has told of its files. */
  readonly isKnown: boolean;
  readonly byId: FilesById;
  readonly everything: readonly MediaFile[];
  readonly files: readonly MediaFile[];
  /** Of the files in sight. */
  readonly bytes: number;
  /** How many files of this kind lack what. */
  readonly counts: ReturnType<typeof countFaults>;
  readonly licences: readonly string[];
}

/**
 * The files in sight. `held` is one that is being described: it stays until one goes on, though a filter no longer asks for
 * it, since the letters are for this file.
 */
export function useShownFiles(held: string | null): ShownFiles {
  const { media, messages } = useServices();
  const known = useStore(media.files);
  const { kind, fault, text, sort } = useStore(media.setting);
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
  const fitting = useMemo(() => {
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
  const files = useMemo(
    () =>
      held === null || fitting.some(({ id }) => id === held)
        ? fitting
        : everything.filter((one) => one.id === held || fitting.includes(one)),
    [everything, fitting, held],
  );
  const counts = useMemo(
    () => countFaults(chosenFiles(everything, { kind, fault: null, text: '', sort })),
    [everything, kind, sort],
  );
  const licences = useMemo(
    () => [...new Set(everything.map(({ licence }) => licence.trim()).filter(Boolean))].sort(),
    [everything],
  );
  const bytes = useMemo(() => files.reduce((sum, { size }) => sum + size, 0), [files]);
  return { isKnown: known !== null, byId, everything, files, bytes, counts, licences };
}
