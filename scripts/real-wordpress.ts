// Which WordPress may specs publish to? A stand-in, always; and a real one that is started for a run, where real servers are wanted and there.
import { isLeftOut, startRealServer } from '../electron/publish/real-servers-for-tests.ts';
import { WordPressStandIn } from '../electron/publish/wordpress/wordpress-server-for-tests.ts';

type Work<T> = (environment: Readonly<Record<string, string>>) => Promise<T>;

/** Starts both, runs `work` with what tells specs of them, and ends them. */
export function withWordPress<T>(work: Work<T>): Promise<T> {
  return withStandIn((known) =>
    withRealWordPress((environment) => work({ ...known, ...environment })),
  );
}

/** The stand-in alone. */
export async function withStandIn<T>(work: Work<T>): Promise<T> {
  const standIn = await WordPressStandIn.start();
  try {
    const editor = standIn.users.find(({ role }) => role === 'editor');
    const told = { address: standIn.address, user: editor?.login, password: editor?.password };
    return await work({ GALLEY_WORDPRESS_STAND_IN: JSON.stringify(told) });
  } finally {
    await standIn.stop();
  }
}

async function withRealWordPress<T>(work: Work<T>): Promise<T> {
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
