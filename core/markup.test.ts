import { describe, expect, it } from 'vitest';
import { cdata, escapeHtml, safeHref, scriptSafeJson, withoutControls } from './markup.ts';

describe('markup', () => {
  it('escapes what could begin a tag, an entity or end an attribute', () => {
    expect(escapeHtml(`<a href="x">'&'</a>`)).toBe(
      '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;',
    );
  });

  it('keeps emoji and drops lone surrogates and control characters', () => {
    expect(withoutControls('a\u0000\ud83d\ude00\ud83d b\ude00\t\n\ufffe')).toBe(
      'a\ud83d\ude00 b\t\n',
    );
  });

  it('drops what no page may hold, and names it in data', () => {
    expect(escapeHtml('del\u007fnel\u0085 \ufdd0\u{1fffe}\u{10ffff}end \ufffd')).toBe(
      'delnel end \ufffd',
    );
    const value = { text: 'nel\u0085 \ufdd0\u{1fffe} 😀' };
    expect(scriptSafeJson(value)).toBe('{"text":"nel\\u0085 \\ufdd0\\ud83f\\udffe 😀"}');
    expect(JSON.parse(scriptSafeJson(value))).toEqual(value);
  });

  it('never lets CDATA end early', () => {
    expect(cdata('a]]>b')).toBe('<![CDATA[a]]]]><![CDATA[>b]]>');
  });

  it('writes JSON that cannot end its script element and reads back the same', () => {
    const value = { text: '</script><!-- \u2028 & "' };
    const written = scriptSafeJson(value);
    expect(written).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(written)).toEqual(value);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/',
    'https:evil',
    'https://',
    'http://a b',
    'relative/page',
    '',
  ])('refuses %j as a link', (href) => {
    expect(safeHref(href)).toBeUndefined();
  });

  it.each([
    'https://example.org/a?b=c#d',
    'HTTP://EXAMPLE.ORG',
    'mailto:a@b.example',
    'tel:+31123',
  ])('allows %j as a link', (href) => {
    expect(safeHref(href)).toBe(href);
  });

  it('percent-encodes what no address may hold, as a browser does before it asks', () => {
    expect(safeHref('https://example.org/"x<y>`{z}|^\\?q=%zz&r=%20')).toBe(
      'https://example.org/%22x%3Cy%3E%60%7Bz%7D%7C%5E%5C?q=%25zz&r=%20',
    );
    expect(safeHref('mailto:"a b"@example.org')).toBeUndefined();
    expect(safeHref('https://exa"mple.org/')).toBeUndefined();
    expect(safeHref('https://[2001:db8::1]/a')).toBe('https://[2001:db8::1]/a');
  });
});
