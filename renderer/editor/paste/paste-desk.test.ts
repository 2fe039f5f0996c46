// What is in the text after a paste or a drop? The real editor, the real desk, clipboards as events bring them.
// @vitest-environment jsdom (the purifier loses elements in the lighter stand-in of the other tests)
import { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BodyNode, nodesOf } from '../../../core/content/body.ts';
import { assetId } from '../../../core/content/ids.ts';
import type { Failure } from '../../../core/errors.ts';
import { emptyWorld } from '../block-world.ts';
import { bodyExtensions } from '../extensions.ts';
import { PasteDesk } from './paste-desk.ts';
import { bytesOfDataUrl } from './store-pictures.ts';

const stored = assetId.parse('a'.repeat(64));
const dot = `data:image/png;base64,${'iVBORw0KGgo'.repeat(20)}`;

/** The part of a clipboard that the desk asks for. */
function clipboard(data: { html?: string; text?: string; files?: File[] }): DataTransfer {
  const kept = new Map([
    ['text/html', data.html ?? ''],
    ['text/plain', data.text ?? ''],
  ]);
  const made = {
    getData: (type: string) => kept.get(type) ?? '',
    setData: (type: string, value: string) => kept.set(type, value),
    clearData: () => kept.clear(),
    files: data.files ?? [],
  };
  // Events of the stand-in carry no clipboard of their own.
  return made as unknown as DataTransfer;
}

let editor: Editor;
let desk: PasteDesk;
let names: string[];
/** Addresses that somebody was asked for. */
let fetched: string[];
let outcomes: Map<string, Failure>;

function send(type: 'paste' | 'copy' | 'cut' | 'drop', data: DataTransfer): void {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: data, dataTransfer: data, clientX: 0, clientY: 0 });
  editor.view.dom.dispatchEvent(event);
}

function pressPlain(): void {
  editor.view.dom.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'V', ctrlKey: true, shiftKey: true, bubbles: true }),
  );
}

const paragraph = (text: string): BodyNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});
const document = (): BodyNode => editor.getJSON() as BodyNode;
const text = (): string => editor.getText({ blockSeparator: '|' });
const types = (): string[] => (document().content ?? []).map(({ type }) => type);

function open(...blocks: BodyNode[]): void {
  editor.commands.setContent({ type: 'doc', content: blocks } as Parameters<
    typeof editor.commands.setContent
  >[0]);
  editor.commands.focus('end');
}

beforeEach(() => {
  names = [];
  fetched = [];
  outcomes = new Map();
  const file = (name: string) => {
    names.push(name);
    return Promise.resolve(stored);
  };
  desk = new PasteDesk({
    language: () => 'en-GB',
    store: { storeBytes: (name) => file(name), storeFile: ({ name }) => file(name) },
    takeFiles: (_view, files) => names.push(...files.map(({ name }) => `alone: ${name}`)),
    fetchPictures: (_job, addresses) => {
      fetched.push(...addresses);
      return Promise.resolve(addresses.map((address) => outcomes.get(address) ?? stored));
    },
    wordsOfPlace: ({ address }) => `not fetched: ${address}`,
    locale: 'en',
  });
  const element = window.document.createElement('div');
  window.document.body.append(element);
  // Nothing has a place on a page that is never drawn.
  window.document.elementFromPoint = () => null;
  editor = new Editor({
    element,
    injectCSS: false,
    extensions: [...bodyExtensions(emptyWorld), desk.extension()],
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
  });
});

afterEach(() => {
  editor.destroy();
  window.document.body.replaceChildren();
});

