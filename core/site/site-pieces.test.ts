import { describe, expect, it } from 'vitest';
import { textDirection } from '../content/text.ts';
import { exampleAsset } from '../export/example-newsroom.ts';
import { eventWhen } from './event-when.ts';
import { downloadName, fileKindName, sizeText } from './file-facts.ts';
import { languageName } from './language-names.ts';
import { cutIntoPages } from './list-pages.ts';
import { nameMedia } from './media-names.ts';
import { dateView, dayNumber, SiteCalendar } from './site-calendar.ts';
import { coloursCss, contrast, siteColours } from './site-colours.ts';
import { baseAddress, basePath, PageLinks } from './site-paths.ts';
import { siteWords } from './site-words.ts';

const words = siteWords('en');

describe('the calendar of a site', () => {
  it('finds the day in its zone, across midnight and the change of clocks', () => {
    const brussels = new SiteCalendar('Europe/Brussels');
    expect(brussels.day(new Date('2026-03-08T22:59:59Z'))).toBe('2026-03-08');
    expect(brussels.day(new Date('2026-03-08T23:00:00Z'))).toBe('2026-03-09');
    expect(brussels.day(new Date('2026-06-08T22:00:00Z'))).toBe('2026-06-09');
    expect(brussels.wallClock(new Date('2026-03-08T23:00:00Z')).hour).toBe(0);
  });

  it('takes UTC for a zone nobody knows, and says so', () => {
    const calendar = new SiteCalendar('Mars/Olympus');
    expect(calendar.isKnown).toBe(false);
    expect(calendar.day(new Date('2026-03-08T23:59:59Z'))).toBe('2026-03-08');
  });

  it('writes dates as the site wants them', () => {
    expect(dateView('2026-03-09', 'dd/mm/yyyy', words)).toEqual({
      iso: '2026-03-09',
      text: '09/03/2026',
    });
    expect(dateView('2026-03-09', 'yyyy-mm-dd', words).text).toBe('2026-03-09');
    expect(dateView('2026-03-09', 'd Month yyyy', siteWords('de-AT')).text).toBe('9 März 2026');
    expect(dayNumber('2026-03-09') - dayNumber('2026-02-28')).toBe(9);
  });

  it('says when an event is, in the words of its own place', () => {
    const at = (instant: string, zone = 'Europe/Lisbon') => ({ instant, zone });
    const when = (start: string, end?: string) =>
      eventWhen(
        { start: at(start), ...(end === undefined ? {} : { end: at(end) }), place: '', link: '' },
        'dd/mm/yyyy',
        words,
      ).when;
    expect(when('2025-12-04T09:30:00Z', '2025-12-04T16:00:00Z')).toBe('04/12/2025, 09:30–16:00');
    expect(when('2025-12-04T09:30:00Z', '2025-12-05T16:00:00Z')).toBe('04/12/2025–05/12/2025');
    expect(when('2025-12-04T00:00:00Z')).toBe('04/12/2025');
    const off = { start: at('2025-12-04T00:00:00Z'), place: '', link: '', cancelled: true };
    const said = ['en', 'fr', 'de'].map((one) => eventWhen(off, 'dd/mm/yyyy', siteWords(one)).when);
    expect(said).toEqual(['Cancelled: 04/12/2025', 'Annulé : 04/12/2025', 'Abgesagt: 04/12/2025']);
  });
});

describe('list pages', () => {
  const list = (length: number) => Array.from({ length }, (_, index) => length - index);

  it('keeps page 1 to the oldest, whatever is added', () => {
    for (const total of [24, 25, 36, 100]) {
      const oldest = cutIntoPages(list(total)).at(-1);
      expect(oldest?.items).toEqual(list(12));
      expect(oldest?.number).toBe(1);
    }
  });

  it('shows the newest full page and the remainder above it first', () => {
    const [newest, next] = cutIntoPages(list(29));
    expect(newest?.items).toEqual(list(29).slice(0, 17));
    expect(newest?.isNewest).toBe(true);
    expect(next?.number).toBe(1);
  });

  it('leaves nothing out and repeats nothing', () => {
    for (const total of [0, 1, 11, 12, 13, 23, 24, 120]) {
      expect(cutIntoPages(list(total)).flatMap((page) => page.items)).toEqual(list(total));
    }
  });

  it('offers no number that every new page would change', () => {
    const before = cutIntoPages(list(120)).find((page) => page.number === 3);
    const after = cutIntoPages(list(600)).find((page) => page.number === 3);
    expect(after?.offered).toEqual(before?.offered);
  });
});

