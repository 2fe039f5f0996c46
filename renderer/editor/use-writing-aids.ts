// What helps while writing, beyond the blocks themselves? Punctuation by language and keys for blocks, for one session.
import type { Extensions } from '@tiptap/core';
import { useMemo, useState } from 'react';
import { useServices } from '../app/services.ts';
import { useCommand } from '../app/use-command.ts';
import type { ArticleSession } from './article-session.ts';
import { CommandKeys } from './command-keys.ts';
import { MoveKeys } from './moves/move-keys.ts';
import { SmartPunctuation } from './punctuation/smart-punctuation.ts';

interface WritingAids {
  /** They stay the same as long as the session does. */
  readonly extensions: Extensions;
  /** A new object each time that the menu of a block is asked for by key. */
  readonly blockMenu: object | null;
}

export function useWritingAids(session: ArticleSession): WritingAids {
  const { preferences, messages, toasts, setPreferences, environment } = useServices();
  useCommand('edit.smartPunctuation', () => {
    const smartPunctuation = !preferences.get().smartPunctuation;
    setPreferences({ smartPunctuation });
    const words = messages.editor.smartPunctuation;
    toasts.show(smartPunctuation ? words.on : words.off);
  });
  const [blockMenu, setBlockMenu] = useState<object | null>(null);
  const extensions = useMemo(
    () => [
      CommandKeys.configure({ platform: () => environment.get().platform }),
      SmartPunctuation.configure({
        language: () => session.get().article.language,
        isOn: () => preferences.get().smartPunctuation,
      }),
      MoveKeys.configure({ openMenu: () => setBlockMenu({}) }),
    ],
    [session, preferences, environment],
  );
  return { extensions, blockMenu };
}
