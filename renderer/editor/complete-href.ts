// What did the person mean who typed `example.org`? The address with the scheme that belongs before it.

/** Adds https: or mailto: to what is plainly a web or mail address; leaves everything else as it is. */
export function completeHref(typed: string): string {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^\s/:]+\.[a-z]{2,}:\d+/i.test(text)) return text;
  if (/^[^\s/:@]+(\.[^\s/:@]+)+(:\d+)?([/?#]\S*)?$/.test(text)) return `https://${text}`;
  return text;
}
