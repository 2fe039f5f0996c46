// Which parts of the window are not needed for its first picture? They are files of their own, fetched when there is rest.
import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react';

interface Part<P extends object> {
  /** Fetches it, once. */
  fetch(): Promise<ComponentType<P>>;
  /** The component, when it has been fetched. */
  fetched(): ComponentType<P> | undefined;
}

const parts: { fetch(): Promise<unknown> }[] = [];

/** A component whose code is fetched when it is first shown, or before that by `fetchLaterParts`. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => ReactNode {
  let fetched: ComponentType<P> | undefined;
  let fetching: Promise<ComponentType<P>> | undefined;
  const part: Part<P> = {
    fetched: () => fetched,
    fetch() {
      fetching ??= load().then((component) => {
        fetched = component;
        return component;
      });
      return fetching;
    },
  };
  parts.push(part);
  return (props) => createElement(Shown<P>, { part, props });
}

/**
 * Not `React.lazy`: what that has waited for is rendered in slices, and an editor that is not in the document a
 * millisecond after it was made takes itself for abandoned, and ends.
 */
function Shown<P extends object>({ part, props }: { part: Part<P>; props: P }) {
  const [component, setComponent] = useState(() => part.fetched());
  useEffect(() => {
    if (component !== undefined) return;
    const fail = (caught: unknown): never => {
      throw caught;
    };
    part.fetch().then(
      (fetched) => setComponent(() => fetched),
      // Thrown where it is rendered, so that it is said.
      (caught: unknown) => setComponent(() => fail(caught)),
    );
  }, [component, part]);
  return component === undefined ? null : createElement(component, props);
}

/** Fetches what has not been needed yet, so that it is there at once when it is. */
export function fetchLaterParts(): void {
  // What cannot be fetched says so when it is shown.
  for (const part of parts) part.fetch().catch(() => undefined);
}
