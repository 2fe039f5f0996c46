// How JSON becomes the same bytes everywhere: keys in UTF-16 order, as RFC 8785 sorts them.

/**
 * Compact canonical JSON (RFC 8785 key order and number form; strings as `JSON.stringify` writes them):
 * what checksums are taken over, so that white space in a file never matters.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** The same, indented by two spaces and ending in a newline: what files hold, so that people and git can read them. */
export function readableJson(value: unknown): string {
  return `${JSON.stringify(sortKeys(value), null, 2)}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const sorted: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value).sort(([a], [b]) =>
    a < b ? -1 : a > b ? 1 : 0,
  )) {
    if (member !== undefined) {
      // A defined property, so that a key named `__proto__` stays a key.
      Object.defineProperty(sorted, key, {
        value: sortKeys(member),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return sorted;
}
