// How does text become safe and well placed inside Markdown (CommonMark 0.31)?

/** Text in which no character starts markup inside a line (section 2.4, backslash escapes). */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~|&]/g, '\\$&');
}

/** A line that starts no block: no heading, list, quote, rule or fence (section 4 and 5). */
export function asParagraph(inner: string): string {
  return inner
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s+/, '')
        .replace(/^([#>+=-])/, '\\$1')
        .replace(/^(\d{1,9})([.)])/, '$1\\$2'),
    )
    .join('\n');
}

/** Every line behind `first` set in by as much, as the content of a list item is. */
export function asItem(first: string, inner: string): string {
  const indent = ' '.repeat(first.length);
  const lines = inner.trimEnd().split('\n');
  return `${lines.map((line, index) => (index === 0 ? `${first}${line}` : line === '' ? '' : `${indent}${line}`)).join('\n')}\n`;
}

/** Every line behind a quote mark. */
export function asQuote(inner: string): string {
  const lines = inner.trimEnd().split('\n');
  return `${lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')}\n\n`;
}

/** An address as the destination of a link. */
export function markdownAddress(href: string): string {
  return `<${href.replace(/[<>\\\n]/g, (character) => encodeURIComponent(character))}>`;
}
