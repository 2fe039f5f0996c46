// How far is this translation behind its original? One quiet line above the text, and the way from change to change.
import type { Editor } from '@tiptap/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import type { SourceMarkPlaces } from '../../editor/source-marks.ts';
import { goToChange, neighbour, SourceMark } from './SourceMark.tsx';
import type { ShownChange, SourceWork } from './use-source-changes.ts';
import { useTranslationChanges } from './use-translation-changes.ts';
import './source.css';

interface Props {
  readonly session: ArticleSession;
  readonly work: SourceWork | 'notCompared' | null;
}

/** The dot stays on the line of what it follows. */
const SEPARATOR = '\u00a0· ';
const nothing: readonly ShownChange[] = [];

export function SourceLine({ session, work }: Props) {
  const { messages, places, toasts, versions, workspace } = useServices();
  const words = messages.translations.source;
  const { mark } = useTranslationChanges();
  const current = useStore(versions.current);
  const known = work === null || work === 'notCompared' ? null : work;
  const changes = known?.changes ?? nothing;
  const isTranslation = session.get().article.translationOf !== undefined;
  const say = (): void => {
    const text = !isTranslation
      ? words.noTranslation
      : work === 'notCompared'
        ? words.notCompared
        : words.none;
    toasts.show(text);
  };
  const go = (step: 1 | -1): void => {
    const next = neighbour(changes, current, step);
    if (next === null) {
      say();
      return;
    }
    // The field of the summary is in the details, which may have to come up first.
    if (next.part === 'summary') {
      places.wanted.set({ article: session.id, place: { at: 'field', field: 'summary' } });
    }
    goToChange(next, versions.current.set);
  };
  const markAll = (): void => {
    const isWanted = work === 'notCompared' || changes.length > 0;
    if (!isWanted || session.readOnly !== null) {
      say();
      return;
    }
    versions.current.set(null);
    void mark(session.id, null, messages.translations.marked);
  };
  useCommand('article.nextSourceChange', () => go(1));
  useCommand('article.previousSourceChange', () => go(-1));
  useCommand('article.markTranslation', markAll);
  // Another article begins with nothing looked at.
  useEffect(() => () => versions.current.set(null), [versions]);

  if (known === null || changes.length === 0) return null;
  const at = changes.findIndex(({ key }) => key === current);
  return (
    <section className="strip source-line" aria-label={words.title(known.language)}>
      <p>
        {words.changes(changes.length, known.language)}
        {at < 0 ? null : (
          <>
            {SEPARATOR}
            <span className="source-at">{words.at(at + 1, changes.length)}</span>
          </>
        )}
      </p>
      <span className="source-steps">
        <button
          type="button"
          className="icon-button"
          aria-label={words.previous}
          title={words.previous}
          onClick={() => go(-1)}
        >
          <ArrowUp aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={words.next}
          title={words.next}
          onClick={() => go(1)}
        >
          <ArrowDown aria-hidden />
        </button>
      </span>
      <button
        type="button"
        className="quiet-button"
        onClick={() => void workspace.open(known.original.id)}
      >
        {words.open}
      </button>
      {session.readOnly === null ? (
        <button type="button" className="quiet-button" onClick={markAll}>
          {words.markAll}
        </button>
      ) : null}
    </section>
  );
}

/** The marks of the body: each is drawn into its place in the text, which follows what is typed. */
export function SourceMarks(props: {
  readonly session: ArticleSession;
  readonly work: SourceWork | 'notCompared' | null;
  readonly editor: Editor;
  readonly marks: SourceMarkPlaces;
}) {
  const { session, work, editor, marks } = props;
  const known = work === null || work === 'notCompared' ? null : work;
  const inText = (known?.changes ?? nothing).filter(({ part }) => part === 'body');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `inText` is made of `work`.
  useEffect(() => {
    if (!editor.isDestroyed) marks.show(editor, inText);
  }, [editor, marks, work]);
  if (known === null) return null;
  return inText.map((change) =>
    createPortal(
      <SourceMark session={session} work={known} change={change} />,
      marks.element(change.key),
      change.key,
    ),
  );
}

/** The mark of a line beside the text, where it has one. */
export function LineMark(props: {
  readonly session: ArticleSession;
  readonly work: SourceWork | 'notCompared' | null;
  readonly part: 'headline' | 'standfirst' | 'summary';
}) {
  const { session, work, part } = props;
  if (work === null || work === 'notCompared') return null;
  const change = work.changes.find((one) => one.part === part);
  return change === undefined ? null : <SourceMark session={session} work={work} change={change} />;
}
