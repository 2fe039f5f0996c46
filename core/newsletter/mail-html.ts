// How does an issue become the HTML of a mail that every mail program draws: layout tables, inline styles, nothing fetched but pictures?
import { textDirection } from '../content/text.ts';
import { escapeHtml } from '../markup.ts';
import { primaryLanguage } from '../site/site-words.ts';
import {
  type IssueView,
  type ItemView,
  leadOf,
  type MailPicture,
  type SectionView,
  type SlotView,
} from './issue-view.ts';
import { piecesOf } from './mail-links.ts';
import {
  darkStyles,
  forWord,
  GAP,
  INNER_WIDTH,
  MAIL_WIDTH,
  MARGIN,
  mailType,
  type Paint,
  paint,
  phoneStyles,
  SMALL_PICTURE,
  wrapping,
} from './mail-style.ts';
import { type MailWords, mailWords } from './mail-words.ts';
import { withoutTagsInAddress, withoutTagsInHtml } from './service-tags.ts';

export interface MailHtmlOptions {
  /** Where readers get a picture: `images/…`, `cid:…`, an address on the website; undefined leaves it out. */
  picture(picture: MailPicture): string | undefined;
}

/** The HTML of a mail. Pictures are those of the website, unless it is said otherwise; one without an address is left out. */
export function mailHtml(
  view: IssueView,
  options: MailHtmlOptions = { picture: ({ onSite }) => onSite },
): string {
  return new MailWriter(view, options).document();
}

type TextStyle = keyof typeof mailType;

/** Draws one issue. What every element needs to know of it is held here. */
class MailWriter {
  readonly #view: IssueView;
  readonly #words: MailWords;
  readonly #options: MailHtmlOptions;
  /** `lang` and `dir` of our own words, where there are none in the language of the issue. */
  readonly #ownTongue: string;
  /** Where lines begin. */
  readonly #start: 'left' | 'right';

  constructor(view: IssueView, options: MailHtmlOptions) {
    this.#view = view;
    this.#options = options;
    this.#words = mailWords(view.language);
    const { language } = this.#words;
    this.#ownTongue = primaryLanguage(view.language) === language ? '' : this.#tongueOf(language);
    this.#start = view.direction === 'rtl' ? 'right' : 'left';
  }

