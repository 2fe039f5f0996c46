// When is what can be undone written down, and when taken up again? In moments of rest, never on the way of a save.
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../article-session.ts';
import { packUndo, unpackUndo } from './kept-undo.ts';

const REST_MILLISECONDS = 3000;

/** Lets undo reach back over a restart. Fails unseen: without it, undo begins when the article is opened. */
export function useKeptUndo(editor: Editor, session: ArticleSession): void {
  const { api } = useServices();
  useEffect(() => {
    if (session.readOnly !== null) return;
    const { id } = session;
    const opened = editor.state.doc;
    let timer: number | undefined;
    let isChanged = false;

    const keep = async (): Promise<void> => {
      window.clearTimeout(timer);
      timer = undefined;
      if (!isChanged) return;
      isChanged = false;
      const text = await packUndo(editor.state);
      await api.call('undo.keep', { id, text });
    };
    const takeUp = async (): Promise<void> => {
      const { text } = await api.call('undo.read', { id });
      if (text === null || editor.isDestroyed || editor.state.doc !== opened) return;
      const state = await unpackUndo(editor.state, text);
      // Whoever was quicker than this has begun a history of their own.
      if (state === null || editor.isDestroyed || editor.state.doc !== opened) return;
      // The caret stays where it is: the same place in the same text.
      const bookmark = editor.state.selection.getBookmark();
      editor.view.updateState(state.apply(state.tr.setSelection(bookmark.resolve(state.doc))));
    };

    const quietly = (work: Promise<void>): void => {
      work.catch((caught: unknown) => console.warn('Undo is not kept.', caught));
    };
    const onUpdate = (): void => {
      isChanged = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => quietly(keep()), REST_MILLISECONDS);
    };
    const onLeave = (): void => quietly(keep());
    quietly(takeUp());
    editor.on('update', onUpdate);
    window.addEventListener('blur', onLeave);
    const stopListening = api.on('app.flush', onLeave);
    return () => {
      onLeave();
      editor.off('update', onUpdate);
      window.removeEventListener('blur', onLeave);
      stopListening();
    };
  }, [api, editor, session]);
}
