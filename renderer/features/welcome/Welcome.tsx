// What does a newcomer see? What Galley is for, three ways in, and the guide.
import {
  CircleX,
  Download,
  FolderOpen,
  FolderPlus,
  Newspaper,
  Paperclip,
  PenLine,
} from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../core/errors.ts';
import type { LibraryInfo } from '../../../core/ipc/contract.ts';
import { describeFailure } from '../../../core/messages.ts';
import { later } from '../../app/later.tsx';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { useEscape } from '../../app/use-escape.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { LanguageSelect } from '../details/LanguageSelect.tsx';

const HelpScreen = later(async () => (await import('../help/HelpScreen.tsx')).HelpScreen);

export function Welcome({
  onOpened,
}: {
  readonly onOpened: (library: LibraryInfo) => Promise<void>;
}) {
  const { api, commands, guide, messages, recent, workspace } = useServices();
  const words = messages.welcome;
  const recentLibraries = useStore(recent);
  const [busy, setBusy] = useState(false);
  const [naming, setNaming] = useState(false);
  const [reading, setReading] = useState(false);
  /** Why the last way in did not lead in. */
  const [failed, setFailed] = useState<Failure | null>(null);
  // The newsroom that was closed just now is one of them.
  useEffect(() => {
    api.call('app.state', {}).then(
      (state) => recent.set(state.recent),
      (caught: unknown) => workspace.report(caught),
    );
  }, [api, recent, workspace]);
  useCommand('go.help', () => setReading(true));
  useCommand('help.here', () => {
    guide.set({ page: 'first-steps', part: null });
    setReading(true);
  });

  /** What it means where nothing was typed yet. */
  const sentenceOf = (failure: Failure): { sentence: string; action: string } => {
    const known: Readonly<Record<string, { sentence: string; action: string }>> = words.failed;
    return known[failure.code] ?? describeFailure(messages, failure);
  };
  const enter = async (ask: () => Promise<LibraryInfo>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    try {
      await onOpened(await ask());
    } catch (caught) {
      const failure = toFailure(caught);
      if (failure.code !== 'cancelled') setFailed(failure);
    } finally {
      setBusy(false);
    }
  };

  if (reading) return <Reading onBack={() => setReading(false)} />;
  return (
    <main className="welcome" aria-busy={busy}>
      <div className="welcome-column">
        <p className="welcome-name">{messages.appName}</p>
        <h1>{words.title}</h1>
        <p className="welcome-lead">{words.lead}</p>

        {failed === null ? null : (
          <div className="note is-bad welcome-failed" role="alert">
            <CircleX aria-hidden />
            <p>
              <strong>{sentenceOf(failed).sentence}</strong> {sentenceOf(failed).action}
            </p>
          </div>
        )}

        <div className="welcome-ways">
          <Way
            icon={<FolderPlus aria-hidden />}
            label={words.create}
            help={words.createHelp}
            isPrimary
            onChoose={() => setNaming(true)}
          />
          <Way
            icon={<Newspaper aria-hidden />}
            label={words.openSample}
            help={words.sampleHelp}
            onChoose={() => void enter(() => api.call('library.openSample', { choose: true }))}
          />
          <Way
            icon={<FolderOpen aria-hidden />}
            label={words.open}
            help={words.openHelp}
            onChoose={() => void enter(() => api.call('library.open', {}))}
          />
        </div>

        {recentLibraries.length === 0 ? (
          <section className="welcome-steps" aria-label={words.steps}>
            <Step icon={<PenLine aria-hidden />} name={words.step1} text={words.step1Text} />
            <Step icon={<Paperclip aria-hidden />} name={words.step2} text={words.step2Text} />
            <Step icon={<Download aria-hidden />} name={words.step3} text={words.step3Text} />
          </section>
        ) : (
          <section className="welcome-recent">
            <h2>{words.recent}</h2>
            <ul>
              {recentLibraries.map((library) => (
                <li key={library.key}>
                  <button
                    type="button"
                    onClick={() =>
                      void enter(() => api.call('library.openRecent', { key: library.key }))
                    }
                  >
                    <span className="welcome-recent-name">{library.name}</span>
                    <span className="welcome-recent-folder">{library.folder}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="welcome-guide">
          <button type="button" className="link-button" onClick={() => commands.run('help.here')}>
            {messages.help.read}
          </button>{' '}
          <kbd>F1</kbd>
        </p>
      </div>
      {naming ? (
        <NameLibrary
          onClose={() => setNaming(false)}
          onNamed={(name, language) => {
            setNaming(false);
            void enter(() => api.call('library.create', { name, language }));
          }}
        />
      ) : null}
    </main>
  );
}

/** The guide, over the welcome. */
function Reading({ onBack }: { readonly onBack: () => void }) {
  useEscape(onBack);
  return <HelpScreen onBack={onBack} />;
}

function Way(props: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly help: string;
  readonly isPrimary?: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className={props.isPrimary ? 'welcome-way is-primary' : 'welcome-way'}
      onClick={props.onChoose}
    >
      {props.icon}
      <span className="welcome-way-label">{props.label}</span>
      <span className="welcome-way-help">{props.help}</span>
    </button>
  );
}

function Step(props: { readonly icon: ReactNode; readonly name: string; readonly text: string }) {
  return (
    <div className="welcome-step">
      {props.icon}
      <h2>{props.name}</h2>
      <p>{props.text}</p>
    </div>
  );
}

function NameLibrary(props: {
  readonly onClose: () => void;
  readonly onNamed: (name: string, language: string) => void;
}) {
  const { messages } = useServices();
  const words = messages.welcome;
  const [name, setName] = useState('');
  const [language, setLanguage] = useState(messages.locale.split('-')[0] ?? 'en');
  const trimmed = name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (trimmed !== '') props.onNamed(trimmed, language);
  };
  return (
    <Modal title={messages.welcome.createTitle} size="question" onClose={props.onClose}>
      <form className="new-newsroom" onSubmit={submit}>
        <div className="modal-body">
          <label className="stacked-field">
            <span>{messages.welcome.name}</span>
            <input
              ref={focusOnMount}
              className="field"
              type="text"
              value={name}
              maxLength={120}
              onChange={(event) => setName(event.target.value)}
            />
            <small>{words.nameHelp}</small>
          </label>
          <label className="stacked-field" htmlFor="first-language">
            <span>{words.language}</span>
            <LanguageSelect
              id="first-language"
              value={language}
              offered={['en', 'fr', 'de']}
              onChange={setLanguage}
            />
            <small>{words.languageHelp}</small>
          </label>
          <p className="field-help">{words.folderNext}</p>
        </div>
        <QuestionFoot
          yes={messages.welcome.createNow}
          isOff={trimmed === ''}
          onNo={props.onClose}
        />
      </form>
    </Modal>
  );
}
