// What would a publish change? Counts, what to know first, each change with its differences, what stays inside, and the way out.

import { ChevronRight, OctagonX, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import {
  changeGroups,
  isOfNow,
  type PlannedChange,
  type PublishPlan,
} from '../../../core/ipc/publish-contract.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import { factLine } from '../../app/fact-line.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { sizeText } from '../../app/sizes.ts';
import { EditionPreflightStrip } from '../export/EditionPreflight.tsx';
import { Differences } from './Differences.tsx';
import { changesOf } from './Pane.tsx';
import { StaysInside } from './StaysInside.tsx';
import type { PublishingFlow, Step } from './use-publishing.ts';

interface Props {
  readonly contents: LibraryContents;
  readonly flow: PublishingFlow;
  readonly step: Extract<Step, { is: 'plan' }>;
  readonly onClose: () => void;
}

export function PlanPane({ contents, flow, step, onClose }: Props) {
  const { messages } = useServices();
  const words = messages.publish;
  const { plan, isNew, isBlocked } = step;
  const changes = changesOf(plan.counts);
  const [typed, setTyped] = useState('');
  const isStale = useStale(contents, plan);
  const { preflight } = flow.checks;
  const held = preflight.state === 'done' ? preflight.report.counts.blocking : 0;
  const needsNumber = plan.isBigDelete && typed.trim() !== String(plan.counts.delete);
  const needsTick = plan.foreign.all > 0 && !flow.consent.takeOver;
  const [isHeld, setIsHeld] = useState(false);
  const publish = (): void => {
    if (needsNumber || needsTick) setIsHeld(true);
    else flow.publish(plan.isBigDelete);
  };
  return (
    <div className="publish-main">
      <div className="publish-body">
        <Counts plan={plan} />
        {isNew ? <Strip>{words.changedMeanwhile}</Strip> : null}
        {isStale && !isNew ? <Strip>{words.stale}</Strip> : null}
        {isBlocked && held > 0 ? (
          <div className="strip is-bad" role="alert">
            <OctagonX aria-hidden />
            <p>{messages.preflight.edition.blocked(held)}</p>
          </div>
        ) : null}
        {isOfNow(plan.what) ? (
          <div className="publish-preflight">
            <EditionPreflightStrip
              checks={flow.checks}
              isReadOnly={contents.library.readOnly !== null}
              onLeave={onClose}
            />
          </div>
        ) : null}
        <Warnings plan={plan} />
        <Consents
          flow={flow}
          plan={plan}
          typed={typed}
          isHeld={isHeld && (needsNumber || needsTick)}
          onTyped={setTyped}
        />
        <Mapped plan={plan} />
        <Changes contents={contents} plan={plan} />
        {plan.what.is === 'all' ? <StaysInside contents={contents} /> : null}
      </div>
      <div className="modal-foot publish-foot">
        <p>
          {changes === 0 ? words.nothing : words.toSend(changes, sizeText(plan.bytes, messages))}
          {changes === 0 ? null : <small>{words.guarantee[plan.guarantee]}</small>}
          {changes === 0 ? null : <small>{words.canRollBack}</small>}
        </p>
        <button type="button" className="button" onClick={onClose}>
          {changes === 0 ? messages.common.close : messages.common.cancel}
        </button>
        <button
          type="button"
          className={changes === 0 || isStale ? 'button is-primary' : 'button'}
          onClick={() => flow.compare({ what: plan.what, consent: flow.consent })}
        >
          {words.compareAgain}
        </button>
        {changes === 0 || isStale ? null : (
          <button type="button" className="button is-primary" onClick={publish}>
            {plan.what.is === 'back' ? words.rollBackNow(changes) : words.publish(changes)}
          </button>
        )}
      </div>
    </div>
  );
}

/** Whether an article was saved after the plan was made, here or in another window. */
function useStale(contents: LibraryContents, plan: PublishPlan): boolean {
  const { summaries, isWhole } = contents;
  const [seen, setSeen] = useState({ plan: plan.id, summaries, isWhole });
  // That the rest of the list came is no change.
  const isOther = seen.plan !== plan.id || seen.isWhole !== isWhole;
  if (isOther) setSeen({ plan: plan.id, summaries, isWhole });
  return isOfNow(plan.what) && !isOther && seen.summaries !== summaries;
}

function Strip({ children }: { readonly children: ReactNode }) {
  return (
    <div className="strip is-warn" role="status">
      <TriangleAlert aria-hidden />
      <p>{children}</p>
    </div>
  );
}

const signs = { create: '+', update: '~', delete: '−', leave: '=' } as const;

function Counts({ plan }: { readonly plan: PublishPlan }) {
  const { messages } = useServices();
  const words = messages.publish;
  return (
    <dl className="publish-counts">
      {(['create', 'update', 'delete', 'leave'] as const).map((what) => (
        <div key={what}>
          <dt>{words.counts[what]}</dt>
          <dd>
            <span aria-hidden="true" className={`publish-sign is-${what}`}>
              {signs[what]}
            </span>
            {plan.counts[what].toLocaleString(messages.locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Warnings({ plan }: { readonly plan: PublishPlan }) {
  const { messages } = useServices();
  const { warnings } = plan;
  if (warnings.length === 0) return null;
  return (
    <div className="strip is-warn publish-warnings">
      <TriangleAlert aria-hidden />
      <div className="publish-warning-text">
        <p>
          <strong>{messages.publish.warningsTitle(warnings.length)}</strong>
        </p>
        <ul>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The words of the site that stand for ours, as far as the plan needs them. */
function Mapped({ plan }: { readonly plan: PublishPlan }) {
  const { messages } = useServices();
  const { mapped } = plan;
  if (mapped.length === 0) return null;
  return (
    <details className="publish-mapped">
      <summary>{messages.publish.mappedTitle(mapped.length)}</summary>
      <ul>
        {mapped.map(({ ours, theirs }) => (
          <li key={ours}>
            {ours} → {theirs}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a person has to say yes to: what is not ours, much that goes, files that are left out. */
function Consents(props: {
  readonly flow: PublishingFlow;
  readonly plan: PublishPlan;
  readonly typed: string;
  readonly isHeld: boolean;
  readonly onTyped: (typed: string) => void;
}) {
  const { messages } = useServices();
  const words = messages.publish;
  const id = useId();
  const { flow, plan, isHeld } = props;
  const { consent } = flow;
  const { foreign, waiting, counts } = plan;
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isHeld) first.current?.querySelector('input')?.focus();
  }, [isHeld]);
  const again = (change: Partial<typeof consent>): void =>
    flow.compare({ what: plan.what, consent: { ...consent, ...change } });
  const ticks = [
    foreign.all > 0
      ? ([words.foreign(foreign.all), words.foreignTick, 'takeOver'] as const)
      : waiting.forTakeOver > 0 || consent.takeOver
        ? ([words.waitingForTakeOver(waiting.forTakeOver), words.takeOverTick, 'takeOver'] as const)
        : null,
    waiting.withoutFiles > 0 || consent.leaveOut
      ? ([words.withoutFiles(waiting.withoutFiles), words.withoutFilesTick, 'leaveOut'] as const)
      : null,
  ].flatMap((one) => (one === null ? [] : [one]));
  if (ticks.length === 0 && !plan.isBigDelete) return null;
  return (
    <div ref={first} className="publish-consents">
      {ticks.map(([text, tick, name]) => (
        <div key={name}>
          {/* Once it is agreed to, nothing waits any more. */}
          {consent[name] && foreign.all === 0 ? null : <p>{text}</p>}
          {name === 'takeOver' && foreign.first.length > 0 ? (
            <ul>
              {foreign.first.slice(0, 8).map((path) => (
                <li key={path}>{path}</li>
              ))}
              {foreign.all > 8 ? <li>{words.moreChanges(foreign.all - 8)}</li> : null}
            </ul>
          ) : null}
          <label className="publish-tick">
            <input
              type="checkbox"
              checked={consent[name]}
              onChange={(event) => again({ [name]: event.target.checked })}
            />
            {tick}
          </label>
        </div>
      ))}
      {plan.isBigDelete ? (
        <div>
          <label htmlFor={`${id}-number`}>
            {words.bigDelete(counts.delete, counts.delete + counts.update + counts.leave)}
          </label>
          <input
            id={`${id}-number`}
            className="field publish-number"
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={isHeld}
            value={props.typed}
            onChange={(event) => props.onTyped(event.target.value)}
          />
        </div>
      ) : null}
      {isHeld ? (
        <p className="field-error" role="alert">
          {words.confirmFirst}
        </p>
      ) : null}
    </div>
  );
}

function Changes({
  contents,
  plan,
}: {
  readonly contents: LibraryContents;
  readonly plan: PublishPlan;
}) {
  const { messages } = useServices();
  const words = messages.publish;
  const articles = plan.changes.filter(({ group }) => group === 'articles');
  const all = plan.groups.find(({ group }) => group === 'articles');
  const left = all === undefined ? 0 : changesOf(all.counts) - articles.length;
  return (
    <section aria-label={words.changesList} className="publish-changes">
      <ul>
        {articles.map((change) => (
          <ArticleChange
            key={`${change.do} ${change.at}`}
            change={change}
            plan={plan}
            summary={change.article === null ? undefined : contents.summaries.get(change.article)}
          />
        ))}
        {left > 0 ? <li className="publish-more">{words.moreChanges(left)}</li> : null}
        {changeGroups
          .filter((group) => group !== 'articles')
          .map((group) => (
            <GroupChange key={group} group={group} plan={plan} />
          ))}
      </ul>
    </section>
  );
}

function ArticleChange({
  change,
  plan,
  summary,
}: {
  readonly change: PlannedChange;
  readonly plan: PublishPlan;
  readonly summary: ArticleSummary | undefined;
}) {
  const { messages } = useServices();
  const words = messages.publish;
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const headline = summary?.headline || change.at;
  const opens = change.do === 'update';
  const line = (
    <>
      <span className={`publish-sign is-${change.do}`} aria-hidden="true">
        {signs[change.do]}
      </span>
      <span className="visually-hidden">{words.signs[change.do]}</span>
      <span className="publish-change-title" lang={summary?.language} title={headline}>
        {headline}
      </span>
      <span className="publish-change-facts">
        {change.bytes === 0 ? '' : sizeText(change.bytes, messages)}
      </span>
      <span className="publish-change-when">{words.now}</span>
    </>
  );
  return (
    <li className="publish-line">
      {opens ? (
        <button
          type="button"
          className="publish-change"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setIsOpen(!isOpen)}
        >
          <ChevronRight
            aria-hidden
            className={isOpen ? 'publish-chevron is-open' : 'publish-chevron'}
          />
          {line}
        </button>
      ) : (
        <div className="publish-change">
          <span />
          {line}
        </div>
      )}
      <div id={listId} hidden={!isOpen}>
        {isOpen ? <Differences change={change} plan={plan} language={summary?.language} /> : null}
      </div>
    </li>
  );
}

function GroupChange({
  group,
  plan,
}: {
  readonly group: (typeof changeGroups)[number];
  readonly plan: PublishPlan;
}) {
  const { messages } = useServices();
  const words = messages.publish;
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const sum = plan.groups.find((one) => one.group === group);
  if (sum === undefined) return null;
  const shown = plan.changes.filter((one) => one.group === group);
  const left = changesOf(sum.counts) - shown.length;
  return (
    <li className="publish-line">
      <button
        type="button"
        className="publish-change"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <ChevronRight
          aria-hidden
          className={isOpen ? 'publish-chevron is-open' : 'publish-chevron'}
        />
        <span className="publish-sign is-leave" aria-hidden="true">
          …
        </span>
        <span className="publish-change-title is-group">{words.groups[group]}</span>
        <span className="publish-change-facts">
          {factLine(words.groupCounts(sum.counts), sum.bytes > 0 && sizeText(sum.bytes, messages))}
        </span>
        <span className="publish-change-when">{words.now}</span>
      </button>
      <ul id={listId} hidden={!isOpen} className="publish-paths">
        {isOpen
          ? shown.map((change) => (
              <li key={`${change.do} ${change.at}`} className="publish-path-line">
                <span className={`publish-sign is-${change.do}`} aria-hidden="true">
                  {signs[change.do]}
                </span>
                <span className="visually-hidden">{words.signs[change.do]} </span>
                {change.at}
              </li>
            ))
          : null}
        {left > 0 ? <li className="publish-more">{words.moreChanges(left)}</li> : null}
      </ul>
    </li>
  );
}
