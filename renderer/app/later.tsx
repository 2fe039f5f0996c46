// Which parts of the window are not needed for its first picture? They are files of their own, fetched when there is rest.
import { type ComponentType, createElement, lazy, type ReactNode, Suspense, useState } from 'react';

interface Part<P extends object> {
  /** Fetches it, once. */
  fetch(): Promise<ComponentType<P>>;
  /** The component, when it has been fetched. */
  readonly fetched: () => ComponentType<P> | undefined;
  /** Shows nothing until it has. */
  readonly waiting: ComponentType<P>;
}

const parts: { fetch(): Promise<unknown> }[] = [];

/** A component whose code is fetched when it is first shown, or before that by `fetchLaterParts`. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => ReactNode {
  let fetched: ComponentType<P> | undefined;
  let fetching: Promise<ComponentType<P>> | undefined;
  const fetch = (): Promise<ComponentType<P>> => {
    fetching ??= load().then((component) => {
      fetched = component;
      return component;
    });
    return fetching;
  };
  const part: Part<P> = {
    fetch,
    fetched: () => fetched,
    waiting: lazy(async () => ({ default: await fetch() })),
  };
  parts.push(part);
  return (props) => createElement(Shown<P>, { part, props });
}

function Shown<P extends object>({ part, props }: { part: Part<P>; props: P }) {
  // The same one as long as this is on screen: another would start afresh, and forget what was typed into it.
  const [component] = useState(() => part.fetched() ?? part.waiting);
  return <Suspense fallback={null}>{createElement(component, props)}</Suspense>;
}

/** Fetches what has not been needed yet, so that it is there at once when it is. */
export function fetchLaterParts(): void {
  // What cannot be fetched says so when it is shown.
  for (const part of parts) part.fetch().catch(() => undefined);
}
