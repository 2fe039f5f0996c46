// How is the article found? Title, address and description as a search engine would show them.
import { useMemo } from 'react';
import { useServices } from '../../app/services.ts';
import { Problems } from './Problems.tsx';
import { shorten, toldBy } from './page-facts.ts';
import type { ShownPage } from './preview-desk.ts';

/** What engines have shown for years, about: they measure in pixels. */
const TITLE_LETTERS = 60;
const DESCRIPTION_LETTERS = 158;
const FEW_LETTERS = 70;

interface Props {
  readonly document: Document;
  readonly page: ShownPage;
}

export function SearchView({ document, page }: Props) {
  const { messages } = useServices();
  const words = messages.preview.search;
  const { base, path } = page;
  const told = useMemo(() => toldBy(document, base), [document, base]);
  const { title, description } = told;
  const problems = [
    ...(told.isHidden ? [words.hidden] : []),
    ...(base === null ? [messages.preview.noAddress] : []),
    ...(title.length > TITLE_LETTERS ? [words.longTitle(TITLE_LETTERS)] : []),
    ...(description === '' ? [words.noDescription] : []),
    ...(description.length > DESCRIPTION_LETTERS
      ? [words.longDescription(DESCRIPTION_LETTERS)]
      : []),
    ...(description !== '' && description.length < FEW_LETTERS ? [words.shortDescription] : []),
  ];
  const host = base === null ? '' : base.replace(/^https?:\/\//, '').replace(/\/$/, '');
  const steps = path
    .replace(/index\.html$/, '')
    .split('/')
    .filter((step) => step !== '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it can have the focus, and it must scroll by key.
    <section className="preview-scroller" tabIndex={0} aria-label={messages.preview.view.search}>
      <p className="preview-help">{words.help}</p>
      <article className="found-result" aria-label={words.label}>
        <p className="found-address">{[...(host === '' ? [] : [host]), ...steps].join(' › ')}</p>
        <p className="found-title">{shorten(title, TITLE_LETTERS)}</p>
        {description === '' ? null : (
          <p className="found-description">{shorten(description, DESCRIPTION_LETTERS)}</p>
        )}
      </article>
      <Problems problems={problems} />
    </section>
  );
}
