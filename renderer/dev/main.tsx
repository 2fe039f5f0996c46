// How can the window be looked at in a plain browser? With a bridge that pretends to be the main process.
import '../app/no-eval.ts';
import { languageChoices } from '../../core/language-choice.ts';
import { pseudoLocale } from '../../core/languages/pseudo.ts';
import { startWindow } from '../app/start-window.tsx';
import { Words } from '../app/words.ts';
import { createFakeBridge } from './fake-bridge.ts';

// Served by the development server only; the production build starts at the other index.html and has no way here.
const asked = new URLSearchParams(window.location.search);
const theme = asked.get('theme');
const fake = createFakeBridge({
  open: asked.get('screen') !== 'welcome',
  language: languageChoices.find((one) => one === asked.get('language')) ?? 'system',
  theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  articles: Number(asked.get('articles') ?? '0'),
  files: Number(asked.get('files') ?? '0'),
  problems: asked.has('problems'),
  recent: asked.has('recent'),
});
declare global {
  interface Window {
    /** For scripts that try a bad day in the pretended newsroom. */
    fake?: typeof fake;
  }
}
window.fake = fake;
// `?language=en-XA` shows what is not in the catalogue and what has no room; `ar-XB` whether the layout is mirrored.
const pseudo = asked.get('language');
const words =
  pseudo === 'en-XA' || pseudo === 'ar-XB'
    ? new Words(async () => pseudoLocale(pseudo), pseudoLocale(pseudo))
    : undefined;
startWindow(fake.bridge, fake.assetUrl, words, fake.thumbnailUrl);
