// How does someone without a mouse get out of the text? Tab leaves it; in lists and tables, Escape first.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

const TABBABLE =
  'a[href], button, input, select, textarea, [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

/**
 * In lists and tables Tab has work to do, so Escape hands the next one to the window. The fields inside blocks are
 * passed over: they are entered from their block, and an article with forty pictures still ends after one Tab.
 */
export const LeaveWithTab = Extension.create({
  name: 'leaveWithTab',
  priority: 2000,
  addProseMirrorPlugins() {
    let leaving = false;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown(view, event) {
              if (event.target !== view.dom) return false;
              if (event.key === 'Escape') {
                leaving = true;
                return false;
              }
              const leave = leaving && event.key === 'Tab';
              if (event.key !== 'Shift') leaving = false;
              // True keeps the editor's own keys away.
              return leave && leaveText(view.dom, event);
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

/** The same without Escape, where nothing else wants the key. */
export const TabLeaves = Extension.create({
  name: 'tabLeaves',
  priority: 1,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleKeyDown: (view, event) => event.key === 'Tab' && leaveText(view.dom, event),
      },
    }),
  ],
});

/** Moves the focus to the next, or the previous, control outside the text. */
function leaveText(text: HTMLElement, event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const wanted = event.shiftKey
    ? Node.DOCUMENT_POSITION_PRECEDING
    : Node.DOCUMENT_POSITION_FOLLOWING;
  const beside = [...document.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (element) =>
      !text.contains(element) &&
      (text.compareDocumentPosition(element) & wanted) !== 0 &&
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.checkVisibility({ checkVisibilityCSS: true }),
  );
  const next = event.shiftKey ? beside.at(-1) : beside[0];
  if (next === undefined) return false;
  event.preventDefault();
  next.focus();
  return true;
}
