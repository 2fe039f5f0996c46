// Which kinds of text can an export make? This is the list: a new kind is a line here.
import { calendarText } from '../site/calendar-recipe.ts';
import { atomFeed, jsonFeed, rssFeed } from '../site/feeds.ts';
import { page } from '../site/page-maker.ts';
import { redirectPage } from '../site/redirect-pages.ts';
import {
  searchFacts,
  searchIndex,
  searchShard,
  searchSpelling,
  searchWordFile,
} from '../site/search-files.ts';
import { colours } from '../site/site-colours.ts';
import { robots, siteMap } from '../site/site-map.ts';
import type { Recipe, TextMaker, Workshop } from '../site/text-maker.ts';
import { articleData, fragment, given } from './content-files.ts';
import { wordpressFoot, wordpressHead, wordpressPosts } from './wordpress.ts';

const textMakers = [
  page,
  atomFeed,
  jsonFeed,
  rssFeed,
  calendarText,
  searchIndex,
  searchSpelling,
  searchShard,
  searchFacts,
  searchWordFile,
  siteMap,
  robots,
  redirectPage,
  colours,
  articleData,
  fragment,
  given,
  wordpressHead,
  wordpressPosts,
  wordpressFoot,
];

// A recipe is only ever made by `recipe`, with ingredients of its own maker.
const byName = new Map(textMakers.map((maker) => [maker.name, maker as TextMaker<unknown>]));

/** Makes the text of a recipe: the same wherever and whenever it is made. */
export function makeText({ maker, ingredients }: Recipe, workshop: Workshop): string {
  const found = byName.get(maker);
  if (found === undefined) throw new Error(`There is no maker of texts “${maker}”.`);
  return found.make(ingredients, workshop);
}
