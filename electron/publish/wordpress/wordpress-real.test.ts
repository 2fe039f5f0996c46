// Does publishing to WordPress keep its promises at a real one? Only where it can be started: see `real-servers-for-tests.ts`.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealServer, realServers, startRealServer } from '../real-servers-for-tests.ts';
import {
  type ContractRole,
  Neighbour,
  type WordPressStage,
  wordpressContract,
} from './wordpress-contract.ts';

/** What the site of a newsroom may have added to WordPress: a taxonomy of news types, and fields of posts. */
const plugin = `<?php
add_action('init', function () {
    register_taxonomy('news_type', 'post', ['label' => 'Type of news', 'public' => true, 'show_in_rest' => true]);
    $field = ['single' => true, 'show_in_rest' => true, 'auth_callback' => '__return_true'];
    $numbers = ['schema' => ['type' => 'array', 'items' => ['type' => 'integer']]];
    register_post_meta('post', 'downloads', ['type' => 'string'] + $field);
    register_post_meta('post', 'download_files', ['type' => 'array', 'show_in_rest' => $numbers] + $field);
    register_post_meta('post', 'tidied', ['type' => 'string', 'sanitize_callback' => 'sanitize_text_field'] + $field);
    register_post_meta('post', 'counted', ['type' => 'integer'] + $field);
});
add_filter('wp_is_application_passwords_available', function ($are) {
    return $are && !file_exists(WP_CONTENT_DIR . '/no-passwords');
});
`;

const TIMEOUT_MS = 120_000;

describe.runIf(realServers.areWanted)('the real WordPress', () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await startRealServer('wordpress', { WP_PORT: '0', WP_DB_PORT: '0' });
    const plugins = join(server.folder, 'site', 'wp-content', 'mu-plugins');
    await writeFile(join(plugins, 'news.php'), plugin);
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
        subscriber: 'SUBSCRIBER',
      }[role];
      const [user = '', password = ''] = server.get(`WP_${name}`).split(':');
      return { user, password };
    },
    async offerPasswords(isOffered) {
      const sign = join(server.folder, 'site', 'wp-content', 'no-passwords');
      await (isOffered ? rm(sign) : writeFile(sign, ''));
    },
    stop: async () => undefined,
  });

  /** The site as it was before anything was published there. */
  async function emptied(): Promise<WordPressStage> {
    const others = new Neighbour(stage());
    for (const { id } of await others.posts()) await others.ask('DELETE', `posts/${id}?force=true`);
    for (const { id } of await others.media()) await others.ask('DELETE', `media/${id}?force=true`);
    for (const what of ['categories', 'tags', 'news_type']) {
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
