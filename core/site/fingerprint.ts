// When are two files of the website made from the same things?
import type { Sha256 } from '../content/records.ts';

/**
 * Marks an object as a unit of the read model: it never changes once it is made, so its fingerprint is taken once however
 * many pages are made from it. It must hold plain data only, and no other unit.
 */
export function unit<T extends object>(value: T): T {
  units.set(value, undefined);
  return value;
}

const units = new WeakMap<object, string | undefined>();

/**
 * The SHA-256 of plain data, in which each unit counts by its own. Equal fingerprints mean equal content; equal content
 * whose members stand in another order only costs a page that is made again.
 */
export function fingerprintOf(value: unknown, sha256: Sha256): string {
  const text = JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null || !units.has(member)) return member;
    const known = units.get(member);
    if (known !== undefined) return known;
    const made = `#${sha256(JSON.stringify(member))}`;
    units.set(member, made);
    return made;
  });
  return sha256(text);
}