  document(): string {
    const { language, direction, colours } = this.#view;
    const tongue = `lang="${escapeHtml(language)}" dir="${direction}"`;
    return `<!DOCTYPE html>
<html ${tongue} xmlns="http://www.w3.org/1999/xhtml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="x-apple-disable-message-reformatting">
<title>${escapeHtml(titleOf(this.#view))}</title>
${forWord}
<style>
${phoneStyles}
</style>
<style>
${darkStyles(colours)}
</style>
</head>
<body${this.#look('margin:0;padding:0;width:100%', 'ground')}>
${this.#preheader()}<main ${tongue} style="display:block">
${this.#table(`<tr><td align="center" style="padding:0;${wrapping}">\n${this.#sheet()}</td></tr>\n`, '', 'ground')}</main>
</body>
</html>
`;
  }

  /** What lists of mails show behind the subject; what follows keeps programs from adding the beginning of the mail to it. */
  #preheader(): string {
    const { preheader } = this.#view;
    if (preheader === '') return '';
    const hidden =
      'display:none;max-height:0;max-width:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;opacity:0';
    return `<div style="${hidden}">${escapeHtml(preheader)}${'&#847;&#8204;&#160;'.repeat(60)}</div>\n`;
  }

  #sheet(): string {
    const parts = this.#view.parts
      .map((part) => (part.kind === 'slot' ? this.#slot(part) : this.#section(part)))
      .join('');
    const rows = `${this.#masthead()}${this.#opening()}${parts}${this.#row('', `padding:0 0 ${MARGIN}px;font-size:0;line-height:0`, 'sheet')}${this.#footer()}`;
    // Word knows no “max-width”: it gets a table of its own around.
    return `<!--[if mso]><table role="presentation" width="${MAIL_WIDTH}" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
${this.#table(rows, `max-width:${MAIL_WIDTH}px;margin:0 auto`)}<!--[if mso]></td></tr></table><![endif]-->
`;
  }

  #masthead(): string {
    const { site, tags } = this.#view;
    const name = this.#line('masthead', 'ink', '0 0 2px', this.#plain(site.name));
    const about = this.#line(
      'small',
      'quiet',
      '0',
      escapeHtml(aboutIssue(this.#view)),
      this.#ownTongue,
    );
    const online = this.#line(
      'small',
      'quiet',
      '8px 0 0',
      this.#link(tags.viewOnline, this.#words.viewOnline, 'quiet'),
      this.#ownTongue,
    );
    return this.#row(name + about + online, `padding:24px ${MARGIN}px 20px`, 'ground');
  }

  #opening(): string {
    const { subject, intro } = this.#view;
    const title = subject === '' ? aboutIssue(this.#view) : subject;
    const heading = this.#element('h1', 'headline', 'ink', '0 0 16px', escapeHtml(title));
    const text = intro.map((one) => this.#paragraph(one, 'own')).join('');
    const band = this.#boxed('', 'height:4px;font-size:0;line-height:0', 'band');
    return `<tr><td style="padding:0">\n${band}</td></tr>\n${this.#row(heading + text, `padding:30px ${MARGIN}px 12px`, 'sheet')}`;
  }

  #section({ title, items }: SectionView): string {
    const heading =
      title.trim() === ''
        ? ''
        : this.#row(
            this.#boxed(
              this.#element('h2', 'section', 'ink', '0', this.#plain(title.trim())),
              'padding:10px 0 0;border-top:2px solid',
              'rule',
            ),
            `padding:24px ${MARGIN}px 8px`,
            'sheet',
          );
    return heading + items.map((item, index) => this.#item(item, index)).join('');
  }

