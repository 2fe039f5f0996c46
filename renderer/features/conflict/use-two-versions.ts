// How does a screen choose between two stored versions? It reads both, takes the focus, and goes when one was chosen.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { useEscape } from '../../app/use-escape.ts';

interface TwoVersions<V> {
  /** Null while they are read. */
  readonly versions: V | null;
  readonly screen: RefObject<HTMLDivElement | null>;
  readonly isDeciding: boolean;
  /** Does what was chosen, and leads back where that worked. */
  decide(how: () => Promise<boolean>): Promise<void>;
}

/** What cannot be read is said, and leads back. `read` stays the same function for as long as what it reads is the same. */
export function useTwoVersions<V>(read: () => Promise<V>, onBack: () => void): TwoVersions<V> {
  const { workspace } = useServices();
  const [versions, setVersions] = useState<V | null>(null);
  const [isDeciding, setIsDeciding] = useState(false);
  const screen = useRef<HTMLDivElement>(null);
  const back = useRef(onBack);
  useEffect(() => {
    back.current = onBack;
  });
  useEscape(onBack);
  useEffect(() => {
    let isWanted = true;
    read()
      .then((both) => {
        if (isWanted) setVersions(both);
      })
      .catch((caught: unknown) => {
        workspace.report(caught);
        if (isWanted) back.current();
      });
    return () => {
      isWanted = false;
    };
  }, [read, workspace]);
  const isRead = versions !== null;
  useEffect(() => {
    if (isRead) screen.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [isRead]);
  const decide = async (how: () => Promise<boolean>): Promise<void> => {
    setIsDeciding(true);
    if (await how()) onBack();
    else setIsDeciding(false);
  };
  return { versions, screen, isDeciding, decide };
}
