// How are selected words formatted without going to the strip? The bubble above the selection.
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { BubbleMenu } from '@tiptap/react/menus';
import { Bold, ChevronDown, Italic, Link } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useServices } from '../app/services.ts';
import { Menu } from '../ui/Menu.tsx';
import { setStyle, textStyles, useActive } from './FormatStrip.tsx';
import { LinkPopover } from './LinkPopover.tsx';
import { LanguageMenu, MarkMenu } from './MarkMenu.tsx';

/** What the bubble needs beside a table, in pixels: its height and its distance. */
const ROOM = 40 + 8;

export function SelectionMenu({ editor }: { readonly editor: Editor }) {
  const { messages } = useServices();
  const words = messages.editor;
  const active = useActive(editor);
  const [linking, setLinking] = useState(false);
  const bubble = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent): void => {
    // TipTap hands on an imitation, whose own members throw when they are read.
    const { key } = event.nativeEvent;
    if (key === 'Escape') {
      editor.commands.focus();
      return;
    }
    if (key !== 'ArrowRight' && key !== 'ArrowLeft') return;
    const buttons = [...(bubble.current?.querySelectorAll('button') ?? [])];
    const index = buttons.findIndex((button) => button.matches(':focus'));
    const next = index + (key === 'ArrowRight' ? 1 : -1);
    buttons[(next + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  };

  return (
    <>
      <BubbleMenu
        editor={editor}
        updateDelay={150}
        getReferencedVirtualElement={() => tableOfCells(editor)}
        options={{ placement: 'top', offset: 8, flip: true, shift: { padding: 8 } }}
        shouldShow={({ editor: current, state, from, to, view }) =>
          current.isEditable &&
          view.hasFocus() &&
          from !== to &&
          !(state.selection instanceof NodeSelection) &&
          state.doc.textBetween(from, to, '').length > 0
        }
        className="bubble"
        role="toolbar"
        aria-label={words.selectionFormatting}
        onKeyDown={onKeyDown}
      >
        <div ref={bubble} className="bubble-row">
          <Menu
            trigger={
              <button
                type="button"
                className="style-button"
                aria-label={`${words.style}: ${words.styles[active.style]}`}
                onMouseDown={(event) => event.preventDefault()}
              >
                {words.styles[active.style]}
                <ChevronDown aria-hidden />
              </button>
            }
            items={textStyles.map((style) => ({
              id: style,
              label: words.styles[style],
              isChecked: active.style === style,
              run: () => setStyle(editor, style),
            }))}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              editor.view.focus();
            }}
          />
          <span className="strip-separator" />
          <BubbleButton
            name={words.bold}
            isOn={active.bold}
            onPress={() => editor.chain().focus().toggleBold().run()}
          >
            <Bold aria-hidden />
          </BubbleButton>
          <BubbleButton
            name={words.italic}
            isOn={active.italic}
            onPress={() => editor.chain().focus().toggleItalic().run()}
          >
            <Italic aria-hidden />
          </BubbleButton>
          <BubbleButton name={words.link} isOn={active.link} onPress={() => setLinking(true)}>
            <Link aria-hidden />
          </BubbleButton>
          <LanguageMenu editor={editor} disabled={false} button="button" />
          <MarkMenu editor={editor} disabled={false} button="button" />
        </div>
      </BubbleMenu>
      {linking ? <LinkPopover editor={editor} onClose={() => setLinking(false)} /> : null}
    </>
  );
}

/** Selected cells belong to a table, and the bubble stands clear of all of it where there is room above or below. */
function tableOfCells({ state: { selection }, view }: Editor): Element | null {
  if (!(selection instanceof CellSelection)) return null;
  const cell = view.nodeDOM(selection.$headCell.pos);
  const table = cell instanceof HTMLElement ? cell.closest('.table-block') : null;
  const scroller = view.dom.closest('.sheet-scroller');
  if (table === null || scroller === null) return null;
  const shown = scroller.getBoundingClientRect();
  const { top, bottom } = table.getBoundingClientRect();
  return top - ROOM >= shown.top || bottom + ROOM <= shown.bottom ? table : null;
}

function BubbleButton(props: {
  readonly name: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={props.isOn ? 'icon-button is-on' : 'icon-button'}
      aria-label={props.name}
      aria-pressed={props.isOn}
      title={props.name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  );
}
