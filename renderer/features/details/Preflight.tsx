// What still stands between the article and its readers? The findings, each with a way to its place and what mends it.
import { CircleCheck, LoaderCircle } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { say } from '../../../core/check-messages.ts';
import { isWebAddress } from '../../../core/checks/link-outcome.ts';
import type { Finding } from '../../../core/checks/run-checks.ts';
import type { Site } from '../../../core/content/site.ts';
import { toFailure } from '../../../core/errors.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { FindingLine } from '../preflight/FindingLine.tsx';
import { isOnSheet } from '../preflight/finding-places.ts';
import { keyOf, mend } from '../preflight/mend.ts';
import { goToPlace, useWantedPlace } from '../preflight/places.ts';
import { type Preflight as Checked, usePreflight } from '../preflight/use-preflight.ts';

interface Props {
  readonly session: ArticleSession;
  readonly site: Site;
  readonly onGoToText: () => void;
  /** Filled with what looks at once, for whoever has to know before a step. */
  readonly look: { current: (() => readonly Finding[]) | null };
}

export function Preflight({ session, site, onGoToText, look }: Props) {
  const services = useServices();
  const { assets, messages, rights } = services;
  const words = messages.preflight;
  const preflight = usePreflight(session, site);
  useEffect(() => {
    look.current = () => preflight.look().findings;
    return () => {
      look.current = null;
    };
  });
  useWantedPlace(session, 'details');
  const { findings, passed, total } = preflight;
  const section = useRef<HTMLElement>(null);
  /** The row whose button was pressed: it goes, and the next one takes its place and the focus. */
  const pressed = useRef<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that was pressed goes with its finding.
  useLayoutEffect(() => {
    const index = pressed.current;
    if (index === null) return;
    pressed.current = null;
    const rows = section.current?.querySelectorAll<HTMLElement>('.finding-fix') ?? [];
    if (document.activeElement !== document.body) return;
    (rows[Math.min(index, rows.length - 1)] ?? section.current)?.focus();
  }, [findings]);

  const go = ({ place }: Finding): void => {
    if (isOnSheet(place)) onGoToText();
    // After the panel has gone, where it was in the way.
    window.setTimeout(() => goToPlace(session, place, messages), 0);
  };
  const press = (finding: Finding, index: number): void => {
    const { place } = finding;
    if (finding.go === 'rights' && place.at === 'asset') {
      rights.asked.set(assets.known.get().get(place.asset) ?? null);
      return;
    }
    if (finding.fix === undefined) {
      go(finding);
      return;
    }
    if (mend(services, session, finding, preflight.look)) {
      pressed.current = index;
      preflight.look();
    }
  };

  return (
    <section ref={section} className="preflight" aria-label={words.title} tabIndex={-1}>
      <div className="section-head">
        <h3 className="section-title">{words.title}</h3>
        <span className="count is-end">{words.passed(passed, total)}</span>
      </div>
      {findings.length === 0 ? (
        <p className="preflight-ready">
          <CircleCheck aria-hidden />
          {words.allPassed}
        </p>
      ) : (
        <ul>
          {withKeys(findings).map(([key, finding], index) => (
            <li key={key} className={`finding is-${finding.severity}`}>
              <FindingLine {...finding} onGo={() => go(finding)} />
              <button
                type="button"
                className="link-button finding-fix"
                onClick={() => press(finding, index)}
              >
                {finding.fix === undefined
                  ? words.goes[finding.go ?? 'show']
                  : say(words.fixes, finding.fix.label)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <WebLinkCheck preflight={preflight} />
      <Summary findings={findings} />
    </section>
  );
}

/** Findings that say the same of the same are told apart by their order. */
function withKeys(findings: readonly Finding[]): [key: string, finding: Finding][] {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const key = keyOf(finding);
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return [`${key} ${before}`, finding];
  });
}

/** Tells in words what the pre-flight has come to, once it has changed. Not at the opening: who opens an article reads. */
function Summary({ findings }: { readonly findings: readonly Finding[] }) {
  const { messages } = useServices();
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const text = messages.preflight.summary(count('blocking'), count('warning'), count('advice'));
  const [first] = useState(text);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (text !== first) setSaid(text);
    else setSaid((before) => (before === '' ? '' : text));
  }, [text, first]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

/** Asks for the web links of the article, once a person says so. */
function WebLinkCheck({ preflight }: { readonly preflight: Checked }) {
  const { links, messages, toasts, workspace } = useServices();
  const words = messages.preflight.links;
  const known = useStore(links.known);
  const [isAsking, setIsAsking] = useState(false);
  const addresses = useMemo(
    () => [
      ...new Set(preflight.reading.links.flatMap(({ href }) => (isWebAddress(href) ? [href] : []))),
    ],
    [preflight.reading],
  );
  if (addresses.length === 0) return null;
  const unknown = addresses.filter((href) => !known.has(href));
  const wanted = unknown.length === 0 ? addresses : unknown;
  const ask = async (): Promise<void> => {
    setIsAsking(true);
    try {
      const outcomes = await links.ask(wanted, words.checking);
      const good = outcomes.filter(({ state }) => state === 'good' || state === 'moved').length;
      toasts.show(words.done(good, outcomes.length));
    } catch (caught) {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    } finally {
      setIsAsking(false);
    }
  };
  return (
    <p className="preflight-links">
      <button
        type="button"
        className="quiet-button"
        title={words.help}
        aria-disabled={isAsking}
        onClick={() => {
          if (!isAsking) void ask();
        }}
      >
        {isAsking ? <LoaderCircle aria-hidden className="spinner" /> : null}
        {isAsking
          ? words.checking
          : unknown.length === 0
            ? words.again
            : words.check(unknown.length)}
      </button>
    </p>
  );
}
