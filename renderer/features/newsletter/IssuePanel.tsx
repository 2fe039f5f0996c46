// What do readers get of the issue? The mail in its looks, what checks find in it, and the ways it leaves the house.
import { ImageOff, Moon } from 'lucide-react';
import { Tabs, ToggleGroup } from 'radix-ui';
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { say } from '../../../core/check-messages.ts';
import { articleId } from '../../../core/content/ids.ts';
import type { NewsletterIssue } from '../../../core/content/newsletter.ts';
import {
  BARE_MAIL_FILE,
  type IssueFindingShown,
  MAIL_FILE,
} from '../../../core/ipc/newsletter-contract.ts';
import { describeFailure } from '../../../core/messages.ts';
import { putIn } from '../../../core/newsletter/arrange-issue.ts';
import { useServices } from '../../app/services.ts';
import type { PlaceProps } from '../frame/places.ts';
import { HeardView } from '../preview/HeardView.tsx';
import { PreviewFrame } from '../preview/PreviewFrame.tsx';
import { readPage } from '../preview/page-facts.ts';
import { addressOf } from '../preview/preview-words.ts';
import '../preview/preview.css';
import { HandOver } from './HandOver.tsx';
import type { IssueSession } from './issue-session.ts';
import type { Read, ReadingState } from './use-reading.ts';

const views = ['desktop', 'phone', 'text', 'heard'] as const;
type View = (typeof views)[number];
const widths = { desktop: 600, phone: 320 } as const;

interface Props extends PlaceProps {
  readonly session: IssueSession;
  readonly issue: NewsletterIssue;
  readonly reading: ReadingState;
}

export function IssuePanel({ contents, session, issue, reading }: Props) {
  const { messages } = useServices();
  const words = messages.newsletter.panel;
  const { read, failure } = reading;
  const blocking = read?.reading.findings.filter(({ severity }) => severity === 'blocking') ?? [];
  return (
    <Tabs.Root className="issue-panel" defaultValue="preview">
      <Tabs.List className="segments" aria-label={words.label}>
        <Tabs.Trigger className="segment" value="preview">
          {words.preview}
        </Tabs.Trigger>
        <Tabs.Trigger className="segment" value="checks">
          {words.checks}
          <span className="count">{read?.reading.findings.length ?? ''}</span>
        </Tabs.Trigger>
        <Tabs.Trigger className="segment" value="handOver">
          {words.handOver}
        </Tabs.Trigger>
      </Tabs.List>
      {failure === null ? null : (
        <p className="newsletter-note" role="alert">
          {describeFailure(messages, failure).sentence}
        </p>
      )}
      <Tabs.Content className="issue-tab" value="preview" tabIndex={-1}>
        {read === null ? (
          <p className="issue-empty">{failure === null ? words.making : ''}</p>
        ) : (
          <MailPreview read={read} issue={issue} />
        )}
      </Tabs.Content>
      <Tabs.Content className="issue-tab" value="checks" tabIndex={-1}>
        {read === null ? null : <Checks read={read} session={session} issue={issue} />}
      </Tabs.Content>
      <Tabs.Content className="issue-tab" value="handOver" tabIndex={-1}>
        <HandOver contents={contents} session={session} issue={issue} blocking={blocking.length} />
      </Tabs.Content>
    </Tabs.Root>
  );
}

