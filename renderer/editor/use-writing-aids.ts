// What helps while writing, beyond the blocks themselves? Punctuation by language, made ready for one session.
import type { Extensions } from '@tiptap/core';
import { useMemo } from 'react';
import { useCommand } from '../app/command-centre.ts';
import { useServices } from '../app/services.ts';
import type { ArticleSession } from './article-session.ts';
import { MoveKeys } from './moves/move-keys.ts';
import { SmartPunctuation } from './punctuation/smart-punctuation.ts';

/** The extensions of one session; they stay the same as long as it does. */
export function useWritingAids(session: ArticleSession): { readonly extensions: Extensions } {
  const { preferences, messages, toasts, setPreferences } = useServices();
  useCommand('edit.smartPunctuation', () => {
    const smartPunctuation = !preferences.get().smartPunctuation;
    setPreferences({ smartPunctuation });
    const words = messages.editor.smartPunctuation;
    toasts.show(smartPunctuation ? words.on : words.off);
  });
  const extensions = useMemo(
    () => [
      SmartPunctuation.configure({
        language: () => session.get().article.language,
        isOn: () => preferences.get().smartPunctuation,
      }),
      MoveKeys,
    ],
    [session, preferences],
  );
  return { extensions };
}
