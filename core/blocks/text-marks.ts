// Which marks only wrap text in an element?
import type { Mark } from './define-block.ts';

function wrapping(type: string, element: string): Mark {
  return {
    type,
    inclusive: true,
    check: () => undefined,
    html: (_mark, inner) => `<${element}>${inner}</${element}>`,
  };
}

export const bold = wrapping('bold', 'strong');
export const italic = wrapping('italic', 'em');
// Not offered by the editor yet, but carried and shown: pasted and imported texts have them.
export const underline = wrapping('underline', 'u');
export const strike = wrapping('strike', 's');
export const code = wrapping('code', 'code');
