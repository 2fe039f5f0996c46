// What is known of a pasted picture that is only an address of the web? Whether it may be asked for, where, and its name.

/** Longer addresses are not asked for: they carry something else than the name of a picture. */
export const MOST_ADDRESS_LENGTH = 4000;

/** The machine an address of the web names, in small letters, with its port; undefined where it is no such address. */
export function hostOfRemote(address: string): string | undefined {
  if (address.length > MOST_ADDRESS_LENGTH) return undefined;
  // A name and password would stand before an “@”: such an address is none that may be asked for.
  const host = /^https?:\/\/([^/?#\\@\s]+)(?:[/?#]|$)/i.exec(address)?.[1];
  return host?.toLowerCase();
}

/** A name for a picture that a person may recognise: that of its file where it has one, else its host. */
export function nameOfRemote(address: string): string {
  const path = address.replace(/^[a-z]+:\/*[^/?#]*/i, '').split(/[?#]/)[0] ?? '';
  const name = decoded(path.split('/').at(-1) ?? '');
  const isFileName = /^[\p{L}\p{N}][^\\/:*?"<>|\p{C}]{0,58}\.[a-z]{3,4}$/iu.test(name);
  return isFileName ? name : (hostOfRemote(address) ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray per cent sign: then it is meant as it stands.
    return text;
  }
}
