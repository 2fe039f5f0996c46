// How does the website get to its readers in one place? Targets and earlier publishes at the side, the plan and its way out beside them.
import { CircleCheck, Clock } from 'lucide-react';
import type { TargetInfo } from '../../../core/ipc/publish-contract.ts';
import type { Messages } from '../../../core/messages.ts';
import { timeOfDay } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { CancelJob, ProgressLine } from '../../ui/JobProgress.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { FailureNote, Note } from '../../ui/Note.tsx';
import { MappingPane } from './MappingPane.tsx';
import { Checked, Done, WrongNote } from './Outcomes.tsx';
import { Pane } from './Pane.tsx';
import { PlanPane } from './PlanPane.tsx';
import { Kept, Receipts, Targets } from './PublishSide.tsx';
import { TargetForm } from './TargetForm.tsx';
import {
  isPassing,
  type PublishingFlow,
  type PublishWish,
  type Step,
  usePublishing,
} from './use-publishing.ts';

interface Props {
  readonly contents: LibraryContents;
  readonly wish: PublishWish;
  readonly onClose: () => void;
}

export function PublishDialog({ contents, wish, onClose }: Props) {
  const flow = usePublishing(wish);
  const { messages } = useServices();
  const { step, chosen } = flow;
  const words = messages.publish;
  return (
    <Modal
      size="publish"
      title={titleOf(step, chosen, messages)}
      lead={leadOf(step, chosen, messages)}
      canClose={step.is !== 'publishing'}
      onClose={onClose}
    >
      <div className="publish-panes">
        <nav className="publish-side" aria-label={words.targets}>
          <Targets flow={flow} />
          {step.is === 'publishing' || flow.kept === null ? null : <Kept kept={flow.kept} />}
          {chosen === undefined || step.is === 'form' ? null : <Receipts flow={flow} />}
        </nav>
        <StepPane contents={contents} flow={flow} onClose={onClose} />
      </div>
    </Modal>
  );
}

function titleOf(step: Step, chosen: TargetInfo | undefined, { publish: words }: Messages): string {
  if (step.is === 'form') {
    return step.target === null ? words.titleAdd : words.titleChange(step.target.label);
  }
  if (chosen === undefined) return words.titleNone;
  if (step.is === 'mapping') return words.mappingTitle(chosen.label);
  const what = 'plan' in step ? step.plan.what.is : 'all';
  if (what === 'back') return words.titleBack(chosen.label);
  return what === 'article' ? words.titleArticle(chosen.label) : words.title(chosen.label);
}

function leadOf(step: Step, chosen: TargetInfo | undefined, messages: Messages): string {
  const words = messages.publish;
  if (step.is === 'form') return words.noTargets;
  if (step.is === 'mapping') return words.mappingLead;
  if (step.is === 'plan') return words.compared(timeOfDay(step.plan.asOf, messages.locale));
  const { guarantee = null } = chosen ?? {};
  return guarantee === null ? words.noTargets : words.guarantee[guarantee];
}