describe('pasting', () => {
  it('puts blocks in the place of an empty line', () => {
    send('paste', clipboard({ html: '<h2>Title</h2><p>Text</p><ul><li>item</li></ul>' }));
    expect(types()).toEqual(['heading', 'paragraph', 'bulletList']);
  });

  it('joins a single paragraph into the line, and the first of several to its start', () => {
    open(paragraph('before '));
    send('paste', clipboard({ html: '<p>one <b>two</b></p>' }));
    expect(text()).toBe('before one two');
    send('paste', clipboard({ html: '<p>!</p><p>next</p>' }));
    expect(text()).toBe('before one two!|next');
  });

  it('is one step to undo, apart from what was typed before and after', () => {
    editor.commands.insertContent('typed');
    send('paste', clipboard({ html: '<p> pasted</p><p>more</p>' }));
    editor.commands.insertContent(' on');
    editor.commands.undo();
    expect(text()).toBe('typedpasted|more');
    editor.commands.undo();
    expect(text()).toBe('typed');
  });

  it('never loses a letter where blocks may not stand: they follow after, and the report says so', () => {
    const cell: BodyNode = { type: 'tableCell', content: [paragraph('cell')] };
    open(
      { type: 'table', content: [{ type: 'tableRow', content: [cell, cell] }] },
      paragraph('end'),
    );
    editor.commands.setTextSelection(5);
    const html =
      '<h2>Head</h2><blockquote><p>quoted</p></blockquote><table><tr><td>a</td><td>b</td></tr></table>';
    send('paste', clipboard({ html }));
    expect(text().replace(/\W/g, '')).toMatch(/Head.*quoted.*a.*b/);
    for (const word of ['cell', 'Head', 'quoted', 'end']) expect(text()).toContain(word);
    editor.state.doc.check();
  });

  it('becomes one line in a caption', () => {
    open(
      { type: 'figure', attrs: { asset: stored }, content: [{ type: 'text', text: 'Photo:' }] },
      paragraph('end'),
    );
    editor.commands.setTextSelection(7);
    send(
      'paste',
      clipboard({ html: '<h2>A van</h2><ul><li>under</li><li>a <b>bridge</b></li></ul>' }),
    );
    const [figure] = document().content ?? [];
    expect(types()).toEqual(['figure', 'paragraph']);
    expect([...nodesOf(figure ?? { type: '' })].map((node) => node.text ?? '').join('')).toBe(
      'Photo:A van under a bridge',
    );
  });

  it('marks the selected words with an address that is pasted over them', () => {
    open(paragraph('see here'));
    editor.commands.setTextSelection({ from: 5, to: 9 });
    send('paste', clipboard({ text: 'https://example.org/?fbclid=1' }));
    expect(text()).toBe('see here');
    expect(editor.getAttributes('link').href).toBe('https://example.org/');
  });

  it('leaves text that looks like Markdown or HTML as it is', () => {
    send('paste', clipboard({ text: '**bold** <b>x</b>\n# y' }));
    expect(text()).toBe('**bold** <b>x</b>|# y');
    expect(types()).toEqual(['paragraph', 'paragraph']);
  });

  it('is the only way in: HTML that comes by any other is not read', () => {
    // The stand-in has no clipboard events; ProseMirror only passes this one on.
    const event = new Event('paste') as ClipboardEvent;
    editor.view.pasteHTML('<p>by another way</p>', event);
    expect(text()).toBe('');
  });

  it('does nothing in a text that may only be read', () => {
    editor.setEditable(false);
    send('paste', clipboard({ html: '<p>new</p>' }));
    expect(text()).toBe('');
  });
});

describe('pasting as plain text', () => {
  const html = '<h2>One</h2><p><b>two</b></p>';

  it('inserts the words alone with the shift key', () => {
    pressPlain();
    send('paste', clipboard({ html, text: 'One\n**two**' }));
    expect(text()).toBe('One|**two**');
    expect(types()).toEqual(['paragraph', 'paragraph']);
    expect(desk.last.get()).toBeNull();
  });

  it('replaces the last paste by its words, by the same key', () => {
    open(paragraph('x '));
    send('paste', clipboard({ html: `<span style="color:red"></span>${html}`, text: 'One\ntwo' }));
    expect(desk.last.get()?.canBePlain).toBe(true);
    pressPlain();
    send('paste', clipboard({ html, text: 'One\ntwo' }));
    expect(text()).toBe('x One|two');
    expect(types()).toEqual(['paragraph', 'paragraph']);
  });

  it('is no longer offered once somebody typed on', () => {
    send('paste', clipboard({ html: `${html}<p style="color:red">three</p>`, text: 'One' }));
    editor.commands.insertContent('!');
    expect(desk.last.get()).toBeNull();
    desk.pasteAsPlainText();
    expect(types()).toEqual(['heading', 'paragraph', 'paragraph']);
  });
});

