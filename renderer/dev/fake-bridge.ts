// What would the main process answer? A pretended one, in memory, for unit tests and for looking at the window in a browser.
import { calendarAddition } from '../../core/calendar/add-to-day.ts';
import { calendarMove } from '../../core/calendar/reschedule.ts';
import { checkArticles, checkEdition } from '../../core/checks/check-edition.ts';
import { countFindings, summariseReports } from '../../core/checks/report.ts';
import { type Article, type ArticleEdit, newArticle } from '../../core/content/article.ts';
import type { Asset } from '../../core/content/asset.ts';
import type { AuditEvent } from '../../core/content/audit.ts';
import { type ArticleId, articleId, assetId, makeUuid, termId } from '../../core/content/ids.ts';
import { packArticle } from '../../core/content/packed-article.ts';
import { makeSlug } from '../../core/content/text.ts';
import { bulkAction } from '../../core/desk/bulk.ts';
import { type FailureCode, failure, type Result, success } from '../../core/errors.ts';
import type { Bridge } from '../../core/ipc/channels.ts';
import { type CallName, calls } from '../../core/ipc/contract.ts';
import { unpackInput } from '../../core/ipc/packed-input.ts';
import { writeSummaries } from '../../core/ipc/packed-summaries.ts';
import { defaultPreferences, type Preferences } from '../../core/ipc/preferences-contract.ts';
import type { SignatureKey } from '../../core/ipc/signature-contract.ts';
import { summarise } from '../../core/library.ts';
import { nameOfRemote } from '../../core/paste/remote-pictures.ts';
import { movesAmong, movesOf } from '../../core/workflow/moves.ts';
import { fakeCalendar } from './fake-calendar.ts';
import { fakeDesk } from './fake-desk.ts';
import { fakeKit } from './fake-kit.ts';
import { fakeMedia, furtherFiles } from './fake-media.ts';
import { fakeNewsroom } from './fake-newsroom.ts';
import { fakeSearch } from './fake-search.ts';
import { fakeSettings } from './fake-settings.ts';
import { type FakeWords, fakeTerms } from './fake-terms.ts';

export interface FakeOptions {
  readonly open?: boolean;
  readonly theme?: Preferences['theme'];
  readonly language?: Preferences['language'];
  /** So many further, published articles. */
  readonly articles?: number;
  /** The contents hold only so many articles at first. */
  readonly front?: number;
  readonly problems?: boolean;
  readonly recent?: boolean;
  /** So many further files. */
  readonly files?: number;
}

export interface FakeBridge {
  readonly bridge: Bridge;
  readonly assetUrl: (id: string) => string;
  readonly thumbnailUrl: (id: string) => string;
  /** Every call, oldest first. */
  readonly called: { name: string; input: unknown }[];
  /** What the people of the newsroom named: its site, words and files. */
  readonly said: unknown;
  /** The articles as they are “on disk”. */
  readonly articles: Map<string, Article>;
  /** The next calls of this name fail so; null mends it. */
  fail(name: CallName, code: FailureCode | null): void;
  /** Calls of this name wait until the promise resolves. */
  hold(name: CallName, until: Promise<void>): void;
  /** Sends an event as the main process would. */
  emit(name: string, payload: unknown): void;
}

/** No secret is kept here: whatever tells two findings apart will do. */
const anyHash = (text: string | Uint8Array): string =>
  [...String(text)]
    .reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 0xfffffffb, 7)
    .toString(16)
    .padStart(64, '0');

