// The filters of the front page, live: a category and a type of news together. Without it they are links to lists.
const cardOf = (result) => {
  const parts = [];
  if (result.picture) {
    const [path, width, height, alt, position] = result.picture;
    const image = make('img', { src: siteRoot + path, width, height, loading: 'lazy' });
    image.alt = alt;
    image.style.objectPosition = position;
    parts.push(make('div', { class: 'card-picture' }, [image]));
  }
  const date = make('p', { class: 'card-date' }, [dateOf(result)]);
  const texts = [labelsOf(result), ...textsOf(result, 'h3'), date];
  parts.push(make('div', { class: 'card-text' }, texts));
  const kind = result.picture ? 'card' : 'card card-plain';
  return make('li', {}, [make('article', { class: kind }, parts)]);
};

const filters = holder;
const cards = document.querySelector('[data-filtered]');
const filterStatus = document.querySelector('.filter-status');
const moreCards = document.querySelector('.filter-more button');
const latest = [...cards.children];
const showCards = lister(cards, moreCards, 12, cardOf);
let choice = { category: '', type: '' };
let runs = 0;

const linksOf = (kind) => [...filters.querySelectorAll(`[data-${kind}]`)];

const press = (kind) => {
  const chosen = choice[kind];
  filters.querySelector(`.chosen[data-kind="${kind}"]`)?.remove();
  const links = linksOf(kind);
  for (const link of links) {
    if (link.dataset[kind] === chosen) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  // One of the many that have no pill of their own gets one while it is chosen.
  const current = links.filter((link) => link.dataset[kind] === chosen);
  if (current.length === 0 || current.some((link) => link.closest('.pills'))) return;
  const pill = make('li', { class: 'chosen', 'data-kind': kind }, [current[0].cloneNode(true)]);
  filters.querySelector(kind === 'type' ? '.pills-types' : '.pills').append(pill);
};

/** False where the data could not be had. */
const apply = async (next) => {
  const own = ++runs;
  const isCurrent = () => own === runs;
  const isEverything = next.category === '' && next.type === '';
  try {
    if (isEverything) {
      cards.replaceChildren(...latest);
      moreCards.hidden = true;
      filterStatus.textContent = '';
    } else {
      await start();
      const numbers = await numbersWith(next);
      if (!(await showCards(numbers, isCurrent))) return true;
      say(filterStatus, numbers.length);
    }
  } catch {
    return !isCurrent();
  }
  choice = next;
  press('category');
  press('type');
  const everything = filters.querySelector('[data-everything]');
  if (isEverything) everything.setAttribute('aria-current', 'true');
  else everything.removeAttribute('aria-current');
  return true;
};

filters.addEventListener('click', async (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const { category, type, everything } = link.dataset;
  const next = { ...choice };
  if (everything !== undefined) next.category = next.type = '';
  else if (category) next.category = choice.category === category ? '' : category;
  else if (type) next.type = choice.type === type ? '' : type;
  else return;
  event.preventDefault();
  if (!(await apply(next))) {
    location.href = link.href;
    return;
  }
  keepInAddress(choice, true);
  // A pill that was pressed away is gone: the focus goes on from the one for everything.
  if (!link.isConnected) filters.querySelector('[data-everything]').focus();
});

const filterByAddress = () => {
  const { category, type } = askedInAddress();
  const known = (kind, value) =>
    linksOf(kind).some((link) => link.dataset[kind] === value) ? value : '';
  void apply({ category: known('category', category), type: known('type', type) });
};
window.addEventListener('popstate', filterByAddress);
if (location.search !== '') filterByAddress();
