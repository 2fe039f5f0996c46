// What does a file look like, small? Its picture or first page where there is one, else a glyph for its kind.
import {
  FileArchive,
  FileAudio,
  FileText,
  FileVideo,
  type LucideIcon,
  Presentation,
  Sheet,
} from 'lucide-react';
import { useState } from 'react';
import type { Asset } from '../../../core/content/asset.ts';
import { useServices } from '../../app/services.ts';

/** Glyphs by the beginning of the media type, the first that fits. */
const glyphs: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^video\//, FileVideo],
  [/^audio\//, FileAudio],
  [/presentation|powerpoint/, Presentation],
  [/spreadsheet|excel|csv/, Sheet],
  [/zip|compressed|tar/, FileArchive],
];

export function glyphOf(mediaType: string): LucideIcon {
  return glyphs.find(([pattern]) => pattern.test(mediaType))?.[1] ?? FileText;
}

interface Props {
  readonly file: Pick<Asset, 'id' | 'mediaType' | 'focalPoint'>;
}

export function FilePicture({ file }: Props) {
  const { thumbnailUrl } = useServices();
  const [isNone, setIsNone] = useState(false);
  const { mediaType, focalPoint } = file;
  const isPicture = mediaType.startsWith('image/');
  if (isNone || !(isPicture || mediaType === 'application/pdf')) {
    const Glyph = glyphOf(mediaType);
    return (
      <span className="file-picture is-glyph">
        <Glyph aria-hidden />
      </span>
    );
  }
  const { x = 0.5, y = 0.5 } = focalPoint ?? {};
  return (
    <span className={isPicture ? 'file-picture' : 'file-picture is-page'}>
      <img
        src={thumbnailUrl(file.id)}
        alt=""
        draggable={false}
        style={{ objectPosition: `${x * 100}% ${y * 100}%` }}
        onError={() => setIsNone(true)}
      />
    </span>
  );
}
