import { describe, expect, it } from 'vitest';
import { heardOf, placeOf, readPage, shorten, toldBy } from './page-facts.ts';

const path = 'news/peer-mentors/index.html';
const base = 'https://news.example.org/';
const heard = (body: string) => heardOf(readPage(`<html><body>${body}</body></html>`), path, base);

describe('what is heard', () => {
  it('is told part by part, in the order of the page', () => {
    const { top, main, foot } = heard(
      '<a href="#content">Skip</a><main><h1>One</h1><p>Text <a href="https://example.org/x">there</a></p><h2>Two</h2></main><footer><a href="../../index.html">Home</a></footer>',
    );
    expect(top).toEqual([{ is: 'link', text: 'Skip', target: { is: 'here' } }]);
    expect(main).toEqual([
      { is: 'heading', level: 1, text: 'One', after: 0 },
      { is: 'link', text: 'there', target: { is: 'outside', address: 'https://example.org/x' } },
      { is: 'heading', level: 2, text: 'Two', after: 1 },
    ]);
    expect(foot).toEqual([{ is: 'link', text: 'Home', target: { is: 'inside', path: '' } }]);
  });

  it('tells a picture that is passed over from one that says nothing', () => {
    expect(
      heard('<main><img src="a" alt="A hall"><img src="b" alt=""><img src="c"></main>').main,
    ).toEqual([
      { is: 'image', alt: 'A hall' },
      { is: 'image', alt: '' },
      { is: 'image', alt: null },
    ]);
  });

  it('takes the name of a link from its label, its words or its picture', () => {
    const names = heard(
      '<main><h2 id="x">Title</h2><a href="a" aria-label="Label">no</a><a href="b"><img alt="Hall"></a><a href="c" aria-labelledby="x">no</a><a href="d"></a></main>',
    ).main.flatMap((item) => (item.is === 'link' ? [item.text] : []));
    expect(names).toEqual(['Label', 'Hall', 'Title', '']);
  });

  it('leaves out what is silent, and what is closed until it is opened', () => {
    expect(
      heard(
        '<main><p hidden><a href="a">no</a></p><svg aria-hidden="true"></svg><details><summary>Menu</summary><a href="b">no</a></details><details open><summary>Open</summary><a href="c">yes</a></details></main>',
      ).main,
    ).toEqual([
      { is: 'closed', text: 'Menu' },
      { is: 'link', text: 'yes', target: { is: 'inside', path: 'news/peer-mentors/c' } },
    ]);
  });

  it('passes over a table that only arranges, and not over what is in it', () => {
    const { main } = heard(
      '<main><table role="presentation"><tr><td><h1>One</h1></td></tr></table></main>',
    );
    expect(main).toEqual([{ is: 'heading', level: 1, text: 'One', after: 0 }]);
  });

  it('says how large a table is, and whether its cells have headings', () => {
    const table = (head: string): string =>
      `<main><table><caption>Figures</caption><tr>${head}</tr><tr><td colspan="2">1</td><td>2</td></tr></table></main>`;
    expect(heard(table('<th>A</th><th>B</th><th>C</th>')).main[0]).toEqual({
      is: 'table',
      caption: 'Figures',
      columns: 3,
      rows: 2,
      hasHeaders: true,
    });
    expect(heard(table('<td>A</td>')).main[0]).toMatchObject({ hasHeaders: false });
  });

  it('names files that are offered by the name they are saved under', () => {
    expect(
      heard('<main><a href="../../media/slides-0a1b.pdf" download="Slides.pdf">Slides</a></main>')
        .main,
    ).toEqual([{ is: 'link', text: 'Slides', target: { is: 'file', name: 'Slides.pdf' } }]);
  });
});

it.each([
  ['galley-preview://light-key/news/x/index.html#part', { is: 'here' }],
  ['galley-preview://light-key/index.html', { is: 'inside', path: '' }],
  ['https://news.example.org/type/news/', { is: 'inside', path: 'type/news/' }],
  ['https://elsewhere.example.org/', { is: 'outside', address: 'https://elsewhere.example.org/' }],
  ['mailto:desk@example.org', { is: 'mail', address: 'desk@example.org' }],
  ['tel:+3212345', { is: 'phone', number: '+3212345' }],
])('%s leads where it says', (address, place) => {
  expect(placeOf(address, 'galley-preview://light-key/news/x/index.html', base)).toEqual(place);
});

describe('what a page tells of itself', () => {
  const page = readPage(
    `<html><head><title>Peer mentors – Waymark</title><meta name="description" content="Two evenings."><meta property="og:title" content="Peer mentors"><meta property="og:image" content="${base}media/hall.jpg"><meta property="og:image:alt" content="A hall"></head><body style="color: red"></body></html>`,
  );

  it('is read from its head', () => {
    expect(toldBy(page, base)).toMatchObject({
      title: 'Peer mentors – Waymark',
      description: 'Two evenings.',
      isHidden: false,
      card: {
        title: 'Peer mentors',
        description: 'Two evenings.',
        picture: 'media/hall.jpg',
        alt: 'A hall',
      },
    });
  });

  it('has no picture that is not of this site', () => {
    expect(toldBy(page, 'https://other.example.org/').card.picture).toBeNull();
    expect(toldBy(page, null).card.picture).toBeNull();
  });
});

it('cuts between words, and says that it cut', () => {
  expect(shorten('One two three', 20)).toBe('One two three');
  expect(shorten('One two three four', 14)).toBe('One two three …');
});
