// Where does the newsroom publish to? The form of a target, made from what its kind asks for; what is secret goes a way of its own.
import { KeyRound, OctagonX } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { GalleyError, toFailure } from '../../../core/errors.ts';
import type {
  TargetForm as Form,
  FormField,
  TargetInfo,
} from '../../../core/ipc/publish-contract.ts';
import { describeFailure } from '../../../core/messages.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useSignatureKey } from '../../app/use-signature-key.ts';
import { Note } from '../../ui/Note.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { noRules, type Rules, RulesFields, takesAll } from './RulesFields.tsx';
import type { SavedTarget } from './use-publishing.ts';

interface Props {
  /** The target that is changed; null for a new one. */
  readonly target: TargetInfo | null;
  readonly contents: LibraryContents;
  readonly keepsSecrets: boolean;
  readonly onCancel: () => void;
  readonly onSaved: (saved: SavedTarget) => Promise<void>;
}

type Value = string | number | boolean;

/** The option by which what a target gets is signed. */
const SIGNED = 'signed';

export function TargetForm({ target, contents, keepsSecrets, onCancel, onSaved }: Props) {
  const { api, messages } = useServices();
  const words = messages.publish.form;
  const id = useId();
  const [forms, setForms] = useState<readonly Form[] | null>(null);
  const [kind, setKind] = useState(target?.kind ?? 'folder');
  const [label, setLabel] = useState(target?.label ?? '');
  const [values, setValues] = useState<Readonly<Record<string, Value>>>({});
  const [chosen, setChosen] = useState<Readonly<Record<string, { key: string; path: string }>>>({});
  const [failed, setFailed] = useState<{ field: string | null; text: string } | null>(null);
  const [rules, setRules] = useState<Rules>(target?.rules ?? noRules);
  const [isSaving, setIsSaving] = useState(false);
  const formElement = useRef<HTMLFormElement>(null);
  const form = forms?.find((one) => one.kind === kind);
  const key = useSignatureKey();
  /** Whether to sign is asked where there is a key, and where it is on, so that it can be put off. */
  const fields = (form?.fields ?? []).filter(
    ({ name }) => name !== SIGNED || key?.state === 'kept' || target?.options[SIGNED] === true,
  );

  useEffect(() => {
    let isWanted = true;
    api.call('publish.forms', {}).then(
      (answer) => {
        if (isWanted) setForms(answer.forms);
      },
      (caught: unknown) => {
        const { sentence } = describeFailure(messages, toFailure(caught));
        if (isWanted) setFailed({ field: null, text: sentence });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [api, messages]);

  const isReady = forms !== null;
  useEffect(() => {
    // The form comes after the dialog, which has put the focus where it could.
    if (isReady) formElement.current?.querySelector<HTMLElement>('input:checked, input')?.focus();
  }, [isReady]);

  useEffect(() => {
    if (failed === null) return;
    formElement.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failed]);

  const givenFor = ({ name, fallback, kind: asked }: FormField): Value => {
    const typed = values[name];
    if (typed !== undefined) return typed;
    const stored = target?.options[name];
    if (typeof stored === 'string' || typeof stored === 'number' || typeof stored === 'boolean') {
      return stored;
    }
    return fallback ?? (asked === 'switch' ? false : '');
  };

  const save = async (secrets: ReadonlyMap<string, string>): Promise<void> => {
    if (form === undefined) return;
    const missing = missingOf(form);
    if (missing !== undefined) {
      setFailed(missing);
      return;
    }
    const options: Record<string, Value> = {};
    for (const field of form.fields) {
      if (field.kind === 'file' || field.kind === 'folder') continue;
      const value = givenFor(field);
      options[field.name] =
        field.kind === 'number' && typeof value === 'string' && /^\d{1,9}$/.test(value)
          ? Number(value)
          : value;
    }
    const saved = await api.call('publish.saveTarget', {
      id: target?.id ?? null,
      kind,
      label: label.trim(),
      options,
      rules: takesAll(rules) ? null : rules,
      chosen: Object.fromEntries(Object.entries(chosen).map(([name, { key }]) => [name, key])),
    });
    for (const [name, value] of secrets) {
      if (value !== '') await api.keepSecret({ target: saved.id, name, value });
    }
    await onSaved({ ...saved, label: label.trim(), isNew: target === null });
  };

  const missingOf = ({ fields }: Form): { field: string; text: string } | undefined => {
    if (label.trim() === '') return { field: 'label', text: words.missing(words.label) };
    for (const field of fields) {
      if (field.isOptional) continue;
      const isThere =
        field.kind === 'file' || field.kind === 'folder'
          ? chosen[field.name] !== undefined || pathOf(target, field.name) !== ''
          : givenFor(field) !== '';
      if (!isThere) return { field: field.name, text: words.missing(field.title) };
    }
    return undefined;
  };

  const submit = (element: HTMLFormElement): void => {
    // A secret is read out of its field at this moment: it is in no state of the window.
    const secrets = new Map(
      (form?.secrets ?? []).map(({ name }) => {
        const field = element.elements.namedItem(`secret-${name}`);
        return [name, field instanceof HTMLInputElement ? field.value : ''];
      }),
    );
    setFailed(null);
    setIsSaving(true);
    save(secrets)
      .catch((caught: unknown) => {
        const failure = toFailure(caught);
        const { subject, detail } = failure;
        const field = form?.fields.find(({ title }) => title === subject);
        if (failure.code !== 'invalid-argument') {
          const { sentence, action } = describeFailure(messages, failure);
          setFailed({ field: null, text: `${sentence} ${action}` });
        } else if (field !== undefined) {
          setFailed({ field: field.name, text: words.wrong(field.title, detail ?? '') });
        } else setFailed({ field: 'label', text: words.taken });
      })
      .finally(() => setIsSaving(false));
  };

  const choosePath = async (field: string): Promise<void> => {
    try {
      const found = await api.call('publish.choosePath', { kind, field });
      setChosen({ ...chosen, [field]: found });
      setFailed(null);
    } catch (caught) {
      const failure = caught instanceof GalleyError ? caught.failure : toFailure(caught);
      if (failure.code === 'cancelled') return;
      setFailed({ field, text: describeFailure(messages, failure).sentence });
    }
  };

  const errorFor = (field: string | null): ReactNode =>
    failed?.field === field && failed !== null ? (
      <small className="field-error" role="alert">
        <OctagonX aria-hidden />
        {failed.text}
      </small>
    ) : null;

  return (
    <form
      ref={formElement}
      className="publish-main"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) submit(event.currentTarget);
      }}
    >
      <div className="publish-body is-padded publish-form">
        {failed !== null && failed.field === null ? <Note kind="bad">{failed.text}</Note> : null}
        {target === null && forms !== null ? (
          <fieldset className="export-kinds">
            <legend>{words.kind}</legend>
            {forms.map((one) => (
              <label
                key={one.kind}
                className={
                  one.kind === kind
                    ? 'export-kind publish-kind is-chosen'
                    : 'export-kind publish-kind'
                }
              >
                <input
                  type="radio"
                  name="publish-kind"
                  checked={one.kind === kind}
                  onChange={() => {
                    setKind(one.kind);
                    setValues({});
                    setChosen({});
                    setFailed(null);
                  }}
                />
                <span>{one.title}</span>
                <small className="publish-kind-about">{one.about}</small>
              </label>
            ))}
          </fieldset>
        ) : null}
        <div className="publish-field">
          <label className="publish-label" htmlFor={`${id}-label`}>
            {words.label}
          </label>
          <input
            id={`${id}-label`}
            className="field"
            value={label}
            maxLength={80}
            autoComplete="off"
            aria-invalid={failed?.field === 'label'}
            aria-describedby={`${id}-label-hint`}
            onChange={(event) => setLabel(event.target.value)}
          />
          <small id={`${id}-label-hint`}>{words.labelHint}</small>
          {errorFor('label')}
        </div>
        {fields.map((field) => (
          <Field
            key={`${kind} ${field.name}`}
            field={field}
            value={givenFor(field)}
            path={chosen[field.name]?.path ?? pathOf(target, field.name)}
            isInvalid={failed?.field === field.name}
            error={errorFor(field.name)}
            onValue={(value) => setValues({ ...values, [field.name]: value })}
            onChoose={() => void choosePath(field.name)}
          />
        ))}
        {(form?.secrets ?? []).map(({ name, title, isOptional }) => (
          <div key={`${kind} ${name}`} className="publish-field">
            <label className="publish-label" htmlFor={`${id}-${name}`}>
              {title}
              {isOptional ? <span className="publish-optional"> ({words.optional})</span> : null}
            </label>
            <input
              id={`${id}-${name}`}
              name={`secret-${name}`}
              className="field"
              type="password"
              autoComplete="off"
              spellCheck={false}
              placeholder={placeholderOf(target?.secrets[name], words)}
              aria-describedby={`${id}-secrets`}
            />
          </div>
        ))}
        {(form?.secrets ?? []).length === 0 ? null : (
          <p id={`${id}-secrets`} className={keepsSecrets ? 'publish-hint' : 'note is-warn'}>
            <KeyRound aria-hidden />
            {keepsSecrets ? words.safe : words.session}
          </p>
        )}
        <RulesFields contents={contents} rules={rules} onRules={setRules} />
      </div>
      <QuestionFoot
        yes={isSaving ? words.saving : words.save}
        onNo={onCancel}
        state={{ 'aria-disabled': isSaving }}
      />
    </form>
  );
}

