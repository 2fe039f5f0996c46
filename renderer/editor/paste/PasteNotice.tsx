// What does a person hear after a paste? One calm line, its words as plain text by one key, and everything on request.
import { X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { writeShortcut } from '../../app/command-centre.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { PasteReportDialog } from './PasteReportDialog.tsx';
import type { PasteDesk } from './paste-desk.ts';
import {
  fetchSentence,
  hostsOf,
  listOf,
  MOST_HOSTS,
  PLAIN_KEY,
  sentenceOf,
} from './paste-words.ts';
import './paste.css';

/** More entries of one kind than these are only counted in the one calm line. */
const MOST_SAID = 2;

export function PasteNotice({ desk }: { readonly desk: PasteDesk }) {
  const { messages, environment, toasts } = useServices();
  const { platform } = useStore(environment);
  const last = useStore(desk.last);
  const remembered = useStore(desk.remembered);
  const toCome = useStore(desk.toCome);
  const fetching = useStore(desk.fetching);
  const [isOpen, setIsOpen] = useState(false);
  useCommand('article.pasteReport', () => {
    if (remembered === null) toasts.show(messages.editor.paste.noReport);
    else setIsOpen(true);
  });
  const { paste: words } = messages.editor;
  const fetched = fetchSentence(fetching, toCome, messages);
  // How the fetching went is the newer news: then the report is in its dialog.
  const said = last === null ? '' : sentenceOf(last.report, messages);
  const spoken = fetched === '' ? said : fetched;
  const shown =
    fetched === '' && last !== null ? sentenceOf(last.report, messages, MOST_SAID) : fetched;
  const hosts = hostsOf(toCome);
  const close = useCallback(() => setIsOpen(false), []);
  const fetch = async (): Promise<void> => {
    await desk.fetchPictures();
    // The button that had the focus is gone once there is nothing left to fetch.
    if (document.activeElement === document.body) desk.focus();
  };
  return (
    <>
      <p role="status" className="visually-hidden" lang={messages.locale}>
        {spoken}
        {last?.canBePlain === true ? ` ${words.plainKey(writeShortcut(PLAIN_KEY, platform))}` : ''}
      </p>
      {last === null ? null : (
        <section
          className="paste-notice"
          aria-label={words.title}
          lang={messages.locale}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || isOpen) return;
            event.stopPropagation();
            desk.dismiss();
          }}
        >
          <p aria-hidden="true">{shown}</p>
          {toCome.length === 0 ? null : (
            <button
              type="button"
              className="button is-small paste-fetch"
              aria-disabled={fetching.state === 'running'}
              onClick={hosts.length > MOST_HOSTS ? () => setIsOpen(true) : () => void fetch()}
            >
              {hosts.length > MOST_HOSTS
                ? words.fetchChoose(toCome.length)
                : words.fetch(toCome.length, listOf(hosts, messages))}
            </button>
          )}
          <button type="button" className="quiet-button" onClick={() => setIsOpen(true)}>
            {words.details}
          </button>
          {last.canBePlain ? (
            <button type="button" className="quiet-button" onClick={() => desk.pasteAsPlainText()}>
              {words.plain} <kbd>{writeShortcut(PLAIN_KEY, platform)}</kbd>
            </button>
          ) : null}
          <button
            type="button"
            className="icon-button is-small"
            aria-label={messages.common.close}
            onClick={() => desk.dismiss()}
          >
            <X aria-hidden />
          </button>
        </section>
      )}
      {isOpen && remembered !== null ? (
        <PasteReportDialog desk={desk} paste={remembered} onClose={close} />
      ) : null}
    </>
  );
}
