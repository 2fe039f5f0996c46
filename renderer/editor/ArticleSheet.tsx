// What does the person write on? Format strip, headline, standfirst, body and status line of one article.
import type { Editor } from '@tiptap/core';
import { Selection, type Transaction } from '@tiptap/pm/state';
import { TriangleAlert } from 'lucide-react';
import {
  type DragEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { isImage } from '../../core/content/asset.ts';
import { countWords } from '../../core/content/body.ts';
import { dateAndTime, longDate, relativeTime } from '../app/dates.ts';
import { attach, importFile } from '../app/imports.ts';
import type { NewsroomSetting } from '../app/library-mirror.ts';
import { useServices } from '../app/services.ts';
import { languageName, plainLanguageName } from '../app/sizes.ts';
import { useStorePart } from '../app/store.ts';
import { useCommand } from '../app/use-command.ts';
import { useNow } from '../app/use-now.ts';
import { useWantedPlace } from '../features/preflight/places.ts';
import { LineMark, SourceLine, SourceMarks } from '../features/translations/SourceLine.tsx';
import { useSourceChanges } from '../features/translations/use-source-changes.ts';
import { JobList } from '../ui/JobList.tsx';
import {
  type ArticleSession,
  articleOf,
  isSameBeside,
  type SessionView,
} from './article-session.ts';
import { BodyEditor } from './BodyEditor.tsx';
import { ContextBar } from './ContextBar.tsx';
import { FormatStrip } from './FormatStrip.tsx';
import { FindBar, type FindRequest } from './find/FindBar.tsx';
import { insertFigures, insertFiguresHere } from './insert-figures.ts';
import { OutlinePanel } from './outline/OutlinePanel.tsx';
import { SourceMarkPlaces } from './source-marks.ts';

interface Props {
  readonly session: ArticleSession;
  readonly setting: NewsroomSetting;
}

export const ArticleSheet = memo(function ArticleSheet({ session, setting }: Props) {
  const services = useServices();
  const { api, messages, workspace, jobs, assets } = services;
  const article = useStorePart(session, articleOf, isSameBeside);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [isDroppedOn, setIsDroppedOn] = useState(false);
  const headline = useRef<HTMLTextAreaElement>(null);
  const standfirst = useRef<HTMLTextAreaElement>(null);
  const isReadOnly = session.readOnly !== null;
  const source = useSourceChanges(session);
  const [sourceMarks] = useState(() => new SourceMarkPlaces());
  useWantedPlace(session, 'sheet');
  const [finding, setFinding] = useState<FindRequest | null>(null);
  const [replacing, setReplacing] = useState(false);

  useEffect(() => {
    if (workspace.freshArticle !== session.id) return;
    workspace.freshArticle = null;
    headline.current?.focus();
  }, [workspace, session]);

  useCommand('article.addImage', () => {
    if (isReadOnly) return;
    const choose = async (): Promise<void> => {
      const chosen = await jobs.addFiles(messages.editor.image, (job) =>
        api.call('asset.choose', { job, purpose: 'image' }),
      );
      assets.add(...chosen);
      if (editor === null) return;
      insertFiguresHere(
        editor.view,
        chosen.map(({ id }) => id),
      );
      editor.commands.focus();
    };
    choose().catch((caught: unknown) => workspace.report(caught));
  });
  useCommand('article.addAttachment', () => {
    if (isReadOnly) return;
    const choose = async (): Promise<void> => {
      const chosen = await jobs.addFiles(messages.editor.attachment, (job) =>
        api.call('asset.choose', { job, purpose: 'attachment' }),
      );
      assets.add(...chosen);
      if (chosen.length > 0) attach(services, session, chosen);
    };
    choose().catch((caught: unknown) => workspace.report(caught));
  });

  const find = (withReplacing: boolean): void => {
    if (editor === null) return;
    const { from, to } = editor.state.selection;
    const selected = editor.state.doc.textBetween(from, to, '\n');
    // A selection that is more than a phrase is where to look, not what to look for.
    const isPhrase = selected.length <= 80 && !selected.includes('\n');
    setFinding({ text: isPhrase ? selected : '' });
    setReplacing((before) => withReplacing || (before && finding !== null));
  };
  useCommand('article.find', () => find(false));
  useCommand('article.replace', () => find(true));
  /** A new object asks for it again, which brings the focus to it. */
  const [outline, setOutline] = useState<object | null>(null);
  useCommand('view.outline', () => {
    const isInside = document.activeElement?.closest('.outline') !== null;
    setOutline(outline !== null && isInside ? null : {});
    if (isInside) editor?.commands.focus();
  });
  const lineElement = useCallback(
    (line: 'headline' | 'standfirst') => (line === 'headline' ? headline : standfirst).current,
    [],
  );

  /** Files dropped beside the body: pictures go to the end of the text, everything else becomes an attachment. */
  const takeFiles = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      try {
        const asset = await importFile(services, file);
        if (!isImage(asset)) attach(services, session, [asset]);
        else if (editor !== null) {
          insertFigures(editor.view, [asset.id], editor.state.doc.content.size);
          editor.commands.focus();
        }
      } catch (caught) {
        workspace.report(caught);
      }
    }
  };

  const typeName = setting.taxonomy.newsTypes.find((type) => type.id === article.newsType)?.name;
  const people = article.bylines.flatMap((id) => {
    const person = setting.people.find((one) => one.id === id);
    return person === undefined ? [] : [person];
  });
  const language = languageName(article.language, messages);
  const date = article.publishedAt ?? article.publishAt?.instant;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of several ways to add a file.
    <div
      className={isDroppedOn ? 'sheet is-dropped-on' : 'sheet'}
      onDragOver={(event) => {
        if (!hasFiles(event) || isReadOnly) return;
        event.preventDefault();
        setIsDroppedOn(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
          setIsDroppedOn(false);
        }
      }}
      onDrop={(event) => {
        setIsDroppedOn(false);
        // The body takes what is dropped into it, at the place where it was dropped.
        if (event.defaultPrevented || !hasFiles(event)) return;
        event.preventDefault();
        if (!isReadOnly) void takeFiles([...event.dataTransfer.files]);
      }}
    >
      <div className="strip-room">
        <FormatStrip
          editor={editor}
          session={session}
          isFinding={finding !== null}
          hasOutline={outline !== null}
        />
      </div>
      {editor === null || finding === null ? null : (
        <FindBar
          editor={editor}
          session={session}
          request={finding}
          replacing={replacing}
          onReplacing={setReplacing}
          lineElement={lineElement}
          onClose={() => setFinding(null)}
        />
      )}
      {session.readOnly === null ? null : (
        <div className="strip is-warn" role="note">
          <TriangleAlert aria-hidden />
          <p>
            <strong>{messages.editor.readOnlyTitle}</strong> {session.readOnly}
          </p>
        </div>
      )}
      <SourceLine session={session} work={source} />
      {editor === null ? null : (
        <SourceMarks session={session} work={source} editor={editor} marks={sourceMarks} />
      )}
      <div className="sheet-middle">
        {editor === null || outline === null ? null : (
          <OutlinePanel
            editor={editor}
            language={article.language}
            request={outline}
            onClose={() => setOutline(null)}
          />
        )}
        <div className="sheet-scroller">
          <article className="sheet-column" lang={article.language}>
            <p className="sheet-label" lang={messages.locale}>
              {typeName ?? ''} · {plainLanguageName(article.language, messages)}
            </p>
            <GrowingText
              ref={headline}
              className="sheet-headline"
              label={messages.editor.headline}
              hint={messages.editor.headline}
              value={article.headline}
              readOnly={isReadOnly}
              onChange={(text) => session.change({ headline: text })}
              onEnter={() => standfirst.current?.focus()}
            />
            <LineMark session={session} work={source} part="headline" />
            <GrowingText
              ref={standfirst}
              className="sheet-standfirst"
              label={messages.editor.standfirst}
              hint={messages.editor.standfirstHint}
              value={article.standfirst}
              readOnly={isReadOnly}
              onChange={(text) => session.change({ standfirst: text })}
              onEnter={() => (editor === null ? undefined : enterText(editor))}
            />
            <LineMark session={session} work={source} part="standfirst" />
            <p className="sheet-meta" lang={messages.locale}>
              {people.map((person) => (
                <span key={person.id} className="sheet-person">
                  <span className="initials" aria-hidden="true">
                    {initialsOf(person.name)}
                  </span>
                  {person.name}
                </span>
              ))}
              {date === undefined ? null : (
                <span title={dateAndTime(date, messages.locale, setting.site.timeZone)}>
                  {longDate(date, messages.locale, setting.site.timeZone)}
                </span>
              )}
              <Changed session={session} />
            </p>
            {/* Blocks draw their words once: another language needs them anew. Text and undo are kept. */}
            <BodyEditor
              key={messages.locale}
              session={session}
              onEditor={setEditor}
              sourceMarks={sourceMarks}
            />
          </article>
        </div>
      </div>
      <ContextBar editor={editor} />
      <JobList />
      <footer className="status-line">
        {editor === null ? null : <TextSize editor={editor} />}
        <span className="status-line-end">{language}</span>
      </footer>
    </div>
  );
});

