import { ArrowRight, Minus } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { instantOfWallTime, wallTime } from '../../../core/calendar/wall-time.ts';
import type { TermId } from '../../../core/content/ids.ts';
import { type BulkAction, type BulkEffect, dryRun, isJudged } from '../../../core/desk/bulk.ts';
import { unreachable } from '../../../core/errors.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import type { Messages } from '../../../core/messages.ts';
import { dateAndTime } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { DryRun } from '../../ui/DryRun.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { DialogProgress } from '../../ui/JobProgress.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { valuesOf } from './filter-words.ts';
import { useBulk } from './use-bulk.ts';
import { ValuePicker } from './ValuePicker.tsx';

/** An action, or what is asked before it is one. */
export type BulkQuestion =
  | { readonly kind: 'ready'; readonly action: BulkAction }
  | { readonly kind: 'terms'; readonly of: 'categories' | 'tags' }
  | { readonly kind: 'date' };

interface Props {
  readonly contents: LibraryContents;
  readonly chosen: readonly ArticleSummary[];
  readonly question: BulkQuestion;
  readonly onClose: () => void;
}

export function BulkDialog({ contents, chosen, question, onClose }: Props) {
  const { findings, messages } = useServices();
  const words = messages.desk.bulk;
  const [now] = useState(() => new Date());
  const zone = contents.site.timeZone;
  const [how, setHow] = useState<'add' | 'remove' | 'replace'>('add');
  const [terms, setTerms] = useState<readonly string[]>([]);
  const [wall, setWall] = useState(() => wallTime(now.toISOString(), zone));
  // What was chosen stays the same while the dialog is open, whatever the action does to the table.
  const [articles] = useState(chosen);
  const action = useMemo(
    () => actionOf(question, { how, terms, wall, zone }),
    [question, how, terms, wall, zone],
  );
  const isHeldBack = action !== null && isJudged(action);
  const { state: checked, byArticle } = useStore(findings.known);
  useEffect(() => {
    if (isHeldBack) findings.hurry();
  }, [isHeldBack, findings]);
  const plan = useMemo(
    () =>
      action === null
        ? null
        : dryRun(action, articles, now, ({ id }) => (byArticle.get(id)?.blocking ?? 0) > 0),
    [action, articles, now, byArticle],
  );
  /** Nothing goes nearer to readers unchecked. */
  const isUnchecked = isHeldBack && checked !== 'known';
  const { state, apply } = useBulk(onClose);
  const title = titleOf(question, articles.length, contents, messages);
  const count = plan?.changes.length ?? 0;

  if (state.state === 'working') {
    return (
      <Modal title={title} canClose={false} onClose={onClose}>
        <DialogProgress
          job={state.job}
          label={words.working}
          numbers={(progress) =>
            progress === null ? words.preparing : words.progress(progress.done, progress.total)
          }
        />
      </Modal>
    );
  }
  return (
    <Modal title={title} onClose={onClose}>
      <div className="modal-body bulk-dialog">
        {state.state === 'failed' ? <Note kind="bad">{state.sentence}</Note> : null}
        {question.kind === 'terms' ? (
          <TermsQuestion
            of={question.of}
            contents={contents}
            how={how}
            terms={terms}
            onHow={setHow}
            onTerms={setTerms}
          />
        ) : null}
        {question.kind === 'date' ? (
          <DateQuestion wall={wall} zone={zone} onWall={setWall} />
        ) : null}
        {plan === null ? null : (
          <>
            <p className="dry-run-sum" role="status">
              {isUnchecked ? (
                checked === 'failed' ? (
                  messages.desk.findingsUnknown
                ) : (
                  messages.desk.lookingForFindings
                )
              ) : (
                <>
                  <strong>{words.changes(count)}</strong>
                  {plan.unchanged.length === 0 ? null : ` · ${words.stays(plan.unchanged.length)}`}
                </>
              )}
            </p>
            <DryRunList articles={articles} plan={plan} contents={contents} />
          </>
        )}
      </div>
      <div className="modal-foot">
        <button
          // Where nothing is asked, what changes nothing has the focus.
          ref={question.kind === 'ready' ? focusOnMount : undefined}
          type="button"
          className="button"
          onClick={onClose}
        >
          {messages.common.cancel}
        </button>
        <button
          type="button"
          className="button is-primary"
          disabled={count === 0 || isUnchecked}
          onClick={() => {
            if (action !== null && plan !== null) {
              void apply(
                action,
                plan.changes.map(({ article }) => article),
              );
            }
          }}
        >
          {action?.do === 'trash' ? words.applyTrash(count) : words.apply(count)}
        </button>
      </div>
    </Modal>
  );
}

function actionOf(
  question: BulkQuestion,
  given: {
    readonly how: 'add' | 'remove' | 'replace';
    readonly terms: readonly string[];
    readonly wall: string;
    readonly zone: string;
  },
): BulkAction | null {
  const { how, terms, wall, zone } = given;
  switch (question.kind) {
    case 'ready':
      return question.action;
    case 'terms':
      if (terms.length === 0 && how !== 'replace') return null;
      // They come from the taxonomy.
      return { do: question.of, how, terms: terms as TermId[] };
    case 'date': {
      const instant = instantOfWallTime(wall, zone);
      return instant === null ? null : { do: 'date', to: { instant, zone } };
    }
    default:
      return unreachable(question);
  }
}

