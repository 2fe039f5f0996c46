// Is what changed in an original shown where it belongs in the translation, and nowhere else?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleBody, BodyNode } from '../content/body.ts';
import { articleId } from '../content/ids.ts';
import {
  basisOfCopy,
  basisOfText,
  type ComparedText,
  followed,
  type TranslatedFrom,
} from './basis.ts';
import { broughtUpToDate, type SourceChange, sourceChanges } from './source-changes.ts';

const original = articleId.parse('019a0000-0000-7000-8000-000000000001');
const paragraph = (text: string): BodyNode => ({
  type: 'paragraph',
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});
const bodyOf = (...blocks: (string | BodyNode)[]): ArticleBody => ({
  schemaVersion: 1,
  document: {
    type: 'doc',
    content: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)),
  },
});
const textOf = (...blocks: (string | BodyNode)[]): ComparedText => ({
  headline: 'Seminar on reentry',
  standfirst: 'Eighty people met in Lisbon.',
  summary: 'What they said.',
  body: bodyOf(...blocks),
});

const english = [
  'Eighty practitioners spent a December day on one question about housing.',
  'The speakers showed what mentors do in the first weeks after release.',
  'Three agencies reported figures from their registers, and disagreed.',
  'A second day is planned for spring, with judges and landlords invited.',
];
const french = [
  'Quatre-vingts praticiens ont passé une journée de décembre sur une question.',
  'Les intervenants ont montré ce que font les mentors dès la sortie.',
  'Trois agences ont présenté des chiffres, et ne sont pas tombées d’accord.',
  'Une deuxième journée est prévue au printemps, avec juges et bailleurs.',
];

/** A translation made as people make one: a copy, typed over paragraph by paragraph, with a save after each. */
function translated(source = english, target = french): TranslatedFrom {
  let basis = basisOfCopy(original, textOf(...source));
  const here: string[] = [...source];
  for (const [index, text] of target.entries()) {
    here[index] = text;
    basis = followed(basis, bodyOf(...here).document);
  }
  return basis;
}
/** The paragraphs with another one in the place of one. */
const withBlock = (blocks: readonly string[], place: number, text: string): string[] =>
  blocks.map((block, at) => (at === place ? text : block));
const seen = (changes: readonly SourceChange[]) =>
  changes.map(({ kind, part, at }) => `${kind} ${part === 'body' ? at : part}`);

