// Can readers use the files that are offered: are they not too large, in a format of today, and heard by those who do not hear?
import { reason } from '../check-messages.ts';
import type { Asset } from '../content/asset.ts';
import { isTooLarge } from '../media/media-file.ts';
import type { Check } from './define-check.ts';

/** The container of Office before 2007, and rich text: programs still open them, screen readers and telephones often do not. */
const oldTypes: ReadonlySet<string> = new Set(['application/x-cfb', 'application/rtf']);

const captionEnd = /(?:\.[a-z]{2}(?:-[A-Za-z]{2})?)?\.(?:vtt|srt)$/i;

/** `talk.en.vtt` belongs to `talk.mp4`. */
export function captionsStem(fileName: string): string | undefined {
  return captionEnd.test(fileName) ? fileName.replace(captionEnd, '').toLowerCase() : undefined;
}

/** What the captions of a video are called, without their ending. */
export function videoStem(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, '').toLowerCase();
}

export const offeredFiles: Check = {
  id: 'offered-files',
  *run({ article }, context) {
    const offered = article.attachments.map((attachment, index) => ({
      ...attachment,
      number: index + 1,
      file: context.asset(attachment.asset),
    }));
    const captioned = new Set(offered.map(({ file }) => captionsStem(file?.fileName ?? '')));
    for (const { asset, title, number, file } of offered) {
      if (file == null) continue;
      const name = title.trim() === '' ? file.fileName : title.trim();
      const found = { place: { at: 'attachment', number }, judged: { asset }, go: 'show' } as const;
      if (isUncaptioned(file, captioned)) {
        yield { ...found, severity: 'warning', reason: reason('video-uncaptioned', name) };
      }
      if (oldTypes.has(file.mediaType)) {
        yield { ...found, severity: 'advice', reason: reason('attachment-old-format', name) };
      }
      if (isTooLarge(file)) {
        const megabytes = Math.round(file.size / 1_000_000);
        yield { ...found, severity: 'advice', reason: reason('attachment-large', name, megabytes) };
      }
    }
  },
};

function isUncaptioned(
  { mediaType, fileName }: Asset,
  captioned: ReadonlySet<string | undefined>,
): boolean {
  return mediaType.startsWith('video/') && !captioned.has(videoStem(fileName));
}
