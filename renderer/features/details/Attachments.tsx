// Which files can readers download, and in what order? A list that takes files, moves by pointer or keys, and can undo.

import { ExternalLink, File, FileImage, FileText, Presentation, Sheet, Trash2 } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { titleFromFileName } from '../../../core/checks/file-name.ts';
import type { Article, Attachment } from '../../../core/content/article.ts';
import type { Asset } from '../../../core/content/asset.ts';
import type { Site } from '../../../core/content/site.ts';
import { useAsset } from '../../app/assets.ts';
import { factLine } from '../../app/fact-line.ts';
import { useServices } from '../../app/services.ts';
import { kindText, plainLanguageName, sizeText } from '../../app/sizes.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { LanguageSelect } from './LanguageSelect.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import { SectionHead } from './SectionHead.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  readonly site: Site;
}

export function Attachments({ session, article, site }: Props) {
  const { commands, messages, undo, workspace } = useServices();
  const words = messages.details;
  const { attachments } = article;
  const [open, setOpen] = useState<string | null>(null);
  const [dragging, setDragging] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);

  const move = (from: number, to: number): void => {
    const moved = attachments[from];
    if (moved === undefined || to < 0 || to >= attachments.length || from === to) return;
    const next = attachments.filter((_, index) => index !== from);
    next.splice(to, 0, moved);
    workspace.change(session, { attachments: next });
    setSaid(words.attachmentMoved(moved.title, to + 1, attachments.length));
  };
  const change = (asset: string, edit: Partial<Attachment>): void => {
    session.change({
      attachments: session
        .get()
        .article.attachments.map((one) => (one.asset === asset ? { ...one, ...edit } : one)),
    });
  };
  const remove = (attachment: Attachment): void => {
    const before = session.get().article.attachments;
    const place = before.findIndex((one) => one.asset === attachment.asset);
    session.change({ attachments: before.filter((one) => one.asset !== attachment.asset) });
    setOpen(null);
    // The focus stays in the list, on what moved up.
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>('.attachment-open');
      rows?.[Math.min(place, (rows?.length ?? 1) - 1)]?.focus();
    });
    const back = workspace.wayBack(session, { attachments: before });
    undo.tell(words.attachmentRemoved(attachment.title), back);
  };

  return (
    <section className="details-section">
      <SectionHead
        title={words.attachments}
        count={attachments.length === 0 ? '' : String(attachments.length)}
        addLabel={words.addAttachment}
        onAdd={() => commands.run('article.addAttachment')}
      />
      {attachments.length === 0 ? <p className="section-help">{words.attachmentsHelp}</p> : null}
      <ul className="attachments" ref={list} aria-label={words.attachments}>
        {attachments.map((attachment, index) => (
          <li
            key={attachment.asset}
            className={over === index && dragging !== index ? 'attachment is-over' : 'attachment'}
            onDragOver={(event) => {
              if (dragging === null) return;
              event.preventDefault();
              event.stopPropagation();
              setOver(index);
            }}
            onDrop={(event) => {
              if (dragging === null) return;
              event.preventDefault();
              event.stopPropagation();
              move(dragging, index);
              setDragging(null);
              setOver(null);
            }}
          >
            <AttachmentRow
              attachment={attachment}
              isOpen={open === attachment.asset}
              site={site}
              onToggle={() => setOpen(open === attachment.asset ? null : attachment.asset)}
              onChange={(edit) => change(attachment.asset, edit)}
              onRemove={() => remove(attachment)}
              handle={
                <MoveHandle
                  label={words.moveAttachment(attachment.title)}
                  onDragStart={() => setDragging(index)}
                  onDragEnd={() => {
                    setDragging(null);
                    setOver(null);
                  }}
                  onMove={(by) => move(index, index + by)}
                />
              }
            />
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </section>
  );
}

function AttachmentRow(props: {
  readonly attachment: Attachment;
  readonly isOpen: boolean;
  readonly site: Site;
  readonly handle: ReactNode;
  readonly onToggle: () => void;
  readonly onChange: (edit: Partial<Attachment>) => void;
  readonly onRemove: () => void;
}) {
  const { attachment, isOpen, site, onChange } = props;
  const { api, assets, messages, workspace } = useServices();
  const words = messages.details;
  const asset = useAsset(assets, attachment.asset);
  const titleId = useId();
  const languageId = useId();
  const title =
    attachment.title === '' ? (asset?.fileName ?? attachment.asset.slice(0, 8)) : attachment.title;
  const facts = factLine(
    asset && kindText(asset),
    asset && sizeText(asset.size, messages),
    asset === null && messages.editor.missingImage,
    plainLanguageName(attachment.language, messages),
  );
  return (
    <>
      <div className="attachment-line">
        <span className="attachment-kind" aria-hidden="true">
          {kindIcon(asset)}
        </span>
        <button
          type="button"
          className="attachment-open"
          aria-expanded={isOpen}
          title={asset?.fileName}
          onClick={props.onToggle}
        >
          <span className="attachment-title" lang={attachment.language}>
            {title}
          </span>
          <span className="attachment-facts">{facts}</span>
        </button>
        {props.handle}
      </div>
      {isOpen ? (
        <div className="attachment-fields">
          <label htmlFor={titleId}>{words.attachmentTitle}</label>
          <input
            id={titleId}
            className="field"
            type="text"
            value={attachment.title}
            placeholder={asset ? titleFromFileName(asset.fileName) : ''}
            onChange={(event) => onChange({ title: event.target.value })}
          />
          <label htmlFor={languageId}>{words.attachmentLanguage}</label>
          <LanguageSelect
            id={languageId}
            value={attachment.language}
            offered={site.languages}
            onChange={(language) => onChange({ language })}
          />
          <div className="attachment-actions">
            <button
              type="button"
              className="quiet-button"
              aria-label={words.openAttachment(title)}
              onClick={() =>
                void api
                  .call('asset.show', { id: attachment.asset })
                  .catch((caught: unknown) => workspace.report(caught))
              }
            >
              <ExternalLink aria-hidden />
              {words.open}
            </button>
            <button
              type="button"
              className="quiet-button is-destructive"
              aria-label={words.removeAttachment(title)}
              onClick={props.onRemove}
            >
              <Trash2 aria-hidden />
              {messages.common.remove}
            </button>
          </div>
        </div>
      ) : null}
    </>
  );
}

function kindIcon(asset: Asset | null | undefined) {
  const type = asset?.mediaType ?? '';
  if (type.includes('presentation') || type.includes('powerpoint')) return <Presentation />;
  if (type.includes('sheet') || type.includes('excel') || type === 'text/csv') return <Sheet />;
  if (type.startsWith('image/')) return <FileImage />;
  if (type === 'application/pdf' || type.includes('word') || type.startsWith('text/')) {
    return <FileText />;
  }
  return <File />;
}
