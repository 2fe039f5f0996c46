// Does nothing that can be seen have the keyboard? Then whoever comes to a screen by a key begins where it begins.

/** What was hidden a moment ago has the focus for a moment longer. */
export function isNowhere(): boolean {
  const { activeElement, body } = document;
  return activeElement === body || activeElement?.closest('[hidden]') != null;
}
