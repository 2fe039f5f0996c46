// What is known about an article beside its text? State, terms, summary, files and picture, each changed in place.
import { CalendarClock, Ellipsis, Plus, X } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { slug as slugSchema } from '../../../core/content/text.ts';
import { dateAndTime, instantOfWallTime, wallTime } from '../../app/dates.ts';
import { attach, importFile } from '../../app/imports.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useNow } from '../../app/use-now.ts';
import type { Workspace } from '../../app/workspace.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { reveal } from '../../editor/reveal.ts';
import { Combo } from '../../ui/Combo.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { HistoryTab } from '../history/HistoryTab.tsx';
import { Attachments } from './Attachments.tsx';
import { FeaturedImage } from './FeaturedImage.tsx';
import { LanguageSelect } from './LanguageSelect.tsx';
import { effectOf, nextSteps, type StepName } from './next-steps.ts';
import { Preflight } from './Preflight.tsx';

export const SUMMARY_LIMIT = 200;

export type DetailsTab = 'details' | 'history';

interface Props {
  readonly session: ArticleSession;
  readonly contents: LibraryContents;
  /** The person is being led to a place in the text, which the panel may be covering. */
  readonly onGoToText: () => void;
  readonly tab: DetailsTab;
  readonly onTab: (tab: DetailsTab) => void;
  readonly onOpenHistory: (entry: string | null) => void;
}

export function DetailsPanel(props: Props) {
  const { session, contents, onGoToText, onOpenHistory, tab, onTab } = props;
  const services = useServices();
  const { messages, workspace } = services;
  const { article } = useStore(session);
  const words = messages.details;
  const [isDroppedOn, setIsDroppedOn] = useState(false);
  const isReadOnly = session.readOnly !== null;

  const takeFiles = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      try {
        attach(services, session, [await importFile(services, file)]);
      } catch (caught) {
        workspace.report(caught);
      }
    }
  };
  const onDragOver = (event: DragEvent): void => {
    if (isReadOnly || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsDroppedOn(true);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of several ways to add a file.
    <div
      className={isDroppedOn ? 'details is-dropped-on' : 'details'}
      onDragOver={onDragOver}
      onDragLeave={(event) => {
        // Where the pointer goes next is an element or nothing.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
          setIsDroppedOn(false);
        }
      }}
      onDrop={(event) => {
        setIsDroppedOn(false);
        if (event.defaultPrevented || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        if (!isReadOnly) void takeFiles([...event.dataTransfer.files]);
      }}
    >
      <Tabs.Root
        className="details-tabs"
        value={tab}
        onValueChange={(chosen) => onTab(chosen === 'history' ? 'history' : 'details')}
      >
        <div className="pane-head">
          <Tabs.List className="tab-list" aria-label={words.title}>
            <Tabs.Trigger className="tab" value="details">
              {words.title}
            </Tabs.Trigger>
            <Tabs.Trigger className="tab" value="history">
              {messages.history.title}
            </Tabs.Trigger>
          </Tabs.List>
          {isReadOnly ? null : <MoreSteps article={article} />}
        </div>
        <Tabs.Content className="details-tab" value="details" tabIndex={-1}>
          <div className="details-scroller">
            <fieldset className="details-fields" disabled={isReadOnly}>
              <StateSection article={article} />
              <TermsSection session={session} article={article} contents={contents} />
              <SummarySection session={session} article={article} />
              <Attachments session={session} article={article} site={contents.site} />
              <FeaturedImage session={session} article={article} />
              <AddressSection session={session} article={article} />
            </fieldset>
          </div>
          {isReadOnly ? null : (
            <Preflight
              article={article}
              onGoToText={onGoToText}
              onReveal={(path) => reveal(session, path)}
            />
          )}
        </Tabs.Content>
        <Tabs.Content className="details-tab" value="history" tabIndex={-1}>
          <HistoryTab session={session} onOpen={onOpenHistory} />
        </Tabs.Content>
      </Tabs.Root>
    </div>
  );
}

function StateSection({ article }: { article: Article }) {
  const { messages, workspace } = useServices();
  const words = messages.details;
  const now = useNow();
  const steps = nextSteps(article, now);
  return (
    <section className="state-section" aria-label={words.state}>
      <span className={`pill is-${article.status}`}>
        <StatusGlyph status={article.status} size={14} />
        {messages.statuses[article.status]}
      </span>
      <div className="state-steps">
        {steps.buttons.map((step) => (
          <button
            key={step}
            type="button"
            className="button is-small"
            onClick={() => takeStep(workspace, step, article)}
          >
            {words.steps[step]}
          </button>
        ))}
      </div>
    </section>
  );
}

