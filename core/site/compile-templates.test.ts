import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { CycleTag, DecrementTag, IncludeTag, IncrementTag, Liquid, TablerowTag } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { CompiledTemplates } from './compile-templates.ts';
import { seeParts } from './part-tag.ts';
import { bareFrame, fullFrame } from './sample-parts.ts';
import { barePages, fullPages } from './sample-views.ts';
import { themeEngine } from './theme.ts';
import { templateOf } from './view-models.ts';

const themes = fileURLToPath(new URL('../../resources/themes', import.meta.url));

type Sources = ReadonlyMap<string, string>;

function filesIn(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

function templatesOf(theme: string): Sources {
  const folder = join(themes, theme, 'templates');
  return new Map(
    filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const),
  );
}

/** Tags that no theme may have: whatever is not compiled is Liquid's own. */
const foreign = {
  cycle: CycleTag,
  decrement: DecrementTag,
  include: IncludeTag,
  increment: IncrementTag,
  tablerow: TablerowTag,
} as const;

function engineFor(sources: Sources, strict = false): Liquid {
  const engine = themeEngine(sources, strict);
  for (const [name, tag] of Object.entries(foreign)) engine.registerTag(name, tag);
  return engine;
}

/** What came of it: the page, or what was said in its place. */
function outcome(render: () => unknown): string {
  try {
    return `page ${String(render())}`;
  } catch (error) {
    return `error ${error instanceof Error ? error.message : String(error)}`;
  }
}

function byLiquid(engine: Liquid, source: string, scope: object): string {
  return outcome(() => engine.renderSync(engine.parse(source, 'page.liquid'), scope));
}

function compiled(engine: Liquid, source: string, scope: object): string {
  return outcome(() =>
    new CompiledTemplates(engine).render(engine.parse(source, 'page.liquid'), scope),
  );
}

