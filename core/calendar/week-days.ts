// On which day does a week begin for the readers of a language?
import { addDays } from '../desk/days.ts';

/** As JavaScript counts days of a week. */
export type Weekday = 0 | 1 | 6;
const [SUNDAY, MONDAY, SATURDAY] = [0, 1, 6] as const;

/** Of CLDR 44, kept here: what a runtime knows of it differs between releases. */
const sundayIn = new Set(
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW'.split(
    ' ',
  ),
);
const saturdayIn = new Set('AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY'.split(' '));

/** Where a language tag names no country: that of most who read it, except that English here is not American. */
const countryOf: Readonly<Record<string, string>> = {
  ar: 'EG',
  fa: 'IR',
  he: 'IL',
  ja: 'JP',
  ko: 'KR',
  pt: 'PT',
  zh: 'CN',
};

export function firstWeekday(language: string): Weekday {
  const [name = '', ...rest] = language.split('-');
  const country = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase() ?? countryOf[name];
  if (country === undefined) return MONDAY;
  return sundayIn.has(country) ? SUNDAY : saturdayIn.has(country) ? SATURDAY : MONDAY;
}

/** The first day of a day's week. */
export function weekOf(day: string, first: Weekday): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday - first + 7) % 7));
}
