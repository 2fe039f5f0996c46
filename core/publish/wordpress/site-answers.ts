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
  /** What posts of this type have, such as `excerpt`; told to whoever may edit them. */
  supports: z.union([z.record(z.string(), z.unknown()), nothing]).optional(),
  /** Whether readers see posts of this type. */
  viewable: z.boolean().optional(),
});
export type SitePostType = z.infer<typeof postType>;
export const sitePostTypes = z.record(z.string(), postType);

const taxonomy = z.object({ slug: z.string(), name: z.string(), rest_base: z.string() });
export type SiteTaxonomy = z.infer<typeof taxonomy>;
export const siteTaxonomies = z.union([
  z.record(z.string(), taxonomy),
  nothing.transform((): Record<string, z.infer<typeof taxonomy>> => ({})),
]);

const addedField = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  items: z.object({ type: z.unknown() }).optional(),
});
export type SiteAddedField = z.infer<typeof addedField>;

/** What a route tells of the posts it holds: of their fields, those that plugins and themes added. */
export const routeSchema = z.object({
  schema: z.object({
    properties: z.object({
      meta: z
        .object({
          properties: z.union([
            z.record(z.string(), addedField),
            nothing.transform((): Record<string, SiteAddedField> => ({})),
          ]),
        })
        .optional(),
    }),
  }),
});

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

/** What a post has in a field that a plugin or theme added; undefined where there is no such field. */
export function fieldOn(post: SitePost, name: string): unknown {
  const fields = z.record(z.string(), z.unknown()).safeParse(post.meta);
  return fields.success && Object.hasOwn(fields.data, name) ? fields.data[name] : undefined;
}

/** Whether posts of a type have something; where a site does not tell, they have what WordPress' own have. */
export function hasPart({ supports }: SitePostType, part: string): boolean {
  return supports === undefined || Array.isArray(supports) || Object.hasOwn(supports, part);
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
