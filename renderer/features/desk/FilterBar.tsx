// Which filters are set? Each is a sentence in a chip, and each part of the sentence opens the menu that changes it.
import { ChevronDown, Plus, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { memo, useMemo, useRef, useState } from 'react';
import {
  type Condition,
  condition as conditionSchema,
  type FilterField,
  relativeDay,
} from '../../../core/desk/filter.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore, useStorePart } from '../../app/store.ts';
import { stepOf } from '../../app/undo.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { choiceIn, choiceOf, isSameChoice, viewIn } from './desk-state.ts';
import {
  type FilterWords,
  filterFields,
  partsOf,
  sentenceOf,
  startCondition,
  valuesOf,
} from './filter-words.ts';
import { SaveView } from './SaveView.tsx';
import { ValuePicker } from './ValuePicker.tsx';

export const FilterBar = memo(function FilterBar({
  contents,
}: {
  readonly contents: LibraryContents;
}) {
  const { desk, liveNow, messages, preferences, undo } = useServices();
  const choice = useStorePart(desk.setting, choiceIn);
  const view = useStorePart(desk.setting, viewIn);
  const targets = useStore(liveNow.targets);
  const { views } = useStore(preferences);
  const words = messages.desk.filter;
  const bar = useRef<HTMLDivElement>(null);
  const named: FilterWords = useMemo(
    () => ({ messages, contents, targets }),
    [messages, contents, targets],
  );
  /** A field that was chosen and has no value yet. */
  const [begun, setBegun] = useState<FilterField | null>(null);
  const set = (filter: readonly Condition[]): void => desk.choose({ filter: [...filter] });
  const replace = (index: number, next: Condition | null): void =>
    set(choice.filter.flatMap((one, place) => (place === index ? (next ?? []) : one)));
  const original = choiceOf(view, views);
  const isChanged = original === undefined || !isSameChoice(original, choice);
  const fields = filterFields.filter((field) => field !== 'live' || targets.length > 0);
  const focusAdd = (): void => {
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>('.desk-add')?.focus());
  };
  /** Says what has just become of the filter, with the way back to the one that is drawn. */
  const tellFilter = (text: string): void => {
    const { filter } = desk.setting.get().choice;
    undo.tell(
      text,
      stepOf(
        () => set(choice.filter),
        () => set(filter),
      ),
    );
  };
  const clear = (): void => {
    set([]);
    tellFilter(words.cleared(choice.filter.length));
    focusAdd();
  };
  const remove = (index: number, condition: Condition): void => {
    replace(index, null);
    tellFilter(words.removed(sentenceOf(condition, named)));
    focusAdd();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: chips side by side are no set of fields.
    <div className="filter-bar" role="group" aria-label={words.bar} ref={bar}>
      {choice.filter.map((condition, index) => (
        <FilterChip
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no identity but its place.
          key={index}
          condition={condition}
          fields={fields}
          named={named}
          onChange={(next) => replace(index, next)}
          onRemove={() => remove(index, condition)}
        />
      ))}
      {begun === null ? null : (
        <BegunChip
          field={begun}
          named={named}
          onValue={(value) => {
            const made = conditionSchema.safeParse(startCondition(begun, value));
            setBegun(null);
            if (made.success) set([...choice.filter, made.data]);
            requestAnimationFrame(() => {
              const chips = bar.current?.querySelectorAll<HTMLElement>('.filter-chip .is-value');
              chips?.item(chips.length - 1)?.focus();
            });
          }}
          onCancel={() => setBegun(null)}
        />
      )}
      <Menu
        trigger={
          <button type="button" className="tool-button desk-add" aria-label={words.add}>
            <Plus aria-hidden />
            {words.label}
          </button>
        }
        // The value is asked for next, and has the focus.
        onCloseAutoFocus={(event) => {
          if (begun !== null) event.preventDefault();
        }}
        items={fields.map((field) => ({
          id: field,
          label: words.fields[field],
          run: () => setBegun(field),
        }))}
      />
      <div className="filter-bar-end">
        {choice.filter.length === 0 ? null : (
          <button type="button" className="tool-button" onClick={clear}>
            {words.clear}
          </button>
        )}
        {isChanged ? <SaveView library={contents.library.id} /> : null}
      </div>
    </div>
  );
});

