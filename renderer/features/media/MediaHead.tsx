// Which files are shown, as tiles or lines, in which order, and what is missing of them? The head of the media library.
import { ArrowDownUp, HardDrive, LayoutGrid, List } from 'lucide-react';
import { mediaFaults, mediaKinds, mediaSorts } from '../../../core/media/media-file.ts';
import { useServices } from '../../app/services.ts';
import { sizeText } from '../../app/sizes.ts';
import { useStore } from '../../app/store.ts';
import { Menu } from '../../ui/Menu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Segments } from '../../ui/Segments.tsx';
import type { ShownFiles } from './use-shown-files.ts';

interface Props {
  readonly shown: ShownFiles;
  /** From the search to what it found. */
  readonly onDown: () => void;
  /** To the disk use and the clean-up. */
  readonly onDisk: () => void;
}

export function MediaHead({ shown, ...props }: Props) {
  const { media, messages } = useServices();
  const words = messages.media;
  const { kind, fault, text, sort, view } = useStore(media.setting);
  return (
    <header className="screen-head is-lines">
      <div className="screen-head-line">
        <h2 className="screen-title">{words.title}</h2>
        <span className="count" role="status">
          {!shown.isKnown
            ? ''
            : words.shown(shown.files.length, shown.byId.size, sizeText(shown.bytes, messages))}
        </span>
        <SearchField
          isOfScreen
          className="media-search"
          label={words.search}
          clearLabel={words.clearSearch}
          value={text}
          onChange={(next) => media.choose({ text: next })}
          onDown={props.onDown}
        />
        <div className="media-tools">
          <Menu
            align="end"
            trigger={
              <button
                type="button"
                className="tool-button"
                aria-label={`${words.sortBy}: ${words.sorts[sort]}`}
              >
                <ArrowDownUp aria-hidden />
                <span className="not-narrow">{words.sorts[sort]}</span>
              </button>
            }
            items={mediaSorts.map((one) => ({
              id: one,
              label: words.sorts[one],
              isChecked: one === sort,
              run: () => media.choose({ sort: one }),
            }))}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={words.disk}
            title={words.disk}
            onClick={props.onDisk}
          >
            <HardDrive aria-hidden />
          </button>
          <Segments
            label={words.viewsLabel}
            options={[
              { id: 'grid', name: words.views.grid, icon: <LayoutGrid aria-hidden /> },
              { id: 'list', name: words.views.list, icon: <List aria-hidden /> },
            ]}
            value={view}
            onChoose={(next) => media.choose({ view: next })}
          />
        </div>
      </div>
      <div className="screen-head-line">
        <Segments
          label={words.kindsLabel}
          options={(['all', ...mediaKinds] as const).map((id) => ({ id, name: words.kinds[id] }))}
          value={kind}
          onChoose={(next) => media.choose({ kind: next })}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: it stands in a row, which a fieldset does not. */}
        <div className="media-faults" role="group" aria-label={words.faultsLabel}>
          {mediaFaults.map((one) => (
            <button
              key={one}
              type="button"
              className="media-fault-filter"
              aria-pressed={one === fault}
              onClick={() => media.choose({ fault: one === fault ? null : one })}
            >
              {words.faults[one]}
              <span className="count">
                {!shown.isKnown ? '' : shown.counts[one].toLocaleString(messages.locale)}
              </span>
            </button>
          ))}
        </div>
      </div>
    </header>
  );
}
