import { describe, expect, it } from 'vitest';
import { outsideAddress } from './handlers/app.ts';

describe('an address that opens outside Galley', () => {
  it.each(['https://example.org/a?b=c', 'http://example.org/', 'mailto:news@example.org'])(
    'may be %s',
    (address) => {
      expect(outsideAddress(address)).toBe(address);
    },
  );

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://server/share',
    '\\\\server\\share',
    'ms-msdt:/id',
    'data:text/html,x',
    'https://someone:secret@example.org/',
    'example.org',
    '',
  ])('is never %s', (address) => {
    expect(outsideAddress(address)).toBeUndefined();
  });
});
