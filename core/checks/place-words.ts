// What is the place of a finding called?
import { unreachable } from '../errors.ts';
import type { Messages } from '../messages.ts';
import type { CheckPlace } from './define-check.ts';

/** In the words of a language. */
export function placeWords(place: CheckPlace, words: Messages['preflight']['places']): string {
  switch (place.at) {
    case 'field':
      return words[place.field];
    case 'body':
      return words.block(place.type, place.number);
    case 'attachment':
      return words.attachment(place.number);
    case 'asset':
      return words.asset;
    default:
      return unreachable(place);
  }
}
