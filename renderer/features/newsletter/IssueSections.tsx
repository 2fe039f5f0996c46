// In which order do readers come to the articles of an issue? Sections with their items, moved by pointer, keys and menu.
import { Plus } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type ArticleId, articleId } from '../../../core/content/ids.ts';
import type { NewsletterIssue, NewsletterSection } from '../../../core/content/newsletter.ts';
import { transliterate } from '../../../core/content/transliterate.ts';
import { type ArticleSummary, searchableHeadline } from '../../../core/library.ts';
import {
  addSection,
  changeItem,
  type ItemPlace,
  moveItem,
  placeOfItem,
  putIn,
  removeSection,
  renameSection,
  type StepDirection,
  stepItem,
  stepSection,
  takeOut,
} from '../../../core/newsletter/arrange-issue.ts';
import { useServices } from '../../app/services.ts';
import { Combo } from '../../ui/Combo.tsx';
import type { PlaceProps } from '../frame/places.ts';
import { IssueItem, SectionHead } from './IssueItem.tsx';
import type { IssueSession } from './issue-session.ts';
import { useIssueActions } from './use-issue-actions.ts';

/** More articles than these are found by typing more of a headline. */
const MOST_FOUND = 50;

interface Props extends PlaceProps {
  readonly session: IssueSession;
  readonly issue: NewsletterIssue;
}

