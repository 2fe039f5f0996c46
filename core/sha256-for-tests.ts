// How do tests of the core hash? By Node's own; the core itself is handed a function, because it runs in windows, too.
// biome-ignore lint/style/noRestrictedImports: tests run in Node, and nothing else imports this.
import { createHash } from 'node:crypto';

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
