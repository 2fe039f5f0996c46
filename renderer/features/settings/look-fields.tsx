// How will the website look? Its theme with the theme's choices, colours that stay readable, fonts, and the logo.
import { CircleCheck, ImagePlus, TriangleAlert, X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { fontRoles, type ThemeSetting } from '../../../core/content/site.ts';
import { toFailure } from '../../../core/errors.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import type { OfferedTheme } from '../../../core/ipc/settings-contract.ts';
import { contrast, parse, siteColours } from '../../../core/site/site-colours.ts';
import type { SettingDeclaration } from '../../../core/site/theme-manifest.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { SiteSample } from './SiteSample.tsx';
import type { FieldProps } from './setting.ts';
import { Choice, TypedField } from './simple-fields.tsx';
import { useSettings } from './use-settings.ts';

type Offer = CallOutput<'site.themes'>;

/** What can be chosen; null until it is known. */
function useOffer(): Offer | null {
  const { api, workspace } = useServices();
  const [offer, setOffer] = useState<Offer | null>(null);
  useEffect(() => {
    let isWanted = true;
    api.call('site.themes', {}).then(
      (answer) => {
        if (isWanted) setOffer(answer);
      },
      (caught: unknown) => workspace.report(caught),
    );
    return () => {
      isWanted = false;
    };
  }, [api, workspace]);
  return offer;
}

function themeOf(offer: Offer | null, { site }: LibraryContents): OfferedTheme | undefined {
  return offer?.themes.find(({ name }) => name === site.theme);
}

export function ThemeField({ contents, label, helpId, canChange }: FieldProps) {
  const { site } = useSettings();
  const offer = useOffer();
  if (offer === null) return null;
  return (
    <Choice
      {...{ label, helpId }}
      isTall
      value={contents.site.theme}
      options={offer.themes.map(({ name, label: title, description }) => ({
        value: name,
        name: title,
        help: description,
        isName: true,
      }))}
      disabled={!canChange}
      onChoose={(theme) => site(label, { theme })}
    />
  );
}

const WHITE = [255, 255, 255] as const;
const INK = [0x15, 0x19, 0x1c] as const;

export function ColoursField({ contents, label, canChange }: FieldProps) {
  const { messages } = useServices();
  const { site } = useSettings();
  const words = messages.settings.colour;
  const theme = themeOf(useOffer(), contents);
  if (theme === undefined) return null;
  const chosen = contents.site.colours;
  const { colours: used } = siteColours(chosen, theme.colours);
  return (
    <div className="setting-stack">
      {(['primary', 'badge'] as const).map((which) => {
        const value = chosen[which];
        const now = parse(used[which]) ?? INK;
        const ratio = contrast(now, which === 'primary' ? WHITE : INK);
        const isMoved = value !== '' && used[which] !== value.toLowerCase();
        const put = (colour: string): void =>
          void site(`${label}: ${words[which]}`, { colours: { ...chosen, [which]: colour } });
        return (
          <div key={which} className="setting-colour">
            <span className="setting-colour-name" aria-hidden>
              {words[which]}
            </span>
            <ColourPick
              label={words.pick(words[which])}
              value={value === '' ? theme.colours[which] : value}
              disabled={!canChange}
              onPick={put}
            />
            <TypedField
              label={words[which]}
              value={value === '' ? theme.colours[which] : value}
              most={7}
              className="is-code"
              disabled={!canChange}
              wrong={(typed) =>
                /^#[0-9a-f]{6}$/i.test(typed) ? null : messages.settings.wrong.colour
              }
              onSave={put}
            />
            {value === '' ? (
              <small>{words.isOwn}</small>
            ) : (
              <button
                type="button"
                className="quiet-button"
                aria-label={`${words.own}: ${words[which]}`}
                disabled={!canChange}
                onClick={() => put('')}
              >
                <X aria-hidden />
                {words.own}
              </button>
            )}
            <p className={isMoved ? 'setting-verdict is-moved' : 'setting-verdict'} role="status">
              {isMoved ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
              {isMoved
                ? `${which === 'primary' ? words.tooPale(used[which]) : words.tooDark(used[which])} `
                : ''}
              {words.ratio(ratio.toLocaleString(messages.locale, { maximumFractionDigits: 1 }))}
            </p>
          </div>
        );
      })}
      <SiteSample site={contents.site} colours={used} />
    </div>
  );
}

/** The system's own way to pick a colour; told of when it is left, not at every move in it. */
function ColourPick(props: {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onPick: (colour: string) => void;
}) {
  const { label, value, disabled, onPick } = props;
  const [picking, setPicking] = useState<string | null>(null);
  return (
    <input
      type="color"
      className="setting-swatch"
      aria-label={label}
      value={(picking ?? value).toLowerCase()}
      disabled={disabled}
      onChange={(event) => setPicking(event.target.value)}
      onBlur={() => {
        if (picking !== null && picking !== value.toLowerCase()) onPick(picking);
        setPicking(null);
      }}
    />
  );
}

export function FontsField({ contents, label, canChange }: FieldProps) {
  const { messages } = useServices();
  const { site } = useSettings();
  const words = messages.settings.font;
  const offer = useOffer();
  const theme = themeOf(offer, contents);
  if (offer === null || theme === undefined) return null;
  const { fonts } = contents.site;
  const titleOf = (name: string): string =>
    offer.fonts.find((font) => font.name === name)?.label ?? name;
  return (
    <div className="setting-stack">
      {fontRoles.map((role) => {
        const own = theme.fonts[role];
        if (own === undefined) return null;
        return (
          <label key={role} className="setting-labelled">
            <span>{words[role]}</span>
            <span className="select is-field is-fit">
              <select
                value={fonts[role] ?? ''}
                disabled={!canChange}
                onChange={(event) =>
                  void site(`${label}: ${words[role]}`, {
                    fonts: { ...fonts, [role]: event.target.value || null },
                  })
                }
              >
                <option value="">{words.own(titleOf(own))}</option>
                {offer.fonts.map(({ name, label: title }) => (
                  <option key={name} value={name}>
                    {title}
                  </option>
                ))}
              </select>
            </span>
          </label>
        );
      })}
    </div>
  );
}

export function ThemeChoicesField({ contents, canChange }: FieldProps) {
  const { site } = useSettings();
  const theme = themeOf(useOffer(), contents);
  if (theme === undefined) return null;
  const all = contents.site.themeSettings;
  const chosen = all[theme.name] ?? {};
  return (
    // The words of a theme are its own.
    <div className="setting-stack" translate="no">
      {Object.entries(theme.settings).map(([key, declared]) => (
        <ThemeChoice
          key={`${theme.name} ${key}`}
          declared={declared}
          value={chosen[key] ?? declared.default}
          disabled={!canChange}
          onChange={(value) =>
            void site(declared.label, {
              themeSettings: { ...all, [theme.name]: { ...chosen, [key]: value } },
            })
          }
        />
      ))}
    </div>
  );
}

function ThemeChoice(props: {
  readonly declared: SettingDeclaration;
  readonly value: ThemeSetting;
  readonly disabled: boolean;
  readonly onChange: (value: ThemeSetting) => void;
}) {
  const { declared, value, disabled, onChange } = props;
  const { messages } = useServices();
  const id = useId();
  switch (declared.type) {
    case 'switch':
      return (
        <label className="check">
          <input
            type="checkbox"
            checked={value === true}
            disabled={disabled}
            onChange={(event) => onChange(event.target.checked)}
          />
          <span>{declared.label}</span>
        </label>
      );
    case 'choice':
      return (
        <div className="setting-labelled">
          <span id={id}>{declared.label}</span>
          <Choice
            label={declared.label}
            value={String(value)}
            options={Object.entries(declared.choices).map(([key, name]) => ({ value: key, name }))}
            disabled={disabled}
            onChoose={onChange}
          />
        </div>
      );
    case 'number':
    case 'text': {
      const isNumber = declared.type === 'number';
      return (
        <div className="setting-labelled">
          <span aria-hidden>{declared.label}</span>
          <TypedField
            label={declared.label}
            value={String(value)}
            most={isNumber ? 10 : declared.longest}
            disabled={disabled}
            wrong={(typed) =>
              isNumber && !(Number(typed) >= declared.least && Number(typed) <= declared.most)
                ? messages.settings.wrong.number(declared.least, declared.most)
                : null
            }
            onSave={(typed) => onChange(isNumber ? Number(typed) : typed)}
          />
        </div>
      );
    }
  }
}

export function LogoField({ contents, label, helpId, canChange }: FieldProps) {
  const { api, assetUrl, jobs, messages, workspace } = useServices();
  const { site } = useSettings();
  const words = messages.settings.logo;
  const { logo, name } = contents.site;
  const choose = async (): Promise<void> => {
    try {
      const [picture] = await jobs.run(words.working, (job) =>
        api.call('asset.choose', { job, purpose: 'image' }),
      );
      if (picture !== undefined) await site(label, { logo: picture.id });
    } catch (caught) {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    }
  };
  return (
    <div className="setting-logo">
      {logo === null ? (
        <p className="field-help">{words.none}</p>
      ) : (
        <img src={assetUrl(logo)} alt={`${label}: ${name}`} />
      )}
      <div className="setting-buttons">
        <button
          type="button"
          className="button"
          aria-describedby={helpId}
          disabled={!canChange}
          onClick={() => void choose()}
        >
          <ImagePlus aria-hidden />
          {words.choose}
        </button>
        {logo === null ? null : (
          <button
            type="button"
            className="quiet-button"
            disabled={!canChange}
            onClick={() => void site(label, { logo: null })}
          >
            {words.remove}
          </button>
        )}
      </div>
    </div>
  );
}
