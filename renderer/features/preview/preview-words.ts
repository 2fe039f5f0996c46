// Where is a page of the preview, and how is said where a link leads?
import { unreachable } from '../../../core/errors.ts';
import type { Messages } from '../../../core/messages.ts';
import type { Look } from '../../../core/preview/looks.ts';
import type { Target } from './page-facts.ts';
import type { ShownPage } from './preview-desk.ts';

/** The address of a file of a page for the frame. */
export function addressOf({ key }: Pick<ShownPage, 'key'>, look: Look, path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `galley-preview://${look}-${key}/${encoded}`;
}

export function describeTarget(target: Target, { places }: Messages['preview']): string {
  switch (target.is) {
    case 'here':
      return places.here;
    case 'inside':
      return places.inside(target.path);
    case 'file':
      return places.file(target.name);
    case 'outside':
      return target.address;
    case 'mail':
      return places.mail(target.address);
    case 'phone':
      return places.phone(target.number);
    default:
      return unreachable(target);
  }
}
