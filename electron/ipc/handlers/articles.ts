// Calls about one article: its text, its history, its way to the trash and back.
import { success } from '../../../core/errors.ts';
import { movesAmong } from '../../../core/workflow/moves.ts';
import { keepAltered, keepBeside } from '../../desk/two-texts.ts';
import { recoverArticle } from '../../journal/recovery.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function articleHandlers(desk: Desk) {
  const { services } = desk;
  const { openArticles } = services;
  return {
    'article.create': (_nothing, { window }) =>
      desk.inLibrary(async (store) => {
        const created = await store.createArticle();
        if (created.ok) openArticles.opened(window, store.folder, created.value.id);
        return created;
      }),
    'article.get': ({ id }, { window }) =>
      desk.inLibrary(async (store) => {
        const loaded = await store.article(id);
        if (!loaded.ok) return loaded;
        openArticles.opened(window, store.folder, id);
        const journal = services.journal();
        if (loaded.value.state !== 'complete' || journal === null) return loaded;
        const recovered = await recoverArticle(store, journal, loaded.value.article, window);
        return recovered === undefined ? loaded : success({ ...loaded.value, recovered });
      }),
    'article.save': ({ id, baseRevision, edit, why }, { window }) =>
      desk.inLibrary(async (store) => {
        await services.journal()?.saving(id, window);
        const saved = await store.saveArticle(id, baseRevision, edit, why);
        if (!saved.ok) return saved;
        services.journal()?.saved(id, window, baseRevision, saved.value.article);
        const { status } = edit;
        // Now, not when writing ends: readers are about to see it.
        if (status === 'published' || status === 'scheduled') services.related.edited(id);
        const { body: _sentByTheWindow, ...article } = saved.value.article;
        return success({ article, savedAt: saved.value.savedAt });
      }),
    'article.read': ({ id }) => desk.inLibrary((store) => store.article(id)),
    'conflict.settle': ({ id, ...how }, { window }) =>
      desk.inLibrary(async (store) => {
        const forget = services.journal()?.forgetting(id, window);
        const settled = await store.settleConflict(id, how);
        if (!settled.ok) return settled;
        // A note that stays nevertheless is kept as one more draft: too much, and nothing lost.
        await forget?.().catch(() => undefined);
        return settled;
      }),
    'conflict.keepBeside': ({ edit }) =>
      desk.inLibrary((store) => keepBeside(services.changes, store, edit)),
    'article.trash': ({ id }) =>
      desk.inLibrary(async (store) => {
        const trashed = await store.trashArticle(id);
        if (!trashed.ok) return trashed;
        openArticles.gone(id);
        return success({});
      }),
    'article.moves': ({ id }) =>
      desk.inLibrary(async (store) => {
        const moves = movesAmong(await store.audit(), id);
        return success({ moves: moves.map(({ why = null, ...move }) => ({ ...move, why })) });
      }),
    'article.restore': ({ id }) => desk.inLibrary((store) => store.restoreArticle(id)),
    'article.left': ({ id }) =>
      desk.inLibrary((store) => {
        store.history.endSession(id);
        return success({});
      }),
    'article.altered': ({ id }) => desk.inLibrary((store) => store.altered(id)),
    'article.keepAltered': ({ id }) =>
      desk.inLibrary((store) => keepAltered(services.changes, store, id)),
    'trash.list': () => desk.inLibrary((store) => store.trash()),
    'history.list': ({ id }) => desk.inLibrary((store) => store.history.list(id)),
    'history.read': ({ id, entry }) => desk.inLibrary((store) => store.history.read(id, entry)),
    'history.restore': ({ id, entry }) =>
      desk.inLibrary((store) => store.restoreRevision(id, entry)),
    'history.name': ({ id, entry, name }) =>
      desk.inLibrary(async (store) => {
        const named = await store.nameRevision(id, entry, name);
        if (named.ok) desk.services.announce('history.renamed', { id });
        return named;
      }),
  } satisfies Partial<Handlers>;
}
