// How is text formatted with the pointer, or seen to be formatted? The strip above the sheet.
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import {
  Bold,
  ChevronDown,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTree,
  Paperclip,
  Quote,
  Table,
  TextSearch,
} from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { memo, type ReactNode, useEffect, useState } from 'react';
import { shortcutText, writeShortcut } from '../app/command-centre.ts';
import { useServices } from '../app/services.ts';
import { useStore } from '../app/store.ts';
import { Menu } from '../ui/Menu.tsx';
import { Tip } from '../ui/Tip.tsx';
import type { ArticleSession } from './article-session.ts';
import { InsertMenu } from './InsertMenu.tsx';
import { insertTable } from './insertable.ts';
import { LinkPopover } from './LinkPopover.tsx';
import { LanguageMenu, MarkMenu } from './MarkMenu.tsx';

interface Props {
  readonly editor: Editor | null;
  readonly session: ArticleSession;
  readonly isFinding: boolean;
  readonly hasOutline: boolean;
}

const nothingActive = {
  style: 'paragraph' as TextStyle,
  bold: false,
  italic: false,
  link: false,
  bulletList: false,
  orderedList: false,
  quote: false,
};

export type TextStyle = 'paragraph' | 'heading2' | 'heading3' | 'heading4';

/** What holds at the selection. */
export function useActive(editor: Editor | null) {
  return (
    useEditorState({
      editor,
      selector: ({ editor: current }) =>
        current === null
          ? nothingActive
          : {
              style: styleOf(current),
              bold: current.isActive('bold'),
              italic: current.isActive('italic'),
              link: current.isActive('link'),
              bulletList: current.isActive('bulletList'),
              orderedList: current.isActive('orderedList'),
              quote: current.isActive('blockquote'),
            },
    }) ?? nothingActive
  );
}

function styleOf(editor: Editor): TextStyle {
  if (editor.isActive('heading', { level: 2 })) return 'heading2';
  if (editor.isActive('heading', { level: 3 })) return 'heading3';
  if (editor.isActive('heading', { level: 4 })) return 'heading4';
  return 'paragraph';
}

export function setStyle(editor: Editor, style: TextStyle): void {
  const chain = editor.chain();
  if (style === 'paragraph') chain.setParagraph().run();
  else if (style === 'heading2') chain.setHeading({ level: 2 }).run();
  else if (style === 'heading3') chain.setHeading({ level: 3 }).run();
  else chain.setHeading({ level: 4 }).run();
}

export const textStyles = ['paragraph', 'heading2', 'heading3', 'heading4'] as const;

