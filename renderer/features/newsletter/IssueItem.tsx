// How does one article stand in an issue, and the section that it is in? With words of its own, a pin, and the ways to somewhere else.
import {
  ChevronDown,
  ChevronUp,
  EllipsisVertical,
  GripVertical,
  Pin,
  PinOff,
  Trash2,
} from 'lucide-react';
import { type KeyboardEvent, useId } from 'react';
import type { NewsletterItem, NewsletterSection } from '../../../core/content/newsletter.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import type { StepDirection } from '../../../core/newsletter/arrange-issue.ts';
import { useServices } from '../../app/services.ts';
import { Menu } from '../../ui/Menu.tsx';

interface ItemProps {
  readonly item: NewsletterItem;
  readonly section: NewsletterSection;
  readonly headline: string;
  /** Undefined where the article is gone. */
  readonly summary: ArticleSummary | undefined;
  readonly isOut: boolean;
  readonly isReadOnly: boolean;
  /** The other sections. */
  readonly targets: readonly NewsletterSection[];
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onDragStart: () => void;
  readonly onDragEnd: () => void;
  readonly onStep: (direction: StepDirection) => void;
  readonly onMoveTo: (section: string) => void;
  readonly onBlurb: (blurb: string) => void;
  readonly onPin: (isPinned: boolean) => void;
  readonly onTakeOut: () => void;
  readonly onOpen: () => void;
}

export function IssueItem(props: ItemProps) {
  const { item, section, headline, summary, isReadOnly, targets } = props;
  const { messages } = useServices();
  const words = messages.newsletter.item;
  const id = useId();
  const isPinned = item.pinned === true;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work in the controls inside, wherever the focus is.
    <div className="issue-item" onKeyDown={isReadOnly ? undefined : props.onKeyDown}>
      {isReadOnly ? null : (
        <button
          type="button"
          className="icon-button is-small move-handle"
          data-handle={item.article}
          aria-label={words.handle(headline)}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('application/x-galley-row', headline);
            const row = event.currentTarget.closest('li');
            if (row !== null) event.dataTransfer.setDragImage(row, 12, 12);
            props.onDragStart();
          }}
          onDragEnd={props.onDragEnd}
        >
          <GripVertical aria-hidden />
        </button>
      )}
      <div className="issue-item-words">
        <p className="issue-headline">
          {isPinned ? <Pin role="img" aria-label={words.pinned} /> : null}
          {headline}
          {summary !== undefined && !props.isOut ? (
            <small className="issue-warning"> · {words.notPublic}</small>
          ) : null}
        </p>
        <label className="visually-hidden" htmlFor={id}>
          {words.blurbOf(headline)}
        </label>
        <textarea
          id={id}
          data-place={`item ${section.id} ${item.article}`}
          className="field"
          rows={item.blurb === undefined ? 1 : 2}
          readOnly={isReadOnly}
          placeholder={words.blurbHelp}
          value={item.blurb ?? ''}
          onChange={(event) => props.onBlurb(event.target.value)}
        />
      </div>
      {isReadOnly ? null : (
        <Menu
          align="end"
          trigger={
            <button
              type="button"
              className="icon-button is-small"
              aria-label={words.menu(headline)}
            >
              <EllipsisVertical aria-hidden />
            </button>
          }
          items={[
            {
              id: 'up',
              label: words.up,
              icon: <ChevronUp aria-hidden />,
              shortcut: words.upKeys,
              run: () => props.onStep('up'),
            },
            {
              id: 'down',
              label: words.down,
              icon: <ChevronDown aria-hidden />,
              shortcut: words.downKeys,
              run: () => props.onStep('down'),
            },
            ...targets.map((target) => ({
              id: `to ${target.id}`,
              label: words.moveTo(target.title),
              run: () => props.onMoveTo(target.id),
            })),
            'separator',
            {
              id: 'pin',
              label: isPinned ? words.unpin : words.pin,
              icon: isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />,
              run: () => props.onPin(!isPinned),
            },
            ...(summary === undefined
              ? []
              : [{ id: 'open', label: words.open, run: props.onOpen }]),
            'separator',
            {
              id: 'out',
              label: words.takeOut,
              icon: <Trash2 aria-hidden />,
              isDestructive: true,
              run: props.onTakeOut,
            },
          ]}
        />
      )}
    </div>
  );
}

export function SectionHead(props: {
  readonly section: NewsletterSection;
  readonly isReadOnly: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onRename: (title: string) => void;
  readonly onStep: (direction: StepDirection) => void;
  readonly onRemove: () => void;
}) {
  const { section, isReadOnly } = props;
  const { messages } = useServices();
  const words = messages.newsletter.sections;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work in the controls inside.
    <div className="issue-section-head" onKeyDown={isReadOnly ? undefined : props.onKeyDown}>
      <input
        className="quiet-field"
        data-place={`section ${section.id}`}
        data-handle={section.id}
        aria-label={words.title}
        readOnly={isReadOnly}
        value={section.title}
        onChange={(event) => props.onRename(event.target.value)}
      />
      <span className="count">{section.items.length}</span>
      {isReadOnly ? null : (
        <Menu
          align="end"
          trigger={
            <button
              type="button"
              className="icon-button is-small"
              aria-label={words.menu(section.title)}
            >
              <EllipsisVertical aria-hidden />
            </button>
          }
          items={[
            {
              id: 'up',
              label: words.up,
              icon: <ChevronUp aria-hidden />,
              shortcut: messages.newsletter.item.upKeys,
              run: () => props.onStep('up'),
            },
            {
              id: 'down',
              label: words.down,
              icon: <ChevronDown aria-hidden />,
              shortcut: messages.newsletter.item.downKeys,
              run: () => props.onStep('down'),
            },
            'separator',
            {
              id: 'remove',
              label: words.remove,
              icon: <Trash2 aria-hidden />,
              isDestructive: true,
              run: props.onRemove,
            },
          ]}
        />
      )}
    </div>
  );
}