describe('a compiled page', () => {
  it.each(readdirSync(themes))('is the page that Liquid writes: the theme %s', (theme) => {
    const sources = templatesOf(theme);
    // What a page says may hold anything.
    const said = readFileSync(join(themes, theme, 'words', 'de.json'), 'utf8');
    const words: unknown = JSON.parse(said, (_, word: unknown) =>
      typeof word === 'string' ? `${word} <&"'>` : word,
    );
    let pages = 0;
    for (const strict of [false, true]) {
      const engine = engineFor(sources, strict);
      const templates = new CompiledTemplates(engine);
      for (const [frame, samples] of [
        [fullFrame, fullPages],
        [bareFrame, barePages],
        [{ ...fullFrame, language: 'de' }, fullPages],
      ] as const) {
        for (const page of samples) {
          for (const settings of [{ pictures: true, twoTone: true, summaries: true }, {}]) {
            const source = sources.get(templateOf[page.kind]) ?? '';
            const parsed = engine.parse(source, templateOf[page.kind]);
            const scope = { frame, page, words, settings };
            const wanted = outcome(() => engine.renderSync(parsed, scope));
            expect(outcome(() => templates.render(parsed, scope))).toBe(wanted);
            if (wanted.startsWith('page <!doctype html>')) pages += 1;
          }
        }
      }
    }
    expect(pages).toBeGreaterThan(60);
  });

  it('is the page that Liquid writes: every template alone, with nothing, with little and with names that do not fit', () => {
    for (const theme of readdirSync(themes)) {
      const sources = templatesOf(theme);
      for (const strict of [false, true]) {
        const engine = engineFor(sources, strict);
        for (const source of sources.values()) {
          for (const scope of [
            {},
            { page: fullPages[0], frame: bareFrame, words: {}, settings: {} },
            {
              page: 'a page',
              frame: [1, 2],
              words: 7,
              card: { image: {} },
              links: 'one',
              number: 9,
            },
          ]) {
            expect(compiled(engine, source, scope)).toBe(byLiquid(engine, source, scope));
          }
        }
      }
    }
  });

  const scope = {
    list: ['a', 'b & c', '<d>', 4],
    none: [],
    thing: { name: 'N', size: 9, first: 'F', deep: { er: [{ x: 1 }, { x: 2 }] } },
    text: '<i>Ünï</i>',
    zero: 0,
    empty_text: '',
    nothing: null,
    yes: true,
    no: false,
    key: 'name',
    one: 1,
  };
  const parts = new Map(
    Object.entries({
      'part.liquid':
        '[{{ a }}{{ list }}{{ forloop.index }}{{ part }}{% assign kept = kept | append: "k" %}{{ kept }}]',
      'stops.liquid': '1{% break %}2',
      'shared/part.liquid': '<{{ a }}{{ item.x }}{{ forloop }}{{ list }}>',
      'own/near.liquid': '{% render "./next" %}',
      'own/next.liquid': 'next',
      'deep.liquid':
        '{% if depth > 0 %}{{ depth }}{% assign less = depth | minus: 1 %}{% render "deep", depth: less %}{% endif %}',
      'outer.liquid':
        'O{% block head %}o-head{% endblock %}{% block main %}o-main{% endblock %}{{ given }}O',
      'inner.liquid':
        '{% layout "outer", given: "g" %}{% block head %}i-head {{ block.super }}{% endblock %}{% block main %}({% block in %}i-in{% endblock %}){% endblock %}',
      'plain.liquid': 'P{% block %}{% endblock %}P',
      'bad.liquid': '{{ thing.missing.more }}{{ 1 | divided_by: x | nonesuch }}',
    }),
  );

  it.each([
    // What is printed, and how.
    '{{ text }} {{ text | raw }} {{ nothing }} {{ missing }} {{ yes }} {{ zero }} {{ list }} {{ list | raw }} {{ thing }} {{ nil }} {{ empty }} {{ (1..3) }} {{ (1..zero) | raw }}',
    '{{- text -}}  {{ "a" }} \n {%- if yes -%} x {%- endif -%}\n y {% raw %} {{ text }} {% if %} {% endraw %}{% # a note %}{% comment %}{{ text }}{% endcomment %}',
    '{{ list.size }}{{ list.first }}{{ list.last }}{{ list[1] }}{{ list[-1] }}{{ list[9] }}{{ list.x }}{{ text.size }}{{ text.first }}{{ thing.size }}{{ thing.first }}{{ thing.last }}{{ thing.deep.size }}{{ none.first }}{{ zero.size }}{{ size }}{{ list.length }}{{ text.length }}',
    '{{ thing.deep.er[one].x }}{{ thing[key] }}{{ thing["na" ] }}{{ "text".size }}{{ thing.toString }}{{ toString }}{{ thing.constructor }}{{ hasOwnProperty }}',
    '{{ a b }}{{ yes and no }}{{ yes or missing }}{{ not no }}{{ zero == 0 }}{{ 1 < 2 and 2 < "3" or nothing }}',
    // Tests.
    '{% if zero %}0{% endif %}{% if empty_text %}e{% endif %}{% if nothing %}n{% elsif missing %}m{% elsif no %}f{% else %}else{% endif %}{% if none %}l{% endif %}{% if nil %}nil{% endif %}{% if empty %}empty{% endif %}',
    '{% if none == empty %}1{% endif %}{% if empty_text == blank %}2{% endif %}{% if nothing == nil %}3{% endif %}{% if missing == nil %}4{% endif %}{% if missing == nothing %}5{% endif %}{% if thing != empty %}6{% endif %}{% if empty == none %}7{% endif %}{% if no == blank %}8{% endif %}',
    '{% if list contains "a" %}1{% endif %}{% if list contains 4 %}2{% endif %}{% if list contains "4" %}3{% endif %}{% if text contains "i" %}4{% endif %}{% if thing contains "name" %}5{% endif %}{% if nothing contains "x" %}6{% endif %}{% if list == list %}7{% endif %}',
    '{% if "b" > "a" %}1{% endif %}{% if 2 > "1" %}2{% endif %}{% if nothing < 1 %}3{% endif %}{% if nil <= 1 %}4{% endif %}{% if list < 3 %}5{% endif %}{% if one <= 1 and one >= 1 %}6{% endif %}',
    '{% unless no %}1{% elsif yes %}2{% else %}3{% endunless %}{% unless yes %}1{% elsif no %}2{% else %}3{% endunless %}{% unless yes %}1{% elsif yes %}2{% endunless %}',
    '{% case one %}{% when 1, 2 %}a{% when 1 or 3 %}b{% when "1" %}c{% else %}d{% endcase %}{% case text %}{% when nil %}a{% else %}d{% endcase %}{% case none %}{% when empty %}e{% endcase %}{% case list.size %}{% when thing.size %}{% when 4 %}four{% endcase %}',
    // Lists.
    '{% for item in list %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.first }}{{ forloop.last }}{{ forloop.rindex }}{{ forloop.rindex0 }}{{ forloop.length }}{{ forloop.name }}{{ forloop }}{{ forloop.none }}{{ item }};{% else %}none{% endfor %}{{ item }}{{ forloop }}',
    '{% for item in none %}x{% else %}none{% endfor %}{% for pair in thing %}{{ pair[0] }}={{ pair[1] }},{% endfor %}{% for one in text %}{{ one }}{% endfor %}{% for one in empty_text %}x{% endfor %}{% for n in (1..3) %}{{ n }}{% endfor %}{% for x in missing %}x{% else %}m{% endfor %}{% for x in 5 %}x{% else %}5{% endfor %}',
    '{% for i in list limit: 2 %}{{ i }}{% endfor %}{% for i in list offset: continue %}{{ i }}{% endfor %}{% for i in list offset: continue %}x{% else %}e{% endfor %}{% for i in list reversed limit: 2 offset: one %}{{ i }}{% endfor %}{% for i in list limit: nothing %}{{ i }}{% endfor %}{% for i in list offset: "2" %}{{ i }}{% endfor %}{% for i in list reversed: no %}{{ i }}{% endfor %}{% for i in list limit: missing %}{{ i }}{% endfor %}',
    '{% for i in list %}{% for j in list %}{% if j == "b & c" %}{% continue %}{% endif %}{% if j == "<d>" %}{% break %}{% endif %}{{ i }}{{ j }}{{ forloop.index }}{% endfor %}{% if forloop.index == 3 %}{% break %}{% endif %}|{% endfor %}after',
    'a{% break %}b',
    '{% for i in list %}{% capture c %}{{ i }}{% continue %}x{% endcapture %}{{ c }}{% endfor %}{{ c }}',
    // Names.
    '{% assign x = list | join: "-" %}{{ x }}{% assign list = "hidden" %}{{ list }}{% for x in (1..2) %}{{ x }}{% assign x = 9 %}{{ x }}{% endfor %}{{ x }}{% capture text %}{{ text }}!{% endcapture %}{{ text }}{% capture "q" %}q{% endcapture %}{{ q }}',
    '{% assign thing.name = 1 %}{{ thing.name }}{% echo text %}{% echo text | raw %}{% echo nil %}{% echo %}{% liquid assign y = 1\n if y == 1\n echo "yes"\n endif %}',
    '{{ text | upcase | append: "!" | prepend: one }}{{ list | map: "x" | json }}{{ thing.deep.er | where: "x", 2 | size }}{{ nothing | default: "d" }}{{ no | default: "d", allow_false: true }}{{ 1234 | modulo: 1000 | plus: 1000 | slice: 1, 3 }}',
    // Parts.
    '{% render "part", a: text, list: list %}{% render "part" with one as a %}{% render "part" for list as a %}{% render "part" for list as a, list: one %}{% render "part" with one %}{% render "part", flag %}{{ kept }}{% render "part" for none as a %}{% render "part" for thing as a %}',
    '{% render "shared/part", a: text %}{% render "shared/part" for thing.deep.er as item, a: one %}{% render "shared/part" with one as a %}{% render "shared/part" for missing as item %}{% render "shared/part", with: 1, for: 2, a: 3 %}{% render "shared/part", a: nil %}{% render "shared/part", a: empty %}',
    '{% for i in list %}{% render "stops" %}{% endfor %}{% render "stops" for list as x %}{% render "own/near" %}{% render "deep", depth: 4 %}{% assign name = "part" %}{% render name, a: 1 %}{% render "{{ name }}", a: 2 %}',
    '{% render "missing" %}',
    '{% render "part" for none as a %}{% render "missing" for none as a %}ok{% render "missing" for list as a %}',
    '{% for i in list %}{% if i == 4 %}{% render "bad", thing: thing %}{% endif %}{% endfor %}',
    '{{ text | nonesuch }}',
    // Layouts.
    '{% layout "inner" %}{% block in %}p-in {{ block.super }}{% endblock %}{% block head %}p-head {{ block.super }}{% endblock %}left out',
    '{% layout "outer" %}{% block main %}{{ text }}{% for i in list %}{{ i }}{% block nested %}n{% endblock %}{% endfor %}{{ block }}{% endblock %}',
    '{% layout "plain" %}all of {{ text }}',
    '{% layout none %}{% block a %}x{{ block.super }}{% endblock %}',
    '{% layout "missing" %}x',
    '{% block a %}1{% block a %}2{% endblock %}{% endblock %}',
    // What Liquid has and a theme has not: written by Liquid, with what is compiled around and inside.
    '{% for i in list %}{% cycle "x", "y" %}{% increment n %}{% decrement m %}{% include "part", a: i %}{% endfor %}{{ n }}{{ kept }}',
    '{% tablerow i in list cols: 2 %}{% if i == 4 %}{{ tablerowloop.index }}{% else %}{{ i }}{% render "part", a: i %}{% endif %}{% endtablerow %}',
    '{% layout "inner" %}{% tablerow i in list %}{% block in %}t{{ block.super }}{{ i }}{% endblock %}{% endtablerow %}',
    '{% layout key %}',
  ])('is the page that Liquid writes, whatever is in it: %#', (source) => {
    for (const strict of [false, true]) {
      // Each with an engine of its own.
      const wanted = byLiquid(engineFor(parts, strict), source, { ...scope });
      expect(compiled(engineFor(parts, strict), source, { ...scope })).toBe(wanted);
    }
  });

  it('names the place where a template fails', () => {
    const engine = engineFor(new Map([['part.liquid', '\n{{ a | append }}']]));
    expect(compiled(engine, 'x\n  {% render "part", a: 1 %}', {})).toBe(
      'error append expect 2 arguments, file:part.liquid, line:2, col:1',
    );
  });
});

