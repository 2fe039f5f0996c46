// What makes a folder of files a BagIt 1.0 bag (RFC 8493)?

/** The declaration every bag begins with. */
export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export const TAG_MANIFEST = 'tagmanifest-sha256.txt';

/**
 * The signature of the tag manifest, named as `ssh-keygen` names one. No manifest lists it: it would have to be known before it is
 * made, and a tag manifest need not list every tag file (section 2.2.1).
 */
export const SIGNATURE = `${TAG_MANIFEST}.sig`;

/** Lines about the bag. There is no date among them: the same content gives the same bytes. */
export function bagInfo(facts: readonly (readonly [label: string, value: string])[]): string {
  return facts
    .map(([label, value]) => [label, value.replace(/\s+/g, ' ').trim()] as const)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('');
}

/** One line of a manifest; the characters that would end it early are written in percent form. */
export function manifestLine(sha256: string, path: string): string {
  const encoded = path.replace(
    /[%\n\r]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `${sha256}  ${encoded}\n`;
}

/** Reads a manifest; lines that are none are returned apart. */
export function readManifest(text: string): {
  entries: Map<string, string>;
  faults: string[];
} {
  const entries = new Map<string, string>();
  const faults: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const match = /^([0-9a-fA-F]{64})[ \t]+\*?(.+?)\r?$/.exec(line);
    if (match === null) {
      faults.push(line.slice(0, 80));
      continue;
    }
    const [, sha256 = '', encoded = ''] = match;
    const path = encoded.replace(/%(25|0A|0D)/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    entries.set(path, sha256.toLowerCase());
  }
  return { entries, faults };
}
