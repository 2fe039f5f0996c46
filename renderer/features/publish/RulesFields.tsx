// Which articles does a target take? Ticks for categories, news types and languages; where nothing is ticked, all of them.
import type { TargetInfo } from '../../../core/ipc/publish-contract.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { languageName } from '../../app/sizes.ts';

export type Rules = NonNullable<TargetInfo['rules']>;

export const noRules: Rules = { categories: [], newsTypes: [], languages: [] };

export function takesAll({ categories, newsTypes, languages }: Rules): boolean {
  return categories.length + newsTypes.length + languages.length === 0;
}

interface Props {
  readonly contents: LibraryContents;
  readonly rules: Rules;
  readonly onRules: (rules: Rules) => void;
}

export function RulesFields({ contents, rules, onRules }: Props) {
  const { messages } = useServices();
  const words = messages.publish.form;
  const { categories, newsTypes } = contents.taxonomy;
  // A language that is no longer one of the website can still be unticked.
  const languages = [...new Set([...contents.site.languages, ...rules.languages])];
  return (
    <details className="publish-rules" open={!takesAll(rules)}>
      <summary>{words.rules}</summary>
      <p className="publish-hint">{words.rulesHint}</p>
      <Ticks
        title={words.rulesOf.categories}
        all={categories.map(({ id, name }) => ({ id, name }))}
        ticked={rules.categories}
        onTicked={(ids) => onRules({ ...rules, categories: ids })}
      />
      <Ticks
        title={words.rulesOf.newsTypes}
        all={newsTypes.map(({ id, name }) => ({ id, name }))}
        ticked={rules.newsTypes}
        onTicked={(ids) => onRules({ ...rules, newsTypes: ids })}
      />
      <Ticks
        title={words.rulesOf.languages}
        all={languages.map((tag) => ({ id: tag, name: languageName(tag, messages) }))}
        ticked={rules.languages}
        onTicked={(tags) => onRules({ ...rules, languages: tags })}
      />
    </details>
  );
}

function Ticks<Id extends string>(props: {
  readonly title: string;
  readonly all: readonly { readonly id: Id; readonly name: string }[];
  readonly ticked: readonly Id[];
  readonly onTicked: (ticked: Id[]) => void;
}) {
  const { title, all, ticked, onTicked } = props;
  return (
    <fieldset className="publish-ticks">
      <legend className="publish-label">{title}</legend>
      {all.map(({ id, name }) => (
        <label key={id} className="publish-tick">
          <input
            type="checkbox"
            checked={ticked.includes(id)}
            onChange={(event) =>
              onTicked(
                event.target.checked ? [...ticked, id] : ticked.filter((other) => other !== id),
              )
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
