// How is a step of an article taken? At once, or after a question: why it goes back, or why it goes on in spite of what blocks it.
import { type ReactNode, useState } from 'react';
import { say } from '../../../core/check-messages.ts';
import type { Finding } from '../../../core/checks/run-checks.ts';
import { effectOf, guardOf, type StepName } from '../../../core/workflow/steps.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { severityIcons } from '../preflight/FindingLine.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

interface Asked {
  readonly step: StepName;
  readonly blocking: readonly Finding[];
}

/** `take` takes a step of the article of `session`, `question` is what it asks meanwhile. `judge` looks for what blocks it now. */
export function useSteps(
  session: ArticleSession,
  judge: () => readonly Finding[],
): { readonly take: (step: StepName) => void; readonly question: ReactNode } {
  const { messages, workspace } = useServices();
  const words = messages.workflow.ask;
  const [asked, setAsked] = useState<Asked | null>(null);
  const move = (step: StepName, why?: string): void => {
    const { status, edit } = effectOf(step, session.get().article, new Date());
    void workspace.moveTo(status, edit, why);
  };
  const take = (step: StepName): void => {
    const { needsReason, isJudged } = guardOf(step);
    // What has no headline goes nowhere; the workspace says so.
    const isUntitled = session.get().article.headline.trim() === '';
    const blocking =
      isJudged && !isUntitled ? judge().filter(({ severity }) => severity === 'blocking') : [];
    if (needsReason || blocking.length > 0) setAsked({ step, blocking });
    else move(step);
  };
  if (asked === null) return { take, question: null };
  const { step, blocking } = asked;
  const headline = session.get().article.headline || messages.list.untitled;
  const question = (
    <ReasonDialog
      title={
        blocking.length > 0 ? words.blocking(headline, blocking.length) : words.sendBack(headline)
      }
      lead={blocking.length > 0 ? words.blockingLead : words.sendBackLead}
      confirm={words.confirm[step]}
      onCancel={() => setAsked(null)}
      onSay={(why) => {
        setAsked(null);
        move(step, why);
      }}
    >
      {blocking.length === 0 ? null : (
        <ul className="blocking-list">
          {[...new Set(blocking.map(({ reason }) => say(messages.preflight.reasons, reason)))].map(
            (reason) => (
              <li key={reason} className="finding is-blocking">
                {severityIcons.blocking}
                <span>{reason}</span>
              </li>
            ),
          )}
        </ul>
      )}
    </ReasonDialog>
  );
  return { take, question };
}
