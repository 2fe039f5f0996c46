// Which place of which article is somebody on the way to? Known to the whole window, since the article may not be open yet.
import type { CheckPlace } from '../../../core/checks/define-check.ts';
import { Store } from '../../app/store.ts';

/** A place to be gone to once its article is open. */
export interface WantedPlace {
  readonly article: string;
  readonly place: CheckPlace;
}

export class FindingPlaces {
  readonly wanted = new Store<WantedPlace | null>(null);
}

/** Whether a place is on the sheet, and not in the details beside it. */
export function isOnSheet(place: CheckPlace): boolean {
  if (place.at === 'body') return true;
  if (place.at === 'asset') return place.path !== null;
  return place.at === 'field' && ['headline', 'standfirst', 'text'].includes(place.field);
}
