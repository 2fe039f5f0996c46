// What may a page in the frame of the preview do? Look like itself, and nothing else.

/**
 * Sent with every file of a preview. The frame is sandboxed without scripts besides; this holds where that would not.
 * Themes move the focus of a picture by a style attribute, which alone may be inline.
 */
export const previewPolicy = (ancestor: string): string =>
  [
    "default-src 'none'",
    "script-src 'none'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestor}`,
  ].join('; ');
