// What is different between two versions of an article? Details first, then the text block by block, side by side.
import { createContext, type ReactNode, type Ref, useContext } from 'react';
import { unreachable } from '../../../core/errors.ts';
import type { DiffRow, PictureFacts, ShownBlock } from '../../../core/history/blocks.ts';
import type {
  ArticleChanges,
  DetailChange,
  DetailValue,
} from '../../../core/history/compare-articles.ts';
import type { Run } from '../../../core/history/words.ts';
import type { Messages } from '../../../core/messages.ts';
import { useAsset } from '../../app/assets.ts';
import { dateAndTime } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { languageName } from '../../app/sizes.ts';

/** How changes are spoken of: a revision came before the other one, while in a conflict each side is as new. */
export type Voice = 'history' | 'conflict';

const VoiceContext = createContext<Voice>('history');

/** The words for a change, in the voice of this comparison. */
function useChangeWords(): Pick<Messages['history'], 'marks' | 'row'> {
  const { messages } = useServices();
  return messages[useContext(VoiceContext)];
}

interface Props {
  readonly changes: ArticleChanges;
  readonly voice: Voice;
  readonly contents: LibraryContents;
  /** What stands over the two sides: their names, and what can be done with each. */
  readonly sides: { readonly before: ReactNode; readonly after: ReactNode };
  readonly language: string;
  readonly ref: Ref<HTMLDivElement>;
}

export function Comparison({ changes, voice, contents, sides, language, ref }: Props) {
  const { messages } = useServices();
  const { details, summary, text } = changes;
  return (
    <VoiceContext value={voice}>
      <div className={`comparison is-${voice}`} ref={ref}>
        <div className="comparison-sides">
          <div className="comparison-side is-before">{sides.before}</div>
          <div className="comparison-side is-after">{sides.after}</div>
        </div>
        {details.length === 0 && summary === null ? null : (
          <dl className="comparison-details">
            {details.map((change) => (
              <DetailRow key={change.field} change={change} contents={contents} />
            ))}
            {summary === null ? null : (
              <div data-change tabIndex={-1}>
                <dt>{messages.history.summary}</dt>
                <dd lang={language}>
                  <p>
                    <Runs runs={summary.before} />
                  </p>
                  <p>
                    <Runs runs={summary.after} />
                  </p>
                </dd>
              </div>
            )}
          </dl>
        )}
        <div className="comparison-text" lang={language}>
          {text.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are made anew with every comparison.
            <Row key={index} row={row} />
          ))}
        </div>
      </div>
    </VoiceContext>
  );
}

function DetailRow({
  change,
  contents,
}: {
  readonly change: DetailChange;
  readonly contents: LibraryContents;
}) {
  const { messages } = useServices();
  const words = messages.history;
  const { marks } = useChangeWords();
  const { added, field, isReordered, kept, removed } = change;
  return (
    <div data-change tabIndex={-1}>
      <dt>{words.fields[field]}</dt>
      <dd>
        {kept.length === 0 ? null : <span>{words.unchanged(kept.length)}</span>}
        {removed.map((value) => (
          <del key={JSON.stringify(value)}>
            <Said text={marks.removed} />
            <DetailText value={value} contents={contents} />
            <Said text={marks.endOfMark} />
          </del>
        ))}
        {added.map((value) => (
          <ins key={JSON.stringify(value)}>
            <Said text={marks.added} />
            <DetailText value={value} contents={contents} />
            <Said text={marks.endOfMark} />
          </ins>
        ))}
        {isReordered && added.length === 0 && removed.length === 0 ? (
          <span>{words.reordered}</span>
        ) : null}
      </dd>
    </div>
  );
}

function DetailText({
  value,
  contents,
}: {
  readonly value: DetailValue;
  readonly contents: LibraryContents;
}) {
  const { assets, messages } = useServices();
  const asset = useAsset(assets, value.is === 'file' ? value.asset : undefined);
  if (value.is === 'file' && value.title === '') {
    return <>{asset?.fileName ?? messages.history.missingFile}</>;
  }
  return <>{detailText(value, contents, messages)}</>;
}

