// How is the body of an article edited? TipTap with our blocks, fed from and read back into the session.
import type { Editor, EditorEvents, JSONContent } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { EditorContent, useEditor } from '@tiptap/react';
import { memo, useEffect, useId, useMemo, useState } from 'react';
import type { Asset } from '../../core/content/asset.ts';
import { isImage } from '../../core/content/asset.ts';
import type { BodyNode } from '../../core/content/body.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { attach, importBytes, importFile } from '../app/imports.ts';
import { type Services, useServices } from '../app/services.ts';
import type { ArticleSession } from './article-session.ts';
import { bodyExtensions } from './extensions.ts';
import { insertFigures } from './insert-figures.ts';
import { BlockHandle } from './moves/BlockHandle.tsx';
import { PasteNotice } from './paste/PasteNotice.tsx';
import { PasteDesk } from './paste/paste-desk.ts';
import { wordsOfPlace } from './paste/paste-words.ts';
import { bindReveal } from './reveal.ts';
import { SelectionMenu } from './SelectionMenu.tsx';
import { SlashMenu } from './SlashMenu.tsx';
import { SlashMenuState, slashMenu } from './slash-menu.ts';
import type { SourceMarkPlaces } from './source-marks.ts';
import { openBody, readBody } from './stored-body.ts';
import { useKeptUndo } from './undo/use-kept-undo.ts';
import { useBlockWorld } from './use-block-world.ts';
import { useWritingAids } from './use-writing-aids.ts';

interface Props {
  readonly session: ArticleSession;
  readonly onEditor: (editor: Editor | null) => void;
  /** Where changes of the original are shown in the text. */
  readonly sourceMarks: SourceMarkPlaces;
}

/** Must be mounted anew for each session. */
export const BodyEditor = memo(function BodyEditor({ session, onEditor, sourceMarks }: Props) {
  const services = useServices();
  const { messages } = services;
  const hintId = useId();
  const isReadOnly = session.readOnly !== null;

  const world = useBlockWorld(session, services.framing);
  const [slash] = useState(() => new SlashMenuState());
  const [desk] = useState(() => pasteDeskOf(services, session));
  const aids = useWritingAids(session);
  const extensions = useMemo(
    () => [
      ...bodyExtensions(world),
      slashMenu(slash, world),
      desk.extension(),
      sourceMarks.extension(),
      ...aids.extensions,
    ],
    [world, slash, desk, sourceMarks, aids.extensions],
  );

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
  useKeptUndo(editor, session);
  const { undo } = services;
  useEffect(
    () =>
      undo.ownText(editor.view.dom, {
        undo: () => editor.commands.undo(),
        redo: () => editor.commands.redo(),
      }),
    [undo, editor],
  );

  return (
    <>
      <EditorContent editor={editor} className="body" />
      <p id={hintId} className="visually-hidden" lang={messages.locale}>
        {messages.editor.leaveHint}
      </p>
      {isReadOnly ? null : <SelectionMenu editor={editor} />}
      {isReadOnly ? null : <BlockHandle editor={editor} request={aids.blockMenu} />}
      {isReadOnly ? null : <SlashMenu editor={editor} state={slash} />}
      {isReadOnly ? null : <PasteNotice desk={desk} />}
    </>
  );
});

/** Pastes into the text of one article: pictures go into its newsroom, other files become its attachments. */
function pasteDeskOf(services: Services, session: ArticleSession): PasteDesk {
  const stored = async (import_: Promise<Asset>): Promise<AssetId | null> => {
    try {
      const asset = await import_;
      return isImage(asset) ? asset.id : null;
    } catch (caught) {
      services.workspace.report(caught);
      return null;
    }
  };
  return new PasteDesk({
    language: () => session.get().article.language,
    store: {
      storeBytes: (name, bytes) => stored(importBytes(services, name, bytes)),
      storeFile: (file) => stored(importFile(services, file)),
    },
    takeFiles: (view, files, at) => void takeFiles(services, session, view, files, at),
    fetchPictures: async (job, addresses) => {
      const { assets, api, jobs } = services;
      const { outcomes } = await jobs.run(
        services.messages.editor.paste.fetching(addresses.length),
        () => api.call('picture.fetch', { job, addresses: [...addresses] }),
        job,
      );
      assets.add(...outcomes.flatMap((outcome) => ('asset' in outcome ? [outcome.asset] : [])));
      return outcomes.map((outcome) => ('asset' in outcome ? outcome.asset.id : outcome.error));
    },
    wordsOfPlace: (picture) => wordsOfPlace(picture, services.messages),
    locale: services.messages.locale,
  });
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
function trackPosition(
  view: EditorView,
  start: number,
): { get(): number; set(to: number): void; stop(): void } {
  let position = start;
  const follow = ({ transaction }: EditorEvents['transaction']): void => {
    position = transaction.mapping.map(position);
  };
  const editor = editorOf(view);
  editor?.on('transaction', follow);
  return {
    get: () => Math.min(position, view.state.doc.content.size),
    set: (to) => {
      position = to;
    },
    stop: () => editor?.off('transaction', follow),
  };
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
        if (isImage(asset)) place.set(insertFigures(view, [asset.id], place.get()));
        else attach(services, session, [asset]);
      } catch (caught) {
        services.workspace.report(caught);
      }
    }
  } finally {
    place.stop();
  }
}
