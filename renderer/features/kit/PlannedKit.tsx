// What would be made of a folder, line by line, and what is left to do with it?

import { OctagonAlert } from 'lucide-react';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KitPlan } from '../../../core/kit/kit-plan.ts';
import { toDosOf } from '../../../core/kit/to-dos.ts';
import { copyText } from '../../app/copy-text.ts';
import { factLine } from '../../app/fact-line.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { languageName, sizeText } from '../../app/sizes.ts';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { LanguageSelect } from '../details/LanguageSelect.tsx';
import { KitEvent } from './KitEvent.tsx';
import {
  choicesOf,
  chosenIn,
  decisionsOf,
  eventProblem,
  type KitDecisions,
  withTick,
} from './kit-choices.ts';
import { groupToDos, listText } from './kit-words.ts';

interface Props {
  readonly plan: KitPlan;
  readonly contents: LibraryContents;
  /** What was decided before, where making it was stopped. */
  readonly before: KitDecisions | null;
  readonly onMake: (decisions: KitDecisions) => void;
  readonly onClose: () => void;
}

export function PlannedKit({ plan, contents, before, onMake, onClose }: Props) {
  const { messages } = useServices();
  const words = messages.kit;
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { timeZone, languages } = contents.site;
  const [decisions, setDecisions] = useState(() => before ?? decisionsOf(plan, timeZone));
  const decide = (part: Partial<KitDecisions>): void => setDecisions({ ...decisions, ...part });
  const problem = eventProblem(decisions);
  const offered = plan.downloads.filter(({ number }) => decisions.downloads.has(number)).length;
  const shown = plan.pictures.filter(({ number }) => decisions.pictures.has(number)).length;
  return (
    <>
      <div className="modal-body kit">
        <div className="kit-made">
          <section className="kit-part">
            <label className="stacked-field" htmlFor={`${id}-headline`}>
              {words.headline}
            </label>
            <input
              ref={first}
              id={`${id}-headline`}
              className="field"
              value={decisions.headline}
              maxLength={500}
              aria-describedby={`${id}-from`}
              onChange={(event) => decide({ headline: event.target.value })}
            />
            <small id={`${id}-from`} className="field-help">
              {words.headlineFrom[plan.headline.from]}
            </small>
            <div className="kit-language">
              <label htmlFor={`${id}-language`}>{words.language}</label>
              <LanguageSelect
                id={`${id}-language`}
                value={decisions.language}
                offered={languages}
                onChange={(language) => decide({ language })}
              />
              {plan.language.isSure ? null : (
                <small className="field-help">{words.languageUnsure}</small>
              )}
            </div>
          </section>
          <KitEvent plan={plan} decisions={decisions} problem={problem} onDecide={decide} />
          <Downloads plan={plan} decisions={decisions} onDecide={decide} />
          <Pictures plan={plan} decisions={decisions} onDecide={decide} />
          <Speakers plan={plan} decisions={decisions} onDecide={decide} />
        </div>
        <Left plan={plan} decisions={decisions} />
      </div>
      <QuestionFoot
        yes={words.make(offered, shown)}
        isOff={choicesOf(decisions) === null}
        onYes={() => onMake(decisions)}
        onNo={onClose}
      />
    </>
  );
}

interface PartProps {
  readonly plan: KitPlan;
  readonly decisions: KitDecisions;
  readonly onDecide: (part: Partial<KitDecisions>) => void;
}

/** One line: a tick, what it is, and what is known of it. */
function Line(props: {
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly name: string;
  readonly facts: readonly (string | null)[];
  readonly badge?: string | undefined;
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <li className="kit-line">
      <input
        id={id}
        type="checkbox"
        checked={props.isTicked}
        aria-describedby={`${id}-facts`}
        onChange={(event) => props.onTick(event.target.checked)}
      />
      <label htmlFor={id} className="kit-name">
        {props.name}
      </label>
      {props.badge === undefined ? null : <span className="kit-badge">{props.badge}</span>}
      <small id={`${id}-facts`}>{factLine(...props.facts)}</small>
      {props.children}
    </li>
  );
}

function Downloads({ plan, decisions, onDecide }: PartProps) {
  const { messages } = useServices();
  const words = messages.kit;
  const { downloads } = plan;
  if (downloads.length === 0) return null;
  const chosen = downloads.filter(({ number }) => decisions.downloads.has(number)).length;
  return (
    <section className="kit-part">
      <h3>{words.downloads(chosen, downloads.length)}</h3>
      <ul className="kit-lines">
        {downloads.map((one) => {
          const { tag, isSure } = one.language;
          const named = tag === null ? words.languageUnknown : languageName(tag, messages);
          return (
            <Line
              key={one.number}
              isTicked={decisions.downloads.has(one.number)}
              onTick={(isTicked) =>
                onDecide({ downloads: withTick(decisions.downloads, one.number, isTicked) })
              }
              name={one.title}
              badge={one.isProgramme ? words.isProgramme : undefined}
              facts={[
                words.kinds[one.kind],
                sizeText(one.size, messages),
                isSure || tag === null ? named : words.languagePerhaps(named),
                words.titleFrom[one.titleFrom],
                one.shownAs,
              ]}
            />
          );
        })}
      </ul>
    </section>
  );
}

