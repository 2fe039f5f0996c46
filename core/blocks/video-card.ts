// What is a card for a video elsewhere: its title and where it is, with nothing loaded before the reader asks for it?
import type { BodyNode } from '../content/body.ts';
import { type AssetId, assetId } from '../content/ids.ts';
import { escapeHtml } from '../markup.ts';
import { type Block, checkText, plainBlock, type RenderContext, textOf } from './define-block.ts';
import { emailStyle } from './email.ts';
import { pictureHtml } from './figure.ts';
import { isAllowedHref } from './link.ts';
import { escapeMarkdown, markdownAddress } from './markdown.ts';

/** A video, as its address tells. */
export interface Video {
  readonly service: 'YouTube' | 'Vimeo' | 'PeerTube';
  /** Where people watch it. */
  readonly page: string;
  /** Where its player is, of the kind that sets no cookie before it plays. */
  readonly player: string;
}

const services: readonly {
  readonly service: Video['service'];
  readonly address: RegExp;
  readonly read: (found: RegExpExecArray) => { page: string; player: string };
}[] = [
  {
    service: 'YouTube',
    address:
      /^https?:\/\/(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|live\/|shorts\/)|youtu\.be\/)([\w-]{11})(?![\w-])/i,
    read: ([, id]) => ({
      page: `https://www.youtube.com/watch?v=${id}`,
      player: `https://www.youtube-nocookie.com/embed/${id}`,
    }),
  },
  {
    service: 'Vimeo',
    address:
      /^https?:\/\/(?:www\.)?(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)(?:\/([\da-f]+))?(?![\w/])/i,
    read: ([, id, key]) => ({
      page: `https://vimeo.com/${id}${key === undefined ? '' : `/${key}`}`,
      player: `https://player.vimeo.com/video/${id}?dnt=1${key === undefined ? '' : `&h=${key}`}`,
    }),
  },
  {
    service: 'PeerTube',
    address:
      /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/(?:w|videos\/watch|videos\/embed)\/([\w-]{8,40})(?![\w/-])/i,
    read: ([, host, id]) => ({
      page: `https://${host}/w/${id}`,
      player: `https://${host}/videos/embed/${id}?p2p=0`,
    }),
  },
];

/** The video an address leads to, or undefined where it is on none of the services we know. */
export function videoOf(address: string): Video | undefined {
  for (const { service, address: pattern, read } of services) {
    const found = pattern.exec(address.trim());
    if (found !== null) return { service, ...read(found) };
  }
  return undefined;
}

function posterOf(node: BodyNode): AssetId | undefined {
  const parsed = assetId.safeParse(node.attrs?.poster);
  return parsed.success ? parsed.data : undefined;
}

function shownBy(node: BodyNode, context: RenderContext) {
  const video = videoOf(textOf(node, 'url'));
  if (video === undefined) return undefined;
  const poster = posterOf(node);
  const watch = context.words.watchOn.replace('{service}', video.service);
  const title = textOf(node, 'title');
  return {
    video,
    watch,
    title: title === '' ? watch : title,
    poster: poster === undefined ? undefined : context.image(poster, undefined),
    transcript: context.link(textOf(node, 'transcript')),
  };
}

export const videoCard: Block = {
  ...plainBlock,
  type: 'videoCard',
  schema: {
    group: 'block',
    atom: true,
    attrs: {
      url: { default: null },
      title: { default: null },
      transcript: { default: null },
      poster: { default: null },
    },
  },
  check(node) {
    const transcript = textOf(node, 'transcript');
    if (transcript !== '' && !isAllowedHref(transcript)) {
      return 'The transcript of a video leads to an address that is neither web, mail, telephone nor an article.';
    }
    return checkText(node, ['url', 'title', 'transcript', 'poster']);
  },
  html(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const { video, watch, title, poster, transcript } = shown;
    const size =
      poster?.width !== undefined && poster.height !== undefined
        ? ` width="${poster.width}" height="${poster.height}"`
        : '';
    const picture =
      poster === undefined
        ? ''
        : `${pictureHtml(poster.webp, `<img src="${escapeHtml(poster.src)}" alt=""${size} loading="lazy">`)}\n`;
    const link =
      transcript === undefined
        ? ''
        : `\n<figcaption><a href="${escapeHtml(transcript)}">${escapeHtml(context.words.transcript)}</a></figcaption>`;
    return `<figure class="video" data-player="${escapeHtml(video.player)}">\n<a href="${escapeHtml(video.page)}">${picture}<span class="video-title">${escapeHtml(title)}</span> <span class="video-service">${escapeHtml(watch)}</span></a>${link}\n</figure>\n`;
  },
  email(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const { video, watch, title } = shown;
    return `<p style="${emailStyle.card}"><strong>${escapeHtml(title)}</strong><br><a href="${escapeHtml(video.page)}" style="${emailStyle.link}">${escapeHtml(watch)}</a></p>\n`;
  },
  wordpress(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const { video, watch, title, transcript } = shown;
    const link =
      transcript === undefined
        ? ''
        : `<br><a href="${escapeHtml(transcript)}">${escapeHtml(context.words.transcript)}</a>`;
    return `<!-- wp:paragraph -->\n<p><strong>${escapeHtml(title)}</strong><br><a href="${escapeHtml(video.page)}">${escapeHtml(watch)}</a>${link}</p>\n<!-- /wp:paragraph -->\n\n`;
  },
  markdown(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const { video, watch, title, transcript } = shown;
    const words = context.words.transcript;
    const link =
      transcript === undefined
        ? ''
        : ` · [${escapeMarkdown(words)}](${markdownAddress(transcript)})`;
    return `**${escapeMarkdown(title)}**: [${escapeMarkdown(watch)}](${markdownAddress(video.page)})${link}\n\n`;
  },
  text(node) {
    const title = textOf(node, 'title');
    return title === '' ? '' : `${title}\n`;
  },
  assets(node) {
    const poster = posterOf(node);
    return poster === undefined ? [] : [{ asset: poster, as: 'picture' }];
  },
  accessibility(node) {
    if (videoOf(textOf(node, 'url')) === undefined) return ['video-missing'];
    return [
      ...(textOf(node, 'title') === '' ? (['video-without-title'] as const) : []),
      ...(textOf(node, 'transcript') === '' ? (['video-without-transcript'] as const) : []),
    ];
  },
};
