// Do the fields of an event make the event that a person meant, in its own zone?
import { describe, expect, it } from 'vitest';
import { eventOf, fieldsOf } from './event-fields.ts';

const fields = {
  start: '2026-12-09T09:30',
  end: '2026-12-09T16:00',
  zone: 'Europe/Lisbon',
  place: 'Utrecht',
  link: 'https://example.org/',
  cancelled: true,
  importedAs: 'seminar@calendar.example',
};

describe('the fields of an event', () => {
  it('make an event and come back as they were', () => {
    const made = eventOf(fields);
    expect(made).toMatchObject({
      event: {
        start: { instant: '2026-12-09T09:30:00.000Z', zone: 'Europe/Lisbon' },
        end: { instant: '2026-12-09T16:00:00.000Z' },
        cancelled: true,
        importedAs: 'seminar@calendar.example',
      },
    });
    expect('event' in made && fieldsOf(made.event, 'Europe/Berlin')).toEqual(fields);
  });

  it('may lack an end, a place and a link', () => {
    const none = { end: '', place: '', link: '', cancelled: false, importedAs: undefined };
    expect(eventOf({ ...fields, ...none })).toEqual({
      event: { start: { instant: expect.any(String), zone: 'Europe/Lisbon' }, place: '', link: '' },
    });
  });

  it('begin in the zone of the website', () => {
    expect(fieldsOf(undefined, 'Europe/Berlin').zone).toBe('Europe/Berlin');
  });

  it('say what is wrong', () => {
    expect(eventOf({ ...fields, start: '' })).toEqual({ problem: 'noStart' });
    expect(eventOf({ ...fields, end: '2026-12-09T09:29' })).toEqual({ problem: 'endBeforeStart' });
    expect(eventOf({ ...fields, link: 'javascript:x()' })).toEqual({ problem: 'badLink' });
    expect(eventOf({ ...fields, link: 'programme' })).toEqual({ problem: 'badLink' });
  });
});
