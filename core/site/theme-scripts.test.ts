// What do the scripts of the themes do with a page in a browser?
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
// biome-ignore lint/style/noRestrictedImports: a script is given a page as a browser reads it, which takes a DOM.
import { Window } from 'happy-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';

const siteScript = readFileSync(
  fileURLToPath(new URL('../../resources/theme-parts/scripts/assets/site.js', import.meta.url)),
  'utf8',
);

function parse(html: string) {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  return new window.DOMParser().parseFromString(html, 'text/html');
}

describe('the script that keeps yesterday’s export true', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  function badgesAt(moment: string, zone: string): string[] {
    vi.useFakeTimers({ now: new Date(moment) });
    const document = parse(
      `<body data-new-days="14" data-time-zone="${zone}">${[
        '2025-12-01',
        '2025-12-02',
        '2025-12-14',
      ]
        .map((day) => `<span class="badge" data-date="${day}">New</span>`)
        .join('')}</body>`,
    );
    // The theme's own script, given the page it would find in a browser.
    new Function('document', siteScript)(document);
    return [...document.querySelectorAll<never>('.badge')].map(
      (badge: { getAttribute(name: string): string | null }) =>
        badge.getAttribute('data-date') ?? '',
    );
  }

  it('takes “New” away on the day the site says, by the clock of the site', () => {
    expect(badgesAt('2025-12-14T12:00:00Z', 'Europe/Amsterdam')).toHaveLength(3);
    expect(badgesAt('2025-12-14T22:59:00Z', 'Europe/Amsterdam')).toHaveLength(3);
    expect(badgesAt('2025-12-14T23:01:00Z', 'Europe/Amsterdam')).toEqual([
      '2025-12-02',
      '2025-12-14',
    ]);
    expect(badgesAt('2025-12-14T23:01:00Z', 'America/New_York')).toHaveLength(3);
    expect(badgesAt('2026-02-01T00:00:00Z', 'UTC')).toEqual([]);
  });

  function calendarAt(moment: string): { upcoming: string[]; past: string[]; isSilent: boolean } {
    vi.useFakeTimers({ now: new Date(moment) });
    const event = (day: string): string => `<li data-until="${day}"></li>`;
    const document = parse(
      `<body data-new-days="14" data-time-zone="Europe/Amsterdam">
        <ol data-upcoming>${['2026-01-21', '2026-02-12', '2026-03-18'].map(event).join('')}</ol>
        <p data-nothing-ahead hidden></p>
        <section data-past><ol>${event('2025-12-04')}</ol></section>`,
    );
    new Function('document', siteScript)(document);
    const days = (list: string): string[] =>
      [...document.querySelectorAll(`${list} [data-until]`)].map(
        (entry) => entry.getAttribute('data-until') ?? '',
      );
    return {
      upcoming: days('[data-upcoming]'),
      past: days('[data-past]'),
      isSilent: document.querySelector('[data-nothing-ahead]')?.hasAttribute('hidden') ?? false,
    };
  }

  it('moves an event to the past ones on the day after its last, by the clock of the site', () => {
    const all = ['2026-01-21', '2026-02-12', '2026-03-18'];
    // The evening of the last day in Amsterdam, and the first minutes of the next.
    expect(calendarAt('2026-01-21T22:59:00Z')).toEqual({
      upcoming: all,
      past: ['2025-12-04'],
      isSilent: true,
    });
    expect(calendarAt('2026-01-21T23:01:00Z')).toEqual({
      upcoming: all.slice(1),
      past: ['2026-01-21', '2025-12-04'],
      isSilent: true,
    });
    expect(calendarAt('2027-01-01T12:00:00Z')).toEqual({
      upcoming: [],
      past: [...all].reverse().concat('2025-12-04'),
      isSilent: false,
    });
  });

  it('leaves the page as it is where the zone is unknown', () => {
    expect(badgesAt('2026-02-01T00:00:00Z', 'Mars/Olympus')).toHaveLength(3);
  });
});
