// In which languages is the newsroom, and by which clock?
import { ArrowUpToLine, X } from 'lucide-react';
import { useMemo } from 'react';
import { useServices } from '../../app/services.ts';
import { languageName } from '../../app/sizes.ts';
import { Combo } from '../../ui/Combo.tsx';
import { commonLanguages } from '../details/LanguageSelect.tsx';
import type { FieldProps } from './setting.ts';
import { useSettings } from './use-settings.ts';

export function LanguagesField({ contents, label, canChange }: FieldProps) {
  const { messages } = useServices();
  const { site } = useSettings();
  const words = messages.settings.language;
  const { languages } = contents.site;
  const put = (next: string[]): void => void site(label, { languages: next });
  const others = commonLanguages
    .filter((tag) => !languages.includes(tag))
    .map((tag) => ({ id: tag, name: languageName(tag, messages) }))
    .sort((one, other) => one.name.localeCompare(other.name, messages.locale));
  return (
    <div className="setting-stack">
      <ul className="setting-languages" aria-label={label}>
        {languages.map((tag, index) => {
          const name = languageName(tag, messages);
          return (
            <li key={tag}>
              <span className="setting-language">{name}</span>
              {index === 0 ? (
                <small>{words.first}</small>
              ) : (
                <>
                  <button
                    type="button"
                    className="icon-button is-small"
                    aria-label={words.makeFirst(name)}
                    disabled={!canChange}
                    onClick={() => put([tag, ...languages.filter((one) => one !== tag)])}
                  >
                    <ArrowUpToLine aria-hidden />
                  </button>
                  <button
                    type="button"
                    className="icon-button is-small"
                    aria-label={words.remove(name)}
                    disabled={!canChange}
                    onClick={() => put(languages.filter((one) => one !== tag))}
                  >
                    <X aria-hidden />
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {canChange ? (
        <Combo
          label={words.add}
          text={words.add}
          options={others}
          onChoose={(tag) => put([...languages, tag])}
        />
      ) : null}
    </div>
  );
}

export function TimeZoneField({ contents, label, helpId, canChange }: FieldProps) {
  const { messages } = useServices();
  const { site } = useSettings();
  const { timeZone } = contents.site;
  const options = useMemo(
    () =>
      ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({
        id: zone,
        name: zone.replaceAll('_', ' '),
      })),
    [],
  );
  const text = timeZone.replaceAll('_', ' ');
  if (!canChange) return <p aria-describedby={helpId}>{text}</p>;
  return (
    <Combo
      label={`${messages.settings.zone.choose}: ${text}`}
      text={text}
      options={options}
      onChoose={(zone) => void site(label, { timeZone: zone })}
    />
  );
}
