// When does the article go live, or when did it? In the time of the website.
import { CalendarClock, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { dateAndTime, instantOfWallTime, wallTime } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  readonly zone: string;
}

export function WhenRow({ session, article, zone }: Props) {
  const { messages } = useServices();
  const words = messages.details;
  const id = useId();
  const isOut = article.status === 'published' || article.status === 'archived';
  const instant = isOut
    ? (article.publishedAt ?? article.publishAt?.instant)
    : article.publishAt?.instant;
  const label = isOut ? words.wentLive : words.goesLive;
  const [open, setOpen] = useState(false);

  const set = (wall: string): void => {
    const at = wall === '' ? null : instantOfWallTime(wall, zone);
    if (isOut) {
      if (at !== null) session.change({ publishedAt: at });
    } else session.change({ publishAt: at === null ? undefined : { instant: at, zone } });
  };

  return (
    <div className="detail-row">
      <label htmlFor={id}>{label}</label>
      {open ? (
        <div className="when">
          <input
            id={id}
            className="quiet-field"
            type="datetime-local"
            // biome-ignore lint/a11y/noAutofocus: the person just pressed the button that stood here.
            autoFocus
            value={instant === undefined ? '' : wallTime(instant, zone)}
            onChange={(event) => set(event.target.value)}
            onBlur={() => setOpen(false)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === 'Escape') setOpen(false);
            }}
          />
          <small>{words.goesLiveHelp(zone.replaceAll('_', ' '))}</small>
        </div>
      ) : (
        <div className="when">
          <button
            type="button"
            className={instant === undefined ? 'quiet-button' : 'quiet-button is-set'}
            id={id}
            onClick={() => setOpen(true)}
          >
            <CalendarClock aria-hidden />
            {instant === undefined ? words.setDate : dateAndTime(instant, messages.locale, zone)}
          </button>
          {isOut || instant === undefined ? null : (
            <button
              type="button"
              className="icon-button is-small"
              aria-label={words.clearDate}
              onClick={() => set('')}
            >
              <X aria-hidden />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
