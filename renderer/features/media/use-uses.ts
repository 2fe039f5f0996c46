// Where is a file used, as it is now?
import { useEffect, useState } from 'react';
import type { FileUses } from '../../../core/ipc/media-contract.ts';
import type { MediaFile } from '../../../core/media/media-file.ts';
import { useServices } from '../../app/services.ts';

/** Where a file is used: asked for anew whenever something about it is another. */
export function useUses(file: MediaFile | undefined): FileUses | null {
  const { api } = useServices();
  const [answer, setAnswer] = useState<{ readonly id: string; readonly uses: FileUses } | null>(
    null,
  );
  useEffect(() => {
    if (file === undefined) return;
    let isWanted = true;
    api
      .call('media.uses', { id: file.id })
      .then((uses) => {
        if (isWanted) setAnswer({ id: file.id, uses });
      })
      // The number beside it is known; another look comes with the next change.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [api, file]);
  return answer !== null && answer.id === file?.id ? answer.uses : null;
}
