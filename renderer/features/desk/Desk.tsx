// Which articles does this newsroom have, all of them, and which of them does an editor want to see and change now?
import { ArrowDownUp, FileText, Rows3, Search, SquarePen, Trash2, UserRound } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { groupings, type SortKey, sortKeys } from '../../../core/desk/arrange.ts';
import { asksForFindings } from '../../../core/desk/filter.ts';
import { shortcutText } from '../../app/command-centre.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore, useStorePart } from '../../app/store.ts';
import { Menu } from '../../ui/Menu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { useFolderDrop } from '../kit/use-folder-drop.tsx';
import { SearchFoot } from '../search/SearchFoot.tsx';
import { useTextSearch } from '../search/use-text-search.ts';
import { BulkBar } from './BulkBar.tsx';
import { DeskTable } from './DeskTable.tsx';
import { articlesOf } from './desk-rows.ts';
import { choiceIn } from './desk-state.ts';
import { FilterBar } from './FilterBar.tsx';
import { QuickLook } from './QuickLook.tsx';
import { nothingChosen, type Selection } from './selection.ts';
import { UndoProgress } from './UndoProgress.tsx';
import { useDeskList, useFilterContext } from './use-desk-list.ts';
import './bulk.css';
import './desk.css';
import './table.css';

/** The screen about all articles. */
export function Desk({ contents }: { readonly contents: LibraryContents }) {
  const { desk, findings, messages, travel } = useServices();
  const words = messages.desk;
  const setting = useStore(desk.setting);
  const { choice, typed } = setting;
  const context = useFilterContext(contents);
  const { results, warm, ask } = useTextSearch(typed);
  const { rows, textRows, headlines, fitting } = useDeskList(contents, setting, context, results);
  const [selection, setSelection] = useState<Selection>(nothingChosen);
  const [looked, setLooked] = useState<string | null>(null);

  // Once the table is drawn: what the checks say is worth waiting for, and nobody waits for it.
  useEffect(() => {
    let stop: (() => void) | undefined;
    const asking = window.requestIdleCallback(() => {
      stop = findings.watch();
    });
    return () => {
      window.cancelIdleCallback(asking);
      stop?.();
    };
  }, [findings]);

  /** Only what is in sight is ever changed: a filter lets go of what it hides. */
  const chosen = useMemo(
    () =>
      selection.ids.size === 0 ? [] : articlesOf(rows).filter(({ id }) => selection.ids.has(id)),
    [rows, selection],
  );
  // The bar goes with the last of the chosen, and the keyboard goes on in the table.
  const hasChosen = chosen.length > 0;
  const hadChosen = useRef(hasChosen);
  useEffect(() => {
    if (hadChosen.current && !hasChosen) requestAnimationFrame(focusTable);
    hadChosen.current = hasChosen;
  }, [hasChosen]);
  const total = contents.summaries.size;
  const type = (text: string): void => {
    ask(text);
    desk.type(text);
  };
  const fold = useCallback((group: string) => desk.fold(group), [desk]);
  const sortBy = (by: SortKey): void => {
    const isDescending = choice.sort.by === by ? !choice.sort.isDescending : by === 'date';
    desk.choose({ sort: { by, isDescending } });
  };
  const isReadOnly = contents.library.readOnly !== null;
  const drop = useFolderDrop(isReadOnly);

  return (
    <main className="screen desk" aria-label={words.title} {...drop.handlers}>
      {drop.hint}
      <header className="desk-top">
        <h2 className="screen-title">{words.title}</h2>
        <span className="count" role="status">
          {contents.isWhole
            ? words.shown(headlines + textRows.length - (textRows.length > 0 ? 1 : 0), total)
            : ''}
        </span>
        {asksForFindings(choice.filter) ? <FindingsState /> : null}
        <SearchField
          isOfScreen
          className="desk-search"
          label={words.search}
          clearLabel={words.clearSearch}
          value={typed}
          onChange={type}
          onFocus={warm}
          onDown={() => document.querySelector<HTMLElement>(currentRow)?.focus()}
        />
        <DeskTools isReadOnly={isReadOnly} />
      </header>
      <FilterBar contents={contents} />
      {rows.length > 0 ? (
        <DeskTable
          contents={contents}
          rows={rows}
          sort={choice.sort}
          selection={selection}
          typed={typed}
          now={context.now}
          onSelect={setSelection}
          onSort={sortBy}
          onFold={fold}
          onOpen={(id) => void travel.write(id)}
          onLook={setLooked}
        />
      ) : (
        <EmptyDesk
          contents={contents}
          isEmpty={total === 0}
          isUnknown={context.me === null && asksForMe(choice.filter)}
          typed={fitting > 0 ? typed.trim() : ''}
          isAsking={results.state === 'asking'}
        />
      )}
      <SearchFoot
        isShown={typed.trim() !== ''}
        headlines={headlines}
        listed={Math.max(0, textRows.length - 1)}
        results={results}
        onGoToFound={() => {
          const grid = document.querySelector<HTMLElement>('.desk-scroller');
          grid?.scrollTo({ top: grid.scrollHeight });
        }}
      />
      {chosen.length === 0 || isReadOnly ? (
        <UndoProgress />
      ) : (
        <BulkBar contents={contents} chosen={chosen} onDone={() => setSelection(nothingChosen)} />
      )}
      {looked === null ? null : (
        <QuickLook
          contents={contents}
          articles={articlesOf(rows)}
          id={looked}
          onShow={setLooked}
          onOpen={(id) => {
            setLooked(null);
            void travel.write(id);
          }}
          onClose={() => setLooked(null)}
        />
      )}
    </main>
  );
}

