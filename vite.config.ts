// How is the window's page built? Only files the content security policy allows: no inline script, no data URLs.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { guidePlugin } from './scripts/guide-plugin.ts';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), guidePlugin()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    cssTarget: 'chrome114',
    // The policy refuses inline scripts and data: fonts, so everything stays a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The page is read from disk: one 1 MB file costs less there than many small ones.
    chunkSizeWarningLimit: 3000,
  },
  server: { host: '127.0.0.1', port: 5317, strictPort: false },
});
