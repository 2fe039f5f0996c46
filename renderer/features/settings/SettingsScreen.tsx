// What can be set, for the newsroom and for the person? A page of sections, each setting a line of the registry, with a field that finds them.
import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import type { PlaceProps } from '../frame/places.ts';
import { isFound } from './find-settings.ts';
import { type Section, sections } from './registry.ts';
import type { FieldProps, SectionId, Setting } from './setting.ts';
import { SettingsProvider, useMakeSettings } from './use-settings.ts';
import './settings.css';

export function SettingsScreen({ contents }: PlaceProps) {
  const { messages } = useServices();
  const words = messages.settings;
  const settings = useMakeSettings();
  const [typed, setTyped] = useState('');
  const [current, setCurrent] = useState<SectionId>('website');
  const heading = useRef<HTMLHeadingElement>(null);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const shown = useMemo(
    () =>
      sections
        .map((section) => ({
          ...section,
          settings: section.settings.filter(({ id }) => isFound(id, typed, messages)),
        }))
        .filter((section) => section.settings.length > 0),
    [typed, messages],
  );
  const count = shown.reduce((sum, section) => sum + section.settings.length, 0);
  const goTo = (id: SectionId): void => {
    setCurrent(id);
    const title = document.getElementById(`settings-${id}`);
    title?.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
  };
  /** The section at the top of the page is the current one. */
  const onScroll = (): void => {
    const top = page.current?.getBoundingClientRect().top ?? 0;
    const titles = [...(page.current?.querySelectorAll<HTMLElement>('[data-section]') ?? [])];
    const above = titles.filter((title) => title.getBoundingClientRect().top <= top + 48);
    const id = (above.at(-1) ?? titles[0])?.dataset.section;
    const section = sections.find((one) => one.id === id);
    if (section !== undefined) setCurrent(section.id);
  };
  const canChangeNewsroom = contents.library.readOnly === null;

  return (
    <main className="screen">
      <header className="screen-head">
        <h2 ref={heading} tabIndex={-1} className="screen-title">
          {words.title}
        </h2>
        <SearchField
          isOfScreen
          label={words.find}
          clearLabel={words.clear}
          value={typed}
          onChange={setTyped}
        />
        <span role="status" className={typed === '' ? 'visually-hidden' : 'count'}>
          {typed === '' ? '' : words.found(count)}
        </span>
      </header>
      {canChangeNewsroom ? null : (
        <div className="strip is-warn">
          <p>{words.readOnly}</p>
        </div>
      )}
      <div className="screen-middle">
        <nav className="screen-parts settings-sections" aria-label={words.sections}>
          <ul>
            {shown.map(({ id, icon: Icon }) => (
              <li key={id}>
                <button
                  type="button"
                  className="side-bar-place"
                  aria-current={id === current ? 'true' : undefined}
                  onClick={() => goTo(id)}
                >
                  <Icon aria-hidden />
                  <span className="side-bar-word">{words.section[id]}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="settings-page" ref={page} onScroll={onScroll}>
          <SettingsProvider value={settings}>
            {shown.map((section) => (
              <SectionPart
                key={section.id}
                section={section}
                {...{ contents, canChangeNewsroom }}
              />
            ))}
          </SettingsProvider>
          {shown.length > 0 ? null : (
            <div className="empty">
              <SlidersHorizontal aria-hidden />
              <h3>{words.nothing(typed.trim())}</h3>
              <p>{words.nothingHelp}</p>
              <button type="button" className="button" onClick={() => setTyped('')}>
                {words.clear}
              </button>
            </div>
          )}
        </div>
      </div>
    </main>
  );
}

function SectionPart(props: {
  readonly section: Section;
  readonly contents: PlaceProps['contents'];
  readonly canChangeNewsroom: boolean;
}) {
  const { section, contents, canChangeNewsroom } = props;
  const { messages } = useServices();
  const words = messages.settings;
  const { id } = section;
  return (
    <section className="settings-section" aria-labelledby={`settings-${id}`}>
      <h3 id={`settings-${id}`} tabIndex={-1} data-section={id}>
        {words.section[id]}
      </h3>
      <p className="settings-section-help">{words.sectionHelp[id]}</p>
      {section.settings.map((setting) => (
        <Entry
          key={setting.id}
          setting={setting}
          contents={contents}
          canChange={canChangeNewsroom || setting.keptBy === 'person'}
        />
      ))}
    </section>
  );
}

function Entry({
  setting,
  ...props
}: { readonly setting: Setting } & Pick<FieldProps, 'contents' | 'canChange'>) {
  const { messages } = useServices();
  const { label, help } = messages.settings.entry[setting.id];
  const helpId = `setting-${setting.id}-help`;
  return (
    <div className="setting" data-setting={setting.id}>
      <div className="setting-words">
        <h4>{label}</h4>
        <p id={helpId}>{help}</p>
      </div>
      <div className="setting-field">{setting.field({ label, helpId, ...props })}</div>
    </div>
  );
}
