// The page of the search: a question in words, with a category and a type of news.
const letters = new Map();
const stopWords = new Set();

const readSpelling = () => {
  if (letters.size > 0) return;
  let unit = 0;
  spelling.same.split(' ').forEach((length, at) => {
    const end = unit + Number.parseInt(length, 36);
    // Gaps and runs in turn; a run is of letters that stand for themselves.
    for (; unit < end; unit++) {
      if (at % 2 === 1) letters.set(unit, String.fromCharCode(unit));
    }
  });
  for (const [plain, all] of Object.entries(spelling.spelt)) {
    for (let at = 0; at < all.length; at++) letters.set(all.charCodeAt(at), plain);
  }
  for (const word of spelling.stop.split(' ')) stopWords.add(word);
};

const wordsIn = (text) => {
  const found = [];
  let from = -1;
  let word = '';
  for (let at = 0; at <= text.length; at++) {
    const letter = letters.get(text.charCodeAt(at));
    if (letter !== undefined) {
      if (from < 0) from = at;
      word += letter;
    } else if (from >= 0) {
      if (word !== '') found.push({ word: word.slice(0, spelling.longest), from, to: at });
      from = -1;
      word = '';
    }
  }
  return found;
};

/** Words of three letters and more also find the words that begin with them. */
const isBeginning = (word) => word.length >= 3;
/** What a word says that stands in the body, often there, in what is about the article, in the headline. */
const factors = [1, 1.6, 4, 7];

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const digitValue = new Map([...digits].map((digit, at) => [digit, at]));

/** Reads a line: whole numbers in digits of 32, each the step to the next article times four, and its weight. */
const read = (line, from, visit) => {
  let article = from - 1;
  let value = 0;
  let scale = 1;
  for (let at = line.indexOf(' ') + 1; at < line.length; at++) {
    const digit = digitValue.get(line[at]);
    value += (digit % 32) * scale;
    scale *= 32;
    if (digit >= 32) continue;
    article += Math.floor(value / 4) + 1;
    visit(article, value % 4);
    value = 0;
    scale = 1;
  }
};

const linesOf = new Map();

const readWord = (file, word, from, best) => {
  if (!linesOf.has(file)) linesOf.set(file, file.split('\n'));
  const lines = linesOf.get(file);
  let low = 0;
  for (let high = lines.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (lines[middle] < word) low = middle + 1;
    else high = middle;
  }
  for (; lines[low]?.startsWith(word); low++) {
    const isWhole = lines[low][word.length] === ' ';
    if (!isWhole && !isBeginning(word)) continue;
    read(lines[low], from, (article, weight) => {
      const score = factors[weight] * (isWhole ? 1 : 0.55);
      if (score > (best.get(article) ?? 0)) best.set(article, score);
    });
  }
};

/** For each article that has the word, or one that begins with it: how much the word says about it. */
const articlesWith = async (word) => {
  const best = new Map();
  const inVolume = async ({ number, from, size }) => {
    const places = size < spelling.fewBelow ? spelling.few : spelling.many;
    const partOf = (text) => places.findLastIndex((place) => place <= text);
    const files = [];
    const last = partOf(isBeginning(word) ? `${word}\uffff` : word);
    for (let part = partOf(word); part <= last; part++) files.push(`words-${number}-${part}`);
    for (const file of await Promise.all(files.map(load))) readWord(file, word, from, best);
  };
  await Promise.all(volumes().map(inVolume));
  return best;
};

/** The numbers of the articles that answer a question, best first; without words the newest first. */
const find = async (question) => {
  await start();
  readSpelling();
  const all = [...new Set(wordsIn(question.q).map(({ word }) => word))].slice(0, 12);
  const telling = all.filter((word) => !stopWords.has(word));
  const words = telling.length > 0 ? telling : all;
  const fitting = await numbersWith(question);
  if (words.length === 0) return { numbers: fitting, words, isWhole: true };
  const fits = new Set(fitting);
  const scores = new Map();
  for (const best of await Promise.all(words.map(articlesWith))) {
    const rarity = Math.log(1 + index.articles / best.size);
    for (const [article, score] of best) {
      if (!fits.has(article)) continue;
      const known = scores.get(article) ?? { score: 0, words: 0 };
      known.score += score * rarity;
      known.words += 1;
      scores.set(article, known);
    }
  }
  const ranked = [...scores].sort(
    ([a, one], [b, two]) => two.words - one.words || two.score - one.score || b - a,
  );
  const whole = ranked.filter(([, known]) => known.words === words.length);
  const isWhole = whole.length > 0;
  return { numbers: (isWhole ? whole : ranked).map(([article]) => article), words, isWhole };
};

let asked = [];

const marked = (text) => {
  const parts = [];
  let done = 0;
  for (const { word, from, to } of wordsIn(text)) {
    if (!asked.some((one) => (isBeginning(one) ? word.startsWith(one) : word === one))) continue;
    parts.push(text.slice(done, from), make('mark', { text: text.slice(from, to) }));
    done = to;
  }
  return [...parts, text.slice(done)];
};

const form = holder;
const area = document.querySelector('[data-results]');
const foundStatus = area.querySelector('[role="status"]');
const showFound = lister(area.querySelector('ol'), area.querySelector('button'), 20, (result) =>
  make('li', { class: 'found' }, [
    labelsOf(result, [' ', dateOf(result)]),
    ...textsOf(result, 'h2', marked),
  ]),
);
let runs = 0;
let timer;

const question = () => {
  const value = (name) => form.elements.namedItem(name)?.value.trim() ?? '';
  return { q: value('q'), category: value('category'), type: value('type') };
};

const run = async () => {
  clearTimeout(timer);
  const own = ++runs;
  const isCurrent = () => own === runs;
  const now = question();
  if (now.q === '' && now.category === '' && now.type === '') {
    area.hidden = true;
    return;
  }
  // Shown first: what is said in a hidden place is not heard.
  area.hidden = false;
  try {
    const found = await find(now);
    if (!isCurrent()) return;
    asked = found.words;
    if (!(await showFound(found.numbers, isCurrent))) return;
    const { length } = found.numbers;
    say(foundStatus, length, length > 0 && !found.isWhole ? foundStatus.dataset.some : undefined);
  } catch {
    if (!isCurrent()) return;
    foundStatus.textContent = foundStatus.dataset.failed;
  }
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  keepInAddress(question(), true);
  void run();
});
form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    keepInAddress(question(), false);
    void run();
  }, 250);
});

const askByAddress = () => {
  for (const [name, value] of Object.entries(askedInAddress())) {
    const control = form.elements.namedItem(name);
    if (!control) continue;
    control.value = value;
    // A list that has no such entry offers its first one.
    if (control.value !== value) control.value = '';
  }
  void run();
};
window.addEventListener('popstate', askByAddress);
form.hidden = false;
askByAddress();
