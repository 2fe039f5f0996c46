// What does a real WordPress for tests have besides WordPress? The fields and terms of a newsroom, a switch for its logins, and ways to be emptied and filled at once.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RealServer, startRealServer } from '../real-servers-for-tests.ts';
import type { ContractRole, WordPressStage } from './wordpress-stage.ts';

/** As a plugin that is always on. Routes of it are for the administrator alone. */
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
add_filter('rest_pre_dispatch', function ($answer, $server, $request) {
    if (!in_array($request->get_method(), ['GET', 'OPTIONS']) && str_starts_with($request->get_route(), '/wp/')) {
        $line = $request->get_method() . ' ' . $request->get_route();
        file_put_contents(WP_CONTENT_DIR . '/changes.log', "$line\\n", FILE_APPEND | LOCK_EX);
    }
    return $answer;
}, 10, 3);
add_action('rest_api_init', function () {
    $route = fn($name, $work) => register_rest_route('tests/v1', $name, [
        'methods' => 'POST',
        'permission_callback' => fn() => current_user_can('manage_options'),
        'callback' => $work,
    ]);
    $route('/empty', function () {
        global $wpdb;
        $wpdb->query("DELETE FROM $wpdb->posts WHERE post_type IN ('post', 'attachment', 'revision')");
        $wpdb->query("DELETE FROM $wpdb->postmeta");
        $wpdb->query("DELETE FROM $wpdb->term_relationships");
        $wpdb->query("DELETE FROM $wpdb->term_taxonomy WHERE taxonomy IN ('category', 'post_tag', 'news_type') AND term_id > 1");
        $wpdb->query("DELETE FROM $wpdb->terms WHERE term_id NOT IN (SELECT term_id FROM $wpdb->term_taxonomy)");
        update_option('sticky_posts', []);
        return true;
    });
    $route('/fill', function ($request) {
        global $wpdb;
        for ($number = 1; $number <= $request['posts']; $number++) {
            $wpdb->insert($wpdb->posts, [
                'post_author' => 1, 'post_type' => 'post', 'post_status' => 'publish',
                'post_title' => "Article $number", 'post_name' => "article-$number",
                'post_content' => "<!-- wp:paragraph --><p>What article $number said.</p><!-- /wp:paragraph -->",
                'post_excerpt' => '', 'to_ping' => '', 'pinged' => '', 'post_content_filtered' => '',
                'post_date' => '2025-01-01 10:00:00', 'post_date_gmt' => '2025-01-01 09:00:00',
                'post_modified' => '2025-01-01 10:00:00', 'post_modified_gmt' => '2025-01-01 09:00:00',
            ]);
        }
        return true;
    });
});
`;

export interface RealSite {
  readonly stage: WordPressStage;
  /** As it was before anything was published there. */
  empty(): Promise<WordPressStage>;
  /** So many posts as if they had been there for long. */
  fill(posts: number): Promise<void>;
  /** Requests that changed something, since it was started. */
  changes(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startRealSite(): Promise<RealSite> {
  const server: RealServer = await startRealServer('wordpress');
  const content = join(server.folder, 'site', 'wp-content');
  await writeFile(join(content, 'mu-plugins', 'news.php'), plugin);
  const login = (role: ContractRole) => {
    const name = {
      administrator: 'ADMIN',
      editor: 'EDITOR',
      author: 'AUTHOR',
      contributor: 'CONTRIBUTOR',
      subscriber: 'SUBSCRIBER',
    }[role];
    const [user = '', password = ''] = server.get(`WP_${name}`).split(':');
    return { user, password };
  };
  const stage: WordPressStage = {
    address: server.get('WP_URL'),
    login,
    async offerPasswords(isOffered) {
      const sign = join(content, 'no-passwords');
      await (isOffered ? rm(sign) : writeFile(sign, ''));
    },
    stop: async () => undefined,
  };
  const ask = async (route: string): Promise<void> => {
    const { user, password } = login('administrator');
    const answer = await fetch(`${stage.address}/wp-json/tests/v1/${route}`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
    });
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
  };
  return {
    stage,
    async empty() {
      await ask('empty');
      const uploads = join(content, 'uploads');
      for (const name of await readdir(uploads)) {
        await rm(join(uploads, name), { recursive: true, force: true });
      }
      return stage;
    },
    fill: (posts) => ask(`fill?posts=${posts}`),
    async changes() {
      const log = await readFile(join(content, 'changes.log'), 'utf8').catch(() => '');
      return log.split('\n').filter((line) => line !== '');
    },
    stop: () => server.stop(),
  };
}
