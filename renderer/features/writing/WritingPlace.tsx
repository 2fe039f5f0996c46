// How is the place for writing put together? List, sheet and details, folding as the window narrows.
import { ArrowLeft, Eye, FileText, List, PanelRight } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Preferences } from '../../../core/ipc/preferences-contract.ts';
import { shortcutText } from '../../app/command-centre.ts';
import { isNowhere } from '../../app/is-nowhere.ts';
import { later } from '../../app/later.tsx';
import type { LibraryContents } from '../../app/library-mirror.ts';
import type { VersionRequest } from '../../app/other-versions.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { useMedia } from '../../app/use-media.ts';
import { Drawer } from '../../ui/Drawer.tsx';
import { PaneEdge } from '../../ui/PaneEdge.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { ConflictNotice } from '../conflict/ConflictNotice.tsx';
import type { DetailsTab } from '../details/DetailsPanel.tsx';
import { ToolBarPart } from '../frame/tool-bar.tsx';
import { useFolderDrop } from '../kit/use-folder-drop.tsx';
import { ArticleList } from '../list/ArticleList.tsx';
import { isOnSheet } from '../preflight/finding-places.ts';
import { usePreviewCommands } from '../preview/use-preview-commands.ts';
import { RecoveryNotice } from '../recovery/RecoveryNotice.tsx';
import { type Covering, CoveringScreen, covers, openerOf } from './CoveringScreen.tsx';
import { ProblemsNotice } from './ProblemsNotice.tsx';
import { SaveStatus } from './SaveStatus.tsx';

const ArticleSheet = later(
  async () => (await import('../../editor/ArticleSheet.tsx')).ArticleSheet,
);
const DetailsPanel = later(async () => (await import('../details/DetailsPanel.tsx')).DetailsPanel);
interface Props {
  readonly contents: LibraryContents;
  /** False while another place is shown: then the text stays as it is, out of sight. */
  readonly isShown: boolean;
}

