// What is written about many files at once, and what does that change, file by file? Said before it is done.
import { ArrowRight, Minus } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { editOf, type MediaChange } from '../../../core/media/media-change.ts';
import type { MediaFile } from '../../../core/media/media-file.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { DryRun } from '../../ui/DryRun.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { ChangingFiles } from './ChangingFiles.tsx';
import type { MediaChanges } from './use-media-changes.ts';
import { WordsLanguage } from './WordsLanguage.tsx';

type Member = 'credit' | 'licence' | 'caption' | 'decorative';

interface Props {
  readonly contents: LibraryContents;
  readonly chosen: readonly MediaFile[];
  readonly changes: MediaChanges;
  readonly onClose: () => void;
}

export function DescribeDialog({ contents, chosen, changes, onClose }: Props) {
  const { api, messages } = useServices();
  const words = messages.media.bulk;
  const { details } = messages.media;
  const { languages } = contents.site;
  // What was chosen stays the same while the dialog is open.
  const [files] = useState(chosen);
  const [ticked, setTicked] = useState<ReadonlySet<Member>>(() => new Set(['credit']));
  const [texts, setTexts] = useState({ credit: '', licence: '', caption: '' });
  const [isDecorative, setIsDecorative] = useState(true);
  const [language, setLanguage] = useState(languages[0] ?? 'en');
  const [onlyEmpty, setOnlyEmpty] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const group = useId();

  const change = useMemo((): MediaChange => {
    const { credit, licence, caption } = texts;
    return {
      onlyEmpty,
      ...(ticked.has('credit') ? { credit: credit.trim() } : {}),
      ...(ticked.has('licence') ? { licence: licence.trim() } : {}),
      ...(ticked.has('caption') ? { caption: { language, text: caption.trim() } } : {}),
      ...(ticked.has('decorative') ? { decorative: isDecorative } : {}),
    };
  }, [ticked, texts, language, onlyEmpty, isDecorative]);
  const lines = useMemo(
    () => files.map((file) => ({ file, edit: editOf(change, file) })),
    [files, change],
  );
  const changing = lines.filter(({ edit }) => edit !== null);
  const title = words.title(files.length);
  if (job !== null) {
    return <ChangingFiles title={title} job={job} onClose={onClose} />;
  }
  const apply = async (): Promise<void> => {
    const id = crypto.randomUUID();
    setJob(id);
    const ids = changing.map(({ file }) => file.id);
    await changes.make(
      (running) => api.call('media.edit', { job: running, ids, change }),
      ({ changed }) => messages.media.changedMany(changed),
      id,
    );
    onClose();
  };
  const tick = (member: Member, isOn: boolean): void => {
    const next = new Set(ticked);
    if (isOn) next.add(member);
    else next.delete(member);
    setTicked(next);
  };
  const names: Readonly<Record<'credit' | 'licence' | 'caption', string>> = {
    credit: details.credit,
    licence: details.licence,
    caption: details.caption,
  };
  return (
    <Modal title={title} lead={words.lead} onClose={onClose}>
      <div className="modal-body media-describe">
        {(['credit', 'licence', 'caption'] as const).map((member) => (
          <div key={member} className="media-write">
            <input
              type="checkbox"
              aria-label={words.write(names[member])}
              checked={ticked.has(member)}
              onChange={(event) => tick(member, event.target.checked)}
            />
            <label htmlFor={`${group}-${member}`}>{names[member]}</label>
            <input
              id={`${group}-${member}`}
              ref={member === 'credit' ? focusOnMount : undefined}
              type="text"
              className="field"
              value={texts[member]}
              onChange={(event) => {
                setTexts({ ...texts, [member]: event.target.value });
                tick(member, true);
              }}
            />
            {member === 'caption' && languages.length > 1 ? (
              <WordsLanguage languages={languages} value={language} onChange={setLanguage} />
            ) : null}
          </div>
        ))}
        <div className="media-write">
          <input
            type="checkbox"
            aria-label={words.write(details.decorative)}
            checked={ticked.has('decorative')}
            onChange={(event) => tick('decorative', event.target.checked)}
          />
          <span className="select is-field">
            <select
              aria-label={details.decorative}
              value={isDecorative ? 'yes' : 'no'}
              onChange={(event) => {
                setIsDecorative(event.target.value === 'yes');
                tick('decorative', true);
              }}
            >
              <option value="yes">{words.decorative}</option>
              <option value="no">{words.notDecorative}</option>
            </select>
          </span>
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={onlyEmpty}
            onChange={(event) => setOnlyEmpty(event.target.checked)}
          />
          <span>{words.onlyEmpty}</span>
        </label>
        <p className="dry-run-sum" role="status">
          <strong>{words.changes(changing.length)}</strong>
          {changing.length === files.length
            ? ''
            : ` · ${words.stays(files.length - changing.length)}`}
        </p>
        <DryRun
          label={words.dryRun}
          count={lines.length}
          line={(index) => {
            const line = lines[index];
            if (line === undefined) return null;
            const { file, edit } = line;
            const text =
              edit === null
                ? words.same
                : [
                    ...(['credit', 'licence'] as const).flatMap((member) =>
                      edit[member] === undefined
                        ? []
                        : [
                            words.becomes(
                              names[member],
                              file[member] || words.nothing,
                              edit[member] || words.nothing,
                            ),
                          ],
                    ),
                    ...(edit.caption === undefined
                      ? []
                      : [
                          words.becomes(
                            names.caption,
                            file.caption[language] || words.nothing,
                            edit.caption[language] || words.nothing,
                          ),
                        ]),
                    ...(edit.decorative === undefined
                      ? []
                      : [edit.decorative ? words.decorative : words.notDecorative]),
                  ].join(' · ');
            return (
              <>
                {edit === null ? <Minus aria-hidden /> : <ArrowRight aria-hidden />}
                <span className="dry-run-headline" title={file.fileName}>
                  {file.fileName}
                </span>
                <span className="dry-run-text" title={text}>
                  {text}
                </span>
              </>
            );
          }}
          isSame={(index) => lines[index]?.edit === null}
        />
      </div>
      <QuestionFoot
        yes={words.apply(changing.length)}
        isOff={changing.length === 0}
        onYes={() => void apply()}
        onNo={onClose}
      />
    </Modal>
  );
}
