// Where does a row of the table stand, and which one is it?
import type { CSSProperties } from 'react';

/** What the table says to each row it draws. */
export interface RowPlace {
  readonly index: number;
  /** Pixels from the first row; null where it stays at the top, in sight. */
  readonly top: number | null;
  readonly height: number;
  /** Whether Tab reaches it. */
  readonly isStop: boolean;
}

export function rowStyle({ top, height }: RowPlace): CSSProperties {
  return top === null ? { height } : { height, top };
}