describe('media names', () => {
  it('are readable, safe and unlike each other on every disk', () => {
    const assets = [
      exampleAsset(1, { fileName: 'Vortrag Örell (final).PDF', extension: 'pdf' }),
      exampleAsset(2, { fileName: 'CON.jpg' }),
      exampleAsset(3, { fileName: '../../etc/passwd' }),
      exampleAsset(4, { fileName: '会議.jpg' }),
      exampleAsset(5, { fileName: 'A.jpg' }),
      exampleAsset(6, { fileName: 'a.jpg' }),
    ];
    const names = [...nameMedia(assets).values()];
    expect(names[0]).toMatch(/^media\/vortrag-orell-final-0{8}\.pdf$/);
    for (const name of names) expect(name).toMatch(/^media\/[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+$/);
    expect(new Set(names).size).toBe(assets.length);
  });
});

describe('facts about files', () => {
  it('writes sizes as people read them', () => {
    expect(sizeText(999, words)).toBe('999 bytes');
    expect(sizeText(5_432, words)).toBe('5 kB');
    expect(sizeText(999_499, words)).toBe('999 kB');
    expect(sizeText(999_500, words)).toBe('1.0 MB');
    expect(sizeText(2_400_000, words)).toBe('2.4 MB');
    expect(sizeText(3_200_000_000, words)).toBe('3.2 GB');
    expect(sizeText(2_400_000, siteWords('fr'))).toBe('2,4 Mo');
  });

  it('names kinds and languages in the words of the reader', () => {
    expect(fileKindName({ extension: 'pptx', mediaType: 'x' }, words)).toBe('PowerPoint');
    expect(fileKindName({ extension: 'mp4', mediaType: 'video/mp4' }, siteWords('fr'))).toBe(
      'Vidéo',
    );
    expect(languageName('es', 'en')).toBe('Spanish');
    expect(languageName('fr-BE', 'de')).toBe('Französisch');
    expect(languageName('tlh', 'en')).toBe('tlh');
    expect(textDirection('ar')).toBe('rtl');
  });

  it('offers a name that fits the bytes', () => {
    expect(downloadName({ fileName: 'Talk.pdf', extension: 'pdf' })).toBe('Talk.pdf');
    expect(downloadName({ fileName: 'Talk.pdf', extension: 'pptx' })).toBe('Talk.pptx');
    expect(downloadName({ fileName: 'a/b:c.pdf', extension: 'pdf' })).toBe('a-b-c.pdf');
  });
});

describe('the colours of a site', () => {
  const rgb = (hex: string): [number, number, number] => [
    Number.parseInt(hex.slice(1, 3), 16),
    Number.parseInt(hex.slice(3, 5), 16),
    Number.parseInt(hex.slice(5, 7), 16),
  ];

  it('stay as chosen where text on them can be read', () => {
    const { colours, warnings } = siteColours({ primary: '#0F4A42', badge: '#F6C64A' });
    expect(colours).toMatchObject({ primary: '#0f4a42', badge: '#f6c64a' });
    expect(warnings).toEqual([]);
  });

  it.each(['#ffff00', '#ffffff', '#88ccff', '#777777', '#ff0000', '#000000'])(
    'are moved from %s until text reaches 4.5',
    (chosen) => {
      const { colours } = siteColours({ primary: chosen, badge: chosen });
      expect(contrast(rgb(colours.primary), [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(rgb(colours.primaryDark), [0x11, 0x15, 0x14])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(rgb(colours.badge), [0x15, 0x19, 0x1c])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('never let a setting become style', () => {
    const { colours, warnings } = siteColours({ primary: 'red;}body{', badge: '#12345' });
    expect(coloursCss(colours)).not.toContain('body');
    expect(warnings).toHaveLength(2);
  });
});

describe('paths', () => {
  it('lead from any page to any other by file name', () => {
    expect(new PageLinks('').to('news/')).toBe('news/index.html');
    expect(new PageLinks('news/page/2/').to('')).toBe('../../../index.html');
    expect(new PageLinks('404.html').to('feed.xml')).toBe('feed.xml');
  });

  it('know the address of the site', () => {
    expect(baseAddress('https://a.example/b?x#y')).toBe('https://a.example/b/');
    expect(basePath('https://a.example')).toBe('/');
    expect(basePath('https://a.example/b')).toBe('/b/');
    expect(baseAddress(null)).toBeUndefined();
  });
});
