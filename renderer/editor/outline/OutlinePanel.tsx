// How does a writer see the sections of the article and go from one to another? A list of its headings beside the text.
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { TriangleAlert, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useServices } from '../../app/services.ts';
import { outlineOf, sectionAt } from './outline-of.ts';

interface Props {
  readonly editor: Editor;
  /** The language of the article, for reading its headings out. */
  readonly language: string;
  /** A new one each time that the person asks for the outline by key: it takes the focus then. */
  readonly request: object;
  readonly onClose: () => void;
}

export function OutlinePanel({ editor, language, request, onClose }: Props) {
  const { messages } = useServices();
  const words = messages.editor.outline;
  const panel = useRef<HTMLElement>(null);
  const entries = useEditorState({
    editor,
    selector: ({ editor: { state } }) => outlineOf(state.doc),
    // Positions move with every letter; what is shown does not.
    equalityFn: (one, other) =>
      one.length === other?.length &&
      one.every(
        ({ level, text, fault }, index) =>
          level === other[index]?.level &&
          text === other[index]?.text &&
          fault === other[index]?.fault,
      ),
  });
  const current = useEditorState({
    editor,
    selector: ({ editor: { state } }) => sectionAt(outlineOf(state.doc), state.selection.from),
  });

  useEffect(() => {
    // A new request, the same panel.
    void request;
    const list = panel.current;
    const start =
      list?.querySelector<HTMLElement>('[aria-current]') ??
      // Above the first heading no entry is the current one.
      list?.querySelector<HTMLElement>('ol button') ??
      list?.querySelector('button');
    start?.focus();
  }, [request]);

  const goTo = (index: number): void => {
    const entry = outlineOf(editor.state.doc)[index];
    if (entry === undefined) return;
    const { view, state } = editor;
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, entry.position + 1)));
    view.focus();
    const shown = view.nodeDOM(entry.position);
    if (shown instanceof HTMLElement) shown.scrollIntoView({ block: 'start' });
  };
  const close = (): void => {
    onClose();
    editor.commands.focus(undefined, { scrollIntoView: false });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.outline-entry')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') buttons[Math.max(at - 1, 0)]?.focus();
    else if (event.key === 'Home') buttons[0]?.focus();
    else if (event.key === 'End') buttons.at(-1)?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <nav ref={panel} className="outline" aria-label={words.title} onKeyDown={onKeyDown}>
      <header className="outline-head">
        <h2>{words.title}</h2>
        <button
          type="button"
          className="icon-button is-small"
          aria-label={words.close}
          title={words.close}
          onClick={close}
        >
          <X aria-hidden />
        </button>
      </header>
      {entries.length === 0 ? <p className="outline-none">{words.none}</p> : null}
      <ol>
        {entries.map(({ level, text, fault }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two headings may be equal; their place is what tells them apart.
          <li key={index} className={`is-level-${level}`}>
            <button
              type="button"
              className="outline-entry"
              aria-current={index === current ? 'location' : undefined}
              onClick={() => goTo(index)}
            >
              <span className="visually-hidden">{words.level(level)} </span>
              <span lang={fault === 'empty' ? undefined : language}>
                {fault === 'empty' ? words.empty : text}
              </span>
              {fault === null ? null : (
                <span className="outline-fault" title={words.faults[fault]}>
                  <TriangleAlert aria-hidden />
                  <span className="visually-hidden">{words.faults[fault]}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
