// How does one attribute of a block become a field, by its kind? A label, a control, undo included.
import type { Editor } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { isAllowedHref } from '../../core/blocks/link.ts';
import { transliterate } from '../../core/content/transliterate.ts';
import { kindText, languageName, sizeText } from '../app/sizes.ts';
import type { BlockField, FieldKind } from './block-forms.ts';
import type { BlockWorld, KnownArticle } from './block-world.ts';
import { completeHref } from './complete-href.ts';
import { setNodeAttributes } from './node-field.ts';

export interface BlockFieldControl {
  readonly element: HTMLElement;
  /** Shows what the block holds now. */
  show(): void;
  destroy?(): void;
}

export interface FieldPlace {
  readonly editor: Editor;
  readonly world: BlockWorld;
  getPos(): number | undefined;
  node(): ProseMirrorNode;
}

interface Field extends FieldPlace {
  readonly label: string;
  readonly hint: string;
  readonly id: string;
  readonly attribute: string;
  /** What the block holds; the empty string for nothing. */
  value(): string;
  /** Writes it, nothing for the empty string. */
  set(value: string): void;
}

let count = 0;

/** Makes the label and the control of one attribute. */
export function makeBlockField(
  { attribute, kind, words }: BlockField,
  place: FieldPlace,
): BlockFieldControl {
  const { label, hint } = place.world.messages.editor.blocks.fields[words];
  count += 1;
  const field: Field = {
    ...place,
    label,
    hint,
    attribute,
    id: `block-field-${count}`,
    value() {
      const value: unknown = place.node().attrs[attribute];
      return typeof value === 'string' ? value : '';
    },
    set(value) {
      setNodeAttributes(place.editor, place.getPos(), { [attribute]: value === '' ? null : value });
    },
  };
  const element = document.createElement('div');
  element.className = 'block-field';
  const name = document.createElement('label');
  name.textContent = label;
  name.htmlFor = field.id;
  const { element: control, ...rest } = makers[kind](field);
  element.append(name, control);
  return { element, ...rest };
}

const makers: Readonly<Record<FieldKind, (field: Field) => BlockFieldControl>> = {
  text: textField,
  link: linkField,
  language: languageField,
  file: (field) => assetField(field, 'attachment'),
  picture: (field) => assetField(field, 'image'),
  article: articleField,
};

function makeInput({ id, hint, editor }: Field): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.id = id;
  input.className = 'node-field';
  input.placeholder = hint;
  input.readOnly = !editor.isEditable;
  return input;
}

function textField(field: Field): BlockFieldControl {
  const input = makeInput(field);
  input.lang = field.world.language;
  input.addEventListener('input', () => field.set(input.value));
  return {
    element: input,
    show() {
      if (input.value !== field.value()) input.value = field.value();
    },
  };
}

/** An address that may not be stored stays in the field, marked and said, and the block keeps its last good one. */
function linkField(field: Field): BlockFieldControl {
  const element = document.createElement('div');
  const input = makeInput(field);
  input.inputMode = 'url';
  const error = document.createElement('p');
  error.className = 'field-error';
  error.id = `${field.id}-error`;
  error.setAttribute('role', 'alert');
  error.hidden = true;
  const refused = (): boolean => {
    const href = completeHref(input.value);
    return href !== '' && !isAllowedHref(href);
  };
  const mark = (isRefused: boolean): void => {
    error.hidden = !isRefused;
    error.textContent = isRefused ? field.world.messages.editor.blocks.linkRefused : '';
    input.setAttribute('aria-invalid', String(isRefused));
    if (isRefused) input.setAttribute('aria-describedby', error.id);
    else input.removeAttribute('aria-describedby');
  };
  const show = (): void => {
    const isTyping =
      document.activeElement === input && completeHref(input.value) === field.value();
    if (!isTyping && !refused() && input.value !== field.value()) input.value = field.value();
  };
  input.addEventListener('input', () => {
    mark(false);
    if (!refused()) field.set(completeHref(input.value));
  });
  input.addEventListener('blur', () => {
    mark(refused());
    if (!refused()) input.value = field.value();
  });
  element.append(input, error);
  return { element, show };
}

