// Is each language complete and its own? Nothing left in English, every gap filled, numbers in the right form.
import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../language-choice.ts';
import { messagesIn } from '../languages.ts';
import { english, type Messages } from '../messages.ts';

/** Words that are the same in both languages. */
const sameInFrench = new Set(
  'agenda archive article articles code date description embargo image images licence link logo navigation normale notifications organisation original page pages pdf photo port programme proportions services sponsor table zip zoom'.split(
    ' ',
  ),
);
const sameInGerman = new Set(
  'block code details download filter gb in link logo mb name navigation newsletter organisation original partner pdf person port server sponsor status text video website zip'.split(
    ' ',
  ),
);

/** Names, samples and measures, which are nobody's language. */
const names =
  /\b(?:Galley|Word|Mailchimp|Brevo|Mailjet|Listmonk|Alt|Google (?:Docs|Sheets)|LibreOffice|Outlook|Excel|JSON|px|A4|https?:\S+|mailto:|tel:|min|s|[aAi]+|I+)(?=\W|$)|Qux\w/g;

/** Whether nothing in a text could be said in another way. */
function isSame(text: string, same: ReadonlySet<string>): boolean {
  const words =
    text
      .replace(names, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.every((word) => word.length < 2 || same.has(word));
}

/** What fills gaps: words that no catalogue has, or numbers. */
const samples = [
  ['Quxa', 'Quxb', 'Quxc', 'Quxd'],
  [71, 32, 43, 54],
] as const;

/** Gaps that are objects, lists or names of a closed set. */
const given: Readonly<Record<string, readonly unknown[]>> = {
  'publish.groupCounts': [{ create: 2, update: 3, delete: 4 }],
  'related.reason.words': [['Quxa', 'Quxb']],
  'desk.filter.or': [['Quxa', 'Quxb']],
  'terms.refusal': ['name-taken', 'Quxa'],
  'preflight.places.block': ['', 3],
  'preflight.reasons.source-changed': [3, 'nl'],
};
const ofTarget = { label: 'Quxa', gains: 3, loses: 3 };
const ofAudit = { from: 'Quxa', to: 'Quxb', until: 'Quxc', found: 'Quxd' };

type Sentence = (...gaps: readonly unknown[]) => unknown;

/** A text of a catalogue, and the English one at the same place; `gaps` is what fills both. */
interface Pair {
  readonly path: string;
  readonly english: string;
  readonly text: string;
  readonly gaps: readonly unknown[];
}

function gapsFor(path: string, { length }: Sentence): readonly (readonly unknown[])[] {
  const known = given[path];
  if (known !== undefined) return [known];
  if (path.startsWith('terms.consequences.target.')) return [[ofTarget]];
  if (path.startsWith('workflow.audit.kinds.')) return [[ofAudit]];
  return samples.map((sample) => sample.slice(0, length));
}

function said(sentence: Sentence, gaps: readonly unknown[]): string | undefined {
  try {
    const text = sentence(...gaps);
    return typeof text === 'string' && !/NaN|undefined|\[object/.test(text) ? text : undefined;
  } catch {
    // Numbers where a word is wanted, or the other way round: the other samples will do.
    return undefined;
  }
}

/** Every text beside the English one; fails where one cannot be said. */
function pairsOf(messages: Messages): Pair[] {
  const pairs: Pair[] = [];
  const walk = (one: unknown, other: unknown, path: string): void => {
    if (typeof one === 'string') pairs.push({ path, english: one, text: String(other), gaps: [] });
    else if (typeof one === 'function') {
      // Every function of a catalogue is a sentence with gaps, and the types of both are the same.
      const [inEnglish, inOther] = [one as Sentence, other as Sentence];
      for (const gaps of gapsFor(path, inEnglish)) {
        const [first, second] = [said(inEnglish, gaps), said(inOther, gaps)];
        if (first === undefined || second === undefined) continue;
        pairs.push({ path, english: first, text: second, gaps });
        return;
      }
      throw new Error(`${messages.locale}: ${path} could not be said`);
    } else if (one !== null && typeof one === 'object') {
      for (const [key, value] of Object.entries(one)) {
        walk(value, Reflect.get(Object(other), key), path === '' ? key : `${path}.${key}`);
      }
    }
  };
  walk(english, messages, '');
  return pairs.filter(({ path }) => path !== 'locale' && !/^shortcuts\.others\.\d+\.1/.test(path));
}

const textsOf = async (language: LanguageId): Promise<Pair[]> =>
  pairsOf(await messagesIn(language));

describe.each([
  { language: 'fr', same: sameInFrench },
  { language: 'de', same: sameInGerman },
] as const)('the catalogue of $language', ({ language, same }) => {
  it('is in its language: nothing reads as in English but what is the same there', async () => {
    const left = (await textsOf(language))
      .filter((pair) => pair.text === pair.english && !isSame(pair.text, same))
      .map(({ path, text }) => `${path}: ${text}`);
    expect(left).toEqual([]);
  });

  it('shows whatever the English sentences show', async () => {
    const lost = (await textsOf(language)).flatMap(({ path, english: inEnglish, text, gaps }) =>
      gaps
        .filter((gap) => inEnglish.includes(String(gap)) && !text.includes(String(gap)))
        .map((gap) => `${path}: ${gap} is not in “${text}”`),
    );
    expect(lost).toEqual([]);
  });

  it('writes no straight quotation mark or apostrophe, and no three dots', async () => {
    const wrong = (await textsOf(language)).filter(({ text }) => /['"]|\.\.\./.test(text));
    expect(wrong).toEqual([]);
  });
});

describe('French', () => {
  it('sets a space that does not break before high punctuation and inside guillemets', async () => {
    const wrong = (await textsOf('fr')).filter(({ text }) =>
      /[^\u202f\s](?:[;!?»])|[\p{L}\d] :|[ ][;:!?»]|« |«[^\u202f]/u.test(
        text.replace(/\?(?= →)|→ \?/g, ''),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('counts nothing and one alike', async () => {
    const { list, conflict, desk, history } = await messagesIn('fr');
    const counted = [0, 1, 2, 5, 1234].map((number) => list.attachments(number));
    expect(counted).toEqual([
      '0 pièce jointe',
      '1 pièce jointe',
      '2 pièces jointes',
      '5 pièces jointes',
      '1\u202f234 pièces jointes',
    ]);
    expect([0, 1, 2, 5].map((number) => desk.bulk.chosen(number))).toEqual([
      '0 choisi',
      '1 choisi',
      '2 choisis',
      '5 choisis',
    ]);
    expect([0, 1, 2, 5].map(history.wordsAdded)).toEqual([
      '0 mot ajouté',
      '1 mot ajouté',
      '2 mots ajoutés',
      '5 mots ajoutés',
    ]);
    expect(conflict.row.movedUp(1)).toBe('Ici plus haut de 1 bloc');
  });
});

describe('German', () => {
  it('counts one apart from all others', async () => {
    const { list, desk, history, preflight } = await messagesIn('de');
    expect([0, 1, 2, 5, 1234].map((number) => list.attachments(number))).toEqual([
      '0 Anhänge',
      '1 Anhang',
      '2 Anhänge',
      '5 Anhänge',
      '1.234 Anhänge',
    ]);
    expect([0, 1, 2, 5].map((number) => desk.bulk.changes(number))).toEqual([
      '0 Artikel ändern sich',
      '1 Artikel ändert sich',
      '2 Artikel ändern sich',
      '5 Artikel ändern sich',
    ]);
    expect([0, 1, 2, 5].map(history.wordsRemoved)).toEqual([
      '0 Wörter entfernt',
      '1 Wort entfernt',
      '2 Wörter entfernt',
      '5 Wörter entfernt',
    ]);
    expect(preflight.summary(1, 0, 2)).toBe('Vorabprüfung: 1 blockierender Befund, 2 Ratschläge');
  });

  it('quotes low and high', async () => {
    const { save } = await messagesIn('de');
    expect(save.dialogTitle('Ein Tag')).toBe('„Ein Tag“ ist nicht gespeichert');
  });
});

describe('English', () => {
  it('counts one apart from all others', () => {
    expect([0, 1, 2, 5, 1234].map((number) => english.list.attachments(number))).toEqual([
      '0 attachments',
      '1 attachment',
      '2 attachments',
      '5 attachments',
      '1,234 attachments',
    ]);
  });
});
