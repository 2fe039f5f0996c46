// What happens when something is pasted or dropped into the text? Cleaned, its pictures stored, inserted, and reported.
import { Extension } from '@tiptap/core';
import { closeHistory, undo } from '@tiptap/pm/history';
import { type Fragment, type Node as ProseMirrorNode, Slice } from '@tiptap/pm/model';
import { Plugin, Selection, type SelectionBookmark, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type BodyNode, nodesOf, plainText } from '../../../core/content/body.ts';
import type { AssetId } from '../../../core/content/ids.ts';
import { type Failure, toFailure } from '../../../core/errors.ts';
import { MOST_FETCHED } from '../../../core/ipc/contract.ts';
import { PASTED_PICTURE } from '../../../core/paste/flow.ts';
import { cleanLink } from '../../../core/paste/links.ts';
import { type PastedBody, pasteToBody, plainTextToBody } from '../../../core/paste/paste.ts';
import { linesToParagraphs } from '../../../core/paste/plain-text.ts';
import { hostOfRemote } from '../../../core/paste/remote-pictures.ts';
import { isWorthSaying, type PasteReport } from '../../../core/paste/report.ts';
import { originOf } from '../../../core/paste/source.ts';
import { withFetched, withPictures } from '../../../core/paste/stored-pictures.ts';
import { haveSameItems } from '../../../core/same-items.ts';
import { Store } from '../../app/store.ts';
import { insertSlice, sliceOfBlocks } from './insert-slice.ts';
import { copiedSlice, copyTo } from './own-copy.ts';
import {
  fillPlaces,
  type PictureToCome,
  picturePlaces,
  placesIn,
  setPlaces,
  takeOutPlaces,
} from './picture-places.ts';
import { purifyHtml } from './purify.ts';
import { type PictureStore, storePictures } from './store-pictures.ts';

/** The paste that was made last, while there is something to say about it. */
export interface LastPaste {
  readonly report: PasteReport;
  /** True while it can be replaced by its words alone: nothing was typed since. */
  readonly canBePlain: boolean;
}

/** How far the fetching of pictures is. */
export type Fetching =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly job: string; readonly wanted: number }
  | { readonly state: 'done'; readonly wanted: number; readonly came: number };

export interface PasteDeskOptions {
  /** The language of the article now. */
  language(): string;
  readonly store: PictureStore;
  /** Files that came alone, without text. */
  takeFiles(view: EditorView, files: readonly File[], at: number): void;
  /** Fetches pictures of the web, as a job of this id: an asset or what went wrong for each address, in their order. */
  fetchPictures(job: string, addresses: readonly string[]): Promise<readonly (AssetId | Failure)[]>;
  /** What a picture that may be fetched says of itself in the text, in the language of `locale`. */
  wordsOfPlace(picture: PictureToCome): string;
  readonly locale: string;
}

/** Takes over copying, pasting and dropping in one editor, so that no outside HTML reaches ProseMirror's own parser. */
export class PasteDesk {
  /** What is said under the text. */
  readonly last = new Store<LastPaste | null>(null);
  /** The last report there was, also when it is no longer said: to be read again. */
  readonly remembered = new Store<LastPaste | null>(null);
  /** Pictures that were pasted as addresses only, in the order of the text: nobody is asked for them by themselves. */
  readonly toCome = new Store<readonly PictureToCome[]>([]);
  readonly fetching = new Store<Fetching>({ state: 'none' });
  readonly #options: PasteDeskOptions;
  /** Set by Ctrl+Shift+V until its paste has come. */
  #wantsPlain = false;
  #undoable: { readonly document: ProseMirrorNode; readonly text: string } | null = null;
  /** Where pastes that wait for their pictures go; they follow while the person writes on. */
  readonly #places = new Set<{ bookmark: SelectionBookmark }>();
  #view: EditorView | null = null;

  constructor(options: PasteDeskOptions) {
    this.#options = options;
  }

