// How is one issue made? What readers see first, its sections and slots, and beside them what readers get of it.
import { ArrowLeft, EllipsisVertical, Redo2, Sparkles, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toFailure } from '../../../core/errors.ts';
import { describeFailure } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { Menu } from '../../ui/Menu.tsx';
import { Tip } from '../../ui/Tip.tsx';
import type { PlaceProps } from '../frame/places.ts';
import { IssueFields } from './IssueFields.tsx';
import { IssuePanel } from './IssuePanel.tsx';
import { IssueSections } from './IssueSections.tsx';
import { IssueSlots } from './IssueSlots.tsx';
import type { IssueSession, IssueState } from './issue-session.ts';
import { TemplateDialog } from './TemplateDialog.tsx';
import { useIssueActions } from './use-issue-actions.ts';
import { useReading } from './use-reading.ts';

interface Props extends PlaceProps {
  readonly session: IssueSession;
  readonly onBack: () => void;
}

export function IssueView({ contents, session, onBack }: Props) {
  const { api, messages, toasts, undo, workspace } = useServices();
  const words = messages.newsletter;
  const actions = useIssueActions();
  const state = useStore(session);
  const { issue } = state;
  const reading = useReading(session.id, issue.revision);
  const [isSavingTemplate, setIsSavingTemplate] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => undo.also(session), [undo, session]);

  const propose = async (): Promise<void> => {
    try {
      if (!(await session.flush())) return;
      const { reading: fresh } = await api.call('newsletter.read', { id: session.id });
      const { sections, added, removed, leftOver } = fresh.proposal;
      const back = session.change({ sections });
      const { proposal } = messages.newsletterChecks;
      const did = [
        ...(added.length === 0 ? [] : [proposal.added(added.length)]),
        ...(removed.length === 0 ? [] : [proposal.removed(removed.length)]),
        ...(leftOver.length === 0 ? [] : [proposal.leftOver(leftOver.length)]),
      ];
      const isNothing = added.length === 0 && removed.length === 0;
      if (isNothing) toasts.show([proposal.nothing, ...did].join(' '));
      else actions.tell(did.join(' '), back);
    } catch (caught) {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    }
  };
  const trash = async (): Promise<void> => {
    if (!(await session.flush())) return;
    await actions.make(
      (service) => service.call('newsletter.trash', { id: session.id }),
      () => words.trashed(issue.number),
    );
  };

  return (
    <main className="screen newsletter-screen">
      <header className="screen-head newsletter-head">
        <button type="button" className="quiet-button" onClick={onBack}>
          <ArrowLeft aria-hidden />
          {words.back}
        </button>
        <h2 ref={heading} tabIndex={-1} className="screen-title">
          {words.name(issue.number)}
        </h2>
        <span className={`issue-state is-${issue.status}`}>{words.statuses[issue.status]}</span>
        <SaveState state={state} />
        {session.isReadOnly ? null : (
          <div className="newsletter-actions">
            <Tip text={words.undo}>
              <button
                type="button"
                className="icon-button"
                aria-label={words.undo}
                disabled={!state.canUndo}
                onClick={() => session.undo()}
              >
                <Undo2 aria-hidden />
              </button>
            </Tip>
            <Tip text={words.redo}>
              <button
                type="button"
                className="icon-button"
                aria-label={words.redo}
                disabled={!state.canRedo}
                onClick={() => session.redo()}
              >
                <Redo2 aria-hidden />
              </button>
            </Tip>
            <button type="button" className="button" onClick={() => void propose()}>
              <Sparkles aria-hidden />
              {words.propose}
            </button>
            <Menu
              align="end"
              trigger={
                <button type="button" className="icon-button" aria-label={words.more}>
                  <EllipsisVertical aria-hidden />
                </button>
              }
              items={[
                {
                  id: 'template',
                  label: words.templates.save,
                  run: () => setIsSavingTemplate(true),
                },
                'separator',
                {
                  id: 'trash',
                  label: words.trash,
                  icon: <Trash2 aria-hidden />,
                  isDestructive: true,
                  run: () => void trash(),
                },
              ]}
            />
          </div>
        )}
      </header>
      {session.isReadOnly ? <p className="newsletter-note">{words.readOnly}</p> : null}
      {state.clash === null ? null : (
        <div className="newsletter-note is-clash" role="alert">
          <p>{words.clash.lead}</p>
          <button type="button" className="button is-small" onClick={() => session.settle('mine')}>
            {words.clash.mine}
          </button>
          <button
            type="button"
            className="button is-small"
            onClick={() => session.settle('theirs')}
          >
            {words.clash.theirs}
          </button>
        </div>
      )}
      <div className="issue-columns">
        <div className="issue-sheet">
          <IssueFields contents={contents} session={session} issue={issue} />
          <IssueSections contents={contents} session={session} issue={issue} />
          <IssueSlots session={session} issue={issue} />
        </div>
        <IssuePanel contents={contents} session={session} issue={issue} reading={reading} />
      </div>
      {isSavingTemplate ? (
        <TemplateDialog session={session} onClose={() => setIsSavingTemplate(false)} />
      ) : null}
    </main>
  );
}

function SaveState({ state: { save } }: { readonly state: IssueState }) {
  const { messages } = useServices();
  const words = messages.newsletter;
  switch (save.state) {
    case 'failed':
      return (
        <span className="issue-save is-failed" role="alert">
          {words.notSaved}: {describeFailure(messages, save.failure).sentence}
        </span>
      );
    case 'conflict':
      return (
        <span className="issue-save is-failed" role="status">
          {words.notSaved}
        </span>
      );
    case 'saving':
    case 'dirty':
      return (
        <span className="issue-save" role="status">
          {words.saving}
        </span>
      );
    default:
      return (
        <span className="issue-save" role="status">
          {words.saved}
        </span>
      );
  }
}
