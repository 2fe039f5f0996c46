// Which IPC channels exist: four, fixed, whatever the contract holds. Apart, so that the preload bundles no schema.

export const channels = {
  call: 'galley:call',
  event: 'galley:event',
  /** A file or folder dropped on the window: its path is found inside the preload and never seen by the page. */
  dropped: 'galley:dropped',
  /** A secret somebody typed: it goes inward, and never comes back. */
  secret: 'galley:secret',
} as const;

/** What becomes of what was dropped: a file is copied into the library, a folder is read for a seminar kit. */
export const droppedGoals = ['library', 'kit'] as const;
export type DroppedGoal = (typeof droppedGoals)[number];

/** The only thing the page gets from the preload. */
export interface Bridge {
  /** Answers with an envelope: `{ok: true, value}` or `{ok: false, error}`. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Listens to every event; returns how to stop. */
  listen(listener: (name: string, payload: unknown) => void): () => void;
  /** Hands over a dropped or pasted file, or a dropped folder; answers as `call` does, with an asset or a plan. */
  handDropped(job: string, file: unknown, to: DroppedGoal): Promise<unknown>;
  /** Hands a secret over to be kept; answers as `call` does, with where it is kept and nothing more. */
  keepSecret(secret: unknown): Promise<unknown>;
}