describe('what changed in the original', () => {
  it('is nothing in a translation that was just typed over', () => {
    expect(sourceChanges(translated(), textOf(...english), bodyOf(...french))).toEqual([]);
  });

  it('is shown at the counterpart of the one paragraph that was edited', () => {
    const now = textOf(...withBlock(english, 2, `${english[2]} The largest sent none.`));
    expect(seen(sourceChanges(translated(), now, bodyOf(...french)))).toEqual(['changed 2']);
  });

  it('is shown there too where the paragraph was written anew', () => {
    const now = textOf(...withBlock(english, 1, 'Mentors were not heard this time.'));
    expect(seen(sourceChanges(translated(), now, bodyOf(...french)))).toEqual(['changed 1']);
  });

  it('is told from what comes new, goes, or only moves', () => {
    const [first = '', second = '', third = '', fourth = ''] = english;
    const cameAndWent = textOf(first, 'Buses were late because of snow.', second, fourth);
    expect(seen(sourceChanges(translated(), cameAndWent, bodyOf(...french)))).toEqual([
      'new 0',
      'gone 2',
    ]);
    const moved = textOf(fourth, first, second, third);
    expect(sourceChanges(translated(), moved, bodyOf(...french))).toEqual([]);
  });

  it('comes before the first paragraph where it is new there', () => {
    const now = textOf('Update: the second day has a date.', ...english);
    expect(seen(sourceChanges(translated(), now, bodyOf(...french)))).toEqual(['new null']);
  });

  it('counts the headline, the standfirst and the summary as parts', () => {
    const now = { ...textOf(...english), headline: 'Seminar on housing', standfirst: '' };
    expect(seen(sourceChanges(translated(), now, bodyOf(...french)))).toEqual([
      'changed headline',
      'gone standfirst',
    ]);
  });

  it('is no other look, but another picture, description or address of a link', () => {
    const bold = (text: string, marks: BodyNode['marks']): BodyNode => ({
      type: 'paragraph',
      content: [{ type: 'text', text, marks }],
    });
    const figure = (asset: string, alt: string): BodyNode => ({
      type: 'figure',
      attrs: { asset, alt, crop: null },
    });
    const link = (href: string) => [{ type: 'link', attrs: { href } }];
    const source = [bold('See the programme.', link('https://a.example/')), figure('a', 'A path')];
    const basis = basisOfCopy(original, textOf(...source));
    const changed = (...blocks: BodyNode[]) =>
      seen(sourceChanges(basis, textOf(...blocks), bodyOf(...source)));
    const [programme, path] = source;
    if (programme === undefined || path === undefined) throw new Error('no blocks');
    const bolder = bold('See the programme.', [...link('https://a.example/'), { type: 'bold' }]);
    expect(changed(bolder, path)).toEqual([]);
    expect(changed({ ...programme, type: 'heading', attrs: { level: 2 } }, path)).toEqual([]);
    expect(changed(bold('See the programme.', link('https://b.example/')), path)).toEqual([
      'changed 0',
    ]);
    expect(changed(programme, figure('a', 'A path over hills'))).toEqual(['changed 1']);
    expect(changed(programme, figure('b', 'A path'))).toEqual(['changed 1']);
  });

  it('is shown where it belongs although the translation has other paragraphs by now', () => {
    const [a = '', b = '', c = '', d = ''] = french;
    const now = textOf(...withBlock(english, 2, `${english[2]} The largest sent none.`));
    let basis = translated();
    const here = [a, 'Note de la traduction.', b.slice(0, 30), b.slice(30), d, c];
    for (const blocks of [
      [a, 'Note de la traduction.', b, c, d],
      [a, 'Note de la traduction.', b.slice(0, 30), b.slice(30), c, d],
      here,
    ]) {
      basis = followed(basis, bodyOf(...blocks).document);
    }
    expect(seen(sourceChanges(basis, now, bodyOf(...here)))).toEqual(['changed 5']);
  });

  it('is shown after what comes before it where its paragraph was left out', () => {
    const [a = '', , c = '', d = ''] = french;
    const now = textOf(...withBlock(english, 1, `${english[1]} They begin in prison.`));
    const basis = followed(translated(), bodyOf(a, c, d).document);
    const [change] = sourceChanges(basis, now, bodyOf(a, c, d));
    expect(change).toMatchObject({ kind: 'changed', at: 0, isCounterpart: false });
  });

  it('finds its place again after a paragraph was emptied and typed anew, or all of it was', () => {
    let basis = basisOfCopy(original, textOf(...english));
    for (const here of [
      withBlock(english, 1, ''),
      withBlock(english, 1, french[1] ?? ''),
      [''],
      french,
    ]) {
      basis = followed(basis, bodyOf(...here).document);
    }
    for (const index of english.keys()) {
      const now = textOf(...withBlock(english, index, `${english[index]} More was said.`));
      expect(seen(sourceChanges(basis, now, bodyOf(...french)))).toEqual([`changed ${index}`]);
    }
  });

  it('goes once a person has looked at it, one by one or as a whole', () => {
    const now = {
      ...textOf('All of it is new here.', ...english.slice(1, 3).map((text) => `${text} More.`)),
      headline: 'Seminar on housing',
    };
    const here = bodyOf(...french);
    let basis = translated();
    const changes = sourceChanges(basis, now, here);
    expect(changes.length).toBeGreaterThan(3);
    const whole = broughtUpToDate(basis, now, here, null);
    expect(sourceChanges(whole, now, here)).toEqual([]);
    for (const [index, { key }] of changes.entries()) {
      basis = broughtUpToDate(basis, now, here, new Set([key]));
      expect(sourceChanges(basis, now, here).map((one) => one.key)).toEqual(
        changes.slice(index + 1).map((one) => one.key),
      );
    }
    expect(sourceChanges(basis, now, here)).toEqual([]);
  });

  it('pairs two texts that were written apart by what their blocks are', () => {
    const heading = (text: string): BodyNode => ({ ...paragraph(text), type: 'heading' });
    const [a = '', b = '', c = '', d = ''] = english;
    const source = textOf(a, heading('Figures'), b, { type: 'horizontalRule' }, c, d);
    const [e = '', f = '', g = '', h = ''] = french;
    const here = bodyOf(e, 'Une remarque.', heading('Les chiffres'), f, g, h);
    const basis = basisOfText(original, source, here);
    expect(basis.counterparts).toEqual([0, 2, 3, 4, 5]);
    expect(sourceChanges(basis, source, here)).toEqual([]);
  });
});

