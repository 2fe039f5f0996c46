// Which kinds of page does the website have? This is the list: a new kind is a new file and a line here.
import type { PageKind } from './define-page.ts';
import { archive } from './pages/archive.ts';
import { article } from './pages/article.ts';
import { calendar } from './pages/calendar.ts';
import { category } from './pages/category.ts';
import { home } from './pages/home.ts';
import { language } from './pages/language.ts';
import { newsList } from './pages/news-list.ts';
import { newsType } from './pages/news-type.ts';
import { newsletter } from './pages/newsletter.ts';
import { newsletters } from './pages/newsletters.ts';
import { notFound } from './pages/not-found.ts';
import { notice } from './pages/notice.ts';
import { people } from './pages/people.ts';
import { person } from './pages/person.ts';
import { search } from './pages/search.ts';

export const pageKinds: readonly PageKind[] = [
  home,
  newsList,
  article,
  category,
  newsType,
  language,
  archive,
  people,
  person,
  calendar,
  newsletters,
  newsletter,
  search,
  notice,
  notFound,
];
