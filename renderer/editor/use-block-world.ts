// What do the blocks of this article see of the newsroom? The services of the window, narrowed down for the editor.

import { useMemo } from 'react';
import type { Article } from '../../core/content/article.ts';
import type { Messages } from '../../core/messages.ts';
import { dateAndTime } from '../app/dates.ts';
import { factLine } from '../app/fact-line.ts';
import { useServices } from '../app/services.ts';
import type { PictureFraming } from '../features/picture/framing.ts';
import type { ArticleSession } from './article-session.ts';
import type { BlockWorld } from './block-world.ts';

/** `framing` is the dialog beside the editor; without it pictures keep the part they show. */
export function useBlockWorld(
  session: ArticleSession,
  framing: PictureFraming | null = null,
): BlockWorld {
  const { api, assets, assetUrl, jobs, messages, mirror, workspace } = useServices();
  return useMemo(
    () => ({
      messages,
      language: session.get().article.language,
      languages: mirror.contents.get()?.site.languages ?? [],
      assetUrl,
      asset(id) {
        const known = assets.known.get().get(id);
        if (known === undefined) assets.want([id]);
        return known;
      },
      onAssets: assets.known.subscribe,
      async chooseAssets(purpose) {
        const { image, attachment } = messages.editor;
        try {
          const chosen = await jobs.addFiles(purpose === 'image' ? image : attachment, (job) =>
            api.call('asset.choose', { job, purpose }),
          );
          assets.add(...chosen);
          return chosen;
        } catch (caught) {
          workspace.report(caught);
          return [];
        }
      },
      framePicture: async (asset, use) => framing?.ask(asset, use) ?? null,
      *articles() {
        for (const { id, headline } of mirror.contents.get()?.summaries.values() ?? []) {
          if (id !== session.id) yield { id, headline };
        }
      },
      event: () => eventText(session.get().article, messages),
      onArticle: session.subscribe,
    }),
    [api, assets, assetUrl, jobs, messages, mirror, workspace, session, framing],
  );
}

function eventText({ event }: Article, { locale }: Messages): string | null {
  if (event === undefined) return null;
  const { start, end, place } = event;
  const times = [start, ...(end === undefined ? [] : [end])].map((moment) =>
    dateAndTime(moment.instant, locale, moment.zone),
  );
  return factLine(times.join(' – '), place);
}
