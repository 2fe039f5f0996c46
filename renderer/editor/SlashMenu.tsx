// What can be inserted at the slash that was just typed? A list under it; the keys stay in the text.
import type { Editor } from '@tiptap/core';
import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useServices } from '../app/services.ts';
import { useStore } from '../app/store.ts';
import type { SlashMenuState } from './slash-menu.ts';

const GAP = 8;
const WIDTH = 316;

interface Props {
  readonly editor: Editor;
  readonly state: SlashMenuState;
}

export function SlashMenu({ editor, state }: Props) {
  const words = useServices().messages.editor.blocks;
  const view = useStore(state);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const activeId = view === null || view.items.length === 0 ? null : `${listId}-${view.active}`;

  // The text keeps the focus: it points to the entry that Enter would take.
  useEffect(() => {
    const { dom } = editor.view;
    if (activeId === null) return;
    dom.setAttribute('aria-controls', listId);
    dom.setAttribute('aria-activedescendant', activeId);
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, listId, activeId]);

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || view === null) return;
    const { anchor } = view;
    const fitsBelow = anchor.bottom + GAP + element.offsetHeight <= window.innerHeight - GAP;
    const top = fitsBelow ? anchor.bottom + GAP : anchor.top - GAP - element.offsetHeight;
    const left = Math.min(anchor.left, window.innerWidth - WIDTH - GAP);
    element.style.top = `${Math.max(GAP, top)}px`;
    element.style.left = `${Math.max(GAP, left)}px`;
  }, [view]);

  return (
    <>
      <p className="visually-hidden" role="status">
        {view !== null && view.items.length === 0 ? words.slash.none : ''}
      </p>
      {view === null || view.items.length === 0 ? null : (
        <div
          ref={list}
          id={listId}
          className="popover slash-menu"
          role="listbox"
          aria-label={words.slash.title}
          tabIndex={-1}
        >
          {view.items.map(({ id, icon: Icon, typed }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the focus and the keys.
            <div
              key={id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === view.active}
              className="menu-item slash-item"
              onPointerMove={() => state.point(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => state.choose(index)}
            >
              <span className="slash-icon">
                <Icon aria-hidden />
              </span>
              <span className="slash-words">
                <span>{words.insertable[id].name}</span>
                <small>{words.insertable[id].purpose}</small>
              </span>
              {typed === undefined ? null : <kbd>{typed}</kbd>}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