export const FormatStrip = memo(function FormatStrip({
  editor,
  session,
  isFinding,
  hasOutline,
}: Props) {
  const { messages, commands, environment } = useServices();
  const { platform } = useStore(environment);
  const active = useActive(editor);
  const [linking, setLinking] = useState(false);
  const words = messages.editor;
  const isReadOnly = session.readOnly !== null;
  const disabled = editor === null || isReadOnly;
  const key = (shortcut: string): string => writeShortcut(shortcut, platform);

  useEffect(() => {
    if (editor === null || isReadOnly) return;
    // The keys for links and for reaching the strip belong to the text, wherever in it the caret is.
    const onKey = (event: KeyboardEvent): void => {
      const isCommand = platform === 'darwin' ? event.metaKey : event.ctrlKey;
      if (isCommand && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setLinking(true);
      } else if (event.altKey && event.key === 'F10') {
        event.preventDefault();
        // To the bubble where one stands, else to the bar of the table or list, else to the strip.
        const bars = ['.bubble', '.context-bar', '.format-strip'].map((bar) =>
          document.querySelector<HTMLElement>(`${bar} button:not([disabled])`),
        );
        bars.find((first) => first?.checkVisibility({ checkVisibilityCSS: true }))?.focus();
      }
    };
    const { dom } = editor.view;
    dom.addEventListener('keydown', onKey);
    return () => dom.removeEventListener('keydown', onKey);
  }, [editor, isReadOnly, platform]);

  return (
    <Toolbar.Root
      className="format-strip"
      aria-label={words.formatting}
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor?.commands.focus();
      }}
    >
      <Menu
        trigger={
          <Toolbar.Button
            className="style-button"
            aria-label={`${words.style}: ${words.styles[active.style]}`}
            disabled={disabled}
          >
            {words.styles[active.style]}
            <ChevronDown aria-hidden />
          </Toolbar.Button>
        }
        items={textStyles.map((style) => ({
          id: style,
          label: words.styles[style],
          isChecked: active.style === style,
          run: () => {
            if (editor !== null) setStyle(editor, style);
          },
        }))}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          editor?.view.focus();
        }}
      />
      <StripButton
        name={words.bold}
        shortcut={key('CmdOrCtrl+B')}
        icon={<Bold aria-hidden />}
        isOn={active.bold}
        disabled={disabled}
        onPress={() => editor?.chain().focus().toggleBold().run()}
      />
      <StripButton
        name={words.italic}
        shortcut={key('CmdOrCtrl+I')}
        icon={<Italic aria-hidden />}
        isOn={active.italic}
        disabled={disabled}
        onPress={() => editor?.chain().focus().toggleItalic().run()}
      />
      <StripButton
        name={words.link}
        shortcut={key('CmdOrCtrl+K')}
        icon={<Link aria-hidden />}
        isOn={active.link}
        disabled={disabled}
        onPress={() => setLinking(true)}
      />
      <LanguageMenu editor={editor} disabled={disabled} button={Toolbar.Button} />
      <MarkMenu editor={editor} disabled={disabled} button={Toolbar.Button} />
      <Toolbar.Separator className="strip-separator" />
      <StripButton
        name={words.bulletList}
        shortcut={key('CmdOrCtrl+Shift+8')}
        icon={<List aria-hidden />}
        isOn={active.bulletList}
        disabled={disabled}
        onPress={() => editor?.chain().focus().toggleBulletList().run()}
      />
      <StripButton
        name={words.orderedList}
        shortcut={key('CmdOrCtrl+Shift+7')}
        icon={<ListOrdered aria-hidden />}
        isOn={active.orderedList}
        disabled={disabled}
        onPress={() => editor?.chain().focus().toggleOrderedList().run()}
      />
      <StripButton
        name={words.quote}
        shortcut={key('CmdOrCtrl+Shift+B')}
        icon={<Quote aria-hidden />}
        isOn={active.quote}
        disabled={disabled}
        onPress={() => editor?.chain().focus().toggleBlockquote().run()}
      />
      <Toolbar.Separator className="strip-separator" />
      <StripButton
        name={words.image}
        shortcut={key('CmdOrCtrl+Shift+I')}
        icon={<Image aria-hidden />}
        disabled={disabled}
        onPress={() => commands.run('article.addImage')}
      />
      <StripButton
        name={words.blocks.insertable.table.name}
        shortcut=""
        icon={<Table aria-hidden />}
        disabled={disabled}
        onPress={() => {
          if (editor !== null) insertTable(editor);
        }}
      />
      <StripButton
        name={words.attachment}
        shortcut={key('CmdOrCtrl+Shift+A')}
        icon={<Paperclip aria-hidden />}
        disabled={disabled}
        onPress={() => commands.run('article.addAttachment')}
      />
      <InsertMenu editor={editor} session={session} disabled={disabled} />
      <span className="strip-space" />
      <StripButton
        name={words.outline.title}
        shortcut={shortcutText('view.outline', platform)}
        icon={<ListTree aria-hidden />}
        isOn={hasOutline}
        disabled={editor === null}
        onPress={() => commands.run('view.outline')}
      />
      <StripButton
        name={words.find.title}
        shortcut={shortcutText('article.find', platform)}
        icon={<TextSearch aria-hidden />}
        isOn={isFinding}
        disabled={editor === null}
        onPress={() => commands.run('article.find')}
      />
      {editor !== null && linking ? (
        <LinkPopover editor={editor} onClose={() => setLinking(false)} />
      ) : null}
    </Toolbar.Root>
  );
});

function StripButton(props: {
  readonly name: string;
  readonly shortcut: string;
  readonly icon: ReactNode;
  readonly isOn?: boolean;
  readonly disabled: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Tip text={props.name} shortcut={props.shortcut}>
      <Toolbar.Button
        className={props.isOn ? 'icon-button is-on' : 'icon-button'}
        aria-label={props.name}
        {...(props.isOn === undefined ? {} : { 'aria-pressed': props.isOn })}
        disabled={props.disabled}
        // The selection in the text stays while the button is pressed.
        onMouseDown={(event) => event.preventDefault()}
        onClick={props.onPress}
      >
        {props.icon}
      </Toolbar.Button>
    </Tip>
  );
}
