// Which issues of the newsletter are there? A list of them, or the one that is being made.
import { Mail, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { NewsletterIssue, NewsletterTemplate } from '../../../core/content/newsletter.ts';
import { dateAndTime, longDate } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { PlaceProps } from '../frame/places.ts';
import { IssueView } from './IssueView.tsx';
import { NewIssueDialog } from './NewIssueDialog.tsx';
import { useIssueActions } from './use-issue-actions.ts';
import './newsletter.css';

export function NewsletterScreen({ contents }: PlaceProps) {
  const { issues: desk, mirror } = useServices();
  const session = useStore(desk.session);
  const known = useStore(mirror.newsletters);
  const [left, setLeft] = useState<string | null>(null);
  // What is typed is on the disk before the screen is another one; where it cannot be, the issue stays open.
  useEffect(() => () => void desk.close(), [desk]);
  if (session !== null) {
    return (
      <IssueView
        key={session.id}
        contents={contents}
        session={session}
        onBack={async () => {
          if (await desk.close()) setLeft(session.id);
        }}
      />
    );
  }
  return (
    <IssueList
      contents={contents}
      issues={known?.issues ?? null}
      templates={known?.templates ?? []}
      left={left}
    />
  );
}

interface ListProps extends PlaceProps {
  readonly issues: readonly NewsletterIssue[] | null;
  readonly templates: readonly NewsletterTemplate[];
  /** The issue that was just left: the keyboard is on it again. */
  readonly left: string | null;
}

function IssueList({ contents, issues, templates, left }: ListProps) {
  const { issues: desk, messages } = useServices();
  const words = messages.newsletter;
  const actions = useIssueActions();
  const [isAsking, setIsAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef<HTMLButtonElement>(null);
  useEffect(() => (last.current ?? heading.current)?.focus(), []);
  const canChange = contents.library.readOnly === null;
  const newest = [...(issues ?? [])].reverse();
  const create = canChange ? (
    <button type="button" className="button is-primary" onClick={() => setIsAsking(true)}>
      <Plus aria-hidden />
      {words.create}
    </button>
  ) : null;
  return (
    <main className="screen newsletter-screen">
      <header className="screen-head newsletter-head">
        <h2 ref={heading} tabIndex={-1} className="screen-title">
          {words.title}
        </h2>
        <span className="count" role="status">
          {issues === null ? '' : words.count(issues.length)}
        </span>
        {newest.length === 0 ? null : create}
      </header>
      {issues === null ? null : newest.length === 0 ? (
        <div className="empty is-page">
          <Mail aria-hidden />
          <h3>{words.emptyTitle}</h3>
          <p>{words.empty}</p>
          {create}
        </div>
      ) : (
        <div className="newsletter-lists">
          <p className="newsletter-lead">{words.lead}</p>
          <ul className="issue-list" aria-label={words.list.label}>
            {newest.map((issue) => (
              <li key={issue.id}>
                <IssueRow
                  issue={issue}
                  contents={contents}
                  button={issue.id === left ? last : undefined}
                  onOpen={() => void desk.open(issue.id)}
                />
              </li>
            ))}
          </ul>
          {templates.length === 0 ? null : (
            <section className="template-list" aria-labelledby="newsletter-templates">
              <h3 id="newsletter-templates" className="section-title">
                {words.templates.title}
              </h3>
              <p className="field-help">{words.templates.help}</p>
              <ul>
                {templates.map((template) => (
                  <li key={template.id}>
                    <span>{template.name}</span>
                    {canChange ? (
                      <button
                        type="button"
                        className="icon-button is-small"
                        aria-label={words.templates.remove(template.name)}
                        onClick={() =>
                          void actions.make(
                            (api) => api.call('newsletter.trashTemplate', { id: template.id }),
                            () => words.templates.removed(template.name),
                          )
                        }
                      >
                        <Trash2 aria-hidden />
                      </button>
                    ) : null}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
      {isAsking ? <NewIssueDialog contents={contents} onClose={() => setIsAsking(false)} /> : null}
    </main>
  );
}

function IssueRow({
  issue,
  contents,
  button,
  onOpen,
}: PlaceProps & {
  readonly issue: NewsletterIssue;
  readonly button: React.RefObject<HTMLButtonElement | null> | undefined;
  readonly onOpen: () => void;
}) {
  const { messages } = useServices();
  const words = messages.newsletter;
  const { timeZone } = contents.site;
  const { number, subject, period, sections, status, sentAt, dueAt } = issue;
  const items = sections.reduce((sum, section) => sum + section.items.length, 0);
  const when =
    sentAt !== undefined
      ? words.list.sent(dateAndTime(sentAt, messages.locale, timeZone))
      : dueAt === undefined
        ? words.statuses[status]
        : words.list.due(dateAndTime(dueAt.instant, messages.locale, dueAt.zone));
  return (
    <button
      type="button"
      className="issue-row"
      {...(button === undefined ? {} : { ref: button })}
      onClick={onOpen}
    >
      <span className="issue-number">{number}</span>
      <span className="issue-words">
        <strong className={subject === '' ? 'is-missing' : ''}>
          {subject === '' ? words.list.noSubject : subject}
        </strong>
        <small>
          {periodOf(period, messages.locale)} · {messages.newsletter.itemCount(items)}
        </small>
      </span>
      <span className={`issue-state is-${status}`}>{when}</span>
    </button>
  );
}

function periodOf({ from, until }: NewsletterIssue['period'], locale: string): string {
  return `${longDate(`${from}T12:00:00Z`, locale, 'UTC')} – ${longDate(`${until}T12:00:00Z`, locale, 'UTC')}`;
}
