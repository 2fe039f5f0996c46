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

/** Visits the units that plain data is made of; one may come more than once. */
export function visitUnits(value: unknown, visit: (found: object) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (units.has(value)) visit(value);
  else if (Array.isArray(value)) for (const member of value) visitUnits(member, visit);
  else for (const member of Object.values(value)) visitUnits(member, visit);
}

/** The same plain data made of other units; what holds none of them is the same object. */
export function withUnits<T>(value: T, replaced: ReadonlyMap<object, object>): T {
  // A unit is replaced by one of its kind, and all else keeps its form.
  return exchange(value, replaced) as T;
}

function exchange(value: unknown, replaced: ReadonlyMap<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (units.has(value)) return replaced.get(value) ?? value;
  if (Array.isArray(value)) {
    const made = value.map((member) => exchange(member, replaced));
    return made.some((member, index) => member !== value[index]) ? made : value;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const made = Object.entries(value).map(([name, was]) => {
    const is = exchange(was, replaced);
    return { name, is, isOther: is !== was };
  });
  if (!made.some(({ isOther }) => isOther)) return value;
  return Object.fromEntries(made.map(({ name, is }) => [name, is]));
}

/**
 * The SHA-256 of plain data, in which each unit counts by its own. Equal fingerprints mean equal content; equal content
 * whose members stand in another order only costs a page that is made again.
 */
export function fingerprintOf(value: unknown, sha256: Sha256): string {
  return sha256(outline(value, sha256));
}

/** As JSON, but for the units: each is the hash of its own. Written out, because a replacer is asked for every text and number. */
function outline(value: unknown, sha256: Sha256): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (units.has(value)) {
    const known = units.get(value);
    if (known !== undefined) return known;
    const made = `#${sha256(JSON.stringify(value))}`;
    units.set(value, made);
    return made;
  }
  if (Array.isArray(value)) {
    let all = '[';
    for (const member of value) all += `${outline(member, sha256)},`;
    return `${all}]`;
  }
  // What is no plain data says itself what it is.
  if (Object.getPrototypeOf(value) !== Object.prototype) return JSON.stringify(value);
  let all = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) all += `${JSON.stringify(name)}:${outline(member, sha256)},`;
  }
  return `${all}}`;
}

/**
 * Whether two pieces of plain data are made of the same units and of equal values around them: then their fingerprints are
 * equal, which is known sooner than by taking them. A unit that was made anew counts as another one, whatever it holds.
 */
export function isMadeOfSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  if (units.has(one) || units.has(other)) return false;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let index = 0; index < one.length; index++) {
      if (one[index] !== other[index] && !isMadeOfSame(one[index], other[index])) return false;
    }
    return true;
  }
  // Plain data: members by name, in the order they were given. Anything else is compared by its fingerprint.
  if (Object.getPrototypeOf(one) !== Object.prototype) return false;
  const names = Object.keys(one);
  if (Array.isArray(other) || names.length !== Object.keys(other).length) return false;
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  for (const name of names) {
    const [was, is] = [left[name], right[name]];
    // An equal value that is undefined may be none at all.
    if (was === is ? was === undefined && !(name in right) : !isMadeOfSame(was, is)) return false;
  }
  return true;
}