function MailPreview({ read, issue }: { readonly read: Read; readonly issue: NewsletterIssue }) {
  const { messages } = useServices();
  const words = messages.newsletter.preview;
  const [view, setView] = useState<View>('desktop');
  const [looks, setLooks] = useState<readonly string[]>([]);
  const [isDark, isBare] = [looks.includes('dark'), looks.includes('bare')];
  const { reading } = read;
  const isFrame = view === 'desktop' || view === 'phone';
  return (
    <>
      <div className="preview-bar">
        <ToggleGroup.Root
          type="single"
          className="segments"
          aria-label={words.looks}
          value={view}
          onValueChange={(value) => {
            const next = views.find((one) => one === value);
            if (next !== undefined) setView(next);
          }}
        >
          {views.map((one) => (
            <ToggleGroup.Item
              key={one}
              value={one}
              className="segment"
              data-state={one === view ? 'active' : 'inactive'}
            >
              {words[one]}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
        {isFrame ? (
          <ToggleGroup.Root
            type="multiple"
            className="issue-looks"
            aria-label={words.looks}
            value={[...looks]}
            onValueChange={setLooks}
          >
            <ToggleGroup.Item value="dark" className="button is-small">
              <Moon aria-hidden />
              {words.dark}
            </ToggleGroup.Item>
            <ToggleGroup.Item value="bare" className="button is-small">
              <ImageOff aria-hidden />
              {words.bare}
            </ToggleGroup.Item>
          </ToggleGroup.Root>
        ) : null}
      </div>
      {view === 'text' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it must scroll by key.
        <section className="issue-text" tabIndex={0} aria-label={words.text}>
          <pre>{reading.text}</pre>
        </section>
      ) : view === 'heard' ? (
        <Heard read={read} />
      ) : (
        <MailFrame
          read={read}
          address={addressOf(read, isDark ? 'dark' : 'light', isBare ? BARE_MAIL_FILE : MAIL_FILE)}
          width={widths[view]}
          title={words.frame(issue.subject)}
        />
      )}
      <p className="preview-foot">
        {words.size((reading.bytes / 1000).toFixed(1))}
        {read.isWaitingForPictures ? ` · ${words.waitingForPictures}` : null}
      </p>
    </>
  );
}

function Heard({ read: { reading, key, stamp } }: { readonly read: Read }) {
  const document = useMemo(() => {
    // Its style sheets are nothing to be heard, and the policy of the window takes none from outside.
    return readPage(reading.html.replace(/<style\b[\s\S]*?<\/style>/gi, ''));
  }, [reading.html]);
  return (
    <HeardView
      document={document}
      page={{
        ...{ path: '', html: reading.html, base: reading.online, key, warnings: [] },
        ...{ asIfPublished: false, stamp, isWaitingForPictures: false },
      }}
    />
  );
}

/** The mail in a frame as wide as the program it stands for. */
function MailFrame(props: {
  readonly read: Read;
  readonly address: string;
  readonly width: number;
  readonly title: string;
}) {
  const { read, address, width, title } = props;
  const desk = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [room, setRoom] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = desk.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // The bar that scrolls stands beside the mail, not in it.
  const whole = width + 16;
  const scale = room === null ? 1 : Math.max(0.2, Math.min(1, room.width / whole));
  const height = room === null ? 0 : room.height / scale;
  return (
    <div className="preview-desk" ref={desk}>
      {room === null ? null : (
        <div className="preview-paper" style={{ width: whole * scale, height: room.height }}>
          <PreviewFrame
            frame={frame}
            previewKey={read.key}
            address={address}
            stamp={read.stamp}
            title={title}
            style={{ width: whole, height, transform: `scale(${scale})` }}
          />
        </div>
      )}
    </div>
  );
}

function Checks(props: {
  readonly read: Read;
  readonly session: IssueSession;
  readonly issue: NewsletterIssue;
}) {
  const { read, session, issue } = props;
  const { messages } = useServices();
  const words = messages.newsletter.checks;
  const { findings, passed, total, hints } = read.reading;
  const [first] = issue.sections;
  return (
    <div className="issue-checks">
      <p role="status">{words.passed(passed, total)}</p>
      <ul>
        {findings.map((finding, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no name but their place.
          <li key={place} className={`issue-finding is-${finding.severity}`}>
            <FindingLine place={finding.place} reason={finding.reason} issue={issue}>
              <span className={`finding-severity is-${finding.severity}`}>
                {words.severities[finding.severity]}
              </span>
            </FindingLine>
          </li>
        ))}
      </ul>
      <h3 className="section-title">{words.hints}</h3>
      {hints.length === 0 ? <p className="issue-empty">{words.noHints}</p> : null}
      <ul>
        {hints.map(({ place, reason, article }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no name but their place.
          <li key={index} className="issue-finding">
            <FindingLine place={place} reason={reason} issue={issue}>
              {article === undefined || first === undefined || session.isReadOnly ? null : (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => {
                    const edit = putIn(issue, articleId.parse(article), first.id);
                    if (edit !== null) session.change(edit);
                  }}
                >
                  {words.putIn}
                </button>
              )}
            </FindingLine>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Place = IssueFindingShown['place'];

function FindingLine(props: {
  readonly place: Place;
  readonly reason: IssueFindingShown['reason'];
  readonly issue: NewsletterIssue;
  readonly children: ReactNode;
}) {
  const { place, reason, issue } = props;
  const { messages, mirror } = useServices();
  const words = messages.newsletterChecks;
  const where = (): string => {
    switch (place.at) {
      case 'issue':
        return words.places.issue;
      case 'field':
        return words.places[place.field];
      case 'section':
        return words.places.section(
          issue.sections.find(({ id }) => id === place.section)?.title ?? '',
        );
      case 'item':
        return words.places.item(
          mirror.contents.get()?.summaries.get(place.article)?.headline ?? '',
        );
      case 'slot':
        return words.places.slot(issue.slots.find(({ id }) => id === place.slot)?.title ?? '');
    }
  };
  const target = targetOf(place);
  return (
    <>
      <p>{say(words.reasons, reason)}.</p>
      <div className="finding-row">
        {props.children}
        {target === null ? null : (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              const field = document.querySelector<HTMLElement>(
                `[data-place="${CSS.escape(target)}"]`,
              );
              field?.scrollIntoView({ block: 'center' });
              field?.focus();
            }}
          >
            {messages.newsletter.checks.goThere(where())}
          </button>
        )}
      </div>
    </>
  );
}

/** The field in which a place of an issue is written; null where it is the whole issue. */
function targetOf(place: Place): string | null {
  switch (place.at) {
    case 'issue':
      return null;
    case 'field':
      return place.field;
    case 'section':
      return `section ${place.section}`;
    case 'item':
      return `item ${place.section} ${place.article}`;
    case 'slot':
      return `slot ${place.slot}`;
  }
}
