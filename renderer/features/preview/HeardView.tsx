// What does a screen reader come to? Headings, links, pictures and tables of the page, in its order.
import { ChevronRight, Heading, Image, Link2, Table2, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { unreachable } from '../../../core/errors.ts';
import type { Messages } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { type HeardItem, heardOf, heardParts } from './page-facts.ts';
import type { ShownPage } from './preview-desk.ts';
import { describeTarget } from './preview-words.ts';

interface Props {
  readonly document: Document;
  readonly page: ShownPage;
}

export function HeardView({ document, page }: Props) {
  const { messages } = useServices();
  const words = messages.preview.heard;
  const { path, base } = page;
  const heard = useMemo(() => heardOf(document, path, base), [document, path, base]);
  const count = (kind: HeardItem['is']): number =>
    heardParts.flatMap((part) => heard[part]).filter((item) => item.is === kind).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it can have the focus, and it must scroll by key.
    <section className="preview-scroller" tabIndex={0} aria-label={messages.preview.view.heard}>
      <p className="preview-help">
        {words.help} {words.counts(count('heading'), count('link'), count('image'))}.
      </p>
      {heardParts.map((part) => (
        <div key={part} className="heard-part">
          <h3 className="section-title">{words.parts[part]}</h3>
          {heard[part].length === 0 ? (
            <p className="preview-help">{words.nothing}</p>
          ) : (
            <ol className="heard" aria-label={words.list(words.parts[part])}>
              {heard[part].map((item, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is what an item is.
                <HeardRow key={place} item={item} words={messages.preview} />
              ))}
            </ol>
          )}
        </div>
      ))}
    </section>
  );
}

function HeardRow({
  item,
  words,
}: {
  readonly item: HeardItem;
  readonly words: Messages['preview'];
}) {
  const { icon, kind, text, more, problem } = wordsFor(item, words);
  return (
    <li className={item.is === 'heading' ? `heard-item is-level-${item.level}` : 'heard-item'}>
      {icon}
      <p>
        <span className="heard-kind">{kind}</span> <span className="heard-text">{text}</span>
        {more === '' ? null : <small>{more}</small>}
        {problem === null ? null : (
          <small className="heard-problem">
            <TriangleAlert aria-hidden />
            {problem}
          </small>
        )}
      </p>
    </li>
  );
}

interface Described {
  readonly icon: ReactNode;
  readonly kind: string;
  readonly text: string;
  readonly more: string;
  readonly problem: string | null;
}

function wordsFor(item: HeardItem, words: Messages['preview']): Described {
  const { heard } = words;
  switch (item.is) {
    case 'heading': {
      const jumps = item.level > item.after + 1;
      return {
        icon: <Heading aria-hidden />,
        kind: heard.heading(item.level),
        text: item.text,
        more: '',
        problem: jumps && item.after > 0 ? heard.jump(item.after, item.level) : null,
      };
    }
    case 'link':
      return {
        icon: <Link2 aria-hidden />,
        kind: heard.link,
        text: item.text,
        more: describeTarget(item.target, words),
        problem: item.text === '' ? heard.noName : null,
      };
    case 'image':
      return {
        icon: <Image aria-hidden />,
        kind: heard.image,
        text: item.alt ?? '',
        more: item.alt === '' ? heard.decorative : '',
        problem: item.alt === null ? heard.noAlt : null,
      };
    case 'table':
      return {
        icon: <Table2 aria-hidden />,
        kind: heard.table,
        text: item.caption,
        more: heard.tableSize(item.columns, item.rows),
        problem: item.hasHeaders ? null : heard.noHeaders,
      };
    case 'closed':
      return {
        icon: <ChevronRight aria-hidden />,
        kind: heard.closed,
        text: item.text,
        more: '',
        problem: null,
      };
    default:
      return unreachable(item);
  }
}
