// What is known of one file, and who uses it? Beside the tiles: described here, framed, renamed, replaced, taken away.
import { ArrowLeft, Crop, Ellipsis, Globe, Replace } from 'lucide-react';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { isImage } from '../../../core/content/asset.ts';
import type { ArticleUsing, FileUses } from '../../../core/ipc/media-contract.ts';
import type { MediaChange } from '../../../core/media/media-change.ts';
import type { MediaFile } from '../../../core/media/media-file.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { Menu } from '../../ui/Menu.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { FilePicture } from './FilePicture.tsx';
import { allFacts } from './file-facts.ts';
import { WordsLanguage } from './WordsLanguage.tsx';

interface Props {
  readonly contents: LibraryContents;
  readonly file: MediaFile;
  readonly uses: FileUses | null;
  readonly canChange: boolean;
  /** Licences that other files have. */
  readonly licences: readonly string[];
  readonly firstField: RefObject<HTMLTextAreaElement | HTMLInputElement | null>;
  /** Where there is room for one of them: back to the tiles. */
  readonly onBack: (() => void) | null;
  /** One is in the fields of this file, or has left them. */
  readonly onHold: (isHeld: boolean) => void;
  readonly onChange: (change: Omit<MediaChange, 'onlyEmpty'>) => void;
  readonly onFrame: () => void;
  readonly onReplace: () => void;
  readonly onTrash: () => void;
  readonly onOpen: () => void;
}

export function MediaDetails(props: Props) {
  const { contents, file, uses, canChange, onBack, onHold, onChange } = props;
  const { messages } = useServices();
  const words = messages.media.details;
  const { languages } = contents.site;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isRenaming, setIsRenaming] = useState(false);
  const language =
    chosen ?? languages.find((one) => file.alt[one] !== undefined) ?? languages[0] ?? 'en';
  const isPicture = isImage(file);
  const licenceList = useId();
  const languageId = useId();
  return (
    <section
      className="media-details"
      aria-label={words.label}
      onFocus={() => onHold(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        // Another program over the window is no other file.
        if (!isInside && document.hasFocus()) onHold(false);
      }}
    >
      {onBack === null ? null : (
        <button type="button" className="quiet-button" onClick={onBack}>
          <ArrowLeft aria-hidden />
          {words.back}
        </button>
      )}
      <div className="media-preview">
        <FilePicture key={file.id} file={file} />
        {isPicture && file.focalPoint !== undefined ? <FocalPoint file={file} /> : null}
      </div>
      <div className="media-title">
        {isRenaming ? (
          <RenameField
            name={file.fileName}
            label={words.renameLabel}
            onEnd={(name) => {
              setIsRenaming(false);
              if (name !== null && name !== file.fileName) onChange({ fileName: name });
            }}
          />
        ) : (
          <h3>{file.fileName}</h3>
        )}
        <p>{allFacts(file, messages)}</p>
      </div>
      <div className="media-fields">
        {languages.length < 2 ? null : (
          <div className="media-language">
            <label htmlFor={languageId}>{words.language}</label>
            <WordsLanguage
              id={languageId}
              languages={languages}
              value={language}
              onChange={setChosen}
              isFit
            />
          </div>
        )}
        {isPicture ? (
          <>
            <Field
              key={`alt ${file.id} ${language}`}
              label={words.alt}
              isLong
              value={file.alt[language] ?? ''}
              lang={language}
              isOff={!canChange || file.decorative}
              help={words.altHelp}
              counted={words.counted}
              field={props.firstField}
              onSave={(text) => onChange({ alt: { language, text } })}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={file.decorative}
                disabled={!canChange}
                onChange={(event) => onChange({ decorative: event.target.checked })}
              />
              <span>{words.decorative}</span>
            </label>
          </>
        ) : null}
        <Field
          key={`caption ${file.id} ${language}`}
          label={words.caption}
          value={file.caption[language] ?? ''}
          lang={language}
          isOff={!canChange}
          {...(isPicture ? {} : { field: props.firstField })}
          onSave={(text) => onChange({ caption: { language, text } })}
        />
        <div className="media-rights">
          <Field
            key={`credit ${file.id}`}
            label={words.credit}
            hint={words.creditHint}
            value={file.credit}
            isOff={!canChange}
            onSave={(credit) => onChange({ credit })}
          />
          <Field
            key={`licence ${file.id}`}
            label={words.licence}
            hint={words.licenceHint}
            value={file.licence}
            isOff={!canChange}
            list={licenceList}
            onSave={(licence) => onChange({ licence })}
          />
          <datalist id={licenceList}>
            {props.licences.map((licence) => (
              <option key={licence} value={licence} />
            ))}
          </datalist>
        </div>
        {canChange ? null : <p className="field-help">{words.readOnly}</p>}
      </div>
      <UsedIn contents={contents} file={file} uses={uses} />
      <div className="media-actions">
        {isPicture && canChange ? (
          <button
            type="button"
            className="button is-small"
            title={words.cropHint}
            onClick={props.onFrame}
          >
            <Crop aria-hidden />
            {words.crop}
          </button>
        ) : null}
        {canChange ? (
          <button type="button" className="button is-small" onClick={props.onReplace}>
            <Replace aria-hidden />
            {words.replace}
          </button>
        ) : null}
        <Menu
          align="end"
          trigger={
            <button type="button" className="button is-small is-icon" aria-label={words.more}>
              <Ellipsis aria-hidden />
            </button>
          }
          items={[
            { id: 'open', label: words.open, run: props.onOpen },
            ...(canChange
              ? [
                  { id: 'rename', label: words.rename, run: () => setIsRenaming(true) },
                  'separator' as const,
                  { id: 'trash', label: words.trash, isDestructive: true, run: props.onTrash },
                ]
              : []),
          ]}
          onCloseAutoFocus={(event) => {
            if (isRenaming) event.preventDefault();
          }}
        />
      </div>
    </section>
  );
}

