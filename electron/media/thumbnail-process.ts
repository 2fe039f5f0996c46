// The process in which outside pictures and PDFs are opened to be made small: it may hang, grow or die alone. Started by `thumbnails.ts`.
import { toFailure } from '../../core/errors.ts';
import { hearParent, tellParent } from '../parent.ts';
import { makeThumbnail } from './thumbnail-maker.ts';
import { type ThumbnailAnswer, thumbnailQuestion } from './thumbnail-messages.ts';

hearParent((message) => {
  const parsed = thumbnailQuestion.safeParse(message);
  if (!parsed.success) return;
  const { number, path, mediaType, to } = parsed.data;
  void makeThumbnail(path, mediaType, to)
    .then(
      (): ThumbnailAnswer => ({ number, isMade: true, detail: '' }),
      (error: unknown): ThumbnailAnswer => ({
        number,
        isMade: false,
        detail: toFailure(error).detail ?? '',
      }),
    )
    .then(tellParent);
});
