// What still stands between the article and its readers? The findings, each with one press that leads to the place.
import { CircleCheck, Info, OctagonX, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { unreachable } from '../../../core/errors.ts';
import type { Messages } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { bodyFacts, type Finding, preflight } from './preflight-checks.ts';

interface Props {
  readonly article: Article;
  readonly onGoToText: () => void;
}

export function Preflight({ article, onGoToText }: Props) {
  const { assets, messages } = useServices();
  const known = useStore(assets.known);
  const words = messages.preflight;
  const facts = useMemo(() => bodyFacts(article.body), [article.body]);
  const { findings, total } = preflight(article, facts, (id) => known.get(id));
  useEffect(() => {
    const inBody = facts.pictures.flatMap((node) => {
      const id = node.attrs?.asset;
      return typeof id === 'string' ? [id] : [];
    });
    assets.want(inBody);
  }, [assets, facts]);

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
              key={`${finding.kind}-${'place' in finding ? finding.place : 0}`}
              finding={finding}
              onGoToText={onGoToText}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function FindingRow({
  finding,
  onGoToText,
}: {
  readonly finding: Finding;
  readonly onGoToText: () => void;
}) {
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
          window.setTimeout(() => goTo(finding, messages), 0);
        }}
      >
        {fix}
      </button>
    </li>
  );
}

const placesInText: ReadonlySet<Finding['kind']> = new Set(['noHeadline', 'noBody', 'noAlt']);

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
    case 'noAlt':
      return { text: words.noAlt(finding.place), place: words.inText, fix: words.describe };
    case 'noTitle':
      return { text: words.noTitle(finding.place), place: words.inDetails, fix: words.noTitleFix };
    default:
      return unreachable(finding);
  }
}

/** Leads to the field that mends it. The fields are found as a person finds them: by what they are called. */
function goTo(finding: Finding, messages: Messages): void {
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
    case 'noAlt':
      [...document.querySelectorAll<HTMLElement>('.body .figure .node-field')]
        .at(finding.place - 1)
        ?.focus();
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
