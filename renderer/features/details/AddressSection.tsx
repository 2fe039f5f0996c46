// Which address does the article have on the website?
import { useId, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { slug as slugSchema } from '../../../core/content/text.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
}

export function AddressSection({ session, article }: Props) {
  const { messages } = useServices();
  const words = messages.details;
  const id = useId();
  const helpId = useId();
  const isAutomatic = article.slug.startsWith('draft-');
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? (isAutomatic ? '' : article.slug);
  const isBad = typed !== null && typed !== '' && !slugSchema.safeParse(typed).success;
  return (
    <section className="details-section">
      <label htmlFor={id} className="section-title">
        {words.address}
      </label>
      <input
        id={id}
        className="field is-code"
        type="text"
        value={value}
        placeholder={isAutomatic ? words.addressAuto : ''}
        spellCheck={false}
        aria-invalid={isBad}
        aria-describedby={helpId}
        onChange={(event) => {
          const next = event.target.value.toLowerCase().replace(/\s+/g, '-');
          setTyped(next);
          if (slugSchema.safeParse(next).success) session.change({ slug: next });
        }}
        onBlur={() => setTyped(null)}
      />
      <small id={helpId} className={isBad ? 'field-error' : 'field-help'}>
        {isBad ? words.addressBad : words.addressHelp}
      </small>
    </section>
  );
}
