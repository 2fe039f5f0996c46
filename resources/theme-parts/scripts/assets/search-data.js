// biome-ignore-all lint/correctness/noUnusedVariables: what stands here is used by the script that follows it on the page.
// What the search and the filters share: reading the files under `search/`, and drawing what they hold. Those files are
// scripts that call one function, so that they also load from a disk. Nothing leaves the reader's browser.
const holder = document.querySelector('[data-search]');
const folder = holder.dataset.search;
const siteRoot = folder.replace(/search\/$/, '');
const waiting = new Map();
const loaded = new Map();
let index;
let spelling;

window.galleySearch = (name, data) => waiting.get(name)?.(data);

const load = (name) => {
  if (!loaded.has(name)) {
    const file = new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement('script');
      script.src = `${folder}${name}.js`;
      // Numbers move when an article goes: what the browser kept of another count is not asked for again.
      if (index && location.protocol !== 'file:') script.src += `?${index.articles}`;
      script.onerror = () => {
        loaded.delete(name);
        reject(new Error(name));
      };
      document.head.append(script);
    });
    loaded.set(name, file);
  }
  return loaded.get(name);
};

const start = async () => {
  [index, spelling] = await Promise.all([load('index'), load('spelling')]);
};

const volumes = () =>
  Array.from({ length: Math.ceil(index.articles / spelling.perVolume) }, (_, at) => ({
    number: at + 1,
    from: at * spelling.perVolume,
    size: Math.min(spelling.perVolume, index.articles - at * spelling.perVolume),
  }));

/** What is shown of articles, by their numbers. */
const resultsOf = async (numbers) => {
  const { perShard } = spelling;
  const shards = await Promise.all(
    numbers.map((number) => load(`articles-${Math.floor(number / perShard) + 1}`)),
  );
  return numbers.map((number, at) => {
    const [path, headline, summary, iso, date, [type, ...categories], language, picture] =
      shards[at][number % perShard];
    return { path, headline, summary, iso, date, type, categories, language, picture };
  });
};

/** The numbers of the articles with a category and a type, newest first; an empty word takes all. */
const numbersWith = async ({ category, type }) => {
  const numbers = Array.from({ length: index.articles }, (_, at) => index.articles - 1 - at);
  if (category === '' && type === '') return numbers;
  const numberOf = (terms, slug) => terms.findIndex((term) => term[0] === slug);
  const wantedCategory = numberOf(index.categories, category);
  const wantedType = numberOf(index.types, type);
  const facts = (await Promise.all(volumes().map(({ number }) => load(`facts-${number}`)))).flat();
  return numbers.filter(
    (number) =>
      (type === '' || facts[number][0] === wantedType) &&
      (category === '' || facts[number].indexOf(wantedCategory, 1) > 0),
  );
};

const make = (name, { text, ...attributes } = {}, children = []) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value) element.setAttribute(key, value);
  }
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
};

const hrefOf = (path) =>
  siteRoot + (path === '' || path.endsWith('/') ? `${path}index.html` : path);

const dateOf = ({ iso, date }) => make('time', { datetime: iso, text: date });

/** The language of a result where it is not that of the page: it leads to all the news in it. */
const languageOf = ({ language }) => {
  const [tag, name, path] = index.languages?.find((one) => one[0] === language) ?? [];
  if (!tag) return [];
  const href = hrefOf(path);
  const shown = { class: 'language', href, lang: tag, hreflang: tag, dir: 'auto', text: name };
  return [' ', make('a', shown)];
};

const labelsOf = (result, more = []) => {
  const { categories, type, iso } = result;
  const { newDays, today } = document.body.dataset;
  const isNew = today - Date.parse(`${iso}T00:00:00Z`) / 86400000 < Number(newDays);
  const terms = categories.flatMap(([name, path], at) => [
    at > 0 ? ', ' : '',
    make('a', { href: hrefOf(path), text: name }),
  ]);
  return make('p', { class: 'labels' }, [
    ...(isNew ? [make('span', { class: 'badge', text: holder.dataset.new }), ' '] : []),
    make('span', { class: 'terms' }, terms),
    ' ',
    make('a', { class: 'type', href: hrefOf(type[1]), text: type[0] }),
    ...languageOf(result),
    ...more,
  ]);
};

/** Headline and summary; `marked` cuts a text into parts. */
const textsOf = ({ path, headline, summary, language }, level, marked = (text) => [text]) => [
  make(level, { class: 'card-title', lang: language, dir: language && 'auto' }, [
    make('a', { href: hrefOf(path) }, marked(headline)),
  ]),
  ...(summary === ''
    ? []
    : [
        make(
          'p',
          { class: 'card-summary', lang: language, dir: language && 'auto' },
          marked(summary),
        ),
      ]),
];

/** Says how many there are, in the words of the theme. */
const say = (status, count, sentence) => {
  const { one, many, none, thousands } = status.dataset;
  const written = String(count).replace(/\B(?=(\d{3})+$)/g, thousands);
  const usual = count === 0 ? none : count === 1 ? one : many;
  status.textContent = (sentence ?? usual).replace('{count}', written);
};

/** Draws results some at a time; the button brings the next ones and hands the focus to the first of them. */
const lister = (list, button, size, draw) => {
  let rest = [];
  let isCurrent;
  const take = async (stillCurrent) => {
    const results = await resultsOf(rest.slice(0, size));
    return stillCurrent() ? results.map(draw) : undefined;
  };
  const done = () => {
    rest = rest.slice(size);
    button.hidden = rest.length === 0;
  };
  button.addEventListener('click', async () => {
    if (rest.length === 0) return;
    const drawn = await take(isCurrent);
    if (drawn === undefined) return;
    list.append(...drawn);
    drawn[0]?.querySelector('.card-title a').focus();
    done();
  });
  return async (numbers, stillCurrent) => {
    const before = rest;
    rest = numbers;
    const drawn = await take(stillCurrent).catch((error) => {
      rest = before;
      throw error;
    });
    if (drawn === undefined) return false;
    isCurrent = stillCurrent;
    list.replaceChildren(...drawn);
    done();
    return true;
  };
};

const keepInAddress = (values, isStep) => {
  const chosen = Object.entries(values).filter(([, value]) => value !== '');
  const query = new URLSearchParams(chosen).toString();
  try {
    const step = isStep ? 'pushState' : 'replaceState';
    history[step](null, '', query === '' ? location.pathname : `?${query}`);
  } catch {
    // A page from a disk may not be allowed to change its address: the choice holds without it.
  }
};

const askedInAddress = () => {
  const query = new URLSearchParams(location.search);
  const value = (name) => (query.get(name) ?? '').slice(0, 200);
  return { q: value('q'), category: value('category'), type: value('type') };
};
