// What is known of one category, news type, tag or person, and which articles name it? Each part is changed in place.
import { ArrowLeft, CircleX, Merge, MoreHorizontal, Trash2 } from 'lucide-react';
import { type ReactNode, type RefObject, useId, useMemo, useRef, useState } from 'react';
import { type TermId, termId } from '../../../core/content/ids.ts';
import type { Category, Person } from '../../../core/content/site.ts';
import { condition } from '../../../core/desk/filter.ts';
import { startingChoice } from '../../../core/desk/views.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import type { Direction } from '../../../core/terms/moves.ts';
import type {
  EntryId,
  EntryKind,
  TermChange,
  TermRefusal,
} from '../../../core/terms/term-change.ts';
import { namedBy, type Term, withBelow } from '../../../core/terms/vocabulary.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { addressBefore, type EntryRow } from './entry-rows.ts';

/** Articles are shown so many at a time. */
const SHOWN = 20;

interface Props {
  readonly contents: LibraryContents;
  readonly kind: EntryKind;
  readonly entry: Term | Person;
  readonly row: EntryRow | undefined;
  readonly canChange: boolean;
  /** Readers know its address. */
  readonly isKnown: boolean;
  readonly nameField: RefObject<HTMLInputElement | null>;
  /** Leads back to the list, where that is not beside it. */
  readonly onBack: (() => void) | null;
  /** Null where it was made; otherwise why it was not. */
  readonly onChange: (change: TermChange) => Promise<TermRefusal | null>;
  readonly onMove: (direction: Direction) => void;
  readonly onMerge: (into: EntryId | null) => void;
  readonly onDelete: () => void;
  readonly onRename: () => void;
  readonly onCreateBelow: () => void;
}

export function EntryDetails(props: Props) {
  const { contents, kind, entry, row, canChange, isKnown, onChange } = props;
  const { messages } = useServices();
  const words = messages.terms;
  const uses = row?.use ?? { articles: 0, published: 0 };
  const more: (MenuItem | 'separator')[] = [
    { id: 'rename', label: words.rename, shortcut: 'F2', run: props.onRename },
    ...(kind === 'category'
      ? [{ id: 'below', label: words.createBelow, run: props.onCreateBelow }]
      : []),
    ...(kind === 'person'
      ? []
      : [
          'separator' as const,
          { id: 'up', label: words.moveUp, shortcut: 'Alt+↑', run: () => props.onMove('up') },
          { id: 'down', label: words.moveDown, shortcut: 'Alt+↓', run: () => props.onMove('down') },
        ]),
    ...(kind === 'category'
      ? [
          { id: 'in', label: words.moveIn, shortcut: 'Alt+Shift+→', run: () => props.onMove('in') },
          {
            id: 'out',
            label: words.moveOut,
            shortcut: 'Alt+Shift+←',
            run: () => props.onMove('out'),
          },
        ]
      : []),
  ];
  return (
    <section className="entry-details" aria-label={entry.name}>
      <div className="entry-details-head">
        {props.onBack === null ? null : (
          <button
            type="button"
            className="icon-button"
            aria-label={words.backToList}
            onClick={props.onBack}
          >
            <ArrowLeft aria-hidden />
          </button>
        )}
        <h3>{entry.name}</h3>
        {canChange ? (
          <Menu
            align="end"
            trigger={
              <button type="button" className="icon-button" aria-label={words.actions}>
                <MoreHorizontal aria-hidden />
              </button>
            }
            items={more}
          />
        ) : null}
      </div>
      <fieldset className="entry-fields" disabled={!canChange}>
        <TextField
          label={words.name}
          value={entry.name}
          inputRef={props.nameField}
          onKeep={(name) => onChange({ does: 'rename', kind, id: entry.id, name })}
          onMerge={props.onMerge}
        />
        {'slug' in entry && kind !== 'person' ? (
          <TermFields
            kind={kind}
            term={entry}
            categories={contents.taxonomy.categories}
            isKnown={isKnown}
            onChange={onChange}
            onMerge={props.onMerge}
          />
        ) : null}
        {'role' in entry ? (
          <>
            <TextField
              label={words.role}
              value={entry.role}
              onKeep={(role) => onChange({ does: 'portray', id: entry.id, role })}
            />
            <TextField
              label={words.organisation}
              value={entry.organisation}
              onKeep={(organisation) => onChange({ does: 'portray', id: entry.id, organisation })}
            />
            <TextField
              label={words.link}
              help={words.linkHelp}
              value={entry.link}
              onKeep={(link) => onChange({ does: 'portray', id: entry.id, link })}
            />
          </>
        ) : null}
      </fieldset>
      <Uses
        key={entry.id}
        summaries={contents.summaries}
        kind={kind}
        id={entry.id}
        title={words.usesOut(uses.articles, uses.published)}
      />
      {canChange ? (
        <div className="entry-actions">
          <button type="button" className="button" onClick={() => props.onMerge(null)}>
            <Merge aria-hidden />
            {words.merge}
          </button>
          <button type="button" className="button is-destructive" onClick={props.onDelete}>
            <Trash2 aria-hidden />
            {uses.articles === 0 ? words.deleteNow : words.delete}
          </button>
        </div>
      ) : null}
    </section>
  );
}

