// How far is the article on its way out, and which steps can be taken from here?
import { Ellipsis } from 'lucide-react';
import type { Article } from '../../../core/content/article.ts';
import { nextSteps, type StepName } from '../../../core/workflow/steps.ts';
import { useServices } from '../../app/services.ts';
import { useNow } from '../../app/use-now.ts';
import { Menu } from '../../ui/Menu.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';

interface Props {
  readonly article: Article;
  readonly onStep: (step: StepName) => void;
}

export function StateSection({ article, onStep }: Props) {
  const { messages } = useServices();
  const words = messages.details;
  const now = useNow();
  const steps = nextSteps(article, now);
  return (
    // A step that was taken leaves the keyboard here, not on the next step: two presses of Enter are not two steps.
    <section className="state-section" aria-label={words.state} tabIndex={-1} data-takes-focus>
      <span className={`pill is-${article.status}`}>
        <StatusGlyph status={article.status} size={14} />
        {messages.statuses[article.status]}
      </span>
      <div className="state-steps">
        {steps.buttons.map((step) => (
          <button key={step} type="button" className="button is-small" onClick={() => onStep(step)}>
            {words.steps[step]}
          </button>
        ))}
      </div>
    </section>
  );
}

/** The rarer steps, and the way to the trash. */
export function MoreSteps({ article, onStep }: Props) {
  const { messages, workspace } = useServices();
  const words = messages.details;
  const steps = nextSteps(article, useNow());
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="icon-button" aria-label={words.moreSteps}>
          <Ellipsis aria-hidden />
        </button>
      }
      items={[
        ...steps.more.map((step) => ({
          id: step,
          label: words.steps[step],
          run: () => onStep(step),
        })),
        ...(steps.more.length > 0 ? (['separator'] as const) : []),
        {
          id: 'trash',
          label: words.trash,
          isDestructive: true,
          run: () => void workspace.trash(article.id),
        },
      ]}
    />
  );
}
