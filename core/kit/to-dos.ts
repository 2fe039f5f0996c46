// What needs a human before a report can go out? Each fault of the files and each guess that nobody confirmed, by name.
import type { RefusalReason, UnreadReason } from './folder-facts.ts';
import type { KitPlan, PlannedDownload } from './kit-plan.ts';

/** What is chosen in the dry run, as far as it decides what is left to do. */
export interface Chosen {
  readonly downloads: ReadonlySet<number>;
  readonly pictures: ReadonlySet<number>;
  readonly speakers: ReadonlySet<number>;
  readonly hasEvent: boolean;
}

export type ToDo =
  | { readonly what: 'picture-undescribed'; readonly name: string }
  | {
      readonly what: 'pdf-untagged' | 'video-uncaptioned' | 'audio-untranscribed';
      readonly name: string;
    }
  | { readonly what: 'title-from-name' | 'archive'; readonly name: string; readonly title: string }
  | {
      readonly what: 'slides-untitled' | 'slides-undescribed';
      readonly name: string;
      readonly count: number;
    }
  | { readonly what: 'large'; readonly name: string; readonly size: number }
  | { readonly what: 'unread'; readonly name: string; readonly why: UnreadReason }
  /** `tag` is what it says of itself, or null. */
  | { readonly what: 'language-unsure'; readonly name: string; readonly tag: string | null }
  | { readonly what: 'event-unknown' }
  | { readonly what: 'event-unconfirmed'; readonly text: string; readonly isSure: boolean }
  | { readonly what: 'speakers-unconfirmed'; readonly count: number }
  | { readonly what: 'no-featured-image' }
  | { readonly what: 'refused'; readonly name: string; readonly why: RefusalReason };

/** All that is left to do with these choices, what keeps readers out first. */
export function toDosOf(plan: KitPlan, chosen: Chosen): ToDo[] {
  const pictures = plan.pictures.filter(({ number }) => chosen.pictures.has(number));
  const offered = plan.downloads.filter(({ number }) => chosen.downloads.has(number));
  const unconfirmed = plan.speakers.filter(({ number }) => !chosen.speakers.has(number)).length;
  return [
    ...pictures.flatMap((one): ToDo[] =>
      one.isDescribed ? [] : [{ what: 'picture-undescribed', name: one.shownAs }],
    ),
    ...(pictures.length > 0 && !pictures.some(({ width, height }) => width > height)
      ? [{ what: 'no-featured-image' } as const]
      : []),
    ...offered.flatMap((one) => [...ofDownload(one)]),
    // What may have to be another file is said, ticked or not.
    ...plan.downloads.flatMap((one): ToDo[] =>
      one.unread === null ? [] : [{ what: 'unread', name: one.shownAs, why: one.unread }],
    ),
    ...plan.downloads.flatMap((one): ToDo[] =>
      one.isLarge ? [{ what: 'large', name: one.shownAs, size: one.size }] : [],
    ),
    ...eventToDo(plan, chosen),
    ...(unconfirmed > 0 ? [{ what: 'speakers-unconfirmed', count: unconfirmed } as const] : []),
    ...plan.refused.map(({ shownAs, why }): ToDo => ({ what: 'refused', name: shownAs, why })),
  ];
}

function* ofDownload(one: PlannedDownload): Generator<ToDo> {
  const { shownAs: name, title, kind, slides, language } = one;
  if (one.isTagged === false) yield { what: 'pdf-untagged', name };
  if (slides !== null && slides.untitled > 0) {
    yield { what: 'slides-untitled', name, count: slides.untitled };
  }
  if (slides !== null && slides.undescribed > 0) {
    yield { what: 'slides-undescribed', name, count: slides.undescribed };
  }
  if (kind === 'video' && !one.isCaptioned) yield { what: 'video-uncaptioned', name };
  if (kind === 'audio') yield { what: 'audio-untranscribed', name };
  if (kind === 'archive') yield { what: 'archive', name, title };
  if (one.titleFrom === 'file-name') yield { what: 'title-from-name', name, title };
  if (!language.isSure) yield { what: 'language-unsure', name, tag: language.tag };
}

function eventToDo({ event }: KitPlan, { hasEvent }: Chosen): ToDo[] {
  if (hasEvent) return [];
  if (event === null) return [{ what: 'event-unknown' }];
  return [{ what: 'event-unconfirmed', text: event.text, isSure: event.isSure }];
}
