// What can be inserted, for those who look for a button? The list of insertable things, in the strip.
import type { Editor } from '@tiptap/core';
import { Plus } from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { useServices } from '../app/services.ts';
import { Menu } from '../ui/Menu.tsx';
import type { ArticleSession } from './article-session.ts';
import { findInsertables } from './insertable.ts';
import { useBlockWorld } from './use-block-world.ts';

interface Props {
  readonly editor: Editor | null;
  readonly session: ArticleSession;
  readonly disabled: boolean;
}

export function InsertMenu({ editor, session, disabled }: Props) {
  const words = useServices().messages.editor.blocks;
  const world = useBlockWorld(session);
  return (
    <Menu
      trigger={
        <Toolbar.Button className="style-button insert-button" disabled={disabled}>
          <Plus aria-hidden />
          <span className="insert-word">{words.insert}</span>
        </Toolbar.Button>
      }
      items={findInsertables('', world).map((one) => ({
        id: one.id,
        icon: <one.icon aria-hidden />,
        label: words.insertable[one.id].name,
        run: () => {
          if (editor !== null) void one.run(editor, world);
        },
      }))}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        // A block that has fields has taken the focus already, or takes it once its file is chosen: TipTap's own `focus`
        // waits for the next frame and would take it back.
        if (editor?.view.dom.contains(document.activeElement) === false) editor.view.focus();
      }}
    />
  );
}
