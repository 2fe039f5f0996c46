// How does someone without a mouse get out of a list? Escape first, then Tab leaves the text.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** In lists Tab changes the level, so Escape hands the next Tab to the window. */
export const LeaveWithTab = Extension.create({
  name: 'leaveWithTab',
  priority: 2000,
  addProseMirrorPlugins() {
    let leaving = false;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown(_view, event) {
              if (event.key === 'Escape') {
                leaving = true;
                return false;
              }
              const leave = leaving && event.key === 'Tab';
              if (event.key !== 'Shift') leaving = false;
              // True keeps the editor's own keys away; the window then moves the focus as usual.
              return leave;
            },
            blur() {
              leaving = false;
              return false;
            },
          },
        },
      }),
    ];
  },
});
