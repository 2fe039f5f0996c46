// How can the window be looked at in a plain browser? With a bridge that pretends to be the main process.
import '../app/no-eval.ts';
import { startWindow } from '../app/start-window.tsx';
import { createFakeBridge } from './fake-bridge.ts';

// Served by the development server only; the production build starts at the other index.html and has no way here.
const asked = new URLSearchParams(window.location.search);
const theme = asked.get('theme');
const fake = createFakeBridge({
  open: asked.get('screen') !== 'welcome',
  theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  articles: Number(asked.get('articles') ?? '0'),
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
startWindow(fake.bridge, fake.assetUrl);
