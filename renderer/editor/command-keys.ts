// Which keys does the text leave to the window? Those of its commands: Ctrl+Shift+I inserts an image, and would else set italics.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { isCommandKey } from '../app/command-centre.ts';

export const CommandKeys = Extension.create<{ platform(): string }>({
  name: 'commandKeys',
  // Before every other key: shortcuts with a capital letter answer to Shift as well.
  priority: 3000,
  addOptions: () => ({ platform: () => '' }),
  addProseMirrorPlugins() {
    const { platform } = this.options;
    return [
      new Plugin({
        props: {
          // True keeps the editor's own keys away, and the event goes on to the window.
          handleDOMEvents: { keydown: (_view, event) => isCommandKey(event, platform()) },
        },
      }),
    ];
  },
});
