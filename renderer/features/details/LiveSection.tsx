// What of this article do readers see, on each website it is published to?
import type { ArticleSummary } from '../../../core/library.ts';
import { liveState } from '../../app/live-now.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { LiveGlyph } from '../../ui/LiveGlyph.tsx';

export function LiveSection({ id }: Pick<ArticleSummary, 'id'>) {
  const { liveNow, messages, mirror } = useServices();
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
    </section>
  );
}
