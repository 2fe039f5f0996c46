// What does a WordPress site answer? The parts of its REST answers that publishing reads.
import * as z from 'zod';

/** A text as it is kept and as it is shown; without the right to edit, only the latter is told. */
const text = z.object({ raw: z.string().optional(), rendered: z.string().optional() });

/** PHP writes an empty list where an object would be. */
const nothing = z.array(z.unknown()).length(0);

export const siteIndex = z.object({
  name: z.string(),
  url: z.string(),
  home: z.string().optional(),
  namespaces: z.array(z.string()),
  timezone_string: z.string().optional(),
  authentication: z.union([z.record(z.string(), z.unknown()), nothing]),
});
export type SiteIndex = z.infer<typeof siteIndex>;

export const siteUser = z.object({
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  roles: z.array(z.string()).optional(),
  capabilities: z.union([z.record(z.string(), z.boolean()), nothing]).optional(),
});
export type SiteUser = z.infer<typeof siteUser>;

export const postStatuses = ['publish', 'future', 'draft', 'pending', 'private', 'trash'] as const;

export const sitePost = z
  .object({
    id: z.int(),
    slug: z.string(),
    status: z.string(),
    link: z.string(),
    date_gmt: z.string().nullable(),
    modified_gmt: z.string().nullable().optional(),
    title: text,
    content: text.optional(),
    excerpt: text.optional(),
    author: z.int().optional(),
    featured_media: z.int().optional(),
    sticky: z.boolean().optional(),
    permalink_template: z.string().optional(),
  })
  // The terms of each taxonomy stand beside these, by the names of the taxonomies.
  .catchall(z.unknown());
export type SitePost = z.infer<typeof sitePost>;

export const siteMedium = z.object({
  id: z.int(),
  slug: z.string(),
  source_url: z.string(),
  alt_text: z.string().optional(),
  caption: text.optional(),
  title: text.optional(),
});
export type SiteMedium = z.infer<typeof siteMedium>;

export const siteTerm = z.object({
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  parent: z.int().optional(),
});
export type SiteTerm = z.infer<typeof siteTerm>;

const postType = z.object({
  slug: z.string(),
  name: z.string(),
  rest_base: z.string(),
  taxonomies: z.array(z.string()),
});
export type SitePostType = z.infer<typeof postType>;
export const sitePostTypes = z.record(z.string(), postType);

const taxonomy = z.object({ slug: z.string(), name: z.string(), rest_base: z.string() });
export type SiteTaxonomy = z.infer<typeof taxonomy>;
export const siteTaxonomies = z.union([
  z.record(z.string(), taxonomy),
  nothing.transform((): Record<string, z.infer<typeof taxonomy>> => ({})),
]);

/** How WordPress says what went wrong. */
export const siteError = z.object({
  code: z.string(),
  message: z.string(),
  data: z.object({ status: z.int().optional(), term_id: z.int().optional() }).nullish(),
});
export type SiteError = z.infer<typeof siteError>;

/** The numbers of the terms that a post has in a taxonomy, by the name its address gives it. */
export function termsOf(post: SitePost, restBase: string): readonly number[] {
  const parsed = z.array(z.int()).safeParse(post[restBase]);
  return parsed.success ? parsed.data : [];
}

/** What a login may do: the names of its rights. */
export function rightsOf({ capabilities }: SiteUser): ReadonlySet<string> {
  return new Set(
    Object.entries(capabilities ?? {}).flatMap(([name, has]) => (has === true ? [name] : [])),
  );
}

/** A text that WordPress gives as HTML, as people read it. */
export function plain(html: string): string {
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0*39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
