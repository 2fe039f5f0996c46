// What is said where a change of the original belongs? That there is one; pressed, what it was and is, and that it has been looked at.
import { Minus, Plus, SquarePen } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { compareWords, type MarkedText } from '../../../core/history/words.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { reveal } from '../../editor/reveal.ts';
import { Runs } from '../history/Comparison.tsx';
import type { ShownChange, SourceWork } from './use-source-changes.ts';
import { useTranslationChanges } from './use-translation-changes.ts';
import '../history/comparison.css';
import './source.css';

interface Props {
  readonly session: ArticleSession;
  readonly work: SourceWork;
  readonly change: ShownChange;
}

const icons: Readonly<Record<ShownChange['kind'], ReactNode>> = {
  changed: <SquarePen aria-hidden />,
  new: <Plus aria-hidden />,
  gone: <Minus aria-hidden />,
};

export function SourceMark({ session, work, change }: Props) {
  const { messages, versions } = useServices();
  const words = messages.translations;
  const { mark } = useTranslationChanges();
  const current = useStore(versions.current);
  const isOpen = current === change.key;
  const textId = useId();
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    versions.current.set(null);
    goToText(session, change);
  };
  const markIt = async (): Promise<void> => {
    const next = neighbour(work.changes, change.key, 1);
    await mark(session.id, [change.key], words.source.markedOne);
    if (next === null || next.key === change.key) {
      versions.current.set(null);
      goToText(session, change);
    } else goToChange(next, versions.current.set);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads from its buttons back to the text.
    <div
      className={isOpen ? 'source-mark is-open' : 'source-mark'}
      data-source-change={change.key}
      lang={messages.locale}
      onKeyDown={leave}
    >
      <button
        type="button"
        className="source-mark-head"
        aria-expanded={isOpen}
        aria-controls={textId}
        onClick={() => versions.current.set(isOpen ? null : change.key)}
      >
        {icons[change.kind]}
        {words.source.kinds[change.kind](work.language)}
      </button>
      <div id={textId} hidden={!isOpen}>
        {isOpen ? (
          <>
            <SourceText work={work} change={change} />
            {session.readOnly === null ? (
              <button type="button" className="button is-small" onClick={() => void markIt()}>
                {words.mark}
              </button>
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  );
}

function SourceText({ work, change }: Omit<Props, 'session'>) {
  const { messages } = useServices();
  const words = messages.translations.source;
  const { before, after, kind } = change;
  const sides = compareWords(asText(before), asText(after));
  const isOtherThanWords = kind === 'changed' && before === after;
  return (
    <>
      {kind === 'changed' && !change.isCounterpart ? <p>{words.noCounterpart}</p> : null}
      {kind !== 'new' && before === null ? <p>{words.forgotten}</p> : null}
      {isOtherThanWords ? <p>{words.otherThanWords}</p> : null}
      <dl className="source-sides">
        {kind === 'new' || typeof before !== 'string' || isOtherThanWords ? null : (
          <div>
            <dt>{words.before}</dt>
            <dd lang={work.original.language}>
              {kind === 'gone' ? before : <Runs runs={sides.before} />}
            </dd>
          </div>
        )}
        {after === null ? null : (
          <div>
            <dt>{words.now}</dt>
            <dd lang={work.original.language}>
              {kind === 'new' || typeof before !== 'string' ? after : <Runs runs={sides.after} />}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

function asText(text: string | null | undefined): MarkedText[] {
  return text === null || text === undefined || text === '' ? [] : [{ text, marks: [] }];
}

/** The change that follows, or comes before, in the order of the text; the first and the last are neighbours. */
export function neighbour(
  changes: readonly ShownChange[],
  key: string | null,
  step: 1 | -1,
): ShownChange | null {
  const here = changes.findIndex((change) => change.key === key);
  const next = here < 0 ? (step === 1 ? 0 : changes.length - 1) : here + step;
  return changes.at(next % Math.max(1, changes.length)) ?? null;
}

/** Opens a change and brings the keyboard to it, once it is on the screen. */
export function goToChange(change: ShownChange, open: (key: string) => void): void {
  open(change.key);
  requestAnimationFrame(() => {
    const mark = document.querySelector(`[data-source-change="${CSS.escape(change.key)}"]`);
    mark?.scrollIntoView({ block: 'center' });
    mark?.querySelector<HTMLElement>('.source-mark-head')?.focus({ preventScroll: true });
  });
}

/** Back into the text where a change belongs. */
function goToText(session: ArticleSession, { part, at }: ShownChange): void {
  if (part === 'body') {
    if (!reveal(session, [at ?? 0])) document.querySelector<HTMLElement>('.body-text')?.focus();
    return;
  }
  document
    .querySelector<HTMLElement>(part === 'summary' ? '.summary-field' : `.sheet-${part}`)
    ?.focus();
}
