// In which language is it? The newsroom's own languages first, then every other one of the continent.
import { useMemo } from 'react';
import { useServices } from '../../app/services.ts';
import { languageName } from '../../app/sizes.ts';

/** Languages that European newsrooms publish in. */
export const commonLanguages = [
  ...['bg', 'bs', 'ca', 'cs', 'cy', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fi', 'fr', 'ga'],
  ...['gl', 'hr', 'hu', 'is', 'it', 'lt', 'lv', 'mk', 'mt', 'nb', 'nl', 'pl', 'pt', 'ro', 'ru'],
  ...['sk', 'sl', 'sq', 'sr', 'sv', 'tr', 'uk', 'ar', 'zh'],
];

interface Props {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly offered: readonly string[];
  readonly onChange: (language: string) => void;
}

export function LanguageSelect({ id, label, value, offered, onChange }: Props) {
  const { messages } = useServices();
  const others = useMemo(
    () =>
      commonLanguages
        .map((tag) => ({ tag, name: languageName(tag, messages) }))
        .sort((one, other) => one.name.localeCompare(other.name, messages.locale)),
    [messages],
  );
  const first = [...new Set([...offered, value])];
  return (
    <div className="select">
      <select
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {first.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag, messages)}
          </option>
        ))}
        <optgroup label={messages.details.otherLanguage}>
          {others
            .filter(({ tag }) => !first.includes(tag))
            .map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
        </optgroup>
      </select>
    </div>
  );
}
