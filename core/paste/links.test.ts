// Do pasted links lead where they led, and tell nobody who reads them?
import { describe, expect, it } from 'vitest';
import { cleanLink } from './links.ts';

describe('cleaning a pasted link', () => {
  it('takes tracking parameters off and leaves the others as they are', () => {
    expect(cleanLink('https://example.org/a?id=7&utm_source=news&fbclid=abc&q=a%20b#part')).toEqual(
      { href: 'https://example.org/a?id=7&q=a%20b#part', wasTracking: true },
    );
    expect(cleanLink('https://example.org/?mc_eid=1&mc_cid=2').href).toBe('https://example.org/');
  });

  it('keeps a parameter that only looks alike', () => {
    for (const href of ['https://example.org/?utm=1', 'https://example.org/?my_gclid=2&id=3']) {
      expect(cleanLink(href)).toEqual({ href, wasTracking: false });
    }
  });

  it('goes straight to where a mail program or a search engine leads round', () => {
    const target = 'https://example.org/report?year=2025';
    const encoded = encodeURIComponent(target);
    for (const detour of [
      `https://eur03.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02&reserved=0`,
      `https://www.google.com/url?q=${encoded}&sa=D&source=docs&ust=1&usg=AOv`,
      `https://l.facebook.com/l.php?u=${encoded}&h=AT0`,
    ]) {
      expect(cleanLink(detour)).toEqual({ href: target, wasTracking: true });
    }
  });

  it('does not follow a detour to where no link may lead', () => {
    const detour = 'https://www.google.com/url?q=javascript:alert(1)';
    expect(cleanLink(detour)).toEqual({ href: detour, wasTracking: false });
  });

  it('refuses what no link may be', () => {
    for (const href of ['javascript:alert(1)', 'file:///c:/a.docx', 'data:text/html,x', 'a.html']) {
      expect(cleanLink(href).href).toBeUndefined();
    }
    expect(cleanLink('mailto:desk@example.org').href).toBe('mailto:desk@example.org');
  });
});
