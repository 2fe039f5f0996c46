// When is a slash the beginning of an insertion, and which entry is meant? The state behind the slash menu.
import { Extension } from '@tiptap/core';
import { findSuggestionMatch, Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import { type Readable, Store } from '../app/store.ts';
import type { BlockWorld } from './block-world.ts';
import { findInsertables, type Insertable } from './insertable.ts';

/** What the open menu shows. */
export interface SlashView {
  readonly items: readonly Insertable[];
  readonly active: number;
  /** Where the slash is on screen, in pixels. */
  readonly anchor: DOMRect;
}

/** The menu of one editor. */
export class SlashMenuState implements Readable<SlashView | null> {
  readonly #view = new Store<SlashView | null>(null);
  #choose: ((item: Insertable) => void) | undefined;

  readonly get = (): SlashView | null => this.#view.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#view.subscribe(listener);

  show({ items, clientRect, command }: SuggestionProps<Insertable, Insertable>): void {
    const anchor = clientRect?.();
    if (anchor === null || anchor === undefined) return;
    this.#choose = command;
    this.#view.set({ items, active: 0, anchor });
  }

  hide(): void {
    this.#choose = undefined;
    this.#view.set(null);
  }

  point(active: number): void {
    const view = this.#view.get();
    if (view !== null && view.active !== active) this.#view.set({ ...view, active });
  }

  choose(index: number): void {
    const item = this.#view.get()?.items[index];
    if (item !== undefined) this.#choose?.(item);
  }

  /** Takes a key that belongs to the menu; false leaves it to the text. */
  press(key: string): boolean {
    const view = this.#view.get();
    if (view === null || view.items.length === 0) return false;
    const { length } = view.items;
    if (key === 'ArrowDown') this.point((view.active + 1) % length);
    else if (key === 'ArrowUp') this.point((view.active - 1 + length) % length);
    else if (key === 'Enter' || key === 'Tab') this.choose(view.active);
    else return false;
    return true;
  }
}

/** Opens the menu at a slash at the start of a line or after a space. Escape closes it and leaves what was typed. */
export function slashMenu(state: SlashMenuState, world: BlockWorld): Extension {
  return Extension.create({
    name: 'slashMenu',
    // Before the keys of lists and tables.
    priority: 1500,
    addProseMirrorPlugins() {
      return [
        Suggestion<Insertable, Insertable>({
          editor: this.editor,
          char: '/',
          allowSpaces: true,
          // A space belongs to what is looked for only where a name goes on with it.
          findSuggestionMatch(config) {
            const match = findSuggestionMatch(config);
            const isSentence =
              match !== null &&
              /\s/.test(match.query) &&
              findInsertables(match.query, world).length === 0;
            return isSentence ? null : match;
          },
          decorationClass: 'slash-query',
          allow: ({ editor, state: { selection } }) =>
            editor.isEditable && selection.$from.parent.type.name === 'paragraph',
          items: ({ query }) => [...findInsertables(query, world)],
          command({ editor, range, props }) {
            editor.chain().deleteRange(range).run();
            props.run(editor, world);
          },
          render: () => ({
            onStart: (props) => state.show(props),
            onUpdate: (props) => state.show(props),
            onKeyDown: ({ event }) => !event.isComposing && state.press(event.key),
            onExit: () => state.hide(),
          }),
        }),
      ];
    },
  });
}
