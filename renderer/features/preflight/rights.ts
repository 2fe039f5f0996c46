// Who is asked whose a picture is? One dialog for all findings, which outlasts the pane it was asked from.
import type { Asset } from '../../../core/content/asset.ts';
import { Store } from '../../app/store.ts';

export class PictureRights {
  /** The picture that is asked about now. */
  readonly asked = new Store<Asset | null>(null);
}
