// Is nothing typed ever lost between articles, at closing, and when the disk refuses? Through the whole window side.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../core/content/article.ts';
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
    session().bindBody(() => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
    }));
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

  it('clears an optional field', async () => {
    session().change({ publishAt: { instant: '2030-01-01T00:00:00.000Z', zone: 'Europe/Paris' } });
    await session().flush();
    expect(onDisk(first.id)?.publishAt).toBeDefined();
    session().change({ publishAt: undefined });
    await session().flush();
    expect(onDisk(first.id)).not.toHaveProperty('publishAt');
  });

  it('never saves an article that holds something unknown', async () => {
    const strange = {
      ...second,
      body: { schemaVersion: 1, document: { type: 'doc', content: [{ type: 'mysteryBox' }] } },
    };
    fake.articles.set(second.id, strange);
    await services.workspace.open(second.id);
    expect(session().readOnly).toContain('mysteryBox');
    session().change({ headline: 'Must not be written' });
    session().bodyChanged();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await session().flush()).toBe(true);
    expect(savesOf(second.id)).toBe(0);
    expect(onDisk(second.id)).toEqual(strange);
  });

  it('keeps both versions after a conflict', async () => {
    fake.articles.set(first.id, { ...first, headline: 'Theirs', revision: first.revision + 5 });
    session().change({ headline: 'Mine' });
    expect(await session().flush()).toBe(false);
    expect(session().get().save.state).toBe('conflict');
    await services.workspace.keepBoth();
    expect(onDisk(first.id)?.headline).toBe('Theirs');
    expect(session().get().article.headline).toBe('Theirs');
    expect([...fake.articles.values()].map((article) => article.headline)).toContain(
      'Mine (my version)',
    );
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
