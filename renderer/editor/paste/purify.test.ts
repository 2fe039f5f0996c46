// Are both engines one? Every clipboard, and every hostile payload, becomes the same body by DOMPurify as by parse5.
// @vitest-environment jsdom (the purifier loses elements in the lighter stand-in of the other tests)
import { describe, expect, it } from 'vitest';
import { goldenOf, pasteFixture } from '../../../core/paste/fixtures.ts';
import { hostileHtml } from '../../../core/paste/hostile-html.ts';
import { parseHtml } from '../../../core/paste/parse-html.ts';
import { pasteToBody } from '../../../core/paste/paste.ts';
import { originOf } from '../../../core/paste/source.ts';
import type { PasteNode } from '../../../core/paste/tree.ts';
import { bodySchema } from '../schema.ts';
import { purifyHtml } from './purify.ts';

const folder = '../../../core/paste/fixtures/';
const clipboards: Record<string, string> = import.meta.glob(
  '../../../core/paste/fixtures/*.{html,txt}',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
const goldens: Record<string, unknown> = import.meta.glob('../../../core/paste/fixtures/*.json', {
  import: 'default',
  eager: true,
});

function paste(html: string, parse: (html: string) => PasteNode[]): unknown {
  return goldenOf(pasteToBody(parse(html), { ...originOf(html), language: 'en-GB' }));
}

describe('clipboard fixtures, read by DOMPurify', () => {
  const names = Object.keys(clipboards).map((path) => path.slice(folder.length));

  it('are all there', () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(Object.keys(goldens)).toHaveLength(names.length);
  });

  it.each(names)('%s', (name) => {
    const body = pasteFixture(name, clipboards[folder + name] ?? '', purifyHtml);
    expect(goldenOf(body)).toEqual(goldens[folder + name.replace(/\.(html|txt)$/, '.json')]);
    // The third wall: the schema of the editor holds all of it as it is.
    if (body.openStart > 0 || body.content.length === 0) return;
    const document = bodySchema().nodeFromJSON({ type: 'doc', content: body.content });
    document.check();
    expect(document.textContent).toBe(bodySchema().nodeFromJSON(document.toJSON()).textContent);
  });
});

describe('the word style', () => {
  it('comes back as it was wherever it is no attribute', () => {
    const html =
      '<p title=" STYLE=1">A STYLE = b, "style=" or /style> </p><p STYLE="x:y">Style =</p>';
    expect(purifyHtml(html)).toEqual(parseHtml(html));
  });
});

describe('hostile HTML', () => {
  it.each(hostileHtml)('$name', ({ html }) => {
    const purified = paste(html, purifyHtml);
    expect(purified).toEqual(paste(html, parseHtml));
    expect(JSON.stringify(purified)).not.toMatch(/"href":"(?!https?:|mailto:|tel:|galley:)/);
  });
});
