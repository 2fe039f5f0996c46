// Which views can be shown by one press? Those of every newsroom, then those that were saved, each with how many articles it has now.
import { ListFilter, MoreHorizontal } from 'lucide-react';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import {
  asksForFindings,
  compileFilter,
  type Filter,
  type FilterContext,
} from '../../../core/desk/filter.ts';
import { builtInViewIds, builtInViews, type SavedView } from '../../../core/desk/views.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore, useStorePart } from '../../app/store.ts';
import { stepOf } from '../../app/undo.ts';
import { Menu } from '../../ui/Menu.tsx';
import { viewIn } from './desk-state.ts';
import { namesOf, ViewName } from './SaveView.tsx';
import { useFilterContext } from './use-desk-list.ts';
import './saved-views.css';

interface Props {
  readonly contents: LibraryContents;
  /** Something was chosen: where the side bar covers the place, it goes. */
  readonly onGone: () => void;
}

export function SavedViews({ contents, onGone }: Props) {
  const { desk, findings, liveNow, messages, preferences, travel } = useServices();
  const view = useStorePart(desk.setting, viewIn);
  const { place } = useStore(travel.at);
  const { views } = useStore(preferences);
  const targets = useStore(liveNow.targets);
  const context = useFilterContext(contents);
  const words = messages.desk.views;
  const { id: library } = contents.library;
  const shown = useMemo(
    () => [
      ...builtInViewIds
        .filter((id) => id !== 'liveChanged' || targets.length > 0)
        .map((id) => ({ id, name: words.builtIn[id], choice: builtInViews[id], own: null })),
      ...views
        .filter((one) => one.library === library)
        .map((own) => ({ id: own.id, name: own.name, choice: own, own })),
    ],
    [targets.length, views, library, words],
  );
  // Counting thousands for each view waits for what is typed and drawn meanwhile, and lets it pass between two of them.
  const { summaries, isWhole } = useDeferredValue(contents);
  const known = useDeferredValue(context);
  const state = useDeferredValue(useStore(findings.known).state);

  return (
    <section className="saved-views" aria-label={words.title}>
      <h2 className="side-bar-group">{words.title}</h2>
      <ul className="side-bar-places">
        {shown.map(({ id, name, choice, own }) => (
          <li key={id} className="saved-view">
            <button
              type="button"
              className="side-bar-place"
              aria-current={place === 'articles' && view === id ? 'true' : undefined}
              onClick={() => {
                const { filter, sort, group } = choice;
                desk.show(id, { filter, sort, group });
                travel.go('articles');
                onGone();
              }}
            >
              <ListFilter aria-hidden />
              <span className="side-bar-word" title={name}>
                {name}
              </span>
              <span className="count">
                {/* Of what nobody has looked for yet, there is no number. */}
                {isWhole && (state !== 'unknown' || !asksForFindings(choice.filter)) ? (
                  <ViewCount
                    filter={choice.filter}
                    summaries={summaries}
                    context={known}
                    locale={messages.locale}
                  />
                ) : null}
              </span>
            </button>
            {own === null ? null : <ViewMenu view={own} taken={namesOf(views, library)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many articles a view has. */
const ViewCount = memo(function ViewCount(props: {
  readonly filter: Filter;
  readonly summaries: LibraryContents['summaries'];
  readonly context: FilterContext;
  readonly locale: string;
}) {
  const { filter, summaries, context, locale } = props;
  const matches = compileFilter(filter, context);
  let count = 0;
  for (const summary of summaries.values()) if (matches(summary)) count += 1;
  return count.toLocaleString(locale);
});

function ViewMenu({
  view,
  taken,
}: {
  readonly view: SavedView;
  readonly taken: readonly string[];
}) {
  const { desk, messages, preferences, undo, setPreferences } = useServices();
  const words = messages.desk.views;
  const [isRenaming, setIsRenaming] = useState(false);
  const put = (next: SavedView): void => {
    const { views } = preferences.get();
    setPreferences({ views: views.map((one) => (one.id === next.id ? next : one)) });
  };
  const remove = (): void => {
    const at = preferences.get().views.findIndex(({ id }) => id === view.id);
    const wasShown = desk.setting.get().view === view.id;
    const drop = (): void => {
      setPreferences({ views: preferences.get().views.filter(({ id }) => id !== view.id) });
      if (desk.setting.get().view === view.id) desk.belongTo(null);
    };
    const back = (): void => {
      const now = preferences.get().views;
      setPreferences({ views: [...now.slice(0, at), view, ...now.slice(at)] });
      if (wasShown && desk.setting.get().view === null) desk.belongTo(view.id);
    };
    drop();
    undo.tell(words.deleted(view.name), stepOf(back, drop));
  };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <button type="button" className="icon-button is-small" aria-label={words.more(view.name)}>
            <MoreHorizontal aria-hidden />
          </button>
        }
        items={[
          { id: 'rename', label: words.rename, run: () => setIsRenaming(true) },
          'separator',
          { id: 'delete', label: words.delete, isDestructive: true, run: remove },
        ]}
      />
      {isRenaming ? (
        <ViewName
          title={words.renameTitle(view.name)}
          confirm={messages.common.done}
          name={view.name}
          taken={taken}
          onName={(name) => {
            put({ ...view, name });
            setIsRenaming(false);
            undo.tell(
              words.renamed(name),
              stepOf(
                () => put(view),
                () => put({ ...view, name }),
              ),
            );
          }}
          onClose={() => setIsRenaming(false)}
        />
      ) : null}
    </>
  );
}
