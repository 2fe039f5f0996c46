// Which real WordPress may specs publish to? One that is started for a run, where real servers are wanted and there.
import { isLeftOut, startRealServer } from '../electron/publish/real-servers-for-tests.ts';

/** Starts one, runs `work` with what tells specs of it, and ends it; without one where none is wanted or to be had. */
export async function withWordPress<T>(
  work: (environment: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  if (isLeftOut('wordpress')) return await work({});
  const server = await startRealServer('wordpress');
  try {
    const [user = '', password = ''] = server.get('WP_EDITOR').split(':');
    const address = server.get('WP_URL');
    return await work({ GALLEY_WORDPRESS: JSON.stringify({ address, user, password }) });
  } finally {
    await server.stop();
  }
}