export function WritingPlace({ contents, isShown }: Props) {
  const services = useServices();
  const { messages, travel, workspace, preferences, environment } = services;
  const session = useStore(workspace.session);
  const { platform } = useStore(environment);
  const { detailsOpen, listWidth, detailsWidth, previewWidth } = useStore(preferences);
  const detailsIsDrawer = useMedia('(max-width: 1279.9px)');
  const listIsDrawer = useMedia('(max-width: 1039.9px)');
  const [listOpen, setListOpen] = useState(true);
  // Where the list is a drawer it starts open only when there is nothing to cover.
  const [drawer, setDrawer] = useState<'list' | 'details' | null>(null);
  const [screen, setScreen] = useState<Covering | null>(null);
  const [detailsTab, setDetailsTab] = useState<DetailsTab>('details');
  /** Back from a screen, the keyboard goes on where the screen was opened from. */
  const returning = useRef<string | null>(null);
  const back = (): void => {
    returning.current = openerOf(screen);
    setScreen(null);
  };
  const [dragged, setDragged] = useState<{ list?: number; details?: number; preview?: number }>({});

  const isCovered = covers(screen, session);
  // Once both are drawn: the panes, and the article, which a revision that was brought back opens anew, sooner or later than that.
  const sessionKey = session?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the article that is opened anew.
  useEffect(() => {
    if (isCovered || returning.current === null) return;
    const frame = requestAnimationFrame(() => {
      const opener = returning.current;
      if (opener !== null && isNowhere()) document.querySelector<HTMLElement>(opener)?.focus();
      else returning.current = null;
    });
    return () => cancelAnimationFrame(frame);
  }, [isCovered, sessionKey]);
  const showsListDrawer =
    listIsDrawer && !isCovered && (drawer === 'list' || (session === null && drawer === null));
  const showsList = listIsDrawer ? showsListDrawer : listOpen && !isCovered;
  const showsDetails =
    session !== null && !isCovered && (detailsIsDrawer ? drawer === 'details' : detailsOpen);

  const showsPreview = showsDetails && detailsTab === 'preview';
  const openPreview = (): void => {
    travel.go('writing');
    setScreen(null);
    setDetailsTab('preview');
    if (detailsIsDrawer) setDrawer('details');
    else if (!detailsOpen) services.setPreferences({ detailsOpen: true });
  };
  /** Whether the panel was shown for the preview alone: it goes with it. */
  const opened = useRef(false);
  const togglePreview = (): void => {
    if (session === null) return;
    if (!showsPreview || !isShown) {
      opened.current = !showsDetails;
      openPreview();
      return;
    }
    setDetailsTab('details');
    if (detailsIsDrawer) setDrawer(null);
    else if (opened.current) services.setPreferences({ detailsOpen: false });
  };
  usePreviewCommands(togglePreview, () => {
    if (session === null) return false;
    if (!showsPreview || !isShown) togglePreview();
    return true;
  });

  const toggleList = (): void => {
    if (!isShown) {
      travel.go('writing');
      return;
    }
    // A pane under a screen is asked for: the screen makes way for it.
    setScreen(null);
    if (listIsDrawer) setDrawer(showsListDrawer ? null : 'list');
    else setListOpen(!showsList);
  };
  const toggleDetails = (): void => {
    if (!isShown) {
      travel.go('writing');
      return;
    }
    setScreen(null);
    if (detailsIsDrawer) setDrawer(showsDetails ? null : 'details');
    else services.setPreferences({ detailsOpen: !showsDetails });
  };

  const wantedPlace = useStore(services.places.wanted);
  useEffect(() => {
    if (wantedPlace === null || wantedPlace.article !== session?.id) return;
    // The pane of the place is to be on the screen, and nothing over it.
    travel.go('writing');
    setScreen(null);
    if (isOnSheet(wantedPlace.place)) setDrawer(null);
    else {
      setDetailsTab('details');
      if (detailsIsDrawer) setDrawer('details');
      else services.setPreferences({ detailsOpen: true });
    }
  }, [wantedPlace, session, detailsIsDrawer, services, travel]);

  // The article that had the keyboard is gone, as into the trash: the keyboard goes on in the list, or where one is made.
  const wasOpen = useRef(session !== null);
  useEffect(() => {
    const isGone = wasOpen.current && session === null;
    wasOpen.current = session !== null;
    if (!isGone || !isShown) return;
    const frame = requestAnimationFrame(() => {
      if (isNowhere()) document.querySelector<HTMLElement>('.list-card[tabindex="0"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [session, isShown]);
  // A pane that is hidden hands the keyboard to the text.
  const panes = Number(showsList) + Number(showsDetails);
  const panesBefore = useRef(panes);
  useEffect(() => {
    const isHidden = panes < panesBefore.current;
    panesBefore.current = panes;
    if (!isHidden || !isShown || isCovered) return;
    const frame = requestAnimationFrame(() => {
      if (isNowhere()) document.querySelector<HTMLElement>('.body-text')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [panes, isShown, isCovered]);

  useCommand('view.list', toggleList);
  useCommand('view.details', toggleDetails);
  useCommand('article.new', () => {
    if (contents.library.readOnly !== null) return;
    setDrawer(null);
    setScreen(null);
    // Where it is made, it is written: the window goes there with it.
    void workspace.create();
  });
  useCommand('article.save', () => void workspace.flush());
  useCommand('article.trash', () => {
    if (session !== null && session.readOnly === null) void workspace.trash(session.id);
  });
  const showLanguages = (request: VersionRequest): void => {
    if (session === null || session.readOnly !== null) return;
    travel.go('writing');
    setScreen(null);
    setDetailsTab('details');
    if (detailsIsDrawer) setDrawer('details');
    else services.setPreferences({ detailsOpen: true });
    services.versions.asked.set(request);
  };
  useCommand('article.translate', () => showLanguages('make'));
  useCommand('article.linkVersion', () => showLanguages('link'));
  useCommand('view.trash', () => {
    travel.go('writing');
    setScreen({ is: 'trash' });
  });
  useCommand('view.history', () => {
    if (session === null) return;
    travel.go('writing');
    setScreen({ is: 'history', entry: null });
  });
  // What a save does not change: whoever is handed these is not drawn anew while one types.
  const { site, taxonomy, people } = contents;
  const setting = useMemo(() => ({ site, taxonomy, people }), [site, taxonomy, people]);
  const closeListDrawer = useCallback(
    () => setDrawer((open) => (open === 'list' ? null : open)),
    [],
  );
  const goToText = useCallback(() => setDrawer(null), []);
  const openHistory = useCallback(
    (entry: string | null) => setScreen({ is: 'history', entry }),
    [],
  );

  const drop = useFolderDrop(contents.library.readOnly !== null);
  const list = <ArticleList contents={contents} onChosen={closeListDrawer} />;
  const details =
    session === null ? null : (
      <DetailsPanel
        key={session.key}
        session={session}
        setting={setting}
        onGoToText={goToText}
        tab={detailsTab}
        onTab={setDetailsTab}
        onOpenHistory={openHistory}
      />
    );

  return (
    <div className="writing">
      {isShown ? (
        <>
          <ToolBarPart at="start">
            <Tip text={messages.frame.list} shortcut={shortcutText('view.list', platform)}>
              <button
                type="button"
                className="icon-button"
                aria-label={messages.frame.list}
                aria-expanded={showsList}
                onClick={toggleList}
              >
                {listIsDrawer && session !== null ? (
                  <ArrowLeft aria-hidden className="only-narrow" />
                ) : null}
                <List
                  aria-hidden
                  className={listIsDrawer && session !== null ? 'not-narrow' : ''}
                />
              </button>
            </Tip>
          </ToolBarPart>
          <ToolBarPart at="end">
            {session === null ? null : <SaveStatus key={session.key} session={session} />}
            {session === null || isCovered ? null : (
              <Tip text={messages.preview.toggle} shortcut={shortcutText('view.preview', platform)}>
                <button
                  type="button"
                  className={showsPreview ? 'tool-button is-on' : 'tool-button'}
                  aria-pressed={showsPreview}
                  aria-label={messages.preview.title}
                  onClick={togglePreview}
                >
                  <Eye aria-hidden />
                  <span className="not-narrow">{messages.preview.title}</span>
                </button>
              </Tip>
            )}
            {session === null || isCovered ? null : (
              <Tip text={messages.frame.details} shortcut={shortcutText('view.details', platform)}>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={messages.frame.details}
                  aria-expanded={showsDetails}
                  onClick={toggleDetails}
                >
                  <PanelRight aria-hidden />
                </button>
              </Tip>
            )}
          </ToolBarPart>
        </>
      ) : null}
      <ProblemsNotice
        problems={contents.problems}
        onCompare={(copy) => setScreen({ is: 'copy', copy })}
        onCompareAltered={(id) => setScreen({ is: 'altered', id })}
      />
      <RecoveryNotice onCompare={(copy) => setScreen({ is: 'copy', copy })} />
      {session === null || screen?.is === 'conflict' ? null : (
        <ConflictNotice session={session} onCompare={() => setScreen({ is: 'conflict' })} />
      )}
      {screen !== null && isCovered ? (
        <CoveringScreen screen={screen} session={session} contents={contents} onBack={back} />
      ) : (
        <div className="panes">
          {showsList && !listIsDrawer ? (
            <nav
              className="pane list-pane"
              {...drop.handlers}
              aria-label={messages.list.title}
              style={{ width: dragged.list ?? listWidth }}
            >
              {drop.hint}
              {list}
              <PaneEdge
                label={messages.details.resizeList}
                width={dragged.list ?? listWidth}
                standard={288}
                min={240}
                max={420}
                pane="before"
                onWidth={(width) => {
                  setDragged({ ...dragged, list: width });
                  rememberSoon(services.setPreferences, { listWidth: width });
                }}
                onCollapse={() => setListOpen(false)}
              />
            </nav>
          ) : null}
          <main className="pane sheet-pane">
            {session === null ? (
              <div className="empty is-page">
                <FileText aria-hidden />
                <h2>{messages.editor.nothingOpenTitle}</h2>
                <p>{messages.editor.nothingOpen}</p>
              </div>
            ) : (
              <ArticleSheet key={session.key} session={session} setting={setting} />
            )}
          </main>
          {showsDetails && !detailsIsDrawer ? (
            <aside
              className={showsPreview ? 'pane details-pane is-preview' : 'pane details-pane'}
              aria-label={messages.details.title}
              style={{
                width: showsPreview
                  ? (dragged.preview ?? previewWidth)
                  : (dragged.details ?? detailsWidth),
              }}
            >
              {showsPreview ? (
                <PaneEdge
                  key="preview"
                  label={messages.preview.resize}
                  width={dragged.preview ?? previewWidth}
                  standard={440}
                  min={320}
                  max={1320}
                  pane="after"
                  onWidth={(width) => {
                    setDragged({ ...dragged, preview: width });
                    rememberSoon(services.setPreferences, { previewWidth: width });
                  }}
                  onCollapse={() => services.setPreferences({ detailsOpen: false })}
                />
              ) : (
                <PaneEdge
                  key="details"
                  label={messages.details.resize}
                  width={dragged.details ?? detailsWidth}
                  standard={316}
                  min={280}
                  max={440}
                  pane="after"
                  onWidth={(width) => {
                    setDragged({ ...dragged, details: width });
                    rememberSoon(services.setPreferences, { detailsWidth: width });
                  }}
                  onCollapse={() => services.setPreferences({ detailsOpen: false })}
                />
              )}
              {details}
            </aside>
          ) : null}
          {showsListDrawer ? (
            <Drawer
              side="start"
              label={messages.list.title}
              canClose={session !== null}
              onClose={() => setDrawer(null)}
            >
              {list}
            </Drawer>
          ) : null}
          {showsDetails && detailsIsDrawer ? (
            <Drawer
              side="end"
              isWide={showsPreview}
              label={messages.details.title}
              canClose
              onClose={() => setDrawer(null)}
            >
              {details}
            </Drawer>
          ) : null}
        </div>
      )}
    </div>
  );
}

type PaneWidths = Pick<Preferences, 'listWidth' | 'detailsWidth' | 'previewWidth'>;

let remembering: number | undefined;

/** Widths are stored when the dragging rests, not at every pixel. */
function rememberSoon(
  remember: (change: Partial<PaneWidths>) => void,
  change: Partial<PaneWidths>,
): void {
  window.clearTimeout(remembering);
  remembering = window.setTimeout(() => remember(change), 400);
}