function Changed({ session }: { readonly session: ArticleSession }) {
  const { messages } = useServices();
  const at = useStorePart(session, changedAt);
  const now = useNow();
  return (
    <span title={dateAndTime(at, messages.locale)}>
      {messages.editor.changed(relativeTime(at, now, messages))}
    </span>
  );
}

const changedAt = ({ article }: SessionView): string => article.updatedAt;

interface GrowingTextProps {
  readonly ref: React.RefObject<HTMLTextAreaElement | null>;
  readonly className: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
  readonly onEnter: () => void;
}

/** A field of one paragraph that is as tall as its text. Line ends in pasted text become spaces. */
function GrowingText(props: GrowingTextProps) {
  const { ref, className, label, hint, value, readOnly, onChange, onEnter } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => fitHeight(ref.current), [ref, value]);
  useEffect(() => {
    const field = ref.current;
    if (field === null) return;
    let width = field.clientWidth;
    const observer = new ResizeObserver(() => {
      if (field.clientWidth === width) return;
      width = field.clientWidth;
      fitHeight(field);
    });
    observer.observe(field);
    // The lines break elsewhere once the real font is there.
    void document.fonts?.ready.then(() => fitHeight(field));
    return () => observer.disconnect();
  }, [ref]);
  return (
    <textarea
      ref={ref}
      className={className}
      aria-label={label}
      placeholder={hint}
      rows={1}
      value={value}
      readOnly={readOnly}
      spellCheck
      onChange={(event) => onChange(event.target.value.replace(/\s*[\r\n]+\s*/g, ' '))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
}

function fitHeight(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

const WORDS_PER_MINUTE = 200;

/** Counted when typing or selecting rests, so that no keystroke waits for it. */
function TextSize({ editor }: { readonly editor: Editor }) {
  const { messages } = useServices();
  const [size, setSize] = useState(() => sizeOf(editor));
  useEffect(() => {
    let timer: number | undefined;
    const count = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setSize(sizeOf(editor)), 300);
    };
    editor.on('update', count);
    editor.on('selectionUpdate', count);
    return () => {
      window.clearTimeout(timer);
      editor.off('update', count);
      editor.off('selectionUpdate', count);
    };
  }, [editor]);
  const { all, selected } = size;
  const { words, wordsSelected, minutesToRead } = messages.editor;
  return (
    <>
      <span>{selected === null ? words(all) : wordsSelected(selected, all)}</span>
      <span>{minutesToRead(Math.max(1, Math.round((selected ?? all) / WORDS_PER_MINUTE)))}</span>
    </>
  );
}

/** How many words there are, and how many of them are selected; null where nothing is. */
function sizeOf({ state: { doc, selection } }: Editor): { all: number; selected: number | null } {
  const count = (from: number, to: number): number =>
    countWords(doc.textBetween(from, to, '\n', '\n'));
  const selected = selection.empty ? 0 : count(selection.from, selection.to);
  // A card or a picture that is selected is no words.
  return { all: count(0, doc.content.size), selected: selected === 0 ? null : selected };
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** `Tess Vermeulen` → `TV`. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** At once, not in the next frame as TipTap's own command: the next key may be a letter, and belongs to the text. */
function enterText(editor: Editor): void {
  const toStart = ({ tr }: { tr: Transaction }): boolean => {
    tr.setSelection(Selection.atStart(tr.doc));
    return true;
  };
  editor.chain().command(toStart).scrollIntoView().run();
  editor.view.focus();
}
