// How does a shared link look? Picture, title and description as networks and chats would show them.
import { ImageOff } from 'lucide-react';
import { useMemo } from 'react';
import { useServices } from '../../app/services.ts';
import { Problems } from './Problems.tsx';
import { shorten, toldBy } from './page-facts.ts';
import type { ShownPage } from './preview-desk.ts';
import { addressOf } from './preview-words.ts';

/** About what the large networks show. */
const TITLE_LETTERS = 70;
const DESCRIPTION_LETTERS = 125;

interface Props {
  readonly document: Document;
  readonly page: ShownPage;
}

export function CardView({ document, page }: Props) {
  const { messages } = useServices();
  const words = messages.preview.card;
  const { base } = page;
  const { card } = useMemo(() => toldBy(document, base), [document, base]);
  const problems = [
    ...(base === null ? [messages.preview.noAddress] : []),
    ...(card.picture === null && base !== null ? [words.noPicture] : []),
    ...(card.title.length > TITLE_LETTERS ? [words.longTitle(TITLE_LETTERS)] : []),
    ...(card.description === '' ? [words.noDescription] : []),
  ];
  const host = base === null ? '' : new URL(base).host;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it can have the focus, and it must scroll by key.
    <section className="preview-scroller" tabIndex={0} aria-label={messages.preview.view.card}>
      <p className="preview-help">{words.help}</p>
      <article className="shared-card" aria-label={words.label}>
        {card.picture === null ? (
          <div className="shared-picture is-empty">
            <ImageOff aria-hidden />
          </div>
        ) : (
          <iframe
            // Another picture is another page, and no entry in the history of the window.
            key={card.picture}
            className="shared-picture"
            title={words.picture(card.alt)}
            sandbox=""
            tabIndex={-1}
            src={addressOf(page, 'light', `-galley/picture/${card.picture}`)}
          />
        )}
        <div className="shared-words">
          {host === '' ? null : <p className="shared-host">{host}</p>}
          <p className="shared-title">{shorten(card.title, TITLE_LETTERS)}</p>
          {card.description === '' ? null : (
            <p className="shared-description">{shorten(card.description, DESCRIPTION_LETTERS)}</p>
          )}
        </div>
      </article>
      <Problems problems={problems} />
    </section>
  );
}
