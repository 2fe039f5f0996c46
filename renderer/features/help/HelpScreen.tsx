// How does one read the guide without leaving the app? Its pages, with a search over all of them, offline.

import { pages } from 'virtual:guide';
import { ArrowLeft, BookOpen } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { toFailure } from '../../../core/errors.ts';
import { type GuideGoal, sectionsOf } from '../../../core/help/guide.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { findInGuide } from './find-in-guide.ts';
import { GuideBlocks } from './GuideBlocks.tsx';
import './help.css';

/** `onBack` is given where the guide covers the welcome. */
export function HelpScreen({ onBack }: { readonly onBack?: () => void }) {
  const { api, guide, messages, workspace } = useServices();
  const words = messages.help;
  const goal = useStore(guide);
  const [typed, setTyped] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => sectionsOf(pages), []);
  const hits = useMemo(() => findInGuide(sections, typed), [sections, typed]);
  const page = pages.find(({ id }) => id === goal.page) ?? pages[0];
  const isSearching = typed.trim() !== '';

  // A page that is gone to is read from where the link leads.
  const isFirst = useRef(true);
  useEffect(() => {
    const heading = goal.part === null ? null : document.getElementById(`guide-${goal.part}`);
    if (heading !== null) {
      heading.scrollIntoView({ block: 'start' });
      heading.focus({ preventScroll: true });
    } else {
      text.current?.scrollTo({ top: 0 });
      if (isFirst.current) title.current?.focus();
      else text.current?.querySelector<HTMLElement>('.guide-h1')?.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [goal]);

  const go = (to: GuideGoal): void => {
    setTyped('');
    guide.set({ ...to });
  };
  const open = (url: string): void => {
    api.call('link.open', { url }).catch((caught: unknown) => {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    });
  };

  return (
    <main className="screen help-screen">
      <header className="screen-head">
        {onBack === undefined ? null : <h1 className="visually-hidden">{messages.appName}</h1>}
        {onBack === undefined ? null : (
          <button type="button" className="quiet-button" onClick={onBack}>
            <ArrowLeft aria-hidden />
            {words.back}
          </button>
        )}
        <h2 ref={title} tabIndex={-1} className="screen-title">
          {words.title}
        </h2>
        <SearchField
          isOfScreen
          label={words.find}
          clearLabel={words.clear}
          value={typed}
          onChange={setTyped}
          onEnter={() => {
            const [best] = hits;
            if (best !== undefined) go(best.section.goal);
          }}
        />
        <span role="status" className={isSearching ? 'count' : 'visually-hidden'}>
          {isSearching ? words.found(hits.length) : ''}
        </span>
      </header>
      <div className="screen-middle help-middle">
        <nav className="screen-parts help-pages" aria-label={words.pages}>
          <ul lang="en" translate="no">
            {pages.map(({ id, title: name }) => (
              <li key={id}>
                <button
                  type="button"
                  className="side-bar-place"
                  aria-current={id === page?.id && !isSearching ? 'page' : undefined}
                  onClick={() => go({ page: id, part: null })}
                >
                  <span className="side-bar-word">{name}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="help-text" ref={text}>
          {!isSearching ? (
            <article className="guide" lang="en" translate="no">
              {page === undefined ? null : <GuideBlocks blocks={page.blocks} ways={{ go, open }} />}
            </article>
          ) : hits.length === 0 ? (
            <div className="empty">
              <BookOpen aria-hidden />
              <h3>{words.nothing(typed.trim())}</h3>
              <p>{words.nothingHelp}</p>
            </div>
          ) : (
            <ul className="help-hits" aria-label={words.results} lang="en">
              {hits.map(({ section, passage }) => (
                <li key={`${section.goal.page} ${section.goal.part ?? ''}`}>
                  <button type="button" className="help-hit" onClick={() => go(section.goal)}>
                    <span className="help-hit-heading">{section.heading}</span>
                    {section.heading === section.page ? null : (
                      <small>{words.inPage(section.page)}</small>
                    )}
                    <span className="help-hit-passage">{passage}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </main>
  );
}
