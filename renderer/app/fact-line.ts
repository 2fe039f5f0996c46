// How do several small facts stand in one line? With a dot between them, which never begins a line: it stays with what it follows.

/** The facts that there are, in their order. */
export function factLine(...facts: readonly (string | null | undefined | false)[]): string {
  return facts.filter(Boolean).join('\u00a0· ');
}
