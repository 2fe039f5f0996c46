// What is the next issue about? Its number and period, proposed from the last one, and the template it begins with.
import { CircleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { wallTime } from '../../../core/calendar/wall-time.ts';
import { templateId } from '../../../core/content/newsletter.ts';
import { nextIssue } from '../../../core/newsletter/next-issue.ts';
import { useServices } from '../../app/services.ts';
import { plainLanguageName } from '../../app/sizes.ts';
import { useStore } from '../../app/store.ts';
import { Modal } from '../../ui/Modal.tsx';
import type { PlaceProps } from '../frame/places.ts';
import { useIssueActions } from './use-issue-actions.ts';

export function NewIssueDialog({
  contents,
  onClose,
}: PlaceProps & { readonly onClose: () => void }) {
  const { issues: desk, messages, mirror } = useServices();
  const words = messages.newsletter.new;
  const actions = useIssueActions();
  const id = useId();
  const known = useStore(mirror.newsletters);
  const templates = known?.templates ?? [];
  const { site } = contents;
  const [first] = useState(() => {
    const today = wallTime(new Date().toISOString(), site.timeZone).slice(0, 10);
    return nextIssue(known?.issues ?? [], today);
  });
  const [number, setNumber] = useState(String(first.number));
  const [period, setPeriod] = useState(first.period);
  const [template, setTemplate] = useState(templates.at(-1)?.id ?? '');
  const [language, setLanguage] = useState(
    () => templates.at(-1)?.language ?? site.languages[0] ?? 'en',
  );
  const [isMaking, setIsMaking] = useState(false);
  const isWrong = period.from > period.until;
  const chosen = templateId.safeParse(template);
  const counted = Number(number);
  const canMake = !isWrong && !isMaking && Number.isInteger(counted) && counted > 0;

  const make = async (): Promise<void> => {
    setIsMaking(true);
    const made = await actions.make(
      (api) =>
        api.call('newsletter.create', {
          ...{ number: counted, language, period },
          template: chosen.success ? chosen.data : null,
        }),
      ({ added, leftOver }) => words.made(counted, added, leftOver),
    );
    setIsMaking(false);
    if (made === null) return;
    onClose();
    await desk.open(made.id);
  };

  return (
    <Modal title={words.title} lead={words.lead} onClose={onClose}>
      <form
        className="modal-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canMake) void make();
        }}
      >
        <div className="modal-body newsletter-form">
          <label className="stacked-field" htmlFor={`${id}-number`}>
            {words.number}
            <input
              id={`${id}-number`}
              className="field"
              type="number"
              min={1}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          </label>
          <label className="stacked-field" htmlFor={`${id}-language`}>
            {words.language}
            <span className="select">
              <select
                id={`${id}-language`}
                value={language}
                onChange={(event) => setLanguage(event.target.value)}
              >
                {[...new Set([...site.languages, language])].map((tag) => (
                  <option key={tag} value={tag}>
                    {plainLanguageName(tag, messages)}
                  </option>
                ))}
              </select>
            </span>
          </label>
          <label className="stacked-field" htmlFor={`${id}-from`}>
            {words.from}
            <input
              id={`${id}-from`}
              className="field"
              type="date"
              required
              value={period.from}
              onChange={(event) => {
                if (event.target.value !== '') setPeriod({ ...period, from: event.target.value });
              }}
            />
          </label>
          <label className="stacked-field" htmlFor={`${id}-until`}>
            {words.until}
            <input
              id={`${id}-until`}
              className="field"
              type="date"
              required
              aria-invalid={isWrong}
              value={period.until}
              onChange={(event) => {
                if (event.target.value !== '') setPeriod({ ...period, until: event.target.value });
              }}
            />
          </label>
          {templates.length === 0 ? null : (
            <label className="stacked-field is-wide" htmlFor={`${id}-template`}>
              {words.template}
              <span className="select">
                <select
                  id={`${id}-template`}
                  value={template}
                  onChange={(event) => setTemplate(event.target.value)}
                >
                  <option value="">{words.noTemplate}</option>
                  {templates.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </span>
            </label>
          )}
          <p className="field-error is-wide" role="alert">
            {isWrong ? (
              <>
                <CircleAlert aria-hidden />
                {words.wrongPeriod}
              </>
            ) : null}
          </p>
        </div>
        <footer className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            {messages.common.cancel}
          </button>
          <button type="submit" className="button is-primary" disabled={!canMake}>
            {words.make}
          </button>
        </footer>
      </form>
    </Modal>
  );
}
