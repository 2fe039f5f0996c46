// In which of the newsroom's languages are the words about a file? Chosen among those that the website has.
import { useServices } from '../../app/services.ts';
import { languageName } from '../../app/sizes.ts';

interface Props {
  /** For a label. */
  readonly id?: string;
  readonly languages: readonly string[];
  readonly value: string;
  readonly onChange: (language: string) => void;
  /** Only as wide as its words. */
  readonly isFit?: boolean;
}

export function WordsLanguage({ id, languages, value, onChange, isFit = false }: Props) {
  const { messages } = useServices();
  return (
    <span className={isFit ? 'select is-field is-fit' : 'select is-field'}>
      <select
        {...(id === undefined ? {} : { id })}
        aria-label={messages.media.details.altIn(languageName(value, messages))}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {languageName(one, messages)}
          </option>
        ))}
      </select>
    </span>
  );
}
