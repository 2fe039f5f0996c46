// What may be done to the articles that are chosen? A dark bar over the foot of the table; each action shows first what it would change.
import { CalendarClock, CircleDot, Shapes, Tag, Tags, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { articleStatuses } from '../../../core/content/article.ts';
import { type BulkAction, dryRun } from '../../../core/desk/bulk.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { Menu } from '../../ui/Menu.tsx';
import { SelectionBar, SelectionButton } from '../../ui/SelectionBar.tsx';
import { BulkDialog, type BulkQuestion } from './BulkDialog.tsx';

interface Props {
  readonly contents: LibraryContents;
  readonly chosen: readonly ArticleSummary[];
  readonly onDone: () => void;
}

export function BulkBar({ contents, chosen, onDone }: Props) {
  const { messages } = useServices();
  const words = messages.desk.bulk;
  const [question, setQuestion] = useState<BulkQuestion | null>(null);
  const ask = (action: BulkAction): void => setQuestion({ kind: 'ready', action });
  // All of ten thousand may be chosen: asked for once, not at every key.
  const statuses = useMemo(() => {
    const now = new Date();
    return articleStatuses.filter(
      (to) => dryRun({ do: 'status', to }, chosen, now).changes.length > 0,
    );
  }, [chosen]);
  return (
    <>
      <SelectionBar
        label={words.bar}
        count={words.chosen(chosen.length)}
        done={words.done}
        onDone={onDone}
      >
        <Menu
          trigger={
            <button type="button" className="selection-button">
              <CircleDot aria-hidden />
              <span>{words.status}</span>
            </button>
          }
          items={(statuses.length > 0 ? statuses : articleStatuses).map((to) => ({
            id: to,
            label: messages.statuses[to],
            run: () => ask({ do: 'status', to }),
          }))}
        />
        <SelectionButton
          icon={<Tag aria-hidden />}
          label={words.categories}
          onPress={() => setQuestion({ kind: 'terms', of: 'categories' })}
        />
        <SelectionButton
          icon={<Tags aria-hidden />}
          label={words.tags}
          onPress={() => setQuestion({ kind: 'terms', of: 'tags' })}
        />
        <Menu
          trigger={
            <button type="button" className="selection-button">
              <Shapes aria-hidden />
              <span>{words.newsType}</span>
            </button>
          }
          items={[...contents.taxonomy.newsTypes]
            .sort((one, other) => one.order - other.order)
            .map(({ id, name }) => ({
              id,
              label: name,
              run: () => ask({ do: 'newsType', to: id }),
            }))}
        />
        <SelectionButton
          icon={<CalendarClock aria-hidden />}
          label={words.date}
          onPress={() => setQuestion({ kind: 'date' })}
        />
        <SelectionButton
          icon={<Trash2 aria-hidden />}
          label={words.trash}
          isDestructive
          onPress={() => ask({ do: 'trash' })}
        />
      </SelectionBar>
      {question === null ? null : (
        <BulkDialog
          contents={contents}
          chosen={chosen}
          question={question}
          onClose={() => setQuestion(null)}
        />
      )}
    </>
  );
}