/** How far what the filter asks for is known. */
function FindingsState() {
  const { findings, messages } = useServices();
  const { state } = useStore(findings.known);
  const { lookingForFindings, findingsUnknown } = messages.desk;
  const said = { unknown: lookingForFindings, looking: lookingForFindings, known: '' };
  return (
    <span className="count" role="status">
      {state === 'failed' ? findingsUnknown : said[state]}
    </span>
  );
}

const currentRow = '.desk-row[tabindex="0"]';

/** Where nothing has the focus any more. */
function focusTable(): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(currentRow)?.focus();
}

/** Order, groups, trash, new article: beside what is typed, which they do not depend on. */
const DeskTools = memo(function DeskTools({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { desk, messages, commands, environment } = useServices();
  const { platform } = useStore(environment);
  const choice = useStorePart(desk.setting, choiceIn);
  const words = messages.desk;
  return (
    <div className="desk-tools">
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            className="tool-button"
            aria-label={`${words.sortBy}: ${sortName(choice.sort, words.sorts)}`}
          >
            <ArrowDownUp aria-hidden />
            <span className="not-narrow">{sortName(choice.sort, words.sorts)}</span>
          </button>
        }
        items={sortKeys.flatMap((by) =>
          (by === 'date' ? [true, false] : [false, true]).map((isDescending) => ({
            id: `${by} ${isDescending}`,
            label: sortName({ by, isDescending }, words.sorts),
            isChecked: choice.sort.by === by && choice.sort.isDescending === isDescending,
            run: () => desk.choose({ sort: { by, isDescending } }),
          })),
        )}
      />
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            className="tool-button"
            aria-label={`${words.groupBy}: ${words.groups[choice.group]}`}
          >
            <Rows3 aria-hidden />
            <span className="not-narrow">{words.groups[choice.group]}</span>
          </button>
        }
        items={groupings.map((group) => ({
          id: group,
          label: words.groups[group],
          isChecked: choice.group === group,
          run: () => desk.choose({ group }),
        }))}
      />
      <Tip text={messages.trash.title}>
        <button
          type="button"
          className="icon-button"
          aria-label={messages.trash.title}
          onClick={() => commands.run('view.trash')}
        >
          <Trash2 aria-hidden />
        </button>
      </Tip>
      <Tip text={messages.list.newArticle} shortcut={shortcutText('article.new', platform)}>
        <button
          type="button"
          className="button"
          disabled={isReadOnly}
          onClick={() => commands.run('article.new')}
        >
          <SquarePen aria-hidden />
          {messages.list.newArticle}
        </button>
      </Tip>
    </div>
  );
});

function sortName(
  { by, isDescending }: { by: SortKey; isDescending: boolean },
  names: Readonly<Record<SortKey, readonly [string, string]>>,
): string {
  return names[by][isDescending ? 1 : 0];
}

function asksForMe(
  filter: readonly { readonly field: string; readonly values?: readonly string[] }[],
): boolean {
  return filter.some(({ field, values }) => field === 'person' && values?.includes('me'));
}

function EmptyDesk(props: {
  readonly contents: LibraryContents;
  readonly isEmpty: boolean;
  /** It is not known who looks, and the filters ask for that. */
  readonly isUnknown: boolean;
  readonly typed: string;
  readonly isAsking: boolean;
}) {
  const { contents, isEmpty, isUnknown, typed, isAsking } = props;
  const { desk, messages, commands, setPreferences } = useServices();
  const words = messages.desk.empty;
  // The answer comes within a moment: nothing is said that it would take back.
  if (isAsking) return <div className="desk-scroller" />;
  if (isEmpty) {
    return (
      <div className="empty is-page">
        <FileText aria-hidden />
        <h3>{words.none}</h3>
        <p>{words.noneHint}</p>
        <button type="button" className="button" onClick={() => commands.run('article.new')}>
          {messages.list.newArticle}
        </button>
      </div>
    );
  }
  if (isUnknown) {
    return (
      <div className="empty is-page">
        <UserRound aria-hidden />
        <h3>{words.whoTitle}</h3>
        <p>{contents.people.length === 0 ? words.noPeople : words.whoHint}</p>
        {contents.people.length === 0 ? null : (
          <Menu
            trigger={
              <button type="button" className="button">
                {words.choose}
              </button>
            }
            items={contents.people.map(({ id, name }) => ({
              id,
              label: name,
              run: () => setPreferences({ personName: name }),
            }))}
          />
        )}
      </div>
    );
  }
  if (typed !== '') {
    return (
      <div className="empty is-page">
        <Search aria-hidden />
        <h3>{words.noText(typed)}</h3>
        <p>{words.noTextHint}</p>
      </div>
    );
  }
  return (
    <div className="empty is-page">
      <Search aria-hidden />
      <h3>{words.nothing}</h3>
      <p>{words.nothingHint}</p>
      <button type="button" className="button" onClick={() => desk.choose({ filter: [] })}>
        {messages.desk.filter.clear}
      </button>
    </div>
  );
}
