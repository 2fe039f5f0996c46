// How is the goal of a link typed or chosen? One field for addresses and headlines, with what it could mean under it.
import { FileX, Globe, Mail, Phone } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { articleOfHref } from '../../core/blocks/link.ts';
import type { ArticleSummary } from '../../core/library.ts';
import { relativeTime } from '../app/dates.ts';
import type { LibraryContents } from '../app/library-mirror.ts';
import { useServices } from '../app/services.ts';
import { useNow } from '../app/use-now.ts';
import { StatusGlyph } from '../ui/StatusGlyph.tsx';
import type { LinkTarget } from './link-targets.ts';

interface Props {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly rows: readonly LinkTarget[];
  readonly describedBy: string | undefined;
  readonly isRefused: boolean;
  readonly onType: (typed: string) => void;
  readonly onChoose: (row: LinkTarget) => void;
  readonly onSubmit: () => void;
}

export function LinkField({ field, typed, rows, describedBy, isRefused, ...props }: Props) {
  const { messages } = useServices();
  const words = messages.editor.linkForm;
  const listId = useId();
  /** The row under the keys; -1 while the person only types. */
  const [active, setActive] = useState(-1);
  const at = Math.min(active, rows.length - 1);
  const { onType, onChoose, onSubmit } = props;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const last = rows.length - 1;
    if (event.key === 'ArrowDown') setActive(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setActive(at <= 0 ? last : at - 1);
    else if (event.key === 'Enter') {
      // What was typed is an address, or the beginning of a headline: either is the first row.
      const row = rows[at === -1 && typed.trim() !== '' ? 0 : at];
      if (row === undefined) onSubmit();
      else onChoose(row);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="link-field">
      <label className="stacked-field">
        <span>{words.goal}</span>
        <input
          ref={field}
          className="field"
          type="text"
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(at === -1 ? {} : { 'aria-activedescendant': `${listId}-${at}` })}
          value={typed}
          placeholder={words.goalHint}
          spellCheck={false}
          aria-invalid={isRefused}
          aria-describedby={describedBy}
          onChange={(event) => {
            setActive(-1);
            onType(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <p className="visually-hidden" role="status">
        {rows.length > 0 ? words.offered(rows.length) : ''}
      </p>
      <div
        className="combo-list link-rows"
        role="listbox"
        id={listId}
        aria-label={words.offers}
        hidden={rows.length === 0}
        tabIndex={-1}
      >
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys.
          <div
            key={row.href}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="menu-item"
            onPointerMove={() => setActive(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(row)}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
          >
            <Row row={row} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Row({ row }: { readonly row: LinkTarget }) {
  if (row.kind === 'article') return <ArticleRow summary={row.summary} />;
  const Icon = { web: Globe, mail: Mail, telephone: Phone }[row.scheme];
  return (
    <>
      <Icon aria-hidden />
      <span className="link-row-name">{row.href}</span>
    </>
  );
}

function ArticleRow({ summary }: { readonly summary: ArticleSummary }) {
  const { messages } = useServices();
  const now = useNow();
  const when = relativeTime(summary.publishedAt ?? summary.updatedAt, now, messages);
  return (
    <>
      <StatusGlyph status={summary.status} size={14} />
      <span className="link-row-name">
        <span lang={summary.language}>{summary.headline || messages.list.untitled}</span>
        <small>
          {messages.statuses[summary.status]} · {when}
        </small>
      </span>
    </>
  );
}

interface LeadsToProps {
  readonly id: string;
  readonly href: string;
  readonly contents: LibraryContents | null;
}

/** Which article a stored link leads to, and what readers get while it is not public. */
export function LeadsTo({ id, href, contents }: LeadsToProps) {
  const { messages } = useServices();
  const words = messages.editor.linkForm;
  const article = articleOfHref(href);
  if (article === undefined) return null;
  const summary = contents?.summaries.get(article);
  if (summary === undefined) {
    return (
      <p className="link-leads is-lost" id={id}>
        <FileX aria-hidden />
        <span>{words.lost}</span>
      </p>
    );
  }
  return (
    <div className="link-leads" id={id}>
      <ArticleRow summary={summary} />
      {summary.status === 'published' ? null : <p>{words.notPublic}</p>}
    </div>
  );
}
