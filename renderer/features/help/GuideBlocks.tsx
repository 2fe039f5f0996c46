// How is a page of the guide drawn? Piece by piece, each as the element it is: no HTML of a file comes into the window.
import { Fragment, type ReactNode } from 'react';
import type { GuideBlock, GuideGoal, GuideInline } from '../../../core/help/guide.ts';

export interface GuideWays {
  go(to: GuideGoal): void;
  /** Opens an address of the web, after a question. */
  open(address: string): void;
}

interface Props {
  readonly blocks: readonly GuideBlock[];
  readonly ways: GuideWays;
}

export function GuideBlocks({ blocks, ways }: Props) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is shown.
    <Block key={index} block={block} ways={ways} />
  ));
}

function Block({ block, ways }: { readonly block: GuideBlock; readonly ways: GuideWays }) {
  const inlines = (parts: readonly GuideInline[]): ReactNode => <Inlines {...{ parts, ways }} />;
  switch (block.is) {
    case 'heading': {
      // The window's own heading is the first; the place has the second.
      const Tag = (['h3', 'h4', 'h5', 'h6'] as const)[block.level - 1] ?? 'h6';
      return (
        <Tag id={`guide-${block.id}`} className={`guide-h${block.level}`} tabIndex={-1}>
          {inlines(block.parts)}
        </Tag>
      );
    }
    case 'paragraph':
      return <p>{inlines(block.parts)}</p>;
    case 'quote':
      return (
        <blockquote>
          <GuideBlocks blocks={block.blocks} ways={ways} />
        </blockquote>
      );
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul';
      return (
        <Tag>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <li key={index}>
              <GuideBlocks blocks={item} ways={ways} />
            </li>
          ))}
        </Tag>
      );
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
        <div className="guide-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, index) =>
                  cell.length === 0 ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                    <td key={index} />
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                    <th key={index} scope="col">
                      {inlines(cell)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                <tr key={index}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                    <td key={column}>{inlines(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function Inlines(props: { readonly parts: readonly GuideInline[]; readonly ways: GuideWays }) {
  const { parts, ways } = props;
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    <Fragment key={index}>
      <Inline part={part} ways={ways} />
    </Fragment>
  ));
}

function Inline({ part, ways }: { readonly part: GuideInline; readonly ways: GuideWays }) {
  switch (part.is) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return (
        <strong>
          <Inlines parts={part.parts} ways={ways} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines parts={part.parts} ways={ways} />
        </em>
      );
    case 'break':
      return <br />;
    case 'picture':
      return <img src={part.source} alt={part.text} loading="lazy" />;
    case 'link': {
      const { to } = part;
      return (
        <button
          type="button"
          className="guide-link"
          onClick={() => ('address' in to ? ways.open(to.address) : ways.go(to))}
        >
          <Inlines parts={part.parts} ways={ways} />
        </button>
      );
    }
  }
}
