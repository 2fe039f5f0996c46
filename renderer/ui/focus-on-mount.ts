// How does a dialog begin with the focus where the first answer is given? As a ref: its content mounts later than the dialog itself.

/** Takes the focus when the element appears; the words of a field are selected. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
  if (element instanceof HTMLInputElement && element.type === 'text') element.select();
}
