// Which screens does this newsroom have, and which one is this? A bar of words, of icons only, or a drawer where there is no room.
import { useRef } from 'react';
import { shortcutText } from '../../app/command-centre.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { useLentFocus } from '../../ui/use-lent-focus.ts';
import { SavedViews } from '../desk/SavedViews.tsx';
import { type Place, places } from './places.ts';

export type SideBarForm = 'words' | 'rail' | 'drawer';

interface Props {
  readonly contents: LibraryContents;
  readonly form: SideBarForm;
  /** Ends the drawer. */
  readonly onClose: () => void;
}

export function SideBar({ contents, form, onClose }: Props) {
  const { messages } = useServices();
  const bar = useRef<HTMLElement>(null);
  const isDrawer = form === 'drawer';
  useLentFocus(isDrawer, () => bar.current?.querySelector('button')?.focus());
  const { name } = contents.library;
  return (
    <>
      {isDrawer ? (
        <button
          type="button"
          className="drawer-scrim"
          tabIndex={-1}
          aria-label={messages.common.close}
          onClick={onClose}
        />
      ) : null}
      <nav
        ref={bar}
        className={`side-bar is-${form}`}
        aria-label={messages.frame.sideBar}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && isDrawer && !event.defaultPrevented) onClose();
        }}
      >
        <div className="side-bar-head">
          <span className="side-bar-mark" aria-hidden>
            {[...name.trim()][0]?.toUpperCase()}
          </span>
          {form === 'rail' ? null : <span className="side-bar-name">{name}</span>}
        </div>
        <ul className="side-bar-places">
          {places.map((place) => (
            <li key={place.id}>
              <PlaceButton
                place={place}
                contents={contents}
                isRail={form === 'rail'}
                onGone={onClose}
              />
            </li>
          ))}
        </ul>
        {form === 'rail' ? null : <SavedViews contents={contents} onGone={onClose} />}
      </nav>
    </>
  );
}

function PlaceButton(props: {
  readonly place: Place;
  readonly contents: LibraryContents;
  readonly isRail: boolean;
  readonly onGone: () => void;
}) {
  const { place, contents, isRail, onGone } = props;
  const { messages, travel, commands, environment } = useServices();
  const at = useStore(travel.at);
  const { platform } = useStore(environment);
  const name = messages.frame.places[place.id];
  // One article is written in what the list of all articles leads to.
  const isHere = at.place === place.id || (at.place === 'writing' && place.id === 'articles');
  const count = contents.isWhole ? place.count?.(contents) : undefined;
  const button = (
    <button
      type="button"
      className="side-bar-place"
      aria-label={isRail ? name : undefined}
      aria-current={isHere ? (at.place === place.id ? 'page' : 'true') : undefined}
      onClick={() => {
        onGone();
        commands.run(place.command);
      }}
    >
      <place.icon aria-hidden />
      {isRail ? null : (
        <>
          <span className="side-bar-word">{name}</span>
          {count === undefined ? null : (
            <span className="count">{count.toLocaleString(messages.locale)}</span>
          )}
        </>
      )}
    </button>
  );
  if (!isRail) return button;
  return (
    <Tip text={name} shortcut={shortcutText(place.command, platform)} side="right">
      {button}
    </Tip>
  );
}
