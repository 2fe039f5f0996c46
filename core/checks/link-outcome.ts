// What came of asking for an address of the web?
import * as z from 'zod';

/**
 * `gone`: the server has no such page. `refused`: it answers and gives nothing out, as it does to programs. `private`: the
 * address leads into a private network and was not asked.
 */
export const linkOutcome = z.object({
  state: z.enum(['good', 'moved', 'gone', 'refused', 'slow', 'unreachable', 'private']),
  /** What the server answered with. */
  status: z.int().optional(),
  /** Where it leads on to. */
  to: z.string().optional(),
});
export type LinkOutcome = z.infer<typeof linkOutcome>;

/** An address and what came of it. */
export const checkedLink = z.object({ href: z.string(), outcome: linkOutcome });
export type CheckedLink = z.infer<typeof checkedLink>;

/** Whether an address is one of the web, which can be asked for. */
export function isWebAddress(href: string): boolean {
  return /^https?:\/\//i.test(href);
}
