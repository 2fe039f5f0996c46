// Can every block be filled in, undone and left, with names on everything?
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { CARRIED } from '../../core/blocks/define-block.ts';
import { blocks } from '../../core/blocks/registry.ts';
import type { Asset } from '../../core/content/asset.ts';
import type { BodyNode } from '../../core/content/body.ts';
import { blockForms } from './block-forms.ts';
import { type BlockWorld, emptyWorld } from './block-world.ts';
import { makeEditorIn, makeReadOnlyEditor, paragraph } from './editor-for-tests.ts';
import { copiedSlice, copyTo } from './paste/own-copy.ts';

const CONTROLS = 'input, select, button';
let editor: Editor;

function open(content: readonly BodyNode[], world: Partial<BlockWorld> = {}): Editor {
  editor = makeEditorIn({ ...emptyWorld, ...world }, ...content);
  return editor;
}

afterEach(() => editor?.destroy());

const block = (): HTMLElement => part('.block-card, .carried-block');
const attributes = (): unknown => editor.state.doc.firstChild?.attrs;

function part(selector: string): HTMLElement {
  const found = editor.view.dom.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`${selector} is not there`);
  return found;
}

function field(label: string): HTMLInputElement {
  const labels = [...editor.view.dom.querySelectorAll('label')];
  const control = labels.find((one) => one.textContent === label)?.control;
  if (control === null || control === undefined) throw new Error(`no field is called ${label}`);
  // The fields of these tests are inputs and selects, which share what is used here.
  return control as HTMLInputElement;
}

function type(into: HTMLInputElement, text: string): void {
  into.focus();
  into.value = text;
  into.dispatchEvent(new Event('input', { bubbles: true }));
}

function press(target: HTMLElement, key: string, modifiers: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    cancelable: true,
    ...modifiers,
  });
  target.dispatchEvent(event);
}

describe('the forms', () => {
  it('have a field for every attribute of every block that core alone knows', () => {
    const elsewhere = new Set(['heading', 'orderedList', 'blockquote', 'figure', 'table']);
    for (const { type: name, schema } of blocks) {
      if (elsewhere.has(name) || schema.tableRole !== undefined) continue;
      const shown = (blockForms[name]?.fields ?? []).map(({ attribute }) => attribute);
      expect(shown.sort(), name).toEqual(Object.keys(schema.attrs ?? {}).sort());
    }
  });

  it('name every group and every control', () => {
    for (const name of Object.keys(blockForms)) {
      if (name === 'personEntry') continue;
      const content = { factBox: [paragraph('a')], peopleList: [{ type: 'personEntry' }] }[name];
      const figures = [{ type: 'figure', attrs: { asset: 'a'.repeat(64) } }];
      const held = content ?? (name === 'gallery' ? figures : undefined);
      open([{ type: name, ...(held === undefined ? {} : { content: held }) }, paragraph()]);
      expect(block().getAttribute('role'), name).toBe('group');
      expect(block().getAttribute('aria-label'), name).not.toBe('');
      for (const control of block().querySelectorAll<HTMLInputElement>(CONTROLS)) {
        const label = control.getAttribute('aria-label') ?? '';
        const words = [...(control.labels ?? [])].map((one) => one.textContent).join('');
        expect(`${label}${words}${control.textContent}`, `${name}: ${control.className}`).not.toBe(
          '',
        );
      }
      editor.destroy();
    }
  });
});

