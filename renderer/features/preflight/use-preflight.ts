// What do the checks say of the article that is being written? Asked when typing rests, of what the window knows by then.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type BodyReading, linkedArticles, readBody } from '../../../core/checks/body-reading.ts';
import type {
  AddressClash,
  CheckContext,
  OtherArticle,
} from '../../../core/checks/define-check.ts';
import { PDF, type PdfFacts } from '../../../core/checks/pdf-facts.ts';
import { type CheckedArticle, checkArticle } from '../../../core/checks/run-checks.ts';
import type { Article } from '../../../core/content/article.ts';
import type { Asset } from '../../../core/content/asset.ts';
import type { Site } from '../../../core/content/site.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import { haveSameItems } from '../../../core/same-items.ts';
import { SiteCalendar } from '../../../core/site/site-calendar.ts';
import { changesSince } from '../../../core/translations/source-changes.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useOtherVersions } from '../../app/other-versions.ts';
import { useServices } from '../../app/services.ts';
import { useStore, useStorePart } from '../../app/store.ts';
import {
  type ArticleSession,
  articleOf,
  isSameBeside,
  type SessionView,
} from '../../editor/article-session.ts';

/** Nothing is looked through while somebody types. */
const REST_MILLISECONDS = 300;

const bodyOf = ({ article }: SessionView): Article['body'] => article.body;

export interface Preflight extends CheckedArticle {
  readonly reading: BodyReading;
  /** Looks at once, at the newest there is. */
  look(): CheckedArticle;
}

export function usePreflight(session: ArticleSession, site: Site): Preflight {
  const { assets, links, mirror, versions } = useServices();
  const beside = useStorePart(session, articleOf, isSameBeside);
  const body = useStorePart(session, bodyOf);
  const newest = useMemo(() => ({ ...beside, body }), [beside, body]);
  const [article, settle] = useSettled(newest);
  const reading = useReading(article);
  const known = useStore(assets.known);
  const outcomes = useStore(links.known);
  const others = useOthers(reading);
  const originals = useOtherVersions(versions, article.translationOf ?? '');
  const { clash, pdfs } = useSurroundings(article, reading, known);
  useEffect(() => assets.want(filesOf(article, reading)), [assets, article, reading]);

  const context = useMemo((): CheckContext => {
    const calendar = new SiteCalendar(site.timeZone);
    const { contents } = mirror;
    return {
      // Read at each look: what is checked depends on the day and the hour.
      get now() {
        return new Date();
      },
      languages: site.languages,
      day: (moment) => calendar.day(moment),
      asset: (id) => known.get(id),
      pdf: (id) => pdfs.get(id),
      article: (id) =>
        otherOf(
          contents.get(),
          others.find((one) => one.id === id),
        ),
      addressClash: ({ slug }) => (clash?.slug === slug ? clash.answer : undefined),
      source: (of) => {
        if (of.translationOf === undefined) return null;
        const original = originals.get(of.translationOf);
        if (original === undefined) return undefined;
        const changes = changesSince(of, original);
        return changes === null ? null : { language: original.language, changes };
      },
      link: (href) => outcomes.get(href),
    };
  }, [site, known, pdfs, others, clash, originals, outcomes, mirror]);

  const checked = useMemo(
    () => checkArticle(article, context, reading),
    [article, context, reading],
  );
  const look = useCallback((): CheckedArticle => {
    const now = session.snapshot();
    settle(now);
    return checkArticle(now, context);
  }, [session, context, settle]);
  return { ...checked, reading, look };
}

/** A value once it rests, and a way to let it rest at once. */
function useSettled(value: Article): [Article, (now: Article) => void] {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), REST_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return [settled, setSettled];
}

function useReading({ body }: Article): BodyReading {
  return useMemo(() => readBody(body.document), [body]);
}

function filesOf(article: Article, reading: BodyReading): string[] {
  const { featuredImage, attachments } = article;
  return [
    ...reading.pictures.keys(),
    ...reading.downloads.keys(),
    ...attachments.map(({ asset }) => asset),
    ...(featuredImage === undefined ? [] : [featuredImage.asset]),
  ];
}

/** The articles that the text leads to, as far as the window knows them; the same list while they stay the same. */
function useOthers(reading: BodyReading): readonly ArticleSummary[] {
  const { mirror } = useServices();
  const select = useCallback(
    (contents: LibraryContents | null): readonly ArticleSummary[] =>
      [...linkedArticles(reading)].flatMap((id) => contents?.summaries.get(id) ?? []),
    [reading],
  );
  return useStorePart(mirror.contents, select, haveSameItems);
}

function otherOf(
  contents: LibraryContents | null,
  summary: ArticleSummary | undefined,
): OtherArticle | null | undefined {
  if (summary === undefined) return contents?.isWhole === true ? null : undefined;
  const { headline, status, publishedAt, publishAt, embargoUntil } = summary;
  const zoned = (instant: string | undefined) =>
    instant === undefined ? undefined : { instant, zone: 'UTC' };
  return {
    headline,
    status,
    publishedAt,
    publishAt: zoned(publishAt),
    embargoUntil: zoned(embargoUntil),
  };
}

interface Surroundings {
  /** What else has this address; null until it was asked. */
  readonly clash: { readonly slug: string; readonly answer: AddressClash | null } | null;
  readonly pdfs: ReadonlyMap<string, PdfFacts | null>;
}

/** What only the main process can find out: of the address when it changes, and of files when they are added. */
function useSurroundings(
  article: Article,
  reading: BodyReading,
  known: ReadonlyMap<string, Asset | null>,
): Surroundings {
  const { api, mirror } = useServices();
  const { id, slug } = article;
  const isListWhole = useStorePart(mirror.contents, isWhole);
  const [surroundings, setSurroundings] = useState<Surroundings>({ clash: null, pdfs: new Map() });
  const asked = useRef(new Set<string>());
  const offered = [...article.attachments.map(({ asset }) => asset), ...reading.downloads.keys()]
    .filter((asset) => known.get(asset)?.mediaType === PDF)
    .join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once all articles are known, one more may have the address.
  useEffect(() => {
    let isWanted = true;
    const files = offered.split(' ').filter((asset) => asset !== '' && !asked.current.has(asset));
    for (const asset of files) asked.current.add(asset);
    const ask = async (): Promise<void> => {
      const answer = await api.call('preflight.surroundings', { id, slug, assets: files });
      setSurroundings((before) => ({
        clash: isWanted ? { slug, answer: answer.clash } : before.clash,
        pdfs:
          answer.pdfs.length === 0
            ? before.pdfs
            : new Map([
                ...before.pdfs,
                ...answer.pdfs.map(({ asset, facts }) => [asset, facts] as const),
              ]),
      }));
    };
    ask().catch((caught: unknown) => console.warn('Some checks were not made.', caught));
    return () => {
      isWanted = false;
    };
  }, [api, id, slug, offered, isListWhole]);
  return surroundings;
}

const isWhole = (contents: LibraryContents | null): boolean => contents?.isWhole === true;
