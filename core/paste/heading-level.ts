// Is an element a heading, and of which level? Its name, its role, its style and its class may say so.
import { attribute, lineOf, type PasteElement, styleOf } from './tree.ts';

/** From 1; undefined where it is none. `byName` are the classes that a style sheet of the paste makes headings. */
export function headingLevel(
  element: PasteElement,
  byName: ReadonlyMap<string, number>,
): number | undefined {
  const byTag = /^h([1-6])$/.exec(element.tag)?.[1];
  const byRole = attribute(element, 'role') === 'heading' ? attribute(element, 'aria-level') : '';
  const byOutline = styleOf(element).get('mso-outline-level') ?? '';
  const names = attribute(element, 'class');
  const byStyleSheet = byName.get(names);
  if (byStyleSheet !== undefined && lineOf(element) !== '') return byStyleSheet;
  const byClass = /(?:^|\s)(?:Mso)?Heading([1-6])\b/.exec(names)?.[1];
  if (/(?:^|\s)MsoTitle\b/.test(names)) return 1;
  const found = Number(byTag ?? byClass ?? (/^[1-6]$/.test(byOutline) ? byOutline : byRole));
  return found >= 1 && found <= 6 ? found : undefined;
}
