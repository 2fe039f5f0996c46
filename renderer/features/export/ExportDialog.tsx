// How does the website leave the newsroom? Say what goes out, make it while it can be stopped, and show the receipt.

import {
  CircleCheck,
  FileArchive,
  Folder,
  OctagonX,
  ShieldCheck,
  TriangleAlert,
} from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { isPublic } from '../../../core/content/article.ts';
import { type Failure, GalleyError, toFailure } from '../../../core/errors.ts';
import type { ExportKind, ExportReceipt } from '../../../core/ipc/contract.ts';
import type { SignatureKey } from '../../../core/ipc/signature-contract.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import type { Messages } from '../../../core/messages.ts';
import { factLine } from '../../app/fact-line.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { sizeText } from '../../app/sizes.ts';
import { useStore } from '../../app/store.ts';
import { useSignatureKey } from '../../app/use-signature-key.ts';
import { DialogProgress, type JobNumbers } from '../../ui/JobProgress.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { FailureNote, Note } from '../../ui/Note.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { ReceiptFacts } from '../../ui/ReceiptFacts.tsx';
import { EditionPreflightStrip } from './EditionPreflight.tsx';
import {
  type EditionChecks,
  type EditionPreflight,
  useEditionPreflight,
} from './use-edition-preflight.ts';

type State =
  | {
      readonly state: 'choosing';
      readonly failure: Failure | null;
      readonly notSaved: boolean;
      /** Somebody wanted to export what is held back. */
      readonly isBlocked: boolean;
    }
  | { readonly state: 'working'; readonly job: string }
  | { readonly state: 'done'; readonly job: string; readonly receipt: ExportReceipt };

interface Props {
  readonly contents: LibraryContents;
  readonly onClose: () => void;
}

/** Lists of related news, say, are kept a moment after an article was published, and one after the other. */
const MOST_ATTEMPTS = 4;

