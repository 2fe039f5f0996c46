// Does publishing to WordPress keep its promises at a real one? Only where it can be started: see `real-servers-for-tests.ts`.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealServer, realServers, startRealServer } from '../real-servers-for-tests.ts';
import {
  type ContractRole,
  Neighbour,
  type WordPressStage,
  wordpressContract,
} from './wordpress-contract.ts';

const TIMEOUT_MS = 120_000;

describe.runIf(realServers.areWanted)('the real WordPress', () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await startRealServer('wordpress', { WP_PORT: '0', WP_DB_PORT: '0' });
  }, TIMEOUT_MS);
  afterAll(() => server?.stop(), TIMEOUT_MS);

  const stage = (): WordPressStage => ({
    address: server.get('WP_URL'),
    login(role: ContractRole) {
      const name = {
        administrator: 'ADMIN',
        editor: 'EDITOR',
        author: 'AUTHOR',
        contributor: 'CONTRIBUTOR',
      }[role];
      const [user = '', password = ''] = server.get(`WP_${name}`).split(':');
      return { user, password };
    },
    stop: async () => undefined,
  });

  /** The site as it was before anything was published there. */
  async function emptied(): Promise<WordPressStage> {
    const others = new Neighbour(stage());
    for (const { id } of await others.posts()) await others.ask('DELETE', `posts/${id}?force=true`);
    for (const { id } of await others.media()) await others.ask('DELETE', `media/${id}?force=true`);
    for (const what of ['categories', 'tags']) {
      const terms = (await others.ask('GET', `${what}?per_page=100`)) as {
        id: number;
        slug: string;
      }[];
      for (const { id, slug } of terms) {
        if (slug !== 'uncategorized') await others.ask('DELETE', `${what}/${id}?force=true`);
      }
    }
    return stage();
  }

  wordpressContract('a real WordPress', emptied, { timeout: TIMEOUT_MS });

  it('was tried', () => {
    expect(realServers.areWanted).toBe(true);
  });
});

it.runIf(!realServers.areWanted)(`is not tried: ${realServers.because}`, () => {
  expect(realServers.areWanted).toBe(false);
});
