// What does the clock of a zone show at an instant, and which instant does a person mean who says what it shows?

const DAY = 24 * 60 * 60 * 1000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock in `zone` at an instant, as `<input type="datetime-local">` wants it: `2025-12-12T09:00`. */
export function wallTime(iso: string, zone: string): string {
  return new Date(wallMoment(iso, zone)).toISOString().slice(0, 16);
}

/**
 * The instant at which the wall clock in `zone` shows `wall` (`2025-12-12T09:00`), or null when it is no time.
 * An hour that a clock change skips counts on from before it; one that comes twice is the first.
 */
export function instantOfWallTime(wall: string, zone: string): string | null {
  const asIfUtc = Date.parse(`${wall}Z`);
  return Number.isNaN(asIfUtc) ? null : instantOfWallMoment(asIfUtc, zone);
}

/** What the wall clock in `zone` shows, as if it were UTC, in milliseconds: days and hours can be added to it. */
export function wallMoment(iso: string, zone: string): number {
  return Date.parse(iso) + offsetOf(Date.parse(iso), zone);
}

/** `instantOfWallTime` of what `wallMoment` answers. */
export function instantOfWallMoment(wall: number, zone: string): string {
  const before = offsetOf(wall - DAY, zone);
  const after = offsetOf(wall + DAY, zone);
  for (const offset of [before, after]) {
    const candidate = wall - offset;
    if (offsetOf(candidate, zone) === offset) return new Date(candidate).toISOString();
  }
  return new Date(wall - before).toISOString();
}

/** How far the clock of `zone` is ahead of UTC at an instant, in milliseconds. */
function offsetOf(instant: number, zone: string): number {
  const parts = formatFor(zone).formatToParts(new Date(instant));
  const number = (type: string): number =>
    Number(parts.find((part) => part.type === type)?.value ?? '0');
  const wall = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The same format for the same zone: to make one takes longer than to ask it. A zone that nobody knows is UTC. */
function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = makeFormat(zone) ?? makeFormat('UTC') ?? new Intl.DateTimeFormat('en-GB');
    formats.set(zone, format);
  }
  return format;
}

function makeFormat(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    // Intl answers an unknown zone by throwing; records are written by other programs, too.
    return undefined;
  }
}