/** The languages of the European Union and its neighbours that a newsroom here is likely to meet. */
const commonLanguages = [
  ...['bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'hr', 'hu', 'it', 'lt'],
  ...[
    'lv',
    'mt',
    'nl',
    'no',
    'pl',
    'pt',
    'ro',
    'ru',
    'sk',
    'sl',
    'sq',
    'sr',
    'sv',
    'tr',
    'uk',
    'ar',
  ],
] as const;

/** Languages to choose from, those of the website first, then by name. */
export function languageChoices(
  world: Pick<BlockWorld, 'languages' | 'messages'>,
): readonly { readonly tag: string; readonly name: string }[] {
  const named = (tags: readonly string[]) =>
    tags.map((tag) => ({ tag, name: languageName(tag, world.messages) }));
  const others = named(commonLanguages.filter((tag) => !world.languages.includes(tag)));
  return [
    ...named(world.languages),
    ...others.sort((one, other) => one.name.localeCompare(other.name, world.messages.locale)),
  ];
}

function languageField(field: Field): BlockFieldControl {
  const select = document.createElement('select');
  select.id = field.id;
  select.className = 'node-field';
  select.disabled = !field.editor.isEditable;
  const option = (value: string, text: string): HTMLOptionElement => {
    const one = document.createElement('option');
    one.value = value;
    one.textContent = text;
    return one;
  };
  select.append(
    option('', field.hint),
    ...languageChoices(field.world).map(({ tag, name }) => option(tag, name)),
  );
  select.addEventListener('change', () => field.set(select.value));
  return {
    element: select,
    show() {
      const value = field.value();
      const isOffered = [...select.options].some((one) => one.value === value);
      if (!isOffered) select.append(option(value, languageName(value, field.world.messages)));
      select.value = value;
    },
  };
}

function assetField(field: Field, purpose: 'image' | 'attachment'): BlockFieldControl {
  const { blocks: words } = field.world.messages.editor;
  const element = document.createElement('div');
  element.className = 'block-asset';
  const name = document.createElement('span');
  const choose = document.createElement('button');
  choose.type = 'button';
  choose.id = field.id;
  choose.className = 'quiet-button';
  choose.hidden = !field.editor.isEditable;
  choose.addEventListener('click', async () => {
    const [chosen] = await field.world.chooseAssets(purpose);
    if (chosen !== undefined) field.set(chosen.id);
    choose.focus();
  });
  // A download without its file offers nothing; a picture can be left out.
  const remove = document.createElement('button');
  remove.type = 'button';
  remove.className = 'quiet-button';
  remove.textContent = words.remove;
  remove.setAttribute('aria-label', `${field.label}: ${words.remove}`);
  remove.addEventListener('click', () => {
    field.set('');
    choose.focus();
  });
  element.append(name, choose, remove);
  return {
    element,
    show() {
      const id = field.value();
      const asset = id === '' ? undefined : field.world.asset(id);
      name.hidden = id === '';
      remove.hidden = id === '' || purpose !== 'image' || !field.editor.isEditable;
      choose.textContent = id === '' ? field.hint : words.replace;
      choose.setAttribute('aria-label', `${field.label}: ${choose.textContent}`);
      name.classList.toggle('is-problem', asset === null);
      if (asset === null) name.textContent = words.missingFile;
      else if (asset !== undefined) {
        const { messages } = field.world;
        const size = sizeText(asset.size, messages);
        name.textContent = words.chosenFile(asset.fileName, kindText(asset), size);
      }
    },
  };
}

const MOST_OFFERED = 8;

/** Finds an article by any part of its headline; the field always ends with the headline of the chosen one. */
function articleField(field: Field): BlockFieldControl {
  const { blocks: words } = field.world.messages.editor;
  const element = document.createElement('div');
  element.className = 'block-finder';
  const input = makeInput(field);
  const list = document.createElement('div');
  list.id = `${field.id}-list`;
  list.className = 'popover combo-list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.label);
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  element.append(input, list, status);

  let found: readonly KnownArticle[] = [];
  let active = 0;
  const chosen = (): string => {
    const id = field.value();
    if (id === '') return '';
    for (const article of field.world.articles()) if (article.id === id) return article.headline;
    return words.articleGone;
  };
  const close = (): void => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    status.textContent = '';
  };
  const point = (index: number): void => {
    active = index;
    for (const [place, row] of [...list.children].entries()) {
      row.setAttribute('aria-selected', String(place === index));
      if (place === index) {
        input.setAttribute('aria-activedescendant', row.id);
        row.scrollIntoView?.({ block: 'nearest' });
      }
    }
  };
  const choose = (article: KnownArticle | undefined): void => {
    if (article === undefined) return;
    field.set(article.id);
    input.value = article.headline;
    close();
  };
  const open = (): void => {
    found = matching(field.world.articles(), input.value);
    list.replaceChildren(
      ...found.map((article, index) => {
        const row = document.createElement('div');
        row.id = `${list.id}-${index}`;
        row.className = 'menu-item';
        row.setAttribute('role', 'option');
        row.textContent = article.headline;
        // The field keeps the focus.
        row.addEventListener('mousedown', (event) => event.preventDefault());
        row.addEventListener('click', () => choose(article));
        return row;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent = words.articlesFound(found.length);
    point(0);
  };
  input.addEventListener('input', () => (input.value.trim() === '' ? close() : open()));
  input.addEventListener('blur', () => {
    close();
    if (input.value.trim() === '') field.set('');
    input.value = chosen();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    const last = found.length - 1;
    if (event.key === 'ArrowDown') point(active === last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') point(active === 0 ? last : active - 1);
    else if (event.key === 'Enter') choose(found[active]);
    else if (event.key === 'Escape') {
      close();
      input.value = chosen();
    } else return;
    event.preventDefault();
  });
  return {
    element,
    show() {
      if (list.hidden && document.activeElement !== input) input.value = chosen();
    },
  };
}

/** The first articles whose headline holds every word that was typed. */
function matching(articles: Iterable<KnownArticle>, typed: string): readonly KnownArticle[] {
  const wanted = transliterate(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: KnownArticle[] = [];
  for (const article of articles) {
    const headline = transliterate(article.headline);
    if (article.headline !== '' && wanted.every((word) => headline.includes(word))) {
      found.push(article);
      if (found.length === MOST_OFFERED) break;
    }
  }
  return found;
}