export function ExportDialog({ contents, onClose }: Props) {
  const { api, jobs, messages, preferences, toasts, workspace } = useServices();
  const words = messages.exportDialog;
  const key = useSignatureKey();
  const [kind, setKind] = useState<ExportKind>('bundle');
  const [state, setState] = useState<State>(choosing());
  const checks = useEditionPreflight();
  /** The export that was called off before it began. */
  const stopped = useRef<string | null>(null);

  /** What is ticked, where it is shown; somebody who is quick may press before that is known. */
  const isSigned = async (): Promise<boolean> => {
    if (kind !== 'bundle' || !preferences.get().signsBundles) return false;
    const known = key ?? (await api.call('signature.state', {}));
    return known.state === 'kept';
  };
  const start = async (): Promise<void> => {
    const job = crypto.randomUUID();
    setState({ state: 'working', job });
    if (!(await workspace.flush())) {
      setState(choosing({ notSaved: true }));
      return;
    }
    try {
      const receipt = await exportChecked(job);
      if (stopped.current === job) return;
      setState(receipt === null ? choosing({ isBlocked: true }) : { state: 'done', job, receipt });
    } catch (caught) {
      if (stopped.current === job) return;
      const failure = toFailure(caught);
      if (failure.code === 'cancelled') toasts.show(words.cancelled);
      setState(choosing({ failure: failure.code === 'cancelled' ? null : failure }));
    }
  };
  /** Exports once the pre-flight is over; null where it holds something back. */
  const exportChecked = async (job: string): Promise<ExportReceipt | null> => {
    let checked = await checks.ended();
    const signs = await isSigned();
    for (let attempt = 1; ; attempt++) {
      if (checked === null || stopped.current === job) throw new GalleyError({ code: 'cancelled' });
      if (checked.state === 'failed') throw new GalleyError(checked.failure);
      const preflight = checked.job;
      if (checked.report.counts.blocking > 0 && isHeldBack(checks.preflight)) return null;
      try {
        return await jobs.run(
          words.title,
          (id) => api.call('export.start', { job: id, kind, preflight, isSigned: signs }),
          job,
        );
      } catch (caught) {
        const { code } = toFailure(caught);
        if (code === 'preflight-blocking') return null;
        if (code !== 'preflight-stale' || attempt === MOST_ATTEMPTS) throw caught;
        // Saved a moment ago, or somewhere else: what is there now is looked at.
        checked = await checks.again();
      }
    }
  };

  if (state.state === 'done') {
    return (
      <Receipt
        job={state.job}
        receipt={state.receipt}
        onAgain={() => {
          setState(choosing());
          void checks.again();
        }}
        onClose={onClose}
      />
    );
  }
  const isWorking = state.state === 'working';
  return (
    <Modal title={words.title} lead={words.lead} canClose={!isWorking} onClose={onClose}>
      {isWorking ? (
        <DialogProgress
          job={state.job}
          label={words.working}
          numbers={(progress, running) => {
            if (running === undefined) return messages.preflight.edition.checking;
            return progress === null ? words.preparing : progressText(progress, messages);
          }}
          // Before it begins there is only the pre-flight, whose end nobody has to wait for.
          onStop={() => {
            stopped.current = state.job;
            toasts.show(words.cancelled);
            setState(choosing());
          }}
        />
      ) : (
        <Choice
          contents={contents}
          kind={kind}
          signatureKey={key}
          failure={state.failure}
          notSaved={state.notSaved}
          isBlocked={state.isBlocked}
          checks={checks}
          onKind={setKind}
          onStart={() => void start()}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

function choosing(how: Partial<Extract<State, { state: 'choosing' }>> = {}): State {
  return { state: 'choosing', failure: null, notSaved: false, isBlocked: false, ...how };
}

/** Whether what was found still stands, after whatever was let pass since. */
function isHeldBack(preflight: EditionPreflight): boolean {
  return preflight.state !== 'done' || preflight.report.counts.blocking > 0;
}

function Choice(props: {
  readonly contents: LibraryContents;
  readonly kind: ExportKind;
  readonly signatureKey: SignatureKey | null;
  readonly failure: Failure | null;
  readonly notSaved: boolean;
  readonly isBlocked: boolean;
  readonly checks: EditionChecks;
  readonly onKind: (kind: ExportKind) => void;
  readonly onStart: () => void;
  readonly onClose: () => void;
}) {
  const { messages } = useServices();
  const words = messages.exportDialog;
  const { contents, kind, onKind } = props;
  const { preflight } = props.checks;
  const held = preflight.state === 'done' ? preflight.report.counts.blocking : 0;
  const counts = useMemo(
    () => countOut(contents.summaries.values(), new Date()),
    [contents.summaries],
  );
  return (
    <>
      <div className="modal-body">
        {props.failure === null ? null : <FailureNote failure={props.failure} />}
        {props.notSaved ? <Note kind="bad">{words.unsaved}</Note> : null}
        <div className="out-and-in">
          <p>
            <strong>{counts.out.toLocaleString(messages.locale)}</strong>
            <span>{words.goesOut(counts.out).replace(/^[\d.,\s]+/, '')}</span>
          </p>
          <p>
            <strong>{counts.inside.toLocaleString(messages.locale)}</strong>
            <span>{words.staysInside(counts.inside).replace(/^[\d.,\s]+/, '')}</span>
            <small>{insideText(counts, messages)}</small>
          </p>
        </div>
        {counts.out === 0 ? (
          <div className="note is-warn">
            <TriangleAlert aria-hidden />
            <p>{words.nothingOut}</p>
          </div>
        ) : null}
        <fieldset className="export-kinds">
          <legend>{words.kind}</legend>
          <KindOption
            kind="bundle"
            label={words.bundle}
            help={words.bundleHelp}
            icon={<FileArchive aria-hidden />}
            chosen={kind}
            onKind={onKind}
          />
          {kind === 'bundle' ? <SignTick signatureKey={props.signatureKey} /> : null}
          <KindOption
            kind="folder"
            label={words.folder}
            help={words.folderHelp}
            icon={<Folder aria-hidden />}
            chosen={kind}
            onKind={onKind}
          />
        </fieldset>
        {held > 0 && props.isBlocked ? (
          <div
            className="note is-bad"
            role="alert"
            // Somebody who reads the list below pressed the button that is always in sight.
            ref={(note) => note?.scrollIntoView({ block: 'nearest' })}
          >
            <OctagonX aria-hidden />
            <p>{messages.preflight.edition.blocked(held)}</p>
          </div>
        ) : null}
        <EditionPreflightStrip
          checks={props.checks}
          isReadOnly={contents.library.readOnly !== null}
          onLeave={props.onClose}
        />
      </div>
      {/* It says why when it is pressed: a button that does nothing teaches nothing. */}
      <QuestionFoot yes={words.start(counts.out)} onYes={props.onStart} onNo={props.onClose} />
    </>
  );
}

/** Off until the person wants it; then as they left it. Nothing where there is no key. */
function SignTick({ signatureKey: key }: { readonly signatureKey: SignatureKey | null }) {
  const { messages, preferences, setPreferences } = useServices();
  const words = messages.exportDialog;
  const { signsBundles } = useStore(preferences);
  // Somebody who relies on a signature hears that there is none before the bundle is handed over.
  if (key?.state === 'locked' && signsBundles) {
    return <Note kind="warn">{messages.settings.signature.locked}</Note>;
  }
  if (key?.state !== 'kept') return null;
  return (
    <label className="check export-sign">
      <input
        type="checkbox"
        checked={signsBundles}
        onChange={(event) => setPreferences({ signsBundles: event.target.checked })}
      />
      <span>{words.sign}</span>
      <small>
        {words.signBy} <code>{key.fingerprint}</code>
      </small>
    </label>
  );
}

function KindOption(props: {
  readonly kind: ExportKind;
  readonly label: string;
  readonly help: string;
  readonly icon: ReactNode;
  readonly chosen: ExportKind;
  readonly onKind: (kind: ExportKind) => void;
}) {
  return (
    <label className={props.chosen === props.kind ? 'export-kind is-chosen' : 'export-kind'}>
      <input
        type="radio"
        name="export-kind"
        checked={props.chosen === props.kind}
        onChange={() => props.onKind(props.kind)}
      />
      {props.icon}
      <span>{props.label}</span>
      <small>{props.help}</small>
    </label>
  );
}

function progressText(progress: JobNumbers, messages: Messages): string {
  if (progress.unit === 'bytes') {
    const numbers = `${sizeText(progress.done, messages)} / ${sizeText(progress.total, messages)}`;
    return factLine(numbers, progress.label);
  }
  return messages.exportDialog.progress(progress.done, progress.total, progress.label);
}

function Receipt(props: {
  readonly job: string;
  readonly receipt: ExportReceipt;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) {
  const { api, messages, workspace } = useServices();
  const words = messages.exportDialog;
  const { receipt, job } = props;
  const number = (value: number): string => value.toLocaleString(messages.locale);
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.articles, number(receipt.articles)],
    [words.facts.pages, number(receipt.pages)],
    [words.facts.files, number(receipt.files)],
    [words.facts.size, sizeText(receipt.bytes, messages)],
    [
      words.facts.time,
      words.seconds(
        new Intl.NumberFormat(messages.locale, { maximumFractionDigits: 1 }).format(
          receipt.milliseconds / 1000,
        ),
      ),
    ],
    [words.facts.inside, number(receipt.stayedInside)],
  ];
  const placed = words.placed[receipt.guarantee];
  return (
    <Modal title={words.receiptTitle} lead={words.receipt(receipt.name)} onClose={props.onClose}>
      <div className="modal-body">
        <p className="receipt-name" role="status">
          <CircleCheck aria-hidden />
          {receipt.name}
        </p>
        <ReceiptFacts facts={facts} />
        {receipt.signedBy === null ? null : (
          <p className="receipt-signed">
            <ShieldCheck aria-hidden />
            <span>
              {words.signedBy} <code>{receipt.signedBy}</code>
            </span>
          </p>
        )}
        {placed === null ? null : <p className="receipt-placed">{placed}</p>}
        {receipt.warnings.length === 0 ? null : (
          <div className="note is-warn">
            <TriangleAlert aria-hidden />
            <div>
              <p>{words.warnings}</p>
              <ul>
                {receipt.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
      </div>
      <div className="modal-foot">
        <button type="button" className="button is-start" onClick={props.onAgain}>
          {words.again}
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            void api
              .call('export.reveal', { job })
              .catch((caught: unknown) => workspace.report(caught))
          }
        >
          {words.reveal}
        </button>
        <button type="button" className="button is-primary" onClick={props.onClose}>
          {messages.common.done}
        </button>
      </div>
    </Modal>
  );
}

interface Counts {
  readonly out: number;
  readonly inside: number;
  readonly draft: number;
  readonly inReview: number;
  readonly approved: number;
  readonly later: number;
  readonly archived: number;
}

/** What an export at this moment would take out, by the same rule as the export itself. */
export function countOut(summaries: Iterable<ArticleSummary>, now: Date): Counts {
  const counts = { out: 0, inside: 0, draft: 0, inReview: 0, approved: 0, later: 0, archived: 0 };
  for (const summary of summaries) {
    const { status, publishAt, embargoUntil, publishedAt } = summary;
    const zoned = (instant: string | undefined) =>
      instant === undefined ? undefined : { instant, zone: 'UTC' };
    const dates = { publishAt: zoned(publishAt), embargoUntil: zoned(embargoUntil), publishedAt };
    if (isPublic({ status, ...dates }, now)) {
      counts.out += 1;
      continue;
    }
    counts.inside += 1;
    if (status === 'published' || status === 'scheduled') counts.later += 1;
    else counts[status] += 1;
  }
  return counts;
}

function insideText(counts: Counts, messages: Messages): string {
  const { stays } = messages.exportDialog;
  return factLine(
    counts.draft > 0 && stays.draft(counts.draft),
    counts.inReview > 0 && stays.inReview(counts.inReview),
    counts.approved > 0 && stays.approved(counts.approved),
    counts.later > 0 && stays.later(counts.later),
    counts.archived > 0 && stays.archived(counts.archived),
  );
}
