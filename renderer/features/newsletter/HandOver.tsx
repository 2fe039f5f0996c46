// How does an issue leave the house? As files, by the clipboard, as a test to one person; then it is marked as sent, and announced.
import { CircleAlert, Copy, FileArchive, FolderDown, Mail, Megaphone, Send } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { NewsletterIssue } from '../../../core/content/newsletter.ts';
import { toFailure } from '../../../core/errors.ts';
import type { HandOverKind } from '../../../core/ipc/newsletter-contract.ts';
import { dateAndTime } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { StackedInput } from '../../ui/StackedField.tsx';
import type { PlaceProps } from '../frame/places.ts';
import type { IssueSession } from './issue-session.ts';
import { TestDialog } from './TestDialog.tsx';
import { useIssueActions } from './use-issue-actions.ts';

interface Props extends PlaceProps {
  readonly session: IssueSession;
  readonly issue: NewsletterIssue;
  /** How many findings keep it from being marked as sent. */
  readonly blocking: number;
}

export function HandOver({ contents, session, issue, blocking }: Props) {
  const { api, jobs, messages, toasts, travel, workspace } = useServices();
  const words = messages.newsletter.handOver;
  const actions = useIssueActions();
  const [asked, setAsked] = useState<'sent' | 'test' | null>(null);
  const { id } = session;
  const { sentAt, announcement } = issue;
  const isThere = announcement !== undefined && contents.summaries.has(announcement);

  /** What is typed is on the disk first: that is what leaves. */
  const leave = async (work: () => Promise<void>): Promise<void> => {
    try {
      if (await session.flush()) await work();
    } catch (caught) {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    }
  };
  const write = (as: HandOverKind): Promise<void> =>
    leave(async () => {
      const { name, files } = await jobs.run(words.writing, (job) =>
        api.call('newsletter.handOver', { id, job, as }),
      );
      toasts.show(words.written(name, files));
    });
  const copy = (): Promise<void> =>
    leave(async () => {
      const { bytes } = await api.call('newsletter.copyHtml', { id });
      toasts.show(words.copied((bytes / 1000).toFixed(1)));
    });
  const announce = (): Promise<void> =>
    leave(async () => {
      await actions.make(
        (service) => service.call('newsletter.announce', { id }),
        () => words.announced,
      );
    });
  const unsend = (): Promise<void> =>
    leave(async () => {
      await actions.make(
        (service) => service.call('newsletter.markUnsent', { id }),
        () => words.unsent,
      );
    });

  return (
    <div className="hand-over">
      <p>{words.lead}</p>
      <div className="hand-over-way">
        <div className="issue-adds">
          <button type="button" className="button" onClick={() => void write('folder')}>
            <FolderDown aria-hidden />
            {words.folder}
          </button>
          <button type="button" className="button" onClick={() => void write('zip')}>
            <FileArchive aria-hidden />
            {words.zip}
          </button>
        </div>
        <small className="field-help">{words.folderHelp}</small>
      </div>
      <Way
        icon={<Mail aria-hidden />}
        label={words.eml}
        help={words.emlHelp}
        onPress={() => write('eml')}
      />
      <Way icon={<Copy aria-hidden />} label={words.copy} help={words.copyHelp} onPress={copy} />
      <Way
        icon={<Send aria-hidden />}
        label={words.test}
        help={words.testHelp}
        onPress={async () => setAsked('test')}
      />
      <hr />
      {sentAt === undefined ? null : (
        <p>{words.sentOn(dateAndTime(sentAt, messages.locale, contents.site.timeZone))}</p>
      )}
      {session.isReadOnly ? null : sentAt === undefined ? (
        <button
          type="button"
          className="button is-primary"
          onClick={() => void leave(async () => setAsked('sent'))}
        >
          {words.send}
        </button>
      ) : (
        <button type="button" className="button" onClick={() => void unsend()}>
          {words.unsend}
        </button>
      )}
      {isThere ? (
        <button type="button" className="button" onClick={() => void travel.write(announcement)}>
          <Megaphone aria-hidden />
          {words.openAnnouncement}
        </button>
      ) : session.isReadOnly ? null : (
        <Way
          icon={<Megaphone aria-hidden />}
          label={words.announce}
          help={words.announceHelp}
          onPress={announce}
        />
      )}
      {asked === 'test' ? <TestDialog session={session} onClose={() => setAsked(null)} /> : null}
      {asked === 'sent' ? (
        <SentDialog issue={issue} blocking={blocking} onClose={() => setAsked(null)} />
      ) : null}
    </div>
  );
}

function Way(props: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly help: string;
  readonly onPress: () => Promise<void>;
}) {
  const { icon, label, help, onPress } = props;
  const id = useId();
  return (
    <div className="hand-over-way">
      <button type="button" className="button" aria-describedby={id} onClick={() => void onPress()}>
        {icon}
        {label}
      </button>
      <small id={id} className="field-help">
        {help}
      </small>
    </div>
  );
}

function SentDialog(props: {
  readonly issue: NewsletterIssue;
  readonly blocking: number;
  readonly onClose: () => void;
}) {
  const { issue, blocking, onClose } = props;
  const { messages, preferences } = useServices();
  const words = messages.newsletter.sent;
  const actions = useIssueActions();
  const id = useId();
  const { personName } = useStore(preferences);
  const [by, setBy] = useState(personName);
  const [why, setWhy] = useState('');
  const isBlocked = blocking > 0;
  const canMark = !isBlocked || (by.trim() !== '' && why.trim() !== '');
  const mark = async (): Promise<void> => {
    const made = await actions.make(
      (api) =>
        api.call('newsletter.markSent', { id: issue.id, pass: isBlocked ? { by, why } : null }),
      () => words.done(issue.number),
    );
    if (made !== null) onClose();
  };
  return (
    <Modal title={words.title(issue.number)} lead={words.lead} size="question" onClose={onClose}>
      <form
        className="modal-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canMark) void mark();
        }}
      >
        {isBlocked ? (
          <div className="modal-body">
            <p className="field-error">
              <CircleAlert aria-hidden />
              {words.blocked(blocking)}
            </p>
            <StackedInput label={words.by} maxLength={120} value={by} onType={setBy} />
            <label className="stacked-field" htmlFor={`${id}-why`}>
              {words.why}
              <textarea
                id={`${id}-why`}
                className="field"
                rows={2}
                maxLength={500}
                value={why}
                onChange={(event) => setWhy(event.target.value)}
              />
            </label>
          </div>
        ) : null}
        <QuestionFoot yes={words.press} isOff={!canMark} onNo={onClose} />
      </form>
    </Modal>
  );
}
