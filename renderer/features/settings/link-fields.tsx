// How are the links of the website's furniture written: navigation, footer, social links, and the call to subscribe?
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isAllowedHref } from '../../../core/blocks/link.ts';
import type { Site, SiteLink } from '../../../core/content/site.ts';
import { useServices } from '../../app/services.ts';
import type { FieldProps } from './setting.ts';
import { TypedField } from './simple-fields.tsx';
import { useSettings } from './use-settings.ts';

const MOST_LINKS = 30;
const MOST_COLUMNS = 6;

/** A path of the website, or an address outside. */
function leadsSomewhere(href: string): boolean {
  return /^\/(?!\/)/.test(href) || isAllowedHref(href);
}

interface LinksProps {
  /** What the list is called. */
  readonly label: string;
  readonly links: readonly SiteLink[];
  readonly disabled: boolean;
  readonly onChange: (links: SiteLink[]) => void;
}

/** A list of links that can be written, sorted, added to and taken from. */
function Links({ label, links, disabled, onChange }: LinksProps) {
  const { messages } = useServices();
  const words = messages.settings.link;
  const list = useRef<HTMLUListElement>(null);
  /** The row whose control gets the keyboard once the list is another one. */
  const awaited = useRef<{ row: number; control: 'label' | 'up' | 'down' } | null>(null);
  useEffect(() => {
    const wanted = awaited.current;
    if (wanted === null) return;
    awaited.current = null;
    const row = list.current?.children[Math.min(wanted.row, links.length - 1)];
    // At the end of the list there is only the way back.
    const moves = [...(row?.querySelectorAll<HTMLElement>('[data-control]:not(:disabled)') ?? [])];
    const same = moves.find(({ dataset }) => dataset.control === wanted.control) ?? moves[0];
    const control = wanted.control === 'label' ? undefined : same;
    (control ?? row?.querySelector<HTMLElement>('input'))?.focus();
  }, [links]);

  const put = (row: number, link: SiteLink): void =>
    onChange(links.map((one, index) => (index === row ? link : one)));
  const move = (row: number, by: 1 | -1): void => {
    const next = [...links];
    const [taken] = next.splice(row, 1);
    if (taken === undefined) return;
    next.splice(row + by, 0, taken);
    awaited.current = { row: row + by, control: by === 1 ? 'down' : 'up' };
    onChange(next);
  };
  return (
    <div className="setting-links">
      {links.length === 0 ? <p className="field-help">{words.none}</p> : null}
      <ul ref={list} aria-label={label}>
        {links.map((link, row) => {
          const name = link.label || words.fresh;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a link has no identity but its place.
            <li key={row} className="setting-link">
              <TypedField
                label={`${words.label}: ${name}`}
                value={link.label}
                most={80}
                {...{ disabled }}
                onSave={(typed) => put(row, { ...link, label: typed })}
              />
              <TypedField
                label={`${words.href}: ${name}`}
                value={link.href}
                most={500}
                {...{ disabled }}
                className="is-code"
                inputMode="url"
                wrong={(typed) => (leadsSomewhere(typed) ? null : messages.settings.wrong.link)}
                onSave={(typed) => put(row, { ...link, href: typed })}
              />
              <span className="setting-link-moves">
                <button
                  type="button"
                  className="icon-button is-small"
                  data-control="up"
                  aria-label={words.up(name)}
                  disabled={disabled || row === 0}
                  onClick={() => move(row, -1)}
                >
                  <ArrowUp aria-hidden />
                </button>
                <button
                  type="button"
                  className="icon-button is-small"
                  data-control="down"
                  aria-label={words.down(name)}
                  disabled={disabled || row === links.length - 1}
                  onClick={() => move(row, 1)}
                >
                  <ArrowDown aria-hidden />
                </button>
                <button
                  type="button"
                  className="icon-button is-small"
                  aria-label={words.remove(name)}
                  {...{ disabled }}
                  onClick={() => {
                    awaited.current = { row, control: 'label' };
                    onChange(links.filter((_one, index) => index !== row));
                  }}
                >
                  <X aria-hidden />
                </button>
              </span>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className="quiet-button"
        aria-label={`${words.add}: ${label}`}
        disabled={disabled || links.length >= MOST_LINKS}
        onClick={() => {
          awaited.current = { row: links.length, control: 'label' };
          onChange([...links, { label: words.fresh, href: '/' }]);
        }}
      >
        <Plus aria-hidden />
        {words.add}
      </button>
    </div>
  );
}

function LinkListField(props: FieldProps & { readonly member: 'navigation' | 'social' }) {
  const { contents, label, canChange, member } = props;
  const { site } = useSettings();
  return (
    <Links
      label={label}
      links={contents.site[member]}
      disabled={!canChange}
      onChange={(links) => void site(label, { [member]: links })}
    />
  );
}

export function NavigationField(props: FieldProps) {
  return <LinkListField {...props} member="navigation" />;
}

export function SocialField(props: FieldProps) {
  return <LinkListField {...props} member="social" />;
}

export function FooterField({ contents, label, canChange }: FieldProps) {
  const { messages } = useServices();
  const { site } = useSettings();
  const words = messages.settings.link;
  const { footer } = contents.site;
  const put = (next: Site['footer']): void => void site(label, { footer: next });
  const change = (index: number, column: Site['footer'][number]): void =>
    put(footer.map((one, place) => (place === index ? column : one)));
  return (
    <div className="setting-columns">
      {footer.map((column, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column has no identity but its place.
        <fieldset key={index} className="setting-column">
          <legend className="visually-hidden">{column.heading}</legend>
          <div className="setting-column-head">
            <TypedField
              label={`${words.column}: ${column.heading}`}
              value={column.heading}
              most={80}
              disabled={!canChange}
              onSave={(heading) => change(index, { ...column, heading })}
            />
            <button
              type="button"
              className="icon-button is-small"
              aria-label={words.removeColumn(column.heading)}
              disabled={!canChange}
              onClick={() => put(footer.filter((_one, place) => place !== index))}
            >
              <X aria-hidden />
            </button>
          </div>
          <Links
            label={`${label}: ${column.heading}`}
            links={column.links}
            disabled={!canChange}
            onChange={(links) => change(index, { ...column, links })}
          />
        </fieldset>
      ))}
      <button
        type="button"
        className="quiet-button"
        disabled={!canChange || footer.length >= MOST_COLUMNS}
        onClick={() => put([...footer, { heading: words.freshColumn, links: [] }])}
      >
        <Plus aria-hidden />
        {words.addColumn}
      </button>
    </div>
  );
}

export function NewsletterField({ contents, label, helpId, canChange }: FieldProps) {
  const { messages } = useServices();
  const { site } = useSettings();
  const words = messages.settings.newsletter;
  const { newsletter, baseUrl } = contents.site;
  const fields = ['heading', 'text', 'label', 'url'] as const;
  return (
    <div className="setting-stack">
      <label className="check">
        <input
          type="checkbox"
          aria-describedby={helpId}
          checked={newsletter !== null}
          disabled={!canChange}
          onChange={(event) => {
            const start = {
              ...{ heading: words.startHeading, text: '', label: words.startLabel },
              url: baseUrl ?? '/',
            };
            void site(label, { newsletter: event.target.checked ? start : null });
          }}
        />
        <span>{words.isOn}</span>
      </label>
      {newsletter === null
        ? null
        : fields.map((field) => (
            <div key={field} className="setting-labelled">
              <span aria-hidden>{words[field]}</span>
              <TypedField
                label={words[field]}
                value={newsletter[field]}
                most={field === 'text' ? 400 : 300}
                isLong={field === 'text'}
                disabled={!canChange}
                {...(field === 'url'
                  ? {
                      inputMode: 'url' as const,
                      wrong: (typed: string) =>
                        leadsSomewhere(typed) ? null : messages.settings.wrong.link,
                    }
                  : {})}
                onSave={(typed) =>
                  void site(label, { newsletter: { ...newsletter, [field]: typed } })
                }
              />
            </div>
          ))}
    </div>
  );
}
