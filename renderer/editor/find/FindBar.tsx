// How does a person find and replace words in the article they write? A bar over the sheet, worked by keys.
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { CaseSensitive, ChevronDown, ChevronRight, ChevronUp, WholeWord, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { ArticleSession } from '../article-session.ts';
import { Finder, type Query } from './find-matches.ts';
import {
  findState,
  goToMatch,
  matchAtCaret,
  replaceAllMatches,
  replaceMatch,
  search,
} from './find-plugin.ts';
import type { Span } from './fold-text.ts';

/** The fields over the body that hold text of their own; searched before it, as they are read before it. */
const lines = ['headline', 'standfirst'] as const;
type Line = (typeof lines)[number];

/** What the person asked for: a new one each time, which puts the focus into the field again. */
export interface FindRequest {
  /** The words that were selected; empty leaves what was searched for before. */
  readonly text: string;
}

interface Props {
  readonly editor: Editor;
  readonly session: ArticleSession;
  readonly request: FindRequest;
  readonly replacing: boolean;
  readonly onReplacing: (replacing: boolean) => void;
  /** The element of a line, to show a match in it and to give it the focus. */
  readonly lineElement: (line: Line) => HTMLTextAreaElement | null;
  readonly onClose: () => void;
}

export function FindBar({ editor, session, request, replacing, onReplacing, ...props }: Props) {
  const { messages, toasts } = useServices();
  const words = messages.editor.find;
  const { article } = useStore(session);
  const [query, setQuery] = useState<Query>({
    text: request.text,
    matchCase: false,
    wholeWords: false,
    ignoreAccents: false,
  });
  const [replacement, setReplacement] = useState('');
  /** The match in a line that is shown, when none in the body is. */
  const [shownLine, setShownLine] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { matches, current } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => findState(state),
    equalityFn: Object.is,
  });

  const inLines = matchesInLines(article, query);
  const total = inLines.length + matches.length;
  const place = shownLine ?? (current === -1 ? -1 : inLines.length + current);
  const isReadOnly = session.readOnly !== null;

  useEffect(() => {
    if (request.text !== '') setQuery((before) => ({ ...before, text: request.text }));
    field.current?.focus();
    field.current?.select();
  }, [request]);
  useEffect(
    () => () => {
      if (!editor.isDestroyed) search(editor, null);
    },
    [editor],
  );
  // The decorations follow what is typed into the field; the caret stays where the text was left.
  useEffect(() => search(editor, query), [editor, query]);

  const { lineElement } = props;
  const shown = shownLine === null ? undefined : inLines[shownLine];
  const lineShown = shown?.line;
  useEffect(() => {
    if (lineShown === undefined) return;
    const element = lineElement(lineShown);
    element?.classList.add('is-found');
    element?.scrollIntoView({ block: 'center' });
    return () => element?.classList.remove('is-found');
  }, [lineShown, lineElement]);

  const goTo = (index: number): void => {
    const isInLine = index < inLines.length;
    setShownLine(isInLine ? index : null);
    goToMatch(editor, isInLine ? -1 : index - inLines.length);
  };
  const step = (by: 1 | -1): void => {
    if (total === 0) return;
    if (place !== -1) goTo((place + by + total) % total);
    else if (by === 1) goTo(firstPlace());
    else goTo((firstPlace() - 1 + total) % total);
  };
  /** Where searching begins: in the body after the caret, or on top. */
  const firstPlace = (): number => {
    const at = matchAtCaret(editor.state);
    return at === -1 || editor.state.selection.from <= 1 ? 0 : inLines.length + at;
  };

  const close = (): void => {
    const match = shown;
    props.onClose();
    if (match === undefined) {
      editor.commands.focus(undefined, { scrollIntoView: false });
      return;
    }
    const element = lineElement(match.line);
    element?.focus();
    element?.setSelectionRange(match.from, match.to);
  };

  const replaceOne = (): void => {
    if (isReadOnly || place === -1) {
      step(1);
      return;
    }
    const match = inLines[place];
    if (match === undefined) replaceMatch(editor, replacement);
    else replaceInLine(match);
  };
  const replaceInLine = (match: LineMatch): void => {
    const before = article[match.line];
    const after = replaceSpans(before, [match], replacement);
    session.change({ [match.line]: after });
    tellReplaced(1, () => session.change({ [match.line]: before }));
    // What the new words hold has been dealt with: the next match is behind them.
    const end = match.from + replacement.length;
    const left = matchesInLines({ ...article, [match.line]: after }, query);
    const at = left.findIndex(
      ({ line, from }) => isAfter(line, match.line) || (line === match.line && from >= end),
    );
    setShownLine(at === -1 ? null : at);
    if (at === -1) goToMatch(editor, 0);
  };
  const replaceAll = (): void => {
    if (isReadOnly || total === 0) return;
    const { headline, standfirst } = article;
    const found = inLines;
    for (const line of lines) {
      const here = found.filter((match) => match.line === line);
      if (here.length > 0) {
        session.change({ [line]: replaceSpans(article[line], here, replacement) });
      }
    }
    const replaced = found.length + replaceAllMatches(editor, replacement);
    setShownLine(null);
    const after = editor.state.doc;
    tellReplaced(replaced, () => {
      if (editor.isDestroyed || editor.state.doc !== after) {
        toasts.show(words.changedSince);
        return;
      }
      if (replaced > found.length) editor.commands.undo();
      if (found.length > 0) session.change({ headline, standfirst });
    });
  };
  const tellReplaced = (number: number, undo: () => void): void => {
    toasts.show(words.replaced(number), { action: { label: messages.common.undo, run: undo } });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'F3') step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const onEnter = (run: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    run(event);
  };
  const change = (part: Partial<Query>): void => {
    setShownLine(null);
    setQuery({ ...query, ...part });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the oldest runtime does not know the search element.
    <div role="search" className="find-bar" aria-label={words.title} onKeyDown={onKeyDown}>
      <div className="find-row">
        <button
          type="button"
          className="icon-button"
          aria-label={words.showReplace}
          title={words.showReplace}
          aria-expanded={replacing}
          hidden={isReadOnly}
          onClick={() => onReplacing(!replacing)}
        >
          {replacing ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
        </button>
        <input
          ref={field}
          className="field"
          type="text"
          aria-label={words.find}
          placeholder={words.find}
          value={query.text}
          spellCheck={false}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={onEnter((event) => step(event.shiftKey ? -1 : 1))}
        />
        <Switch
          name={words.matchCase}
          isOn={query.matchCase}
          onPress={() => change({ matchCase: !query.matchCase })}
        >
          <CaseSensitive aria-hidden />
        </Switch>
        <Switch
          name={words.wholeWords}
          isOn={query.wholeWords}
          onPress={() => change({ wholeWords: !query.wholeWords })}
        >
          <WholeWord aria-hidden />
        </Switch>
        <Switch
          name={words.ignoreAccents}
          isOn={query.ignoreAccents}
          onPress={() => change({ ignoreAccents: !query.ignoreAccents })}
        >
          <span aria-hidden="true" className="find-accents" />
        </Switch>
        <p className="find-count" role="status">
          {countText()}
        </p>
        <Press name={words.previous} isOff={total === 0} onPress={() => step(-1)}>
          <ChevronUp aria-hidden />
        </Press>
        <Press name={words.next} isOff={total === 0} onPress={() => step(1)}>
          <ChevronDown aria-hidden />
        </Press>
        <Press name={words.close} isOff={false} onPress={close}>
          <X aria-hidden />
        </Press>
      </div>
      {replacing && !isReadOnly ? (
        <div className="find-row is-replace">
          <input
            className="field"
            type="text"
            aria-label={words.replaceBy}
            placeholder={words.replaceBy}
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={onEnter(replaceOne)}
          />
          <button type="button" className="button" onClick={replaceOne}>
            {words.replace}
          </button>
          <button type="button" className="button" onClick={replaceAll}>
            {words.replaceAll}
          </button>
        </div>
      ) : null}
    </div>
  );

  function countText(): string {
    if (query.text === '') return '';
    if (total === 0) return words.nothing;
    if (place === -1) return words.total(total);
    if (shown === undefined) return words.place(place + 1, total);
    return words.placeIn(place + 1, total, messages.editor[shown.line]);
  }
}

interface LineMatch extends Span {
  readonly line: Line;
}

function isAfter(line: Line, other: Line): boolean {
  return lines.indexOf(line) > lines.indexOf(other);
}

function matchesInLines(texts: Readonly<Record<Line, string>>, query: Query): LineMatch[] {
  const finder = new Finder(query);
  return lines.flatMap((line) => finder.findInText(texts[line]).map((span) => ({ line, ...span })));
}

function replaceSpans(text: string, spans: readonly Span[], words: string): string {
  let [rest, end] = ['', text.length];
  for (const { from, to } of [...spans].reverse()) {
    rest = words + text.slice(to, end) + rest;
    end = from;
  }
  return text.slice(0, end) + rest;
}

interface ButtonProps {
  readonly name: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Switch({ name, isOn, onPress, children }: ButtonProps & { readonly isOn: boolean }) {
  return (
    <button
      type="button"
      className={isOn ? 'icon-button is-on' : 'icon-button'}
      aria-label={name}
      aria-pressed={isOn}
      title={name}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

function Press({ name, isOff, onPress, children }: ButtonProps & { readonly isOff: boolean }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      aria-disabled={isOff}
      title={name}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
