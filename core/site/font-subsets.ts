// Which letters are in which file of a font? A browser fetches only the files whose letters are on the page.

export const fontSubsets = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'] as const;
export type FontSubset = (typeof fontSubsets)[number];

export const unicodeRanges: Readonly<Record<FontSubset, string>> = {
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
  'latin-ext':
    'U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C4, U+2113, U+2C60-2C7F, U+A720-A7FF',
  vietnamese:
    'U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB',
  greek: 'U+0370-0377, U+037A-037F, U+0384-038A, U+038C, U+038E-03A1, U+03A3-03FF',
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116',
};

/** Which letters a page in a language cannot be set without, besides plain Latin ones, which numbers and names have. */
const lettersOfLanguages: Readonly<Partial<Record<FontSubset, readonly string[]>>> = {
  'latin-ext': ['cs', 'hr', 'hu', 'lt', 'lv', 'mt', 'pl', 'ro', 'sk', 'sl', 'tr'],
  vietnamese: ['vi'],
  greek: ['el'],
  cyrillic: ['be', 'bg', 'mk', 'ru', 'sr', 'uk'],
};

/** Whether pages in a language are set in these letters from their first line on. @param primary such as `pl` */
export function isWrittenIn(primary: string, letters: FontSubset): boolean {
  return letters === 'latin' || lettersOfLanguages[letters]?.includes(primary) === true;
}
