// How is one of many chosen, or a new one made? A button that opens a field with a list under it.
import { Check, Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { transliterate } from '../../core/content/transliterate.ts';
import { useServices } from '../app/services.ts';

export interface ComboOption {
  readonly id: string;
  readonly name: string;
}

interface Props {
  /** The accessible name of the button and of the field. */
  readonly label: string;
  /** What the button shows. */
  readonly text: string;
  readonly options: readonly ComboOption[];
  /** Where there are too many to look through here: the first options for what was typed. `options` is then left empty. */
  readonly find?: (typed: string) => readonly ComboOption[];
  readonly onChoose: (id: string) => void;
  /** Offered when nothing has the typed name; absent where new ones cannot be made. */
  readonly onCreate?: (name: string) => void;
  readonly id?: string;
  /** Given where something else than the button opens it too. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export function Combo(props: Props) {
  const { label, text, options, find, onChoose, onCreate, id } = props;
  const { messages } = useServices();
  const [isOpened, setOpened] = useState(false);
  const open = props.open ?? isOpened;
  const setOpen = props.onOpenChange ?? setOpened;
  const before = useRef<Element | null>(null);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="chip-add" aria-label={label} {...(id ? { id } : {})}>
        <Plus aria-hidden />
        {text}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover combo"
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            // A command opened it from somewhere else: the keyboard goes on there.
            const from = before.current;
            if (!(from instanceof HTMLElement) || from === document.body) return;
            event.preventDefault();
            from.focus();
          }}
        >
          <ComboList
            label={messages.details.search(label)}
            options={options}
            {...(find === undefined ? {} : { find })}
            onChoose={(chosen) => {
              setOpen(false);
              onChoose(chosen);
            }}
            {...(onCreate === undefined
              ? {}
              : {
                  onCreate: (name: string) => {
                    setOpen(false);
                    onCreate(name);
                  },
                })}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ComboList({
  label,
  options,
  find,
  onChoose,
  onCreate,
}: {
  readonly label: string;
  readonly options: readonly ComboOption[];
  readonly find?: (typed: string) => readonly ComboOption[];
  readonly onChoose: (id: string) => void;
  readonly onCreate?: (name: string) => void;
}) {
  const { messages } = useServices();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);

  const name = typed.trim().replace(/\s+/g, ' ');
  const found = useMemo(() => {
    if (find !== undefined) return find(name);
    const wanted = transliterate(name);
    return options.filter((option) => transliterate(option.name).includes(wanted));
  }, [options, find, name]);
  const isNew = name !== '' && !options.some((option) => sameName(option.name, name));
  const rows: readonly { readonly id: string; readonly name: string; readonly create: boolean }[] =
    [
      ...found.map((option) => ({ ...option, create: false })),
      ...(isNew && onCreate !== undefined
        ? [{ id: 'create', name: messages.details.createOption(name), create: true }]
        : []),
    ];
  const current = Math.min(active, rows.length - 1);
  const optionId = (index: number): string => `${listId}-${index}`;

  const choose = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    if (row.create) onCreate?.(name);
    else onChoose(row.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((current + 1) % Math.max(1, rows.length));
    else if (event.key === 'ArrowUp')
      setActive((current - 1 + rows.length) % Math.max(1, rows.length));
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(Math.max(0, rows.length - 1));
    else if (event.key === 'Enter') choose(current);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        className="field combo-field"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={rows.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(rows.length > 0 ? { 'aria-activedescendant': optionId(current) } : {})}
        value={typed}
        maxLength={80}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {rows.length === 0 ? (
        <p className="combo-none" role="status">
          {name === '' ? messages.details.noOption : messages.details.noOptionFound}
        </p>
      ) : null}
      <div
        className="combo-list"
        role="listbox"
        id={listId}
        aria-label={label}
        hidden={rows.length === 0}
        tabIndex={-1}
      >
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys.
          <div
            key={row.id}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className="menu-item"
            onPointerMove={() => setActive(index)}
            onClick={() => choose(index)}
            ref={(element) => {
              if (index === current) element?.scrollIntoView({ block: 'nearest' });
            }}
          >
            {row.create ? <Plus aria-hidden /> : <Check aria-hidden className="is-hidden" />}
            {/* What is chosen among are names: of terms, people, languages, places. */}
            <span translate={row.create ? undefined : 'no'}>{row.name}</span>
          </div>
        ))}
      </div>
    </>
  );
}

/** Whether two names would be taken for the same one by a reader. */
function sameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}