describe('a compiled template of chance', () => {
  it('writes what Liquid writes', () => {
    fc.assert(asLiquid(engineFor), { numRuns: 600 });
  });

  it.each<[string, (sources: Sources) => Liquid]>([
    ['takes an empty text for false', (sources) => other(sources, { jsTruthy: true })],
    ['escapes a little less', (sources) => other(sources, { outputEscape: less })],
    ['trims one line only', (sources) => other(sources, { greedy: false })],
  ])('is told from one that %s', (_, engine) => {
    expect(fc.check(asLiquid(engine), { seed: 7, numRuns: 600 }).failed).toBe(true);
  });
});

const less = (value: unknown): string => String(value ?? '').replaceAll('<', '&lt;');

function other(sources: Sources, options: object): Liquid {
  const engine = new Liquid({ ...engineFor(sources).options, ...options });
  seeParts(engine);
  return engine;
}

/** Liquid with the engine of themes on one side; on the other what is compiled for the given engine. */
function asLiquid(subject: (sources: Sources, strict?: boolean) => Liquid) {
  return fc.property(pieces(3), pieces(2), scopes, fc.boolean(), (page, part, scope, strict) => {
    const sources = new Map([
      ['part.liquid', part],
      ['shared/part.liquid', part],
      [
        'frame.liquid',
        `<{% block main %}frame{% endblock %}${part}{% block foot %}{% endblock %}>`,
      ],
    ]);
    // Counters are kept in what a page was given.
    const wanted = byLiquid(engineFor(sources, strict), page, { ...scope });
    expect(compiled(subject(sources, strict), page, { ...scope })).toBe(wanted);
  });
}

