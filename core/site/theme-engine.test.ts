import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { barePages, fullFrame } from './sample-views.ts';
import { createThemeEngine } from './theme-engine.ts';
import type { PageView, TemplateScope } from './view-models.ts';

const [, , article] = barePages;

/** What a template under test is given; the engine does not look at it. */
function scopeWith(page: Record<string, unknown>): TemplateScope {
  // The templates of these tests read invented members.
  return {
    frame: fullFrame,
    page: { ...article, ...page } as unknown as PageView,
    words: { w: 'word' },
  };
}

describe('the theme engine', () => {
  const templates = {
    'layout.liquid': '<{% block main %}{% endblock %}>',
    'article.liquid':
      "{% layout 'layout' %}{% block main %}{% render 'partials/card' for page.list as card, level: page.level, words: words %}{% endblock %}",
    'partials/card.liquid':
      '{{ level }}:{{ card.name }}:{% render "partials/word", words: words %};',
    'partials/word.liquid': '{{ words.w }}',
  };

  it('writes what the library’s own render tag writes', () => {
    const plain = new Liquid({ templates, extname: '.liquid', outputEscape: 'escape' });
    const engine = createThemeEngine(templates);
    const scope = scopeWith({ level: 2, list: [{ name: 'a & b' }, { name: '"><script>' }] });
    expect(engine.render(scope)).toBe(plain.renderFileSync('article', { ...scope }));
    expect(engine.render(scope)).toBe('<2:a &amp; b:word;2:&#34;&gt;&lt;script&gt;:word;>');
  });

  it('renders a part once for the same objects and again for another object or value', () => {
    let reads = 0;
    const counted = (name: string) => ({
      get name() {
        reads += 1;
        return name;
      },
    });
    const [one, two] = [counted('one'), counted('two')];
    const engine = createThemeEngine(templates);
    const words = { w: 'word' };
    const render = (page: Record<string, unknown>, given = words) =>
      engine.render({ ...scopeWith(page), words: given });
    expect(render({ level: 2, list: [one, two] })).toBe('<2:one:word;2:two:word;>');
    expect(reads).toBe(2);
    expect(render({ level: 2, list: [two, one] })).toBe('<2:two:word;2:one:word;>');
    expect(reads).toBe(2);
    expect(render({ level: 3, list: [one] })).toBe('<3:one:word;>');
    expect(reads).toBe(3);
    expect(render({ level: 3, list: [one] }, { w: 'Wort' })).toBe('<3:one:Wort;>');
    expect(reads).toBe(4);
  });

  it('does not mix up arguments that swap places', () => {
    const engine = createThemeEngine({
      'article.liquid': "{% render 'partials/two', a: page.a, b: page.b, c: page.c %}",
      'partials/two.liquid':
        '{% if a %}a={{ a.x }}{% endif %}{% if b %}b={{ b.x }}{% endif %}{{ c }}',
    });
    const shared = { x: 'x' };
    expect(engine.render(scopeWith({ a: shared, b: null, c: 1 }))).toBe('a=x1');
    expect(engine.render(scopeWith({ a: null, b: shared, c: 1 }))).toBe('b=x1');
    expect(engine.render(scopeWith({ a: null, b: shared, c: '1' }))).toBe('b=x1');
    expect(engine.render(scopeWith({ a: shared, b: shared, c: 2 }))).toBe('a=xb=x2');
  });

  it('shows a part nothing of the page but what it is given', () => {
    const engine = createThemeEngine({
      'article.liquid': "{% render 'partials/nosy', words: words %}",
      'partials/nosy.liquid': '{{ page.headline }}',
    });
    expect(() => engine.render(scopeWith({}))).toThrow(/undefined variable/);
  });

  it('refuses a part whose name is not written out', () => {
    expect(() =>
      createThemeEngine({ 'article.liquid': '{% render page.headline %}' }).render(scopeWith({})),
    ).toThrow(/name in quotes/);
  });
});