  extension(): Extension {
    return Extension.create({
      name: 'pasteDesk',
      priority: 3000,
      addProseMirrorPlugins: () => [
        new Plugin({
          props: {
            // The last wall: should a way in have been forgotten, it brings nothing.
            transformPastedHTML: () => '',
            handleDOMEvents: {
              keydown: (_view, event) => {
                if (event.key.toLowerCase() === 'v') {
                  this.#wantsPlain = event.shiftKey && (event.ctrlKey || event.metaKey);
                }
                return false;
              },
              copy: (view, event) => this.#copy(view, event),
              cut: (view, event) => {
                if (!view.editable || !this.#copy(view, event)) return false;
                view.dispatch(
                  view.state.tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'),
                );
                return true;
              },
              paste: (view, event) => this.#paste(view, event),
              drop: (view, event) => this.#drop(view, event),
            },
          },
          view: (view) => {
            this.#view = view;
            return { destroy: () => this.#destroy() };
          },
        }),
        picturePlaces((picture) => this.#options.wordsOfPlace(picture), this.#options.locale),
      ],
      onTransaction: ({ transaction }) => this.#follow(transaction),
    });
  }

  /** Takes the last paste back and inserts its words alone. */
  pasteAsPlainText(): void {
    const view = this.#view;
    const last = this.#undoable;
    if (view === null || last === null || !view.state.doc.eq(last.document)) return;
    undo(view.state, view.dispatch);
    this.#insertPlain(view, last.text);
    view.focus();
  }

  /** The report has been read: the person writes on. */
  dismiss(): void {
    this.#say(null);
    this.#view?.focus();
  }

  focus(): void {
    this.#view?.focus();
  }

  /** Fetches the pictures that have a place in the text, and puts them there. Only ever called by a person's press. */
  async fetchPictures(): Promise<void> {
    const view = this.#view;
    if (view === null || this.fetching.get().state === 'running') return;
    const wanted = placesIn(view.state);
    const addresses = [...new Set(wanted.map(({ picture }) => picture.address))];
    const asked = addresses.slice(0, MOST_FETCHED);
    if (asked.length === 0) return;
    const job = crypto.randomUUID();
    this.fetching.set({ state: 'running', job, wanted: asked.length });
    let outcomes: readonly (AssetId | Failure)[];
    try {
      outcomes = await this.#options.fetchPictures(job, asked);
    } catch (caught) {
      const failed = toFailure(caught);
      outcomes = asked.map(() => failed);
    }
    const came = outcomes.filter((outcome) => typeof outcome === 'string').length;
    this.fetching.set({ state: 'done', wanted: asked.length, came });
    if (view.isDestroyed) return;
    const byAddress = new Map(asked.map((address, index) => [address, outcomes[index]]));
    const filled = placesIn(view.state).filter(
      ({ picture }) => typeof byAddress.get(picture.address) === 'string',
    );
    fillPlaces(view, (address) => byAddress.get(address));
    const addressesFilled = filled.map(({ picture }) => picture.address);
    for (const store of [this.last, this.remembered]) {
      const said = store.get();
      if (said === null) continue;
      store.set({ report: withFetched(said.report, addressesFilled), canBePlain: false });
    }
    this.#undoable = null;
  }

  #destroy(): void {
    this.#view = null;
    this.#undoable = null;
  }

  /** Typing on ends the offer to take the paste back; what was lost in it stays said until it is dismissed. */
  #follow(transaction: Transaction): void {
    for (const place of this.#places) place.bookmark = place.bookmark.map(transaction.mapping);
    this.#tellPlaces();
    if (!transaction.docChanged || this.#undoable === null) return;
    if (transaction.doc.eq(this.#undoable.document)) return;
    this.#undoable = null;
    const last = this.last.get();
    const remembered = this.remembered.get();
    if (remembered !== null) this.remembered.set({ ...remembered, canBePlain: false });
    if (last === null) return;
    const isSaid = isLoss(last.report) || this.toCome.get().length > 0;
    this.#say(isSaid ? { ...last, canBePlain: false } : null);
  }

  #tellPlaces(): void {
    if (this.#view === null || this.#view.isDestroyed) return;
    const pictures = placesIn(this.#view.state).map(({ picture }) => picture);
    if (!haveSameItems(pictures, this.toCome.get())) this.toCome.set(pictures);
  }

  /** Says something under the text, or nothing; the places of pictures are shown as long. */
  #say(said: LastPaste | null): void {
    this.last.set(said);
    if (said !== null) this.remembered.set(said);
    const view = this.#view;
    if (view === null || view.isDestroyed || placesIn(view.state).length === 0) return;
    view.dispatch(setPlaces(view.state.tr, { isShown: said !== null }));
  }

  #copy(view: EditorView, event: ClipboardEvent): boolean {
    if (event.clipboardData === null || !copyTo(view, event.clipboardData)) return false;
    event.preventDefault();
    return true;
  }

  #paste(view: EditorView, event: ClipboardEvent): boolean {
    const isPlain = this.#wantsPlain;
    this.#wantsPlain = false;
    if (!view.editable || event.clipboardData === null) return false;
    event.preventDefault();
    if (isPlain && this.#undoable !== null && view.state.doc.eq(this.#undoable.document)) {
      this.pasteAsPlainText();
    } else if (isPlain) this.#insertPlain(view, event.clipboardData.getData('text/plain'));
    else this.#take(view, event.clipboardData);
    return true;
  }

  #drop(view: EditorView, event: DragEvent): boolean {
    // What is moved within the text is ProseMirror's own.
    if (!view.editable || event.dataTransfer === null || view.dragging !== null) return false;
    event.preventDefault();
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
    const { doc, tr } = view.state;
    const place = at ?? doc.content.size;
    const html = event.dataTransfer.getData('text/html');
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && html === '') {
      this.#options.takeFiles(view, files, place);
      return true;
    }
    view.dispatch(tr.setSelection(Selection.near(doc.resolve(place))));
    this.#take(view, event.dataTransfer);
    view.focus();
    return true;
  }