describe('a field of a block', () => {
  it('writes what is typed, and nothing for an empty one; undo in the field is undo in the text', () => {
    open([{ type: 'button' }, paragraph()]);
    type(field('Label'), 'Register');
    expect(attributes()).toEqual({ label: 'Register', href: null });
    press(field('Label'), 'z', { ctrlKey: true });
    expect(attributes()).toEqual({ label: null, href: null });
    expect(field('Label').value).toBe('');
    press(field('Label'), 'y', { ctrlKey: true });
    expect(field('Label').value).toBe('Register');
    type(field('Label'), '');
    expect(attributes()).toEqual({ label: null, href: null });
  });

  it('completes an address, and keeps one that may not be stored out of the block, in sight', () => {
    open([{ type: 'button' }, paragraph()]);
    const address = field('Leads to');
    type(address, 'example.org/register');
    expect(attributes()).toMatchObject({ href: 'https://example.org/register' });
    type(address, 'javascript:alert(1)');
    address.dispatchEvent(new FocusEvent('blur'));
    expect(attributes()).toMatchObject({ href: 'https://example.org/register' });
    expect(address.value).toBe('javascript:alert(1)');
    expect(address.getAttribute('aria-invalid')).toBe('true');
    expect(part('.field-error').hidden).toBe(false);
  });

  it('leads by Enter to the next one, then back to the text after the block', () => {
    open([{ type: 'button' }]);
    field('Label').focus();
    press(field('Label'), 'Enter');
    expect(document.activeElement).toBe(field('Leads to'));
    press(field('Leads to'), 'Enter');
    expect(document.activeElement).toBe(editor.view.dom);
    expect(editor.state.selection.$from.parent.type.name).toBe('paragraph');
    expect(editor.state.doc.childCount).toBe(2);
  });

  it('is entered by Enter from its selected block, and left by Escape', () => {
    open([{ type: 'button' }, paragraph()]);
    editor.commands.setNodeSelection(0);
    editor.view.focus();
    press(editor.view.dom, 'Enter');
    expect(document.activeElement).toBe(field('Label'));
    press(field('Label'), 'Escape');
    expect(document.activeElement).toBe(editor.view.dom);
    expect(editor.state.selection.from).toBe(0);
  });

  it('finds an article by any words of its headline', () => {
    const articles = [
      { id: '0197d7a0-0000-7000-8000-000000000001', headline: 'Peer mentors in Lisbon' },
      { id: '0197d7a0-0000-7000-8000-000000000002', headline: 'Örell opens a house' },
    ];
    open([{ type: 'articleCard' }, paragraph()], { articles: () => articles });
    const finder = field('Leads to');
    type(finder, 'house orell');
    const options = [...editor.view.dom.querySelectorAll('[role="option"]')];
    expect(options.map((one) => one.textContent)).toEqual(['Örell opens a house']);
    expect(finder.getAttribute('aria-activedescendant')).toBe(options[0]?.id);
    press(finder, 'Enter');
    expect(attributes()).toEqual({ article: articles[1]?.id });
    type(finder, 'nothing like it');
    finder.dispatchEvent(new FocusEvent('blur'));
    expect(finder.value).toBe('Örell opens a house');
  });

  it('says which service a video is on, or that it is on none', () => {
    open([{ type: 'videoCard' }, paragraph()]);
    type(field('Address'), 'https://youtu.be/abcdefghijk');
    expect(part('.block-remark').textContent).toContain('YouTube');
    type(field('Address'), 'https://example.org/film');
    expect(part('.block-remark').classList.contains('is-problem')).toBe(true);
  });

  it('takes a picture from the newsroom, and lets it go again', async () => {
    const id = 'a'.repeat(64);
    open([{ type: 'videoCard' }, paragraph()], {
      chooseAssets: () => Promise.resolve([{ id } as Asset]),
      asset: () => null,
    });
    field('Picture').click();
    await Promise.resolve();
    expect(attributes()).toMatchObject({ poster: id });
    expect(part('.block-asset').textContent).toContain('not in the newsroom');
    part('[aria-label="Picture: Remove"]').click();
    expect(attributes()).toMatchObject({ poster: null });
  });

  it('is closed where the article may only be read', () => {
    editor = makeReadOnlyEditor({ type: 'button', attrs: { label: 'Register' } });
    expect(field('Label').readOnly).toBe(true);
    expect(block().querySelectorAll('button')).toHaveLength(0);
  });
});

describe('a list of people', () => {
  const names = (): unknown[] => {
    return editor.state.doc.firstChild?.children.map(({ attrs }) => attrs.name) ?? [];
  };
  const button = (name: string, place: number): HTMLElement => {
    const entry = editor.view.dom.querySelectorAll('.is-personEntry')[place];
    const found = entry?.querySelector<HTMLElement>(`[aria-label="${name}"]`);
    if (!found) throw new Error(`${name} is not there`);
    return found;
  };

  it('is added to, reordered and shortened, each to be undone', async () => {
    const person = (name: string): BodyNode => ({ type: 'personEntry', attrs: { name } });
    open([{ type: 'peopleList', content: [person('Ada'), person('Bo')] }, paragraph()]);
    button('Move down', 0).click();
    expect(names()).toEqual(['Bo', 'Ada']);
    button('Move up', 0).click();
    expect(names()).toEqual(['Bo', 'Ada']);
    button('Remove', 0).click();
    expect(names()).toEqual(['Ada']);
    part('.block-add').click();
    await Promise.resolve();
    expect(names()).toEqual(['Ada', null]);
    for (let step = 0; step < 3; step++) editor.commands.undo();
    expect(names()).toEqual(['Ada', 'Bo']);
  });
});

describe('content of a newer Galley', () => {
  const carried = { type: CARRIED, attrs: { block: { type: 'hologram' } } };
  const types = (): string[] => editor.state.doc.children.map((node) => node.type.name);

  it('is not typed over and not deleted by a key, only by its button; undo brings it back', () => {
    open([paragraph('a'), carried, paragraph('b')]);
    editor.commands.setNodeSelection(3);
    editor.view.focus();
    const typed = editor.view.someProp('handleTextInput', (take) =>
      take(editor.view, 3, 4, 'x', () => editor.state.tr),
    );
    expect(typed).toBe(true);
    press(editor.view.dom, 'Backspace');
    expect(types()).toEqual(['paragraph', CARRIED, 'paragraph']);
    expect(document.activeElement?.textContent).toBe('Remove it');
    block().querySelector('button')?.click();
    expect(types()).toEqual(['paragraph', 'paragraph']);
    editor.commands.undo();
    expect(editor.state.doc.child(1).attrs.block).toEqual({ type: 'hologram' });
  });

  it('is copied and pasted within the window as it is', () => {
    open([paragraph('a'), carried, paragraph('b')]);
    editor.commands.selectAll();
    const clipboard = new DataTransfer();
    expect(copyTo(editor.view, clipboard)).toBe(true);
    const slice = copiedSlice(clipboard.getData('text/html'));
    expect(slice?.content.child(1).attrs.block).toBe(carried.attrs.block);
  });

  it('is made by no HTML', () => {
    open([paragraph('a')]);
    const html = `<div data-carried="x" data-block="${CARRIED}" data-attrs='{"block":{"type":"x"}}'>b</div>`;
    editor.commands.insertContent(html);
    expect(types()).not.toContain(CARRIED);
  });
});
