// How is the body of an article edited? TipTap with our blocks, fed from and read back into the session.
import type { Editor, EditorEvents, JSONContent } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useId, useMemo } from 'react';
import type { Asset } from '../../core/content/asset.ts';
import { isImage } from '../../core/content/asset.ts';
import type { BodyNode } from '../../core/content/body.ts';
import { attach, importBytes, importFile } from '../app/imports.ts';
import { type Services, useServices } from '../app/services.ts';
import type { ArticleSession } from './article-session.ts';
import { bodyExtensions } from './extensions.ts';
import { bytesOfDataUrl, cleanPaste, placePictures } from './paste.ts';
import { bindReveal } from './reveal.ts';
import { SelectionMenu } from './SelectionMenu.tsx';
import { openBody, readBody } from './stored-body.ts';
import { useBlockWorld } from './use-block-world.ts';

interface Props {
  readonly session: ArticleSession;
  readonly onEditor: (editor: Editor | null) => void;
}

/** Must be mounted anew for each session. */
export function BodyEditor({ session, onEditor }: Props) {
  const services = useServices();
  const { messages } = services;
  const hintId = useId();
  const isReadOnly = session.readOnly !== null;

  const world = useBlockWorld(session);
  const extensions = useMemo(() => bodyExtensions(world), [world]);

  const editor = useEditor({
    extensions,
    // The schema is there before the first document is.
    onBeforeCreate: ({ editor: made }) => {
      const opened = openBody(session.get().article.body.document, made.schema);
      // TipTap takes a node of ProseMirror as it is; its type only speaks of JSON and HTML.
      made.options.content = opened as unknown as JSONContent;
    },
    editable: !isReadOnly,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    // The document was checked before; should the two ever disagree, nothing may be saved from here.
    enableContentCheck: true,
    onContentError: ({ editor: broken, error }) => {
      console.error('The body does not fit the editor.', error.message);
      broken.setEditable(false, false);
    },
    onUpdate: () => session.bodyChanged(),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': messages.editor.body,
        'aria-describedby': hintId,
        'aria-readonly': String(isReadOnly),
        class: 'body-text',
      },
      transformPastedHTML: (html) => {
        const { html: clean, lostPictures } = cleanPaste(html);
        if (lostPictures > 0) {
          services.toasts.show(messages.editor.droppedImages(lostPictures), { isProblem: true });
        }
        return clean;
      },
      handlePaste: (view, event) => takePaste(services, session, view, event),
      handleDrop: (view, event, _slice, moved) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (moved || files.length === 0 || isReadOnly) return false;
        event.preventDefault();
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        void takeFiles(services, session, view, files, at ?? view.state.doc.content.size);
        return true;
      },
    },
  });

  useEffect(() => {
    onEditor(editor);
    const stop = session.bindBody(
      () => readBody(editor.state.doc, session.get().article.body.document),
      (document) => showDocument(editor, document),
    );
    return () => {
      stop();
      onEditor(null);
    };
  }, [editor, session, onEditor]);

  useEffect(() => bindReveal(session, editor), [session, editor]);

  return (
    <>
      <EditorContent editor={editor} className="body" />
      <p id={hintId} className="visually-hidden" lang={messages.locale}>
        {messages.editor.leaveHint}
      </p>
      {isReadOnly ? null : <SelectionMenu editor={editor} />}
    </>
  );
}

/** Shows another document; what is the same in both stays untouched, and with it the place of the caret. */
function showDocument(editor: Editor, document: BodyNode): void {
  const { doc, schema, tr } = editor.state;
  const next = openBody(document, schema);
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || end === null) return;
  // Text that repeats itself can be the same from both ends: then the ends would lie before the start.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
  // It is not typed here: nothing to save, and nothing to undo.
  editor.view.dispatch(tr.setMeta('preventUpdate', true).setMeta('addToHistory', false));
}

/** The editor around a view: TipTap leaves itself on the element. */
function editorOf(view: EditorView): Editor | undefined {
  return (view.dom as { editor?: Editor }).editor;
}