/** Makes a pretended main process. */
export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const room = fakeNewsroom(options.articles ?? 0);
  const articles = new Map<string, Article>(room.articles.map((one) => [one.id, one]));
  const trash = new Map<string, Article>();
  /** What was replaced, by its entry of the history. */
  const entries = new Map<string, Article>();
  const keepEntry = (article: Article): string => {
    const number = String(entries.size + 1).padStart(6, '0');
    const entry = `20260101T100000000Z-${number}-conflict`;
    entries.set(entry, article);
    return entry;
  };
  const assets = new Map<string, Asset>(room.assets.map((one) => [one.id, one]));
  const pictures = new Map<string, string>();
  let { site } = room;
  const [model] = room.assets;
  for (const file of model === undefined ? [] : furtherFiles(options.files ?? 0, model)) {
    assets.set(file.id, file);
  }
  const words: FakeWords = { taxonomy: room.taxonomy, people: room.people };
  let isOpen = options.open ?? true;
  let preferences: Preferences = {
    ...defaultPreferences,
    theme: options.theme ?? 'system',
    language: options.language ?? 'system',
  };
  let library = {
    id: room.libraryId,
    name: room.site.name,
    folder: '/home/editor/Newsroom',
    readOnly: null,
  };
  const recent = options.recent
    ? [
        { key: 'a', name: 'Harbour Bridge Newsroom', folder: '/home/editor/Newsroom' },
        { key: 'b', name: 'Annual meeting 2026', folder: '/media/stick/Annual meeting' },
      ]
    : [];
  const audit: AuditEvent[] = [];
  const called: { name: string; input: unknown }[] = [];
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const failures = new Map<string, FailureCode>();
  const holds = new Map<string, Promise<void>>();
  const cancelled = new Set<string>();
  let counter = 0;

  const emit = (name: string, payload: unknown): void => {
    for (const listener of [...listeners]) listener(name, payload);
  };
  const newId = (): string =>
    makeUuid({
      now: () => Date.now(),
      random: (bytes) => {
        crypto.getRandomValues(new Uint8Array(bytes.buffer as ArrayBuffer));
        return bytes;
      },
    });
  const terms = fakeTerms({
    words,
    articles,
    site: room.site,
    newId,
    tell: (changed) => {
      emit('library.changed', { library, changed: changed.map(summarise), removed: [] });
      emit('library.records', { site, ...words });
    },
  });
  const settings = fakeSettings({
    site: () => site,
    keep: (next) => {
      site = next;
      library = { ...library, name: next.name };
      emit('library.records', { site, ...words });
      emit('library.changed', { library, changed: [], removed: [] });
    },
    newId,
  });
  const snapshotNow = () => ({
    ...{ id: room.libraryId, site, ...words },
    ...{ redirects: [], articles: [...articles.values()].map(packArticle) },
    assets: new Map([...assets.values()].map((one) => [one.id, one])),
    ...{ newsletters: [], templates: [] },
  });
  const addAsset = (fileName: string, mediaType: string, size: number, url?: string): Asset => {
    counter += 1;
    const id = assetId.parse(counter.toString(16).padStart(4, '0').repeat(16));
    const extension = /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1]?.toLowerCase() ?? 'bin';
    const stored: Asset = {
      id,
      fileName,
      mediaType,
      extension,
      size,
      ...(mediaType.startsWith('image/') ? { width: 1200, height: 800 } : {}),
      alt: {},
      decorative: false,
      caption: {},
      credit: '',
      licence: '',
      createdAt: new Date().toISOString(),
    };
    assets.set(id, stored);
    if (url !== undefined) pictures.set(id, url);
    return stored;
  };

  const save = (id: ArticleId, baseRevision: number, edit: ArticleEdit): Result<unknown> => {
    const current = articles.get(id);
    if (current === undefined) return failure('not-found');
    if (current.revision !== baseRevision)
      return failure('conflict', { subject: current.headline });
    const at = new Date().toISOString();
    const next: Record<string, unknown> = { ...current, ...edit };
    for (const [name, value] of Object.entries(next)) if (value === undefined) delete next[name];
    if (edit.related !== undefined) {
      const { items = [], computedFor = 0 } = current.related ?? {};
      next.related = { ...edit.related, items, computedFor };
    }
    next.revision = current.revision + 1;
    next.updatedAt = at;
    const { headline } = { ...current, ...edit };
    if (current.slug.startsWith('draft-') && headline !== undefined && headline !== '') {
      next.slug = makeSlug(headline, new Set(), current.slug);
    }
    // Assembled from an article and an edit of one.
    const article = next as Article;
    articles.set(id, article);
    emit('library.changed', { library, changed: [summarise(article)], removed: [] });
    return success({ article, savedAt: at });
  };

  const media = fakeMedia({
    ...{ articles, assets, newId, emit },
    tell: (changed) =>
      emit('library.changed', { library, changed: changed.map(summarise), removed: [] }),
  });
  const kit = fakeKit({
    ...{ site, words },
    newId: () => articleId.parse(newId()),
    add(article) {
      articles.set(article.id, article);
      emit('library.changed', { library, changed: [summarise(article)], removed: [] });
    },
  });
  const desk = fakeDesk({
    articles,
    newId,
    isCancelled: (job) => cancelled.has(job),
    report: (job, done, total) =>
      emit('job.progress', { job, label: '', done, total, unit: 'files' }),
    tell: (changed, removed) =>
      emit('library.changed', { library, changed: changed.map(summarise), removed }),
  });

  const calendar = fakeCalendar({
    articles,
    desk,
    newsType: room.taxonomy.newsTypes[0]?.id ?? termId.parse(newId()),
    zone: () => site.timeZone,
    newId,
    tell: (changed) =>
      emit('library.changed', { library, changed: changed.map(summarise), removed: [] }),
  });

  const answer = async (name: CallName, input: never): Promise<Result<unknown>> => {
    // Each case reads the input that the schema of its call has parsed.
    const given = input as Record<string, never>;
    switch (name) {
      case 'app.state':
        return success({
          library: isOpen ? library : null,
          recent,
          preferences,
          platform: 'linux',
          systemLanguages: ['en'],
          version: '0.1.0',
          developmentRuntime: false,
          reopen: null,
          opening: null,
        });
      case 'preferences.set':
        preferences = { ...preferences, ...(given as Partial<Preferences>) };
        return success(preferences);
      case 'library.create':
      case 'library.open':
      case 'library.openRecent':
      case 'library.openSample':
        isOpen = true;
        return success(library);
      case 'library.atStart':
        return success({ library: isOpen ? library : null, reopen: null });
      case 'library.close':
        isOpen = false;
        return success({});
      case 'library.contents':
        return success({
          site,
          ...words,
          articles: writeSummaries([...articles.values()].map(summarise).slice(0, options.front)),
          isWhole: options.front === undefined,
          problems: options.problems
            ? [
                {
                  file: 'articles/01987c1e-0000-7000-8000-000000000000.json',
                  code: 'damaged-record',
                  detail: 'the checksum does not match the content',
                  setAside: true,
                },
              ]
            : [],
        });
      case 'newsletter.all':
        return success({ issues: [], templates: [] });
      case 'library.articles':
        return success({ articles: writeSummaries([...articles.values()].map(summarise)) });
      case 'article.moves':
        return success({
          moves: movesAmong(audit, given.id ?? '').map(({ why = null, ...move }) => ({
            ...move,
            why,
          })),
        });
      case 'audit.list':
        return success({ events: [...audit].reverse(), faults: [] });
      case 'audit.export':
        return success({ events: audit.length });
      case 'article.create': {
        const article = newArticle(articleId.parse(newId()), {
          newsType: room.taxonomy.newsTypes[0]?.id ?? termId.parse(newId()),
          language: 'en-GB',
          now: new Date().toISOString(),
        });
        articles.set(article.id, article);
        emit('library.changed', { library, changed: [summarise(article)], removed: [] });
        return success(article);
      }
      case 'article.get':
      case 'article.read': {
        const article = articles.get(given.id ?? '');
        return article === undefined
          ? failure('not-found')
          : success({ state: 'complete', article });
      }
      case 'undo.keep':
        return success({});
      case 'undo.read':
        return success({ text: null });
      case 'journal.list':
        return success({ found: [] });
      case 'article.save': {
        const before = articles.get(given.id ?? '');
        const saved = save(given.id as never, given.baseRevision as never, given.edit as never);
        const after = articles.get(given.id ?? '');
        if (!saved.ok || before === undefined || after === undefined) return saved;
        const because = { by: preferences.personName || 'editor', why: given.why };
        for (const entry of movesOf(before, after, because, new Date())) {
          audit.push({ ...entry, number: audit.length + 1, before: null, at: after.updatedAt });
        }
        return saved;
      }
      case 'conflict.settle': {
        const current = articles.get(given.id ?? '');
        if (current === undefined) return failure('not-found');
        if (current.revision !== given.seen) return failure('conflict');
        if (given.keep === ('mine' as never)) {
          const saved = save(given.id as never, given.seen as never, given.edit as never);
          if (!saved.ok) return saved;
        }
        return success({ article: articles.get(current.id), kept: keepEntry(current) });
      }
      case 'history.restore': {
        const earlier = entries.get((given as { entry?: string }).entry ?? '');
        const current = articles.get(given.id ?? '');
        if (earlier === undefined || current === undefined) return failure('not-found');
        const article = { ...earlier, revision: current.revision + 1 };
        articles.set(article.id, article);
        emit('library.changed', { library, changed: [summarise(article)], removed: [] });
        return success({ article, before: keepEntry(current) });
      }
      case 'conflict.keepBeside': {
        const empty = newArticle(articleId.parse(newId()), {
          newsType: room.taxonomy.newsTypes[0]?.id ?? termId.parse(newId()),
          language: 'en-GB',
          now: new Date().toISOString(),
        });
        // An edit, as the contract has it.
        const article = { ...empty, ...(given.edit as never as Partial<Article>), revision: 1 };
        return success({ article, token: desk.made(article) });
      }
      case 'article.trash': {
        const article = articles.get(given.id ?? '');
        if (article === undefined) return failure('not-found');
        articles.delete(article.id);
        trash.set(article.id, article);
        emit('library.changed', { library, changed: [], removed: [article.id] });
        return success({});
      }
      case 'article.restore': {
        const article = trash.get(given.id ?? '');
        if (article === undefined) return failure('not-found');
        trash.delete(article.id);
        articles.set(article.id, article);
        emit('library.changed', { library, changed: [summarise(article)], removed: [] });
        return success(summarise(article));
      }
      case 'kit.choose':
        return success(kit.plan());
      case 'kit.make':
        return kit.make(given.choices);
      case 'desk.apply':
        return desk.apply(given.job ?? '', given.ids ?? [], bulkAction.parse(given.action));
      case 'calendar.move':
        return calendar.move(given.job ?? '', calendarMove.parse(given.move));
      case 'calendar.import.read':
        return calendar.read();
      case 'calendar.import.apply': {
        const { length: changed } = Array.isArray(given.keys) ? given.keys : [];
        const outcome = { token: null, changed, left: 0, failed: [], isStopped: false };
        return success({ outcome, articles: [] });
      }
      case 'calendar.export':
        return success({ events: 3 });
      case 'calendar.add':
        return calendar.add(given.job ?? '', calendarAddition.parse(given.addition));
      case 'desk.undo':
        return (
          media.undo(given.token ?? '') ??
          terms.undo(given.token ?? '') ??
          settings.undo(given.token ?? '') ??
          desk.undo(given.token ?? '')
        );
      case 'search.query':
        return success(fakeSearch(articles, given.text ?? '', given.limit ?? 12));
      case 'taxonomy.add': {
        const kind: 'category' | 'newsType' | 'tag' = given.kind ?? 'tag';
        const termName: string = given.name ?? '';
        const added = {
          id: termId.parse(newId()),
          name: termName,
          slug: makeSlug(termName, new Set(), 'term'),
          description: '',
          order: 99,
        };
        const list = { category: 'categories', newsType: 'newsTypes', tag: 'tags' } as const;
        const { taxonomy } = words;
        words.taxonomy = { ...taxonomy, [list[kind]]: [...taxonomy[list[kind]], added] };
        return success({ taxonomy: words.taxonomy, added });
      }
      case 'site.change':
        return settings.change(given.edit);
      case 'site.themes':
        return settings.themes();
      case 'backup.state':
        return settings.backup();
      case 'backup.folder':
        return settings.backupFolder(given.do ?? '');
      case 'signature.state':
        return success(settings.key());
      case 'signature.make':
      case 'signature.remove': {
        const answer = name === 'signature.make' ? settings.makeKey() : settings.removeKey();
        emit('signature.changed', {});
        return answer;
      }
      case 'signature.save':
        return success({ name: 'Harbour Bridge bundles.pub' });
      case 'log.read':
        return settings.log();
      case 'log.copy':
        return success({ lines: 3 });
      case 'terms.plan':
        return terms.plan(given.change);
      case 'terms.apply':
        return terms.apply(given.change);
      case 'asset.get': {
        const ids: readonly string[] = given.ids ?? [];
        return success(ids.flatMap((id) => assets.get(id) ?? []));
      }
      case 'asset.choose': {
        const job: string = given.job ?? '';
        if (given.purpose === ('image' as never)) {
          return success([addAsset('seminar-room.jpg', 'image/jpeg', 412_000)]);
        }
        for (let step = 1; step <= 4; step++) {
          await pause(60);
          if (cancelled.has(job)) return failure('cancelled');
          emit('job.progress', {
            job,
            label: 'Closing lecture.pdf',
            done: step * 450_000,
            total: 1_800_000,
            unit: 'bytes',
          });
        }
        return success([addAsset('Closing_lecture.pdf', 'application/pdf', 1_800_000)]);
      }
      case 'asset.importBytes': {
        const bytes: Uint8Array<ArrayBuffer> = given.bytes ?? new Uint8Array();
        const fileName: string = given.fileName ?? '';
        const type = typeOf(fileName);
        return success(
          addAsset(fileName, type, bytes.byteLength, objectUrl(new Blob([bytes], { type }))),
        );
      }
      case 'picture.fetch': {
        const addresses: string[] = given.addresses ?? [];
        return success({
          outcomes: addresses.map((address) => ({
            asset: addAsset(nameOfRemote(address), 'image/jpeg', 120_000),
          })),
        });
      }
      case 'asset.edit': {
        const asset = assets.get(given.id ?? '');
        if (asset === undefined) return failure('not-found');
        const edited = { ...asset, ...(given.edit as unknown as Partial<Asset>) };
        assets.set(asset.id, edited);
        return success(edited);
      }
      case 'preview.show': {
        const { headline, standfirst }: Article = JSON.parse(given.article ?? '{}');
        const html = `<!doctype html><html lang="en-GB"><head><title>${headline}</title></head><body><main><h1>${headline}</h1><p>${standfirst}</p></main></body></html>`;
        return success({
          ...{ key: 'pretended', path: 'news/pretended/', html, base: null, warnings: [] },
          ...{ asIfPublished: true, stamp: html, isWaitingForPictures: false },
        });
      }
      case 'preflight.surroundings':
        return success({ clash: null, pdfs: [] });
      case 'preflight.run': {
        const reports = [...checkEdition(snapshotNow(), new Date(), { sha256: anyHash })];
        const found = reports.filter(({ findings }) => findings.length > 0);
        return success(summariseReports(found, reports.length));
      }
      case 'preflight.counts': {
        const snapshot = snapshotNow();
        const reports = checkArticles(snapshot.articles, snapshot, new Date(), { sha256: anyHash });
        return success({ articles: [...reports].flatMap((one) => countFindings(one) ?? []) });
      }
      case 'export.start': {
        const job: string = given.job ?? '';
        for (let page = 0; page <= 96; page += 12) {
          await pause(80);
          if (cancelled.has(job)) return failure('cancelled');
          emit('job.progress', { job, label: 'Pages', done: page, total: 96, unit: 'files' });
        }
        return success({
          name: 'Harbour Bridge.zip',
          articles: 14,
          pages: 96,
          files: 188,
          bytes: 6_412_000,
          guarantee: 'whole-site',
          milliseconds: 840,
          search: { files: 24, milliseconds: 12 },
          cards: { files: 39, made: 1, milliseconds: 31 },
          stayedInside: 10,
          warnings: ['The website has no address yet, so feeds use internal names.'],
          signedBy: given.isSigned === true ? signerOf(settings.key()) : null,
        });
      }
      case 'publish.live':
      case 'publish.targets':
        return success({ targets: [], cost: 0, keepsSecrets: true });
      case 'publish.forms':
        return success({ forms: [] });
      case 'related.plan':
      case 'related.refresh': {
        const job: string = given.job ?? '';
        const total = articles.size;
        for (let done = 0; done <= total; done += 2) {
          await pause(60);
          if (cancelled.has(job)) return failure('cancelled');
          emit('job.progress', { job, label: '', done, total, unit: 'files' });
        }
        return name === 'related.plan'
          ? success({ articles: total, lists: 9, pages: 7 })
          : success({ lists: 9, isStopped: false });
      }
      case 'related.undo':
        return success({ lists: 9 });
      case 'job.cancel':
        cancelled.add(given.job ?? '');
        return success({});
      default:
        return media.answer(name, given) ?? success({});
    }
  };

  const bridge: Bridge = {
    async call(name, crossed) {
      const input = unpackInput(crossed);
      called.push({ name, input });
      if (!isCallName(name)) return failure('invalid-argument', { detail: name });
      await holds.get(name);
      const code = failures.get(name);
      if (code !== undefined) return failure(code);
      const parsed = calls[name].input.safeParse(input);
      if (!parsed.success) return failure('invalid-argument', { detail: parsed.error.message });
      // Parsed by the schema of this very call.
      return structuredClone(await answer(name, parsed.data as never));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keepSecret: () => Promise.resolve(success({ place: 'session' })),
    async handDropped(job, file, to) {
      called.push({ name: `handDropped ${to}`, input: job });
      if (to === 'kit') return success(kit.plan());
      if (!(file instanceof File)) return failure('invalid-argument');
      return success(
        addAsset(
          file.name,
          file.type === '' ? typeOf(file.name) : file.type,
          file.size,
          objectUrl(file),
        ),
      );
    },
  };

  return {
    bridge,
    called,
    get said() {
      return [room.site, library, words, [...assets.values()], recent, kit.plan()];
    },
    articles,
    emit,
    assetUrl: (id) => pictures.get(id) ?? room.pictureUrl(id),
    thumbnailUrl: (id) => pictures.get(id) ?? room.pictureUrl(id),
    fail(name, code) {
      if (code === null) failures.delete(name);
      else failures.set(name, code);
    },
    hold(name, until) {
      holds.set(name, until);
    },
  };
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function objectUrl(blob: Blob): string {
  return URL.createObjectURL(blob);
}

function typeOf(fileName: string): string {
  const types: Readonly<Record<string, string>> = {
    pdf: 'application/pdf',
    png: 'image/png',
    jpg: 'image/jpeg',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  };
  return types[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

function signerOf(key: SignatureKey): string | null {
  return key.state === 'kept' ? key.fingerprint : null;
}