function pathOf(target: TargetInfo | null, name: string): string {
  const stored = target?.options[name];
  return typeof stored === 'string' ? stored : '';
}

function placeholderOf(
  place: TargetInfo['secrets'][string] | undefined,
  words: { secretKept: Record<'safe' | 'session' | 'none', string> },
): string {
  return place === undefined ? '' : words.secretKept[place];
}

function Field(props: {
  readonly field: FormField;
  readonly value: Value;
  readonly path: string;
  readonly isInvalid: boolean;
  readonly error: ReactNode;
  readonly onValue: (value: Value) => void;
  readonly onChoose: () => void;
}) {
  const { messages } = useServices();
  const words = messages.publish.form;
  const id = useId();
  const { field, value, isInvalid, onValue } = props;
  const { title, hint, kind, choices, isOptional, fallback } = field;
  const described = hint === '' ? {} : { 'aria-describedby': `${id}-hint` };
  const optional =
    isOptional && (fallback === null || fallback === '') ? (
      <span className="publish-optional"> ({words.optional})</span>
    ) : null;
  const help = hint === '' ? null : <small id={`${id}-hint`}>{hint}</small>;
  if (kind === 'switch') {
    return (
      <div className="publish-field">
        <label className="publish-tick">
          <input
            type="checkbox"
            checked={value === true}
            {...described}
            onChange={(event) => onValue(event.target.checked)}
          />
          {title}
        </label>
        {help}
        {props.error}
      </div>
    );
  }
  if (kind === 'file' || kind === 'folder') {
    return (
      <div className="publish-field">
        <span className="publish-label" id={`${id}-title`}>
          {title}
          {optional}
        </span>
        <div className="publish-path">
          <button
            type="button"
            className="button"
            aria-labelledby={`${id}-title ${id}-choose`}
            {...described}
            onClick={props.onChoose}
          >
            <span id={`${id}-choose`}>{words.choose}</span>
          </button>
          <output className={props.path === '' ? 'is-none' : ''}>
            {props.path === '' ? words.notChosen : props.path}
          </output>
        </div>
        {help}
        {props.error}
      </div>
    );
  }
  return (
    <div className="publish-field">
      <label className="publish-label" htmlFor={id}>
        {title}
        {optional}
      </label>
      {kind === 'choice' ? (
        <span className="select is-field">
          <select
            id={id}
            value={String(value)}
            {...described}
            onChange={(event) => onValue(event.target.value)}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        </span>
      ) : (
        <input
          id={id}
          className={kind === 'number' ? 'field publish-number' : 'field'}
          inputMode={kind === 'number' ? 'numeric' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={String(value)}
          aria-invalid={isInvalid}
          {...described}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
      {help}
      {props.error}
    </div>
  );
}
