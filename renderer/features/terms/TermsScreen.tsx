// Which words does the newsroom sort by? A screen with its categories, news types, tags and people, each list beside its details.
import { Plus } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { liveSince } from '../../../core/content/article.ts';
import type { TermId } from '../../../core/content/ids.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import { type Direction, type DropSide, dropOn, stepTo } from '../../../core/terms/moves.ts';
import {
  type EntryId,
  type EntryKind,
  entryKinds,
  type TermChange,
  type TermRefusal,
} from '../../../core/terms/term-change.ts';
import { countUses, entriesOf, termOf } from '../../../core/terms/vocabulary.ts';
import { isNowhere } from '../../app/is-nowhere.ts';
import { useServices } from '../../app/services.ts';
import { useMedia } from '../../app/use-media.ts';
import type { PlaceProps } from '../frame/places.ts';
import { EntryDetails } from './EntryDetails.tsx';
import { EntryGrid } from './EntryGrid.tsx';
import { type EntryRow, entryRows } from './entry-rows.ts';
import { changeAsked, TermsDialog, type TermsQuestion } from './TermsDialog.tsx';
import { AddForm, type Adding, FilterField, Nothing } from './terms-parts.tsx';
import { useTerms } from './use-terms.ts';
import './terms.css';

export function TermsScreen({ contents }: PlaceProps) {
  const { api, messages, toasts, workspace } = useServices();
  const words = messages.terms;
  const terms = useTerms();
  const [kind, setKind] = useState<EntryKind>('category');
  const [chosen, setChosen] = useState<Partial<Record<EntryKind, EntryId>>>({});
  const [filter, setFilter] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set());
  const [renaming, setRenaming] = useState<EntryId | null>(null);
  const [adding, setAdding] = useState<Adding | null>(null);
  const [question, setQuestion] = useState<TermsQuestion | null>(null);
  const [awaited, setAwaited] = useState<EntryId | null>(null);
  const isTiny = useMedia('(max-width: 759.9px)');
  /** Where there is room for one of them: the details are shown, and not the list. */
  const [isInDetails, setIsInDetails] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const addField = useRef<HTMLInputElement>(null);
  const [spoken, setSpoken] = useState('');

  const canChange = contents.library.readOnly === null;
  const { summaries } = contents;
  const isOut = (article: ArticleSummary): boolean =>
    article.status === 'published' || article.status === 'scheduled'
      ? isOutNow(article, Date.now())
      : false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is out follows the list, and the clock no closer than that.
  const uses = useMemo(() => countUses(summaries.values(), kind, isOut), [summaries, kind]);
  const rows = useMemo(
    () => entryRows(contents, kind, { filter, closed, uses }),
    [contents, kind, filter, closed, uses],
  );
  const entries = entriesOf(contents, kind);
  const selected = chosen[kind] ?? rows[0]?.id ?? null;
  const entry = entries.find((one) => one.id === selected);
  const row = rows.find((one) => one.id === selected);
  const isFiltered = filter.trim() !== '';

  const select = useCallback(
    (id: EntryId): void => setChosen((before) => ({ ...before, [kind]: id })),
    [kind],
  );
  const focusRow = (id: EntryId): void => {
    select(id);
    setAwaited(id);
  };
  const onFocused = useCallback(() => setAwaited(null), []);
  // Whoever comes by a key goes on by keys.
  const start = useRef(selected);
  useEffect(() => {
    if (isNowhere()) setAwaited(start.current);
  }, []);
  const nameOf = (id: EntryId): string => entries.find((one) => one.id === id)?.name ?? '';

  /** Makes a change of one entry; answers with why not, after saying what was done. */
  const change = async (asked: TermChange): Promise<TermRefusal | null> => {
    const id = 'id' in asked ? asked.id : null;
    const before = id === null ? '' : nameOf(id);
    const outcome = await terms.make(asked, ({ consequences: { redirects } }) => {
      const [way] = redirects;
      switch (asked.does) {
        case 'rename':
          return words.renamed(before, asked.name.trim());
        case 'readdress':
          return way === undefined
            ? words.readdressed(asked.slug.trim())
            : words.readdressedFrom(way.from, way.to);
        case 'create':
          return words.created(asked.name.trim());
        default:
          return words.changed(before);
      }
    });
    return outcome.is === 'refused' ? outcome.refusal : null;
  };

  const place = async (asked: TermChange | null): Promise<void> => {
    if (asked?.does !== 'place') {
      setSpoken(words.noFurther);
      return;
    }
    const { id, parent } = asked;
    const name = nameOf(id);
    if (parent !== null) setClosed(without(closed, parent));
    const above = parent === null ? null : nameOf(parent);
    const wasBelow = row?.parent ?? null;
    const outcome = await terms.make(asked, () =>
      kind === 'category' && parent !== wasBelow ? words.isBelow(name, above) : words.changed(name),
    );
    if (outcome.is === 'refused') {
      toasts.show(words.refusal(outcome.refusal.code, outcome.refusal.subject), {
        isProblem: true,
      });
    }
    focusRow(id);
  };
  const move = (id: EntryId, direction: Direction): void => {
    if (kind === 'person') return;
    const term = termOf(contents.taxonomy, kind, id);
    if (term !== undefined) void place(stepTo(contents.taxonomy, kind, term.id, direction));
  };
  const dropRow = (id: EntryId, over: EntryId, side: DropSide): void => {
    if (kind === 'person') return;
    const [term, goal] = [id, over].map((one) => termOf(contents.taxonomy, kind, one));
    if (term === undefined || goal === undefined) return;
    const asked = dropOn(contents.taxonomy, kind, term.id, goal.id, side);
    if (asked !== null) void place(asked);
  };

  const add = async (asked: Adding): Promise<void> => {
    const { name, parent } = asked;
    const outcome = await terms.make({ does: 'create', kind, name, parent }, () =>
      words.created(name.trim()),
    );
    if (outcome.is === 'refused') {
      setAdding({ ...asked, refusal: outcome.refusal });
      requestAnimationFrame(() => addField.current?.focus());
      return;
    }
    if (outcome.is === 'failed') return;
    setAdding(null);
    setFilter('');
    if (parent !== null) setClosed(without(closed, parent));
    if (outcome.made.entry !== null) focusRow(outcome.made.entry);
  };
  const beginAdding = (parent: TermId | null): void => {
    setIsInDetails(false);
    setAdding({ parent, name: '', refusal: null });
    requestAnimationFrame(() => addField.current?.focus());
  };

  /** What nothing depends on goes at once; anything else is asked about, with what comes of it. */
  const remove = async (id: EntryId): Promise<void> => {
    const asked: TermsQuestion = { does: 'delete', kind, id, into: null };
    try {
      const asking = changeAsked(asked);
      if (asking === null) return;
      const planned = await api.call('terms.plan', { change: asking });
      const isFree =
        planned.ok &&
        planned.consequences.articles === 0 &&
        planned.consequences.raised === 0 &&
        planned.consequences.gone.length === 0 &&
        planned.consequences.targets.length === 0;
      if (!isFree) {
        setQuestion(asked);
        return;
      }
      const next = rows[rows.findIndex((one) => one.id === id) + 1] ?? rows.at(-2);
      const outcome = await terms.make(asking, () => words.deleted(nameOf(id), 0));
      if (outcome.is === 'made') chooseAfter(next);
    } catch (caught) {
      workspace.report(caught);
    }
  };
  const chooseAfter = (next: EntryRow | undefined): void => {
    setIsInDetails(false);
    if (next === undefined) setChosen((before) => ({ ...before, [kind]: undefined }));
    else focusRow(next.id);
  };

  const showsList = !isTiny || !isInDetails;
  const showsDetails = entry !== undefined && (!isTiny || isInDetails);
  return (
    <main className="screen">
      <Tabs.Root
        className="terms-tabs"
        value={kind}
        onValueChange={(value) => {
          const next = entryKinds.find((one) => one === value);
          if (next === undefined) return;
          setKind(next);
          setFilter('');
          setAdding(null);
          setRenaming(null);
          setIsInDetails(false);
        }}
      >
        <header className="screen-head">
          <h2 className="screen-title">{words.title}</h2>
          <Tabs.List className="segments" aria-label={words.kinds}>
            {entryKinds.map((one) => (
              <Tabs.Trigger key={one} className="segment" value={one}>
                {words.kind[one]}
                <span className="count">
                  {entriesOf(contents, one).length.toLocaleString(messages.locale)}
                </span>
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </header>
        {entryKinds.map((one) => (
          <Tabs.Content key={one} value={one} className="terms-panel" tabIndex={-1}>
            {one !== kind ? null : (
              <>
                {showsList ? (
                  <div className="terms-list">
                    <div className="terms-tools">
                      <FilterField
                        label={words.filter[kind]}
                        value={filter}
                        shown={words.shown(rows.length, entries.length)}
                        onChange={setFilter}
                        onDown={() => {
                          if (selected !== null && row !== undefined) setAwaited(selected);
                          else if (rows[0] !== undefined) focusRow(rows[0].id);
                        }}
                      />
                      {canChange ? (
                        <button type="button" className="button" onClick={() => beginAdding(null)}>
                          <Plus aria-hidden />
                          {words.create[kind]}
                        </button>
                      ) : null}
                    </div>
                    {adding === null ? null : (
                      <AddForm
                        label={
                          adding.parent === null
                            ? words.create[kind]
                            : `${words.createBelow} “${nameOf(adding.parent)}”`
                        }
                        adding={adding}
                        field={addField}
                        onType={(name) => setAdding({ ...adding, name, refusal: null })}
                        onAdd={() => void add(adding)}
                        onClose={() => {
                          setAdding(null);
                          if (selected !== null) setAwaited(selected);
                        }}
                      />
                    )}
                    {rows.length === 0 ? (
                      <Nothing
                        kind={kind}
                        filter={filter}
                        canChange={canChange}
                        onCreate={() => {
                          const name = filter.trim();
                          if (name === '') beginAdding(null);
                          else void add({ parent: null, name, refusal: null });
                        }}
                      />
                    ) : (
                      <EntryGrid
                        kind={kind}
                        rows={rows}
                        selected={selected}
                        awaited={awaited}
                        renaming={renaming}
                        canChange={canChange}
                        canMove={canChange && kind !== 'person' && !isFiltered}
                        onFocused={onFocused}
                        onSelect={select}
                        onPick={(id) => {
                          select(id);
                          setIsInDetails(true);
                        }}
                        onEnter={(id) => {
                          select(id);
                          setIsInDetails(true);
                          requestAnimationFrame(() => nameField.current?.focus());
                        }}
                        onRename={setRenaming}
                        onNamed={async (id, name) => {
                          const refusal = await change({ does: 'rename', kind, id, name });
                          if (refusal === null) return true;
                          toasts.show(words.refusal(refusal.code, refusal.subject), {
                            isProblem: true,
                          });
                          return false;
                        }}
                        onOpen={(id, isOpen) =>
                          setClosed(isOpen ? without(closed, id) : new Set(closed).add(id))
                        }
                        onMove={move}
                        onDrop={dropRow}
                        onDelete={(id) => void remove(id)}
                      />
                    )}
                    <p id="entries-help" className="terms-help">
                      {canChange ? words.help[kind] : words.readOnly}
                    </p>
                  </div>
                ) : null}
                {showsDetails ? (
                  <EntryDetails
                    key={entry.id}
                    contents={contents}
                    kind={kind}
                    entry={entry}
                    row={row ?? { ...emptyRow(entry), use: uses.get(entry.id) ?? emptyUse }}
                    canChange={canChange}
                    isKnown={(uses.get(entry.id)?.published ?? 0) > 0}
                    nameField={nameField}
                    onBack={
                      isTiny
                        ? () => {
                            setIsInDetails(false);
                            setAwaited(entry.id);
                          }
                        : null
                    }
                    onChange={change}
                    onMove={(direction) => move(entry.id, direction)}
                    onMerge={(into) => setQuestion({ does: 'merge', kind, id: entry.id, into })}
                    onDelete={() => void remove(entry.id)}
                    onRename={() => {
                      setIsInDetails(false);
                      setRenaming(entry.id);
                    }}
                    onCreateBelow={() => {
                      const category = termOf(contents.taxonomy, 'category', entry.id);
                      if (category !== undefined) beginAdding(category.id);
                    }}
                  />
                ) : null}
                {entry === undefined && !isTiny && rows.length > 0 ? (
                  <section className="entry-details is-empty">
                    <p className="field-help">{words.choose}</p>
                  </section>
                ) : null}
              </>
            )}
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <p role="status" className="visually-hidden">
        {spoken}
      </p>
      {question === null ? null : (
        <TermsDialog
          contents={contents}
          question={question}
          terms={terms}
          onQuestion={setQuestion}
          onDone={(into) => {
            const next = rows[rows.findIndex((one) => one.id === question.id) + 1] ?? rows.at(-2);
            setQuestion(null);
            setIsInDetails(false);
            if (into === null) chooseAfter(next);
            else focusRow(into);
          }}
          onClose={() => setQuestion(null)}
        />
      )}
    </main>
  );
}

const emptyUse = { articles: 0, published: 0 };

function emptyRow({ id, name }: { readonly id: EntryId; readonly name: string }): EntryRow {
  return {
    ...{ id, name, beside: '', depth: 0, parent: null, below: 0, isOpen: false },
    ...{ place: 1, siblings: 1, use: emptyUse },
  };
}

function isOutNow(article: ArticleSummary, now: number): boolean {
  const { publishAt, embargoUntil, status, publishedAt } = article;
  if (embargoUntil !== undefined && Date.parse(embargoUntil) > now) return false;
  const at = liveSince({
    status,
    publishedAt,
    publishAt: publishAt === undefined ? undefined : { instant: publishAt, zone: 'UTC' },
  });
  return at !== undefined && at.getTime() <= now;
}

function without(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  next.delete(one);
  return next;
}
