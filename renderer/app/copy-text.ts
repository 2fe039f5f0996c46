// How does text get from the window onto the clipboard? By the copy that a person's press allows: the page has no permission of its own.

/** Copies `text`; to be called while a press is answered. */
export function copyText(text: string): void {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    // What the window listens for elsewhere, such as the editor, has nothing to add.
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
}
