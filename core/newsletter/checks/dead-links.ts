// Does every link of the mail lead somewhere?
import { safeHref } from '../../markup.ts';
import { issueReason } from '../../newsletter-check-messages.ts';
import type { Edition } from '../../site/edition.ts';
import { paths } from '../../site/site-paths.ts';
import { paragraphs } from '../issue-view.ts';
import { piecesOf } from '../mail-links.ts';
import type { IssueCheck, IssuePlace, IssueSubject } from './define-check.ts';

export const deadLinks: IssueCheck = {
  id: 'dead-links',
  *run(subject) {
    const { issue, view, edition } = subject;
    if (view.site.address === undefined) {
      const reason = issueReason('site-without-address');
      yield { severity: 'blocking', place: { at: 'issue' }, reason };
    }
    for (const { id, label, url } of issue.slots) {
      if (url.trim() === '' && label.trim() === '') continue;
      if (safeHref(url) !== undefined) continue;
      const place = { at: 'slot', slot: id } as const;
      yield { severity: 'blocking', place, reason: issueReason('link-unusable', url.trim()) };
    }
    const pages = pagesOf(edition);
    for (const { place, address } of typedAddresses(subject)) {
      const path = pathWithin(edition.base, address);
      if (path === undefined || pages.has(path)) continue;
      yield { severity: 'blocking', place, reason: issueReason('link-dead', address) };
    }
  },
};

/** Addresses that a person typed for this issue: those of articles are made, and lead where they say. */
function* typedAddresses({
  issue,
  view,
}: IssueSubject): Iterable<{ readonly place: IssuePlace; readonly address: string }> {
  const inText = (place: IssuePlace, text: readonly string[]) =>
    text
      .flatMap(piecesOf)
      .flatMap((piece) => (piece.kind === 'address' ? [{ place, address: piece.address }] : []));
  yield* inText({ at: 'field', field: 'intro' }, view.intro);
  for (const { id, text, url } of issue.slots) {
    const place = { at: 'slot', slot: id } as const;
    yield* inText(place, paragraphs(text));
    const address = safeHref(url);
    if (address !== undefined) yield { place, address };
  }
  for (const { id, items } of issue.sections) {
    for (const { article, blurb } of items) {
      yield* inText({ at: 'item', section: id, article }, paragraphs(blurb ?? ''));
    }
  }
}

/** The path of an address on our own website, without what follows the page; undefined elsewhere. */
function pathWithin(base: string | undefined, address: string): string | undefined {
  if (base === undefined) return undefined;
  const page = address.replace(/[?#].*$/s, '').replace(/\/?(?:index\.html)?$/, '/');
  const home = base.replace(/^https?:/i, '').toLowerCase();
  const own = page.replace(/^https?:/i, '');
  return own.toLowerCase().startsWith(home) ? own.slice(home.length) : undefined;
}

/** Every page there is at this moment, and what leads on to one. */
function pagesOf(edition: Edition): { has(path: string): boolean } {
  const known = new Set([
    ...[
      paths.home,
      paths.newsList(),
      paths.archive(),
      paths.people,
      paths.calendar(),
      paths.search,
    ],
    ...edition.articles.map(({ path }) => path),
    ...[...edition.categories, ...edition.newsTypes].map(({ path }) => path),
    ...edition.redirects.map(({ from }) => from),
    ...edition.notices.map(({ path }) => path),
  ]);
  const withSlash = new Set(
    [...known].map((path) => (path === '' ? '' : path.replace(/\/?$/, '/'))),
  );
  // Of these there are as many as the site needs, and files are not pages.
  const counted = /^(?:news\/page|archive|people|calendar|newsletter|media|fonts|assets)\/./;
  return { has: (path) => withSlash.has(path) || counted.test(path) };
}
