// How are words marked in the rarer ways: struck, raised, in another language?
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Ellipsis, Languages } from 'lucide-react';
import { type ElementType, useMemo } from 'react';
import { useServices } from '../app/services.ts';
import { Menu } from '../ui/Menu.tsx';
import { languageChoices } from './block-field.ts';

const marks = ['underline', 'strike', 'superscript', 'subscript', 'code'] as const;

interface Props {
  readonly editor: Editor | null;
  readonly disabled: boolean;
  /** The button of the bar it stands in. */
  readonly button: ElementType;
}

/** Underline, strike, superscript, subscript, code. */
export function MarkMenu({ editor, disabled, button: Button }: Props) {
  const words = useServices().messages.editor.blocks;
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => marks.filter((mark) => current?.isActive(mark)).join(' '),
  });
  return (
    <Menu
      trigger={
        <Button className="icon-button" aria-label={words.more} disabled={disabled}>
          <Ellipsis aria-hidden />
        </Button>
      }
      items={marks.map((mark) => ({
        id: mark,
        label: words.marks[mark],
        isChecked: active?.split(' ').includes(mark) ?? false,
        run: () => editor?.commands.toggleMark(mark),
      }))}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        editor?.view.focus();
      }}
    />
  );
}

/** The language of the selected words, for screen readers and spelling. */
export function LanguageMenu({ editor, disabled, button: Button }: Props) {
  const { messages, mirror } = useServices();
  const words = messages.editor.blocks;
  const current = useEditorState({
    editor,
    selector: ({ editor: one }): unknown => one?.getAttributes('language').language ?? null,
  });
  // Naming languages is slow for something that is drawn at every change of the selection.
  const choices = useMemo(
    () => languageChoices({ messages, languages: mirror.contents.get()?.site.languages ?? [] }),
    [messages, mirror],
  );
  return (
    <Menu
      trigger={
        <Button className="icon-button" aria-label={words.language} disabled={disabled}>
          <Languages aria-hidden />
        </Button>
      }
      items={[
        {
          id: 'none',
          label: words.languageOfArticle,
          isChecked: current === null,
          run: () => editor?.commands.unsetMark('language', { extendEmptyMarkRange: true }),
        },
        'separator',
        ...choices.map(({ tag, name }) => ({
          id: tag,
          label: name,
          isChecked: current === tag,
          run: () => editor?.commands.setMark('language', { language: tag }),
        })),
      ]}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        editor?.view.focus();
      }}
    />
  );
}
