// How will readers get it? The page of the article beside its text: seen, heard, found and shared.
import {
  Ear,
  FileText,
  Monitor,
  Moon,
  Printer,
  Search,
  Share2,
  Smartphone,
  Tablet,
  TriangleAlert,
  ZoomIn,
} from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { describeFailure, type Messages } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { windowClock } from '../../app/window-clock.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { Tip } from '../../ui/Tip.tsx';
import { CardView } from './CardView.tsx';
import { HeardView } from './HeardView.tsx';
import { PageView } from './PageView.tsx';
import { readPage } from './page-facts.ts';
import {
  type PreviewChoice,
  type PreviewSize,
  type PreviewViewName,
  previewSizes,
  previewViews,
} from './preview-choice.ts';
import { PreviewDesk, type ShownPage } from './preview-desk.ts';
import { SearchView } from './SearchView.tsx';

interface Props {
  readonly session: ArticleSession;
}

export function PreviewPanel({ session }: Props) {
  const { api, assets, messages, mirror, previewing } = useServices();
  const desk = useMemo(
    () =>
      new PreviewDesk({
        api,
        session,
        besides: [mirror.contents, assets.known],
        clock: windowClock,
      }),
    [api, session, mirror, assets],
  );
  useEffect(() => {
    desk.start();
    return () => desk.stop();
  }, [desk]);
  const { page, failure } = useStore(desk);
  const choice = useStore(previewing);
  const words = messages.preview;

  return (
    <section className="preview" aria-label={words.region}>
      <PreviewBar choice={choice} onChoose={(chosen) => previewing.set({ ...choice, ...chosen })} />
      {failure === null ? null : (
        <div className="preview-note is-failure" role="alert">
          <TriangleAlert aria-hidden />
          <p>
            {describeFailure(messages, failure).sentence}
            {failure.detail === undefined || failure.detail === '' ? null : (
              <small>{failure.detail}</small>
            )}
          </p>
          <button type="button" className="link-button" onClick={() => desk.again()}>
            {messages.common.tryAgain}
          </button>
        </div>
      )}
      {page === null ? (
        failure === null ? (
          <Making />
        ) : null
      ) : (
        <>
          <Notes page={page} />
          <Shown page={page} choice={choice} />
        </>
      )}
    </section>
  );
}

/** Nothing for a moment, then that something is being done. */
function Making() {
  const { messages } = useServices();
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsSlow(true), 400);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <p className="preview-making" role="status">
      {isSlow ? messages.preview.making : ''}
    </p>
  );
}

function Notes({ page }: { readonly page: ShownPage }) {
  const { messages } = useServices();
  const words = messages.preview;
  const notes = [...(page.asIfPublished ? [words.asIfPublished] : []), ...page.warnings];
  if (notes.length === 0) return null;
  return (
    <ul className="preview-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function Shown({ page, choice }: { readonly page: ShownPage; readonly choice: PreviewChoice }) {
  const { html } = page;
  // Inert: it loads and runs nothing, and nothing of it is put into the window.
  const document = useMemo(
    () => (choice.view === 'page' ? null : readPage(html)),
    [choice.view, html],
  );
  if (document === null) return <PageView page={page} choice={choice} />;
  switch (choice.view) {
    case 'page':
      return null;
    case 'heard':
      return <HeardView document={document} page={page} />;
    case 'search':
      return <SearchView document={document} page={page} />;
    case 'card':
      return <CardView document={document} page={page} />;
  }
}

const viewIcons: Readonly<Record<PreviewViewName, ReactNode>> = {
  page: <FileText aria-hidden />,
  heard: <Ear aria-hidden />,
  search: <Search aria-hidden />,
  card: <Share2 aria-hidden />,
};

const sizeIcons: Readonly<Record<PreviewSize, ReactNode>> = {
  phone: <Smartphone aria-hidden />,
  tablet: <Tablet aria-hidden />,
  desktop: <Monitor aria-hidden />,
  zoomed: <ZoomIn aria-hidden />,
  print: <Printer aria-hidden />,
};

function PreviewBar({
  choice,
  onChoose,
}: {
  readonly choice: PreviewChoice;
  readonly onChoose: (chosen: Partial<PreviewChoice>) => void;
}) {
  const { messages } = useServices();
  const words: Messages['preview'] = messages.preview;
  return (
    <div className="preview-bar">
      <ToggleGroup.Root
        type="single"
        className="preview-views"
        aria-label={words.views}
        value={choice.view}
        onValueChange={(value) => {
          const view = previewViews.find((one) => one === value);
          if (view !== undefined) onChoose({ view });
        }}
      >
        {previewViews.map((view) => (
          <ToggleGroup.Item key={view} value={view} className="preview-view">
            {viewIcons[view]}
            {words.view[view]}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {choice.view !== 'page' ? null : (
        <div className="preview-sizes">
          <ToggleGroup.Root
            type="single"
            className="preview-size-group"
            aria-label={words.sizes}
            value={choice.size}
            onValueChange={(value) => {
              const size = previewSizes.find((one) => one === value);
              if (size !== undefined) onChoose({ size });
            }}
          >
            {previewSizes.map((size) => (
              <Tip key={size} text={words.size[size]}>
                <ToggleGroup.Item
                  value={size}
                  className={choice.size === size ? 'icon-button is-on' : 'icon-button'}
                  aria-label={words.size[size]}
                >
                  {sizeIcons[size]}
                </ToggleGroup.Item>
              </Tip>
            ))}
          </ToggleGroup.Root>
          {choice.size === 'print' ? null : (
            <Tip text={words.dark}>
              <button
                type="button"
                className={choice.isDark ? 'icon-button is-on' : 'icon-button'}
                aria-label={words.dark}
                aria-pressed={choice.isDark}
                onClick={() => onChoose({ isDark: !choice.isDark })}
              >
                <Moon aria-hidden />
              </button>
            </Tip>
          )}
        </div>
      )}
    </div>
  );
}