describe('pictures', () => {
  it('written as data are stored first, and stand where they stood', async () => {
    send('paste', clipboard({ html: `<p>a</p><img src="${dot}" alt="A dot"><p>b</p>` }));
    await expect.poll(types).toEqual(['paragraph', 'figure', 'paragraph']);
    expect(names).toEqual(['pasted-1.png']);
    expect(document().content?.[1]?.attrs).toMatchObject({ asset: stored, alt: 'A dot' });
  });

  it('of which only an address came are left out, and named until somebody has seen it', async () => {
    send('paste', clipboard({ html: '<p>a</p><img src="https://x.example/a.png"><p>b</p>' }));
    await expect.poll(text).toBe('a|b');
    expect(desk.last.get()?.report.dropped).toEqual([
      { kind: 'pictures', count: 1, words: ['https://x.example/a.png'] },
    ]);
    editor.commands.insertContent('c');
    expect(desk.last.get()).not.toBeNull();
  });

  it('of Word are found among the files of the clipboard', async () => {
    const files = [new File(['x'], 'image002.png'), new File(['x'], 'image001.png')];
    const html = '<p>text</p><img src="file:///C:/tmp/image001.png">';
    send('paste', clipboard({ html, files }));
    await expect.poll(types).toEqual(['paragraph', 'figure']);
    expect(names).toEqual(['image001.png']);
  });

  it('copied by themselves are taken from their file, with the text that describes them', async () => {
    const files = [new File(['x'], 'image.png')];
    send('paste', clipboard({ html: '<img src="https://x.example/a.png" alt="A van">', files }));
    await expect.poll(() => names).toEqual(['image.png']);
    await expect.poll(() => document().content?.[0]?.attrs).toMatchObject({ alt: 'A van' });
  });

  it('of a text that Office adds are not what is meant', () => {
    const files = [new File(['x'], 'image.png')];
    send('paste', clipboard({ html: '<p>a whole table</p>', files }));
    expect(text()).toBe('a whole table');
    expect(names).toEqual([]);
  });

  it('that are files alone are handed on', () => {
    send('paste', clipboard({ files: [new File(['x'], 'van.jpg')] }));
    expect(names).toEqual(['alone: van.jpg']);
  });

  it('keep their place while somebody writes on', async () => {
    open(paragraph('ab'));
    editor.commands.setTextSelection(2);
    send('paste', clipboard({ html: `<p>x</p><img src="${dot}">` }));
    editor.view.dispatch(editor.state.tr.insertText('...', 1));
    await expect.poll(() => types().length).toBeGreaterThan(1);
    expect(text().replace(/\|/g, '')).toMatch(/^\.\.\.ax/);
  });
});

