// How are several terms or people chosen? Each is a chip that goes, and a field beside them brings more.
import { X } from 'lucide-react';
import { useServices } from '../../app/services.ts';
import { Combo } from '../../ui/Combo.tsx';

interface Props<Id extends string> {
  readonly label: string;
  readonly addLabel: string;
  readonly none?: string;
  readonly chosen: readonly Id[];
  readonly known: readonly { readonly id: Id; readonly name: string }[];
  readonly onChange: (chosen: Id[]) => void;
  readonly onCreate?: (name: string) => void;
}

export function ChipRow<Id extends string>(props: Props<Id>) {
  const { label, addLabel, none, chosen, known, onChange, onCreate } = props;
  const { messages } = useServices();
  const left = known.filter((term) => !chosen.includes(term.id));
  return (
    <div className="detail-row">
      <span className="detail-label">{label}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset inside a row cannot be laid out as one. */}
      <div className="chips" role="group" aria-label={label}>
        {chosen.length === 0 && none !== undefined ? (
          <span className="chip is-none">{none}</span>
        ) : null}
        {chosen.map((id) => {
          // It came back with an older text, and was merged or deleted since.
          const name = known.find((term) => term.id === id)?.name ?? messages.details.noLongerThere;
          return (
            <span key={id} className="chip">
              {name}
              <button
                type="button"
                aria-label={messages.details.removeChip(name)}
                onClick={() => onChange(chosen.filter((one) => one !== id))}
              >
                <X aria-hidden />
              </button>
            </span>
          );
        })}
        <Combo
          label={addLabel}
          text={messages.common.add}
          options={left}
          onChoose={(id) => {
            const term = known.find((one) => one.id === id);
            if (term !== undefined) onChange([...chosen, term.id]);
          }}
          {...(onCreate === undefined ? {} : { onCreate })}
        />
      </div>
    </div>
  );
}
