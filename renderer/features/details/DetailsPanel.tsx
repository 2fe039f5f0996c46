// What is known about an article beside its text? State, terms, summary, files and picture, each changed in place.
import { Tabs } from 'radix-ui';
import { type DragEvent, memo, useCallback, useRef, useState } from 'react';
import type { Finding } from '../../../core/checks/run-checks.ts';
import { attach, importFile } from '../../app/imports.ts';
import type { NewsroomSetting } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStorePart } from '../../app/store.ts';
import { type ArticleSession, articleOf, isSameBeside } from '../../editor/article-session.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { HistoryTab } from '../history/HistoryTab.tsx';
import { PreviewPanel } from '../preview/PreviewPanel.tsx';
import { LanguagesSection } from '../translations/LanguagesSection.tsx';
import { useSteps } from '../workflow/use-steps.tsx';
import { WorkSection } from '../workflow/WorkSection.tsx';
import { AddressSection } from './AddressSection.tsx';
import { Attachments } from './Attachments.tsx';
import { CorrectionsSection } from './CorrectionsSection.tsx';
import { EventSection } from './EventSection.tsx';
import { FeaturedImage } from './FeaturedImage.tsx';
import { LiveSection } from './LiveSection.tsx';
import { NoticeSection } from './NoticeSection.tsx';
import { Preflight } from './Preflight.tsx';
import { RelatedSection } from './RelatedSection.tsx';
import { MoreSteps, StateSection } from './StateSection.tsx';
import { SummarySection } from './SummarySection.tsx';
import { TermsSection } from './TermsSection.tsx';

export const detailsTabs = ['details', 'preview', 'history'] as const;
export type DetailsTab = (typeof detailsTabs)[number];

interface Props {
  readonly session: ArticleSession;
  readonly setting: NewsroomSetting;
  /** The person is being led to a place in the text, which the panel may be covering. */
  readonly onGoToText: () => void;
  readonly tab: DetailsTab;
  readonly onTab: (tab: DetailsTab) => void;
  readonly onOpenHistory: (entry: string | null) => void;
}

export const DetailsPanel = memo(function DetailsPanel(props: Props) {
  const { session, setting, onGoToText, onOpenHistory, tab, onTab } = props;
  const services = useServices();
  const { messages, workspace } = services;
  const article = useStorePart(session, articleOf, isSameBeside);
  const words = messages.details;
  const [isDroppedOn, setIsDroppedOn] = useState(false);
  const isReadOnly = session.readOnly !== null;
  /** The pre-flight below looks at the newest text there is. */
  const look = useRef<(() => readonly Finding[]) | null>(null);
  const judge = useCallback(() => look.current?.() ?? [], []);
  const { take, question } = useSteps(session, judge);
  const panel = useRef<HTMLDivElement>(null);
  useKeptFocus(panel);

  const takeFiles = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      try {
        attach(services, session, [await importFile(services, file)]);
      } catch (caught) {
        workspace.report(caught);
      }
    }
  };
  const onDragOver = (event: DragEvent): void => {
    if (isReadOnly || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsDroppedOn(true);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of several ways to add a file.
    <div
      ref={panel}
      className={isDroppedOn ? 'details is-dropped-on' : 'details'}
      onDragOver={onDragOver}
      onDragLeave={(event) => {
        // Where the pointer goes next is an element or nothing.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
          setIsDroppedOn(false);
        }
      }}
      onDrop={(event) => {
        setIsDroppedOn(false);
        if (event.defaultPrevented || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        if (!isReadOnly) void takeFiles([...event.dataTransfer.files]);
      }}
    >
      <Tabs.Root
        className="details-tabs"
        value={tab}
        onValueChange={(chosen) => onTab(detailsTabs.find((one) => one === chosen) ?? 'details')}
      >
        <div className="pane-head">
          <Tabs.List className="tab-list" aria-label={words.title}>
            <Tabs.Trigger className="tab" value="details">
              {words.title}
            </Tabs.Trigger>
            <Tabs.Trigger className="tab" value="preview">
              {messages.preview.title}
            </Tabs.Trigger>
            <Tabs.Trigger className="tab" value="history">
              {messages.history.title}
            </Tabs.Trigger>
          </Tabs.List>
          {isReadOnly ? null : <MoreSteps article={article} onStep={take} />}
        </div>
        <Tabs.Content className="details-tab" value="details" tabIndex={-1}>
          <div
            className="details-scroller"
            // Nothing in it can have the focus while it may only be read, and it must scroll by key.
            {...(isReadOnly ? { tabIndex: 0, role: 'region', 'aria-label': words.title } : {})}
          >
            <fieldset className="details-fields" disabled={isReadOnly}>
              <StateSection article={article} onStep={take} />
              <LiveSection id={article.id} />
              <NoticeSection session={session} article={article} zone={setting.site.timeZone} />
              <WorkSection session={session} article={article} setting={setting} />
              <TermsSection session={session} article={article} setting={setting} />
              <LanguagesSection session={session} article={article} site={setting.site} />
              <SummarySection session={session} article={article} />
              <Attachments session={session} article={article} site={setting.site} />
              <FeaturedImage session={session} article={article} />
              <EventSection
                key={session.id}
                session={session}
                article={article}
                zone={setting.site.timeZone}
              />
              <RelatedSection
                session={session}
                article={article}
                shown={setting.site.relatedCount}
              />
              <CorrectionsSection
                key={`corrections ${session.id}`}
                session={session}
                article={article}
                zone={setting.site.timeZone}
              />
              <AddressSection session={session} article={article} />
            </fieldset>
          </div>
          {isReadOnly ? null : (
            <Preflight session={session} site={setting.site} onGoToText={onGoToText} look={look} />
          )}
        </Tabs.Content>
        <Tabs.Content className="details-tab" value="preview" tabIndex={-1}>
          <PreviewPanel session={session} />
        </Tabs.Content>
        <Tabs.Content className="details-tab" value="history" tabIndex={-1}>
          <HistoryTab session={session} onOpen={onOpenHistory} />
        </Tabs.Content>
      </Tabs.Root>
      {question}
    </div>
  );
});
