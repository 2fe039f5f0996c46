// What does a newcomer see? What Galley is for, and four ways in.
import { Download, FolderOpen, FolderPlus, Newspaper, Paperclip, PenLine } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { LibraryInfo } from '../../../core/ipc/contract.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { Modal } from '../../ui/Modal.tsx';

export function Welcome({
  onOpened,
}: {
  readonly onOpened: (library: LibraryInfo) => Promise<void>;
}) {
  const { api, messages, workspace, recent } = useServices();
  const words = messages.welcome;
  const recentLibraries = useStore(recent);
  const [busy, setBusy] = useState(false);
  const [naming, setNaming] = useState(false);

  const enter = async (ask: () => Promise<LibraryInfo>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await onOpened(await ask());
    } catch (caught) {
      workspace.report(caught);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="welcome" aria-busy={busy}>
      <div className="welcome-column">
        <p className="welcome-name">{messages.appName}</p>
        <h1>{words.title}</h1>
        <p className="welcome-lead">{words.lead}</p>

        <div className="welcome-ways">
          <Way
            icon={<Newspaper aria-hidden />}
            label={words.openSample}
            help={words.sampleHelp}
            isPrimary
            onChoose={() => void enter(() => api.call('library.openSample', { choose: true }))}
          />
          <Way
            icon={<FolderPlus aria-hidden />}
            label={words.create}
            help={words.createHelp}
            onChoose={() => setNaming(true)}
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
      </div>
      {naming ? (
        <NameLibrary
          onClose={() => setNaming(false)}
          onNamed={(name) => {
            setNaming(false);
            void enter(() => api.call('library.create', { name }));
          }}
        />
      ) : null}
    </main>
  );
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
  readonly onNamed: (name: string) => void;
}) {
  const { messages } = useServices();
  const [name, setName] = useState('');
  const trimmed = name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (trimmed !== '') props.onNamed(trimmed);
  };
  return (
    <Modal title={messages.welcome.createTitle} size="question" onClose={props.onClose}>
      <form onSubmit={submit}>
        <div className="modal-body">
          <label className="stacked-field">
            <span>{messages.welcome.name}</span>
            <input
              className="field"
              type="text"
              value={name}
              maxLength={120}
              onChange={(event) => setName(event.target.value)}
            />
            <small>{messages.welcome.nameHelp}</small>
          </label>
        </div>
        <footer className="modal-foot">
          <button type="button" className="button" onClick={props.onClose}>
            {messages.common.cancel}
          </button>
          <button type="submit" className="button is-primary" disabled={trimmed === ''}>
            {messages.welcome.createNow}
          </button>
        </footer>
      </form>
    </Modal>
  );
}
