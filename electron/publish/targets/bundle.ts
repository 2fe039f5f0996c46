// How is a newsroom handed over as one file? The options of the target; what it does is in `bundle/`.
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import { bundleTarget } from '../bundle/bundle-target.ts';
import { defineTarget } from '../target-kind.ts';

export const bundle = defineTarget({
  kind: 'bundle',
  title: 'Bundle file',
  about:
    'One zip with website, data and changes since the last one, such as in a folder that is synced: for whoever puts it on the web.',
  options: z.strictObject({
    folder: z.string().refine(isAbsolute, 'give the whole path, from the top'),
    name: z
      .string()
      .regex(
        /^[^/\\:*?"<>|\p{Cc}.][^/\\:*?"<>|\p{Cc}]{0,120}\.zip$/u,
        'it is not a name like newsroom.zip',
      )
      .default('newsroom.zip'),
    signed: z.boolean().default(false),
  }),
  fields: {
    folder: {
      title: 'Folder',
      hint: 'Where the file lies, such as a synced folder',
      kind: 'folder',
    },
    name: { title: 'Name of the file', hint: 'newsroom.zip unless said', kind: 'text' },
    signed: {
      title: 'Sign the file',
      hint: 'With this newsroom’s key on this computer; without it nothing is published',
      kind: 'switch',
    },
  },
  secrets: {},
  publishes: 'bundle',
  guarantee: () => 'whole-site',
  open: ({ folder, name, signed }, _secrets, { cacheFolder, newId, takeOver, mayDeleteMany }) =>
    bundleTarget({
      ...{ path: join(folder, name), isSigned: signed },
      ...{ cacheFolder, newId, takeOver, mayDeleteMany },
    }),
});
