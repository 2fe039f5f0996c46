// Which parts of a page are not text of the article? Comments, deletions, navigation, controls and what nobody sees.
import { isTracked } from './marks.ts';
import type { DroppedKind, PasteSource, ReportBook } from './report.ts';
import {
  attribute,
  elementsOf,
  hasClass,
  isElement,
  lineOf,
  type PasteElement,
  type PasteNode,
  styleOf,
} from './tree.ts';

const navigationTags: ReadonlySet<string> = new Set(['nav', 'aside', 'dialog']);
const navigationRoles: ReadonlySet<string> = new Set([
  ...[
    'navigation',
    'complementary',
    'search',
    'dialog',
    'alertdialog',
    'toolbar',
    'menu',
    'menubar',
  ],
]);
const controlTags: ReadonlySet<string> = new Set(['button', 'select', 'textarea']);

/** What decides it, beside the element itself. */
export interface LeavingOut {
  readonly source: PasteSource;
  /** False where the paste is nothing but navigation: then it is meant. */
  readonly leavesNavigation: boolean;
}

/** Why an element is left out, or undefined where it is read. */
export function reasonToLeaveOut(
  element: PasteElement,
  { source, leavesNavigation }: LeavingOut,
): DroppedKind | undefined {
  const style = styleOf(element);
  if (isComment(element, style)) return 'comments';
  if (element.tag === 'del' && isTracked(element) && (source === 'word' || source === 'outlook')) {
    return 'deletions';
  }
  if (leavesNavigation && isNavigation(element)) return 'navigation';
  if (controlTags.has(element.tag)) return 'controls';
  const isHidden =
    element.attributes.hidden !== undefined ||
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all';
  return isHidden ? 'hidden' : undefined;
}

function isNavigation(element: PasteElement): boolean {
  return navigationTags.has(element.tag) || navigationRoles.has(attribute(element, 'role'));
}

function isComment(element: PasteElement, style: ReadonlyMap<string, string>): boolean {
  return (
    /^comment(-list)?$/.test(style.get('mso-element') ?? '') ||
    style.get('mso-special-character') === 'comment' ||
    hasClass(element, /^(MsoCommentReference|msocomanchor)$/)
  );
}

/** Writes down what is left out, with its words. */
export function leaveOut(element: PasteElement, kind: DroppedKind, book: ReportBook): void {
  const words = lineOf(element);
  if (kind !== 'comments') {
    // What is empty is missed by nobody.
    if (words !== '') book.dropped(kind, words);
    return;
  }
  const isList = styleOf(element).get('mso-element') === 'comment-list';
  const comments = [...elementsOf([element])].filter(
    (one) => styleOf(one).get('mso-element') === 'comment',
  ).length;
  book.dropped('comments', words, isList ? comments : 0);
}

/** Whether there is any text outside navigation: where there is none, the navigation itself was meant. */
export function hasTextBesideNavigation(nodes: readonly PasteNode[]): boolean {
  return nodes.some((node) => {
    if (!isElement(node)) return node.trim() !== '';
    return !isNavigation(node) && hasTextBesideNavigation(node.children);
  });
}