describe('pictures of the web', () => {
  const at = (name: string): string => `https://x.example/${name}`;
  const img = (name: string, more = ''): string => `<img src="${at(name)}" ${more}>`;
  const places = (): string[] =>
    [...editor.view.dom.querySelectorAll('.picture-place')].map(
      (place) => place.textContent?.replace('not fetched: https://x.example/', '') ?? '',
    );
  const shape = (): string[] =>
    (document().content ?? []).map(({ type, content }) =>
      type === 'figure' ? 'figure' : (content ?? []).map((one) => one.text ?? one.type).join(''),
    );

  async function paste(html: string): Promise<void> {
    const before = desk.toCome.get().length;
    send('paste', clipboard({ html }));
    await expect.poll(() => desk.toCome.get().length).toBeGreaterThan(before);
  }

  it('keep their places, and nobody is asked for them before the press', async () => {
    await paste(
      `<p>a</p>${img('1.png', 'alt="A van"')}<p>b</p><blockquote>${img('2.png')}</blockquote>`,
    );
    expect(text()).toBe('a|b');
    expect(places()).toEqual(['1.png', '2.png']);
    expect(JSON.stringify(document())).not.toContain('to-come');
    editor.commands.insertContent('c');
    expect(fetched).toEqual([]);

    await desk.fetchPictures();
    expect(fetched).toEqual([at('1.png'), at('2.png')]);
    expect(shape()).toEqual(['a', 'figure', 'bc', 'figure']);
    expect(document().content?.[1]?.attrs).toMatchObject({ asset: stored, alt: 'A van' });
    expect(places()).toEqual([]);
    expect(desk.last.get()?.report.dropped).toEqual([]);
    expect(desk.last.get()?.report.kept).toContainEqual({ kind: 'pictures', count: 2, words: [] });
  });

  it('are taken away again by one step of undo', async () => {
    await paste(`<p>a</p>${img('1.png')}<p>b</p>${img('2.png')}<p>c</p>`);
    // Typed just before, beside one of them: a step of its own all the same.
    editor.commands.setTextSelection(5);
    editor.commands.insertContent('!');
    await desk.fetchPictures();
    expect(shape()).toEqual(['a', 'figure', 'b!', 'figure', 'c']);
    editor.commands.undo();
    expect(shape()).toEqual(['a', 'b!', 'c']);
    editor.commands.undo();
    editor.commands.undo();
    expect(text()).toBe('');
  });

  it('keep their place while somebody writes before and after', async () => {
    await paste(`<p>a</p>${img('1.png')}<p>b</p>`);
    editor.view.dispatch(editor.state.tr.insertText('...', 1));
    editor.commands.insertContent('!');
    editor.commands.insertContentAt(0, [paragraph('new'), paragraph('also new')]);
    await desk.fetchPictures();
    expect(shape()).toEqual(['new', 'also new', '...a', 'figure', 'b!']);
  });

  it('in one place keep their order, and those that do not come stay with what went wrong', async () => {
    outcomes.set(at('2.png'), { code: 'server-refused' });
    await paste(
      `<p>a</p>${img('1.png', 'alt="first"')}${img('2.png')}${img('3.png', 'alt="third"')}<p>b</p>`,
    );
    await desk.fetchPictures();
    expect(shape()).toEqual(['a', 'figure', 'figure', 'b']);
    const alts = (document().content ?? []).flatMap(({ attrs }) => attrs?.alt ?? []);
    expect(alts).toEqual(['first', 'third']);
    expect(desk.fetching.get()).toEqual({ state: 'done', wanted: 3, came: 2 });
    expect(desk.toCome.get()).toMatchObject([{ failure: { code: 'server-refused' } }]);
    expect(desk.last.get()?.report.dropped).toMatchObject([{ kind: 'pictures', count: 1 }]);
    outcomes.clear();
    await desk.fetchPictures();
    expect(shape()).toEqual(['a', 'figure', 'figure', 'figure', 'b']);
    expect(fetched.slice(3)).toEqual([at('2.png')]);
  });

  it('take back their caption where nobody changed it', async () => {
    await paste(`<p>a</p><figure>${img('1.png')}<figcaption>Words</figcaption></figure><p>b</p>`);
    expect(shape()).toEqual(['a', 'Words', 'b']);
    await desk.fetchPictures();
    expect(document().content?.map(({ type }) => type)).toEqual([
      'paragraph',
      'figure',
      'paragraph',
    ]);
    expect(text()).toBe('a|Words|b');
  });

  it('in a list leave no empty item behind', async () => {
    await paste(
      `<p>a</p><ul><li>${img('1.png')}</li><li>one</li></ul><ul><li>${img('2.png')}</li></ul>`,
    );
    const items = [...nodesOf(document())].filter(({ type }) => type === 'listItem');
    expect(items).toHaveLength(1);
    editor.state.doc.check();
    await desk.fetchPictures();
    editor.state.doc.check();
    expect([...nodesOf(document())].filter(({ type }) => type === 'figure')).toHaveLength(2);
  });

  it('pasted without words stand where the caret is', async () => {
    open(paragraph('before'), { type: 'paragraph' });
    await paste(img('1.png'));
    expect(shape()).toEqual(['before', '']);
    await desk.fetchPictures();
    expect(shape()).toEqual(['before', 'figure']);
  });

  it('go with their paste when it is taken back, or replaced by its words', async () => {
    open(paragraph('x'));
    await paste(`<p>a</p><p>b</p>${img('1.png')}`);
    editor.commands.undo();
    expect(desk.toCome.get()).toEqual([]);
    expect(places()).toEqual([]);
    await paste(`<p>a</p><p>b</p>${img('1.png')}`);
    desk.pasteAsPlainText();
    expect(desk.toCome.get()).toEqual([]);
    await desk.fetchPictures();
    expect(fetched).toEqual([]);
  });

  it('of an earlier paste are not forgotten over a later one', async () => {
    await paste(`<p>a</p>${img('1.png')}<p>b</p>`);
    send('paste', clipboard({ text: 'c' }));
    expect(desk.last.get()).not.toBeNull();
    await paste(`<p>d</p>${img('2.png')}<p>e</p>`);
    await desk.fetchPictures();
    expect(shape()).toEqual(['a', 'figure', 'bcd', 'figure', 'e']);
  });

  it('whose report was read show nothing in the text, and can still be fetched', async () => {
    await paste(`<p>a</p>${img('1.png')}<p>b</p>`);
    desk.dismiss();
    expect(places()).toEqual([]);
    expect(desk.remembered.get()?.report.dropped).toHaveLength(1);
    await desk.fetchPictures();
    expect(shape()).toEqual(['a', 'figure', 'b']);
  });

  it('are not offered where their address may not be asked for', async () => {
    send('paste', clipboard({ html: '<p>a</p><img src="https://me:secret@x.example/1.png">' }));
    await expect.poll(text).toBe('a');
    expect(desk.toCome.get()).toEqual([]);
  });
});

