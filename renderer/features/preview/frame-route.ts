// Where is the frame of a preview to go next? One way at a time: a browser drops a way that is begun while another one is under way.
import type { Clock } from '../../editor/autosave.ts';

/** What a frame is to show: where it is, and the stamp of what is there now. */
export interface FrameGoal {
  readonly address: string;
  readonly stamp: string;
}

/** A frame that has not arrived after so long is taken to be there: it waits for a file of its page. */
export const ARRIVES_MS = 3_000;

export interface FrameRouteOptions {
  /** Sends the frame to an address. */
  go(address: string): void;
  /** Loads what is at its address again; false where it has the newest already. */
  reload(): Promise<boolean>;
  readonly clock: Clock;
}

/**
 * Brings a frame to the newest goal. While it is on its way, by an address of the window or by a reload of the main process, nothing else
 * is begun: Chromium ignores an address that meets a reload, and a reload would take a frame back from the address it goes to. What was
 * wanted meanwhile is begun when it arrives.
 */
export class FrameRoute {
  readonly #options: FrameRouteOptions;
  #wanted: FrameGoal | undefined;
  /** What the frame was sent for last. */
  #sent: FrameGoal | undefined;
  #isMoving = false;
  #timer: unknown;

  constructor(options: FrameRouteOptions) {
    this.#options = options;
  }

  /** The frame is to show this, as soon as it can. */
  want(goal: FrameGoal): void {
    this.#wanted = goal;
    this.#next();
  }

  /** The frame has loaded what it was sent for. */
  readonly arrived = (): void => {
    this.#options.clock.clearTimeout(this.#timer);
    this.#isMoving = false;
    this.#next();
  };

  /** The frame is gone. */
  stop(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#wanted = undefined;
  }

  #next(): void {
    const { go, reload, clock } = this.#options;
    const goal = this.#wanted;
    if (this.#isMoving || goal === undefined) return;
    const isThere = this.#sent?.address === goal.address;
    if (isThere && this.#sent?.stamp === goal.stamp) return;
    this.#sent = goal;
    this.#isMoving = true;
    this.#timer = clock.setTimeout(this.arrived, ARRIVES_MS);
    if (isThere) {
      reload().then(
        (isBegun) => {
          if (!isBegun) this.arrived();
        },
        // The window is about to close, or the newsroom: there is nothing to show.
        this.arrived,
      );
    } else go(goal.address);
  }
}
