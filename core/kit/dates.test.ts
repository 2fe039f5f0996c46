// Are days and hours read as people write them in three languages, and is nothing read where there is none?
import { describe, expect, it } from 'vitest';
import { daysIn, timesIn } from './dates.ts';

const days = (line: string): string[] =>
  daysIn(line).map(({ from, until }) => (from === until ? from : `${from} ${until}`));

describe('days', () => {
  it.each([
    ['12 March 2026', '2026-03-12'],
    ['Thursday, 12th of March 2026', '2026-03-12'],
    ['12–13 March 2026', '2026-03-12 2026-03-13'],
    ['12 and 13 March 2026', '2026-03-12 2026-03-13'],
    ['Thursday 12 – Friday 13 March 2026', '2026-03-12 2026-03-13'],
    ['March 12, 2026', '2026-03-12'],
    ['March 12-13, 2026', '2026-03-12 2026-03-13'],
    ['March 30 – April 2, 2026', '2026-03-30 2026-04-02'],
    ['30 March – 2 April 2026', '2026-03-30 2026-04-02'],
    ['30 December 2025 to 2 January 2026', '2025-12-30 2026-01-02'],
    ['le 1er mars 2026', '2026-03-01'],
    ['12 et 13 mars 2026', '2026-03-12 2026-03-13'],
    ['du 12 au 13 mars 2026', '2026-03-12 2026-03-13'],
    ['du 30 mars au 2 avril 2026', '2026-03-30 2026-04-02'],
    ['jeudi 12 et vendredi 13 février 2026', '2026-02-12 2026-02-13'],
    ['12. März 2026', '2026-03-12'],
    ['12./13. März 2026', '2026-03-12 2026-03-13'],
    ['12. und 13. Jänner 2026', '2026-01-12 2026-01-13'],
    ['Donnerstag, 30. April, bis Samstag, 2. Mai 2026', '2026-04-30 2026-05-02'],
    ['30. März bis 2. April 2026', '2026-03-30 2026-04-02'],
    ['12.03.2026', '2026-03-12'],
    ['12.–13.03.2026', '2026-03-12 2026-03-13'],
    ['25/12/2026', '2026-12-25'],
    ['2026-03-12', '2026-03-12'],
  ])('%s', (line, expected) => {
    expect(days(line)).toEqual([expected]);
  });

  it('stand within a line with other words', () => {
    expect(days('Lisbon, 12–13 March 2026 (registration until 1 March 2026)')).toEqual([
      '2026-03-12 2026-03-13',
      '2026-03-01',
    ]);
  });

  it('that could be the other way round say so', () => {
    expect(daysIn('03/04/2026')).toMatchObject([{ from: '2026-04-03', isAmbiguous: true }]);
    expect(daysIn('03.04.2026')).toMatchObject([{ isAmbiguous: false }]);
    expect(daysIn('05/05/2026')).toMatchObject([{ isAmbiguous: false }]);
  });

  it.each([
    'Version 1.2.2026b',
    '31 February 2026',
    '12 March',
    'Room 2026',
    'May 2026',
    'Article 12.3.4.2026',
    '45/13/2026',
    'tel. 0123-12-03-2026',
  ])('are not found in “%s”', (line) => {
    expect(days(line)).toEqual([]);
  });
});

describe('hours', () => {
  it.each([
    ['09:00 Welcome', ['09:00']],
    ['9:00–10:30 Inês Duarte', ['09:00', '10:30']],
    ['9h30 Accueil', ['09:30']],
    ['de 9 h à 17 h 30', ['09:00', '17:30']],
    ['9.00 Uhr Begrüßung', ['09:00']],
    ['9.00 – 10.30 Vortrag', ['09:00', '10:30']],
    ['2.30 pm Panel, 9 am breakfast', ['14:30', '09:00']],
    ['12 am', ['00:00']],
    ['Chapter 3.14 and 12 March 2026', []],
    ['25:00 and 10:75', []],
    ['24 hours a day, 7 hôtes', []],
  ])('%s', (line, expected) => {
    expect(timesIn(line)).toEqual(expected);
  });
});
