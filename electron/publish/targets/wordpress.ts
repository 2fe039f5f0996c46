// How is a newsroom published to a WordPress site? The options of the target; how it is done is in `wordpress/`.
import * as z from 'zod';
import { mapping, noMapping } from '../../../core/publish/wordpress/mapping.ts';
import { choose } from '../../../core/publish/wordpress/mapping-step.ts';
import { proxyField, proxyOption } from '../proxy.ts';
import { isReadableOnTheWay, webAddress } from '../server-access.ts';
import { defineTarget } from '../target-kind.ts';
import { wordpressTarget } from '../wordpress/wordpress-target.ts';

/** The command line gives JSON as text. */
const mappingOption = z.preprocess((given, context) => {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'it is not JSON' });
    return z.NEVER;
  }
}, mapping);

export const wordpress = defineTarget({
  kind: 'wordpress',
  title: 'WordPress',
  about: 'Articles become posts of a WordPress site, with their pictures and files in its media.',
  options: z
    .strictObject({
      address: webAddress,
      user: z.string().min(1, 'it is empty').max(256),
      certificateFile: z.string().max(4096).default(''),
      proxy: proxyOption,
      mayUseHttpHere: z.boolean().default(false),
      postType: z
        .string()
        .regex(/^[a-z0-9_-]{1,20}$/, 'it is not the name of a type of post')
        .default('post'),
      whenGone: z.enum(['draft', 'trash'], 'it is neither draft nor trash').default('draft'),
      createTags: z.boolean().default(false),
      largestFileInMegabytes: z.int().positive().max(100_000).optional(),
      mapping: mappingOption.default(noMapping),
    })
    .refine(
      ({ address, mayUseHttpHere }) =>
        address.startsWith('https:') || (mayUseHttpHere && !isReadableOnTheWay(address)),
      {
        path: ['address'],
        error:
          'it is http: the password could be read on its way. Only a site on this computer may be reached by http, if you say so',
      },
    ),
  fields: {
    address: {
      title: 'Address of the site',
      hint: 'The front page, such as https://www.example.org.',
      kind: 'text',
    },
    user: { title: 'User name', hint: 'An editor or administrator of the site.', kind: 'text' },
    certificateFile: {
      title: 'Certificate of your organisation',
      hint: 'A PEM file, if the site’s certificate is signed by an authority of your own.',
      kind: 'file',
    },
    proxy: proxyField,
    mayUseHttpHere: {
      title: 'Allow http on this computer',
      hint: 'For a site that runs on this very computer, to try things out.',
      kind: 'switch',
    },
    postType: {
      title: 'Type of post',
      hint: 'As WordPress calls it: “post”.',
      kind: 'text',
      isMapped: true,
    },
    whenGone: {
      title: 'An article that is withdrawn becomes',
      hint: '“draft”: editors of the site still see it; “trash”: WordPress deletes it after a while.',
      kind: 'choice',
    },
    createTags: {
      title: 'Make tags that the site does not have',
      kind: 'switch',
      isMapped: true,
    },
    largestFileInMegabytes: {
      title: 'Largest file, in megabytes',
      hint: 'The site’s upload limit, if you know it: then a plan says which files are too large.',
      kind: 'number',
    },
    mapping: {
      title: 'Terms and people of the site',
      hint: 'As JSON, such as {"categories":{"prisons":"category/prison-news"},"people":{"Ana Pérez":"ana"}}; what is not named is matched by name. “galley target map” shows what there is.',
      kind: 'text',
      isMapped: true,
    },
  },
  secrets: { password: { title: 'Application password', isOptional: false } },
  publishes: 'posts',
  guarantee: () => 'file-by-file',
  choose: (options, choices) => {
    const { postType, createTags, mapping: chosen } = choose(options, choices);
    const { largestFileInMegabytes, ...rest } = options;
    const size = largestFileInMegabytes === undefined ? {} : { largestFileInMegabytes };
    return { ...rest, ...size, postType, createTags, mapping: chosen };
  },
  open: (options, { password = '' }, setting) => {
    const { address, user, certificateFile, proxy, largestFileInMegabytes } = options;
    const { postType, whenGone, createTags } = options;
    return wordpressTarget({
      access: { address, user, password, certificateFile, proxy },
      postType,
      whenGone,
      createTags,
      mapping: options.mapping,
      largestFile:
        largestFileInMegabytes === undefined ? undefined : largestFileInMegabytes * 1_000_000,
      state: setting.state,
      newId: setting.newId,
      takeOver: setting.takeOver,
      mayDeleteMany: setting.mayDeleteMany,
      mayLeaveOut: setting.mayLeaveOut ?? false,
    });
  },
});
