// What is around every place of a newsroom? Tool bar, side bar and dialogs; in the middle the place where this window is.
import {
  ArrowLeft,
  ArrowRight,
  CircleQuestionMark,
  Download,
  PanelLeft,
  Search,
  Send,
} from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CommandId } from '../../../core/commands.ts';
import { shortcutText } from '../../app/command-centre.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { useMedia } from '../../app/use-media.ts';
import { Tip } from '../../ui/Tip.tsx';
import { WritingPlace } from '../writing/WritingPlace.tsx';
import { NewsroomDialogs } from './NewsroomDialogs.tsx';
import { places } from './places.ts';
import { SideBar, type SideBarForm } from './SideBar.tsx';
import { ToolBarSlotsProvider } from './tool-bar.tsx';
import { WorkFoot } from './WorkFoot.tsx';

export function NewsroomFrame() {
  const { mirror } = useServices();
  const contents = useStore(mirror.contents);
  // Closed meanwhile: the welcome takes over in the same moment.
  return contents === null ? null : <Frame contents={contents} />;
}

function Frame({ contents }: { readonly contents: LibraryContents }) {
  const { commands, environment, guide, messages, preferences, travel, setPreferences } =
    useServices();
  const { platform, developmentRuntime } = useStore(environment);
  const { sideBarBesideText, sideBarElsewhere } = useStore(preferences);
  const at = useStore(travel.at);
  const ways = useStore(travel.ways);
  const [start, setStart] = useState<HTMLElement | null>(null);
  const [end, setEnd] = useState<HTMLElement | null>(null);
  const [takenBy, setTakenBy] = useState(0);
  const takeOver = useCallback(() => {
    setTakenBy((screens) => screens + 1);
    return () => setTakenBy((screens) => screens - 1);
  }, []);
  const slots = useMemo(() => ({ start, end, takeOver }), [start, end, takeOver]);

  const isNarrow = useMedia('(max-width: 1099.9px)');
  const isTiny = useMedia('(max-width: 759.9px)');
  const [drawerOpen, setDrawerOpen] = useState(false);
  const isWriting = at.place === 'writing';
  const hasWords = !isNarrow && (isWriting ? sideBarBesideText : sideBarElsewhere);
  const toggleSideBar = (): void => {
    if (isNarrow) setDrawerOpen(!drawerOpen);
    else if (isWriting) setPreferences({ sideBarBesideText: !sideBarBesideText });
    else setPreferences({ sideBarElsewhere: !sideBarElsewhere });
  };
  const form = ((): SideBarForm | null => {
    if (isNarrow && drawerOpen) return 'drawer';
    if (isTiny) return null;
    return hasWords ? 'words' : 'rail';
  })();

  useCommand('view.sideBar', toggleSideBar);
  useEffect(() => {
    const ends = places.map(({ id, command }) =>
      commands.register(command, () => {
        if (travel.at.get().place === id) goInto();
        else travel.go(id);
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [commands, travel]);
  useCommand('help.here', () => {
    // Over a question one would not see where it led.
    if (document.querySelector('.modal') !== null) return;
    const help = places.find(({ id }) => id === travel.at.get().place)?.help ?? 'README';
    guide.set({ page: help, part: isWriting ? 'writing' : null });
    travel.go('help');
  });
  useCommand('go.back', () => void travel.back());
  useCommand('go.forward', () => void travel.forward());

  // Back where one writes, the keyboard goes on where it was, unless what led there has given it a place.
  const lastWritten = useRef<HTMLElement | null>(null);
  const wasWriting = useRef(isWriting);
  useEffect(() => {
    const isBack = isWriting && !wasWriting.current;
    wasWriting.current = isWriting;
    if (!isBack) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) lastWritten.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [isWriting]);

  const place = places.find(({ id }) => id === at.place);
  const button = (command: CommandId, label: string, icon: ReactNode, isOff = false) => (
    <Tip text={label} shortcut={shortcutText(command, platform)}>
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        aria-disabled={isOff || undefined}
        onClick={() => commands.run(command)}
      >
        {icon}
      </button>
    </Tip>
  );

  return (
    <ToolBarSlotsProvider value={slots}>
      <div className="newsroom">
        <header className="tool-bar">
          <div className="tool-bar-start">
            <Tip
              text={messages.frame.sideBarToggle}
              shortcut={shortcutText('view.sideBar', platform)}
            >
              <button
                type="button"
                className="icon-button"
                aria-label={messages.frame.sideBarToggle}
                aria-expanded={isNarrow ? drawerOpen : hasWords}
                onClick={toggleSideBar}
              >
                <PanelLeft aria-hidden />
              </button>
            </Tip>
            {button('go.back', messages.frame.back, <ArrowLeft aria-hidden />, !ways.back)}
            {isTiny
              ? null
              : button(
                  'go.forward',
                  messages.frame.forward,
                  <ArrowRight aria-hidden />,
                  !ways.forward,
                )}
            <div className="tool-bar-part" ref={setStart} />
          </div>
          <h1 className="visually-hidden">{contents.library.name}</h1>
          <button type="button" className="command-field" onClick={() => commands.run('palette')}>
            <Search aria-hidden />
            <span>{messages.palette.short}</span>
            <kbd>{shortcutText('palette', platform)}</kbd>
          </button>
          <div className="tool-bar-end">
            {isTiny
              ? null
              : button('help.here', messages.help.here, <CircleQuestionMark aria-hidden />)}
            {developmentRuntime ? (
              <span className="runtime-note">{messages.frame.developmentRuntime}</span>
            ) : null}
            <div className="tool-bar-part" ref={setEnd} />
            {/* Where there is no room, the palette and the menus have it. */}
            {isTiny || takenBy > 0 ? null : (
              <button
                type="button"
                className="tool-button"
                aria-label={messages.frame.export}
                onClick={() => commands.run('export')}
              >
                <Download aria-hidden />
                <span className="not-narrow">{messages.frame.exportShort}</span>
              </button>
            )}
            {takenBy > 0 ? null : (
              <Tip text={messages.publish.command} shortcut={shortcutText('publish', platform)}>
                <button
                  type="button"
                  className="button is-primary"
                  aria-label={messages.publish.command}
                  onClick={() => commands.run('publish')}
                >
                  <Send aria-hidden />
                  <span className="not-narrow">{messages.publish.short}</span>
                </button>
              </Tip>
            )}
          </div>
        </header>
        <div className="newsroom-middle">
          {form === null ? null : (
            <SideBar contents={contents} form={form} onClose={() => setDrawerOpen(false)} />
          )}
          {/* Never taken away: the text that is open keeps its caret and what can be undone in it. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: it only remembers where the keyboard was. */}
          <div
            className="place"
            hidden={!isWriting}
            onFocus={(event) => {
              lastWritten.current = event.target;
            }}
          >
            <WritingPlace contents={contents} isShown={isWriting} />
          </div>
          {isWriting || place === undefined ? null : (
            <div className="place">
              <place.Screen key={place.id} contents={contents} />
            </div>
          )}
        </div>
        <WorkFoot />
        <NewsroomDialogs contents={contents} />
      </div>
    </ToolBarSlotsProvider>
  );
}

/** Asked for the place that is shown already, the keyboard goes to what it is about: a row, a day, a file, or else its title. */
function goInto(): void {
  // A question in front keeps the keyboard.
  if (document.querySelector('.modal') !== null) return;
  const shown = document.querySelector('.place:not([hidden])');
  const stop = shown?.querySelector<HTMLElement>(
    ':is([role="grid"], [role="treegrid"], [role="listbox"]) [tabindex="0"]',
  );
  (stop ?? shown?.querySelector<HTMLElement>('.screen-title'))?.focus();
}