function detailText(value: DetailValue, contents: LibraryContents, messages: Messages): string {
  const { categories, newsTypes, tags } = contents.taxonomy;
  const nameIn = (list: readonly { id: string; name: string }[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? id;
  switch (value.is) {
    case 'text':
      return value.text;
    case 'category':
      return nameIn(categories, value.id);
    case 'newsType':
      return nameIn(newsTypes, value.id);
    case 'tag':
      return nameIn(tags, value.id);
    case 'person':
      return nameIn(contents.people, value.id);
    case 'article':
      return contents.summaries.get(value.id)?.headline ?? value.id;
    case 'instant':
      return dateAndTime(value.at, messages.locale, value.zone ?? contents.site.timeZone);
    case 'status':
      return messages.statuses[value.status];
    case 'language':
      return languageName(value.tag, messages);
    case 'yesNo':
      return value.yes ? messages.history.yes : messages.history.no;
    case 'decorative':
      return messages.history.decorative;
    case 'cancelled':
      return messages.details.event.cancelled;
    case 'file':
      return value.title;
    default:
      return unreachable(value);
  }
}

function Row({ row }: { readonly row: DiffRow }) {
  const { messages } = useServices();
  const { change, before, after } = row;
  const isChange = change !== 'same';
  return (
    <div
      className={`diff-row is-${change}`}
      {...(isChange ? { 'data-change': true, tabIndex: -1 } : {})}
    >
      {/* What is the same on both sides is heard once. */}
      <div className="diff-cell is-before" aria-hidden={change === 'same' ? true : undefined}>
        {before === null ? <Gap /> : <Side row={row} shown={before} isOld messages={messages} />}
      </div>
      <div className="diff-cell is-after">
        {after === null ? (
          <Gap />
        ) : (
          <Side row={row} shown={after} isOld={false} messages={messages} />
        )}
      </div>
    </div>
  );
}

function Gap() {
  return <div className="diff-gap" aria-hidden="true" />;
}

function Side(props: {
  readonly row: DiffRow;
  readonly shown: ShownBlock;
  readonly isOld: boolean;
  readonly messages: Messages;
}) {
  const { row, shown, isOld, messages } = props;
  const { block, runs } = shown;
  const label = labelOf(row, isOld, messages.history.kinds, useChangeWords().row);
  const voice = useContext(VoiceContext);
  const isWhole = row.change !== 'same' && (row.change !== 'changed' || block.picture !== null);
  return (
    <>
      {row.change === 'same' ? null : (
        <span className={`diff-sign is-${signOf(row, isOld)}`} aria-hidden="true">
          {signs[voice][signOf(row, isOld)]}
        </span>
      )}
      <div className={isWhole ? `diff-block is-whole is-${signOf(row, isOld)}` : 'diff-block'}>
        {label === null ? null : (
          <span className={isWhole ? 'diff-label' : 'visually-hidden'}>{label}</span>
        )}
        {block.picture === null ? null : <Picture picture={block.picture} />}
        {block.kind === 'rule' ? <hr /> : null}
        {runs.length === 0 ? null : (
          <p
            className={`diff-text is-${block.kind}`}
            data-level={block.level}
            {...(block.kind === 'heading' ? headingBelow(block.level) : {})}
          >
            <Runs runs={runs} />
          </p>
        )}
      </div>
    </>
  );
}

/** A heading of an article, for who hears the comparison: under the headings of the two sides, which are of the third level. */
function headingBelow(level: number): { readonly role: 'heading'; readonly 'aria-level': number } {
  return { role: 'heading', 'aria-level': Math.min(6, level + 2) };
}

type Sign = 'added' | 'removed' | 'changed' | 'moved';

/** In a conflict nothing came or went: the sign says on which side a text is. */
export const signs: Readonly<Record<Voice, Readonly<Record<Sign, string>>>> = {
  history: { added: '+', removed: '−', changed: '~', moved: '→' },
  conflict: { added: '2', removed: '1', changed: '~', moved: '→' },
};

function signOf({ change, before, after }: DiffRow, isOld: boolean): Sign {
  if (change === 'added') return 'added';
  if (change === 'removed') return 'removed';
  if (change === 'movedFrom' || change === 'movedTo') return 'moved';
  const isReplaced = before?.block.picture?.asset !== after?.block.picture?.asset;
  if (isReplaced) return isOld ? 'removed' : 'added';
  return 'changed';
}

function labelOf(
  row: DiffRow,
  isOld: boolean,
  kinds: Messages['history']['kinds'],
  words: Messages['history']['row'],
): string | null {
  const block = (row.after ?? row.before)?.block;
  const kind = kinds[block?.kind ?? 'other'];
  switch (row.change) {
    case 'same':
      return null;
    case 'added':
      return words.added(kind);
    case 'removed':
      return words.removed(kind);
    case 'changed':
      if (row.before?.block.picture?.asset !== row.after?.block.picture?.asset) {
        return words.replaced;
      }
      return isOld || block?.picture !== null ? words.changed(kind) : null;
    case 'movedFrom':
      if (row.movedBy > 0) return words.movedDown(row.movedBy);
      return row.movedBy < 0 ? words.movedUp(-row.movedBy) : words.moved;
    case 'movedTo':
      return words.movedHere;
    default:
      return unreachable(row.change);
  }
}

function Picture({ picture }: { readonly picture: PictureFacts }) {
  const { assets, assetUrl, messages } = useServices();
  const words = messages.history;
  const asset = useAsset(assets, picture.asset);
  let alt = picture.alt === null ? words.noAlt : words.alt(picture.alt);
  if (picture.isDecorative) alt = words.decorative;
  return (
    <div className="diff-picture">
      {asset === null || asset === undefined ? null : <img src={assetUrl(picture.asset)} alt="" />}
      <div>
        <p>{asset === null ? words.missingFile : (asset?.fileName ?? '')}</p>
        <p>{alt}</p>
      </div>
    </div>
  );
}

/** Words with what came and what went among them. */
export function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place.
    <OneRun key={index} run={run} />
  ));
}

function OneRun({ run }: { readonly run: Run }) {
  const { marks } = useChangeWords();
  const classes = run.marks.map((mark) => `mark-${mark.split(' ')[0] ?? ''}`).join(' ');
  const text = <span className={classes}>{run.text}</span>;
  switch (run.change) {
    case 'same':
      return text;
    case 'added':
      return (
        <ins>
          <Said text={marks.added} />
          {text}
          <Said text={marks.endOfMark} />
        </ins>
      );
    case 'removed':
      return (
        <del>
          <Said text={marks.removed} />
          {text}
          <Said text={marks.endOfMark} />
        </del>
      );
    default:
      return unreachable(run.change);
  }
}

/** Heard by screen readers, which pass over the marks of a change in silence. */
function Said({ text }: { readonly text: string }) {
  return <span className="visually-hidden"> {text} </span>;
}
