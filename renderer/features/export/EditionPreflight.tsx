// What holds an export back, and what should be mended before? Counted, listed by article, and let pass by name.
import { ChevronRight, CircleCheck, LoaderCircle } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { severities } from '../../../core/checks/define-check.ts';
import {
  type ArticleReport,
  blockingOf,
  type PreflightReport,
  type ReportedFinding,
} from '../../../core/checks/report.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { FindingLine, severityIcons } from '../preflight/FindingLine.tsx';
import type { EditionChecks } from './use-edition-preflight.ts';

interface Props {
  readonly checks: EditionChecks;
  readonly isReadOnly: boolean;
  /** The dialog makes way for an article. */
  readonly onLeave: () => void;
}

export function EditionPreflightStrip({ checks, isReadOnly, onLeave }: Props) {
  const { messages } = useServices();
  const words = messages.preflight.edition;
  const { preflight } = checks;
  return (
    <section className="edition-preflight" aria-label={messages.preflight.title}>
      {preflight.state === 'checking' ? <Checking job={preflight.job} /> : null}
      {preflight.state === 'failed' ? (
        <p className="edition-head" role="status">
          {words.failed}
          <button type="button" className="link-button" onClick={() => void checks.again()}>
            {messages.common.tryAgain}
          </button>
        </p>
      ) : null}
      {preflight.state === 'done' ? (
        <Report
          job={preflight.job}
          report={preflight.report}
          checks={checks}
          isReadOnly={isReadOnly}
          onLeave={onLeave}
        />
      ) : null}
    </section>
  );
}

function Checking({ job }: { readonly job: string }) {
  const { jobs, messages } = useServices();
  const words = messages.preflight.edition;
  const progress = useStore(jobs.running).find(({ id }) => id === job)?.progress ?? null;
  return (
    <p className="edition-head" role="status">
      <LoaderCircle aria-hidden className="spinner" />
      {words.checking}
      {progress === null || progress.total === 0 ? null : (
        <span className="count is-end">{words.checked(progress.done, progress.total)}</span>
      )}
    </p>
  );
}

function Report(props: {
  readonly job: string;
  readonly report: PreflightReport;
  readonly checks: EditionChecks;
  readonly isReadOnly: boolean;
  readonly onLeave: () => void;
}) {
  const { report, checks } = props;
  const { messages } = useServices();
  const words = messages.preflight.edition;
  const [isOpen, setIsOpen] = useState(report.counts.blocking > 0);
  const listId = useId();
  const isClean = report.clean === report.articles;
  if (report.articles === 0) return null;
  return (
    <>
      <div className="edition-head" role="status">
        {isClean ? <CircleCheck aria-hidden className="is-ok" /> : null}
        <span>
          {isClean ? words.clean(report.articles) : words.found(report.clean, report.articles)}
        </span>
        <span className="edition-counts">
          {severities.map((severity) =>
            report.counts[severity] === 0 ? null : (
              <span key={severity} className={`edition-count is-${severity}`}>
                {severityIcons[severity]}
                {words.counts[severity](report.counts[severity])}
              </span>
            ),
          )}
          {report.overridden === 0 ? null : <span>{words.letThrough(report.overridden)}</span>}
        </span>
      </div>
      <div className="edition-actions">
        {isClean ? null : (
          <button
            type="button"
            className="link-button"
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setIsOpen(!isOpen)}
          >
            <ChevronRight
              aria-hidden
              className={isOpen ? 'edition-toggle is-open' : 'edition-toggle'}
            />
            {words.findings}
          </button>
        )}
        <button type="button" className="link-button" onClick={() => void checks.again(true)}>
          {words.withLinks}
        </button>
      </div>
      {isClean ? null : (
        <div id={listId} hidden={!isOpen} className="edition-list">
          {report.reports.map((article) => (
            <ArticleFindings key={article.id} article={article} {...props} />
          ))}
          {report.left === 0 ? null : <p className="section-help">{words.left(report.left)}</p>}
        </div>
      )}
    </>
  );
}

function ArticleFindings(props: {
  readonly article: ArticleReport;
  readonly job: string;
  readonly checks: EditionChecks;
  readonly isReadOnly: boolean;
  readonly onLeave: () => void;
}) {
  const { article, onLeave } = props;
  const { messages, places, workspace } = useServices();
  const headline = article.headline === '' ? messages.list.untitled : article.headline;
  const go = (finding: ReportedFinding | null): void => {
    onLeave();
    if (finding !== null) places.wanted.set({ article: article.id, place: finding.place });
    void workspace.open(article.id);
  };
  // Those that hold the export back stand first, also among what somebody lets pass.
  const open = new Set(blockingOf(article));
  const ordered = [...open, ...article.findings.filter((finding) => !open.has(finding))];
  return (
    <section className="edition-article" aria-label={headline}>
      <h3>
        <button
          type="button"
          className="finding-go"
          lang={article.language}
          title={messages.preflight.edition.open(headline)}
          onClick={() => go(null)}
        >
          {headline}
        </button>
      </h3>
      <ul>
        {ordered.map((finding, index) => (
          <FindingItem
            // biome-ignore lint/suspicious/noArrayIndexKey: one finding can be made twice of the same.
            key={`${finding.check} ${finding.fingerprint} ${index}`}
            finding={finding}
            onGo={() => go(finding)}
            {...props}
          />
        ))}
      </ul>
    </section>
  );
}

