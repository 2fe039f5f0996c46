// Is nothing typed ever lost between articles, at closing, and when the disk refuses? Through the whole window side.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { assetId } from '../../core/content/ids.ts';
import { summarise } from '../../core/library.ts';
import { createFakeBridge, type FakeBridge } from '../dev/fake-bridge.ts';
import { QUIET_MILLISECONDS } from '../editor/autosave.ts';
import { createServices, type Services } from './services.ts';

let fake: FakeBridge;
let services: Services;
let first: Article;
let second: Article;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  fake = createFakeBridge();
  services = createServices(fake.bridge);
  const { library } = await services.api.call('app.state', {});
  if (library === null) throw new Error('the pretended newsroom is closed');
  await services.mirror.load(library);
  const [one, other] = [...fake.articles.values()].filter((article) => article.headline !== '');
  if (one === undefined || other === undefined) throw new Error('the newsroom is empty');
  first = one;
  second = other;
  await services.workspace.open(first.id);
});

const onDisk = (id: string): Article | undefined => fake.articles.get(id);
const savesOf = (id: string): number =>
  fake.called.filter(
    ({ name, input }) => name === 'article.save' && JSON.stringify(input).includes(id),
  ).length;

function session() {
  const open = services.workspace.session.get();
  if (open === null) throw new Error('no article is open');
  return open;
}

