// What does a person decide in the dry run, and is it complete? Ticks begin as the plan says; no guess begins ticked that is not said by the newsroom too.
import type { KitChoices, KitPlan } from '../../../core/kit/kit-plan.ts';
import type { Chosen } from '../../../core/kit/to-dos.ts';
import { type EventFields, type EventProblem, eventOf, fieldsOf } from '../details/event-fields.ts';

export interface KitDecisions {
  readonly headline: string;
  readonly language: string;
  readonly downloads: ReadonlySet<number>;
  readonly pictures: ReadonlySet<number>;
  readonly speakers: ReadonlySet<number>;
  readonly newPeople: ReadonlySet<number>;
  readonly hasEvent: boolean;
  readonly event: EventFields;
}

/** What is ticked at first. */
export function decisionsOf(plan: KitPlan, zone: string): KitDecisions {
  const { event } = plan;
  return {
    headline: plan.headline.text,
    language: plan.language.tag,
    downloads: numbers(plan.downloads.filter(({ isOffered }) => isOffered)),
    pictures: numbers(plan.pictures.filter(({ isChosen }) => isChosen)),
    speakers: numbers(plan.speakers.filter(({ isChosen }) => isChosen)),
    newPeople: new Set(),
    hasEvent: false,
    event: {
      ...fieldsOf(undefined, zone),
      start: event?.start ?? '',
      end: event?.end ?? '',
      place: event?.place ?? '',
    },
  };
}

function numbers(of: readonly { readonly number: number }[]): ReadonlySet<number> {
  return new Set(of.map(({ number }) => number));
}

/** The set with a number in it, or without. */
export function withTick(
  set: ReadonlySet<number>,
  number: number,
  isTicked: boolean,
): ReadonlySet<number> {
  const next = new Set(set);
  if (isTicked) next.add(number);
  else next.delete(number);
  return next;
}

export function chosenIn({ downloads, pictures, speakers, hasEvent }: KitDecisions): Chosen {
  return { downloads, pictures, speakers, hasEvent };
}

/** What is wrong with the event that somebody confirmed; null where nothing is. */
export function eventProblem({ hasEvent, event }: KitDecisions): EventProblem | null {
  if (!hasEvent) return null;
  const made = eventOf(event);
  return 'problem' in made ? made.problem : null;
}

/** What is sent, or null where the event says nothing that could be. */
export function choicesOf(decisions: KitDecisions): KitChoices | null {
  const { headline, language, downloads, pictures, speakers, newPeople, hasEvent } = decisions;
  const made = hasEvent ? eventOf(decisions.event) : null;
  if (made !== null && 'problem' in made) return null;
  return {
    headline,
    language,
    downloads: [...downloads],
    pictures: [...pictures],
    speakers: [...speakers],
    newPeople: [...newPeople],
    event: made === null ? null : made.event,
  };
}
