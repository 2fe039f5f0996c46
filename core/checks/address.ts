// Has the article an address of its own on the website?
import { fixWord, reason } from '../check-messages.ts';
import { makeSlug, reservedSlugs } from '../content/text.ts';
import type { Check, Found } from './define-check.ts';

const place = { at: 'field', field: 'address' } as const;

export const address: Check = {
  id: 'address',
  *run({ article }, context) {
    const { slug } = article;
    // The store refuses such a name; a file that another program wrote may have it, in any case of letters.
    if (reservedSlugs.has(slug.toLowerCase())) {
      yield clash(slug, makeSlug(slug, reservedSlugs, slug), reason('address-reserved', slug));
      return;
    }
    const other = context.addressClash(article);
    if (other === undefined || other === null) return;
    yield clash(slug, other.free, reason('address-taken', slug, other.headline));
  },
};

function clash(slug: string, free: string, why: Found['reason']): Found {
  return {
    severity: 'warning',
    place,
    judged: slug,
    reason: why,
    fix: {
      mends: 'article',
      label: fixWord('use-address', free),
      edit: () => ({ slug: free }),
    },
  };
}
