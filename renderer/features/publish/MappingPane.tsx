// Which words of a site stand for those of the newsroom? What fits is proposed; a person chooses, and ticks what is to be made there.
import { useId, useState } from 'react';
import {
  CREATE,
  LEAVE_OUT,
  type MappingChoices,
  type MappingGroup,
  type MappingRow,
  type TargetMapping,
} from '../../../core/publish/target-mapping.ts';
import { useServices } from '../../app/services.ts';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';

interface Props {
  readonly mapping: TargetMapping;
  readonly onCancel: () => void;
  /** The choices that are others than before. */
  readonly onKeep: (choices: MappingChoices) => void;
}

export function MappingPane({ mapping, onCancel, onKeep }: Props) {
  const { messages } = useServices();
  const words = messages.publish;
  const [choices, setChoices] = useState<MappingChoices>({});
  const chosenFor = (row: MappingRow): string | null =>
    Object.hasOwn(choices, row.key) ? (choices[row.key] ?? null) : row.chosen;
  const choose = (rows: readonly MappingRow[], value: string | null): void => {
    const chosen = new Map(Object.entries(choices));
    for (const row of rows) {
      if (value === row.chosen) chosen.delete(row.key);
      else chosen.set(row.key, value);
    }
    setChoices(Object.fromEntries(chosen));
  };
  /** What nobody decided about, and nothing on the site fits. */
  const missingOf = ({ rows }: MappingGroup): readonly MappingRow[] =>
    rows.filter((row) => row.mayCreate && row.proposed === LEAVE_OUT && chosenFor(row) === null);
  return (
    <form
      className="publish-main"
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(choices);
      }}
    >
      <div className="publish-body is-padded publish-form">
        {mapping.groups.map((group) => (
          <fieldset key={group.key} className="publish-mapping">
            <legend className="publish-label">{group.title}</legend>
            <p className="publish-hint">{group.hint}</p>
            <CreateAll
              missing={missingOf(group)}
              onPress={() => choose(missingOf(group), CREATE)}
            />
            {group.rows.map((row) => (
              <Row
                key={row.key}
                row={row}
                chosen={chosenFor(row)}
                onChoose={(value) => choose([row], value)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <QuestionFoot yes={words.mappingSave} onNo={onCancel} />
    </form>
  );
}

/** One press for a site that has nothing yet: each tick can be taken back. */
function CreateAll(props: {
  readonly missing: readonly MappingRow[];
  readonly onPress: () => void;
}) {
  const { messages } = useServices();
  const { missing, onPress } = props;
  if (missing.length < 2) return null;
  return (
    <button
      type="button"
      className="link-button publish-create-all"
      onClick={({ currentTarget }) => {
        // The button goes with what it was for.
        currentTarget.closest('fieldset')?.querySelector('input')?.focus();
        onPress();
      }}
    >
      {messages.publish.mappingCreateAll(missing.length)}
    </button>
  );
}

function Row(props: {
  readonly row: MappingRow;
  readonly chosen: string | null;
  readonly onChoose: (value: string | null) => void;
}) {
  const { messages } = useServices();
  const words = messages.publish;
  const id = useId();
  const { row, chosen, onChoose } = props;
  const proposed = row.choices.find(({ value }) => value === row.proposed)?.label ?? row.proposed;
  const isMade = chosen === CREATE;
  return (
    <div className="publish-mapping-row">
      <label htmlFor={id}>{row.ours}</label>
      <span className="select is-field">
        <select
          id={id}
          disabled={isMade}
          value={isMade ? '' : (chosen ?? '')}
          onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">
            {isMade ? words.mappingCreated : words.mappingProposed(proposed)}
          </option>
          {row.choices
            .filter(({ value }) => value !== CREATE)
            .map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
        </select>
      </span>
      {row.mayCreate ? (
        <label className="publish-tick">
          <input
            type="checkbox"
            checked={isMade}
            onChange={(event) => onChoose(event.target.checked ? CREATE : null)}
          />
          {words.mappingCreate}
          <span className="visually-hidden">: {row.ours}</span>
        </label>
      ) : null}
    </div>
  );
}
