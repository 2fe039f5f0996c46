// What still stands between the article and its readers? The findings, each with one press that leads to the place.
import { CircleCheck, Info, OctagonX, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { unreachable } from '../../../core/errors.ts';
import type { Messages } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { useStore, useStorePart } from '../../app/store.ts';
import { useRested } from '../../app/use-rested.ts';
import {
  type ArticleSession,
  articleOf,
  isSameBeside,
  type SessionView,
} from '../../editor/article-session.ts';
import { bodyFacts, type Finding, preflight } from './preflight-checks.ts';

interface Props {
  readonly session: ArticleSession;
  readonly onGoToText: () => void;
  /** Puts the caret to the block at the end of a path. */
  readonly onReveal: (path: readonly number[]) => void;
}

/** The text is looked through when it has been saved and nothing more is typed. */
const REST_MILLISECONDS = 300;

const bodyOf = ({ article }: SessionView): Article['body'] => article.body;

export function Preflight({ session, onGoToText, onReveal }: Props) {
  const { assets, messages } = useServices();
  const article = useStorePart(session, articleOf, isSameBeside);
  const newest = useStorePart(session, bodyOf);
  const known = useStore(assets.known);
  const words = messages.preflight;
  const body = useRested(newest, REST_MILLISECONDS);
  const facts = useMemo(() => bodyFacts(body), [body]);
  const { findings, total } = useMemo(
    () => preflight(article, facts, (id) => known.get(id)),
    [article, facts, known],
  );
  useEffect(() => assets.want(facts.pictures), [assets, facts]);

  return (
    <section className="preflight" aria-label={words.title}>
      <div className="section-head">
        <h3 className="section-title">{words.title}</h3>
        <span className="count is-end">{words.passed(total - findings.length, total)}</span>
      </div>
      {findings.length === 0 ? (
        <p className="preflight-ready">
          <CircleCheck aria-hidden />
          {words.allPassed}
        </p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <FindingRow
              key={keyOf(finding)}
              finding={finding}
              onGoToText={onGoToText}
              onReveal={onReveal}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function keyOf(finding: Finding): string {
  if (finding.kind === 'inText')
    return `${finding.fault}-${finding.path.join('.')}-${finding.place}`;
  return finding.kind === 'noTitle' ? `noTitle-${finding.place}` : finding.kind;
}

function FindingRow({
  finding,
  onGoToText,
  onReveal,
}: Pick<Props, 'onGoToText' | 'onReveal'> & { readonly finding: Finding }) {
  const { messages } = useServices();
  const words = messages.preflight;
  const { text, place, fix } = describeFinding(finding, messages);
  return (
    <li className={`finding is-${finding.severity}`}>
      {icons[finding.severity]}
      <p>
        {text}
        <small>
          {words[finding.severity]} · {place}
        </small>
      </p>
      <button
        type="button"
        className="link-button"
        onClick={() => {
          if (placesInText.has(finding.kind)) onGoToText();
          // After the panel has gone, where it was in the way.
          window.setTimeout(() => {
            if (finding.kind === 'inText') onReveal(finding.path);
            else goTo(finding, messages);
          }, 0);
        }}
      >
        {fix}
      </button>
    </li>
  );
}

const placesInText: ReadonlySet<Finding['kind']> = new Set(['noHeadline', 'noBody', 'inText']);

const icons: Readonly<Record<Finding['severity'], ReactNode>> = {
  blocking: <OctagonX aria-hidden />,
  warning: <TriangleAlert aria-hidden />,
  advice: <Info aria-hidden />,
};

function describeFinding(
  finding: Finding,
  messages: Messages,
): { text: string; place: string; fix: string } {
  const words = messages.preflight;
  switch (finding.kind) {
    case 'noHeadline':
      return { text: words.noHeadline, place: words.onTop, fix: words.noHeadlineFix };
    case 'noBody':
      return { text: words.noBody, place: words.inText, fix: words.noBodyFix };
    case 'noSummary':
      return { text: words.noSummary, place: words.inDetails, fix: words.noSummaryFix };
    case 'noCategory':
      return { text: words.noCategory, place: words.inDetails, fix: words.noCategoryFix };
    case 'noFeaturedAlt':
      return { text: words.noFeaturedAlt, place: words.inDetails, fix: words.describe };
    case 'inText': {
      const { sentence, fix } = words.faults[finding.fault];
      return { text: sentence(finding.place), place: words.inText, fix };
    }
    case 'noTitle':
      return { text: words.noTitle(finding.place), place: words.inDetails, fix: words.noTitleFix };
    default:
      return unreachable(finding);
  }
}

/** Leads to the field that mends it. The fields are found as a person finds them: by what they are called. */
function goTo(finding: Exclude<Finding, { kind: 'inText' }>, messages: Messages): void {
  const byLabel = (label: string): HTMLElement | null =>
    document.querySelector<HTMLElement>(`[aria-label="${CSS.escape(label)}"]`);
  switch (finding.kind) {
    case 'noHeadline':
      byLabel(messages.editor.headline)?.focus();
      return;
    case 'noBody':
      byLabel(messages.editor.body)?.focus();
      return;
    case 'noSummary':
      document.querySelector<HTMLElement>('.summary-field')?.focus();
      return;
    case 'noCategory':
      byLabel(messages.details.addCategory)?.click();
      return;
    case 'noFeaturedAlt':
      document.querySelector<HTMLElement>('.featured ~ input')?.focus();
      return;
    case 'noTitle': {
      const row = [...document.querySelectorAll<HTMLElement>('.attachment')].at(finding.place - 1);
      const toggle = row?.querySelector<HTMLElement>('.attachment-open');
      if (toggle?.getAttribute('aria-expanded') === 'false') toggle.click();
      requestAnimationFrame(() => row?.querySelector<HTMLElement>('input')?.focus());
      return;
    }
    default:
      unreachable(finding);
  }
}
