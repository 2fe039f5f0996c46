// Which articles are chosen? As in any list of files: one by one, from here to there, all of them.

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a choice “from here to there” begins. */
  readonly anchor: string | null;
  /** What was chosen beside the span from the anchor. */
  readonly beside: ReadonlySet<string>;
}

export const nothingChosen: Selection = { ids: new Set(), anchor: null, beside: new Set() };

/** Chooses one more, or one less; the next span begins there. */
export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, beside: ids };
}

/** Chooses everything from the anchor to `id`, in the order of the list, beside what was chosen before. */
export function spanned(
  selection: Selection,
  from: string,
  id: string,
  order: readonly string[],
): Selection {
  const anchor =
    selection.anchor !== null && order.includes(selection.anchor) ? selection.anchor : from;
  const beside = anchor === selection.anchor ? selection.beside : selection.ids;
  const [first = 0, last = 0] = [order.indexOf(anchor), order.indexOf(id)].sort((a, b) => a - b);
  return { ids: new Set([...beside, ...order.slice(first, last + 1)]), anchor, beside };
}

export function all(order: readonly string[]): Selection {
  const ids = new Set(order);
  return { ids, anchor: null, beside: ids };
}