/** Follows a place in the text while files are being stored and the person writes on. */
function trackPosition(view: EditorView, start: number): { get(): number; stop(): void } {
  let position = start;
  const follow = ({ transaction }: EditorEvents['transaction']): void => {
    position = transaction.mapping.map(position);
  };
  const editor = editorOf(view);
  editor?.on('transaction', follow);
  return {
    get: () => Math.min(position, view.state.doc.content.size),
    stop: () => editor?.off('transaction', follow),
  };
}

function insertFigure(view: EditorView, asset: Asset, position: number): void {
  const type = view.state.schema.nodes.figure;
  if (type === undefined) return;
  const $at = view.state.doc.resolve(position);
  // Between blocks: never in the middle of a paragraph, which would tear a sentence apart.
  const isEmptyLine = $at.depth > 0 && $at.parent.isTextblock && $at.parent.content.size === 0;
  const node = type.create({ asset: asset.id });
  const { tr } = view.state;
  if (isEmptyLine && $at.depth === 1) tr.replaceWith($at.before(), $at.after(), node);
  else tr.insert($at.depth === 0 ? position : $at.after(1), node);
  view.dispatch(tr.scrollIntoView());
}

async function takeFiles(
  services: Services,
  session: ArticleSession,
  view: EditorView,
  files: readonly File[],
  at: number,
): Promise<void> {
  const place = trackPosition(view, at);
  try {
    for (const file of files) {
      try {
        const asset = await importFile(services, file);
        if (isImage(asset)) insertFigure(view, asset, place.get());
        else attach(services, session, [asset]);
      } catch (caught) {
        services.workspace.report(caught);
      }
    }
  } finally {
    place.stop();
  }
}

/** Takes a paste that holds pictures; answers false to leave everything else to the editor. */
function takePaste(
  services: Services,
  session: ArticleSession,
  view: EditorView,
  event: ClipboardEvent,
): boolean {
  const clipboard = event.clipboardData;
  if (clipboard === null) return false;
  const html = clipboard.getData('text/html');
  const files = [...clipboard.files];
  const { html: clean, pictures, lostPictures } = cleanPaste(html);
  const hasText = html !== '' && clean.replace(/<[^>]*>/g, '').trim() !== '';
  // Office programs add a picture of the text they copied: the text is what is meant.
  if (files.length > 0 && !hasText) {
    void takePastedFiles(services, session, view, files);
    return true;
  }
  if (pictures.length === 0) return false;
  if (lostPictures > 0) {
    services.toasts.show(services.messages.editor.droppedImages(lostPictures), {
      isProblem: true,
    });
  }
  void pasteWithPictures(services, view, clean, pictures);
  return true;
}

async function takePastedFiles(
  services: Services,
  session: ArticleSession,
  view: EditorView,
  files: readonly File[],
): Promise<void> {
  const place = trackPosition(view, view.state.selection.from);
  try {
    for (const file of files) {
      try {
        const asset = await importBytes(
          services,
          file.name,
          new Uint8Array(await file.arrayBuffer()),
        );
        if (isImage(asset)) insertFigure(view, asset, place.get());
        else attach(services, session, [asset]);
      } catch (caught) {
        services.workspace.report(caught);
      }
    }
  } finally {
    place.stop();
  }
}

/** Stores the pictures first, then pastes the text with them in their places. */
async function pasteWithPictures(
  services: Services,
  view: EditorView,
  html: string,
  pictures: readonly string[],
): Promise<void> {
  let bookmark = view.state.selection.getBookmark();
  const owner = editorOf(view);
  const follow = ({ transaction }: EditorEvents['transaction']): void => {
    bookmark = bookmark.map(transaction.mapping);
  };
  owner?.on('transaction', follow);
  const stored: (string | null)[] = [];
  for (const [index, picture] of pictures.entries()) {
    const found = bytesOfDataUrl(picture);
    if (found === null) {
      stored.push(null);
      continue;
    }
    try {
      const extension = found.type.replace(/^image\//, '').replace('jpeg', 'jpg');
      const asset = await importBytes(services, `pasted-${index + 1}.${extension}`, found.bytes);
      stored.push(isImage(asset) ? asset.id : null);
    } catch (caught) {
      services.workspace.report(caught);
      stored.push(null);
    }
  }
  owner?.off('transaction', follow);
  if (view.isDestroyed) return;
  view.dispatch(view.state.tr.setSelection(bookmark.resolve(view.state.doc)));
  view.pasteHTML(placePictures(html, stored));
}