describe('text copied here', () => {
  const fact: BodyNode = {
    type: 'factBox',
    attrs: { title: 'Facts' },
    content: [paragraph('one')],
  };

  it('comes back as it was, block by block', () => {
    open(
      fact,
      { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'Four' }] },
      paragraph('end'),
    );
    const before = document().content ?? [];
    editor.commands.selectAll();
    const data = clipboard({});
    send('copy', data);
    expect(data.getData('text/plain')).toContain('Four');
    send('paste', data);
    editor.commands.focus('end');
    expect(document().content).toEqual(before);
    expect(desk.last.get()).toBeNull();
  });

  it('is read by another window from its JSON', () => {
    open(fact, paragraph('end'));
    editor.commands.selectAll();
    const data = clipboard({});
    send('copy', data);
    const elsewhere = data.getData('text/html').replace(/data-galley-copy="[^"]*"/, '');
    open({ type: 'paragraph' });
    send('paste', clipboard({ html: elsewhere }));
    expect(document().content?.[0]).toMatchObject({ type: 'factBox', attrs: { title: 'Facts' } });
  });

  it('that only pretends to be, and fits nowhere, leaves its words and a sound document', () => {
    const inner = {
      type: 'heading',
      attrs: { level: 2 },
      content: [{ type: 'text', text: 'inside' }],
    };
    const forged = { content: [{ type: 'paragraph', content: [inner] }], openStart: 0, openEnd: 0 };
    const attribute = JSON.stringify(forged).replaceAll('"', '&quot;');
    open(paragraph('before '));
    send('paste', clipboard({ html: `<div data-galley-slice="${attribute}">x</div>` }));
    expect(text()).toContain('inside');
    expect(text()).toContain('before');
    editor.state.doc.check();
  });

  it('leaves the text when it is cut', () => {
    open(paragraph('gone'));
    editor.commands.selectAll();
    const data = clipboard({});
    send('cut', data);
    expect(text()).toBe('');
    send('paste', data);
    expect(text()).toBe('gone');
  });
});

describe('dropping', () => {
  it('takes the same way as pasting', () => {
    send('drop', clipboard({ html: '<h2 onclick="x()">Dropped</h2><script>x()</script>' }));
    expect(document().content?.[0]).toMatchObject({
      type: 'heading',
      content: [{ type: 'text', text: 'Dropped' }],
    });
  });

  it('hands files on, with their place', () => {
    send('drop', clipboard({ files: [new File(['x'], 'slides.pdf')] }));
    expect(names).toEqual(['alone: slides.pdf']);
  });
});

describe('reading a data address', () => {
  it('gives the bytes and the type', () => {
    const found = bytesOfDataUrl('data:image/png;base64,AQID');
    expect(found?.type).toBe('image/png');
    expect([...(found?.bytes ?? [])]).toEqual([1, 2, 3]);
  });

  it('answers null to what is none', () => {
    expect(bytesOfDataUrl('https://x.example/')).toBeNull();
    expect(bytesOfDataUrl('data:image/png;base64,???')).toBeNull();
  });
});