describe('the workspace', () => {
  it('saves after a pause, and takes over what the store decided', async () => {
    session().change({ headline: 'Changed' });
    await vi.advanceTimersByTimeAsync(QUIET_MILLISECONDS);
    expect(onDisk(first.id)?.headline).toBe('Changed');
    expect(session().get().save.state).toBe('saved');
    expect(session().get().article.revision).toBe(first.revision + 1);
    expect(services.mirror.contents.get()?.summaries.get(first.id)?.headline).toBe('Changed');
  });

  it('saves what was typed a moment ago before it opens another article', async () => {
    session().change({ headline: 'Typed a moment ago' });
    await services.workspace.open(second.id);
    expect(onDisk(first.id)?.headline).toBe('Typed a moment ago');
    expect(session().id).toBe(second.id);
  });

  it('reads the body from the editor at the moment of saving', async () => {
    let words = 'one';
    session().bindBody(
      () => ({
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
      }),
      () => undefined,
    );
    session().bodyChanged();
    words = 'two';
    await session().flush();
    expect(JSON.stringify(onDisk(first.id)?.body)).toContain('two');
  });

  it('stays on an article that cannot be saved, and says why', async () => {
    fake.fail('article.save', 'disk-full');
    session().change({ headline: 'Not on disk' });
    await services.workspace.open(second.id);
    expect(session().id).toBe(first.id);
    expect(services.workspace.current.get()).toBe(first.id);
    expect(session().get().article.headline).toBe('Not on disk');
    expect(services.toasts.current.get()?.text).toContain('the disk is full');
  });

  it('answers the closing app truthfully', async () => {
    session().change({ headline: 'Last words' });
    fake.emit('app.flush', { token: 'one' });
    await vi.advanceTimersByTimeAsync(0);
    fake.fail('article.save', 'write-failed');
    session().change({ headline: 'Really last words' });
    fake.emit('app.flush', { token: 'two' });
    await vi.advanceTimersByTimeAsync(0);
    const answers = fake.called.filter(({ name }) => name === 'window.flushed');
    expect(answers.map(({ input }) => input)).toEqual([
      { token: 'one', saved: true },
      { token: 'two', saved: false },
    ]);
  });

  it('keeps what is typed while a save is under way', async () => {
    let release = (): void => undefined;
    fake.hold(
      'article.save',
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    session().change({ headline: 'First' });
    const flushed = session().flush();
    await vi.advanceTimersByTimeAsync(0);
    session().change({ headline: 'Second', summary: 'And a summary' });
    release();
    expect(await flushed).toBe(true);
    expect(session().get().article).toMatchObject({ headline: 'Second', summary: 'And a summary' });
    expect(onDisk(first.id)).toMatchObject({ headline: 'Second', summary: 'And a summary' });
  });

  it('does not read back what it saved itself, though it is told of it before the save is answered', async () => {
    let answer = (): void => undefined;
    fake.hold('article.save', new Promise((resolve) => (answer = resolve)));
    session().change({ headline: 'Mine' });
    const flushed = session().flush();
    await vi.advanceTimersByTimeAsync(0);
    const library = services.mirror.contents.get()?.library;
    if (library === undefined) throw new Error('no newsroom is open');
    const saved = { ...summarise(first), headline: 'Mine', revision: first.revision + 1 };
    fake.emit('library.changed', { library, changed: [saved], removed: [] });
    await vi.advanceTimersByTimeAsync(0);
    answer();
    expect(await flushed).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.called.map(({ name }) => name)).not.toContain('article.read');
  });

  it('clears an optional field', async () => {
    session().change({ publishAt: { instant: '2030-01-01T00:00:00.000Z', zone: 'Europe/Paris' } });
    await session().flush();
    expect(onDisk(first.id)?.publishAt).toBeDefined();
    session().change({ publishAt: undefined });
    await session().flush();
    expect(onDisk(first.id)).not.toHaveProperty('publishAt');
  });

  it('never saves an article of a newer schema', async () => {
    const strange = { ...second, body: { ...second.body, schemaVersion: 99 } };
    fake.articles.set(second.id, strange);
    await services.workspace.open(second.id);
    expect(session().readOnly).toContain('newer version');
    session().change({ headline: 'Must not be written' });
    session().bodyChanged();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await session().flush()).toBe(true);
    expect(savesOf(second.id)).toBe(0);
    expect(onDisk(second.id)).toEqual(strange);
  });

  it('edits an article that holds a block of a newer Galley, and keeps the block', async () => {
    const hologram = { type: 'hologram', attrs: { depth: 3 } };
    const body = { schemaVersion: 1, document: { type: 'doc', content: [hologram] } };
    fake.articles.set(second.id, { ...second, body });
    await services.workspace.open(second.id);
    expect(session().readOnly).toBeNull();
    session().change({ headline: 'Written beside it' });
    expect(await session().flush()).toBe(true);
    expect(onDisk(second.id)).toMatchObject({ headline: 'Written beside it', body });
  });

  it('shows a newer revision from another window while nothing is typed here', async () => {
    const newer = { ...first, headline: 'From the other window', revision: first.revision + 1 };
    fake.articles.set(first.id, newer);
    const { library } = await services.api.call('app.state', {});
    const summary = services.mirror.contents.get()?.summaries.get(first.id);
    fake.emit('library.changed', {
      library,
      changed: [{ ...summary, headline: newer.headline, revision: newer.revision }],
      removed: [],
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(session().get().article.headline).toBe('From the other window');
  });

  it('moves an article to the trash and back, and tells nobody that it was closed by another window', async () => {
    await services.workspace.trash(first.id);
    expect(services.toasts.current.get()?.text).toContain('moved to the trash.');
  });

  it('publishes at once and can take it back', async () => {
    await services.workspace.moveTo('published', { publishedAt: '2026-01-01T00:00:00.000Z' });
    expect(onDisk(first.id)?.status).toBe('published');
    services.toasts.current.get()?.action?.run();
    await vi.advanceTimersByTimeAsync(0);
    expect(onDisk(first.id)?.status).toBe(first.status);
    expect(onDisk(first.id)).not.toHaveProperty('publishedAt');
  });

  it('does not publish an article without a headline', async () => {
    session().change({ headline: ' ' });
    await services.workspace.moveTo('published');
    expect(session().get().article.status).toBe(first.status);
    expect(services.toasts.current.get()?.isProblem).toBe(true);
  });

  it('takes details back where they are as they were left, opening their article first, and makes them again', async () => {
    const { workspace } = services;
    const turn = async (way: 'undo' | 'redo'): Promise<void> => {
      services.undo.run(way);
      await vi.advanceTimersByTimeAsync(0);
    };
    workspace.change(session(), { assignee: 'Ada' });
    workspace.change(session(), { highlighted: !first.highlighted });
    await workspace.open(second.id);
    await turn('undo');
    await vi.waitFor(() => expect(session().id).toBe(first.id));
    expect(session().get().article.highlighted).toBe(first.highlighted);
    expect(session().get().article.assignee).toBe('Ada');
    await turn('redo');
    expect(session().get().article.highlighted).toBe(!first.highlighted);
    // Somebody else has it by now: that stays.
    session().change({ assignee: 'Bo' });
    await turn('undo');
    await turn('undo');
    expect(session().get().article).toMatchObject({
      assignee: 'Bo',
      highlighted: first.highlighted,
    });
    expect(services.toasts.current.get()?.text).toContain('but for what was changed again since');
  });

  it('brings back the attachment that was removed, beside one that was added since', async () => {
    const attachment = (title: string, digit: string) => ({
      ...{ asset: assetId.parse(digit.repeat(64)), title, language: 'en' },
    });
    const [one, two] = [attachment('One', 'a'), attachment('Two', 'b')];
    session().change({ attachments: [one] });
    session().change({ attachments: [] });
    services.undo.note(services.workspace.wayBack(session(), { attachments: [one] }));
    session().change({ attachments: [two] });
    services.undo.run('undo');
    await vi.advanceTimersByTimeAsync(0);
    expect(session().get().article.attachments).toEqual([one, two]);
  });

  it('moves an article to the trash and back', async () => {
    await services.workspace.trash(first.id);
    expect(onDisk(first.id)).toBeUndefined();
    expect(services.workspace.session.get()).toBeNull();
    services.toasts.current.get()?.action?.run();
    await vi.advanceTimersByTimeAsync(0);
    await vi.waitFor(() => expect(session().id).toBe(first.id));
    expect(onDisk(first.id)?.headline).toBe(first.headline);
  });
});

/** Another window saves the open article. */
async function savedElsewhere(change: Partial<Article>): Promise<void> {
  const there = onDisk(first.id) ?? first;
  const { library } = await services.api.call('app.state', {});
  const next = { ...there, ...change, revision: there.revision + 1 };
  fake.articles.set(first.id, next);
  fake.emit('library.changed', { library, changed: [summarise(next)], removed: [] });
  await vi.advanceTimersByTimeAsync(0);
}

const bodyOf = (text: string): Article['body'] => ({
  schemaVersion: 1,
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
});

describe('an article that another window saved', () => {
  it('is shown anew while nothing is typed here, in the same sheet, so that the caret stays', async () => {
    const { key } = session();
    const shown: string[] = [];
    session().bindBody(
      () => first.body.document,
      (document) => shown.push(JSON.stringify(document)),
    );
    await savedElsewhere({ headline: 'From the other window', body: bodyOf('Their words') });
    expect(session().get().article.headline).toBe('From the other window');
    expect(session().key).toBe(key);
    expect(shown).toEqual([JSON.stringify(bodyOf('Their words').document)]);
    expect(session().isUnsaved).toBe(false);
  });

  it('takes what is typed here as well, where the two changed different things', async () => {
    session().change({ summary: 'Typed here' });
    await savedElsewhere({ headline: 'Typed there' });
    expect(await session().flush()).toBe(true);
    expect(onDisk(first.id)).toMatchObject({ summary: 'Typed here', headline: 'Typed there' });
    expect(session().get().article).toMatchObject({
      summary: 'Typed here',
      headline: 'Typed there',
    });
  });

  it('is a conflict only where both changed the same, and not to the same', async () => {
    session().change({ headline: 'Agreed' });
    await savedElsewhere({ headline: 'Agreed' });
    expect(await session().flush()).toBe(true);
    session().change({ headline: 'Mine' });
    await savedElsewhere({ headline: 'Theirs' });
    expect(await session().flush()).toBe(false);
    expect(session().get()).toMatchObject({
      save: { state: 'conflict' },
      other: { headline: 'Theirs' },
      article: { headline: 'Mine' },
    });
    expect(onDisk(first.id)?.headline).toBe('Theirs');
  });

  it('is met by a save that was on its way', async () => {
    let release = (): void => undefined;
    fake.hold('article.save', new Promise((resolve) => (release = resolve)));
    session().change({ summary: 'On its way' });
    const flushed = session().flush();
    await vi.advanceTimersByTimeAsync(0);
    await savedElsewhere({ headline: 'Meanwhile' });
    session().change({ standfirst: 'Typed while it was on its way' });
    release();
    expect(await flushed).toBe(true);
    expect(onDisk(first.id)).toMatchObject({
      summary: 'On its way',
      headline: 'Meanwhile',
      standfirst: 'Typed while it was on its way',
    });
  });
});

describe('related news that is computed while the article is open', () => {
  const list = (reason: string) => ({
    items: [{ id: second.id, score: 200, reason }],
    computedFor: first.revision,
    pinned: [],
    excluded: [],
  });

  it('is no conflict with anything typed, and both are kept', async () => {
    session().change({ headline: 'Typed here' });
    const related = list('Both say “harbour”.');
    await savedElsewhere({ related });
    session().change({ standfirst: 'Typed on' });
    expect(await session().flush()).toBe(true);
    expect(onDisk(first.id)).toMatchObject({
      headline: 'Typed here',
      standfirst: 'Typed on',
      related,
    });
    expect(session().get().article.related).toEqual(related);
  });

  it('stays the newest list although something was pinned over the one before', async () => {
    await savedElsewhere({ related: list('12 days apart.') });
    const shown = session().get().article.related;
    if (shown === undefined) throw new Error('the list was not taken over');
    session().change({ related: { ...shown, pinned: [second.id] } });
    await savedElsewhere({ related: list('Both say “harbour”.') });
    expect(await session().flush()).toBe(true);
    const both = { ...list('Both say “harbour”.'), pinned: [second.id] };
    expect(onDisk(first.id)?.related).toEqual(both);
    expect(session().get().article.related).toEqual(both);
  });
});

describe('a conflict', () => {
  beforeEach(async () => {
    session().change({ headline: 'Mine' });
    await savedElsewhere({ headline: 'Theirs', summary: 'Only they changed this' });
    expect(await session().flush()).toBe(false);
  });

  it('goes on taking what is typed, and compares it to the last key', async () => {
    session().change({ headline: 'Mine, and more' });
    const { other } = session().get();
    if (other === null) throw new Error('there is no other side');
    const { mine, edit } = session().against(other);
    expect(mine).toMatchObject({ headline: 'Mine, and more', summary: 'Only they changed this' });
    expect(edit).toEqual({ headline: 'Mine, and more' });
  });

  it('keeps mine, with what only the other side changed, and offers the other one back', async () => {
    await services.workspace.settling.keep('mine');
    expect(onDisk(first.id)).toMatchObject({
      headline: 'Mine',
      summary: 'Only they changed this',
    });
    expect(session().get().save.state).toBe('clean');
    expect(services.toasts.current.get()?.action?.label).toBe('Undo');
  });

  it('keeps the other, and shows it', async () => {
    await services.workspace.settling.keep('other');
    expect(onDisk(first.id)?.headline).toBe('Theirs');
    expect(session().get()).toMatchObject({
      article: { headline: 'Theirs' },
      save: { state: 'clean' },
    });
  });

  it('keeps both, mine as a draft of its own', async () => {
    await services.workspace.settling.keepBoth();
    expect(onDisk(first.id)?.headline).toBe('Theirs');
    expect(session().get().article.headline).toBe('Theirs');
    const headlines = (): string[] => [...fake.articles.values()].map(({ headline }) => headline);
    expect(headlines()).toContain('Mine (my version)');
    services.toasts.current.get()?.action?.run();
    await vi.advanceTimersByTimeAsync(0);
    expect(headlines()).not.toContain('Mine (my version)');
    expect(onDisk(first.id)?.headline).toBe('Theirs');
    services.toasts.current.get()?.action?.run();
    await vi.advanceTimersByTimeAsync(0);
    expect(headlines()).toContain('Mine (my version)');
  });

  it('gives the draft back, too, with which an article was replaced, and takes it again', async () => {
    await services.workspace.settling.keep('other');
    const article = onDisk(first.id) ?? first;
    const next = { ...article, headline: 'From the draft' };
    expect(await services.workspace.settling.replaceBy(article, next, second.id)).toBe(true);
    expect([onDisk(first.id)?.headline, onDisk(second.id)]).toEqual(['From the draft', undefined]);
    services.toasts.current.get()?.action?.run();
    await vi.advanceTimersByTimeAsync(0);
    expect([onDisk(first.id)?.headline, onDisk(second.id)]).toEqual(['Theirs', second]);
    services.toasts.current.get()?.action?.run();
    await vi.advanceTimersByTimeAsync(0);
    expect([onDisk(first.id)?.headline, onDisk(second.id)]).toEqual(['From the draft', undefined]);
  });

  it('replaces nothing that was not looked at, and shows the newer other side instead', async () => {
    // Saved by another window so lately that this one has not heard of it.
    const there = onDisk(first.id) ?? first;
    const newer = { ...there, headline: 'Theirs, later', revision: there.revision + 1 };
    fake.articles.set(first.id, newer);
    await services.workspace.settling.keep('mine');
    expect(onDisk(first.id)?.headline).toBe('Theirs, later');
    expect(session().get()).toMatchObject({
      save: { state: 'conflict' },
      other: { headline: 'Theirs, later' },
      article: { headline: 'Mine' },
    });
  });

  it('ends by itself when the other side comes to say the same', async () => {
    await savedElsewhere({ headline: 'Mine' });
    expect(session().get().save.state).not.toBe('conflict');
    expect(await session().flush()).toBe(true);
  });

  it('is not left behind when the window is to close', async () => {
    fake.emit('app.flush', { token: 'closing' });
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.called.at(-1)).toEqual({
      name: 'window.flushed',
      input: { token: 'closing', saved: false },
    });
  });
});

