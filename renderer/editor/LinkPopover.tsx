// Where does a link lead, and what does it say? A small form beside the words it belongs to.
import { type Editor, getMarkRange } from '@tiptap/core';
import type { Mark } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { CircleX, ExternalLink, FileText } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useMemo, useRef, useState } from 'react';
import { articleOfHref, isAllowedHref } from '../../core/blocks/link.ts';
import type { LibraryContents } from '../app/library-mirror.ts';
import { useServices } from '../app/services.ts';
import { useStore } from '../app/store.ts';
import { LeadsTo, LinkField } from './LinkField.tsx';
import { addressOf, type LinkTarget, linkTargets, newestFirst } from './link-targets.ts';

interface Props {
  readonly editor: Editor;
  readonly onClose: () => void;
}

export function LinkPopover({ editor, onClose }: Props) {
  const { api, messages, mirror, workspace } = useServices();
  const words = messages.editor.linkForm;
  const [errorId, leadsId] = [useId(), useId()];
  const contents = useStore(mirror.contents);
  const current = useStore(workspace.current);
  const addressField = useRef<HTMLInputElement>(null);
  // Fixed when the form opens: the words it is about do not change under it.
  const [target] = useState(() => findTarget(editor));
  const { href } = target;
  const [typed, setTyped] = useState(() => shownAddress(target.href, contents));
  const [isChoosing, setIsChoosing] = useState(target.href === '');
  const [text, setText] = useState(target.text);
  const [refused, setRefused] = useState(false);
  const summaries = contents?.summaries;
  const articles = useMemo(
    () => newestFirst(summaries?.values() ?? [], current ?? ''),
    [summaries, current],
  );
  const rows = useMemo(
    () => (isChoosing ? linkTargets(typed, articles) : []),
    [isChoosing, typed, articles],
  );
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => rectOf(editor, target) } }),
    [editor, target],
  );

  /** The focus is back in the text at once, not when the form has gone: the next key may be on its way. */
  const close = (): void => {
    editor.view.focus();
    onClose();
  };
  const apply = (chosen: string, headline: string): void => {
    const { from, to } = target;
    const shown = text.trim() === '' ? headline : text;
    const { schema, tr } = editor.state;
    const link = schema.marks.link?.create({ href: chosen });
    if (link === undefined) return;
    if (shown === target.text) tr.removeMark(from, to, link.type).addMark(from, to, link);
    else tr.replaceWith(from, to, schema.text(shown, link.addToSet(target.marks)));
    const end = from + (shown === target.text ? to - from : shown.length);
    tr.setSelection(TextSelection.create(tr.doc, end)).removeStoredMark(link.type);
    editor.view.dispatch(tr);
    close();
  };
  const choose = (row: LinkTarget): void => {
    apply(row.href, row.kind === 'article' ? row.summary.headline : row.href);
  };
  /** What stands in the form as a whole: the link it had, or the address that was typed. */
  const submit = (): void => {
    const address = isChoosing ? addressOf(typed)?.href : href;
    if (address !== undefined && isAllowedHref(address)) {
      apply(address, address === href && !isChoosing ? typed : address);
      return;
    }
    setRefused(true);
    addressField.current?.focus();
  };

  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="popover link-popover"
          align="start"
          sideOffset={8}
          collisionPadding={12}
          aria-label={messages.editor.linkTitle}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            editor.view.focus();
          }}
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <LinkField
              field={addressField}
              typed={typed}
              rows={rows}
              describedBy={refused ? errorId : href === '' ? undefined : leadsId}
              isRefused={refused}
              onType={(next) => {
                setTyped(next);
                setIsChoosing(true);
                setRefused(false);
              }}
              onChoose={choose}
              onSubmit={submit}
            />
            {refused ? (
              <p className="field-error" id={errorId} role="alert">
                <CircleX aria-hidden />
                {words.refused}
              </p>
            ) : null}
            {isChoosing ? null : <LeadsTo id={leadsId} href={href} contents={contents} />}
            <label className="stacked-field">
              <span>{messages.editor.linkText}</span>
              <input
                className="field"
                type="text"
                value={text}
                placeholder={words.textHint}
                onChange={(event) => setText(event.target.value)}
              />
            </label>
            <div className="link-actions">
              {target.href === '' ? null : (
                <>
                  <button
                    type="button"
                    className="button"
                    onClick={() => {
                      editor
                        .chain()
                        .setTextSelection({ from: target.from, to: target.to })
                        .unsetLink()
                        .setTextSelection(target.to)
                        .run();
                      close();
                    }}
                  >
                    {messages.editor.linkRemove}
                  </button>
                  <OpenButton
                    href={target.href}
                    onOpenOutside={(url) =>
                      void api
                        .call('link.open', { url })
                        .catch((caught: unknown) => workspace.report(caught))
                    }
                    onOpenArticle={(id) => {
                      onClose();
                      void workspace.open(id);
                    }}
                  />
                </>
              )}
              <button type="submit" className="button is-primary">
                {messages.editor.linkApply}
              </button>
            </div>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface OpenProps {
  readonly href: string;
  readonly onOpenOutside: (url: string) => void;
  readonly onOpenArticle: (id: string) => void;
}

function OpenButton({ href, onOpenOutside, onOpenArticle }: OpenProps) {
  const { messages } = useServices();
  const article = articleOfHref(href);
  if (article === undefined && !/^(https?|mailto):/i.test(href)) return null;
  const name =
    article === undefined ? messages.editor.linkOpen : messages.editor.linkForm.openArticle;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={name}
      onClick={() => (article === undefined ? onOpenOutside(href) : onOpenArticle(article))}
    >
      {article === undefined ? <ExternalLink aria-hidden /> : <FileText aria-hidden />}
    </button>
  );
}

function rectOf(editor: Editor, { from, to }: Target): DOMRect {
  const start = editor.view.coordsAtPos(from);
  const end = editor.view.coordsAtPos(to);
  const left = Math.min(start.left, end.left);
  return new DOMRect(left, start.top, Math.max(1, end.right - left), end.bottom - start.top);
}

/** A stored link as a person reads it: an article by its headline, anything else as it is. */
function shownAddress(href: string, contents: LibraryContents | null): string {
  const id = articleOfHref(href);
  if (id === undefined) return href.replace(/^(mailto|tel):/i, '');
  return contents?.summaries.get(id)?.headline ?? '';
}

interface Target {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly href: string;
  /** What else its first letter has, such as bold. */
  readonly marks: readonly Mark[];
}

/** The words the form is about: the whole link around the caret, else the selection. */
function findTarget(editor: Editor): Target {
  const { state } = editor;
  const type = state.schema.marks.link;
  const { from, to, $from } = state.selection;
  const range = type === undefined ? undefined : getMarkRange($from, type);
  const [start, end] = range === undefined || to > range.to ? [from, to] : [range.from, range.to];
  const { href } = editor.getAttributes('link') as { href?: unknown };
  return {
    from: start,
    to: end,
    text: state.doc.textBetween(start, end, ' '),
    href: typeof href === 'string' ? href : '',
    marks:
      (state.doc.nodeAt(start)?.isText ? state.doc.nodeAt(start)?.marks : $from.marks())?.filter(
        (mark) => mark.type.name !== 'link',
      ) ?? [],
  };
}
