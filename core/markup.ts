// How does plain text become safe inside HTML, XML and a script element?

const htmlCharacters: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** One look is enough for most of what is printed: nothing that HTML knows, no character it forbids, no half of a pair. */
const mayNeedEscaping =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
  /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

/** Text made safe for HTML content and for quoted attribute values; control characters that HTML forbids go. */
export function escapeHtml(text: string): string {
  if (!mayNeedEscaping.test(text)) return text;
  return withoutControls(text).replace(/[&<>"']/g, (character) => htmlCharacters[character] ?? '');
}

/** Text made safe for XML 1.0 content and quoted attribute values. */
export function escapeXml(text: string): string {
  return escapeHtml(text);
}

/** A CDATA section around `text`; one that would end early is closed and opened again. */
export function cdata(text: string): string {
  return `<![CDATA[${withoutControls(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** JSON that may stand inside a script element: nothing in it can end the element, open a comment or is forbidden there. */
export function scriptSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029\u007f-\u009f]|\p{Noncharacter_Code_Point}/gu,
    (character) =>
      // Both halves of a pair.
      character
        .split('')
        .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  );
}

/**
 * Drops what HTML does not allow: control characters but tab and line ends, lone surrogates, and the places of Unicode that
 * are no characters. XML 1.0 allows some of them, to no use.
 */
export function withoutControls(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu,
    '',
  );
}

/** What no address may hold as it is (RFC 3986, section 2); a browser asks for it in this form. */
const notInAddresses = /["<>\\^`{|}]|%(?![\da-f]{2})/gi;

/**
 * The address where it is one a page may link to (http, https, mailto, tel), else undefined; characters that no address may hold
 * are percent-encoded, as a browser does before it asks. What a browser would read differently from us (white space, control
 * characters, such characters in the name of a server) is refused, not repaired.
 */
export function safeHref(href: string): string | undefined {
  const trimmed = href.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these inside a scheme.
  if (trimmed === '' || /[\u0000-\u0020\u007f]/.test(trimmed)) return undefined;
  if (!/^(https?:\/\/[^/?#]|mailto:[^/]|tel:[+0-9])/i.test(trimmed)) return undefined;
  const server = /^https?:\/\/([^/?#]*)/i.exec(trimmed)?.[1] ?? '';
  if (server.search(notInAddresses) !== -1) return undefined;
  return trimmed.replace(
    notInAddresses,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
