// What has a value come to, once it rests? For work on a long text that must not fall between two keystrokes.
import { useEffect, useState } from 'react';

/** `value` as it was when it last stayed the same for `milliseconds`; at first, as it is. */
export function useRested<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
