// How do blocks look in mail? Inline styles that every mail program understands; dark mode is left to the programs.

/** Fonts that are on every machine: a mail fetches none. */
export const mailFonts = {
  serif: "Georgia,'Times New Roman',serif",
  sans: 'Arial,Helvetica,sans-serif',
} as const;
const { serif, sans } = mailFonts;

/** The styles blocks share, by what they are for. */
export const emailStyle = {
  paragraph: `margin:0 0 16px;font-family:${serif};font-size:17px;line-height:27px;color:#15181d`,
  heading: {
    2: `margin:28px 0 10px;font-family:${serif};font-size:23px;line-height:30px;font-weight:bold;color:#15181d`,
    3: `margin:24px 0 8px;font-family:${serif};font-size:20px;line-height:27px;font-weight:bold;color:#15181d`,
    4: `margin:20px 0 6px;font-family:${serif};font-size:18px;line-height:26px;font-weight:bold;font-style:italic;color:#15181d`,
  },
  list: `margin:0 0 16px;padding:0 0 0 24px;font-family:${serif};font-size:17px;line-height:27px;color:#15181d`,
  item: 'margin:0 0 6px',
  quote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #7a828f',
  caption: `margin:6px 0 20px;font-family:${sans};font-size:14px;line-height:20px;color:#454c57`,
  picture: 'display:block;width:100%;max-width:600px;height:auto;border:0',
  rule: 'margin:24px 0;border:0;border-top:1px solid #c9ced6',
  link: 'color:#2450c4;text-decoration:underline',
  cell: `padding:8px 10px;border:1px solid #c9ced6;font-family:${sans};font-size:15px;line-height:21px;vertical-align:top;color:#15181d`,
  box: 'padding:16px 18px 4px;background-color:#f5f6f8;border-left:4px solid #2450c4',
  button: `display:inline-block;padding:12px 22px;background-color:#2450c4;border-radius:6px;font-family:${sans};font-size:16px;line-height:20px;font-weight:bold;color:#ffffff;text-decoration:none`,
  card: `margin:0 0 16px;font-family:${sans};font-size:16px;line-height:23px;color:#15181d`,
} as const;

/** Content in a table of one cell: the only box that every mail program draws. */
export function emailBox(inner: string, style: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr><td style="${style}">\n${inner}</td></tr></table>\n`;
}
