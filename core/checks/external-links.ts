// Do links to the web still lead somewhere? Known only where a person had their servers asked.
import { fixWord, type Reason, reason } from '../check-messages.ts';
import type { BodyNode } from '../content/body.ts';
import type { Check, Severity } from './define-check.ts';
import type { LinkOutcome } from './link-outcome.ts';

export const externalLinks: Check = {
  id: 'external-links',
  *run({ reading }, context) {
    for (const { node, path, number, href, words } of reading.links) {
      const outcome = context.link(href);
      const said = outcome === undefined ? undefined : judge(words.trim(), href, outcome);
      if (outcome === undefined || said === undefined) continue;
      const { to } = outcome;
      yield {
        ...said,
        place: { at: 'body', path, type: node.type, number },
        judged: { href, words, outcome },
        ...(outcome.state === 'moved' && to !== undefined
          ? {
              fix: {
                mends: 'block',
                label: fixWord('follow-move'),
                change: (block) => withHref(block, href, to),
              },
            }
          : {}),
      };
    }
  },
};

function judge(
  words: string,
  href: string,
  { state, status = 0, to = '' }: LinkOutcome,
): { severity: Severity; reason: Reason } | undefined {
  switch (state) {
    case 'good':
      return undefined;
    case 'gone':
      return { severity: 'warning', reason: reason('web-link-gone', words, href, status) };
    case 'refused':
      return { severity: 'advice', reason: reason('web-link-refused', words, href, status) };
    case 'slow':
    case 'unreachable':
      return { severity: 'warning', reason: reason('web-link-silent', words, href) };
    case 'moved':
      return { severity: 'advice', reason: reason('web-link-moved', words, to) };
    case 'private':
      return { severity: 'warning', reason: reason('web-link-private', words, href) };
  }
}

/** The block with links to one address leading to another. */
function withHref(node: BodyNode, from: string, to: string): BodyNode {
  const marks = node.marks?.map((mark) =>
    mark.type === 'link' && mark.attrs?.href === from
      ? { ...mark, attrs: { ...mark.attrs, href: to } }
      : mark,
  );
  const content = node.content?.map((child) => withHref(child, from, to));
  return {
    ...node,
    ...(content === undefined ? {} : { content }),
    ...(marks === undefined ? {} : { marks }),
  };
}