function FilterChip(props: {
  readonly condition: Condition;
  readonly fields: readonly FilterField[];
  readonly named: FilterWords;
  readonly onChange: (next: Condition | null) => void;
  readonly onRemove: () => void;
}) {
  const { condition, fields, named, onChange, onRemove } = props;
  const { messages } = useServices();
  const words = messages.desk.filter;
  const { field, how, value } = partsOf(condition, named);
  const sentence = sentenceOf(condition, named);
  const [isOpen, setIsOpen] = useState(false);
  const values = valuesOf(condition.field, named);
  const changeField = (next: FilterField): void => {
    const first = valuesOf(next, named)[0]?.id ?? '';
    const made = conditionSchema.safeParse(startCondition(next, first));
    if (made.success) onChange(made.data);
  };
  const toggle = (id: string): void => {
    if (condition.field === 'date') {
      const made = conditionSchema.safeParse({ ...condition, value: id });
      if (made.success) onChange(made.data);
      return;
    }
    const current: readonly string[] = condition.values;
    const next = current.includes(id) ? current.filter((one) => one !== id) : [...current, id];
    // The last value stays: a filter without one is taken away by its cross.
    const made = conditionSchema.safeParse({ ...condition, values: next });
    if (made.success) onChange(made.data);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the parts of a sentence are no set of fields.
    <div className="filter-chip" role="group" aria-label={sentence}>
      <Menu
        trigger={
          <button type="button" className="filter-part" aria-label={words.changeField(field)}>
            {field}
          </button>
        }
        items={fields.map((id) => ({
          id,
          label: words.fields[id],
          isChecked: id === condition.field,
          run: () => (id === condition.field ? undefined : changeField(id)),
        }))}
      />
      <Menu
        trigger={
          <button type="button" className="filter-part" aria-label={words.changeHow(field, how)}>
            {how}
          </button>
        }
        items={howItems(condition, named, onChange)}
      />
      <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
        <Popover.Trigger
          className="filter-part is-value"
          aria-label={words.changeValue(field, value)}
        >
          <span>{value}</span>
          <ChevronDown aria-hidden />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className="popover combo"
            align="start"
            sideOffset={6}
            collisionPadding={12}
            aria-label={words.changeValue(field, value)}
          >
            <ValuePicker
              label={field}
              values={values}
              chosen={condition.field === 'date' ? [condition.value] : condition.values}
              onToggle={toggle}
            />
            {condition.field === 'date' ? (
              <label className="stacked-field desk-day">
                {words.day}
                <input
                  type="date"
                  className="field"
                  value={relativeDay.safeParse(condition.value).success ? '' : condition.value}
                  onChange={(event) => toggle(event.target.value)}
                />
              </label>
            ) : null}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <button
        type="button"
        className="filter-part is-remove"
        aria-label={words.remove(sentence)}
        onClick={onRemove}
      >
        <X aria-hidden />
      </button>
    </div>
  );
}

function howItems(
  condition: Condition,
  { messages, targets }: FilterWords,
  onChange: (next: Condition) => void,
): (MenuItem | 'separator')[] {
  const words = messages.desk.filter;
  if (condition.field === 'date') {
    return (['since', 'before', 'in'] as const).map((how) => ({
      id: how,
      label: words.how[how],
      isChecked: condition.how === how,
      run: () => onChange({ ...condition, how }),
    }));
  }
  const isMark = condition.field === 'mark';
  const items: (MenuItem | 'separator')[] = [true, false].map((is) => ({
    id: String(is),
    label: is ? (isMark ? words.does : words.is) : isMark ? words.doesNot : words.isNot,
    isChecked: condition.is === is,
    run: () => onChange({ ...condition, is }),
  }));
  if (condition.field === 'live' && targets.length > 1) {
    items.push(
      'separator',
      ...[null, ...targets].map((target) => ({
        id: target?.id ?? 'any',
        label: words.on(target?.label ?? words.anyTarget),
        isChecked: condition.target === (target?.id ?? null),
        run: () => onChange({ ...condition, target: target?.id ?? null }),
      })),
    );
  }
  return items;
}

/** A field whose value is asked for; it goes again where none is given. */
function BegunChip(props: {
  readonly field: FilterField;
  readonly named: FilterWords;
  readonly onValue: (value: string) => void;
  readonly onCancel: () => void;
}) {
  const { field, named, onValue, onCancel } = props;
  const { messages } = useServices();
  const words = messages.desk.filter;
  const name = words.fields[field];
  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
    >
      <Popover.Anchor asChild>
        <div className="filter-chip">
          <span className="filter-part">{name}</span>
          <span className="filter-part is-value">{words.choose}</span>
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className="popover combo"
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-label={name}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.querySelector<HTMLElement>('.desk-add')?.focus();
          }}
        >
          <ValuePicker
            label={name}
            values={valuesOf(field, named)}
            chosen={[]}
            onToggle={onValue}
          />
          {field === 'date' ? (
            <label className="stacked-field desk-day">
              {words.day}
              <input
                type="date"
                className="field"
                onChange={(event) => onValue(event.target.value)}
              />
            </label>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
