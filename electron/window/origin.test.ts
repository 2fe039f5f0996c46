import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './origin.ts';

describe('the page of the window', () => {
  it.each(['app://galley/index.html', 'app://galley/'])('is %s', (address) => {
    expect(isOwnOrigin(address, undefined)).toBe(true);
  });

  it.each([
    'app://elsewhere/index.html',
    'app://galley.example.org/',
    'https://galley/',
    'file:///index.html',
    'data:text/html,x',
    'http://127.0.0.1:5173/',
    'about:blank',
    '',
  ])('is not %s', (address) => {
    expect(isOwnOrigin(address, undefined)).toBe(false);
  });

  it('may be the development server’s, on its very port, when there is one', () => {
    expect(isOwnOrigin('http://127.0.0.1:5173/x', 'http://127.0.0.1:5173')).toBe(true);
    expect(isOwnOrigin('http://127.0.0.1:5174/x', 'http://127.0.0.1:5173')).toBe(false);
  });
});
