// Which key signs the bundles of this newsroom, as it is now, in whatever window it was made?
import { useEffect, useState } from 'react';
import type { SignatureKey } from '../../core/ipc/signature-contract.ts';
import { useServices } from './services.ts';

/** Null until it is known. */
export function useSignatureKey(): SignatureKey | null {
  const { api, workspace } = useServices();
  const [key, setKey] = useState<SignatureKey | null>(null);
  useEffect(() => {
    let isWanted = true;
    const ask = (): void => {
      api.call('signature.state', {}).then(
        (answer) => {
          if (isWanted) setKey(answer);
        },
        (caught: unknown) => workspace.report(caught),
      );
    };
    ask();
    const end = api.on('signature.changed', ask);
    return () => {
      isWanted = false;
      end();
    };
  }, [api, workspace]);
  return key;
}
