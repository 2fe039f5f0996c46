// What is the next issue about? Its number and period, proposed from the last one, and the template it begins with.
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { wallTime } from '../../../core/calendar/wall-time.ts';
import { templateId } from '../../../core/content/newsletter.ts';
import { nextIssue } from '../../../core/newsletter/next-issue.ts';
import { useServices } from '../../app/services.ts';
import { languageOptions } from '../../app/sizes.ts';
import { useStore } from '../../app/store.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { StackedInput, StackedSelect } from '../../ui/StackedField.tsx';
import type { PlaceProps } from '../frame/places.ts';
import { useIssueActions } from './use-issue-actions.ts';

export function NewIssueDialog({
  contents,
  onClose,
}: PlaceProps & { readonly onClose: () => void }) {
  const { issues: desk, messages, mirror } = useServices();
  const words = messages.newsletter.new;
  const actions = useIssueActions();
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
          <StackedInput
            label={words.number}
            type="number"
            min={1}
            value={number}
            onType={setNumber}
          />
          <StackedSelect
            label={words.language}
            value={language}
            options={languageOptions([...site.languages, language], messages)}
            onChoose={setLanguage}
          />
          {(['from', 'until'] as const).map((end) => (
            <StackedInput
              key={end}
              label={words[end]}
              type="date"
              required
              aria-invalid={end === 'until' && isWrong}
              value={period[end]}
              onType={(day) => {
                if (day !== '') setPeriod({ ...period, [end]: day });
              }}
            />
          ))}
          {templates.length === 0 ? null : (
            <StackedSelect
              label={words.template}
              isWide
              value={template}
              options={[{ id: '', name: words.noTemplate }, ...templates]}
              onChoose={setTemplate}
            />
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
        <QuestionFoot yes={words.make} isOff={!canMake} onNo={onClose} />
      </form>
    </Modal>
  );
}