  #take(view: EditorView, data: DataTransfer): void {
    const html = data.getData('text/html');
    const text = data.getData('text/plain');
    const files = [...data.files];
    const own = copiedSlice(html);
    if (own !== undefined) {
      insertSlice(view, own);
      this.#forget();
      return;
    }
    if (html === '') {
      if (files.length > 0) this.#options.takeFiles(view, files, view.state.selection.from);
      else if (!insertAddress(view, text)) this.#insert(view, plainTextToBody(text), text);
      return;
    }
    const body = pasteToBody(purifyHtml(html), {
      ...originOf(html),
      language: this.#options.language(),
    });
    const words = plainText({ type: 'doc', content: body.content });
    // Office programs add a picture of the text they copied: the text is what is meant.
    if (words.trim() === '' && body.pictures.length === 0 && files.length > 0) {
      this.#options.takeFiles(view, files, view.state.selection.from);
    } else if (body.pictures.length === 0) this.#insert(view, body, text === '' ? words : text);
    else void this.#insertWithPictures(view, body, text === '' ? words : text, files);
  }

  /** Stores the pictures first, then inserts the text with them in their places, where the caret was. */
  async #insertWithPictures(
    view: EditorView,
    body: PastedBody,
    text: string,
    files: readonly File[],
  ): Promise<void> {
    const place = { bookmark: view.state.selection.getBookmark() };
    this.#places.add(place);
    const assets = await storePictures(this.#options.store, body, files);
    this.#places.delete(place);
    if (view.isDestroyed) return;
    view.dispatch(view.state.tr.setSelection(place.bookmark.resolve(view.state.doc)));
    this.#insert(view, body, text, assets);
  }

  #insert(
    view: EditorView,
    pasted: PastedBody,
    text: string,
    assets: readonly (AssetId | null)[] = [],
  ): void {
    const toCome = new Set(
      pasted.pictures.flatMap(({ address }, number) =>
        assets[number] === null && hostOfRemote(address) !== undefined ? [number] : [],
      ),
    );
    const bare = withPictures(pasted, assets);
    // Nothing but pictures that may still come: their place is the caret.
    const body = bare.content.length === 0 ? bare : withPictures(pasted, assets, toCome);
    const { content, openStart, openEnd } = body;
    let { report } = body;
    const before = view.state.doc;
    let taken = [...toCome].map((number) => ({
      number,
      position: view.state.selection.from,
      caption: null as Fragment | null,
    }));
    if (content.length > 0) {
      const made = sliceOfBlocks(view.state, content);
      const isCut = openStart > 0 || openEnd > 0;
      const slice = isCut ? new Slice(made.content, openStart, openEnd) : made;
      const finish = (transaction: Transaction): void => {
        taken = takeOutPlaces(transaction);
      };
      if (insertSlice(view, slice, finish).moved) report = withMoved(report);
    }
    if (taken.length > 0) {
      const alts = altsOf(pasted.content);
      const places = taken.map(({ number, ...place }) => {
        const address = pasted.pictures[number]?.address ?? '';
        const picture = { address, alt: alts.get(number) ?? null, failure: null };
        return { ...place, picture, before };
      });
      const earlier = placesIn(view.state);
      view.dispatch(setPlaces(view.state.tr, { places: [...earlier, ...places] }));
    }
    if (this.fetching.get().state === 'done') this.fetching.set({ state: 'none' });
    this.#undoable = content.length > 0 ? { document: view.state.doc, text } : null;
    const canBePlain = this.#undoable !== null && text.trim() !== '';
    const last = this.last.get();
    // What is still to be had from an earlier paste is not forgotten over a later one.
    const isOpen = last !== null && this.toCome.get().length > 0;
    const otherwise = isOpen ? { ...last, canBePlain: false } : null;
    this.#say(isWorthSaying(report) ? { report, canBePlain } : otherwise);
  }

  #insertPlain(view: EditorView, text: string): void {
    this.#forget();
    const blocks: BodyNode[] = linesToParagraphs(text);
    if (blocks.length > 0) insertSlice(view, sliceOfBlocks(view.state, blocks));
  }

  #forget(): void {
    this.#undoable = null;
    this.#say(null);
  }
}