/** Where the focal point is in the picture as it is shown here, which is not cut. */
function FocalPoint({ file }: { readonly file: MediaFile }) {
  const { messages } = useServices();
  const { x, y } = file.focalPoint ?? { x: 0.5, y: 0.5 };
  return (
    <span
      className="media-focus"
      role="img"
      aria-label={messages.media.details.focus}
      style={{ insetInlineStart: `${x * 100}%`, top: `${y * 100}%` }}
    />
  );
}

function UsedIn(props: {
  readonly contents: LibraryContents;
  readonly file: MediaFile;
  readonly uses: FileUses | null;
}) {
  const { contents, file, uses } = props;
  const { messages, travel } = useServices();
  const words = messages.media.details;
  const list = uses?.articles ?? [];
  return (
    <section className="media-uses" aria-label={words.usedIn}>
      <h4>
        {words.usedIn} <span className="count">{file.uses}</span>
      </h4>
      {file.uses === 0 ? (
        <p className="field-help">
          {words.notUsed} {words.notUsedHint}
        </p>
      ) : null}
      <ul>
        {list.map((use) => {
          const article = contents.summaries.get(use.id);
          if (article === undefined) return null;
          const headline = article.headline || messages.list.untitled;
          return (
            <li key={use.id}>
              <StatusGlyph status={article.status} />
              <span className="visually-hidden">{messages.statuses[article.status]}</span>
              <button
                type="button"
                className="link-button"
                title={headline}
                lang={article.language}
                onClick={() => void travel.write(use.id)}
              >
                {headline}
              </button>
              <small>{placesOf(use, words.places)}</small>
            </li>
          );
        })}
        {uses?.isLogo === true ? (
          <li>
            <Globe aria-hidden />
            <span>{words.logo}</span>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

/** Each place once, in the order of the article. */
export function placesOf(
  { uses }: ArticleUsing,
  names: Readonly<Record<ArticleUsing['uses'][number]['at'], string>>,
): string {
  return [...new Set(uses.map(({ at }) => names[at]))].join(', ');
}

/** Typing rests so long before it is written. */
const REST_MS = 700;

/** A text that is written when typing rests, and when the field is left. */
function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly help?: string;
  readonly lang?: string;
  readonly list?: string;
  readonly isLong?: boolean;
  readonly isOff: boolean;
  readonly counted?: (length: number) => string;
  readonly field?: RefObject<HTMLTextAreaElement | HTMLInputElement | null>;
  readonly onSave: (text: string) => void;
}) {
  const { label, value, help, counted, isOff, field, onSave } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const timer = useRef<number | undefined>(undefined);
  const pending = useRef<string | null>(null);
  const save = useRef(onSave);
  save.current = onSave;
  const flush = (): void => {
    window.clearTimeout(timer.current);
    const text = pending.current;
    pending.current = null;
    if (text !== null) save.current(text.trim());
  };
  const flushAtEnd = useRef(flush);
  flushAtEnd.current = flush;
  // Another file is chosen, or another place gone to: what is typed is written.
  useEffect(() => () => flushAtEnd.current(), []);
  const hasFocus = useRef(false);
  // What was typed stays until it is what is written: nothing older is shown for a moment.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the value that has come.
  useEffect(() => {
    if (!hasFocus.current) setTyped(null);
  }, [value]);
  const shown = typed ?? value;
  const onType = (text: string): void => {
    setTyped(text);
    pending.current = text;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(flush, REST_MS);
  };
  const shared = {
    id,
    className: 'field',
    value: shown,
    disabled: isOff,
    placeholder: props.hint,
    lang: props.lang,
    ...(help === undefined ? {} : { 'aria-describedby': `${id}-help` }),
    onFocus: () => {
      hasFocus.current = true;
    },
    onBlur: () => {
      hasFocus.current = false;
      flush();
      if (typed?.trim() === value) setTyped(null);
    },
  };
  return (
    <div className="media-field">
      <span className="media-field-head">
        <label htmlFor={id}>{label}</label>
        {counted === undefined ? null : <span className="count">{counted([...shown].length)}</span>}
      </span>
      {props.isLong === true ? (
        <textarea
          {...shared}
          ref={(element) => {
            if (field !== undefined) field.current = element;
          }}
          rows={2}
          onChange={(event) => onType(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          ref={(element) => {
            if (field !== undefined) field.current = element;
          }}
          list={props.list}
          onChange={(event) => onType(event.target.value)}
        />
      )}
      {help === undefined ? null : (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
    </div>
  );
}

function RenameField(props: {
  readonly name: string;
  readonly label: string;
  readonly onEnd: (name: string | null) => void;
}) {
  const [name, setName] = useState(props.name);
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    // The menu that led here gives the focus back first.
    const frame = requestAnimationFrame(() => {
      const { length } = props.name.replace(/\.[^.]+$/, '');
      field.current?.focus();
      field.current?.setSelectionRange(0, length);
    });
    return () => cancelAnimationFrame(frame);
  }, [props.name]);
  const end = (given: string | null): void => {
    if (isOver.current) return;
    isOver.current = true;
    props.onEnd(given?.trim() === '' ? null : (given?.trim() ?? null));
  };
  return (
    <input
      ref={field}
      className="field"
      aria-label={props.label}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => end(name)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(name);
        if (event.key !== 'Escape') return;
        event.preventDefault();
        end(null);
      }}
    />
  );
}
