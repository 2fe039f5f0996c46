// How does what comes over the window take the keyboard, and give it back?
import { useEffect } from 'react';

/** Where `isOn`: takes the focus by `take`, and gives it back to what had it once it is over. */
export function useLentFocus(isOn: boolean, take: () => void): void {
  // What takes it is made anew with every picture, and is asked once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    if (!isOn) return;
    const before = document.activeElement;
    take();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isOn]);
}
