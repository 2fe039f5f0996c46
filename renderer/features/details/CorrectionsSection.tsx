// What was wrong in a published article, and since when do its readers know? Offered once an article is out.
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { longDate } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { SectionHead } from './SectionHead.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  /** The zone of the website. */
  readonly zone: string;
}

/** An article that is out can be corrected; the corrections of another one are shown as they are. */
export function CorrectionsSection({ session, article, zone }: Props) {
  const { messages, undo, workspace } = useServices();
  const words = messages.details.corrections;
  const section = useRef<HTMLElement>(null);
  /** A new one has its field, and exists from its first letter. */
  const [isAdding, setIsAdding] = useState(false);
  const { corrections } = article;
  if (article.status !== 'published' && corrections.length === 0) return null;

  const write = (index: number, text: string): void => {
    const known = corrections[index];
    if (known === undefined) {
      setIsAdding(false);
      session.change({ corrections: [...corrections, { at: new Date().toISOString(), text }] });
    } else {
      session.change({
        corrections: corrections.map((one, other) => (other === index ? { ...one, text } : one)),
      });
    }
  };
  const leave = (index: number): void => {
    if (corrections[index] === undefined) setIsAdding(false);
    else if (corrections[index].text.trim() === '') {
      session.change({ corrections: corrections.filter((_, other) => other !== index) });
    }
  };
  const remove = (index: number): void => {
    section.current?.focus();
    session.change({ corrections: corrections.filter((_, other) => other !== index) });
    undo.tell(words.removed, workspace.wayBack(session, { corrections }));
  };
  const rows = [...corrections, ...(isAdding ? [undefined] : [])];
  return (
    <section className="details-section" ref={section} tabIndex={-1} aria-label={words.title}>
      <SectionHead
        title={words.title}
        {...(article.status === 'published'
          ? { addLabel: words.add, onAdd: () => setIsAdding(true) }
          : {})}
      />
      {rows.length === 0 ? <p className="section-help">{words.help}</p> : null}
      {rows.map((correction, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the new one keeps its field when it gets its first letter.
        <div className="correction" key={index}>
          <div className="correction-head">
            <span>
              {correction === undefined
                ? words.now
                : longDate(correction.at, messages.locale, zone)}
            </span>
            {correction === undefined ? null : (
              <button
                type="button"
                className="icon-button correction-remove"
                aria-label={words.remove(index + 1)}
                onClick={() => remove(index)}
              >
                <X aria-hidden />
              </button>
            )}
          </div>
          <textarea
            className="quiet-field summary-field"
            rows={3}
            lang={article.language}
            aria-label={words.label(index + 1)}
            placeholder={words.hint}
            // biome-ignore lint/a11y/noAutofocus: the person just pressed the button that adds it.
            autoFocus={correction === undefined}
            value={correction?.text ?? ''}
            onChange={(event) => write(index, event.target.value)}
            onBlur={() => leave(index)}
          />
        </div>
      ))}
    </section>
  );
}