// Histories of two texts that somebody invents, beside what is known of them because it was invented.

const WORDS = Array.from({ length: 4000 }, (_, number) => `word${(number * 7919) % 100_003}`);
interface Known {
  readonly id: number;
  readonly text: string;
}
type Move = {
  readonly what: number;
  readonly at: number;
  readonly to: number;
  readonly of: number;
};
const moves = fc.array(
  fc.record({ what: fc.nat(), at: fc.nat(), to: fc.nat(), of: fc.nat({ max: 1_000_000 }) }),
  { maxLength: 14 },
);

class History {
  source: Known[];
  here: Known[];
  basis: TranslatedFrom;
  /** Of the blocks that were there at the beginning. */
  readonly edited = new Set<number>();
  #fresh = 1000;

  constructor(count: number, seed: number) {
    this.source = Array.from({ length: count }, (_, id) => ({
      id,
      text: sentence(seed + id * 31, 12 + (id % 9)),
    }));
    this.here = [...this.source];
    this.basis = basisOfCopy(original, this.original);
    for (const { id } of this.source) {
      this.#write(id, sentence(seed + 50_021 + id * 37, 12 + (id % 9)));
    }
  }

  get original(): ComparedText {
    return textOf(...this.source.map(({ text }) => text));
  }

  get body(): ArticleBody {
    return bodyOf(...this.here.map(({ text }) => text));
  }

