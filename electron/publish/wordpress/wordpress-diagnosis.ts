// Does a login work at a WordPress site, and what should a person know before they publish there?
import { failure, GalleyError, unwrap } from '../../../core/errors.ts';
import { plain } from '../../../core/publish/wordpress/site-answers.ts';
import type { SiteState } from '../../../core/publish/wordpress/site-state.ts';
import type { Diagnosis } from '../target.ts';
import type { SiteAccess, WordPressClient } from './wordpress-client.ts';
import { countOf, readFacts, readMe } from './wordpress-site.ts';

/**
 * Fails with `place-refused` where the site takes no application passwords at all, and with `login-refused` where it does and this
 * one is wrong: it answers both alike.
 */
export async function requireLogin(client: WordPressClient, access: SiteAccess): Promise<void> {
  const { authentication } = client.index;
  if (!('application-passwords' in authentication)) {
    const isPlain = client.root.startsWith('http:');
    const detail = isPlain
      ? 'the site offers no application passwords, which WordPress does only over https. Nothing is wrong with yours: use an https address, or ask whoever runs the site'
      : 'the site offers no application passwords: a plugin or setting switched them off. Nothing is wrong with yours: ask whoever runs the site';
    unwrap(failure('place-refused', { subject: access.address, detail }));
  }
  try {
    await readMe(client);
  } catch (error) {
    if (!(error instanceof GalleyError) || error.failure.code !== 'login-refused') throw error;
    const detail = `“${access.user}” and this application password are not taken. It is not the password that you log in with in the browser: make one under Users, Profile, Application Passwords`;
    throw new GalleyError({ code: 'login-refused', subject: access.address, detail });
  }
}

/** A first look: nothing is written. */
export async function diagnose(
  client: WordPressClient,
  { access, postType }: { readonly access: SiteAccess; readonly postType: string },
  state: SiteState,
): Promise<Diagnosis> {
  await requireLogin(client, access);
  const facts = await readFacts(client, postType);
  const { me, rights, terms, users, postType: type } = facts;
  const count = await countOf(client, `wp/v2/${type.rest_base}`);
  const media = await countOf(client, 'wp/v2/media');
  const notes = [
    `You log in as “${plain(me.name)}”. Role there: ${me.roles?.join(', ') || 'none'}.`,
    `${plain(type.name)}: ${count}. Files: ${media}. ${Object.entries(terms)
      .map(([taxonomy, list]) => `${plain(facts.taxonomies[taxonomy] ?? taxonomy)}: ${list.length}`)
      .join(', ')}. People who write: ${users.length}.`,
  ];
  if (!rights.has('publish_posts')) {
    notes.push('This login may not publish: use that of an author, editor or administrator.');
  } else {
    if (!rights.has('upload_files')) notes.push('This login may not upload files.');
    if (!rights.has('edit_others_posts')) {
      notes.push(
        'This login may change only its own posts, cannot highlight any, and cannot name others as authors.',
      );
    }
    if (!rights.has('unfiltered_html')) {
      notes.push(
        'WordPress filters what this login writes: some HTML of a text may be taken out. Each publish reads back what became of it.',
      );
    }
    if (!rights.has('manage_categories')) notes.push('This login cannot make categories.');
  }
  notes.push(
    'WordPress does not say how large a file may be. One that is too large is named with its size, and its article waits.',
  );
  const skew = facts.now.getTime() - Date.now();
  if (Math.abs(skew) > 120_000) {
    notes.push(
      `The site’s clock is ${Math.round(Math.abs(skew) / 60_000)} minutes ${skew > 0 ? 'ahead of' : 'behind'} this computer’s: it decides when a later post goes live.`,
    );
  }
  const ours = Object.values(state.posts).filter(({ isLive }) => isLive);
  const isOurs = !Object.values(state.posts).some((post) => post.document === '');
  return {
    server: `WordPress, “${plain(client.index.name)}”`,
    notes,
    there: Object.keys(state.posts).length === 0 ? null : { files: ours.length, isOurs },
  };
}