const name = fc.constantFrom('a', 'b', 'list', 'thing', 'thing.list', 'item', 'missing', 'forloop');
const value: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: name },
  fc
    .tuple(
      name,
      fc.constantFrom('.x', '.size', '.first', '.last', '[0]', '[-1]', '[b]', '.index', '.y.x'),
    )
    .map(([one, member]) => one + member),
  fc.constantFrom(
    '"t <&"',
    "''",
    '0',
    '2',
    '-1.5',
    'true',
    'false',
    'nil',
    'empty',
    'blank',
    '(1..3)',
  ),
);
const filtered = fc
  .tuple(
    value,
    fc.array(
      fc.constantFrom(
        'upcase',
        'size',
        // Nothing that doubles a text, which loops would make endless.
        'append: "z"',
        'default: "d"',
        'plus: 1',
        'join: ","',
        'map: "x"',
        'first',
        'replace: "a", "o"',
        'slice: 0, 2',
        'json',
        'raw',
        'split: "a"',
      ),
      { maxLength: 2 },
    ),
  )
  .map((parts) => parts.flat().join(' | '));
const comparison = fc
  .tuple(value, fc.constantFrom('==', '!=', '<', '>', '<=', '>=', 'contains', 'and', 'or'), value)
  .map((parts) => parts.join(' '));