/** The rarer steps, and the way to the trash. */
function MoreSteps({ article }: { article: Article }) {
  const { messages, workspace } = useServices();
  const words = messages.details;
  const steps = nextSteps(article, useNow());
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="icon-button" aria-label={words.moreSteps}>
          <Ellipsis aria-hidden />
        </button>
      }
      items={[
        ...steps.more.map((step) => ({
          id: step,
          label: words.steps[step],
          run: () => takeStep(workspace, step, article),
        })),
        ...(steps.more.length > 0 ? (['separator'] as const) : []),
        {
          id: 'trash',
          label: words.trash,
          isDestructive: true,
          run: () => void workspace.trash(article.id),
        },
      ]}
    />
  );
}

function takeStep(workspace: Workspace, step: StepName, article: Article): void {
  const { status, edit } = effectOf(step, article, new Date());
  void workspace.moveTo(status, edit);
}

interface SectionProps {
  readonly session: ArticleSession;
  readonly article: Article;
}

function TermsSection({ session, article, contents }: SectionProps & Pick<Props, 'contents'>) {
  const { api, mirror, messages, workspace } = useServices();
  const words = messages.details;
  const { taxonomy, people, site } = contents;
  const typeId = useId();
  const languageId = useId();
  const highlightId = useId();

  /** Makes a term and chooses it in one step. */
  const create = (kind: 'category' | 'tag', name: string): void => {
    const add = async (): Promise<void> => {
      const answer = await api.call('taxonomy.add', { kind, name });
      mirror.update({ taxonomy: answer.taxonomy });
      const chosen = kind === 'category' ? 'categories' : 'tags';
      const before = session.get().article[chosen];
      if (!before.includes(answer.added.id)) {
        session.change({ [chosen]: [...before, answer.added.id] });
      }
    };
    add().catch((caught: unknown) => workspace.report(caught));
  };

  return (
    <section className="details-section">
      <WhenRow session={session} article={article} zone={site.timeZone} />
      <div className="detail-row">
        <label htmlFor={typeId}>{words.newsType}</label>
        <div className="select">
          <select
            id={typeId}
            value={article.newsType}
            onChange={(event) => {
              const chosen = taxonomy.newsTypes.find((type) => type.id === event.target.value);
              if (chosen !== undefined) session.change({ newsType: chosen.id });
            }}
          >
            {taxonomy.newsTypes.map((type) => (
              <option key={type.id} value={type.id}>
                {type.name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <ChipRow
        label={words.categories}
        addLabel={words.addCategory}
        none={words.uncategorised}
        chosen={article.categories}
        known={taxonomy.categories}
        onChange={(categories) => session.change({ categories })}
        onCreate={(name) => create('category', name)}
      />
      <ChipRow
        label={words.bylines}
        addLabel={words.addByline}
        chosen={article.bylines}
        known={people}
        onChange={(bylines) => session.change({ bylines })}
      />
      <ChipRow
        label={words.tags}
        addLabel={words.addTag}
        chosen={article.tags}
        known={taxonomy.tags}
        onChange={(tags) => session.change({ tags })}
        onCreate={(name) => create('tag', name)}
      />
      <div className="detail-row">
        <label htmlFor={languageId}>{words.language}</label>
        <LanguageSelect
          id={languageId}
          value={article.language}
          offered={site.languages}
          onChange={(language) => session.change({ language })}
        />
      </div>
      <div className="detail-row is-check">
        <span />
        <label className="check" htmlFor={highlightId}>
          <input
            id={highlightId}
            type="checkbox"
            checked={article.highlighted}
            onChange={(event) => session.change({ highlighted: event.target.checked })}
          />
          <span>{words.highlighted}</span>
          <small>{words.highlightedHelp}</small>
        </label>
      </div>
    </section>
  );
}

function WhenRow({ session, article, zone }: SectionProps & { readonly zone: string }) {
  const { messages } = useServices();
  const words = messages.details;
  const id = useId();
  const isOut = article.status === 'published' || article.status === 'archived';
  const instant = isOut
    ? (article.publishedAt ?? article.publishAt?.instant)
    : article.publishAt?.instant;
  const label = isOut ? words.wentLive : words.goesLive;
  const [open, setOpen] = useState(false);

  const set = (wall: string): void => {
    const at = wall === '' ? null : instantOfWallTime(wall, zone);
    if (isOut) {
      if (at !== null) session.change({ publishedAt: at });
    } else session.change({ publishAt: at === null ? undefined : { instant: at, zone } });
  };

  return (
    <div className="detail-row">
      <label htmlFor={id}>{label}</label>
      {open ? (
        <div className="when">
          <input
            id={id}
            className="quiet-field"
            type="datetime-local"
            // biome-ignore lint/a11y/noAutofocus: the person just pressed the button that stood here.
            autoFocus
            value={instant === undefined ? '' : wallTime(instant, zone)}
            onChange={(event) => set(event.target.value)}
            onBlur={() => setOpen(false)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === 'Escape') setOpen(false);
            }}
          />
          <small>{words.goesLiveHelp(zone.replaceAll('_', ' '))}</small>
        </div>
      ) : (
        <div className="when">
          <button
            type="button"
            className={instant === undefined ? 'quiet-button' : 'quiet-button is-set'}
            id={id}
            onClick={() => setOpen(true)}
          >
            <CalendarClock aria-hidden />
            {instant === undefined ? words.setDate : dateAndTime(instant, messages.locale, zone)}
          </button>
          {isOut || instant === undefined ? null : (
            <button
              type="button"
              className="icon-button is-small"
              aria-label={words.clearDate}
              onClick={() => set('')}
            >
              <X aria-hidden />
            </button>
          )}
        </div>
      )}
    </div>
  );
}

interface ChipRowProps<Id extends string> {
  readonly label: string;
  readonly addLabel: string;
  readonly none?: string;
  readonly chosen: readonly Id[];
  readonly known: readonly { readonly id: Id; readonly name: string }[];
  readonly onChange: (chosen: Id[]) => void;
  readonly onCreate?: (name: string) => void;
}

function ChipRow<Id extends string>(props: ChipRowProps<Id>) {
  const { label, addLabel, none, chosen, known, onChange, onCreate } = props;
  const { messages } = useServices();
  const left = known.filter((term) => !chosen.includes(term.id));
  return (
    <div className="detail-row">
      <span className="detail-label">{label}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset inside a row cannot be laid out as one. */}
      <div className="chips" role="group" aria-label={label}>
        {chosen.length === 0 && none !== undefined ? (
          <span className="chip is-none">{none}</span>
        ) : null}
        {chosen.map((id) => {
          const name = known.find((term) => term.id === id)?.name ?? id;
          return (
            <span key={id} className="chip">
              {name}
              <button
                type="button"
                aria-label={messages.details.removeChip(name)}
                onClick={() => onChange(chosen.filter((one) => one !== id))}
              >
                <X aria-hidden />
              </button>
            </span>
          );
        })}
        <Combo
          label={addLabel}
          text={messages.common.add}
          options={left}
          onChoose={(id) => {
            const term = known.find((one) => one.id === id);
            if (term !== undefined) onChange([...chosen, term.id]);
          }}
          {...(onCreate === undefined ? {} : { onCreate })}
        />
      </div>
    </div>
  );
}

function SummarySection({ session, article }: SectionProps) {
  const { messages } = useServices();
  const words = messages.details;
  const id = useId();
  const used = [...article.summary].length;
  return (
    <section className="details-section">
      <div className="section-head">
        <label htmlFor={id} className="section-title">
          {words.summary}
        </label>
        <span className={used > SUMMARY_LIMIT ? 'count is-over' : 'count'}>
          {words.summaryOf(used, SUMMARY_LIMIT)}
        </span>
      </div>
      <textarea
        id={id}
        className="quiet-field summary-field"
        rows={4}
        lang={article.language}
        placeholder={words.summaryHint}
        value={article.summary}
        onChange={(event) => session.change({ summary: event.target.value })}
      />
    </section>
  );
}

function AddressSection({ session, article }: SectionProps) {
  const { messages } = useServices();
  const words = messages.details;
  const id = useId();
  const helpId = useId();
  const isAutomatic = article.slug.startsWith('draft-');
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? (isAutomatic ? '' : article.slug);
  const isBad = typed !== null && typed !== '' && !slugSchema.safeParse(typed).success;
  return (
    <section className="details-section">
      <label htmlFor={id} className="section-title">
        {words.address}
      </label>
      <input
        id={id}
        className="field is-code"
        type="text"
        value={value}
        placeholder={isAutomatic ? words.addressAuto : ''}
        spellCheck={false}
        aria-invalid={isBad}
        aria-describedby={helpId}
        onChange={(event) => {
          const next = event.target.value.toLowerCase().replace(/\s+/g, '-');
          setTyped(next);
          if (slugSchema.safeParse(next).success) session.change({ slug: next });
        }}
        onBlur={() => setTyped(null)}
      />
      <small id={helpId} className={isBad ? 'field-error' : 'field-help'}>
        {isBad ? words.addressBad : words.addressHelp}
      </small>
    </section>
  );
}

/** A head of a section with a plus at its end. */
export function SectionHead(props: {
  readonly title: string;
  readonly count?: string;
  readonly addLabel?: string;
  readonly onAdd?: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <div className="section-head">
      <h3 className="section-title">{props.title}</h3>
      {props.count === undefined ? null : <span className="count">{props.count}</span>}
      {props.addLabel === undefined ? null : (
        <button
          type="button"
          className="icon-button section-add"
          aria-label={props.addLabel}
          onClick={props.onAdd}
        >
          <Plus aria-hidden />
        </button>
      )}
    </div>
  );
}
