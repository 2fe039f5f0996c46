// How does one get to any article, or do anything, without leaving the keyboard? A field over the window, and a list under it.
import { Command } from 'cmdk';
import { ChevronRight } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useMemo, useRef, useState } from 'react';
import { shortcutText } from '../../app/command-centre.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { paletteItems } from './palette-items.ts';

interface Props {
  readonly contents: LibraryContents;
  readonly onClose: () => void;
}

export function CommandPalette({ contents, onClose }: Props) {
  const { commands: centre, environment, messages, travel } = useServices();
  const { platform } = useStore(environment);
  const [typed, setTyped] = useState('');
  const [before] = useState(() => document.activeElement);
  /** What was chosen takes the focus elsewhere, once the palette is gone. */
  const chosen = useRef<(() => void) | null>(null);
  const { summaries } = contents;
  const items = useMemo(
    () =>
      paletteItems(typed, {
        summaries,
        labels: messages.commands,
        recent: travel.recentArticles(),
        isRunnable: (id) => id !== 'palette' && centre.has(id),
      }),
    [typed, summaries, travel, centre, messages],
  );
  const words = messages.palette;
  const choose = (run: () => void): void => {
    chosen.current = run;
    onClose();
  };
  const count = items.articles.length + items.commands.length;
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <div className="scrim is-light" />
        <Dialog.Content
          className="palette"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before instanceof HTMLElement && before.isConnected) before.focus();
            chosen.current?.();
          }}
        >
          <Dialog.Title className="visually-hidden">{words.title}</Dialog.Title>
          <Command label={words.title} shouldFilter={false} loop>
            <Command.Input
              className="palette-field"
              placeholder={words.placeholder}
              value={typed}
              onValueChange={setTyped}
            />
            <Command.List className="palette-list" label={words.found}>
              {items.articles.length === 0 ? null : (
                <Command.Group heading={typed.trim() === '' ? words.recent : words.articles}>
                  {items.articles.map((summary) => (
                    <Command.Item
                      key={summary.id}
                      value={summary.id}
                      className="palette-item"
                      onSelect={() => choose(() => void travel.write(summary.id))}
                    >
                      <StatusGlyph status={summary.status} />
                      <span className="palette-name">
                        {summary.headline === '' ? messages.list.untitled : summary.headline}
                      </span>
                      <span className="palette-aside">{messages.statuses[summary.status]}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {items.commands.length === 0 ? null : (
                <Command.Group heading={words.commands}>
                  {items.commands.map((command) => (
                    <Command.Item
                      key={command.id}
                      value={command.id}
                      className="palette-item"
                      onSelect={() => choose(() => centre.run(command.id))}
                    >
                      <ChevronRight aria-hidden />
                      <span className="palette-name">{command.label}</span>
                      <kbd>{shortcutText(command.id, platform)}</kbd>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {count === 0 ? (
                <p className="palette-nothing">{words.nothing(typed.trim())}</p>
              ) : null}
            </Command.List>
          </Command>
          <p className="visually-hidden" role="status">
            {words.count(count)}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
