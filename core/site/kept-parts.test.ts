import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { KeptParts, keepSharedParts } from './kept-parts.ts';

const templates = {
  'list.liquid':
    "<{% render 'shared/card' for page.list as card, level: page.level, word: words.w %}>{% render 'own/card', card: page.list[0] %}",
  'one.liquid':
    "{% render 'shared/two', a: page.a, b: page.b, for: page.c %}{% render 'shared/with' with page.a as thing %}",
  'shared/card.liquid': '{{ level }}:{{ card.name }}:{% render "shared/word", word: word %};',
  'shared/word.liquid': '{{ word }}',
  'shared/two.liquid': '{% if a %}a={{ a.x }}{% endif %}{% if b %}b={{ b.x }}{% endif %}{{ for }}',
  'shared/with.liquid': '{% if thing %}+{{ thing.x }}{% endif %}',
  'shared/nosy.liquid': '[{{ page.headline }}]',
  'own/card.liquid': '{{ card.name }}',
};

function engine(): Liquid {
  const options = { extname: '.liquid', outputEscape: 'escape', cache: true } as const;
  return new Liquid({ ...options, templates });
}

function keepingEngine(most?: number): Liquid {
  const liquid = engine();
  keepSharedParts(liquid, new KeptParts(most));
  return liquid;
}

/** An article that counts how often a template asks for its name; the key is made from what JSON sees. */
function counted(name: string, reads: { count: number }) {
  return {
    toJSON: () => ({ name }),
    get name() {
      reads.count += 1;
      return name;
    },
  };
}

describe('parts that many pages share', () => {
  it('read as Liquid itself writes them', () => {
    const scopes = [
      { page: { level: 2, list: [{ name: 'a & b' }, { name: '"><script>' }] }, words: { w: 'x' } },
      { page: { level: 3, list: [{ name: 'a & b' }] }, words: { w: '' } },
    ];
    const [plain, keeping] = [engine(), keepingEngine()];
    for (const scope of [...scopes, ...scopes]) {
      expect(keeping.renderFileSync('list', scope)).toBe(plain.renderFileSync('list', scope));
    }
    for (const page of [
      { a: { x: 1 }, b: null, c: 1 },
      { a: null, b: { x: 1 }, c: 1 },
      { a: { x: 1 }, b: { x: '1' }, c: '1' },
      { a: { x: 2 }, b: { x: 1 }, c: '' },
    ]) {
      expect(keeping.renderFileSync('one', { page })).toBe(plain.renderFileSync('one', { page }));
    }
  });

  it('are rendered once for equal arguments, and again when one differs', () => {
    const liquid = keepingEngine();
    const reads = { count: 0 };
    const render = (level: number, names: string[], w = 'word') =>
      liquid.renderFileSync('list', {
        page: { level, list: names.map((name) => counted(name, reads)) },
        words: { w },
      });
    // One read each time belongs to the part that is not shared.
    expect(render(2, ['one', 'two'])).toBe('<2:one:word;2:two:word;>one');
    expect(reads.count).toBe(2 + 1);
    expect(render(2, ['two', 'one'])).toBe('<2:two:word;2:one:word;>two');
    expect(reads.count).toBe(2 + 2);
    expect(render(3, ['one'])).toBe('<3:one:word;>one');
    expect(reads.count).toBe(3 + 3);
    expect(render(3, ['one'], 'Wort')).toBe('<3:one:Wort;>one');
    expect(reads.count).toBe(4 + 4);
  });

  it('see nothing of the page but what they are given', () => {
    const liquid = keepingEngine();
    const template = liquid.parse("{% render 'shared/nosy', word: words.w %}");
    const scope = { page: { headline: 'secret' }, words: { w: 'x' } };
    expect(liquid.renderSync(template, scope)).toBe('[]');
  });

  it('do not pile up without end', () => {
    const liquid = keepingEngine(10);
    const reads = { count: 0 };
    const render = (name: string) =>
      liquid.renderFileSync('list', {
        page: { level: 2, list: [{ name: 'first' }, counted(name, reads)] },
        words: { w: 'x' },
      });
    render('early');
    render('early');
    expect(reads.count).toBe(1);
    for (let number = 0; number < 10; number++) render(String(number));
    render('early');
    expect(reads.count).toBe(12);
  });
});