function StepPane({
  contents,
  flow,
  onClose,
}: {
  readonly contents: LibraryContents;
  readonly flow: PublishingFlow;
  readonly onClose: () => void;
}) {
  const { messages, workspace } = useServices();
  const words = messages.publish;
  const { step, chosen } = flow;
  const label = chosen?.label ?? '';
  switch (step.is) {
    case 'loading':
      return <Pane>{null}</Pane>;
    case 'form':
      return (
        <TargetForm
          key={step.target?.id ?? 'new'}
          target={step.target}
          contents={contents}
          keepsSecrets={flow.keepsSecrets}
          onCancel={flow.targets.length === 0 ? onClose : () => flow.compare()}
          onSaved={flow.saved}
        />
      );
    case 'connecting':
      return <Working job={step.job} title={words.form.saving} />;
    case 'comparing':
      return <Working job={step.job} title={words.comparing(label)} hint={words.comparingWait} />;
    case 'verifying':
      return <Working job={step.job} title={words.verifying(label)} />;
    case 'reading':
      return <Working job={step.job} title={words.mappingReading} />;
    case 'adopting':
      return <Working job={step.job} title={words.adopting} />;
    case 'mapping':
      return (
        <MappingPane
          mapping={step.mapping}
          onCancel={() => flow.compare()}
          onKeep={flow.keepMapping}
        />
      );
    case 'adopted':
      return (
        <Pane foot={<CompareButton flow={flow} />}>
          <p className="receipt-name" role="status">
            <CircleCheck aria-hidden />
            {words.adopted(step.found.linked, step.found.there)}
          </p>
          {step.found.unsureInAll === 0 ? null : (
            <Note kind="warn">
              <p>{words.adoptedUnsure(step.found.unsureInAll)}</p>
              <ul>
                {step.found.unsure.map(({ at, why }) => (
                  <li key={at}>
                    {at}: {why}
                  </li>
                ))}
              </ul>
            </Note>
          )}
        </Pane>
      );
    case 'publishing':
      return (
        <Working
          job={step.job}
          title={step.plan.what.is === 'back' ? words.rollingBack(label) : words.publishing(label)}
          hint={words.stopHint}
        />
      );
    case 'checked':
      return <Checked flow={flow} found={step.found} />;
    case 'plan':
      return <PlanPane contents={contents} flow={flow} step={step} onClose={onClose} />;
    case 'done':
      return (
        <Pane
          foot={
            <button
              type="button"
              className="button is-primary"
              // biome-ignore lint/a11y/noAutofocus: what the person waited for has come, and this is all that is left to press.
              autoFocus
              onClick={onClose}
            >
              {messages.common.done}
            </button>
          }
        >
          <Done done={step.done} isBack={step.plan.what.is === 'back'} />
        </Pane>
      );
    case 'verified':
      return (
        <Pane foot={<CompareButton flow={flow} />}>
          {step.found.wrongInAll === 0 ? (
            <p className="receipt-name" role="status">
              <CircleCheck aria-hidden />
              {words.verified(step.found.checked)}
            </p>
          ) : (
            <WrongNote found={step.found} />
          )}
        </Pane>
      );
    case 'waiting':
      return (
        <Pane
          foot={
            <>
              <button type="button" className="button" onClick={() => flow.wish(false)}>
                {words.wishOff}
              </button>
              <button type="button" className="button is-primary" onClick={onClose}>
                {messages.common.done}
              </button>
            </>
          }
        >
          <p className="receipt-name" role="status">
            <Clock aria-hidden className="publish-clock" />
            {words.wishWaiting}
          </p>
          <p>{words.wishKept}</p>
        </Pane>
      );
    case 'removing':
      return (
        <Pane
          foot={
            <>
              <button type="button" className="button" onClick={() => flow.compare()}>
                {messages.common.cancel}
              </button>
              <button type="button" className="button is-bad" onClick={() => flow.remove()}>
                {messages.common.remove}
              </button>
            </>
          }
        >
          <p role="status">
            <strong>{words.removeSure(label)}</strong> {words.removeText}
          </p>
        </Pane>
      );
    case 'removed':
      return (
        <Pane
          foot={
            <>
              {step.bringBack === null ? null : (
                <button type="button" className="button" onClick={step.bringBack}>
                  {messages.common.undo}
                </button>
              )}
              <button type="button" className="button is-primary" onClick={() => flow.goOn()}>
                {flow.targets.length === 0 ? words.addTarget : words.goOn}
              </button>
            </>
          }
        >
          <p role="status">{words.removed(step.label)}</p>
        </Pane>
      );
    case 'unsaved':
      return (
        <Pane foot={<CompareButton flow={flow} />}>
          <Note kind="bad">{words.unsaved}</Note>
        </Pane>
      );
    case 'failed': {
      const { failure, during, isOfOne } = step;
      if (failure.code === 'cancelled') {
        return (
          <Pane foot={<CompareButton flow={flow} />}>
            <p role="status">{during === 'publish' ? words.stopped : words.stoppedComparing}</p>
          </Pane>
        );
      }
      return (
        <Pane
          foot={
            <>
              {chosen === undefined ? null : (
                <button
                  type="button"
                  className="button is-start"
                  onClick={() => flow.show({ is: 'form', target: chosen })}
                >
                  {words.changeTarget}
                </button>
              )}
              {failure.code === 'another-newsroom' ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => flow.compare({ consent: { takeOver: true, leaveOut: false } })}
                >
                  {words.takeOverNewsroom}
                </button>
              ) : null}
              {failure.code === 'host-key-unknown' ? (
                <button type="button" className="button" onClick={() => flow.connect()}>
                  {words.check}
                </button>
              ) : null}
              {isPassing(failure) && chosen !== undefined && !isOfOne ? (
                <button type="button" className="button" onClick={() => flow.wish(true)}>
                  {words.wish}
                </button>
              ) : null}
              <button
                type="button"
                className="button is-primary"
                onClick={() => (chosen === undefined ? workspace.report(failure) : flow.compare())}
              >
                {isOfOne ? words.wholeWebsite : words.tryAgain}
              </button>
            </>
          }
        >
          <FailureNote
            failure={failure}
            title={during === 'publish' ? words.failed : words.failedToCompare}
          />
        </Pane>
      );
    }
  }
}

function CompareButton({ flow }: { readonly flow: PublishingFlow }) {
  const { messages } = useServices();
  return (
    <button type="button" className="button is-primary" onClick={() => flow.compare()}>
      {messages.publish.compareAgain}
    </button>
  );
}

function Working(props: { readonly job: string; readonly title: string; readonly hint?: string }) {
  const { messages } = useServices();
  return (
    <Pane foot={<CancelJob job={props.job} />}>
      <ProgressLine
        job={props.job}
        label={props.title}
        numbers={(progress) =>
          progress === null ? '' : messages.publish.progress(progress.done, progress.total)
        }
      />
      {props.hint === undefined ? null : <p className="publish-hint">{props.hint}</p>}
    </Pane>
  );
}
