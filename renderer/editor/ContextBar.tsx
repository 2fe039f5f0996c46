// What can be done to the table or the numbered list with the caret? A bar under the text, so that nothing moves.
import type { ChainedCommands, Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { ChevronDown, Trash2 } from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { memo } from 'react';
import { listNumberings } from '../../core/blocks/ordered-list.ts';
import { useServices } from '../app/services.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { evenColumns, headingsOf, resizeColumns } from './table-view.ts';

const nothing = {
  place: 'text' as 'text' | 'table' | 'orderedList',
  headingRow: false,
  headingColumn: false,
  canMerge: false,
  canSplit: false,
  numbering: '1' as unknown,
  start: 1 as unknown,
};

function factsOf(editor: Editor): typeof nothing {
  // The innermost decides: a list inside a table is a list.
  if (editor.isActive('orderedList')) {
    const { type, start } = editor.getAttributes('orderedList');
    return { ...nothing, place: 'orderedList', numbering: type ?? '1', start };
  }
  if (!editor.isActive('table')) return nothing;
  const headings = headingsOf(editor);
  return {
    ...nothing,
    place: 'table',
    headingRow: headings.row,
    headingColumn: headings.column,
    canMerge: editor.can().mergeCells(),
    canSplit: editor.can().splitCell(),
  };
}

export const ContextBar = memo(function ContextBar({ editor }: { readonly editor: Editor | null }) {
  const words = useServices().messages.editor.blocks.context;
  const facts =
    useEditorState({
      editor,
      selector: ({ editor: current }) =>
        current === null || !current.isEditable ? nothing : factsOf(current),
    }) ?? nothing;
  if (editor === null || facts.place === 'text') return null;
  return (
    <Toolbar.Root
      className="context-bar"
      aria-label={facts.place === 'table' ? words.table : words.numbering}
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.commands.focus();
      }}
    >
      {facts.place === 'table' ? (
        <TableTools editor={editor} facts={facts} />
      ) : (
        <ListTools editor={editor} facts={facts} />
      )}
    </Toolbar.Root>
  );
});

interface ToolsProps {
  readonly editor: Editor;
  readonly facts: typeof nothing;
}

function TableTools({ editor, facts }: ToolsProps) {
  const words = useServices().messages.editor.blocks.context;
  const item = (
    id: 'rowAbove' | 'rowBelow' | 'deleteRow' | 'columnBefore' | 'columnAfter' | 'deleteColumn',
    command: (chain: ChainedCommands) => ChainedCommands,
  ): MenuItem => ({
    id,
    label: words[id],
    isDestructive: id.startsWith('delete'),
    run: () => command(editor.chain()).run(),
  });
  return (
    <>
      <BarMenu
        editor={editor}
        label={words.rows}
        items={[
          item('rowAbove', (chain) => chain.addRowBefore()),
          item('rowBelow', (chain) => chain.addRowAfter()),
          'separator',
          item('deleteRow', (chain) => chain.deleteRow()),
        ]}
      />
      <BarMenu
        editor={editor}
        label={words.columns}
        items={[
          item('columnBefore', (chain) => chain.addColumnBefore()),
          item('columnAfter', (chain) => chain.addColumnAfter()),
          'separator',
          { id: 'wider', label: words.wider, run: () => resizeColumns(editor, 1) },
          { id: 'narrower', label: words.narrower, run: () => resizeColumns(editor, -1) },
          { id: 'evenly', label: words.evenly, run: () => evenColumns(editor) },
          'separator',
          item('deleteColumn', (chain) => chain.deleteColumn()),
        ]}
      />
      <Toolbar.Separator className="strip-separator" />
      <BarToggle
        name={words.headingRow}
        isOn={facts.headingRow}
        onPress={() => editor.chain().focus().toggleHeaderRow().run()}
      />
      <BarToggle
        name={words.headingColumn}
        isOn={facts.headingColumn}
        onPress={() => editor.chain().focus().toggleHeaderColumn().run()}
      />
      <Toolbar.Separator className="strip-separator" />
      <BarButton
        name={words.merge}
        hint={facts.canMerge ? '' : words.hint}
        isIdle={!facts.canMerge}
        onPress={() => editor.chain().focus().mergeCells().run()}
      />
      <BarButton
        name={words.split}
        hint=""
        isIdle={!facts.canSplit}
        onPress={() => editor.chain().focus().splitCell().run()}
      />
      <Toolbar.Separator className="strip-separator" />
      <Toolbar.Button
        className="icon-button"
        aria-label={words.deleteTable}
        title={words.deleteTable}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => editor.chain().focus().deleteTable().run()}
      >
        <Trash2 aria-hidden />
      </Toolbar.Button>
    </>
  );
}

function ListTools({ editor, facts }: ToolsProps) {
  const words = useServices().messages.editor.blocks.context;
  const current = listNumberings.find((one) => one === facts.numbering) ?? '1';
  return (
    <>
      <BarMenu
        editor={editor}
        label={`${words.numbering}: ${words.numberings[current]}`}
        items={listNumberings.map((type) => ({
          id: type,
          label: words.numberings[type],
          isChecked: type === current,
          run: () =>
            editor.commands.updateAttributes('orderedList', { type: type === '1' ? null : type }),
        }))}
      />
      <label className="context-field">
        {words.startAt}
        <input
          className="field"
          type="number"
          min={0}
          max={9999}
          value={typeof facts.start === 'number' ? facts.start : 1}
          onChange={(event) => {
            const start = event.target.valueAsNumber;
            if (Number.isSafeInteger(start))
              editor.commands.updateAttributes('orderedList', { start });
          }}
        />
      </label>
    </>
  );
}

function BarMenu(props: {
  readonly editor: Editor;
  readonly label: string;
  readonly items: readonly (MenuItem | 'separator')[];
}) {
  return (
    <Menu
      trigger={
        <Toolbar.Button className="style-button" onMouseDown={(event) => event.preventDefault()}>
          {props.label}
          <ChevronDown aria-hidden />
        </Toolbar.Button>
      }
      items={props.items}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        props.editor.view.focus();
      }}
    />
  );
}

function BarToggle(props: {
  readonly name: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Toolbar.Button
      className={props.isOn ? 'quiet-button is-on' : 'quiet-button'}
      aria-pressed={props.isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      {props.name}
    </Toolbar.Button>
  );
}

/** Stays focusable while it has nothing to do, and says why. */
function BarButton(props: {
  readonly name: string;
  readonly hint: string;
  readonly isIdle: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Toolbar.Button
      className="quiet-button"
      aria-disabled={props.isIdle}
      {...(props.hint === '' ? {} : { title: props.hint })}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!props.isIdle) props.onPress();
      }}
    >
      {props.name}
    </Toolbar.Button>
  );
}