function FindingItem(props: {
  readonly finding: ReportedFinding;
  readonly article: ArticleReport;
  readonly job: string;
  readonly checks: EditionChecks;
  readonly isReadOnly: boolean;
  readonly onGo: () => void;
}) {
  const { finding, article, job, checks, isReadOnly, onGo } = props;
  const { api, messages, workspace } = useServices();
  const words = messages.preflight.edition;
  const [isAsking, setIsAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { override, check, fingerprint } = finding;
  const about = { job, article: article.id, check, fingerprint };
  const back = (): void => {
    setIsAsking(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const withdraw = async (by: string): Promise<void> =>
    checks.decided(await api.call('preflight.withdraw', { ...about, by }));
  let action: ReactNode = null;
  if (override !== undefined && !isReadOnly) {
    action = (
      <button
        ref={opener}
        type="button"
        className="link-button"
        onClick={() => withdraw(override.by).catch((caught: unknown) => workspace.report(caught))}
      >
        {words.withdraw}
      </button>
    );
  } else if (finding.severity === 'blocking' && !isReadOnly) {
    action = (
      <button
        ref={opener}
        type="button"
        className="link-button"
        aria-expanded={isAsking}
        onClick={() => setIsAsking(!isAsking)}
      >
        {words.letPass}
      </button>
    );
  }
  return (
    <li className={override === undefined ? `finding is-${finding.severity}` : 'finding is-passed'}>
      <FindingLine
        severity={finding.severity}
        // Words and gaps of the catalogue, as the other process gave them.
        reason={finding.reason}
        place={finding.place}
        more={override === undefined ? null : ` · ${words.passedBy(override.by, override.why)}`}
        onGo={onGo}
      />
      {action}
      {isAsking && override === undefined ? (
        <OverrideForm
          onCancel={back}
          onPass={async (by, why) => {
            checks.decided(await api.call('preflight.override', { ...about, by, why }));
            back();
          }}
        />
      ) : null}
    </li>
  );
}

function OverrideForm(props: {
  readonly onCancel: () => void;
  readonly onPass: (by: string, why: string) => Promise<void>;
}) {
  const { messages, preferences, setPreferences, workspace } = useServices();
  const words = messages.preflight.edition;
  const [why, setWhy] = useState('');
  const [by, setBy] = useState(() => preferences.get().personName);
  const [isMissing, setIsMissing] = useState(false);
  const id = useId();
  const pass = async (): Promise<void> => {
    if (why.trim() === '' || by.trim() === '') {
      setIsMissing(true);
      document.getElementById(why.trim() === '' ? `${id}-why` : `${id}-by`)?.focus();
      return;
    }
    await props.onPass(by.trim(), why.trim());
    setPreferences({ personName: by.trim() });
  };
  return (
    <form
      className="override-form"
      onSubmit={(event) => {
        event.preventDefault();
        pass().catch((caught: unknown) => workspace.report(caught));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Only the form goes, not the dialog.
        event.stopPropagation();
        event.preventDefault();
        props.onCancel();
      }}
    >
      <label htmlFor={`${id}-why`}>{words.why}</label>
      <input
        id={`${id}-why`}
        className="field"
        // biome-ignore lint/a11y/noAutofocus: the person just pressed the button that opens it.
        autoFocus
        value={why}
        maxLength={500}
        aria-invalid={isMissing && why.trim() === ''}
        aria-describedby={`${id}-help`}
        onChange={(event) => setWhy(event.target.value)}
      />
      <label htmlFor={`${id}-by`}>{words.who}</label>
      <input
        id={`${id}-by`}
        className="field"
        value={by}
        maxLength={120}
        autoComplete="name"
        aria-invalid={isMissing && by.trim() === ''}
        onChange={(event) => setBy(event.target.value)}
      />
      <small id={`${id}-help`}>{words.whyHelp}</small>
      {isMissing && (why.trim() === '' || by.trim() === '') ? (
        <small className="field-error" role="alert">
          {words.missing}
        </small>
      ) : null}
      <div className="override-actions">
        <button type="button" className="button is-small" onClick={props.onCancel}>
          {messages.common.cancel}
        </button>
        <button type="submit" className="button is-small">
          {words.confirm}
        </button>
      </div>
    </form>
  );
}