  /** One edit of the original: nobody saves the translation. */
  changeSource({ what, at, to, of }: Move): void {
    const place = this.source.length === 0 ? 0 : at % this.source.length;
    const block = this.source[place];
    if (what % 4 === 0 || block === undefined) {
      this.source.splice(place, 0, { id: this.#fresh++, text: sentence(of + 999_983, 15) });
    } else if (what % 4 === 1) this.source.splice(place, 1);
    else if (what % 4 === 2) moveIn(this.source, place, to);
    else {
      this.source[place] = { ...block, text: withOneWordMore(block.text, of) };
      this.edited.add(block.id);
    }
  }

  /** One edit of the translation, and a save. */
  changeHere({ what, at, to, of }: Move): void {
    const place = this.here.length === 0 ? 0 : at % this.here.length;
    const block = this.here[place];
    if (what % 4 === 0 || block === undefined) {
      this.here.splice(place, 0, { id: this.#fresh++, text: sentence(of + 777_777, 14) });
    } else if (what % 4 === 1 && block.id >= 1000) this.here.splice(place, 1);
    else if (what % 4 === 2) moveIn(this.here, place, to);
    else this.here[place] = { ...block, text: withOneWordMore(block.text, of) };
    this.basis = followed(this.basis, this.body.document);
  }

  #write(id: number, text: string): void {
    this.here = this.here.map((block) => (block.id === id ? { id, text } : block));
    this.basis = followed(this.basis, this.body.document);
  }
}

function sentence(seed: number, length: number): string {
  let state = seed >>> 0;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return WORDS[state % WORDS.length];
  }).join(' ');
}

function withOneWordMore(text: string, of: number): string {
  const words = text.split(' ');
  words.splice(of % words.length, of % 2, sentence(of, 1));
  return words.join(' ');
}

function moveIn(list: Known[], place: number, to: number): void {
  const [block] = list.splice(place, 1);
  if (block !== undefined) list.splice(to % (list.length + 1), 0, block);
}

/** What is wrong with the changes that were found, in words; empty where nothing is. */
function faultsOf(history: History, changes: readonly SourceChange[]): string[] {
  const faults: string[] = [];
  const sources = new Map(history.source.map((block, place) => [block.id, place]));
  const flagged = new Set(changes.flatMap(({ at, isCounterpart }) => (isCounterpart ? [at] : [])));
  const shown = new Set(changes.map(({ now }) => now));
  for (const [place, { id }] of history.here.entries()) {
    const isOwn = id >= 1000;
    const isTouched = !isOwn && (history.edited.has(id) || !sources.has(id));
    if (isTouched && !flagged.has(place)) faults.push(`block ${id} is not flagged`);
    if (!isTouched && flagged.has(place)) faults.push(`block ${id} is flagged for nothing`);
  }
  for (const [place, { id }] of history.source.entries()) {
    const isOther = id >= 1000 || history.edited.has(id);
    if (isOther !== shown.has(place)) faults.push(`block ${id} of the original: ${isOther}`);
  }
  return faults;
}

/** What one would write first: the n-th paragraph is the counterpart of the n-th. */
function byIndex(basis: TranslatedFrom, now: ComparedText): SourceChange[] {
  const same = basisOfCopy(original, now).blocks;
  return same.flatMap((print, at): SourceChange[] =>
    print === basis.blocks[at]
      ? []
      : [{ kind: 'changed', part: 'body', was: null, now: at, at, isCounterpart: true, key: '' }],
  );
}

describe('any history of an original and its translation', () => {
  const histories = (look: (history: History, from: TranslatedFrom) => readonly SourceChange[]) =>
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.nat({ max: 1_000_000 }),
      moves,
      moves,
      (count, seed, inSource, inHere) => {
        const history = new History(count, seed);
        for (let step = 0; step < Math.max(inSource.length, inHere.length); step++) {
          const [source, here] = [inSource[step], inHere[step]];
          if (source !== undefined) history.changeSource(source);
          if (here !== undefined) history.changeHere(here);
        }
        return faultsOf(history, look(history, history.basis)).length === 0;
      },
    );

  it('flags the counterparts of what changed, and no others', () => {
    fc.assert(histories((history, basis) => sourceChanges(basis, history.original, history.body)));
  });

  it('is a property that a comparison by index does not have', () => {
    const result = fc.check(histories((history, basis) => byIndex(basis, history.original)));
    expect(result.failed).toBe(true);
  });

  it('can always be brought up to date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.nat({ max: 9999 }),
        moves,
        (count, seed, made) => {
          const history = new History(count, seed);
          for (const move of made) history.changeSource(move);
          const { original: now, body } = history;
          const whole = broughtUpToDate(history.basis, now, body, null);
          expect(sourceChanges(whole, now, body)).toEqual([]);
          // One by one, too. What stood for one that went can come to be seen as new, once what is new beside it has been marked.
          let { basis } = history;
          const all = sourceChanges(basis, now, body).length;
          for (let done = 0; done < 2 * all; done++) {
            const [first] = sourceChanges(basis, now, body);
            if (first !== undefined)
              basis = broughtUpToDate(basis, now, body, new Set([first.key]));
          }
          expect(sourceChanges(basis, now, body)).toEqual([]);
        },
      ),
    );
  });
});