const test = fc.oneof(
  value,
  comparison,
  fc
    .tuple(comparison, fc.constantFrom('and', 'or'), fc.oneof(value, comparison))
    .map((parts) => parts.join(' ')),
  value.map((one) => `not ${one}`),
);
const text = fc.constantFrom('x', ' ', '\n', ' \n y', '<b>', '');
const open = fc.constantFrom('{%', '{%-');
const close = fc.constantFrom('%}', '-%}');

function pieces(depth: number): fc.Arbitrary<string> {
  return fc.array(piece(depth), { maxLength: 4 }).map((all) => all.join(''));
}

function tag(words: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(open, words, close).map((parts) => parts.join(' '));
}

function piece(depth: number): fc.Arbitrary<string> {
  const single = fc.oneof(
    { weight: 3, arbitrary: text },
    { weight: 4, arbitrary: filtered.map((one) => `{{ ${one} }}`) },
    filtered.map((one) => `{{- ${one} -}}`),
    tag(filtered.map((one) => `echo ${one}`)),
    tag(filtered.map((one) => `assign a = ${one}`)),
    tag(fc.constantFrom('break', 'continue', '# note', 'increment n', 'cycle "1", "2"')),
  );
  if (depth === 0) return single;
  const inner = pieces(depth - 1);
  const whole = (begin: fc.Arbitrary<string>, end: string, ...middle: fc.Arbitrary<string>[]) =>
    fc.tuple(tag(begin), inner, ...middle, tag(fc.constant(end))).map((parts) => parts.join(''));
  return fc.oneof(
    { weight: 3, arbitrary: single },
    whole(
      test.map((one) => `if ${one}`),
      'endif',
      tag(test.map((one) => `elsif ${one}`)),
      inner,
      tag(fc.constant('else')),
      inner,
    ),
    whole(
      test.map((one) => `unless ${one}`),
      'endunless',
    ),
    whole(
      filtered.map((one) => `case ${one}`),
      'endcase',
      tag(fc.tuple(value, value).map(([one, two]) => `when ${one}, ${two}`)),
      inner,
      tag(value.map((one) => `when ${one}`)),
      inner,
    ),
    {
      weight: 2,
      arbitrary: whole(
        fc
          .tuple(
            value,
            fc.constantFrom(
              '',
              'limit: 2',
              'offset: 1',
              'reversed',
              'offset: continue',
              'limit: b',
            ),
          )
          .map(([one, how]) => `for item in ${one} ${how}`),
        'endfor',
        tag(fc.constant('else')),
        inner,
      ),
    },
    whole(fc.constantFrom('capture b', 'capture item'), 'endcapture'),
    whole(fc.constantFrom('block main', 'block foot'), 'endblock'),
    whole(
      value.map((one) => `tablerow item in ${one}`),
      'endtablerow',
    ),
    // A part that showed itself, or the frame that shows it, would never end.
    depth < 3
      ? single
      : fc.tuple(tag(fc.constant('layout "frame"')), inner).map((parts) => parts.join('')),
    depth < 3
      ? single
      : tag(
          fc
            .tuple(
              fc.constantFrom('"part"', '"shared/part"'),
              fc.constantFrom('', 'for list as item', 'with a as item', 'for thing.list as item,'),
              value,
            )
            .map(
              ([file, bound, one]) =>
                `render ${file} ${bound}${bound === '' || bound.endsWith(',') ? '' : ','}${bound === '' ? ',' : ''} a: ${one}`,
            ),
        ),
  );
}

const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 2, '', 'a', '<a & "b">', 'é\u0001'),
  fc.integer({ min: -3, max: 9 }),
);
const thing = fc.record(
  {
    x: leaf,
    y: fc.oneof(leaf, fc.record({ x: leaf })),
    list: fc.array(leaf, { maxLength: 3 }),
    size: leaf,
  },
  { requiredKeys: [] },
);
const scopes = fc.record(
  { a: leaf, b: leaf, list: fc.array(fc.oneof(leaf, thing), { maxLength: 4 }), thing },
  { requiredKeys: [] },
);
