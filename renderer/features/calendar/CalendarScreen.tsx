// What is this newsroom doing, and when? Events, publications, embargoes, newsletters and due dates as a month, a week or a list.
import { CalendarArrowDown, CalendarPlus, Plus, Share, X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import { type CalendarSpot, whyFixed } from '../../../core/calendar/reschedule.ts';
import { firstWeekday } from '../../../core/calendar/week-days.ts';
import { addMonths } from '../../../core/desk/days.ts';
import { isNowhere } from '../../app/is-nowhere.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useMedia } from '../../app/use-media.ts';
import { useNow } from '../../app/use-now.ts';
import { Drawer } from '../../ui/Drawer.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { PaneEdge } from '../../ui/PaneEdge.tsx';
import { QuickLook } from '../desk/QuickLook.tsx';
import type { PlaceProps } from '../frame/places.ts';
import { ToolBarInstead } from '../frame/tool-bar.tsx';
import { useFolderDrop } from '../kit/use-folder-drop.tsx';
import { AddMenu } from './AddMenu.tsx';
import { AgendaList } from './AgendaList.tsx';
import { CalendarHead } from './CalendarHead.tsx';
import { monthsLater, periodsLater } from './calendar-days.ts';
import { calendarKeys } from './calendar-keys.ts';
import { type CalendarView, PANE_WIDTH } from './calendar-state.ts';
import { daysText, fullDay, monthName, offsetText, placeText, titleOf } from './calendar-words.ts';
import { DayPane } from './DayPane.tsx';
import { DragGhost } from './DragGhost.tsx';
import { DueDialog } from './DueDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import type { MenuPlace } from './ItemChip.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { useCalendarChanges } from './use-calendar-changes.ts';
import { calendarFileIn, useCalendarFiles } from './use-calendar-files.ts';
import { useDrag } from './use-drag.ts';
import { useShownItems } from './use-shown-items.ts';
import { WeekGrid } from './WeekGrid.tsx';
import './calendar.css';
import './calendar-week.css';
import './calendar-pane.css';

type Asking =
  | { readonly what: 'move'; readonly item: CalendarItem }
  | { readonly what: 'due'; readonly day: string }
  | { readonly what: 'look'; readonly id: string };

export function CalendarScreen({ contents }: PlaceProps) {
  const { calendar, issues, messages, toasts, travel } = useServices();
  const { calendar: words, locale } = messages;
  const setting = useStore(calendar.setting);
  const now = useNow();
  const first = firstWeekday(locale);
  const isTiny = useMedia('(max-width: 759.9px)');
  const isFolded = useMedia('(max-width: 1279.9px)');
  const canChange = contents.library.readOnly === null;
  const { timeZone: zone } = contents.site;
  const view: CalendarView = isTiny ? 'agenda' : setting.view;
  const { today, chosen, shown, items, dayItems } = useShownItems(contents, {
    ...{ setting, view, first, now },
  });
  const changes = useCalendarChanges();
  const files = useCalendarFiles();
  const folderDrop = useFolderDrop(!canChange);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [menu, setMenu] = useState<(MenuPlace & { readonly item: CalendarItem }) | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [isDayOpen, setIsDayOpen] = useState(false);
  const screen = useRef<HTMLElement>(null);
  const newsTypes = useMemo(
    () => new Map(contents.taxonomy.newsTypes.map(({ id, name }): [string, string] => [id, name])),
    [contents.taxonomy],
  );

  /** The day that is to have the keyboard once it is drawn. */
  const awaited = useRef<string | null>(null);
  // After every picture: the day may come with the next one only.
  useEffect(() => {
    const day = awaited.current;
    if (day === null) return;
    const cell = screen.current?.querySelector<HTMLElement>(`[role="gridcell"][data-day="${day}"]`);
    const line = screen.current?.querySelector<HTMLElement>(
      `.calendar-agenda [data-day="${day}"] .calendar-line-title`,
    );
    const goal = cell ?? line;
    if (goal === null || goal === undefined) return;
    awaited.current = null;
    goal.focus();
  });
  // Whoever comes by a key goes on by keys.
  useEffect(() => {
    if (!isNowhere()) return;
    const found = [
      '[role="gridcell"][tabindex="0"]',
      '.calendar-line-title',
      '.calendar-ways button',
    ]
      .map((selector) => screen.current?.querySelector<HTMLElement>(selector))
      .find(Boolean);
    found?.focus({ preventScroll: true });
  }, []);

  const choose = useCallback(
    (day: string): void => {
      const isShown = day >= shown.from && day <= shown.until;
      calendar.choose({ day, month: isShown ? shown.month : null });
    },
    [calendar, shown],
  );
  const chooseByKey = (day: string): void => {
    choose(day);
    setCurrent(null);
    awaited.current = day;
  };
  const goPeriod = (by: 1 | -1): void => {
    const day =
      view === 'week'
        ? periodsLater(chosen, view, by)
        : monthsLater(`${addMonths(shown.month, by)}-${chosen.slice(8)}`, 0);
    calendar.choose({ day, month: null });
  };

  const askMove = useCallback(
    (item: CalendarItem): void => {
      if (!canChange) {
        toasts.show(words.readOnly);
        return;
      }
      const why = whyFixed(item, new Date());
      if (why === undefined) setAsking({ what: 'move', item });
      else toasts.show(words.move.refusals[why](titleOf(item, messages)));
    },
    [canChange, messages, toasts, words],
  );
  const open = useCallback(
    (item: CalendarItem): void => {
      if ('article' in item) void travel.write(item.article.id);
      else {
        const { id } = item.issue;
        // What is open there and cannot be saved stays, and says so.
        void issues.open(id).then(() => travel.go('newsletters'));
      }
    },
    [issues, travel],
  );
  const move = useCallback(
    async (item: CalendarItem, to: CalendarSpot): Promise<string | null> => {
      const why = await changes.move(item, to);
      if (why !== null) return why;
      calendar.choose({ day: to.day, month: null });
      setCurrent(item.key);
      awaited.current = to.day;
      return null;
    },
    [calendar, changes],
  );

  const drag = useDrag({
    mayMove(item) {
      const why = whyFixed(item, new Date());
      if (canChange && why === undefined) return true;
      toasts.show(
        why === undefined ? words.readOnly : words.move.refusals[why](titleOf(item, messages)),
      );
      return false;
    },
    onDrop: (item, day) =>
      void move(item, { day }).then((why) => {
        if (why !== null) toasts.show(why, { isProblem: true });
      }),
  });
  const { begin, wasDragged } = drag;
  const handlers = useMemo(
    () => ({
      begin,
      show(item: CalendarItem, day: string) {
        if (wasDragged()) return;
        choose(day);
        setCurrent(item.key);
        setIsDayOpen(true);
      },
      open,
      menu: (item: CalendarItem, at: MenuPlace) => setMenu({ item, ...at }),
    }),
    [begin, choose, open, wasDragged],
  );
  const { dragged } = drag;
  const [draggedKey, over, to] = [dragged?.item.key, dragged?.over ?? null, dragged?.to ?? null];
  const isRefused = dragged !== null && to !== null && !mayStand(dragged.item, to, today);
  const drop = useMemo(
    () => (draggedKey === undefined ? null : { key: draggedKey, day: over, isRefused }),
    [draggedKey, over, isRefused],
  );

  const actions = (item: CalendarItem): readonly MenuItem[] => [
    { id: 'open', label: words.menu.open, run: () => open(item) },
    ...('article' in item
      ? [
          {
            id: 'look',
            label: words.menu.look,
            run: () => setAsking({ what: 'look', id: item.article.id }),
          },
        ]
      : []),
    ...(canChange && whyFixed(item, now) === undefined
      ? [{ id: 'move', label: words.menu.move, shortcut: 'M', run: () => askMove(item) }]
      : []),
  ];

  const enter = useCallback(
    (day: string): void => {
      // The pane shows that day at once, not in the next frame: the next key is for what it leads to.
      flushSync(() => {
        choose(day);
        setIsDayOpen(true);
      });
      screen.current?.querySelector<HTMLElement>('.calendar-pane .calendar-line-title')?.focus();
    },
    [choose],
  );
  const { onGridKey, onLinesKey } = calendarKeys({
    ...{ chosen, first, items, dayItems, chooseByKey, enter, open, askMove },
    leaveLines:
      view === 'agenda'
        ? null
        : () => {
            setIsDayOpen(false);
            chooseByKey(chosen);
          },
  });

  const addMenu = (day: string, trigger: ReactNode): ReactNode =>
    canChange ? (
      <AddMenu
        trigger={trigger}
        isOver={day < today}
        onAdd={(what) =>
          void changes
            .add({ what, day }, { title: '', say: () => null })
            .then((id) => (id === null ? undefined : travel.write(id)))
        }
        onDue={() => setAsking({ what: 'due', day })}
      />
    ) : null;

  const title =
    view === 'week' ? daysText(shown.from, shown.until, locale) : monthName(shown.month, locale);
  const lines = { now, today, newsTypes, onOpen: open, actions };
  const pane = (back: ReactNode): ReactNode => (
    <DayPane
      {...lines}
      day={chosen}
      items={dayItems}
      current={current}
      canMove={canChange}
      back={back}
      onKeyDown={onLinesKey}
      add={addMenu(
        chosen,
        <button type="button" className="button is-small calendar-add">
          <Plus aria-hidden />
          {words.pane.add}
        </button>,
      )}
    />
  );
  const grid = {
    ...{ items, today, chosen, drop, handlers, onKeyDown: onGridKey },
    label: title,
    onChoose: (day: string) => {
      if (wasDragged()) return;
      choose(day);
      setCurrent(null);
    },
  };

  return (
    <main
      ref={screen}
      className={`screen calendar-screen${dragged === null ? '' : ' is-dragging'}`}
      aria-label={words.title}
      {...folderDrop.handlers}
      onDragOver={(event) => {
        folderDrop.handlers.onDragOver(event);
        // What a file is called is not told while it is held: it may be a calendar.
        if (event.defaultPrevented) event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={(event) => {
        const file = canChange ? calendarFileIn(event.dataTransfer.files) : undefined;
        if (file !== undefined) {
          event.preventDefault();
          void files.read(file);
        }
        folderDrop.handlers.onDrop(event);
      }}
    >
      {folderDrop.hint}
      <ToolBarInstead>
        {canChange ? (
          <button
            type="button"
            className="tool-button"
            aria-label={words.import.button}
            onClick={() => void files.read(null)}
          >
            <CalendarArrowDown aria-hidden />
            <span className="not-narrow">{words.import.button}</span>
          </button>
        ) : null}
        <button
          type="button"
          className="tool-button"
          aria-label={words.export.button}
          onClick={() => void files.save()}
        >
          <Share aria-hidden />
          <span className="not-narrow">{words.export.button}</span>
        </button>
        {addMenu(
          chosen,
          <button
            type="button"
            className="button is-primary"
            aria-label={words.newOn(fullDay(chosen, locale))}
          >
            <Plus aria-hidden />
            <span className="not-narrow">{words.new}</span>
          </button>,
        )}
      </ToolBarInstead>
      <CalendarHead
        title={title}
        view={view}
        isTiny={isTiny}
        hidden={setting.hidden}
        zone={words.zone(zone.replaceAll('_', ' '), offsetText(zone, chosen))}
        onShowDay={isFolded && view !== 'agenda' ? () => enter(chosen) : null}
        onView={(next) => calendar.choose({ view: next, month: null })}
        onPeriod={goPeriod}
        onToday={() => calendar.choose({ day: null, month: null })}
        onToggle={(group) => calendar.toggle(group)}
      />
      <div className="screen-middle calendar-middle">
        {view === 'month' ? (
          <MonthGrid {...grid} month={shown.month} first={first} onEnter={enter} />
        ) : view === 'week' ? (
          <WeekGrid {...grid} from={shown.from} />
        ) : (
          <AgendaList
            {...lines}
            from={shown.from}
            chosen={chosen}
            label={title}
            items={items}
            isFiltered={setting.hidden.size > 0}
            onKeyDown={onLinesKey}
            addTo={(day) =>
              addMenu(
                day,
                <button
                  type="button"
                  className="icon-button is-small"
                  aria-label={`${words.pane.add}: ${fullDay(day, locale)}`}
                  title={words.pane.add}
                >
                  <CalendarPlus aria-hidden />
                </button>,
              )
            }
          />
        )}
        {view === 'agenda' ? null : !isFolded ? (
          <aside
            className="calendar-pane"
            aria-label={words.pane.label}
            style={{ width: setting.paneWidth }}
          >
            <PaneEdge
              label={words.pane.resize}
              width={setting.paneWidth}
              standard={PANE_WIDTH}
              min={PANE_WIDTH - 80}
              max={PANE_WIDTH + 80}
              pane="after"
              onWidth={(paneWidth) => calendar.choose({ paneWidth })}
              onCollapse={() => calendar.choose({ paneWidth: PANE_WIDTH - 80 })}
            />
            {pane(null)}
          </aside>
        ) : isDayOpen ? (
          <Drawer
            side="end"
            label={words.pane.label}
            canClose
            onClose={() => {
              setIsDayOpen(false);
              awaited.current = chosen;
            }}
          >
            <div className="calendar-pane is-drawer">
              {pane(
                <button
                  type="button"
                  className="icon-button"
                  aria-label={messages.common.close}
                  onClick={() => setIsDayOpen(false)}
                >
                  <X aria-hidden />
                </button>,
              )}
            </div>
          </Drawer>
        ) : null}
      </div>
      {dragged === null ? null : <DragGhost dragged={dragged} isRefused={isRefused} />}
      {menu === null ? null : (
        <Menu
          open
          onOpenChange={(isOpen) => {
            if (!isOpen) setMenu(null);
          }}
          trigger={
            <button
              type="button"
              className="calendar-menu-anchor"
              tabIndex={-1}
              aria-label={words.pane.more(titleOf(menu.item, messages))}
              style={{ left: menu.x, top: menu.y }}
            />
          }
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (menu.from.isConnected) menu.from.focus();
          }}
          items={actions(menu.item)}
        />
      )}
      {files.plan === null ? null : (
        <ImportDialog
          plan={files.plan}
          onImport={changes.importEvents(files.plan)}
          onClose={files.forget}
        />
      )}
      {asking?.what === 'move' ? (
        <MoveDialog
          item={asking.item}
          onMove={(to) => move(asking.item, to)}
          onClose={() => setAsking(null)}
        />
      ) : asking?.what === 'due' ? (
        <DueDialog
          contents={contents}
          day={asking.day}
          onChoose={(article) => {
            setAsking(null);
            const text = words.add.dueSet(article.headline, placeText(asking.day, null, locale));
            void changes.add(
              { what: 'due', id: article.id, day: asking.day },
              { title: article.headline, say: () => text },
            );
          }}
          onClose={() => setAsking(null)}
        />
      ) : asking?.what === 'look' ? (
        <QuickLook
          contents={contents}
          articles={dayItems.flatMap((item) => ('article' in item ? [item.article] : []))}
          id={asking.id}
          onShow={(id) => setAsking({ what: 'look', id })}
          onOpen={(id) => {
            setAsking(null);
            void travel.write(id);
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </main>
  );
}

/** Whether an item may be dropped on a day, as far as the window can tell: the main process judges by the article itself. */
function mayStand(item: CalendarItem, day: string, today: string): boolean {
  if (item.kind === 'publication') return day >= today;
  return item.kind !== 'embargoEnd' || day >= item.from;
}
