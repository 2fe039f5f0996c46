// Where do pictures belong that were pasted as addresses only? Places that follow the text and show themselves in it;
// nothing of them is stored.
import { closeHistory } from '@tiptap/pm/history';
import type { Fragment, Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { AssetId } from '../../../core/content/ids.ts';
import type { Failure } from '../../../core/errors.ts';
import { numberToCome } from '../../../core/paste/stored-pictures.ts';

/** A picture that may be fetched. */
export interface PictureToCome {
  readonly address: string;
  readonly alt: string | null;
  /** Why it did not come when it was asked for. */
  readonly failure: Failure | null;
}

export interface PicturePlace {
  readonly picture: PictureToCome;
  /** Between two blocks. */
  readonly position: number;
  /** What became a line because its picture did not come; it goes back where nobody changed it. */
  readonly caption: Fragment | null;
  /** The text before its paste: where that is there again, the paste was taken back, and the place with it. */
  readonly before: ProseMirrorNode;
}

interface Places {
  readonly places: readonly PicturePlace[];
  /** Whether the text shows them. */
  readonly isShown: boolean;
}

const key = new PluginKey<Places>('picturePlaces');

export function placesIn(state: EditorState): readonly PicturePlace[] {
  return key.getState(state)?.places ?? [];
}

/** Sets the places, or whether they are shown, by a transaction that need not do anything else. */
export function setPlaces(transaction: Transaction, change: Partial<Places>): Transaction {
  return transaction.setMeta(key, change);
}

/** Keeps the places up to date. `wordsOf` is what one says of itself in the text. */
export function picturePlaces(
  wordsOf: (picture: PictureToCome) => string,
  locale: string,
): Plugin<Places> {
  const draw = (picture: PictureToCome): HTMLElement => {
    const element = document.createElement('div');
    element.className = picture.failure === null ? 'picture-place' : 'picture-place is-failed';
    element.contentEditable = 'false';
    element.lang = locale;
    element.textContent = wordsOf(picture);
    return element;
  };
  return new Plugin<Places>({
    key,
    state: {
      init: () => ({ places: [], isShown: false }),
      apply(transaction, held) {
        // The type of a meta is not known to ProseMirror; only `setPlaces` sets this one.
        const change = transaction.getMeta(key) as Partial<Places> | undefined;
        if (change !== undefined) return { ...held, ...change };
        if (!transaction.docChanged || held.places.length === 0) return held;
        const places = held.places.flatMap((place) => {
          const { pos, deletedAcross } = transaction.mapping.mapResult(place.position);
          const isGone = deletedAcross || transaction.doc.eq(place.before);
          return isGone ? [] : [{ ...place, position: pos }];
        });
        return { ...held, places };
      },
    },
    props: {
      decorations(state) {
        const { places, isShown } = key.getState(state) ?? { places: [], isShown: false };
        if (!isShown) return null;
        return DecorationSet.create(
          state.doc,
          places.map(({ position, picture }, index) =>
            Decoration.widget(position, () => draw(picture), {
              side: -1,
              key: `${index} ${picture.failure?.code ?? ''} ${picture.address}`,
              ignoreSelection: true,
            }),
          ),
        );
      },
    },
  });
}

/** Takes the figures that only hold a place out of a paste, within its own step; answers where each stood. */
export function takeOutPlaces(
  transaction: Transaction,
): { readonly number: number; readonly position: number; readonly caption: Fragment | null }[] {
  const found: { number: number; position: number; caption: Fragment | null }[] = [];
  transaction.doc.descendants((node, position) => {
    const number = node.type.name === 'figure' ? numberToCome(node.attrs.asset) : undefined;
    if (number === undefined) return;
    found.push({ number, position, caption: node.content.size > 0 ? node.content : null });
  });
  const taken = found.reverse().map((place) => {
    const position = takeOut(transaction, place.position);
    return { ...place, position, done: transaction.mapping.maps.length };
  });
  return taken.reverse().map(({ position, done, ...place }) => ({
    ...place,
    position: transaction.mapping.slice(done).map(position),
  }));
}

function takeOut(transaction: Transaction, position: number): number {
  const $at = transaction.doc.resolve(position);
  const figure = $at.nodeAfter;
  const line = transaction.doc.type.schema.nodes.paragraph;
  if (figure === null || line === undefined) return position;
  let [from, to] = [position, position + figure.nodeSize];
  const isEmptyLine = $at.nodeBefore?.type === line && $at.nodeBefore.content.size === 0;
  // An item began with an empty line only because of the picture after it.
  const ledIn = $at.parent.type.name === 'listItem' && $at.index() === 1 && isEmptyLine;
  if (figure.content.size > 0) {
    // A caption stays as a line.
    transaction.replaceWith(from, to, line.create(null, figure.content));
    if (ledIn) transaction.delete(position - 2, position);
    return ledIn ? position - 2 : position;
  }
  if (ledIn && $at.parent.maybeChild(2)?.type !== line && $at.parent.childCount > 2) {
    transaction.delete(from, to);
    return from;
  }
  if (ledIn) from -= 2;
  // What held nothing else goes with it.
  for (let depth = $at.depth; depth > 0; depth--) {
    if (transaction.doc.resolve(from).node(depth).content.size > to - from) break;
    [from, to] = [$at.before(depth), $at.after(depth)];
  }
  if (to - from === transaction.doc.content.size) transaction.replaceWith(from, to, line.create());
  else transaction.delete(from, to);
  return from;
}

/** Puts fetched pictures in their places as one step to undo; the others keep theirs, with what went wrong. */
export function fillPlaces(
  view: EditorView,
  outcomeOf: (address: string) => AssetId | Failure | undefined,
): number {
  const { state } = view;
  const figure = state.schema.nodes.figure;
  if (figure === undefined) return 0;
  const { tr } = state;
  const left: PicturePlace[] = [];
  let filled = 0;
  // From the end, so that a place is not moved before its turn, and pictures in one place keep their order.
  for (const place of [...placesIn(state)].reverse()) {
    const outcome = outcomeOf(place.picture.address);
    if (typeof outcome !== 'string') {
      const { picture } = place;
      left.push(
        outcome === undefined ? place : { ...place, picture: { ...picture, failure: outcome } },
      );
      continue;
    }
    fill(tr, place, outcome);
    filled += 1;
  }
  const places = left.reverse().map((place) => ({
    ...place,
    position: tr.mapping.map(place.position),
  }));
  if (filled > 0) closeHistory(tr);
  view.dispatch(setPlaces(tr, { places }));
  if (filled > 0) view.dispatch(closeHistory(view.state.tr));
  return filled;
}

function fill(tr: Transaction, place: PicturePlace, asset: AssetId): void {
  const { picture, position, caption } = place;
  const { schema } = tr.doc.type;
  const figure = schema.nodes.figure?.create({ asset, alt: picture.alt });
  if (figure === undefined) return;
  const $at = tr.doc.resolve(Math.min(position, tr.doc.content.size));
  const index = $at.index();
  const line = $at.nodeAfter;
  if (
    caption !== null &&
    line?.type.name === 'paragraph' &&
    line.content.eq(caption) &&
    $at.parent.canReplaceWith(index, index + 1, figure.type)
  ) {
    tr.replaceWith($at.pos, $at.pos + line.nodeSize, figure.copy(caption));
    return;
  }
  if (!$at.parent.inlineContent && $at.parent.canReplaceWith(index, index, figure.type)) {
    tr.insert($at.pos, figure);
    return;
  }
  // An empty line of its own is what the picture was pasted into; else it comes after the block, never into a sentence.
  const isEmptyLine = $at.depth === 1 && $at.parent.isTextblock && $at.parent.content.size === 0;
  if (isEmptyLine) tr.replaceWith($at.before(), $at.after(), figure);
  else tr.insert($at.after(1), figure);
}