describe('an article that another window moved to the trash', () => {
  const trashElsewhere = async (): Promise<void> => {
    await fake.bridge.call('article.trash', { id: first.id });
    await vi.advanceTimersByTimeAsync(0);
  };

  it('is closed here, and that is said', async () => {
    await trashElsewhere();
    expect(services.workspace.session.get()).toBeNull();
    expect(services.toasts.current.get()?.text).toContain('was closed here');
  });

  it('stays while something typed in it is not saved, and comes back with it', async () => {
    session().change({ headline: 'Typed and not saved' });
    await trashElsewhere();
    expect(await session().flush()).toBe(false);
    expect(session().get()).toMatchObject({
      save: { state: 'conflict' },
      other: null,
      article: { headline: 'Typed and not saved' },
    });
    await services.workspace.settling.bringBack();
    expect(onDisk(first.id)?.headline).toBe('Typed and not saved');
    expect(session().get().save.state).toBe('saved');
  });

  it('or what was typed in it becomes a draft', async () => {
    session().change({ headline: 'Typed and not saved' });
    await trashElsewhere();
    await session().flush();
    await services.workspace.settling.keepBoth();
    expect(onDisk(first.id)).toBeUndefined();
    expect(session().get().article.headline).toBe('Typed and not saved (my version)');
  });
});
