// Which fields do most settings need? A text, a number, one of a few, one of a row of sizes, and on or off.
import { CircleX } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Site, SiteEdit } from '../../../core/content/site.ts';
import type { Preferences } from '../../../core/ipc/preferences-contract.ts';
import { languageNames } from '../../../core/languages.ts';
import type { Messages } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { FieldProps, Setting, SettingId } from './setting.ts';
import { useSettings } from './use-settings.ts';

/** So long after the last key a text is saved although nobody left its field. */
const RESTED_MS = 1500;

interface TypedProps {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly isLong?: boolean;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly className?: string;
  /** Why it cannot be used as it is typed, or null. */
  readonly wrong?: (typed: string) => string | null;
  readonly inputMode?: 'numeric' | 'url';
  readonly onSave: (typed: string) => void;
}

/** A text that is saved by leaving it, by Enter, or by a rest. What is wrong stays in the field, with the reason under it. */
export function TypedField(props: TypedProps) {
  const { label, value, most, isLong = false, disabled = false, describedBy, onSave } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const faultId = useId();
  const latest = useRef({ typed, onSave, props });
  latest.current = { typed, onSave, props };

  const save = (says: boolean): void => {
    const { typed: text, props: now } = latest.current;
    if (text === null) return;
    const wrong = now.wrong?.(text.trim()) ?? null;
    if (wrong !== null) {
      if (says) setFault(wrong);
      return;
    }
    setFault(null);
    setTyped(null);
    if (text.trim() !== now.value) now.onSave(text.trim());
  };
  const saveLatest = useRef(save);
  saveLatest.current = save;
  useEffect(() => {
    if (typed === null) return;
    const timer = window.setTimeout(() => saveLatest.current(false), RESTED_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  // Leaving the screen is leaving the field.
  useEffect(() => () => saveLatest.current(false), []);

  const shared = {
    className: `field${props.className === undefined ? '' : ` ${props.className}`}`,
    'aria-label': label,
    'aria-invalid': fault === null ? undefined : true,
    'aria-describedby':
      [describedBy, fault === null ? undefined : faultId]
        .filter((id) => id !== undefined)
        .join(' ') || undefined,
    value: typed ?? value,
    maxLength: most,
    disabled,
    onBlur: () => save(true),
  };
  return (
    <div className="setting-typed">
      {isLong ? (
        <textarea {...shared} rows={3} onChange={(event) => setTyped(event.target.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save(true);
            if (event.key === 'Escape' && typed !== null) {
              event.preventDefault();
              setTyped(null);
              setFault(null);
            }
          }}
        />
      )}
      {fault === null ? null : (
        <p id={faultId} className="field-error" role="alert">
          <CircleX aria-hidden />
          {fault}
        </p>
      )}
    </div>
  );
}

type TextMember = 'name' | 'tagline' | 'description' | 'relatedIntro' | 'baseUrl';

interface TextHow {
  readonly most: number;
  readonly isLong?: boolean;
  readonly isNeeded?: boolean;
  readonly isAddress?: boolean;
}

function SiteText({
  contents,
  label,
  helpId,
  canChange,
  member,
  how,
}: FieldProps & { readonly member: TextMember; readonly how: TextHow }) {
  const { messages } = useServices();
  const { site } = useSettings();
  const { wrong } = messages.settings;
  return (
    <TypedField
      label={label}
      value={contents.site[member] ?? ''}
      most={how.most}
      isLong={how.isLong ?? false}
      disabled={!canChange}
      describedBy={helpId}
      {...(how.isAddress === true ? { inputMode: 'url' } : {})}
      wrong={(typed) => {
        if (how.isNeeded === true && typed === '') return wrong.name;
        if (how.isAddress === true && typed !== '' && !isWebAddress(typed)) return wrong.address;
        return null;
      }}
      onSave={(typed) => {
        const edit: SiteEdit =
          member === 'baseUrl' ? { baseUrl: typed === '' ? null : typed } : { [member]: typed };
        void site(label, edit);
      }}
    />
  );
}

export function siteText(id: SettingId, member: TextMember, how: TextHow): Setting {
  return { id, keptBy: 'newsroom', field: (props) => <SiteText {...props} {...{ member, how }} /> };
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

type NumberMember = 'newBadgeDays' | 'relatedCount';

function SiteNumber({
  contents,
  label,
  helpId,
  canChange,
  member,
  least,
  most,
}: FieldProps & {
  readonly member: NumberMember;
  readonly least: number;
  readonly most: number;
}) {
  const { messages } = useServices();
  const { site } = useSettings();
  return (
    <TypedField
      label={label}
      value={String(contents.site[member])}
      most={4}
      className="is-number"
      inputMode="numeric"
      disabled={!canChange}
      describedBy={helpId}
      wrong={(typed) => {
        const isFine = /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
        return isFine ? null : messages.settings.wrong.number(least, most);
      }}
      onSave={(typed) => void site(label, { [member]: Number(typed) })}
    />
  );
}

export function siteNumber(
  id: SettingId,
  member: NumberMember,
  { least, most }: { least: number; most: number },
): Setting {
  return {
    id,
    keptBy: 'newsroom',
    field: (props) => <SiteNumber {...props} {...{ member, least, most }} />,
  };
}

export interface Option<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly help?: ReactNode;
  /** It has its words from elsewhere than the catalogue, such as a theme. */
  readonly isName?: boolean;
}

/** One of a few, all of them in sight. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly helpId?: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly disabled?: boolean;
  readonly isTall?: boolean;
  /** Answers when it is kept, or could not be; until then the choice is shown as made. */
  readonly onChoose: (value: T) => unknown;
}) {
  const { label, helpId, value, options, disabled = false, isTall = false, onChoose } = props;
  const group = useId();
  const [picked, setPicked] = useState<T | null>(null);
  const choose = async (wanted: T): Promise<void> => {
    setPicked(wanted);
    await onChoose(wanted);
    setPicked(null);
  };
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-describedby={helpId}
      className={isTall ? 'setting-choice is-tall' : 'setting-choice'}
    >
      {options.map((option) => (
        <label key={option.value} className="setting-option">
          <input
            type="radio"
            name={group}
            value={option.value}
            checked={option.value === (picked ?? value)}
            disabled={disabled}
            onChange={() => void choose(option.value)}
          />
          <span translate={option.isName === true ? 'no' : undefined}>
            {option.name}
            {option.help === undefined ? null : <small>{option.help}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}

function optionOf<T extends string>(value: T, names: Readonly<Record<string, string>>) {
  return { value, name: names[value] ?? value, isName: value in languageNames };
}

/** The words of the choices of one setting; languages go by their own names. */
function namesOf(id: SettingId, messages: Messages): Readonly<Record<string, string>> {
  const all: Readonly<Record<string, Readonly<Record<string, string>>>> = messages.settings.choice;
  return { ...languageNames, ...all[id] };
}

function SiteChoice<K extends 'dateFormat'>({
  contents,
  label,
  helpId,
  canChange,
  id,
  member,
  values,
}: FieldProps & {
  readonly id: SettingId;
  readonly member: K;
  readonly values: readonly Site[K][];
}) {
  const { messages } = useServices();
  const { site } = useSettings();
  const names = namesOf(id, messages);
  return (
    <Choice
      {...{ label, helpId }}
      value={contents.site[member]}
      options={values.map((value) => optionOf(value, names))}
      disabled={!canChange}
      onChoose={(value) => site(label, { [member]: value })}
    />
  );
}

export function siteChoice<K extends 'dateFormat'>(
  id: SettingId,
  member: K,
  values: readonly Site[K][],
): Setting {
  return {
    id,
    keptBy: 'newsroom',
    field: (props) => <SiteChoice {...props} {...{ id, member, values }} />,
  };
}

type ChoiceMember = 'language' | 'theme' | 'contrast' | 'motion' | 'density';

function PersonChoice<K extends ChoiceMember>({
  label,
  helpId,
  id,
  member,
  values,
}: FieldProps & {
  readonly id: SettingId;
  readonly member: K;
  readonly values: readonly Preferences[K][];
}) {
  const { messages, preferences } = useServices();
  const { person } = useSettings();
  const value = useStore(preferences)[member];
  const names = namesOf(id, messages);
  return (
    <Choice<Preferences[K]>
      {...{ label, helpId, value }}
      options={values.map((one) => optionOf(one, names))}
      onChoose={(chosen) => person(label, { [member]: chosen })}
    />
  );
}

export function personChoice<K extends ChoiceMember>(
  id: SettingId,
  member: K,
  values: readonly Preferences[K][],
): Setting {
  return {
    id,
    keptBy: 'person',
    field: (props) => <PersonChoice {...props} {...{ id, member, values }} />,
  };
}

/** One of a row of sizes. */
type ScaleMember = 'zoom' | 'textSize';

function PersonScale({
  label,
  helpId,
  member,
  sizes,
}: FieldProps & {
  readonly member: ScaleMember;
  readonly sizes: readonly number[];
}) {
  const { messages, preferences } = useServices();
  const { person } = useSettings();
  const value = useStore(preferences)[member];
  const { percent, pixels } = messages.settings;
  return (
    <div className="select is-field is-fit">
      <select
        aria-label={label}
        aria-describedby={helpId}
        value={String(value)}
        onChange={(event) => person(label, { [member]: Number(event.target.value) })}
      >
        {[...new Set([...sizes, value])]
          .sort((one, other) => one - other)
          .map((size) => (
            <option key={size} value={String(size)}>
              {member === 'zoom' ? percent(size) : pixels(size)}
            </option>
          ))}
      </select>
    </div>
  );
}

export function personScale(id: SettingId, member: ScaleMember, sizes: readonly number[]): Setting {
  return {
    id,
    keptBy: 'person',
    field: (props) => <PersonScale {...props} {...{ member, sizes }} />,
  };
}

type SwitchMember = 'smartPunctuation';

function PersonSwitch({ label, helpId, member }: FieldProps & { readonly member: SwitchMember }) {
  const { preferences } = useServices();
  const { person } = useSettings();
  return (
    <label className="check">
      <input
        type="checkbox"
        aria-describedby={helpId}
        checked={useStore(preferences)[member]}
        onChange={(event) => person(label, { [member]: event.target.checked })}
      />
      <span>{label}</span>
    </label>
  );
}

export function personSwitch(id: SettingId, member: SwitchMember): Setting {
  return { id, keptBy: 'person', field: (props) => <PersonSwitch {...props} {...{ member }} /> };
}

type NameMember = 'personName';

function PersonText({
  label,
  helpId,
  member,
  most,
}: FieldProps & { readonly member: NameMember; readonly most: number }) {
  const { preferences } = useServices();
  const { person } = useSettings();
  return (
    <TypedField
      {...{ label, most }}
      describedBy={helpId}
      value={useStore(preferences)[member]}
      onSave={(typed) => person(label, { [member]: typed })}
    />
  );
}

export function personText(id: SettingId, member: NameMember, { most }: { most: number }): Setting {
  return {
    id,
    keptBy: 'person',
    field: (props) => <PersonText {...props} {...{ member, most }} />,
  };
}
