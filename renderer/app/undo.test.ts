// Does undo go to whoever owns it, in the order of the changes, with a sentence, and back again? Through the services of a window.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GalleyError } from '../../core/errors.ts';
import { createFakeBridge } from '../dev/fake-bridge.ts';
import { createServices, type Services } from './services.ts';
import { type Step, stepOf } from './undo.ts';

let services: Services;
/** What the changes below have made of it. */
let value: string;

beforeEach(() => {
  services = createServices(createFakeBridge().bridge);
  services.travel.go('calendar');
  value = 'first';
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

const said = (): string | undefined => services.toasts.current.get()?.text;

/** What a key or a menu starts, to its end. */
async function run(...ways: ('undo' | 'redo')[]): Promise<void> {
  for (const way of ways) services.undo.run(way);
  // Nothing here waits for more than promises, all of which are kept by then.
  await new Promise((resolve) => setTimeout(resolve));
}

function change(to: string): void {
  const from = value;
  value = to;
  const set = (next: string) => (): void => {
    value = next;
  };
  services.undo.tell(`Now ${to}.`, stepOf(set(from), set(to)));
}

function focus(element: HTMLElement): void {
  document.body.append(element);
  element.focus();
}

describe('undo on a screen', () => {
  it('takes changes back newest first, however fast the keys come, and makes them again', async () => {
    change('second');
    change('third');
    await run('undo', 'undo');
    expect(value).toBe('first');
    expect(said()).toBe('All is as before.');
    await run('redo', 'redo', 'undo');
    expect(value).toBe('second');
    await run('redo');
    expect(value).toBe('third');
    expect(said()).toBe('Done once more.');
  });

  it('says that there is nothing, and does nothing', async () => {
    await run('undo');
    expect(said()).toBe('There is nothing to undo on this screen.');
    change('second');
    await run('redo');
    expect(said()).toBe('There is nothing to redo on this screen.');
    expect(value).toBe('second');
  });

  it('forgets what could be made again once something else was changed', async () => {
    change('second');
    await run('undo');
    change('third');
    await run('redo');
    expect(value).toBe('third');
  });

  it('is the same as the button of the message, which takes back its own change, once', async () => {
    change('second');
    const button = services.toasts.current.get()?.action;
    expect(button?.label).toBe('Undo');
    await run('undo');
    change('third');
    button?.run();
    await run();
    expect([value, said()]).toEqual(['third', 'Now third.']);
  });

  it('offers the other way in the message, for just what was taken back', async () => {
    change('second');
    await run('undo');
    const redo = services.toasts.current.get()?.action;
    expect(redo?.label).toBe('Redo');
    redo?.run();
    await run();
    expect(value).toBe('second');
    expect(services.toasts.current.get()?.action?.label).toBe('Undo');
    // That change is made again already, and another one came after it.
    change('third');
    redo?.run();
    await run();
    expect([value, said()]).toEqual(['third', 'Now third.']);
  });

  it('leaves to each place its own changes, and keeps them while another one is shown', async () => {
    change('second');
    services.travel.go('terms');
    await run('undo');
    expect(value).toBe('second');
    services.travel.go('calendar');
    await run('undo');
    expect(value).toBe('first');
  });

  it('forgets them with the newsroom', async () => {
    change('second');
    services.undo.forget();
    await run('undo');
    expect(value).toBe('second');
  });

  it('keeps a change that could not be taken back, says why, and tries it again', async () => {
    let isFull = true;
    const step: Step = async () => {
      if (isFull) throw new GalleyError({ code: 'disk-full' });
      value = 'first';
      return {};
    };
    value = 'second';
    services.undo.tell('Now second.', step);
    await run('undo');
    expect(services.toasts.current.get()?.isProblem).toBe(true);
    expect(said()).toContain('the disk is full');
    isFull = false;
    await run('undo');
    expect(value).toBe('first');
  });

  it('passes by a change that is not known any more', async () => {
    change('second');
    services.undo.note(() => Promise.reject(new GalleyError({ code: 'not-found' })));
    await run('undo');
    expect(value).toBe('second');
    await run('undo');
    expect(value).toBe('first');
  });

  it('keeps the rest of what was cut short for the next time', async () => {
    const left = ['one', 'two'];
    services.undo.note(async () => {
      left.pop();
      return { isUnfinished: left.length > 0 };
    });
    await run('undo');
    expect(left).toEqual(['one']);
    await run('undo');
    expect(left).toEqual([]);
    await run('undo');
    expect(said()).toBe('There is nothing to undo on this screen.');
  });

  it('takes the newest of all that the screen has, whoever keeps it', async () => {
    const took: string[] = [];
    change('second');
    const at = performance.now() + 1000;
    const stop = services.undo.also({
      newest: (way) => (way === 'undo' && took.length === 0 ? at : null),
      take: (way) => {
        took.push(way);
        return {};
      },
    });
    await run('undo');
    expect([took, value]).toEqual([['undo'], 'second']);
    await run('undo');
    expect([took, value]).toEqual([['undo'], 'first']);
    stop();
  });

  it('changes nothing beneath a question', async () => {
    change('second');
    const dialog = document.createElement('div');
    dialog.className = 'modal';
    document.body.append(dialog);
    await run('undo');
    expect(value).toBe('second');
    dialog.remove();
    await run('undo');
    expect(value).toBe('first');
  });
});

describe('undo in a text', () => {
  /** Of the browser, which the environment of this test has not. */
  const execCommand = vi.fn(() => true);
  beforeEach(() => {
    execCommand.mockClear();
    Object.assign(document, { execCommand });
  });

  it.each(['text', 'search', 'number', 'url'])('is that of a field of type %s', async (type) => {
    change('second');
    focus(Object.assign(document.createElement('input'), { type }));
    await run('undo', 'redo');
    expect(execCommand.mock.calls).toEqual([['undo'], ['redo']]);
    expect(value).toBe('second');
  });

  it.each(['checkbox', 'radio', 'date', 'range'])(
    'is that of the screen where a %s has the keyboard, which keeps no history',
    async (type) => {
      change('second');
      focus(Object.assign(document.createElement('input'), { type }));
      await run('undo');
      expect(execCommand).not.toHaveBeenCalled();
      expect(value).toBe('first');
    },
  );

  it.each(['textarea', 'input'])('is that of the screen in %s for reading only', async (name) => {
    change('second');
    focus(Object.assign(document.createElement(name), { readOnly: true }));
    await run('undo');
    expect(value).toBe('first');
  });

  it('is that of a text with a history of its own, in its fields too, even where it has nothing to undo', async () => {
    const done: string[] = [];
    const text = document.createElement('div');
    const field = document.createElement('input');
    text.append(field);
    document.body.append(text);
    const stop = services.undo.ownText(text, {
      undo: () => void done.push('undo'),
      redo: () => void done.push('redo'),
    });
    change('second');
    field.focus();
    await run('undo', 'redo');
    expect(done).toEqual(['undo', 'redo']);
    expect([value, execCommand.mock.calls.length]).toEqual(['second', 0]);
    stop();
    field.type = 'checkbox';
    await run('undo');
    expect(value).toBe('first');
  });
});