function titleOf(
  question: BulkQuestion,
  count: number,
  { taxonomy }: LibraryContents,
  messages: Messages,
): string {
  const { titles } = messages.desk.bulk;
  if (question.kind === 'terms') return titles[question.of];
  if (question.kind === 'date') return titles.date;
  const { action } = question;
  switch (action.do) {
    case 'status':
      return titles.status(messages.statuses[action.to]);
    case 'newsType':
      return titles.newsType(taxonomy.newsTypes.find(({ id }) => id === action.to)?.name ?? '');
    case 'trash':
      return titles.trash(count);
    case 'categories':
    case 'tags':
    case 'date':
      return titles[action.do];
    default:
      return unreachable(action);
  }
}

function TermsQuestion(props: {
  readonly of: 'categories' | 'tags';
  readonly contents: LibraryContents;
  readonly how: 'add' | 'remove' | 'replace';
  readonly terms: readonly string[];
  readonly onHow: (how: 'add' | 'remove' | 'replace') => void;
  readonly onTerms: (terms: readonly string[]) => void;
}) {
  const { of, contents, how, terms, onHow, onTerms } = props;
  const { messages } = useServices();
  const words = messages.desk.bulk;
  const name = useId();
  const field = of === 'categories' ? 'category' : 'tag';
  const values = useMemo(
    () => valuesOf(field, { messages, contents, targets: [] }).filter(({ id }) => id !== 'none'),
    [field, messages, contents],
  );
  return (
    <>
      <fieldset className="bulk-how">
        <legend className="visually-hidden">{words.howLabel}</legend>
        {(['add', 'remove', 'replace'] as const).map((one) => (
          <label key={one} className="check">
            <input type="radio" name={name} checked={how === one} onChange={() => onHow(one)} />
            {words.how[one]}
          </label>
        ))}
      </fieldset>
      <div className="bulk-terms">
        <ValuePicker
          hasFocus
          label={words[of]}
          values={values}
          chosen={terms}
          onToggle={(id) =>
            onTerms(terms.includes(id) ? terms.filter((one) => one !== id) : [...terms, id])
          }
        />
      </div>
      {terms.length === 0 && how !== 'replace' ? (
        <p className="field-help">{words.noTerms[of]}</p>
      ) : null}
    </>
  );
}

function DateQuestion(props: {
  readonly wall: string;
  readonly zone: string;
  readonly onWall: (wall: string) => void;
}) {
  const { messages } = useServices();
  const words = messages.desk.bulk;
  return (
    <label className="stacked-field bulk-date">
      {words.dateLabel(props.zone.replaceAll('_', ' '))}
      <input
        ref={focusOnMount}
        type="datetime-local"
        className="field"
        value={props.wall}
        onChange={(event) => props.onWall(event.target.value)}
      />
      <small>{words.dateHelp}</small>
    </label>
  );
}

function DryRunList(props: {
  readonly articles: readonly ArticleSummary[];
  readonly plan: ReturnType<typeof dryRun>;
  readonly contents: LibraryContents;
}) {
  const { articles, plan, contents } = props;
  const { messages } = useServices();
  const words = messages.desk.bulk;
  const lines = useMemo(() => {
    const effects = new Map(plan.changes.map(({ article, effect }) => [article.id, effect]));
    const whys = new Map(plan.unchanged.map(({ article, why }) => [article.id, why]));
    return articles.map((article) => {
      const why = whys.get(article.id);
      const effect = effects.get(article.id);
      return {
        article,
        isChanged: effect !== undefined,
        text:
          effect === undefined
            ? why === undefined
              ? ''
              : words.reasons[why]
            : effectText(effect, article, contents, messages),
      };
    });
  }, [articles, plan, contents, messages, words]);
  return (
    <DryRun
      label={words.dryRun}
      count={lines.length}
      line={(index) => {
        const line = lines[index];
        if (line === undefined) return null;
        const { article, isChanged, text } = line;
        const headline = article.headline === '' ? messages.list.untitled : article.headline;
        return (
          <>
            {isChanged ? <ArrowRight aria-hidden /> : <Minus aria-hidden />}
            <span className="dry-run-headline" title={headline} lang={article.language}>
              {headline}
            </span>
            <span className="dry-run-text" title={text}>
              {text}
            </span>
          </>
        );
      }}
      isSame={(index) => lines[index]?.isChanged === false}
    />
  );
}

/** What becomes of one article, from what it has to what it will have. */
function effectText(
  effect: BulkEffect,
  article: ArticleSummary,
  { taxonomy, site }: LibraryContents,
  messages: Messages,
): string {
  const words = messages.desk.bulk;
  if (effect.kind === 'none') return words.reasons[effect.why];
  if (effect.kind === 'trash') return words.intoTrash;
  const { status, categories, tags, newsType, publishAt, publishedAt } = effect.edit;
  const all = [...taxonomy.categories, ...taxonomy.tags, ...taxonomy.newsTypes];
  const named = (ids: readonly string[]): string =>
    ids.flatMap((id) => all.find((one) => one.id === id)?.name ?? []).join(', ') || words.nothing;
  const day = (iso: string | undefined): string =>
    iso === undefined ? words.nothing : dateAndTime(iso, messages.locale, site.timeZone);
  if (status !== undefined) {
    return words.becomes(messages.statuses[article.status], messages.statuses[status]);
  }
  if (categories !== undefined) return words.becomes(named(article.categories), named(categories));
  if (tags !== undefined) return words.becomes(named(article.tags), named(tags));
  if (newsType !== undefined) return words.becomes(named([article.newsType]), named([newsType]));
  if (publishedAt !== undefined) return words.becomes(day(article.publishedAt), day(publishedAt));
  return words.becomes(day(article.publishAt), day(publishAt?.instant));
}