export function IssueSections({ contents, session, issue }: Props) {
  const { messages, travel } = useServices();
  const actions = useIssueActions();
  const words = messages.newsletter;
  const { summaries } = contents;
  const [dragged, setDragged] = useState<ArticleId | null>(null);
  const [over, setOver] = useState<ItemPlace | null>(null);
  const [spoken, setSpoken] = useState('');
  /** What moved keeps the keyboard, wherever it is drawn next. */
  const focused = useRef<string | null>(null);
  useEffect(() => {
    if (focused.current === null) return;
    document.querySelector<HTMLElement>(`[data-handle="${CSS.escape(focused.current)}"]`)?.focus();
    focused.current = null;
  });
  const headlineOf = (id: ArticleId): string => {
    const headline = summaries.get(id)?.headline;
    if (headline === undefined) return words.item.gone;
    return headline === '' ? messages.list.untitled : headline;
  };

  const placed = (article: ArticleId, edit: ReturnType<typeof moveItem>): void => {
    if (edit === null) {
      setSpoken(words.item.noFurther);
      return;
    }
    session.change(edit);
    const next = session.get().issue;
    const place = placeOfItem(next, article);
    const section = next.sections.find(({ id }) => id === place?.section);
    if (place === undefined || section === undefined) return;
    focused.current = article;
    const of = section.items.length;
    setSpoken(words.item.movedTo(headlineOf(article), section.title, place.index + 1, of));
  };
  const dropAt = (event: DragEvent, to: ItemPlace): void => {
    event.preventDefault();
    event.stopPropagation();
    if (dragged !== null) placed(dragged, moveItem(issue, dragged, to));
    setDragged(null);
    setOver(null);
  };
  const step = (event: KeyboardEvent, move: (direction: StepDirection) => void): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? 'up' : 'down');
  };
  const stepWholeSection = (section: NewsletterSection, direction: StepDirection): void => {
    const edit = stepSection(issue, section.id, direction);
    if (edit === null) {
      setSpoken(words.item.noFurther);
      return;
    }
    session.change(edit);
    focused.current = section.id;
    const now = session.get().issue.sections;
    const at = now.findIndex(({ id }) => id === section.id) + 1;
    setSpoken(words.sections.movedTo(section.title, at, now.length));
  };
  const find = (typed: string): { id: string; name: string }[] => {
    const there = new Set<string>(
      issue.sections.flatMap(({ items }) => items.map(({ article }) => article)),
    );
    const asked = transliterate(typed).toLowerCase().split(/\s+/);
    return [...summaries.values()]
      .filter((one) => isOut(one) && !there.has(one.id))
      .filter((one) => {
        const headline = searchableHeadline(one).toLowerCase();
        return asked.every((word) => headline.includes(word));
      })
      .sort((one, other) => ((one.publishedAt ?? '') < (other.publishedAt ?? '') ? 1 : -1))
      .slice(0, MOST_FOUND)
      .map(({ id, headline }) => ({ id, name: headline }));
  };

  return (
    <section className="issue-sections" aria-labelledby="issue-sections">
      <h3 id="issue-sections" className="section-title">
        {words.sections.label}
      </h3>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
      {issue.sections.map((section) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be moved by keys and by menu as well.
        <div
          key={section.id}
          className="issue-section"
          onDragOver={(event) => {
            if (dragged === null) return;
            event.preventDefault();
            setOver({ section: section.id, index: section.items.length });
          }}
          onDrop={(event) => dropAt(event, { section: section.id, index: section.items.length })}
        >
          <SectionHead
            section={section}
            isReadOnly={session.isReadOnly}
            onKeyDown={(event) => step(event, (direction) => stepWholeSection(section, direction))}
            onRename={(title) =>
              session.change(renameSection(issue, section.id, title), `title ${section.id}`)
            }
            onStep={(direction) => stepWholeSection(section, direction)}
            onRemove={() => {
              const back = session.change(removeSection(issue, section.id));
              actions.tell(words.sections.removed(section.title), back);
            }}
          />
          {section.items.length === 0 ? (
            <p className="issue-empty">{words.sections.empty}</p>
          ) : null}
          <ul className="issue-items">
            {section.items.map((item, index) => (
              <li
                key={item.article}
                className={
                  over?.section === section.id && over.index === index ? 'is-over' : undefined
                }
                onDragOver={(event) => {
                  if (dragged === null) return;
                  event.preventDefault();
                  event.stopPropagation();
                  setOver({ section: section.id, index });
                }}
                onDrop={(event) => dropAt(event, { section: section.id, index })}
              >
                <IssueItem
                  item={item}
                  section={section}
                  headline={headlineOf(item.article)}
                  summary={summaries.get(item.article)}
                  isOut={isOutOf(summaries, item.article)}
                  isReadOnly={session.isReadOnly}
                  targets={issue.sections.filter(({ id }) => id !== section.id)}
                  onKeyDown={(event) =>
                    step(event, (direction) =>
                      placed(item.article, stepItem(issue, item.article, direction)),
                    )
                  }
                  onDragStart={() => setDragged(item.article)}
                  onDragEnd={() => {
                    setDragged(null);
                    setOver(null);
                  }}
                  onStep={(direction) =>
                    placed(item.article, stepItem(issue, item.article, direction))
                  }
                  onMoveTo={(to) =>
                    placed(
                      item.article,
                      moveItem(issue, item.article, {
                        section: to,
                        index: issue.sections.find(({ id }) => id === to)?.items.length ?? 0,
                      }),
                    )
                  }
                  onBlurb={(blurb) =>
                    session.change(
                      changeItem(issue, item.article, { blurb }),
                      `blurb ${item.article}`,
                    )
                  }
                  onPin={(pinned) => session.change(changeItem(issue, item.article, { pinned }))}
                  onTakeOut={() => {
                    const back = session.change(takeOut(issue, item.article));
                    actions.tell(words.item.takenOut(headlineOf(item.article)), back);
                  }}
                  onOpen={() => void travel.write(item.article)}
                />
              </li>
            ))}
          </ul>
          {session.isReadOnly ? null : (
            <Combo
              label={`${words.item.addTitle}: ${section.title}`}
              text={words.item.add}
              options={[]}
              find={find}
              onChoose={(chosen) => {
                const article = articleId.parse(chosen);
                const edit = putIn(issue, article, section.id);
                if (edit === null) return;
                session.change(edit);
                focused.current = article;
                setSpoken(words.item.added(headlineOf(article)));
              }}
            />
          )}
        </div>
      ))}
      {session.isReadOnly ? null : (
        <div className="issue-adds">
          <button
            type="button"
            className="button is-small"
            onClick={() => {
              const id = crypto.randomUUID();
              session.change(addSection(issue, id, words.sections.added));
              requestAnimationFrame(() => {
                const field = document.querySelector<HTMLInputElement>(
                  `[data-place="section ${id}"]`,
                );
                field?.focus();
                field?.select();
              });
            }}
          >
            <Plus aria-hidden />
            {words.sections.add}
          </button>
        </div>
      )}
    </section>
  );
}

function isOut(article: ArticleSummary): boolean {
  const { status, publishedAt, publishAt, embargoUntil } = article;
  if (status !== 'published' && status !== 'scheduled') return false;
  const since = publishAt ?? publishedAt;
  const now = Date.now();
  const isHeld = embargoUntil !== undefined && Date.parse(embargoUntil) > now;
  return since !== undefined && Date.parse(since) <= now && !isHeld;
}

function isOutOf(summaries: ReadonlyMap<string, ArticleSummary>, id: ArticleId): boolean {
  const summary = summaries.get(id);
  return summary !== undefined && isOut(summary);
}