  #item(item: ItemView, index: number): string {
    const isLead = item === leadOf(this.#view);
    const src = item.picture && this.#options.picture(item.picture);
    const words = this.#itemWords(item, isLead);
    const line = index === 0 ? '' : this.#hairline();
    if (item.picture === undefined || src === undefined) {
      return line + this.#row(words, `padding:12px ${MARGIN}px 16px`, 'sheet');
    }
    if (isLead) {
      const shown = this.#picture(item.picture, src, INNER_WIDTH, item.language);
      return (
        line +
        this.#row(
          `<div style="padding:0 0 18px">${shown}</div>\n${words}`,
          `padding:12px ${MARGIN}px 16px`,
          'sheet',
        )
      );
    }
    // One that is higher than wide takes no more room than the others.
    const { width, height } = item.picture;
    const across = width >= height ? SMALL_PICTURE : Math.round(SMALL_PICTURE * 0.75);
    const beside = this.#table(
      `<tr><td class="c" width="${across + GAP}" valign="top" align="${this.#start}" style="width:${across + GAP}px;padding:4px 0 0">${this.#picture(item.picture, src, across, item.language)}</td>
<td class="c" valign="top" align="${this.#start}" style="padding:0">
${words}</td></tr>
`,
    );
    return line + this.#row(beside, `padding:12px ${MARGIN}px 16px`, 'sheet');
  }

  /** A thin line between two items. */
  #hairline(): string {
    return this.#row(
      this.#boxed('&#160;', 'border-top:1px solid;font-size:1px;line-height:1px', 'line'),
      `padding:4px ${MARGIN}px 8px`,
      'sheet',
    );
  }

  #itemWords(item: ItemView, isLead: boolean): string {
    const { headline, language, address, event } = item;
    const own = this.#tongueOf(language);
    const name = this.#plain(headline.trim());
    const linked = address === undefined ? name : this.#link(address, name, 'link', 'made');
    const facts = [item.label, item.day].filter((one) => one !== '').join(' · ');
    const when = event && [event.when, event.place].filter((one) => one !== '').join(', ');
    return [
      this.#line('small', 'quiet', '0 0 6px', this.#plain(facts)),
      this.#element('h3', isLead ? 'lead' : 'item', 'ink', '0 0 8px', linked, own),
      when === undefined ? '' : this.#line('small', 'ink', '0 0 8px', this.#plain(when)),
      ...item.text.map((one) => this.#paragraph(one, 'shown', this.#tongueOf(item.textLanguage))),
      isLead && address !== undefined
        ? this.#button(address, this.#words.readArticle, this.#ownTongue)
        : '',
    ].join('');
  }

  #slot(slot: SlotView): string {
    const src = slot.picture && this.#options.picture(slot.picture);
    const width = INNER_WIDTH - 40;
    const shown =
      slot.picture === undefined || src === undefined
        ? ''
        : `<div style="padding:0 0 14px">${this.#picture(slot.picture, src, Math.min(width, slot.picture.width), this.#view.language)}</div>\n`;
    const role = slot.role === 'sponsor' ? this.#words.sponsor : this.#words.partner;
    const title =
      slot.title === ''
        ? ''
        : this.#element('h2', 'item', 'ink', '0 0 8px', this.#plain(slot.title));
    const { address, label } = slot;
    const words = [
      this.#line('small', 'quiet', '0 0 10px', escapeHtml(role), this.#ownTongue),
      shown,
      title,
      ...slot.text.map((one) => this.#paragraph(one, 'shown')),
      address !== undefined && label !== '' ? this.#button(address, label) : '',
    ].join('');
    return this.#row(
      this.#boxed(words, 'padding:18px 20px 8px', 'tint'),
      `padding:20px ${MARGIN}px 8px`,
      'sheet',
    );
  }

  #footer(): string {
    const { site, tags } = this.#view;
    const { website, viewOnline, unsubscribe, whyYou } = this.#words;
    const links = [
      ...(site.address === undefined ? [] : [[site.address, website] as const]),
      [tags.viewOnline, viewOnline] as const,
      [tags.unsubscribe, unsubscribe] as const,
    ];
    const why = whyYou.replace('{name}', () => site.name);
    return this.#row(
      [
        this.#line('masthead', 'ink', '0 0 4px', this.#plain(site.name)),
        site.tagline.trim() === ''
          ? ''
          : this.#line('small', 'quiet', '0 0 12px', this.#plain(site.tagline)),
        this.#line('small', 'quiet', '0 0 8px', this.#plain(why), this.#ownTongue),
        ...links.map(([to, words]) =>
          this.#line(
            'small',
            'quiet',
            '0',
            this.#link(to, words, 'quiet', 'tall'),
            this.#ownTongue,
          ),
        ),
      ].join(''),
      `padding:24px ${MARGIN}px 32px`,
      'ground',
    );
  }

  #paragraph(text: string, whose: 'own' | 'shown', tongue = ''): string {
    const inner = piecesOf(text)
      .map((piece) => {
        if (piece.kind === 'address') return this.#link(piece.address, piece.text, 'link');
        // What the newsroom wrote for this very mail may greet a reader by a tag of the service.
        const words = whose === 'own' ? escapeHtml(piece.text) : this.#plain(piece.text);
        return words.replace(/\r?\n/g, '<br>');
      })
      .join('');
    return this.#line('text', 'ink', '0 0 14px', inner, tongue);
  }

  #line(style: TextStyle, colour: Paint, margin: string, inner: string, tongue = ''): string {
    return inner === '' ? '' : this.#element('p', style, colour, margin, inner, tongue);
  }

  #element(
    name: 'h1' | 'h2' | 'h3' | 'p',
    style: TextStyle,
    colour: Paint,
    margin: string,
    inner: string,
    tongue = '',
  ): string {
    return `<${name}${tongue}${this.#look(`margin:${margin};${mailType[style]}`, colour)}>${inner}</${name}>\n`;
  }

  /** `lang` and `dir` of words that are not in the language of the issue. */
  #tongueOf(language: string): string {
    if (language === this.#view.language) return '';
    return ` lang="${escapeHtml(language)}" dir="${textDirection(language)}"`;
  }

  #link(
    address: string,
    words: string,
    colour: Paint,
    kind: 'plain' | 'made' | 'tall' = 'plain',
  ): string {
    const { tags } = this.#view;
    const isTag = address === tags.unsubscribe || address === tags.viewOnline;
    const href = isTag ? address : withoutTagsInAddress(address);
    const tall = kind === 'tall' ? 'display:inline-block;padding:12px 0;' : '';
    const inner = kind === 'made' ? words : this.#plain(words);
    return `<a href="${escapeHtml(href)}"${this.#look(`${tall}text-decoration:underline`, colour)}>${inner}</a>`;
  }

  /** 44 px high: the cell is coloured, so that it is a button in Word, too. */
  #button(address: string, words: string, tongue = ''): string {
    const href = escapeHtml(withoutTagsInAddress(address));
    const link = `<a href="${href}"${tongue}${this.#look(`display:inline-block;padding:12px 22px;${mailType.button};text-decoration:underline`, 'onButton')}>${this.#plain(words)}</a>`;
    return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 14px"><tr><td${this.#look('border-radius:6px;mso-padding-alt:12px 22px', 'button', 'bgcolor')}>${link}</td></tr></table>\n`;
  }

  #picture(
    { width, height, alt }: MailPicture,
    src: string,
    shown: number,
    tongue: string,
  ): string {
    const across = Math.min(shown, width);
    const high = Math.max(1, Math.round((across * height) / width));
    const isWide = width >= height ? 'f ' : '';
    const own = alt === '' ? '' : this.#tongueOf(tongue);
    // Where pictures are off, the words in their place are read like any other, on a ground that says something is there.
    const tint = `${paint.tint.property}:${paint.tint.of(this.#view.colours.light)}`;
    const style = `display:block;width:${across}px;max-width:100%;height:auto;border:0;${mailType.small};${tint}`;
    return `<img src="${escapeHtml(src)}" alt="${this.#plain(alt)}" width="${across}" height="${high}"${own}${this.#look(style, 'quiet', undefined, `${isWide}${paint.tint.name} `)}>`;
  }

  /** A row of the sheet. */
  #row(inner: string, style: string, ground: Paint): string {
    const isSet = inner === '' ? '&#160;' : inner;
    return `<tr><td align="${this.#start}"${this.#look(style, ground, 'bgcolor', 'm ')}>\n${isSet}</td></tr>\n`;
  }

  /** A table of one cell: the only box that every mail program draws. */
  #boxed(inner: string, style: string, colour: Paint): string {
    return this.#table(
      `<tr><td align="${this.#start}"${this.#look(style, colour, paint[colour].property === 'background-color' ? 'bgcolor' : undefined)}>\n${inner === '' ? '&#160;' : inner}</td></tr>\n`,
    );
  }

  #table(rows: string, style = '', colour?: Paint): string {
    const look =
      colour === undefined
        ? style === ''
          ? ''
          : ` style="${style}"`
        : this.#look(style, colour, 'bgcolor');
    return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"${look}>\n${rows}</table>\n`;
  }

  /** The style of an element with a colour, and the class through which the dark changes it. `bgcolor` is for Word. */
  #look(style: string, colour: Paint, attribute?: 'bgcolor', classes = ''): string {
    const { name, property, of } = paint[colour];
    const value = of(this.#view.colours.light);
    const old = attribute === undefined ? '' : ` bgcolor="${value}"`;
    return ` class="${classes}${name}"${old} style="${style === '' ? '' : `${style};`}${property}:${value}"`;
  }

  /** Words of an article or of others: as they were typed, whatever they look like to a service. */
  #plain(text: string): string {
    return withoutTagsInHtml(escapeHtml(text));
  }
}

/** `Newsletter no. 14 · March – April 2026`. */
export function aboutIssue({ number, period, language }: IssueView): string {
  const { issue } = mailWords(language);
  return `${issue.replace('{number}', String(number))} · ${period}`;
}

/** What the window of a mail is called. */
export function titleOf(view: IssueView): string {
  return view.subject === '' ? `${view.site.name}: ${aboutIssue(view)}` : view.subject;
}
