// How is a block taken hold of? A handle in the margin: dragged by pointer, and a menu that the keyboard opens too.
import type { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { GripVertical } from 'lucide-react';
import { type DragEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { writeShortcut } from '../../app/command-centre.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { Menu } from '../../ui/Menu.tsx';
import { blockMenuItems } from './block-menu.ts';
import { type BlockRange, blockAt, selectedBlocks } from './block-range.ts';
import { BLOCK_MENU_KEY, MOVED } from './move-keys.ts';

interface Props {
  readonly editor: Editor;
  /** A new object each time that the keyboard asks for the menu; null before the first time. */
  readonly request: object | null;
}

export function BlockHandle({ editor, request }: Props) {
  const { messages, environment } = useServices();
  const { platform } = useStore(environment);
  const words = messages.editor.blockMenu;
  const handle = useRef<HTMLButtonElement>(null);
  /** Where the block that the handle stands beside begins: under the pointer, or else with the caret. */
  const beside = useRef<number | null>(null);
  /** While it is dragged it stays where it is: a source that goes away ends the drag. */
  const isDragged = useRef(false);
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');

  const standBeside = useCallback(
    (range: BlockRange | undefined): void => {
      const button = handle.current;
      if (button === null) return;
      beside.current = range?.from ?? null;
      const block = range === undefined ? null : editor.view.nodeDOM(range.from);
      const column = button.offsetParent;
      button.classList.toggle('is-shown', block instanceof HTMLElement);
      if (!(block instanceof HTMLElement) || column === null) return;
      button.style.top = `${topBeside(block, column)}px`;
    },
    [editor],
  );

  // One look a frame at most, when the frame is laid out anyway: typing never waits for the handle.
  useEffect(() => {
    let frame: number | undefined;
    const soon = (find: () => BlockRange | undefined): void => {
      if (frame !== undefined) return;
      frame = requestAnimationFrame(() => {
        frame = undefined;
        if (editor.isDestroyed || isDragged.current) return;
        standBeside(find());
      });
    };
    const besideCaret = (): void =>
      soon(() => (editor.view.hasFocus() ? selectedBlocks(editor.state) : undefined));
    const onPointer = ({ clientX, clientY }: PointerEvent): void =>
      soon(() => blockUnder(editor, clientX, clientY));
    const column = editor.view.dom.closest<HTMLElement>('.sheet-column');
    column?.addEventListener('pointermove', onPointer);
    column?.addEventListener('pointerleave', besideCaret);
    editor.on('selectionUpdate', besideCaret);
    editor.on('focus', besideCaret);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      column?.removeEventListener('pointermove', onPointer);
      column?.removeEventListener('pointerleave', besideCaret);
      editor.off('selectionUpdate', besideCaret);
      editor.off('focus', besideCaret);
    };
  }, [editor, standBeside]);

  // Moves by keys are told of too.
  useEffect(() => {
    const onTransaction = ({ transaction }: { transaction: Transaction }): void => {
      if (transaction.getMeta(MOVED) === undefined) return;
      const range = selectedBlocks(editor.state);
      if (range !== undefined) setSaid(words.moved(range.first + 1, range.parent.childCount));
      standBeside(range);
    };
    editor.on('transaction', onTransaction);
    return () => void editor.off('transaction', onTransaction);
  }, [editor, words, standBeside]);

  useLayoutEffect(() => {
    if (request === null) return;
    standBeside(selectedBlocks(editor.state));
    setOpen(true);
  }, [request, editor, standBeside]);

  const startDrag = (event: DragEvent): void => {
    const from = beside.current;
    if (from === null) return;
    isDragged.current = true;
    const { view, state } = editor;
    const selection = NodeSelection.create(state.doc, from);
    view.dispatch(state.tr.setSelection(selection));
    const slice = selection.content();
    const { dom, text } = view.serializeForClipboard(slice);
    event.dataTransfer.clearData();
    event.dataTransfer.setData('text/html', dom.innerHTML);
    event.dataTransfer.setData('text/plain', text);
    event.dataTransfer.effectAllowed = 'copyMove';
    const shown = view.nodeDOM(from);
    if (shown instanceof HTMLElement) event.dataTransfer.setDragImage(shown, 0, 0);
    // The editor itself takes it from here: the line where it would fall, and the drop.
    view.dragging = { slice, move: true };
  };

  return (
    <>
      <Menu
        trigger={
          <button
            ref={handle}
            type="button"
            className="block-handle"
            // The keys reach it from the text; one more stop on the way out would only be in the way.
            tabIndex={-1}
            aria-label={words.title}
            title={words.hint(writeShortcut(BLOCK_MENU_KEY, platform))}
            draggable
            onDragStart={startDrag}
            onDragEnd={() => {
              isDragged.current = false;
              editor.view.dragging = null;
            }}
            // Pressing is for dragging too: the menu, which would open at once, opens when it is let go.
            onPointerDownCapture={(event) => event.stopPropagation()}
            onClick={() => {
              if (beside.current !== null) takeHold(editor, beside.current);
              setOpen(true);
            }}
          >
            <GripVertical aria-hidden />
          </button>
        }
        items={isOpen ? blockMenuItems(editor, messages.editor, platform, setSaid) : []}
        open={isOpen}
        onOpenChange={setOpen}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          editor.view.focus();
        }}
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

const HANDLE = 24;
/** The first line of a tall block, such as a picture, is as high as this at most. */
const TALLEST_LINE = 48;

/** As high as the first line of the block, within the column that both stand in. */
function topBeside(block: HTMLElement, column: Element): number {
  const { lineHeight, paddingTop } = getComputedStyle(block);
  const line = Math.min(Number.parseFloat(lineHeight) || HANDLE, TALLEST_LINE);
  const top = block.getBoundingClientRect().top - column.getBoundingClientRect().top;
  return Math.round(top + Number.parseFloat(paddingTop) + (line - HANDLE) / 2);
}

/** Puts the caret into the block at `from`, or selects it where it has no text, unless it is in there already. */
function takeHold(editor: Editor, from: number): void {
  const { state, view } = editor;
  const chosen = selectedBlocks(state);
  if (chosen !== undefined && chosen.from <= from && from < chosen.to) return;
  const end = from + (state.doc.nodeAt(from)?.nodeSize ?? 0);
  const near = TextSelection.near(state.doc.resolve(from));
  const isInside = near instanceof TextSelection && near.from > from && near.from < end;
  view.dispatch(state.tr.setSelection(isInside ? near : NodeSelection.create(state.doc, from)));
}

/** The block at the height of the pointer, wherever across the column it is. */
function blockUnder(editor: Editor, x: number, y: number): BlockRange | undefined {
  const { view } = editor;
  const box = view.dom.getBoundingClientRect();
  // Past the indent of lists, so that the item is found and not the list around it.
  const left = Math.min(Math.max(x, box.left + 30), box.right - 8);
  const found = view.posAtCoords({ left, top: y });
  if (found === null) return undefined;
  return blockAt(view.state.doc.resolve(found.inside >= 0 ? found.inside : found.pos));
}
