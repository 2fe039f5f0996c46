// Where does a link lead, and what does it say? A small form beside the words it belongs to.
import { type Editor, getMarkRange } from '@tiptap/core';
import { CircleX, ExternalLink } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type FormEvent, useId, useMemo, useRef, useState } from 'react';
import { isAllowedHref } from '../../core/blocks/link.ts';
import { useServices } from '../app/services.ts';
import { completeHref } from './complete-href.ts';

interface Props {
  readonly editor: Editor;
  readonly onClose: () => void;
}

export function LinkPopover({ editor, onClose }: Props) {
  const { api, messages, workspace } = useServices();
  const words = messages.editor;
  const errorId = useId();
  const addressField = useRef<HTMLInputElement>(null);
  // Fixed when the form opens: the words it is about do not change under it.
  const [target] = useState(() => findTarget(editor));
  const [address, setAddress] = useState(target.href);
  const [text, setText] = useState(target.text);
  const [refused, setRefused] = useState(false);
  const anchor = useMemo(
    () => ({
      current: {
        getBoundingClientRect: () => {
          const start = editor.view.coordsAtPos(target.from);
          const end = editor.view.coordsAtPos(target.to);
          const left = Math.min(start.left, end.left);
          return new DOMRect(
            left,
            start.top,
            Math.max(1, end.right - left),
            end.bottom - start.top,
          );
        },
      },
    }),
    [editor, target],
  );

  const apply = (event: FormEvent): void => {
    event.preventDefault();
    const href = completeHref(address);
    if (!isAllowedHref(href)) {
      setRefused(true);
      addressField.current?.focus();
      return;
    }
    const { from, to } = target;
    const shown = text.trim() === '' ? href : text;
    if (shown === target.text) {
      editor.chain().setTextSelection({ from, to }).setLink({ href }).setTextSelection(to).run();
    } else {
      editor
        .chain()
        .insertContentAt(
          { from, to },
          {
            type: 'text',
            text: shown,
            marks: [...target.marks, { type: 'link', attrs: { href } }],
          },
        )
        .run();
    }
    onClose();
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
          aria-label={words.linkTitle}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            editor.commands.focus();
          }}
        >
          <form onSubmit={apply}>
            <label className="stacked-field">
              <span>{words.linkAddress}</span>
              <input
                ref={addressField}
                className="field"
                type="text"
                inputMode="url"
                value={address}
                placeholder={words.linkHint}
                aria-invalid={refused}
                aria-describedby={refused ? errorId : undefined}
                onChange={(event) => {
                  setAddress(event.target.value);
                  setRefused(false);
                }}
              />
            </label>
            {refused ? (
              <p className="field-error" id={errorId} role="alert">
                <CircleX aria-hidden />
                {words.linkRefused}
              </p>
            ) : null}
            <label className="stacked-field">
              <span>{words.linkText}</span>
              <input
                className="field"
                type="text"
                value={text}
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
                        .run();
                      onClose();
                    }}
                  >
                    {words.linkRemove}
                  </button>
                  {/^(https?|mailto):/i.test(target.href) ? (
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={words.linkOpen}
                      title={words.linkOpen}
                      onClick={() =>
                        void api
                          .call('link.open', { url: target.href })
                          .catch((caught: unknown) => workspace.report(caught))
                      }
                    >
                      <ExternalLink aria-hidden />
                    </button>
                  ) : null}
                </>
              )}
              <button type="submit" className="button is-primary">
                {words.linkApply}
              </button>
            </div>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface LinkTarget {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly href: string;
  readonly marks: readonly { readonly type: string; readonly attrs?: Record<string, unknown> }[];
}

/** The words the form is about: the whole link around the caret, else the selection. */
function findTarget(editor: Editor): LinkTarget {
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
    marks: $from
      .marks()
      .filter((mark) => mark.type.name !== 'link')
      .map((mark) => ({ type: mark.type.name, attrs: { ...mark.attrs } })),
  };
}
