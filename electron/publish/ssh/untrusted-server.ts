// What may be done at a server that nobody has trusted yet? It is asked who it is, and told nothing.
import { failure, success, toFailure } from '../../../core/errors.ts';
import type { Guarantee } from '../../../core/ipc/contract.ts';
import type { PublishTarget } from '../target.ts';
import { askHostKey, type SshServer } from './ssh-connection.ts';

/** A target whose `connect` shows the fingerprint to trust, as its option `hostKey`; everything else is refused. */
export function untrustedServer(server: SshServer, guarantee: Guarantee): PublishTarget {
  const refused = async () => failure('host-key-unknown', { subject: server.host });
  return {
    guarantee,
    async connect({ signal }) {
      try {
        const { fingerprint, type } = await askHostKey(server, signal);
        return success({
          server: null,
          notes: [
            `The server shows the host key ${fingerprint} (${type}).`,
            'Nobody has trusted it yet, so Galley did not log in. Compare it with what whoever runs the server tells you, then set it as the trusted host key.',
          ],
          there: null,
          toTrust: { option: 'hostKey', value: fingerprint },
        });
      } catch (error) {
        if (signal.aborted) return failure('cancelled');
        return { ok: false, error: toFailure(error) };
      }
    },
    plan: refused,
    rollback: refused,
    verify: refused,
  };
}