/** The text that describes each pasted picture, by its number. */
function altsOf(content: readonly BodyNode[]): ReadonlyMap<number, string> {
  const alts = new Map<number, string>();
  for (const { type, attrs } of nodesOf({ type: 'doc', content })) {
    if (type === PASTED_PICTURE && typeof attrs?.alt === 'string') {
      alts.set(Number(attrs.number), attrs.alt);
    }
  }
  return alts;
}

/** The report of a paste that had to stand after the block it was pasted into. */
function withMoved(report: PasteReport): PasteReport {
  const { changed } = report;
  if (changed.some(({ kind }) => kind === 'places')) return report;
  return { ...report, changed: [...changed, { kind: 'places', count: 1, words: [] }] };
}

/** Whether something that readers could have seen or followed is gone. */
function isLoss({ dropped }: PasteReport): boolean {
  return dropped.some(({ kind }) => kind === 'pictures' || kind === 'links');
}

/** A web or mail address alone becomes a link: of the words that are selected, else of itself. */
function insertAddress(view: EditorView, text: string): boolean {
  const written = text.trim();
  const { href } = cleanLink(written);
  const { state } = view;
  const link = state.schema.marks.link?.create({ href });
  if (!/^(https?:\/\/|mailto:)\S+$/i.test(written) || href === undefined || link === undefined) {
    return false;
  }
  const { empty, from, to, $from } = state.selection;
  if (!$from.parent.inlineContent || !$from.parent.type.allowsMarkType(link.type)) return false;
  const tr = empty
    ? state.tr.replaceSelectionWith(state.schema.text(written, [link]), false)
    : state.tr.addMark(from, to, link);
  view.dispatch(closeHistory(tr).setMeta('preventAutolink', true).scrollIntoView());
  return true;
}
