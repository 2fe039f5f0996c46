// What of this article do readers see, on each website it is published to?
import type { ArticleSummary } from '../../../core/library.ts';
import { shortcutText } from '../../app/command-centre.ts';
import { liveState } from '../../app/live-now.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { LiveGlyph } from '../../ui/LiveGlyph.tsx';

export function LiveSection({ id }: Pick<ArticleSummary, 'id'>) {
  const { commands, environment, liveNow, messages, mirror } = useServices();
  const { platform } = useStore(environment);
  const words = messages.publish.live;
  const targets = useStore(liveNow.targets);
  const summary = useStore(mirror.contents)?.summaries.get(id);
  if (targets.length === 0 || summary === undefined) return null;
  return (
    <section className="details-section" aria-label={words.title}>
      <ul className="live-list">
        {targets.map((target) => {
          const state = liveState(target, summary);
          return (
            <li key={target.id}>
              <LiveGlyph state={state} />
              <span>{words.at(target.label, words[state])}</span>
            </li>
          );
        })}
      </ul>
      {summary.status === 'published' || summary.status === 'archived' ? (
        <button
          type="button"
          className="quiet-button"
          title={shortcutText('article.publishAlone', platform)}
          onClick={() => commands.run('article.publishAlone')}
        >
          {words.alone}
        </button>
      ) : null}
    </section>
  );
}
