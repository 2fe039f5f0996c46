// What did the person mean who typed `example.org`, or a telephone number? The address with the scheme that belongs before it.

/** Adds https:, mailto: or tel: to what plainly is such an address; leaves everything else as it is. */
export function completeHref(typed: string): string {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  if (isTelephone(text)) return `tel:${text.replace(/[^+\d]/g, '')}`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^\s/:]+\.[a-z]{2,}:\d+/i.test(text)) return text;
  if (/^[^\s/:@]+(\.[^\s/:@]+)+(:\d+)?([/?#]\S*)?$/.test(text)) return `https://${text}`;
  return text;
}

/** `+32 2 555 01 42` or `(02) 555-0142`; a year, a price or an address on the internet is none. */
function isTelephone(text: string): boolean {
  if (!/^(\+|\(?0)[\d\s()/.-]*\d$/.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 15;
}
