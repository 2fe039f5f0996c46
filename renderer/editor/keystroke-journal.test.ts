// Is the journal never further behind the typing than it promises, whatever saving does?
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createServices, type Services } from '../app/services.ts';
import { createFakeBridge, type FakeBridge } from '../dev/fake-bridge.ts';
import { KeystrokeJournal, NOTE_MILLISECONDS } from './keystroke-journal.ts';

const clock = {
  now: () => performance.now(),
  setTimeout: (run: () => void, milliseconds: number) => setTimeout(run, milliseconds),
  clearTimeout: (timer: unknown) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  whenIdle: (run: () => void, milliseconds: number) => void setTimeout(run, milliseconds),
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

describe('the journal of one article', () => {
  it('notes within 400 ms of any keystroke while typing never pauses', async () => {
    let typed = 0;
    const noted: number[] = [];
    const journal = new KeystrokeJournal({
      clock,
      note: async () => {
        noted.push(typed);
      },
    });
    let mostBehind = 0;
    for (let key = 0; key < 100; key++) {
      typed += 1;
      journal.touch();
      await vi.advanceTimersByTimeAsync(100);
      mostBehind = Math.max(mostBehind, typed - (noted.at(-1) ?? 0));
    }
    // Ten keys a second: four of them are typed while one note waits.
    expect(mostBehind).toBeLessThanOrEqual(NOTE_MILLISECONDS / 100);
    expect(noted.length).toBeLessThanOrEqual(100 / (NOTE_MILLISECONDS / 100) + 1);
  });

  it('waits at the end for a moment without keystrokes, and notes nothing that was saved before it came', async () => {
    const waiting: (() => void)[] = [];
    const whenIdle = (run: () => void): void => void waiting.push(run);
    const note = vi.fn(() => Promise.resolve());
    const journal = new KeystrokeJournal({ clock: { ...clock, whenIdle }, note });
    journal.touch();
    await vi.advanceTimersByTimeAsync(NOTE_MILLISECONDS);
    expect(note).not.toHaveBeenCalled();
    waiting.shift()?.();
    expect(note).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(0);
    journal.touch();
    await vi.advanceTimersByTimeAsync(NOTE_MILLISECONDS);
    journal.rest();
    waiting.shift()?.();
    expect(note).toHaveBeenCalledTimes(1);
  });

  it('goes on trying while the disk refuses, and says when it works again', async () => {
    const said: boolean[] = [];
    let refuses = true;
    const journal = new KeystrokeJournal({
      clock,
      note: () => (refuses ? Promise.reject(new Error('no')) : Promise.resolve()),
      onFailing: (isFailing) => said.push(isFailing),
    });
    journal.touch();
    await vi.advanceTimersByTimeAsync(3 * NOTE_MILLISECONDS);
    expect(said).toEqual([true]);
    refuses = false;
    await vi.advanceTimersByTimeAsync(NOTE_MILLISECONDS);
    expect(said).toEqual([true, false]);
  });

  it('asks for nothing more once everything is saved', async () => {
    const note = vi.fn(() => Promise.reject(new Error('no')));
    const journal = new KeystrokeJournal({ clock, note });
    journal.touch();
    journal.rest();
    await vi.advanceTimersByTimeAsync(10 * NOTE_MILLISECONDS);
    expect(note).not.toHaveBeenCalled();
  });
});

describe('an article in the window', () => {
  let fake: FakeBridge;
  let services: Services;
  beforeEach(async () => {
    fake = createFakeBridge();
    services = createServices(fake.bridge);
    const { library } = await services.api.call('app.state', {});
    if (library === null) throw new Error('the pretended newsroom is closed');
    await services.mirror.load(library);
    const first = [...fake.articles.values()].find((one) => one.headline !== '');
    await services.workspace.open(first?.id ?? '');
  });
  const notes = () => fake.called.filter(({ name }) => name === 'journal.note');
  const typeHeadline = (headline: string): void =>
    services.workspace.session.get()?.change({ headline });

  it('is noted although no save gets through', async () => {
    fake.fail('article.save', 'disk-full');
    typeHeadline('Not on disk');
    await vi.advanceTimersByTimeAsync(2000);
    typeHeadline('Not on disk, and more');
    await vi.advanceTimersByTimeAsync(NOTE_MILLISECONDS);
    expect(JSON.stringify(notes().at(-1)?.input)).toContain('Not on disk, and more');
  });

  it('is noted before it is saved, with the same text', async () => {
    typeHeadline('Saved at once');
    await services.workspace.flush();
    const order = fake.called.map(({ name }) => name);
    expect(order.lastIndexOf('journal.note')).toBe(order.lastIndexOf('article.save') - 1);
    expect(JSON.stringify(notes().at(-1)?.input)).toContain('Saved at once');
  });

  it('is not noted for a change that nobody typed', async () => {
    services.workspace.session.get()?.change({ highlighted: true });
    await services.workspace.flush();
    expect(notes()).toEqual([]);
  });
});