function TermFields(props: {
  readonly kind: Exclude<EntryKind, 'person'>;
  readonly term: Term;
  readonly categories: readonly Category[];
  readonly isKnown: boolean;
  readonly onChange: Props['onChange'];
  readonly onMerge: Props['onMerge'];
}) {
  const { kind, term, categories, isKnown, onChange } = props;
  const { messages } = useServices();
  const words = messages.terms;
  const parentId = useId();
  const below = useMemo(() => withBelow(categories, term.id), [categories, term.id]);
  const parent = 'parent' in term ? term.parent : undefined;
  const setParent = (chosen: TermId | null): void =>
    void onChange({ does: 'place', kind, id: term.id, parent: chosen, before: null });
  return (
    <>
      <TextField
        label={words.address}
        prefix={addressBefore(kind)}
        help={isKnown && kind !== 'tag' ? words.addressKnown : words.addressHelp[kind]}
        value={term.slug}
        onKeep={(slug) => onChange({ does: 'readdress', kind, id: term.id, slug })}
        onMerge={props.onMerge}
      />
      {kind === 'category' ? (
        <div className="stacked-field">
          <label htmlFor={parentId}>{words.parent}</label>
          <div className="select is-field">
            <select
              id={parentId}
              value={parent ?? ''}
              onChange={({ target: { value } }) =>
                setParent(value === '' ? null : termId.parse(value))
              }
            >
              <option value="">{words.noParent}</option>
              {categories
                .filter(({ id }) => !below.has(id))
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          </div>
        </div>
      ) : null}
      <TextField
        label={words.description}
        help={kind === 'tag' ? undefined : words.descriptionHelp}
        isLong
        value={term.description}
        onKeep={(description) => onChange({ does: 'describe', kind, id: term.id, description })}
      />
    </>
  );
}

/** A field that keeps what was typed when it is left, or by Enter; Escape brings back what was there. */
function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly prefix?: string;
  readonly help?: string | undefined;
  readonly isLong?: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly onKeep: (value: string) => Promise<TermRefusal | null>;
  readonly onMerge?: (into: EntryId) => void;
}) {
  const { label, value, prefix = '', help, isLong = false, inputRef, onKeep, onMerge } = props;
  const { messages } = useServices();
  const words = messages.terms;
  /** What is typed and not kept; null where the field shows what is there. */
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<TermRefusal | null>(null);
  const id = useId();
  const helpId = useId();
  const isKeeping = useRef(false);
  const keep = async (): Promise<void> => {
    if (typed === null || isKeeping.current) return;
    if (typed.trim() === value) {
      setTyped(null);
      return;
    }
    isKeeping.current = true;
    const refused = await onKeep(typed);
    isKeeping.current = false;
    setRefusal(refused);
    if (refused === null) setTyped(null);
  };
  const given = {
    id,
    className: 'field',
    value: typed ?? value,
    'aria-describedby': helpId,
    'aria-invalid': refusal !== null || undefined,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setRefusal(null);
      setTyped(target.value);
    },
    onBlur: () => void keep(),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && !isLong) void keep();
      if (event.key !== 'Escape' || typed === null) return;
      event.preventDefault();
      setTyped(null);
      setRefusal(null);
    },
  };
  const other = refusal?.other ?? null;
  return (
    <div className="stacked-field">
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea rows={3} {...given} />
      ) : (
        <span className="prefixed">
          {prefix === '' ? null : <span aria-hidden>{prefix}</span>}
          <input ref={inputRef} {...given} />
        </span>
      )}
      <div id={helpId}>
        {refusal === null ? null : (
          <p className="field-error" role="alert">
            <CircleX aria-hidden />
            {words.refusal(refusal.code, refusal.subject)}
          </p>
        )}
        {refusal !== null || help === undefined ? null : (
          <small className="field-help">{help}</small>
        )}
      </div>
      {other === null || onMerge === undefined || refusal === null ? null : (
        <button
          type="button"
          className="button is-small"
          onClick={() => {
            setTyped(null);
            setRefusal(null);
            onMerge(other);
          }}
        >
          {words.mergeIntoOther(refusal.subject)}
        </button>
      )}
    </div>
  );
}

function Uses(props: {
  readonly summaries: ReadonlyMap<string, ArticleSummary>;
  readonly kind: EntryKind;
  readonly id: EntryId;
  readonly title: string;
}): ReactNode {
  const { summaries, kind, id, title } = props;
  const { desk, messages, travel, workspace } = useServices();
  const words = messages.terms;
  const [shown, setShown] = useState(SHOWN);
  const articles = useMemo(() => {
    const when = ({ publishedAt, updatedAt }: ArticleSummary): string => publishedAt ?? updatedAt;
    return [...summaries.values()]
      .filter((article) => namedBy(article, kind).includes(id))
      .sort((one, other) => (when(one) < when(other) ? 1 : -1));
  }, [summaries, kind, id]);
  return (
    <div className="entry-uses-list">
      <h4>{words.usedIn}</h4>
      <p className="field-help">{title}</p>
      {articles.length === 0 ? null : (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            // A kind is what the table calls the field.
            const only = condition.parse({ field: kind, is: true, values: [id] });
            desk.show(null, { ...startingChoice, filter: [only] });
            travel.go('articles');
          }}
        >
          {words.showAll}
        </button>
      )}
      <ul>
        {articles.slice(0, shown).map((article) => {
          const headline = article.headline === '' ? messages.list.untitled : article.headline;
          return (
            <li key={article.id}>
              <button
                type="button"
                className="entry-article"
                aria-label={`${words.open(headline)}, ${messages.statuses[article.status]}`}
                title={headline}
                onClick={() => {
                  travel.write(article.id).catch((caught: unknown) => workspace.report(caught));
                }}
              >
                <StatusGlyph status={article.status} size={14} />
                <span lang={article.language}>{headline}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {articles.length > shown ? (
        <button type="button" className="link-button" onClick={() => setShown(shown + SHOWN)}>
          {words.more(Math.min(SHOWN, articles.length - shown))}
        </button>
      ) : null}
    </div>
  );
}
