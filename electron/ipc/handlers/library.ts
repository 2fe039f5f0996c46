// Calls about the newsroom as a whole: creating, opening, closing it, and what its lists show.
import { join } from 'node:path';
import { failure, success } from '../../../core/errors.ts';
import { writeSummaries } from '../../../core/ipc/packed-summaries.ts';
import { copyLibrary, createLibrary } from '../../storage/create-library.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function libraryHandlers(desk: Desk) {
  const { services } = desk;
  const { settings } = services;
  return {
    'library.create': async ({ name, language }) => {
      const { choose } = services.language.messages.system;
      const place = await services.chooseDestination({
        title: choose.newNewsroom,
        buttonLabel: choose.create,
        defaultPath: join(services.documentsFolder, folderName(name)),
        properties: ['createDirectory'],
      });
      if (place === undefined) return failure('cancelled');
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const created = await createLibrary(place, { name, language, timeZone, now: new Date() });
      return created.ok ? desk.openLibrary(place) : created;
    },
    'library.open': async () => {
      const [folder] = await services.chooseFiles({
        title: services.language.messages.system.choose.newsroom,
        properties: ['openDirectory'],
      });
      return folder === undefined ? failure('cancelled') : desk.openLibrary(folder);
    },
    'library.openRecent': async ({ key }) => {
      const folder = settings.folderOf(key);
      return folder === undefined ? failure('not-found') : desk.openLibrary(folder);
    },
    'library.openSample': async ({ choose }) => {
      if (choose) {
        const { choose: words } = services.language.messages.system;
        const place = await services.chooseDestination({
          title: words.sample,
          buttonLabel: words.copyHere,
          defaultPath: join(services.documentsFolder, words.sampleName),
          properties: ['createDirectory'],
        });
        if (place === undefined) return failure('cancelled');
        const copied = await copyLibrary(services.sampleLibrary, place);
        return copied.ok ? desk.openLibrary(place) : copied;
      }
      const opened = await desk.openLibrary(services.sampleCopy);
      if (opened.ok || opened.error.code !== 'library-missing') return opened;
      const copied = await copyLibrary(services.sampleLibrary, services.sampleCopy);
      return copied.ok ? desk.openLibrary(services.sampleCopy) : copied;
    },
    'library.atStart': async (_nothing, caller) => {
      const outcome = await services.atStart.outcome();
      return outcome?.ok === false ? outcome : success(desk.openedFor(caller));
    },
    'library.close': async () => {
      if (!(await services.flushWindows())) return failure('unsaved-elsewhere');
      await services.journal()?.close();
      services.setJournal(null);
      await services.search.close();
      await services.related.close();
      services.preview.close();
      await services.store()?.close();
      services.setStore(null);
      services.openArticles.none();
      services.announce('library.changed', { library: null, changed: [], removed: [] });
      return success({});
    },
    'library.contents': () =>
      desk.inLibrary((store) =>
        success({
          site: store.site,
          taxonomy: store.taxonomy,
          people: store.people,
          articles: writeSummaries(store.front ?? store.summaries()),
          isWhole: store.front === null,
          problems: store.problems,
        }),
      ),
    'library.articles': () =>
      desk.inLibrary(async (store) => {
        await store.look();
        return success({ articles: writeSummaries(store.summaries()) });
      }),
    'taxonomy.add': ({ kind, name }) =>
      desk.inLibrary(async (store) => {
        const added = await store.addTerm(kind, name);
        return added.ok ? success({ taxonomy: store.taxonomy, added: added.value }) : added;
      }),
  } satisfies Partial<Handlers>;
}

/** A name for a folder, on whatever disk it lies. */
function folderName(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .replace(/\.+$/, '');
  return plain || 'Newsroom';
}