function Pictures({ plan, decisions, onDecide }: PartProps) {
  const { messages } = useServices();
  const words = messages.kit;
  const { pictures } = plan;
  if (pictures.length === 0) return null;
  const chosen = pictures.filter(({ number }) => decisions.pictures.has(number));
  const featured = chosen.find(({ width, height }) => width > height);
  return (
    <section className="kit-part">
      <h3>{words.pictures(chosen.length, pictures.length)}</h3>
      <p className="field-help">{words.picturesHelp}</p>
      <ul className="kit-lines">
        {pictures.map((one) => (
          <Line
            key={one.number}
            isTicked={decisions.pictures.has(one.number)}
            onTick={(isTicked) =>
              onDecide({ pictures: withTick(decisions.pictures, one.number, isTicked) })
            }
            name={one.shownAs}
            badge={one === featured ? words.featured : undefined}
            facts={[
              words.pictureSize(one.width, one.height),
              one.takenAt === null
                ? words.noTime
                : words.takenAt(one.takenAt.replace('T', ' ').slice(0, 16)),
              sizeText(one.size, messages),
            ]}
          />
        ))}
      </ul>
    </section>
  );
}

function Speakers({ plan, decisions, onDecide }: PartProps) {
  const { messages } = useServices();
  const words = messages.kit;
  const { speakers } = plan;
  const names = useMemo(() => {
    const files = plan.downloads.map(({ number, shownAs }) => [number, shownAs] as const);
    return new Map(files);
  }, [plan]);
  if (speakers.length === 0) return null;
  const chosen = speakers.filter(({ number }) => decisions.speakers.has(number)).length;
  return (
    <section className="kit-part">
      <h3>{words.speakers(chosen, speakers.length)}</h3>
      <p className="field-help">{words.speakersHelp}</p>
      <ul className="kit-lines">
        {speakers.map((one) => {
          const isTicked = decisions.speakers.has(one.number);
          return (
            <Line
              key={one.number}
              isTicked={isTicked}
              onTick={(isNow) =>
                onDecide({ speakers: withTick(decisions.speakers, one.number, isNow) })
              }
              name={one.name}
              badge={one.person === null ? undefined : words.known}
              facts={[
                one.role,
                one.organisation,
                words.nameFrom[one.from](names.get(one.file) ?? ''),
              ]}
            >
              {isTicked && one.person === null ? (
                <label className="check kit-person">
                  <input
                    type="checkbox"
                    checked={decisions.newPeople.has(one.number)}
                    onChange={(event) =>
                      onDecide({
                        newPeople: withTick(decisions.newPeople, one.number, event.target.checked),
                      })
                    }
                  />
                  {words.addPerson(one.name)}
                </label>
              ) : null}
            </Line>
          );
        })}
      </ul>
    </section>
  );
}

/** What is left to do, which follows every tick. */
function Left({ plan, decisions }: Omit<PartProps, 'onDecide'>) {
  const { messages, toasts } = useServices();
  const words = messages.kit;
  const groups = useMemo(
    () => groupToDos(toDosOf(plan, chosenIn(decisions)), messages),
    [plan, decisions, messages],
  );
  const number = groups.reduce((sum, { sentences }) => sum + sentences.length, 0);
  const notes = [
    ...plan.twice.map(({ shownAs, as }) => words.twice(shownAs, as)),
    ...(plan.passedOver > 0 ? [words.passedOver(plan.passedOver)] : []),
  ];
  const copy = (): void => {
    copyText(listText(groups, messages));
    toasts.show(words.copied);
  };
  return (
    <section className="kit-left" aria-label={words.leftTitle(number)}>
      <h3>
        <OctagonAlert aria-hidden />
        {words.leftTitle(number)}
      </h3>
      {number === 0 ? (
        <p>{words.leftNone}</p>
      ) : (
        <>
          <p className="field-help">{words.leftHelp}</p>
          {groups.map(({ name, sentences }) => (
            <div key={name ?? ''} className="kit-about">
              {name === null ? null : <h4>{name}</h4>}
              <ul>
                {sentences.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </div>
          ))}
          <button type="button" className="button is-small" onClick={copy}>
            {words.copy}
          </button>
        </>
      )}
      {notes.map((note) => (
        <p key={note} className="field-help">
          {note}
        </p>
      ))}
    </section>
  );
}
