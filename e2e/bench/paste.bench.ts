// How long does a paste of ten thousand words hold the window up? Run by `npm run e2e -- --project=bench paste.bench`.
import { expect, test } from '../fixtures/app.ts';
import { WritingScreen } from '../pages/writing.ts';

const WORDS = 10_000;
const ROUNDS = 5;

/** A long report as Word writes it: headings, styled runs, a list every few paragraphs, a table now and then. */
function longReport(): { html: string; text: string } {
  const run = (words: string): string =>
    `<span lang=EN-GB style='font-size:11.0pt;font-family:"Aptos",sans-serif;color:#1F3864'>${words}<o:p></o:p></span>`;
  const sentence = (number: number, words: number): string =>
    Array.from({ length: words }, (_word, index) => `word${(number * 7 + index * 13) % 997}`).join(
      ' ',
    );
  const lines: string[] = [];
  let html = '';
  let words = 0;
  const add = (line: string, written: string): void => {
    lines.push(line);
    html += written;
    words += line.split(' ').length;
  };
  for (let number = 0; words < WORDS; number++) {
    if (number % 10 === 0) {
      const line = sentence(number, 6);
      add(line, `<h2>${run(line)}</h2>\n`);
    } else if (number % 10 === 5) {
      for (let item = 0; item < 4; item++) {
        const line = sentence(number + item, 12);
        const mark = `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·&nbsp;&nbsp; </span></span><![endif]>`;
        add(
          line,
          `<p class=MsoListParagraph style='mso-list:l0 level${1 + (item % 2)} lfo1'>${mark}${run(line)}</p>\n`,
        );
      }
    } else if (number % 10 === 9) {
      const cells = [0, 1, 2, 3].map((cell) => sentence(number + cell, 5));
      const [a = '', b = '', c = '', d = ''] = cells;
      const cell = (line: string): string => `<td><p class=MsoNormal>${run(line)}</p></td>`;
      add(
        cells.join(' '),
        `<table class=MsoTableGrid><tr>${cell(a)}${cell(b)}</tr><tr>${cell(c)}${cell(d)}</tr></table>\n`,
      );
    } else {
      const line = sentence(number, 60);
      add(line, `<p class=MsoNormal>${run(line)}</p>\n`);
    }
  }
  const head =
    '<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"></head>';
  return { html: `${head}<body lang=EN-GB>${html}</body></html>`, text: lines.join('\r\n') };
}

test('ten thousand words out of Word, beside the same words as plain text', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const writing = new WritingScreen(running.page);
  await writing.newArticle();
  await writing.headline.fill('A long report');
  await writing.body.click();
  const report = longReport();
  const time = (kinds: {
    html?: string;
    text: string;
  }): Promise<{ held: number; painted: number }> =>
    running.page.evaluate(async (given) => {
      const text = document.querySelector('.body-text');
      const data = new DataTransfer();
      data.setData('text/plain', given.text);
      if (given.html !== undefined) data.setData('text/html', given.html);
      const event = new ClipboardEvent('paste', {
        bubbles: true,
        cancelable: true,
        clipboardData: data,
      });
      const before = performance.now();
      text?.dispatchEvent(event);
      const held = performance.now() - before;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { held, painted: performance.now() - before };
    }, kinds);
  const clear = async (): Promise<void> => {
    await running.page.keyboard.press('ControlOrMeta+a');
    await running.page.keyboard.press('Backspace');
    await expect(writing.body).not.toContainText('word');
  };
  const fromWord: { held: number; painted: number }[] = [];
  const plain: { held: number; painted: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    fromWord.push(await time(report));
    await expect(writing.body.getByRole('table').first()).toBeVisible();
    await clear();
    plain.push(await time({ text: report.text }));
    await clear();
  }
  const middle = (times: readonly number[]): number =>
    [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
  const figures = {
    words: WORDS,
    kilobytes: Math.round(report.html.length / 1024),
    held: Math.round(middle(fromWord.map((one) => one.held))),
    painted: Math.round(middle(fromWord.map((one) => one.painted))),
    plainHeld: Math.round(middle(plain.map((one) => one.held))),
    plainPainted: Math.round(middle(plain.map((one) => one.painted))),
  };
  console.log(JSON.stringify(figures));
  await test
    .info()
    .attach('figures', { body: JSON.stringify(figures), contentType: 'application/json' });
  expect(fromWord).toHaveLength(ROUNDS);
});
