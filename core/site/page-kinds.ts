// Which kinds of page does the website have? This is the list: a new kind is a new file and a line here.
import type { PageKind } from './define-page.ts';
import { article } from './pages/article.ts';
import { category } from './pages/category.ts';
import { home } from './pages/home.ts';
import { newsList } from './pages/news-list.ts';
import { newsType } from './pages/news-type.ts';
import { notFound } from './pages/not-found.ts';

export const pageKinds: readonly PageKind[] = [
  home,
  newsList,
  article,
  category,
  newsType,
  notFound,
];
