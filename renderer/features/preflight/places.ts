// How does a finding lead to its place, once that is on the screen?
import { useEffect } from 'react';
import type { CheckPlace } from '../../../core/checks/define-check.ts';
import { unreachable } from '../../../core/errors.ts';
import type { Messages } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { reveal } from '../../editor/reveal.ts';
import { isOnSheet } from './finding-places.ts';

let waiting: MutationObserver | null = null;

/** Leads to a place of an open article, as soon as it is on the screen. */
export function goToPlace(session: ArticleSession, place: CheckPlace, messages: Messages): void {
  waiting?.disconnect();
  waiting = null;
  if (goTo(session, place, messages)) return;
  const observer = new MutationObserver(() => {
    if (waiting === observer && goTo(session, place, messages)) observer.disconnect();
  });
  waiting = observer;
  observer.observe(document.body, { childList: true, subtree: true });
}

/**
 * Goes to the place that was wanted of this article, where whoever calls shows such places: `sheet` or the details. To be
 * called when either is on the screen.
 */
export function useWantedPlace(session: ArticleSession, shows: 'sheet' | 'details'): void {
  const { messages, places } = useServices();
  const wanted = useStore(places.wanted);
  useEffect(() => {
    if (wanted === null || wanted.article !== session.id) return;
    if (isOnSheet(wanted.place) !== (shows === 'sheet')) return;
    places.wanted.set(null);
    goToPlace(session, wanted.place, messages);
  }, [wanted, session, shows, messages, places]);
}

/** Gives the focus to what mends a finding; false where it is not on the screen (yet). */
function goTo(session: ArticleSession, place: CheckPlace, messages: Messages): boolean {
  if (place.at === 'body') return reveal(session, place.path);
  if (place.at === 'asset' && place.path !== null) return reveal(session, place.path);
  const found = place.at === 'attachment' ? attachmentField(place.number) : field(place, messages);
  if (found === null) return false;
  found.scrollIntoView({ block: 'center' });
  found.focus();
  return true;
}

/** The fields are found as a person finds them: by what they are called. */
function field(place: CheckPlace, messages: Messages): HTMLElement | null {
  const { details, editor } = messages;
  const byLabel = (label: string): HTMLElement | null =>
    document.querySelector<HTMLElement>(`[aria-label="${CSS.escape(label)}"]`);
  const labelled = (text: string): HTMLElement | null => {
    const labels = [...document.querySelectorAll<HTMLLabelElement>('.details label')];
    return labels.find((label) => label.textContent?.trim() === text)?.control ?? null;
  };
  // A file that no block shows is the featured image.
  if (place.at !== 'field') return document.querySelector<HTMLElement>('.featured ~ input');
  switch (place.field) {
    case 'headline':
      return byLabel(editor.headline);
    case 'standfirst':
      return byLabel(editor.standfirst);
    case 'text':
      return byLabel(editor.body);
    case 'summary':
      return document.querySelector<HTMLElement>('.summary-field');
    case 'categories':
      return byLabel(details.addCategory);
    case 'address':
      return labelled(details.address);
    case 'goesLive':
    case 'embargo':
      return labelled(details.goesLive) ?? labelled(details.wentLive);
    case 'event':
      return byLabel(details.event.title);
    case 'featuredImage':
      return document.querySelector<HTMLElement>('.featured ~ input');
    case 'searchResult':
      return document.querySelector<HTMLElement>('.preflight');
    default:
      return unreachable(place.field);
  }
}

/** The title of an attachment, which is opened first. */
function attachmentField(number: number): HTMLElement | null {
  const row = [...document.querySelectorAll<HTMLElement>('.attachment')].at(number - 1);
  const input = row?.querySelector<HTMLElement>('input');
  if (input !== null && input !== undefined) return input;
  // Its fields are drawn once it is open, which is heard of like every change of the screen.
  row?.querySelector<HTMLElement>('.attachment-open[aria-expanded="false"]')?.click();
  return null;
}
